import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { terraform } from '../../../src/formats/terraform/index.js';
import { certificatesAs, type Shown } from '../../support/certificates.js';
import { treeOf } from '../../support/tree.js';

const read = (files: Record<string, string> | string): Shown[] =>
  certificatesAs('terraform', typeof files === 'string' ? { 'main.tf': files } : files);

/** The fields of the certificates that a test is about. */
const only = (files: Record<string, string> | string, ...fields: string[]) =>
  read(files).map(shown => Object.fromEntries(fields.map(field => [field, shown[field]])));

test('provider 4: every field, and where it is written', () => {
  const text = `resource "cloudflare_zone" "main" {
  zone = "example.com"
  type = "partial"
}
data "cloudflare_dcv_delegation" "main" { zone_id = cloudflare_zone.main.id }
resource "cloudflare_certificate_pack" "main" {
  zone_id                = cloudflare_zone.main.id
  type                   = "advanced"
  hosts                  = [
    "example.com",
    "*.example.com",
  ]
  validation_method      = "txt"
  validity_days          = 90
  certificate_authority  = "google"
  cloudflare_branding    = false
  wait_for_active_status = true
}
`;
  expect(read(text)).toEqual([
    {
      address: 'cloudflare_certificate_pack.main',
      zoneId: '${cloudflare_zone.main.id}',
      zone: 'example.com at main.tf:1: resource "cloudflare_zone" "main" {',
      zoneType: 'partial',
      isDelegated: true,
      hosts: ['example.com at main.tf:10: example.com', '*.example.com at main.tf:11: *.example.com'],
      type: 'advanced at main.tf:8: advanced',
      method: 'txt at main.tf:13: txt',
      authority: 'google at main.tf:15: google',
      validityDays: 90,
      span: 'main.tf:6: resource "cloudflare_certificate_pack" "main" {',
    },
  ]);
});

test('provider 5: every field, and where it is written', () => {
  const text = `data "cloudflare_zone" "main" {
  filter = { name = "example.com" }
}
variable "authority" { default = "ssl_com" }
resource "cloudflare_certificate_pack" "main" {
  for_each              = { web = 30 }
  zone_id               = data.cloudflare_zone.main.zone_id
  type                  = "advanced"
  hosts                 = [data.cloudflare_zone.main.filter.name, "\${each.key}.example.com"]
  validation_method     = "http"
  validity_days         = each.value
  certificate_authority = var.authority
}
`;
  expect(read(text)).toEqual([
    {
      address: 'cloudflare_certificate_pack.main["web"]',
      zoneId: '${data.cloudflare_zone.main.zone_id}',
      zone: 'example.com at main.tf:1: data "cloudflare_zone" "main" {',
      isDelegated: false,
      hosts: [
        'example.com at main.tf:2: example.com',
        'web.example.com at main.tf:9: ${each.key}.example.com',
      ],
      type: 'advanced at main.tf:8: advanced',
      method: 'http at main.tf:10: http',
      authority: 'ssl_com at main.tf:4: ssl_com',
      validityDays: 30,
      span: 'main.tf:5: resource "cloudflare_certificate_pack" "main" {',
    },
  ]);
});

test('provider 2, where most arguments depend on the type', () => {
  const text = `resource "cloudflare_certificate_pack" "old" {
  zone_id = "0123456789abcdef0123456789abcdef"
  type    = "dedicated_custom"
  hosts   = ["example.com"]
}
`;
  expect(read(text)).toEqual([
    {
      address: 'cloudflare_certificate_pack.old',
      zoneId: '0123456789abcdef0123456789abcdef',
      isDelegated: false,
      hosts: ['example.com at main.tf:4: example.com'],
      type: 'dedicated_custom at main.tf:3: dedicated_custom',
      span: 'main.tf:1: resource "cloudflare_certificate_pack" "old" {',
    },
  ]);
});

