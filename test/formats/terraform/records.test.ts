import { describe, expect, test } from 'vitest';
import { linesOf, readOf } from './reading.js';

const zone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

/** The records of one Route 53 resource in `example.com`, without their place. */
function route53(own: string): string[] {
  const text = `${zone}resource "aws_route53_record" "it" {\n  zone_id = aws_route53_zone.main.zone_id\n${own}\n}\n`;
  return linesOf(text)
    .slice(1)
    .map(line => line.replace(/ main.tf:2:1$/, ''));
}

describe('Route 53 completes an owner unless the zone is its suffix', () => {
  test.each([
    ['www', 'www.example.com'],
    ['WWW', 'www.example.com'],
    ['', 'example.com'],
    ['example.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['www.example.com', 'www.example.com'],
    ['www.', 'www.example.com'],
    ['www.example.net.', 'www.example.net.example.com'],
    ['fooexample.com', 'fooexample.com'],
    ['*', '*.example.com'],
    ['\\\\052', '*.example.com'],
    ['@', '\\@.example.com'],
    ['${aws_route53_zone.main.name}', 'example.com'],
    ['_acme-challenge.${aws_route53_zone.main.name}', '_acme-challenge.example.com'],
    ['${var.host}', '${var.host}example.com'],
    ['${var.host}.example.com', '${var.host}.example.com'],
    ['${var.host}.com', '${var.host}example.com'],
    ['${var.host}.app', '${var.host}.app.example.com'],
    ['_acme-challenge.${var.host}', '_acme-challenge.${var.host}example.com'],
  ])('%s', (name, owner) => {
    expect(
      route53(`  name = "${name}"\n  type = "A"\n  records = ["192.0.2.1"]\n}\nvariable "host" {`),
    ).toEqual([`  ${owner} A 192.0.2.1`]);
  });
});

describe('other providers', () => {
  test.each([
    ['@', 'example.com'],
    ['', 'example.com'],
    ['www', 'www.example.com'],
    ['www.example.com', 'www.example.com.example.com'],
  ])('a relative owner is always below the zone: %s', (name, owner) => {
    const record = `domain = "example.com"\n  name = "${name}"\n  type = "A"\n  value = "192.0.2.1"`;
    const [, line] = linesOf(`resource "digitalocean_record" "it" {\n  ${record}\n}\n`);
    expect(line).toBe(`  ${owner} A 192.0.2.1 main.tf:1:1`);
  });

  test.each([
    ['@', 'example.com'],
    ['www', 'www.example.com'],
    ['www.example.com', 'www.example.com'],
  ])('Cloudflare takes an owner of either kind: %s', (name, owner) => {
    const text = `data "cloudflare_zone" "main" { name = "example.com" }
resource "cloudflare_record" "it" {
  zone_id = data.cloudflare_zone.main.id
  name = "${name}"
  type = "A"
  content = "192.0.2.1"
}
`;
    expect(linesOf(text)).toEqual(['zone example.com main.tf:1:1', `  ${owner} A 192.0.2.1 main.tf:2:1`]);
  });

  test('an owner that is left out is the apex', () => {
    const text = `resource "ovh_domain_zone_record" "it" {
  zone = "example.com"
  fieldtype = "TXT"
  target = "v=spf1 -all"
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  example.com TXT "v=spf1 -all" main.tf:1:1',
    ]);
  });
});

describe('RDATA', () => {
  test('a target of Route 53 is absolute with or without its dot', () => {
    expect(route53('  name = "a"\n  type = "CNAME"\n  records = ["app.example.net"]')).toEqual([
      '  a.example.com CNAME app.example.net.',
    ]);
  });

  test('an alias is an ALIAS', () => {
    const alias =
      '  name = "a"\n  type = "A"\n  alias {\n    name = "lb.example.net"\n    zone_id = "Z1"\n  }';
    expect(route53(alias)).toEqual(['  a.example.com ALIAS lb.example.net.']);
  });

  test('each value of a set is a record, and text is in quotes', () => {
    expect(route53('  name = "a"\n  type = "TXT"\n  records = ["one", "two\\"\\"more"]')).toEqual([
      '  a.example.com TXT "one"',
      '  a.example.com TXT "two""more"',
    ]);
  });

  test('what is no domain name stays as it is written', () => {
    const target = '.example.com.0123456789abcdef.dcv.cloudflare.com';
    expect(route53(`  name = "_acme-challenge"\n  type = "CNAME"\n  records = ["${target}"]`)).toEqual([
      `  _acme-challenge.example.com CNAME ${target}`,
    ]);
  });

  test('a type that is not known leaves a gap at the owner', () => {
    expect(
      route53('  name = "a"\n  type = var.type\n  records = ["192.0.2.1"]\n}\nvariable "type" {'),
    ).toEqual([
      '  gap a.example.com: the type of the record depends on var.type, a variable without a default',
    ]);
  });

  test('a value that is not known is a hole', () => {
    expect(
      route53(
        '  name = "a"\n  type = "CNAME"\n  records = [aws_lb.main.dns_name]\n}\nresource "aws_lb" "main" {',
      ),
    ).toEqual(['  a.example.com CNAME ${aws_lb.main.dns_name}']);
  });

  test('a record without a value is told, and is a gap', () => {
    expect(route53('  name = "a"\n  type = "CNAME"')).toEqual([
      '  gap a.example.com: a record could not be read: it has no value',
      'error main.tf:2:1: This record has no value. Set `records`.',
    ]);
  });

  test('an owner that is no domain name is told', () => {
    expect(route53('  name = "a..b"\n  type = "CNAME"\n  records = ["x"]')).toEqual([
      'error main.tf:4:11: `a..b` is no domain name: it has an empty label. Correct `name`.',
    ]);
  });

  test('a CNAME that Cloudflare proxies is none that anybody sees', () => {
    const text = `resource "cloudflare_dns_record" "it" {
  zone_id = cloudflare_zone.main.id
  name = "_acme-challenge.example.com"
  type = "CNAME"
  content = "example.com.0123456789abcdef.dcv.cloudflare.com"
  proxied = true
}
resource "cloudflare_zone" "main" { name = "example.com" }
`;
    const [zone] = readOf({ 'main.tf': text }).zones.items;
    expect(zone?.records.items.map(({ flattened }) => flattened)).toEqual(['it is proxied by Cloudflare']);
  });

  test('Azure writes CAA, MX and SRV in blocks', () => {
    const text = `resource "azurerm_dns_caa_record" "caa" {
  name = "@"
  zone_name = "example.com"
  record {
    flags = 0
    tag = "issue"
    value = "letsencrypt.org"
  }
  record {
    flags = 128
    tag = "issuewild"
    value = ";"
  }
}
resource "azurerm_dns_mx_record" "mx" {
  name = "@"
  zone_name = "example.com"
  record {
    preference = 10
    exchange = "mail.example.net."
  }
}
resource "azurerm_dns_srv_record" "srv" {
  name = "_sip._tcp"
  zone_name = "example.com"
  record {
    priority = 1
    weight = 2
    port = 5060
    target = "sip.example.net"
  }
}
resource "azurerm_dns_a_record" "cdn" {
  name = "cdn"
  zone_name = "example.com"
  target_resource_id = azurerm_cdn_endpoint.main.id
}
resource "azurerm_cdn_endpoint" "main" {}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  example.com CAA 0 issue "letsencrypt.org" main.tf:1:1',
      '  example.com CAA 128 issuewild ";" main.tf:1:1',
      '  example.com MX 10 mail.example.net. main.tf:15:1',
      '  _sip._tcp.example.com SRV 1 2 5060 sip.example.net. main.tf:23:1',
      '  cdn.example.com ALIAS ${azurerm_cdn_endpoint.main.id} main.tf:33:1',
    ]);
  });

  test('Cloudflare and others write CAA and MX in attributes', () => {
    const text = `resource "cloudflare_dns_record" "caa" {
  zone_id = cloudflare_zone.main.id
  name = "@"
  type = "CAA"
  data = { flags = 0, tag = "issue", value = "pki.goog" }
}
resource "cloudflare_record" "mx" {
  zone_id = cloudflare_zone.main.id
  name = "@"
  type = "MX"
  content = "mail.example.net"
  priority = 10
}
resource "cloudflare_zone" "main" { name = "example.com" }
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:14:1',
      '  example.com CAA 0 issue "pki.goog" main.tf:1:1',
      '  example.com MX 10 mail.example.net. main.tf:7:1',
    ]);
  });
});
