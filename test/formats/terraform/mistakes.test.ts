import { expect, test } from 'vitest';
import { dcv, foreignUrl, judged, type Repository, validationUrl } from '../../support/judged.js';

const settings = (hosts: string) => `certificates:
  - zone: example.com
    validation_url: ${validationUrl}
    hosts: [${hosts}]
`;

const zone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

/** A repository with one record, from line 2 on. */
function route53(name: string, records: string, type = 'CNAME', hosts = 'app.example.com') {
  const files = {
    'main.tf': `${zone}resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "${name}"
  type    = "${type}"
  ttl     = 300
  records = ["${records}"]
}
`,
  };
  return { settings: settings(hosts), files };
}

/** A resource of one of several types, in place of Route 53's. */
function other(type: string, own: string, hosts = 'app.example.com') {
  return { settings: settings(hosts), files: { 'main.tf': `resource "${type}" "it" {\n${own}\n}\n` } };
}

/** Each mistake, and what a run finds of it: rule, owner, place and cause. The words are the rules' own. */
const cases: readonly (readonly [mistake: string, repository: Repository, findings: readonly string[]])[] = [
  ['the right record is met', route53('_acme-challenge.app', dcv('app.example.com')), []],
  [
    'a record that is missing hangs at its zone',
    route53('www', 'x.example.net'),
    ['missing-cname _acme-challenge.app.example.com main.tf:1:1 -'],
  ],
  [
    'the validation URL of somebody else',
    route53('_acme-challenge.app', dcv('app.example.com', foreignUrl)),
    ['outdated-validation-url _acme-challenge.app.example.com main.tf:7:15 unknown'],
  ],
  [
    'a target without its host',
    route53('_acme-challenge.app', `${validationUrl}.`),
    ['wrong-target _acme-challenge.app.example.com main.tf:7:15 missing-host'],
  ],
  [
    'a target with a leading dot',
    route53('_acme-challenge.app', `.app.example.com.${validationUrl}`),
    ['wrong-target _acme-challenge.app.example.com main.tf:7:15 leading-dot'],
  ],
  [
    'a placeholder',
    route53('_acme-challenge.app', 'app.example.com.<COPIED_VALIDATION_URL>'),
    ['wrong-target _acme-challenge.app.example.com main.tf:7:15 placeholder'],
  ],
  [
    'a TXT that was left over',
    route53('_acme-challenge.app', 'token', 'TXT'),
    ['leftover-txt _acme-challenge.app.example.com main.tf:2:1 -'],
  ],
  [
    'an underscore in the label',
    route53('_acme_challenge.app', dcv('app.example.com')),
    ['misplaced-cname _acme_challenge.app.example.com main.tf:4:14 misspelt-label'],
  ],
  [
    'a CNAME at the host itself',
    route53('app', dcv('app.example.com')),
    ['misplaced-cname app.example.com main.tf:4:14 host-itself'],
  ],
  [
    'a target without its dot, where OVH appends the zone',
    other(
      'ovh_domain_zone_record',
      `  zone = "example.com"\n  subdomain = "_acme-challenge.app"\n  fieldtype = "CNAME"\n  target = "${dcv('app.example.com').slice(0, -1)}"`,
    ),
    ['wrong-target _acme-challenge.app.example.com main.tf:5:13 relative-target'],
  ],
  [
    'a whole owner, where DigitalOcean appends the zone',
    other(
      'digitalocean_record',
      `  domain = "example.com"\n  name = "_acme-challenge.app.example.com"\n  type = "CNAME"\n  value = "${dcv('app.example.com')}"`,
    ),
    ['misplaced-cname _acme-challenge.app.example.com.example.com main.tf:3:11 doubled-zone'],
  ],
  [
    'an asterisk in the validation name',
    other(
      'azurerm_dns_cname_record',
      `  zone_name = "example.com"\n  name = "_acme-challenge.*.app"\n  record = "${dcv('app.example.com')}"`,
    ),
    ['misplaced-cname _acme-challenge.*.app.example.com main.tf:3:11 literal-asterisk'],
  ],
  [
    'a CNAME that Cloudflare proxies',
    other(
      'cloudflare_dns_record',
      `  zone_id = "0123"\n  name = "_acme-challenge.app.example.com"\n  type = "CNAME"\n  content = "${dcv('app.example.com')}"\n  proxied = true`,
    ),
    ['not-a-cname _acme-challenge.app.example.com main.tf:1:1 -'],
  ],
  [
    'a host whose records depend on what is not known',
    {
      settings: settings('app.example.com'),
      files: {
        'main.tf': `${zone}variable "hosts" {}
resource "aws_route53_record" "it" {
  for_each = var.hosts
  zone_id  = aws_route53_zone.main.zone_id
  name     = "_acme-challenge.\${each.key}"
  type     = "CNAME"
  records  = ["\${each.key}.example.com.${validationUrl}"]
}
`,
      },
    },
    ['unresolved _acme-challenge.app.example.com main.tf:3:1 -'],
  ],
  [
    'a for_each that cannot be the name does not hide that it is missing',
    {
      settings: settings('app.example.com'),
      files: {
        'main.tf': `${zone}variable "hosts" {}
resource "aws_route53_record" "it" {
  for_each = var.hosts
  zone_id  = aws_route53_zone.main.zone_id
  name     = "www-\${each.key}"
  type     = "A"
  records  = ["192.0.2.1"]
}
`,
      },
    },
    ['missing-cname _acme-challenge.app.example.com main.tf:1:1 -'],
  ],
];

test.each(cases)('%s', (_, repository, findings) => {
  const found = judged(repository);
  expect(found.map(line => line.split(' ').slice(0, 4).join(' '))).toEqual(findings);
});
