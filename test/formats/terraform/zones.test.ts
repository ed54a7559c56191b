import { describe, expect, test } from 'vitest';
import { linesOf, readOf } from './reading.js';

const record = (zone: string, name = '_acme-challenge.app') => `resource "aws_route53_record" "it" {
  zone_id = ${zone}
  name = "${name}"
  type = "CNAME"
  records = ["app.example.net"]
}
`;

describe('a zone is found through whatever carries its id', () => {
  test.each([
    [
      'a resource',
      'aws_route53_zone.main.zone_id',
      'resource "aws_route53_zone" "main" { name = "example.com" }',
    ],
    ['its id', 'aws_route53_zone.main.id', 'resource "aws_route53_zone" "main" { name = "example.com." }'],
    [
      'a data source',
      'data.aws_route53_zone.main.zone_id',
      'data "aws_route53_zone" "main" { name = "example.com." }',
    ],
    [
      'count',
      'aws_route53_zone.main[0].zone_id',
      'resource "aws_route53_zone" "main" {\n  count = 1\n  name = "example.com"\n}',
    ],
    [
      'for_each',
      'aws_route53_zone.main["a"].zone_id',
      'resource "aws_route53_zone" "main" {\n  for_each = { a = "example.com", b = "example.org" }\n  name = each.value\n}',
    ],
    [
      'a local',
      'local.zone',
      'locals { zone = aws_route53_zone.main.id }\nresource "aws_route53_zone" "main" { name = "example.com" }',
    ],
    [
      'a data source that looks up the id of a resource',
      'data.aws_route53_zone.again.zone_id',
      'data "aws_route53_zone" "again" { zone_id = aws_route53_zone.main.zone_id }\nresource "aws_route53_zone" "main" { name = "example.com" }',
    ],
    [
      'another record',
      'aws_route53_record.other.zone_id',
      'resource "aws_route53_record" "other" {\n  zone_id = aws_route53_zone.main.id\n  name = "x"\n  type = "A"\n  records = ["192.0.2.1"]\n}\nresource "aws_route53_zone" "main" { name = "example.com" }',
    ],
  ])('%s', (_, expression, declaration) => {
    const lines = linesOf({ 'a.tf': record(expression), 'b.tf': `${declaration}\n` });
    expect(lines.filter(line => line.includes('acme') || line.startsWith('gap'))).toEqual([
      '  _acme-challenge.app.example.com CNAME app.example.net. a.tf:1:1',
    ]);
    expect(lines[0]).toMatch(/^zone example\.com /);
  });
});

test('a zone that is created is declared, one that is looked up or named is not', () => {
  const zones = readOf({
    'main.tf': `resource "aws_route53_zone" "main" { name = "example.com" }
data "aws_route53_zone" "other" { name = "example.org" }
${record('data.aws_route53_zone.other.id')}
resource "ovh_domain_zone_record" "it" {
  zone = "example.net"
  subdomain = "www"
  fieldtype = "A"
  target = "192.0.2.1"
}
`,
  }).zones.items;
  expect(zones.map(({ apex, fragment }) => [apex, fragment])).toEqual([
    ['example.com', { provider: 'aws', isDeclared: true }],
    ['example.org', { provider: 'aws', isDeclared: false }],
    ['example.net', { provider: 'ovh', isDeclared: false }],
  ]);
});

test('two zones of one name are two views, and each has its own records', () => {
  const text = `resource "aws_route53_zone" "blue" { name = "example.com" }
resource "aws_route53_zone" "green" { name = "example.com" }
${record('aws_route53_zone.green.id')}`;
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    'zone example.com main.tf:2:1',
    '  _acme-challenge.app.example.com CNAME app.example.net. main.tf:3:1',
  ]);
});

test('records of private zones are left out', () => {
  const text = `resource "aws_route53_zone" "main" {
  name = "example.com"
  vpc { vpc_id = "vpc-1" }
}
data "aws_route53_zone" "inside" {
  name = "example.org"
  private_zone = true
}
resource "google_dns_managed_zone" "lan" {
  name = "lan"
  dns_name = "example.net."
  visibility = "private"
}
resource "google_dns_record_set" "lan" {
  managed_zone = "lan"
  name = "_acme-challenge.example.net."
  type = "TXT"
  rrdatas = ["x"]
}
resource "azurerm_private_dns_txt_record" "lan" {
  zone_name = "example.net"
  name = "_acme-challenge"
  record { value = "x" }
}
${record('aws_route53_zone.main.id')}
${record('data.aws_route53_zone.inside.id').replace('"it"', '"inside"')}`;
  expect(linesOf(text)).toEqual([]);
});

test('a partial zone of Cloudflare is answered for by somebody else', () => {
  const zone = `resource "cloudflare_zone" "main" {
  name = "example.com"
  type = "partial"
}
resource "cloudflare_dns_record" "it" {
  zone_id = cloudflare_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  content = "app.example.net"
}
`;
  expect(linesOf(zone)).toEqual([]);
});

