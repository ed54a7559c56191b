import { describe, expect, test } from 'vitest';
import { linesOf } from './reading.js';

const zone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

/** The lines of a resource in `example.com`, without their place. */
function recordsOf(own: string, more = ''): string[] {
  const text = `${zone}resource "aws_route53_record" "it" {\n  zone_id = aws_route53_zone.main.zone_id\n  type = "CNAME"\n${own}\n}\n${more}`;
  return linesOf(text)
    .slice(1)
    .map(line => line.replace(/ main\.tf:2:1$/, ''));
}

describe('count', () => {
  test('makes as many records', () => {
    expect(recordsOf('  count = 2\n  name = "a${count.index}"\n  records = ["x.example.net"]')).toEqual([
      '  a0.example.com CNAME x.example.net.',
      '  a1.example.com CNAME x.example.net.',
    ]);
  });

  test('of 0 makes none', () => {
    expect(recordsOf('  count = 0\n  name = "a"\n  records = ["x"]')).toEqual([]);
  });

  test('that is not known leaves a gap where the record would be', () => {
    const own = '  count = var.on ? 1 : 0\n  name = "_acme-challenge"\n  records = ["x.example.net"]';
    expect(recordsOf(own, 'variable "on" {}\n')).toEqual([
      '  gap _acme-challenge.example.com: whether the CNAME record stands depends on var.on, a variable without a default',
    ]);
  });
});

describe('`enabled` of OpenTofu 1.11', () => {
  const own = (enabled: string) =>
    `  name = "_acme-challenge"\n  records = ["x.example.net"]\n  lifecycle { enabled = ${enabled} }`;

  test('keeps a resource', () => {
    expect(recordsOf(own('true'))).toEqual(['  _acme-challenge.example.com CNAME x.example.net.']);
  });

  test('takes a resource away', () => {
    expect(recordsOf(own('false'))).toEqual([]);
  });

  test('takes a module away', () => {
    const call = 'module "it" {\n  source = "./it"\n  lifecycle { enabled = false }\n}\n';
    const record =
      'resource "cloudflare_dns_record" "it" {\n  zone_id = "example.com"\n  name = "a"\n  type = "A"\n  content = "192.0.2.1"\n}\n';
    expect(linesOf({ 'main.tf': call, 'it/main.tf': record })).toEqual([]);
  });

  test('leaves a gap where it is not known', () => {
    expect(recordsOf(own('var.on'), 'variable "on" {}\n')).toEqual([
      '  gap _acme-challenge.example.com: whether the CNAME record stands depends on var.on, a variable without a default',
    ]);
  });
});

describe('for_each', () => {
  test('goes over a map in the order of its keys', () => {
    const own = `  for_each = { b = "2", a = "1" }
  name = each.key
  records = ["\${each.value}.example.net"]`;
    expect(recordsOf(own)).toEqual([
      '  a.example.com CNAME 1.example.net.',
      '  b.example.com CNAME 2.example.net.',
    ]);
  });

  test('goes over a set', () => {
    expect(recordsOf('  for_each = toset(["a", "b"])\n  name = each.key\n  records = [each.value]')).toEqual([
      '  a.example.com CNAME a.',
      '  b.example.com CNAME b.',
    ]);
  });

  test('over what is not known leaves a gap with the literal part of the owner', () => {
    const own = '  for_each = var.hosts\n  name = "www-${each.key}"\n  records = [each.value]';
    expect(recordsOf(own, 'variable "hosts" {}\n')).toEqual([
      '  gap www-${each.key}example.com: whether the CNAME record stands depends on var.hosts, a variable without a default',
    ]);
  });

  test('over the instances of another resource', () => {
    const text = `resource "aws_route53_zone" "all" {
  for_each = { a = "example.com", b = "example.org" }
  name     = each.value
}
resource "aws_route53_record" "it" {
  for_each = aws_route53_zone.all
  zone_id  = each.value.zone_id
  name     = "_acme-challenge.\${each.value.name}"
  type     = "TXT"
  records  = [each.key]
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.example.com TXT "a" main.tf:5:1',
      'zone example.org main.tf:1:1',
      '  _acme-challenge.example.org TXT "b" main.tf:5:1',
    ]);
  });
});

describe('dynamic blocks', () => {
  const azure = (forEach: string) => `resource "azurerm_dns_txt_record" "it" {
  zone_name = "example.com"
  name      = "@"
  dynamic "record" {
    for_each = ${forEach}
    content { value = record.value }
  }
}
variable "texts" {}
`;

  test('are written out', () => {
    expect(linesOf(azure('["a", "b"]'))).toEqual([
      'zone example.com main.tf:1:1',
      '  example.com TXT "a" main.tf:1:1',
      '  example.com TXT "b" main.tf:1:1',
    ]);
  });

  test('with an iterator of another name, beside blocks that are written', () => {
    const text = `resource "azurerm_dns_txt_record" "it" {
  zone_name = "example.com"
  name      = "@"
  record { value = "first" }
  dynamic "record" {
    for_each = { k = "v" }
    iterator = each_text
    content { value = "\${each_text.key}=\${each_text.value}" }
  }
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  example.com TXT "first" main.tf:1:1',
      '  example.com TXT "k=v" main.tf:1:1',
    ]);
  });

  test('over what is not known hold text that is not known', () => {
    expect(linesOf(azure('var.texts'))).toEqual([
      'zone example.com main.tf:1:1',
      '  example.com TXT ${var.texts} main.tf:1:1',
    ]);
  });

  test('that make an alias or not', () => {
    const record = (alias: string) => `${zone}resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "a"
  type    = "A"
  records = ${alias === '{}' ? '["192.0.2.1"]' : 'null'}
  dynamic "alias" {
    for_each = ${alias}
    content { name = alias.value }
  }
}
`;
    expect(linesOf(record('{}'))[1]).toBe('  a.example.com A 192.0.2.1 main.tf:2:1');
    expect(linesOf(record('{ x = "lb.example.net" }'))[1]).toBe(
      '  a.example.com ALIAS lb.example.net. main.tf:2:1',
    );
  });
});

describe('override files', () => {
  test('replace attributes, and all blocks of a type', () => {
    const files = {
      'main.tf': `${zone}resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "a"
  type    = "A"
  records = ["192.0.2.1"]
}
locals { x = "old" }
`,
      'dev_override.tf': 'resource "aws_route53_record" "it" {\n  name = "_acme-challenge"\n}\n',
    };
    expect(linesOf(files)).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.example.com A 192.0.2.1 main.tf:2:1',
    ]);
  });

  test('OpenTofu reads x.tofu in place of x.tf', () => {
    const files = {
      'a.tf': 'resource "aws_route53_zone" "it" { name = "example.com" }\n',
      'a.tofu': 'resource "aws_route53_zone" "it" { name = "example.org" }\n',
    };
    expect(linesOf(files)).toEqual(['zone example.org a.tofu:1:1']);
  });
});
