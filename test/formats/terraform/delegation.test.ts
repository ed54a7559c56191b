import { describe, expect, test } from 'vitest';
import { judged, settingsFor } from '../../support/judged.js';
import { linesOf, readOf } from './reading.js';

const declarations = `resource "aws_route53_zone" "main" { name = "example.com" }
data "cloudflare_zone" "main" { name = "example.com" }
data "cloudflare_dcv_delegation" "main" { zone_id = data.cloudflare_zone.main.id }
`;

function withTarget(target: string): string {
  return `${declarations}resource "aws_route53_record" "app" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge.app"
  type    = "CNAME"
  ttl     = 300
  records = ["${target}"]
}
`;
}

const id = 'data.cloudflare_dcv_delegation.main';

describe('a target that takes its validation URL from Cloudflare’s provider', () => {
  test.each([
    [
      'provider 5',
      `app.example.com.\${${id}.uuid}.dcv.cloudflare.com`,
      `app.example.com.\${${id}.uuid}.dcv.cloudflare.com.`,
    ],
    [
      'provider 4',
      `app.example.com.\${${id}.hostname}.`,
      `app.example.com.\${${id}.hostname}.dcv.cloudflare.com.`,
    ],
    [
      'provider 4, by id',
      `app.example.com.\${${id}.id}.dcv.cloudflare.com`,
      `app.example.com.\${${id}.id}.dcv.cloudflare.com.`,
    ],
  ])('%s: keeps its hole, and the zone whose id it is', (_, target, published) => {
    const read = readOf({ 'main.tf': withTarget(target) });
    const [record] = read.zones.items[0]!.records.items;
    const rdata = record!.rdata;
    expect(
      rdata.known
        ? []
        : rdata.parts.map(part => (typeof part === 'string' ? part : `\${${part.expression}}`)).join(''),
    ).toBe(published);
    expect(rdata.known || rdata.parts.filter(part => typeof part === 'object')).toEqual([
      expect.objectContaining({ reason: 'which only Cloudflare’s API knows', validationIdOf: 'example.com' }),
    ]);
  });

  test.each([
    ['provider 5 has no suffix in it', `app.example.com.\${${id}.uuid}`],
    ['nor has the id of provider 4', `app.example.com.\${${id}.id}.`],
  ])('%s, so that a target without one is proved wrong', (_, target) => {
    const settings = settingsFor(['app.example.com']);
    const findings = judged({ settings, files: { 'main.tf': withTarget(target) } });
    expect(findings).toEqual([
      expect.stringMatching(/^wrong-target _acme-challenge\.app\.example\.com main\.tf:9:15 other /),
    ]);
  });

  test.each([
    ['uuid and its suffix', `app.example.com.\${${id}.uuid}.dcv.cloudflare.com`],
    ['hostname', `app.example.com.\${${id}.hostname}`],
  ])('%s after the host is right by definition', (_, target) => {
    const settings = settingsFor(['app.example.com']);
    expect(judged({ settings, files: { 'main.tf': withTarget(target) } })).toEqual([]);
  });

  test('a suffix that hostname has already is wrong', () => {
    const target = `app.example.com.\${${id}.hostname}.dcv.cloudflare.com`;
    const settings = settingsFor(['app.example.com']);
    const findings = judged({ settings, files: { 'main.tf': withTarget(target) } });
    expect(findings).toEqual([
      expect.stringMatching(/^wrong-target _acme-challenge\.app\.example\.com main\.tf:9:15 wrong-host /),
    ]);
  });
});