test('a zone that is looked up by its network is private', () => {
  const zone = `data "aws_route53_zone" "inside" {
  name = "example.com"
  vpc_id = "vpc-1"
}
`;
  expect(linesOf(zone + record('data.aws_route53_zone.inside.id'))).toEqual([]);
});

describe('where it is not known whether a zone is private, neither is what stands in it', () => {
  test.each([
    ['a block', 'resource "aws_route53_zone"', 'dynamic "vpc" {\n  for_each = var.it\n  content {}\n}'],
    ['an attribute', 'data "aws_route53_zone"', 'private_zone = var.it\n'],
    ['an id', 'data "aws_route53_zone"', 'vpc_id = var.it\n'],
  ])('%s', (_, head, argument) => {
    const zone = `${head} "main" {\n  name = "example.com"\n  ${argument}}\nvariable "it" {}\n`;
    const reference = head.startsWith('data') ? 'data.aws_route53_zone' : 'aws_route53_zone';
    expect(linesOf({ 'a.tf': record(`${reference}.main.id`), 'b.tf': zone })).toEqual([
      'zone example.com b.tf:1:1',
      '  gap _acme-challenge.app.example.com: whether the CNAME record stands depends on var.it, a variable without a default a.tf:1:1',
    ]);
  });
});

test.each(['resource', 'data'])('Route 53 keeps the name of a zone without its final dot: %s', kind => {
  const zone = `${kind} "aws_route53_zone" "main" { name = "example.com." }\n`;
  const reference = `${kind === 'data' ? 'data.' : ''}aws_route53_zone.main`;
  const text = `resource "aws_route53_record" "it" {
  zone_id = ${reference}.id
  name = "_acme-challenge.app"
  type = "CNAME"
  records = ["app.\${${reference}.name}.0123456789abcdef.dcv.cloudflare.com"]
}
`;
  expect(linesOf({ 'a.tf': text, 'b.tf': zone })).toEqual([
    'zone example.com b.tf:1:1',
    '  _acme-challenge.app.example.com CNAME app.example.com.0123456789abcdef.dcv.cloudflare.com. a.tf:1:1',
  ]);
});

describe('a zone that cannot be told', () => {
  const literal = record('"Z0123456789"');

  test('is a gap that keeps the literal part of the owner', () => {
    expect(linesOf(literal)).toEqual([
      'gap _acme-challenge.app${Z0123456789}: the zone of the CNAME record depends on Z0123456789, an id of which no file tells the zone main.tf:1:1',
    ]);
  });

  test('is what settings say of the file', () => {
    expect(linesOf(literal, { zones: { 'main.tf': 'example.com' } })).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.app.example.com CNAME app.example.net. main.tf:1:1',
    ]);
  });

  test('is the nearest one of the inventory that a whole owner is in', () => {
    const whole = record('var.zone_id', '_acme-challenge.app.sub.example.com');
    const apexes = ['example.com', 'sub.example.com', 'example.org'];
    expect(linesOf(`${whole}variable "zone_id" {}\n`, { apexes })).toEqual([
      'zone sub.example.com main.tf:1:1',
      '  _acme-challenge.app.sub.example.com CNAME app.example.net. main.tf:1:1',
    ]);
  });

  test('a relative owner tells nothing of it', () => {
    const text = `resource "hetznerdns_record" "it" {
  zone_id = var.zone_id
  name = "_acme-challenge.app.example.com"
  type = "TXT"
  value = "x"
}
variable "zone_id" {}
`;
    expect(linesOf(text, { apexes: ['example.com'] })).toEqual([
      'gap _acme-challenge.app.example.com.${var.zone_id}: the zone of the TXT record depends on var.zone_id, a variable without a default main.tf:1:1',
    ]);
  });

  test('a zone whose name is known in part is a gap, and its records end like it', () => {
    const text = `resource "azurerm_dns_zone" "main" { name = "\${var.stage}.example.com" }
resource "azurerm_dns_cname_record" "it" {
  zone_name = azurerm_dns_zone.main.name
  name = "_acme-challenge"
  record = "x.example.net"
}
variable "stage" {}
`;
    expect(linesOf(text)).toEqual([
      'gap ${var.stage}.example.com: the name of a zone depends on var.stage, a variable without a default main.tf:1:1',
      'gap _acme-challenge.${var.stage}: the zone of the CNAME record depends on var.stage, a variable without a default main.tf:2:1',
    ]);
  });
});

test('a look-up by Cloudflare’s data sources is understood in both providers', () => {
  const text = `data "cloudflare_zones" "four" { filter { name = "example.com" } }
data "cloudflare_zone" "five" { filter = { name = "example.org" } }
resource "cloudflare_record" "four" {
  zone_id = data.cloudflare_zones.four.zones[0].id
  name = "a"
  type = "A"
  content = "192.0.2.1"
}
resource "cloudflare_dns_record" "five" {
  zone_id = data.cloudflare_zone.five.zone_id
  name = "a"
  type = "A"
  content = "192.0.2.2"
}
`;
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    '  a.example.com A 192.0.2.1 main.tf:3:1',
    'zone example.org main.tf:2:1',
    '  a.example.org A 192.0.2.2 main.tf:9:1',
  ]);
});
