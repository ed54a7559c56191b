import { describe, expect, test } from 'vitest';
import { linesOf } from './reading.js';

/** A module that writes one CNAME into a zone that it is given. */
const cnameModule = `variable "zone_id" {}
variable "name" {}
variable "target" { default = "app.example.net" }
resource "aws_route53_record" "it" {
  zone_id = var.zone_id
  name    = var.name
  type    = "CNAME"
  records = [var.target]
}
output "fqdn" { value = aws_route53_record.it.name }
`;

const zone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

test('a module is read through each of its calls, with what it is given', () => {
  const files = {
    'main.tf': `${zone}module "app" {
  source  = "./modules/cname"
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge.app"
}
module "shop" {
  source  = "./modules/cname/"
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge.shop"
  target  = "shop.example.net"
}
`,
    'modules/cname/main.tf': cnameModule,
  };
  expect(linesOf(files)).toEqual([
    'zone example.com main.tf:1:1',
    '  _acme-challenge.app.example.com CNAME app.example.net. modules/cname/main.tf:4:1',
    '  _acme-challenge.shop.example.com CNAME shop.example.net. modules/cname/main.tf:4:1',
  ]);
});

test('a module that is called with for_each or count is read as often', () => {
  const files = {
    'main.tf': `${zone}module "each" {
  source   = "./cname"
  for_each = { "_acme-challenge.a" = "a.example.net", "_acme-challenge.b" = "b.example.net" }
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  target   = each.value
}
module "counted" {
  source  = "./cname"
  count   = 2
  zone_id = aws_route53_zone.main.zone_id
  name    = "c\${count.index}"
}
`,
    'cname/main.tf': cnameModule,
  };
  expect(linesOf(files)).toEqual([
    'zone example.com main.tf:1:1',
    '  _acme-challenge.a.example.com CNAME a.example.net. cname/main.tf:4:1',
    '  _acme-challenge.b.example.com CNAME b.example.net. cname/main.tf:4:1',
    '  c0.example.com CNAME app.example.net. cname/main.tf:4:1',
    '  c1.example.com CNAME app.example.net. cname/main.tf:4:1',
  ]);
});

test('outputs carry zones and names between modules', () => {
  const files = {
    'live/main.tf': `module "zones" {
  source = "../modules/zones"
  names  = ["example.com", "example.org"]
}
module "record" {
  source  = "../modules/cname"
  zone_id = module.zones.ids["example.org"]
  name    = "_acme-challenge"
}
module "again" {
  source  = "../modules/cname"
  zone_id = module.zones.first
  name    = "x.\${module.record.fqdn}"
}
`,
    'modules/zones/main.tf': `variable "names" { type = list(string) }
resource "aws_route53_zone" "all" {
  for_each = toset(var.names)
  name     = each.key
}
output "ids" { value = { "example.org" = aws_route53_zone.all["example.org"].zone_id } }
output "first" { value = aws_route53_zone.all["example.com"].zone_id }
`,
    'modules/cname/main.tf': cnameModule,
  };
  expect(linesOf(files)).toEqual([
    'zone example.com modules/zones/main.tf:2:1',
    '  x._acme-challenge.example.com CNAME app.example.net. modules/cname/main.tf:4:1',
    'zone example.org modules/zones/main.tf:2:1',
    '  _acme-challenge.example.org CNAME app.example.net. modules/cname/main.tf:4:1',
  ]);
});

describe('root modules', () => {
  test('a module that somebody calls is not read by itself', () => {
    const files = {
      'prod/main.tf': `module "dns" {\n  source = "../dns"\n  zone   = "example.com"\n}\n`,
      'stage/main.tf': `module "dns" {\n  source = "../dns"\n  zone   = "stage.example.com"\n}\n`,
      'dns/main.tf': `variable "zone" {}\nresource "aws_route53_zone" "it" { name = var.zone }\n`,
    };
    expect(linesOf(files)).toEqual([
      'zone example.com dns/main.tf:2:1',
      'zone stage.example.com dns/main.tf:2:1',
    ]);
  });

  test('a call in a comment is none', () => {
    const files = {
      'main.tf': '# module "dns" { source = "./dns" }\n',
      'dns/main.tf': 'resource "aws_route53_zone" "it" { name = "example.com" }\n',
    };
    expect(linesOf(files)).toEqual(['zone example.com dns/main.tf:1:1']);
  });

  test('a module that nobody calls is read with its defaults, and what it lacks is not known', () => {
    const files = { 'modules/cname/main.tf': cnameModule };
    expect(linesOf(files)).toEqual([
      'gap ${var.name}${var.zone_id}: the zone of the CNAME record depends on var.zone_id, a variable without a default modules/cname/main.tf:4:1',
    ]);
  });

  test('the files that terraform init fetched are no part of the repository', () => {
    const files = { '.terraform/modules/dns/main.tf': zone, 'live/.terraform/modules/dns/main.tf': zone };
    expect(linesOf(files)).toEqual([]);
  });
});

