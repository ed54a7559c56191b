import { describe, expect, test } from 'vitest';
import { linesOf } from './reading.js';

/** One record at `_acme-challenge.<var.host>`, in a zone that is known. */
const main = `resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge.\${var.host}"
  type    = "TXT"
  records = ["x"]
}
`;

function ownerWith(variable: string, files: Record<string, string> = {}): string {
  const lines = linesOf({ 'main.tf': `${main}variable "host" {\n${variable}\n}\n`, ...files });
  return lines.slice(1).join('\n').replace(' main.tf:2:1', '');
}

describe('the value of a variable of a root module', () => {
  test('is its default', () => {
    expect(ownerWith('default = "app"')).toBe('  _acme-challenge.app.example.com TXT "x"');
  });

  test('is not known without one', () => {
    expect(ownerWith('')).toBe('  _acme-challenge.${var.host}example.com TXT "x"');
  });

  test.each([
    ['terraform.tfvars', { 'terraform.tfvars': 'host = "a"\n' }, 'a'],
    ['its JSON form', { 'terraform.tfvars.json': '{"host": "b"}' }, 'b'],
    [
      '*.auto.tfvars, which win over it',
      { 'terraform.tfvars': 'host = "a"\n', 'x.auto.tfvars': 'host = "c"\n' },
      'c',
    ],
    ['of these the last', { 'z.auto.tfvars': 'host = "z"\n', 'a.auto.tfvars.json': '{"host": "a"}' }, 'z'],
    ['the only file that may be named on the command line', { 'prod.tfvars': 'host = "p"\n' }, 'p'],
    ['that file also in a folder', { 'envs/prod.tfvars': 'host = "p"\n' }, 'p'],
    ['several such files that agree', { 'a.tfvars': 'host = "p"\n', 'b.tfvars': 'host = "p"\n' }, 'p'],
    [
      'such a file beside terraform.tfvars',
      { 'a.tfvars': 'other = 1\n', 'terraform.tfvars': 'host = "t"\n' },
      't',
    ],
  ])('comes from %s', (_, files, host) => {
    expect(ownerWith('default = "default"', files)).toBe(`  _acme-challenge.${host}.example.com TXT "x"`);
  });

  test('is not known where such files differ', () => {
    const files = { 'envs/prod.tfvars': 'host = "p"\n', 'envs/stage.tfvars': 'host = "s"\n' };
    expect(ownerWith('default = "default"', files)).toBe('  _acme-challenge.${var.host}example.com TXT "x"');
  });

  test('is not known where one of them leaves it to a default that differs', () => {
    const files = { 'prod.tfvars': 'host = "p"\n', 'stage.tfvars': '' };
    expect(ownerWith('default = "default"', files)).toBe('  _acme-challenge.${var.host}example.com TXT "x"');
  });

  test('a file of another module is none of its own', () => {
    const files = {
      'other/main.tf': '',
      'other/terraform.tfvars': 'host = "o"\n',
      'other/x.tfvars': 'host = "o"\n',
    };
    expect(ownerWith('default = "d"', files)).toBe('  _acme-challenge.d.example.com TXT "x"');
  });

  test('a mistake in such a file is told, and the rest of it counts', () => {
    const files = { 'terraform.tfvars': 'host = "a"\nother = = 1\n' };
    const [record, problem] = ownerWith('', files).split('\n');
    expect(record).toBe('  _acme-challenge.a.example.com TXT "x"');
    expect(problem).toMatch(/^error terraform\.tfvars:2:9: The HCL is broken: /);
  });
});