test('through a module that is called for each of several zones', () => {
  const files = {
    'live/main.tf': `locals {
  zones = {
    "example.com" = ["www.example.com"]
    "example.org" = []
  }
}
module "zone" {
  source   = "../modules/zone"
  for_each = local.zones
  name     = each.key
}
module "tls" {
  source   = "../modules/tls"
  for_each = local.zones
  zone_id  = module.zone[each.key].id
  hosts    = concat([each.key], each.value)
}
`,
    'modules/zone/main.tf': `variable "name" {}
resource "cloudflare_zone" "it" {
  name = var.name
  account = { id = "x" }
}
output "id" { value = cloudflare_zone.it.id }
`,
    'modules/tls/main.tf': `variable "zone_id" {}
variable "hosts" { type = list(string) }
resource "cloudflare_certificate_pack" "main" {
  zone_id = var.zone_id
  hosts   = var.hosts
}
`,
  };
  const shared = {
    zoneId: '${cloudflare_zone.it.id}',
    zoneType: 'full',
    isDelegated: false,
    span: 'modules/tls/main.tf:3: resource "cloudflare_certificate_pack" "main" {',
  };
  const zoneAt = 'modules/zone/main.tf:2: resource "cloudflare_zone" "it" {';
  expect(read(files)).toEqual([
    {
      ...shared,
      address: 'module.tls["example.com"].cloudflare_certificate_pack.main',
      zone: `example.com at ${zoneAt}`,
      hosts: [
        'example.com at live/main.tf:3: example.com',
        'www.example.com at live/main.tf:3: www.example.com',
      ],
    },
    {
      ...shared,
      address: 'module.tls["example.org"].cloudflare_certificate_pack.main',
      zone: `example.org at ${zoneAt}`,
      hosts: ['example.org at live/main.tf:4: example.org'],
    },
  ]);
});