test('the records that a certificate pack asks for are made of its hosts', () => {
  const text = `${declarations}resource "cloudflare_certificate_pack" "main" {
  zone_id = data.cloudflare_zone.main.id
  type    = "advanced"
  hosts   = ["example.com", "*.example.com", "app.example.com"]
}
resource "aws_route53_record" "each" {
  for_each = { for r in cloudflare_certificate_pack.main.dcv_delegation_records : r.cname => r.cname_target }
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  type     = "CNAME"
  records  = [each.value]
}
`;
  const target =
    '${cloudflare_certificate_pack.main.dcv_delegation_records[*].cname_target}.dcv.cloudflare.com.';
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    `  _acme-challenge.app.example.com CNAME app.example.com.${target} main.tf:9:1`,
    `  _acme-challenge.example.com CNAME example.com.${target} main.tf:9:1`,
  ]);
});

const each = `resource "aws_route53_record" "each" {
  for_each = { for r in cloudflare_certificate_pack.main.dcv_delegation_records : r.cname => r.cname_target }
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  type     = "CNAME"
  records  = [each.value]
}
`;

test('the zone’s own name is a host of every pack, whether it is listed or not', () => {
  const text = `${declarations}resource "cloudflare_certificate_pack" "main" {
  zone_id = data.cloudflare_zone.main.id
  hosts   = ["app.example.com"]
}
${each}`;
  const target =
    '${cloudflare_certificate_pack.main.dcv_delegation_records[*].cname_target}.dcv.cloudflare.com.';
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    `  _acme-challenge.app.example.com CNAME app.example.com.${target} main.tf:8:1`,
    `  _acme-challenge.example.com CNAME example.com.${target} main.tf:8:1`,
  ]);
});

test('hosts that are not known are told apart', () => {
  const text = `${declarations}variable "a" {}
variable "b" {}
resource "cloudflare_certificate_pack" "main" { hosts = ["www.example.com", var.a, var.b] }
${each}`;
  const target =
    '${cloudflare_certificate_pack.main.dcv_delegation_records[*].cname_target}.dcv.cloudflare.com.';
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    `  _acme-challenge.www.example.com CNAME www.example.com.${target} main.tf:7:1`,
    '  gap _acme-challenge.${var.a}example.com: whether the CNAME record stands depends on cloudflare_certificate_pack.main.dcv_delegation_records[*].cname_target, which only Cloudflare’s API knows main.tf:7:1',
    '  gap _acme-challenge.${var.b}example.com: whether the CNAME record stands depends on cloudflare_certificate_pack.main.dcv_delegation_records[*].cname_target, which only Cloudflare’s API knows main.tf:7:1',
  ]);
});

test.each([
  [
    'each',
    'for_each = { for r in cloudflare_certificate_pack.main.validation_records : r.txt_name => r.txt_value }\n  name = each.key\n  records = [each.value]',
    'gap _acme-challenge.${cloudflare_certificate_pack.main.validation_records[…].txt_name}example.com: whether the TXT record stands depends on cloudflare_certificate_pack.main.validation_records, which is known only after apply',
  ],
  [
    'one',
    'name = cloudflare_certificate_pack.main.validation_records[0].txt_name\n  records = ["x"]',
    '_acme-challenge.${cloudflare_certificate_pack.main.validation_records[0].txt_name}example.com TXT "x"',
  ],
])('what a pack asks for by TXT, %s of it, stands at validation names alone', (_, body, line) => {
  const text = `${declarations}resource "cloudflare_certificate_pack" "main" { hosts = ["example.com"] }
resource "aws_route53_record" "each" {
  zone_id = aws_route53_zone.main.zone_id
  type    = "TXT"
  ${body}
}
`;
  expect(linesOf(text)).toEqual(['zone example.com main.tf:1:1', `  ${line} main.tf:5:1`]);
});

test('a pack whose hosts are not known leaves gaps at validation names alone', () => {
  const text = `${declarations}variable "hosts" {}
resource "cloudflare_certificate_pack" "main" { hosts = var.hosts }
resource "aws_route53_record" "each" {
  for_each = { for r in cloudflare_certificate_pack.main.dcv_delegation_records : r.cname => r.cname_target }
  zone_id  = aws_route53_zone.main.zone_id
  name     = each.key
  type     = "CNAME"
  records  = [each.value]
}
`;
  expect(linesOf(text)).toEqual([
    'zone example.com main.tf:1:1',
    '  gap _acme-challenge.${cloudflare_certificate_pack.main.hosts[*]}example.com: whether the CNAME record stands depends on var.hosts, a variable without a default main.tf:6:1',
  ]);
});