describe('the type of a variable', () => {
  test('gives optional attributes their defaults', () => {
    const text = `variable "records" {
  type = map(object({
    type    = optional(string, "CNAME")
    targets = list(string)
    ttl     = optional(number)
  }))
  default = {
    "_acme-challenge.app" = { targets = ["app.example.net"] }
    "www"                 = { type = "A", targets = ["192.0.2.1"], ttl = 60 }
  }
}
resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "it" {
  for_each = var.records
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  type     = each.value.type
  ttl      = each.value.ttl == null ? 300 : each.value.ttl
  records  = each.value.targets
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:12:1',
      '  _acme-challenge.app.example.com CNAME app.example.net. main.tf:13:1',
      '  www.example.com A 192.0.2.1 main.tf:13:1',
    ]);
  });

  test('makes a set of a list, so that for_each takes it', () => {
    const text = `variable "hosts" {
  type    = set(string)
  default = ["b", "a", "b"]
}
resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "it" {
  for_each = var.hosts
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  type     = "A"
  records  = ["192.0.2.1"]
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:5:1',
      '  a.example.com A 192.0.2.1 main.tf:6:1',
      '  b.example.com A 192.0.2.1 main.tf:6:1',
    ]);
  });

  test('null is the default of a variable that may not be null', () => {
    const files = {
      'main.tf': 'module "dns" {\n  source = "./dns"\n  zone   = null\n  host   = null\n}\n',
      'dns/main.tf': `variable "zone" {
  default  = "example.com"
  nullable = false
}
variable "host" { default = "www" }
resource "azurerm_dns_a_record" "it" {
  zone_name = var.zone
  name      = var.host
  records   = ["192.0.2.1"]
}
`,
    };
    expect(linesOf(files)).toEqual([
      'zone example.com dns/main.tf:6:1',
      '  example.com A 192.0.2.1 dns/main.tf:6:1',
    ]);
  });
});

describe('locals', () => {
  test('lead to each other in any order, over files', () => {
    const files = {
      'a.tf': `${main.replace('var.host', 'local.host')}locals { host = "\${local.stage}.\${local.app}" }\n`,
      'b.tf': 'locals {\n  app   = "app"\n  stage = "stage"\n}\n',
    };
    expect(linesOf(files)).toEqual([
      'zone example.com a.tf:1:1',
      '  _acme-challenge.stage.app.example.com TXT "x" a.tf:2:1',
    ]);
  });

  test('one that leads to itself is not known', () => {
    const text = `${main.replace('var.host', 'local.a')}locals {\n  a = local.b\n  b = local.a\n}\n`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.${local.a}example.com TXT "x" main.tf:2:1',
    ]);
  });
});

describe('Terragrunt', () => {
  const module = `variable "zone" { default = "example.com" }
variable "on" { default = true }
resource "cloudflare_dns_record" "it" {
  count = var.on ? 1 : 0
  zone_id = var.zone
  name = "_acme-challenge"
  type = "CNAME"
  content = "x.example.net"
}
`;
  const inputs = 'terraform { source = "../modules/dns" }\ninputs = {\n  on = false\n}\n';

  test('may set what else a default would', () => {
    expect(linesOf({ 'modules/dns/main.tf': module, 'live/terragrunt.hcl': inputs })).toEqual([
      'zone example.com modules/dns/main.tf:3:1',
      '  gap _acme-challenge.example.com: whether the CNAME record stands depends on var.on, a variable that Terragrunt may set modules/dns/main.tf:3:1',
    ]);
  });

  test('does not set what a file of variables does', () => {
    const files = { 'modules/dns/main.tf': module, 'live/terragrunt.hcl': inputs };
    expect(linesOf({ ...files, 'modules/dns/terraform.tfvars': 'on = true\n' })).toEqual([
      'zone example.com modules/dns/main.tf:3:1',
      '  _acme-challenge.example.com CNAME x.example.net. modules/dns/main.tf:3:1',
    ]);
  });

  test('is not in a repository of other files in its language', () => {
    expect(linesOf({ 'main.tf': module, 'packer/image.pkr.hcl': inputs })).toEqual([
      'zone example.com main.tf:3:1',
      '  _acme-challenge.example.com CNAME x.example.net. main.tf:3:1',
    ]);
  });
});
