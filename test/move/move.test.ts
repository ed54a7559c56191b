import { describe, expect, test } from 'vitest';
import { head } from '../support/judged.js';
import { type Known, move, newId, oldId, otherId, settings } from './moved.js';

const from = `from ${oldId}.dcv.cloudflare.com`;
const settingsFile = '.github/delegated-dcv.yml';

const url = (id = oldId) => `${id}.dcv.cloudflare.com`;
const dcvLine = (host: string, id = oldId) => `_acme-challenge.${host}. CNAME ${host}.${url(id)}.`;
const zoneFile = (...lines: string[]) => `$ORIGIN example.com.\n${head}${lines.join('\n')}\n`;

/** A zone at Route 53 in Terraform, and more. */
const terraform = (...more: string[]) =>
  ['resource "aws_route53_zone" "main" { name = "example.com" }', ...more].join('\n');

const record = (value: string, name = '_acme-challenge', more = '') => `resource "aws_route53_record" "dcv" {
  ${more}
  zone_id = aws_route53_zone.main.zone_id
  name    = "${name}"
  type    = "CNAME"
  ttl     = 300
  records = [${value}]
}
`;

const unknownReason = (id: string) =>
  `Its ${url(id)} is not known to be example.com’s. Change it only if example.com is to validate it.`;
const stuckReason = (id: string) => `Its ${url(id)} cannot be replaced by itself. Change it where it is set.`;

/** The settings once they know the new validation URL. */
const movedSettings = settings.replace(
  `validation_url: ${oldId}.dcv.cloudflare.com\n`,
  `former_validation_urls: [${oldId}.dcv.cloudflare.com]\n    validation_url: ${newId}.dcv.cloudflare.com\n`,
);

const settingsLines = movedSettings.split('\n').slice(2, 4);

interface Case {
  readonly files: Record<string, string>;
  readonly known?: Known;
  readonly plan: readonly string[];
  /** In each changed file, each line that was not there before. */
  readonly lines: Record<string, readonly string[]>;
}

function cases(all: Record<string, Case>): void {
  test.each(Object.entries(all))('%s', (_, { files, known, plan, lines }) => {
    const moved = move(files, known);
    const changes = Object.entries(moved.files).map(([path, text]) => {
      const before = new Set(files[path]!.split('\n'));
      return [path, text.split('\n').filter(line => !before.has(line))];
    });
    expect({ plan: moved.plan, lines: Object.fromEntries(changes) }).toEqual({ plan, lines });
    // What git has applied needs nothing more.
    const again = move({ ...files, ...moved.files }, known);
    expect(again.files).toEqual({});
  });
}