describe('validations of others', () => {
  test('ACM’s records are left out: they stand at names of their own', () => {
    const text = `resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}
resource "aws_route53_record" "each" {
  for_each = {
    for dvo in aws_acm_certificate.main.domain_validation_options : dvo.domain_name => {
      name   = dvo.resource_record_name
      record = dvo.resource_record_value
      type   = dvo.resource_record_type
    }
  }
  zone_id = aws_route53_zone.main.zone_id
  name    = each.value.name
  type    = each.value.type
  records = [each.value.record]
}
resource "aws_route53_record" "first" {
  zone_id = aws_route53_zone.main.zone_id
  name    = tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_type
  records = [tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_value]
}
resource "aws_route53_record" "older" {
  count   = 1
  zone_id = aws_route53_zone.main.zone_id
  name    = element(aws_acm_certificate.main.domain_validation_options.*.resource_record_name, count.index)
  type    = "CNAME"
  records = [lookup(aws_acm_certificate.main.domain_validation_options[count.index], "resource_record_value")]
}
`;
    expect(linesOf(text)).toEqual(['zone example.com main.tf:1:1']);
  });

  test('the record that Google’s authorization asks for is read', () => {
    const text = `resource "google_certificate_manager_dns_authorization" "main" {
  name   = "main"
  domain = "app.example.com"
}
resource "google_dns_managed_zone" "main" {
  name     = "main"
  dns_name = "example.com."
}
resource "google_dns_record_set" "it" {
  managed_zone = google_dns_managed_zone.main.name
  name         = google_certificate_manager_dns_authorization.main.dns_resource_record[0].name
  type         = google_certificate_manager_dns_authorization.main.dns_resource_record[0].type
  rrdatas      = [google_certificate_manager_dns_authorization.main.dns_resource_record[0].data]
}
`;
    expect(linesOf(text)).toEqual([
      'zone example.com main.tf:5:1',
      '  _acme-challenge.app.example.com CNAME ${google_certificate_manager_dns_authorization.main.dns_resource_record[0].data}.authorize.certificatemanager.goog. main.tf:9:1',
    ]);
  });

  test('a certificate by ACME and Google’s authorization are rivals', () => {
    const text = `resource "acme_certificate" "web" {
  common_name               = "app.example.com"
  subject_alternative_names = ["*.shop.example.com", var.more]
  dns_challenge { provider = "route53" }
}
resource "acme_certificate" "http" {
  common_name = "http.example.com"
  http_challenge { port = 80 }
}
resource "google_certificate_manager_dns_authorization" "main" { domain = "lb.example.com" }
resource "google_certificate_manager_dns_authorization" "own" {
  domain = "own.example.com"
  type   = "PER_PROJECT_RECORD"
}
variable "more" {}
resource "aws_route53_zone" "main" { name = "example.com" }
`;
    const { rivals = [] } = readOf({ 'main.tf': text });
    expect(rivals.map(({ host, by, writes }) => [host.known ? host.value : host.parts, by, writes])).toEqual([
      ['app.example.com', 'the ACME certificate acme_certificate.web', 'TXT'],
      ['shop.example.com', 'the ACME certificate acme_certificate.web', 'TXT'],
      [
        [{ expression: 'var.more', reason: 'a variable without a default' }],
        'the ACME certificate acme_certificate.web',
        'TXT',
      ],
      [
        'lb.example.com',
        'Google’s DNS authorization google_certificate_manager_dns_authorization.main',
        'CNAME',
      ],
    ]);
  });
});