describe('what is wrong with a call is told at its source', () => {
  test.each([
    ['a directory that is not there', './nowhere', 'There is no module in nowhere. Correct the source.'],
    [
      'a way out of the repository',
      '../../other',
      'The source leads out of the repository. Keep modules inside it.',
    ],
    ['itself', './', 'The module calls itself. Break the circle.'],
  ])('%s', (_, source, message) => {
    expect(
      linesOf(`${zone}module "x" {\n  source = "${source}"\n  zone_id = aws_route53_zone.main.id\n}\n`),
    ).toEqual([
      'zone example.com main.tf:1:1',
      expect.stringMatching(/^gap \$\{…\}example\.com: the module \S+ may add records, and /),
      `error main.tf:3:12: ${message}`,
    ]);
  });

  test('modules that call each other in a circle', () => {
    const files = {
      'a/main.tf': 'module "b" { source = "../b" }\n',
      'b/main.tf': `${zone}module "a" { source = "../a" }\n`,
    };
    expect(linesOf(files)).toEqual([
      'zone example.com b/main.tf:1:1',
      'error a/main.tf:1:23: The module calls itself. Break the circle.',
    ]);
  });
});

describe('modules from elsewhere', () => {
  test('one that is given a zone may add anything to it', () => {
    const text = `${zone}module "cdn" {
  source  = "cloudposse/cloudfront-s3-cdn/aws"
  parent_zone_id = aws_route53_zone.main.zone_id
}
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
  name   = "example.com"
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      'gap ${…}example.com: the module cloudposse/cloudfront-s3-cdn/aws may add records, and it is not in this repository main.tf:2:1',
    ]);
  });

  test('one that is called after DNS may add to the names that it is given', () => {
    const text = `${zone}module "dns" {
  source = "git::https://git.example.net/dns-records.git?ref=v1"
  domain = "example.org"
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      'gap ${…}example.org: the module git::https://git.example.net/dns-records.git?ref=v1 may add records, and it is not in this repository main.tf:2:1',
    ]);
  });

  test('one that is given a validation name is told', () => {
    const text = `module "x" {
  source  = "example/thing/any"
  records = { "_acme-challenge.app" = "x" }
}
`;
    expect(linesOf(text)).toEqual([
      'gap _acme-challenge.app${…}: the module example/thing/any is not understood main.tf:3:16',
      'warning main.tf:3:16: This is of the module example/thing/any, which is not understood, and speaks of `_acme-challenge`. What it publishes is not judged.',
    ]);
  });

  test('terraform-aws-modules/route53 up to version 5 is understood', () => {
    const text = `module "zones" {
  source = "terraform-aws-modules/route53/aws//modules/zones"
  zones  = { "example.com" = {}, "org" = { domain_name = "example.org" } }
}
module "records" {
  source  = "terraform-aws-modules/route53/aws//modules/records"
  zone_id = module.zones.route53_zone_zone_id["example.com"]
  records = [
    {
      name    = "_acme-challenge.app"
      type    = "CNAME"
      ttl     = 300
      records = ["app.example.net"]
    },
    { name = "whole.example.com", type = "A", records = ["192.0.2.1"], full_name_override = true },
    { name = "twice.example.com", type = "A", records = ["192.0.2.1"] },
    { name = "", type = "A", alias = { name = "lb.example.net", zone_id = "Z1" } },
  ]
}
module "by_name" {
  source    = "registry.terraform.io/terraform-aws-modules/route53/aws//modules/records"
  zone_name = "example.net"
  records   = [{ name = "www", type = "A", records = ["192.0.2.2"] }]
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.app.example.com CNAME app.example.net. main.tf:9:5',
      '  whole.example.com A 192.0.2.1 main.tf:15:5',
      '  twice.example.com.example.com A 192.0.2.1 main.tf:16:5',
      '  example.com ALIAS lb.example.net. main.tf:17:5',
      'zone example.org main.tf:1:1',
      'zone example.net main.tf:23:16',
      '  www.example.net A 192.0.2.2 main.tf:23:16',
    ]);
  });

  test('records that it is given as JSON are read', () => {
    const text = `module "records" {
  source    = "terraform-aws-modules/route53/aws//modules/records"
  zone_name = "example.com"
  records_jsonencoded = jsonencode([{ name = "_acme-challenge", type = "TXT", records = ["x"] }])
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:4:25',
      '  _acme-challenge.example.com TXT "x" main.tf:4:25',
    ]);
  });

  test('so is version 6, a zone with its records', () => {
    const text = `module "zone" {
  source  = "terraform-aws-modules/route53/aws"
  version = "~> 6.0"
  name    = "example.com"
  records = {
    "_acme-challenge" = { type = "CNAME", records = ["x.example.net"] }
    www  = { name = "web", type = "A", records = ["192.0.2.1"] }
    full = { full_name = "full.example.com", type = "A", records = ["192.0.2.2"] }
  }
}
module "other" {
  source      = "terraform-aws-modules/route53/aws"
  create_zone = false
  name        = "example.org"
  records     = { a = { type = "A", records = ["192.0.2.3"] } }
}
resource "aws_route53_record" "more" {
  zone_id = module.zone.id
  name    = "more"
  type    = "A"
  records = ["192.0.2.4"]
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:1:1',
      '  _acme-challenge.example.com CNAME x.example.net. main.tf:6:25',
      '  full.example.com A 192.0.2.2 main.tf:8:12',
      '  web.example.com A 192.0.2.1 main.tf:7:12',
      '  more.example.com A 192.0.2.4 main.tf:17:1',
      'zone example.org main.tf:11:1',
      '  a.example.org A 192.0.2.3 main.tf:15:23',
    ]);
  });
});