describe('where the id stands', () => {
  cases({
    'in a local of Terraform': {
      files: { 'main.tf': terraform(`locals { dcv = "${url()}" }`, record('"example.com.${local.dcv}"')) },
      plan: [`changed _acme-challenge.example.com main.tf:9 ${from}`, 'also main.tf:2'],
      lines: { 'main.tf': [`locals { dcv = "${url(newId)}" }`] },
    },
    'in a file of variables': {
      files: {
        'main.tf': terraform('variable "dcv" {}', record('"example.com.${var.dcv}"')),
        'terraform.tfvars': `dcv = "${url()}"\n`,
      },
      plan: [`changed _acme-challenge.example.com main.tf:9 ${from}`, 'also terraform.tfvars:1'],
      lines: { 'terraform.tfvars': [`dcv = "${url(newId)}"`] },
    },
    'in nothing that is here': {
      files: { 'main.tf': terraform('variable "dcv" {}', record('"example.com.${var.dcv}"')) },
      plan: [
        'left _acme-challenge.example.com main.tf:9 Its target comes from var.dcv (a variable without a default). Change it where that is set.',
      ],
      lines: {},
    },
    'at Cloudflare alone': {
      files: {
        [settingsFile]: settings,
        'main.tf': terraform(
          'data "cloudflare_dcv_delegation" "main" { zone_id = "023e105f4ecef8ad9ca31a8372d0c353" }',
          record('"example.com.${data.cloudflare_dcv_delegation.main.hostname}"'),
        ),
      },
      plan: [`settings ${settingsFile}:3`, 'follows 1'],
      lines: { [settingsFile]: settingsLines },
    },
    'once for several records': {
      files: {
        'main.tf': terraform(
          record(
            `"\${each.key}.${url()}"`,
            '_acme-challenge.${each.key}',
            'for_each = toset(["example.com", "www.example.com"])',
          ),
        ),
      },
      plan: [
        `changed _acme-challenge.example.com main.tf:8 ${from}`,
        `changed _acme-challenge.www.example.com main.tf:8 ${from}`,
      ],
      lines: { 'main.tf': [`  records = ["\${each.key}.${url(newId)}"]`] },
    },
    'in two pieces': {
      files: {
        'main.tf': terraform(
          record(`join("", ["example.com.${oldId.slice(0, 8)}", "${oldId.slice(8)}.dcv.cloudflare.com"])`),
        ),
      },
      plan: [`left _acme-challenge.example.com main.tf:8 ${stuckReason(oldId)}`],
      lines: {},
    },
    'in a record whose hosts no file tells': {
      files: {
        [settingsFile]: settings,
        'main.tf': terraform(
          'variable "hosts" {}',
          record(`"\${each.key}.${url()}"`, '_acme-challenge.${each.key}', 'for_each = var.hosts'),
        ),
      },
      plan: [
        'also main.tf:9',
        `settings ${settingsFile}:3`,
        'left main.tf:3 Records of example.com may stand here: whether the CNAME record stands depends on var.hosts, a variable without a default.',
      ],
      lines: {
        'main.tf': [`  records = ["\${each.key}.${url(newId)}"]`],
        [settingsFile]: settingsLines,
      },
    },
    'in a variable of DNSControl': {
      files: {
        'dnsconfig.js': `var REG = NewRegistrar("none"), DNS = NewDnsProvider("x");
var DCV = "${oldId}"; // ${oldId} since 2024
D("example.com", REG, DnsProvider(DNS),
  CNAME("_acme-challenge", "example.com." + DCV + ".dcv.cloudflare.com."),
  CNAME("_acme-challenge.www", "www.example.com." + DCV + ".dcv.cloudflare.com.")
);
`,
      },
      plan: [
        `changed _acme-challenge.example.com dnsconfig.js:4 ${from}`,
        `changed _acme-challenge.www.example.com dnsconfig.js:5 ${from}`,
        'also dnsconfig.js:2',
        'also dnsconfig.js:2',
      ],
      lines: { 'dnsconfig.js': [`var DCV = "${newId}"; // ${newId} since 2024`] },
    },
    'in the parameters of a stack and in a script, which are not read as DNS': {
      files: {
        'zone.yaml': `Parameters:
  Dcv: { Type: String }
Resources:
  R:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneName: example.com.
      Name: _acme-challenge.example.com.
      Type: CNAME
      TTL: '300'
      ResourceRecords: [!Sub 'example.com.\${Dcv}.dcv.cloudflare.com']
`,
        'parameters.json': `[{ "ParameterKey": "Dcv", "ParameterValue": "${oldId}" }]\n`,
        'add-records.sh': `ID=${oldId}\nadd "$ID" # ${oldId}\n`,
      },
      plan: [
        ...['add-records.sh:1', 'parameters.json:1'].map(
          place =>
            `left ${place} The file holds ${oldId} and is not read as DNS. Look whether records are made from it.`,
        ),
        `left _acme-challenge.example.com zone.yaml:11 ${stuckReason(oldId)}`,
      ],
      lines: {},
    },
    'in comments too, but in no other record and no longer word': {
      files: {
        'example.com.zone': zoneFile(
          `; ${oldId} is ours`,
          dcvLine('example.com'),
          `t TXT "${oldId}"`,
          `;${dcvLine('old.example.com')}`,
          `x CNAME x${oldId}.example.net.`,
          `y CNAME ${oldId}-y.example.net.`,
        ),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:5 ${from}`,
        'also example.com.zone:4',
        'also example.com.zone:7',
      ],
      lines: {
        'example.com.zone': [
          `; ${newId} is ours`,
          dcvLine('example.com', newId),
          `;${dcvLine('old.example.com', newId)}`,
        ],
      },
    },
    'in capitals, and in targets that are wrong in another way': {
      files: {
        'example.com.zone': zoneFile(
          `_acme-challenge CNAME EXAMPLE.COM.${url().toUpperCase()}.`,
          `_acme-challenge.a CNAME a.example.com.${url()}`,
          `_acme-challenge.b CNAME ${url()}.`,
          '_acme-challenge.c CNAME c.example.com.your-id.dcv.cloudflare.com.',
        ),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:4 ${from}`,
        `changed _acme-challenge.a.example.com example.com.zone:5 ${from}`,
        `changed _acme-challenge.b.example.com example.com.zone:6 ${from}`,
        `left _acme-challenge.c.example.com example.com.zone:7 Its target still holds a placeholder. Write ${url(newId)} in its place.`,
      ],
      lines: {
        'example.com.zone': [
          `_acme-challenge CNAME EXAMPLE.COM.${newId}.DCV.CLOUDFLARE.COM.`,
          `_acme-challenge.a CNAME a.example.com.${url(newId)}`,
          `_acme-challenge.b CNAME ${url(newId)}.`,
        ],
      },
    },
    'where a line break or the end of the file follows': {
      files: {
        'example.com.zone':
          `$ORIGIN example.com.\n${head}${dcvLine('example.com')}\n`.replaceAll('\n', '\r\n') +
          dcvLine('www.example.com'),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:4 ${from}`,
        `changed _acme-challenge.www.example.com example.com.zone:5 ${from}`,
      ],
      lines: {
        'example.com.zone': [`${dcvLine('example.com', newId)}\r`, dcvLine('www.example.com', newId)],
      },
    },
  });
});

describe('whose it is', () => {
  cases({
    'a host of a child zone is not the zone’s': {
      files: {
        [settingsFile]: `${settings}  - zone: dev.example.com
    validation_url: ${otherId}
    hosts: [dev.example.com]
`,
        'example.com.zone': zoneFile(
          dcvLine('example.com'),
          dcvLine('dev.example.com', otherId),
          dcvLine('a.dev.example.com'),
        ),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:4 ${from}`,
        `settings ${settingsFile}:3`,
        'left _acme-challenge.a.dev.example.com example.com.zone:6 It uses a validation URL of example.com, but its host belongs to the zone dev.example.com. Give it the validation URL of that zone.',
      ],
      lines: {
        'example.com.zone': [dcvLine('example.com', newId)],
        [settingsFile]: settingsLines,
      },
    },
    'nor is what a child zone and the zone share': {
      files: {
        'main.tf': terraform(
          record(
            `"\${each.key}.${url()}"`,
            '_acme-challenge.${each.key}',
            'for_each = toset(["example.com", "a.dev.example.com"])',
          ),
        ),
      },
      known: { zones: ['dev.example.com'] },
      plan: [`left _acme-challenge.example.com main.tf:8 ${unknownReason(oldId)}`],
      lines: {},
    },
    'without an inventory the only id at hosts of the zone is its own': {
      files: { 'example.com.zone': zoneFile(dcvLine('example.com'), dcvLine('example.org', otherId)) },
      plan: [`changed _acme-challenge.example.com example.com.zone:4 ${from}`],
      lines: { 'example.com.zone': [dcvLine('example.com', newId)] },
    },
    'of two ids that nobody knows neither is': {
      files: { 'example.com.zone': zoneFile(dcvLine('example.com'), dcvLine('shop.example.com', otherId)) },
      plan: [
        `left _acme-challenge.example.com example.com.zone:4 ${unknownReason(oldId)}`,
        `left _acme-challenge.shop.example.com example.com.zone:5 ${unknownReason(otherId)}`,
      ],
      lines: {},
    },
    'an id that is unknown may be a vendor’s, unless a certificate demands its record': {
      files: {
        [settingsFile]: settings,
        'example.com.zone': zoneFile(
          dcvLine('example.com'),
          dcvLine('shop.example.com', otherId),
          dcvLine('www.example.com', '1111222233334444'),
          dcvLine('w3.example.com', '1111222233334444'),
        ),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:4 ${from}`,
        'changed _acme-challenge.www.example.com example.com.zone:6 from 1111222233334444.dcv.cloudflare.com',
        `settings ${settingsFile}:3`,
        `left _acme-challenge.shop.example.com example.com.zone:5 ${unknownReason(otherId)}`,
        `left _acme-challenge.w3.example.com example.com.zone:7 ${unknownReason('1111222233334444')}`,
      ],
      lines: {
        'example.com.zone': [dcvLine('example.com', newId), dcvLine('www.example.com', newId)],
        [settingsFile]: settingsLines,
      },
    },
    'a vendor’s id stays, and is replaced only in a record that a certificate demands': {
      files: {
        [settingsFile]: `${settings}cloudflare: { vendors: { Shop: [${otherId}] } }\n`,
        'example.com.zone': zoneFile(
          `; ${otherId} is the shop’s`,
          dcvLine('shop.example.com', otherId),
          dcvLine('www.example.com', otherId),
        ),
      },
      plan: [
        'changed _acme-challenge.www.example.com example.com.zone:6 from fedcba9876543210.dcv.cloudflare.com',
        `settings ${settingsFile}:3`,
        `left _acme-challenge.shop.example.com example.com.zone:5 Its ${url(otherId)} is Shop’s. Change it only if example.com is to validate it.`,
      ],
      lines: {
        'example.com.zone': [dcvLine('www.example.com', newId)],
        [settingsFile]: settingsLines,
      },
    },
    'nor is another zone’s id replaced where a variable holds it': {
      files: {
        [settingsFile]: `${settings}  - { zone: example.org, validation_url: ${otherId}, hosts: [example.org] }\n`,
        'main.tf': terraform(
          `locals { dcv = "${url(otherId)}" }`,
          record('"www.example.com.${local.dcv}"', '_acme-challenge.www'),
        ),
        'example.org.zone': `$ORIGIN example.org.\n${head}${dcvLine('example.org', otherId)}\n`,
      },
      plan: [
        `settings ${settingsFile}:3`,
        `left _acme-challenge.www.example.com main.tf:9 ${stuckReason(otherId)}`,
      ],
      lines: { [settingsFile]: settingsLines },
    },
    'a former id is the zone’s, and what is switched already stays': {
      files: {
        [settingsFile]: movedSettings,
        'example.com.zone': zoneFile(dcvLine('example.com', newId), dcvLine('www.example.com')),
      },
      plan: [`changed _acme-challenge.www.example.com example.com.zone:5 ${from}`, 'already 1'],
      lines: { 'example.com.zone': [dcvLine('www.example.com', newId)] },
    },
    'a custom hostname outside the zone moves with it': {
      files: {
        [settingsFile]: settings,
        'example.net.zone': `$ORIGIN example.net.\n${head}${dcvLine('shop.example.net')}\n`,
      },
      plan: [
        `changed _acme-challenge.shop.example.net example.net.zone:4 ${from}`,
        `settings ${settingsFile}:3`,
        'elsewhere _acme-challenge.example.com',
        'elsewhere _acme-challenge.www.example.com',
      ],
      lines: {
        'example.net.zone': [dcvLine('shop.example.net', newId)],
        [settingsFile]: settingsLines,
      },
    },
    'the new validation URL may be somebody else’s': {
      files: {
        [settingsFile]: `certificates:\n  - { zone: example.org, validation_url: ${newId}, hosts: [example.org] }\n`,
        'example.com.zone': zoneFile(dcvLine('example.com')),
      },
      plan: [
        `changed _acme-challenge.example.com example.com.zone:4 ${from}`,
        `note The inventory knows ${url(newId)} as the validation URL of example.org. Make sure that ${url(newId)} is that of example.com.`,
      ],
      lines: { 'example.com.zone': [dcvLine('example.com', newId)] },
    },
  });
});

describe('what a patch must not do', () => {
  const vague = 'To replace ids outside of records would change other records too. Change this one by hand.';
  const unprintable =
    'The lines around the id hold characters that are not safe to print. Change the id by hand.';

  cases({
    'change other records': {
      files: {
        [settingsFile]: settings,
        'main.tf': terraform(
          `locals { dcv = "${oldId}" }`,
          record('"example.com.${local.dcv}.dcv.cloudflare.com"'),
          `resource "aws_route53_record" "txt" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "note"
  type    = "TXT"
  ttl     = 300
  records = ["dcv=\${local.dcv}"]
}
`,
          record(`"www.example.com.${url()}"`, '_acme-challenge.www').replace('"dcv"', '"www"'),
        ),
      },
      plan: [
        `changed _acme-challenge.www.example.com main.tf:26 ${from}`,
        `settings ${settingsFile}:3`,
        `left main.tf:2 ${vague}`,
        `left _acme-challenge.example.com main.tf:9 ${stuckReason(oldId)}`,
      ],
      lines: {
        'main.tf': [`  records = ["www.example.com.${url(newId)}"]`],
        [settingsFile]: settingsLines,
      },
    },
    'show characters that are not safe to print, or lose octets that are no UTF-8': {
      files: {
        'example.com.zone': zoneFile(
          '; \x1b[31m',
          dcvLine('example.com'),
          ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(owner => `${owner} A 192.0.2.1`),
          dcvLine('www.example.com'),
          ...['h', 'i', 'j', 'k', 'l', 'm', 'n'].map(owner => `${owner} A 192.0.2.1`),
          dcvLine('old.example.com'),
          '; caf\ufffd',
        ),
      },
      plan: [
        `changed _acme-challenge.www.example.com example.com.zone:13 ${from}`,
        `left _acme-challenge.example.com example.com.zone:5 ${unprintable}`,
        `left _acme-challenge.old.example.com example.com.zone:21 ${unprintable}`,
      ],
      lines: { 'example.com.zone': [dcvLine('www.example.com', newId)] },
    },
    'edit the lock file': {
      files: {
        'example.com.zone': zoneFile(dcvLine('example.com')),
        'dcv.lock.json': `{ "url": "${url()}" }\n`,
      },
      known: { lock: 'dcv.lock.json' },
      plan: [`changed _acme-challenge.example.com example.com.zone:4 ${from}`],
      lines: { 'example.com.zone': [dcvLine('example.com', newId)] },
    },
    'hide what could not be read': {
      files: { [settingsFile]: settings, 'main.tf': 'resource "aws_route53_record" "x" {\n' },
      plan: [
        `settings ${settingsFile}:3`,
        'left main.tf:1 Records of example.com may stand here: main.tf could not be wholly read.',
        'left main.tf:1 The HCL is broken: the block `resource` is not closed. Add its `}`.',
      ],
      lines: { [settingsFile]: settingsLines },
    },
  });
});