describe('hosts', () => {
  const pack = (hosts: string, more = '') =>
    `resource "cloudflare_certificate_pack" "main" {\n  hosts = ${hosts}\n}\n${more}`;

  test.each<[string, Record<string, string>, string[]]>([
    [
      'a variable’s default',
      { 'main.tf': pack('var.hosts', 'variable "hosts" {\n  default = ["a.example.com"]\n}\n') },
      ['a.example.com at main.tf:5: a.example.com'],
    ],
    [
      'a file of values',
      {
        'main.tf': pack('var.hosts', 'variable "hosts" {}\n'),
        'terraform.tfvars': 'hosts = [\n  "a.example.com",\n  "b.example.com",\n]\n',
      },
      [
        'a.example.com at terraform.tfvars:2: a.example.com',
        'b.example.com at terraform.tfvars:3: b.example.com',
      ],
    ],
    [
      'a local list, and a condition that is known',
      {
        'main.tf': pack(
          'local.all ? concat(local.hosts, ["c.example.com"]) : []',
          'locals {\n  all = true\n  hosts = [\n    "a.example.com",\n  ]\n}\n',
        ),
      },
      ['a.example.com at main.tf:7: a.example.com', 'c.example.com at main.tf:2: c.example.com'],
    ],
    [
      'a for expression over a set',
      {
        'main.tf': pack('[for name in toset(["b", "a", "b"]) :\n    "${name}.example.com"]'),
      },
      ['a.example.com at main.tf:3: ${name}.example.com', 'b.example.com at main.tf:3: ${name}.example.com'],
    ],
    [
      'names that are known in part',
      {
        'main.tf': pack(
          '["${var.name}.example.com", "*.${var.name}.example.com", var.name]',
          'variable "name" {}\n',
        ),
      },
      [
        '${var.name}.example.com at main.tf:2: ${var.name}.example.com',
        '*.${var.name}.example.com at main.tf:2: *.${var.name}.example.com',
        '${var.name} at main.tf:4: variable "name"',
      ],
    ],
  ])('out of %s are where they are written', (_, files, hosts) => {
    expect(only(files, 'hosts', 'hostsDoubt')).toEqual([{ hosts, hostsDoubt: undefined }]);
  });

  test.each<[string, string, string[], string]>([
    ['a variable without a value', 'var.hosts', [], 'depend on var.hosts, a variable without a default'],
    [
      'a data source',
      'data.external.hosts.result',
      [],
      'depend on data.external.hosts.result, which is looked up when Terraform runs',
    ],
    [
      'a variable among others',
      'concat(["a.example.com"], var.hosts)',
      ['a.example.com at main.tf:2: a.example.com'],
      'depend on var.hosts, a variable without a default',
    ],
    [
      'a condition',
      'concat(["a.example.com"], var.more ? ["b.example.com"] : [])',
      ['a.example.com at main.tf:2: a.example.com'],
      'depend on var.more, a variable without a default',
    ],
  ])('out of %s may be more than are listed', (_, written, hosts, doubt) => {
    const text = pack(written, 'variable "hosts" {}\nvariable "more" {}\ndata "external" "hosts" {}\n');
    expect(only(text, 'hosts', 'hostsDoubt')).toEqual([
      { hosts, hostsDoubt: `the hosts of cloudflare_certificate_pack.main ${doubt}` },
    ]);
  });

  test.each(['null', '[]'])('that are %s are not known', written => {
    expect(only(pack(written), 'hosts', 'hostsDoubt')).toEqual([
      { hosts: [], hostsDoubt: 'cloudflare_certificate_pack.main lists no hosts' },
    ]);
  });

  test('are no more than a certificate may have by far', () => {
    const [found] = read(pack('[for n in range(101) : "h${n}.example.com"]'));
    expect(found!.hosts).toEqual(
      Array.from({ length: 100 }, (_, n) => `h${n}.example.com at main.tf:2: h\${n}.example.com`),
    );
    expect(found!.hostsDoubt).toBe(
      'cloudflare_certificate_pack.main lists more hosts than a certificate may have',
    );
  });

  test('are told apart by certificate, whatever expression they come of', () => {
    const label = fc.stringMatching(/^[a-z]{1,6}$/);
    const hosts = fc.uniqueArray(
      label.map(name => `${name}.example.com`),
      { minLength: 1, maxLength: 6 },
    );
    const forms: readonly ((list: string) => string)[] = [
      list => list,
      list => `tolist(${list})`,
      list => `toset(${list})`,
      list => `concat(${list}, [])`,
      list => `[for host in ${list} : host]`,
      list => `distinct(flatten([${list}, ${list}]))`,
      () => 'local.hosts["it"]',
    ];
    fc.assert(
      fc.property(hosts, fc.constantFrom(...forms), (names, form) => {
        const list = `[${names.map(name => JSON.stringify(name)).join(', ')}]`;
        const text = `locals { hosts = { it = ${list} } }\nresource "cloudflare_certificate_pack" "main" {\n hosts = ${form(list)}\n}\n`;
        const [found] = read(text);
        const line = form(list).startsWith('local') ? 1 : 3;
        const expected = names.map(name => `${name} at main.tf:${line}: ${name}`);
        expect([...(found!.hosts as string[])].sort()).toEqual(expected.sort());
        expect(found!.hostsDoubt).toBeUndefined();
      }),
    );
  });
});

describe('whether there is such a certificate', () => {
  const pack = (more: string) =>
    `variable "on" {}\nresource "cloudflare_certificate_pack" "main" {\n  hosts = ["example.com"]\n  ${more}\n}\n`;

  test.each([
    ['no count', '', ['cloudflare_certificate_pack.main']],
    ['count', 'count = 2', ['cloudflare_certificate_pack.main[0]', 'cloudflare_certificate_pack.main[1]']],
    ['a count of none', 'count = false ? 1 : 0', []],
    ['an empty for_each', 'for_each = {}', []],
    ['enabled, which is false', 'lifecycle { enabled = false }', []],
    [
      'arguments that Terraform leaves alone',
      'lifecycle { ignore_changes = [hosts] }',
      ['cloudflare_certificate_pack.main'],
    ],
  ])('is said by %s', (_, more, addresses) => {
    expect(only(pack(more), 'address', 'doubt')).toEqual(
      addresses.map(address => ({ address, doubt: undefined })),
    );
  });

  test.each([
    ['count', 'count = var.on ? 1 : 0', '[…]'],
    ['for_each', 'for_each = var.on', '[…]'],
    ['enabled', 'lifecycle { enabled = var.on }', ''],
  ])('is in doubt by %s', (_, more, index) => {
    expect(only(pack(more), 'address', 'doubt')).toEqual([
      {
        address: `cloudflare_certificate_pack.main${index}`,
        doubt: 'whether it exists depends on var.on, a variable without a default',
      },
    ]);
  });

  test('a data source, and what is removed or moved, declare none', () => {
    const text = `data "cloudflare_certificate_pack" "main" { hosts = ["example.com"] }
removed { from = cloudflare_certificate_pack.old }
moved {
  from = cloudflare_certificate_pack.a
  to   = cloudflare_certificate_pack.b
}
`;
    expect(read(text)).toEqual([]);
  });
});

