import { expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import type { Tree } from '../../src/source.js';
import { candidateFor } from '../../src/suggestions/candidate.js';
import { linesIn } from '../../src/suggestions/lines.js';
import { provedAmong } from '../../src/suggestions/proof.js';
import { dcv, foreignUrl, head, now, octodns, settingsFor, twoViews } from '../support/judged.js';
import { treeOf } from '../support/tree.js';

const settings = settingsFor(['example.com', 'shop.example.com']);
const apex = `_acme-challenge IN CNAME ${dcv('example.com')}\n`;
const shop = `_acme-challenge.shop IN CNAME ${dcv('shop.example.com')}\n`;

/** Every suggestion that is proved, as `path:line`, the lines that go and the lines that come. */
function suggested(
  files: Record<string, string>,
  spoil: (report: Report) => Report = report => report,
): string[] {
  const tree = treeOf({ '.github/delegated-dcv.yml': settings, ...files });
  const rerun = (of: Tree) =>
    run({ tree: of, settings: loadSettings(of) }, { failOn: 'error', failOnStanding: 'never', now });
  const report = rerun(tree);
  const linesOf = linesIn(tree);
  const candidates = report.findings.flatMap(finding => candidateFor(finding, linesOf) ?? []);
  return provedAmong(candidates, tree, report, of => spoil(rerun(of))).map(({ path, line, old, lines }) =>
    [`${path}:${line}`, ...old.map(text => `-${text}`), ...lines.map(text => `+${text}`)].join('\n'),
  );
}

const zone = (records: string) => ({ 'example.com.zone': head + records });

test.each<[string, Record<string, string>, string[]]>([
  [
    'an outdated target is replaced within its line, whatever else is in it',
    zone(`${apex}_acme-challenge.shop\t300 IN CNAME\t${dcv('shop.example.com', foreignUrl)} ; the shop\n`),
    [
      `example.com.zone:4\n-_acme-challenge.shop\t300 IN CNAME\t${dcv('shop.example.com', foreignUrl)} ; the shop\n+_acme-challenge.shop\t300 IN CNAME\t${dcv('shop.example.com')} ; the shop`,
    ],
  ],
  [
    'a target without its final dot gets one',
    zone(`${apex}_acme-challenge.shop IN CNAME ${dcv('shop.example.com').slice(0, -1)}\n`),
    [
      `example.com.zone:4\n-_acme-challenge.shop IN CNAME ${dcv('shop.example.com').slice(0, -1)}\n+${shop.trimEnd()}`,
    ],
  ],
  [
    'lines that a sieve passed over are counted',
    zone(
      `www IN A 192.0.2.1\nmail IN A 192.0.2.2\n${apex}_acme-challenge.shop IN CNAME elsewhere.example.net.\n`,
    ),
    [`example.com.zone:6\n-_acme-challenge.shop IN CNAME elsewhere.example.net.\n+${shop.trimEnd()}`],
  ],
  [
    'octoDNS: quotes are kept, and lists',
    {
      'production.yaml': octodns,
      'zones/example.com.yaml': `_acme-challenge:\n  type: CNAME\n  value: '${dcv('example.com', foreignUrl)}' # old\n_acme-challenge.shop:\n  - type: CNAME\n    value: "shop.example.com.dcv.cloudflare.com."\n`,
    },
    [
      `zones/example.com.yaml:3\n-  value: '${dcv('example.com', foreignUrl)}' # old\n+  value: '${dcv('example.com')}' # old`,
      `zones/example.com.yaml:6\n-    value: "shop.example.com.dcv.cloudflare.com."\n+    value: "${dcv('shop.example.com')}"`,
    ],
  ],
  [
    'Terraform',
    {
      'main.tf': `resource "aws_route53_zone" "z" { name = "example.com" }
resource "aws_route53_record" "a" {
  zone_id = aws_route53_zone.z.zone_id
  name    = "_acme-challenge.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["${dcv('example.com', foreignUrl)}"] # old
}
resource "aws_route53_record" "b" {
  zone_id = aws_route53_zone.z.zone_id
  name    = "_acme-challenge.shop.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["shop.example.com"]
}
`,
    },
    [
      `main.tf:7\n-  records = ["${dcv('example.com', foreignUrl)}"] # old\n+  records = ["${dcv('example.com')}"] # old`,
      `main.tf:14\n-  records = ["shop.example.com"]\n+  records = ["${dcv('shop.example.com')}"]`,
    ],
  ],
  [
    'DNSControl',
    {
      'dnsconfig.js': `var REG = NewRegistrar("none"); var DNS = NewDnsProvider("bind");
D("example.com", REG, DnsProvider(DNS),
  CNAME("_acme-challenge", '${dcv('example.com', foreignUrl)}', TTL(300)), // old
  CNAME("_acme-challenge.shop", "${dcv('shop.example.com')}"),
  TXT("_acme-challenge.shop", "token"),
END);
`,
    },
    [
      `dnsconfig.js:3\n-  CNAME("_acme-challenge", '${dcv('example.com', foreignUrl)}', TTL(300)), // old\n+  CNAME("_acme-challenge", '${dcv('example.com')}', TTL(300)), // old`,
      'dnsconfig.js:5\n-  TXT("_acme-challenge.shop", "token"),',
    ],
  ],
  [
    'TXT records beside a CNAME go with their lines',
    zone(
      `${apex}${shop}_acme-challenge IN TXT "one" ; from the last client\n_acme-challenge IN TXT "two" "three"\n`,
    ),
    [
      'example.com.zone:5\n-_acme-challenge IN TXT "one" ; from the last client\n-_acme-challenge IN TXT "two" "three"',
    ],
  ],
  [
    'a TXT record in the place of the CNAME makes way for it',
    zone(`${apex}_acme-challenge.shop IN TXT "token"\n`),
    [
      `example.com.zone:4\n-_acme-challenge.shop IN TXT "token"\n+_acme-challenge.shop  IN CNAME  ${dcv('shop.example.com')}`,
    ],
  ],
  [
    'a list of octoDNS loses one item',
    {
      'production.yaml': octodns,
      'zones/example.com.yaml': `_acme-challenge:\n  type: CNAME\n  value: ${dcv('example.com')}\n_acme-challenge.shop:\n  - type: CNAME\n    value: ${dcv('shop.example.com')}\n  - type: TXT\n    value: token\n`,
    },
    ['zones/example.com.yaml:7\n-  - type: TXT\n-    value: token'],
  ],
  [
    'TXT records that stand apart, share their line, or lend their owner to the next line are left alone',
    {
      ...zone(
        `${apex}${shop}_acme-challenge IN TXT "one"\nwww IN A 192.0.2.1\n_acme-challenge IN TXT "two"\n_acme-challenge.shop IN TXT "x"\n  IN CAA 0 issue "pki.goog"\n`,
      ),
    },
    [],
  ],
  [
    'a file with carriage returns is left alone',
    {
      'example.com.zone': `${head}${apex}_acme-challenge.shop IN CNAME elsewhere.example.net.\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    },
    [],
  ],
  [
    'lines that cannot be printed safely are not suggested',
    zone(`${apex}_acme-challenge.shop IN CNAME elsewhere.example.net. ; \u202e\n`),
    [],
  ],
  [
    'one record that two findings are about is suggested once',
    {
      'named.conf': twoViews.replaceAll(/"(?:in|out)side.*?"/g, '"a"'),
      a: `${head}${apex}_acme-challenge.shop IN CNAME elsewhere.example.net.\n`,
    },
    [`a:4\n-_acme-challenge.shop IN CNAME elsewhere.example.net.\n+${shop.trimEnd()}`],
  ],
])('%s', (_, files, expected) => {
  expect(suggested(files)).toEqual(expected);
});

test('what a rerun still finds, or finds anew, is not suggested', () => {
  const files = zone(
    `_acme-challenge IN CNAME elsewhere.example.net.\n_acme-challenge.shop IN CNAME elsewhere.example.net.\n`,
  );
  const both = suggested(files);
  expect(both.map(text => text.split('\n')[0])).toEqual(['example.com.zone:3', 'example.com.zone:4']);
  const ofShop = (report: Report) => ({ owner: report.requirements[1]!.requirement.owner });
  const finding = { rule: 'missing-cname', severity: 'error', message: 'x', introduced: null } as const;
  const harmed = suggested(files, report => ({
    ...report,
    findings: [...report.findings, { ...finding, ...ofShop(report), fingerprint: 'f'.repeat(32) }],
  }));
  expect(harmed).toEqual([]);
  let runs = 0;
  const once = suggested(files, report =>
    ++runs > 1
      ? report
      : { ...report, findings: [{ ...finding, ...ofShop(report), fingerprint: 'f'.repeat(32) }] },
  );
  expect([runs, once]).toEqual([2, [both[0]]]);
});