describe('the zone', () => {
  const pack = (id: string, more: string) =>
    `resource "cloudflare_certificate_pack" "main" {\n  zone_id = ${id}\n  hosts = ["a.b.example"]\n}\n${more}`;

  test.each<[string, string, string, object]>([
    [
      'a resource without a type',
      'cloudflare_zone.main.id',
      'resource "cloudflare_zone" "main" { zone = "example.com" }',
      {
        zoneId: '${cloudflare_zone.main.id}',
        zone: 'example.com at main.tf:5: resource "cloudflare_zone" "main" { zone = "example.com" }',
        zoneType: 'full',
      },
    ],
    [
      'a resource whose type is not known',
      'cloudflare_zone.main.id',
      'resource "cloudflare_zone" "main" {\n  zone = "example.com"\n  type = var.type\n}\nvariable "type" {}',
      {
        zoneId: '${cloudflare_zone.main.id}',
        zone: 'example.com at main.tf:5: resource "cloudflare_zone" "main" {',
      },
    ],
    [
      'a resource whose name is not known',
      'cloudflare_zone.main.id',
      'resource "cloudflare_zone" "main" {\n  zone = "${var.name}.example.com"\n  type = "Partial"\n}\nvariable "name" {}',
      {
        zoneId: '${cloudflare_zone.main.id}',
        zone: '${var.name}.example.com at main.tf:5: resource "cloudflare_zone" "main" {',
        zoneType: 'partial',
      },
    ],
    [
      'one of many resources',
      'cloudflare_zone.all["example.org"].id',
      'resource "cloudflare_zone" "all" {\n  for_each = toset(["example.com", "example.org"])\n  name = each.key\n  type = "secondary"\n}',
      {
        zoneId: '${cloudflare_zone.all["example.org"].id}',
        zone: 'example.org at main.tf:5: resource "cloudflare_zone" "all" {',
        zoneType: 'secondary',
      },
    ],
    [
      'a search, provider 4',
      'data.cloudflare_zones.main.zones[0].id',
      'data "cloudflare_zones" "main" {\n  filter { name = "example.com" }\n}',
      {
        zoneId: '${data.cloudflare_zones.main.id}',
        zone: 'example.com at main.tf:5: data "cloudflare_zones" "main" {',
      },
    ],
    [
      'a search, provider 5',
      'data.cloudflare_zones.main.result[0].id',
      'data "cloudflare_zones" "main" { name = "example.com" }',
      {
        zoneId: '${data.cloudflare_zones.main.id}',
        zone: 'example.com at main.tf:5: data "cloudflare_zones" "main" { name = "example.com" }',
      },
    ],
    ['an id', '"0123456789abcdef"', '', { zoneId: '0123456789abcdef' }],
    ['a variable', 'var.zone_id', 'variable "zone_id" {}', { zoneId: '${var.zone_id}' }],
    ['nothing', 'null', '', { zoneId: '' }],
  ])('of %s', (_, id, more, expected) => {
    expect(read(pack(id, more))).toEqual([
      {
        address: 'cloudflare_certificate_pack.main',
        isDelegated: false,
        hosts: ['a.b.example at main.tf:3: a.b.example'],
        span: 'main.tf:1: resource "cloudflare_certificate_pack" "main" {',
        ...expected,
      },
    ]);
  });
});

describe('the validation is delegated by the code itself', () => {
  const zones = `variable "zone_id" {}
variable "on" {}
variable "off" {}
resource "cloudflare_zone" "main" { name = "example.com" }
resource "aws_route53_zone" "main" { name = "example.com" }
`;
  const pack = (id: string, more = '') =>
    `resource "cloudflare_certificate_pack" "main" {\n  zone_id = ${id}\n  hosts = ["www.example.com"]\n  ${more}\n}\n`;
  const delegation = (id: string, more = '') =>
    `data "cloudflare_dcv_delegation" "main" {\n  zone_id = ${id}\n  ${more}\n}\n`;
  const record = (owner: string, more = '') => `resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  type    = "CNAME"
  name    = ${owner}
  records = ["x"]
  ${more}
}
`;
  const records = 'cloudflare_certificate_pack.main.dcv_delegation_records';

  test.each([
    ['its validation id is read', pack('cloudflare_zone.main.id') + delegation('cloudflare_zone.main.id')],
    [
      'it is read by the zone’s name',
      `${pack('cloudflare_zone.main.id')}data "cloudflare_zone" "too" { name = "example.com" }\n${delegation('data.cloudflare_zone.too.zone_id')}`,
    ],
    ['it is read by the same id', pack('"0123456789abcdef"') + delegation('"0123456789abcdef"')],
    ['it is read by the same variable', pack('var.zone_id') + delegation('var.zone_id')],
    [
      'it is read under the same condition',
      pack('var.zone_id', 'count = var.on ? 1 : 0') + delegation('var.zone_id', 'count = var.on ? 1 : 0'),
    ],
    ['its records are published', pack('var.zone_id') + record(`${records}[0].cname`)],
    [
      'its records are published one by one',
      pack('var.zone_id') +
        record('each.key', `for_each = { for r in ${records} : r.cname => r.cname_target }`),
    ],
  ])('where %s', (_, text) => {
    expect(only(zones + text, 'isDelegated')).toEqual([{ isDelegated: true }]);
  });

  test.each([
    ['nothing reads it', pack('cloudflare_zone.main.id')],
    ['that of another zone is read', pack('cloudflare_zone.main.id') + delegation('var.zone_id')],
    ['that of another id is read', pack('"0123456789abcdef"') + delegation('"fedcba9876543210"')],
    ['neither names a zone', pack('null') + delegation('null')],
    [
      'it is read under another condition',
      pack('var.zone_id', 'count = var.on ? 1 : 0') + delegation('var.zone_id', 'count = var.off ? 1 : 0'),
    ],
    [
      'only its validation by TXT is published',
      pack('var.zone_id') + record('cloudflare_certificate_pack.main.validation_records[0].txt_name'),
    ],
  ])('but not where %s', (_, text) => {
    expect(only(zones + text, 'isDelegated')).toEqual([{ isDelegated: false }]);
  });
});

describe('a file with nothing but certificates', () => {
  const json = {
    resource: {
      cloudflare_certificate_pack: {
        main: { zone_id: '${var.id}', hosts: ['example.com', '${var.x}.example.com'] },
      },
    },
    variable: { id: {}, x: {} },
  };

  test('is read, as JSON too', () => {
    expect(read({ 'main.tf.json': JSON.stringify(json, null, 1) })).toEqual([
      {
        address: 'cloudflare_certificate_pack.main',
        zoneId: '${var.id}',
        isDelegated: false,
        hosts: [
          'example.com at main.tf.json:7: "example.com"',
          '${var.x}.example.com at main.tf.json:8: "${var.x}.example.com"',
        ],
        span: 'main.tf.json:4: "main": {',
      },
    ]);
  });

  test('holds no zone and nothing that is not known', () => {
    const tree = treeOf({
      'main.tf':
        'resource "cloudflare_certificate_pack" "main" {\n  zone_id = var.x\n  hosts = var.x\n}\nvariable "x" {}\n',
    });
    const { zones, problems, rivals } = terraform.read({ tree, paths: ['main.tf'], zoneOf: () => undefined });
    expect({ zones, problems, rivals }).toEqual({ zones: { items: [], gaps: [] }, problems: [], rivals: [] });
  });
});
