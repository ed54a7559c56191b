import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { terraform } from '../../../src/formats/terraform/index.js';
import { linesOf, readOf } from './reading.js';

const target = nameOf('app.example.com.0123456789abcdef.dcv.cloudflare.com');

/** What is written for a name of the first zone of a file. */
function written(text: string, owner = '_acme-challenge.app.example.com', path = 'main.tf'): string {
  const [zone] = readOf({ [path]: text }).zones.items;
  return terraform.writeCname(zone!, nameOf(owner), target);
}

const awsZone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

test('a CNAME is written as the records beside it are', () => {
  const text = `${awsZone}resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.id
  name    = "www.example.com."
  type    = "CNAME"
  ttl     = local.ttl
  records = ["x.example.net."]
}
locals { ttl = 60 }
`;
  expect(written(text)).toBe(`resource "aws_route53_record" "acme_challenge_app_example_com" {
  zone_id = aws_route53_zone.main.id
  name    = "_acme-challenge.app.example.com."
  type    = "CNAME"
  ttl     = local.ttl
  records = ["app.example.com.0123456789abcdef.dcv.cloudflare.com."]
}`);
});

test('of records that are made in a loop only what makes sense outside of it is taken', () => {
  const text = `data "azurerm_dns_zone" "main" {
  name                = "example.com"
  resource_group_name = "dns"
}
resource "azurerm_dns_cname_record" "all" {
  for_each            = { a = "a.example.net" }
  name                = each.key
  zone_name           = data.azurerm_dns_zone.main.name
  resource_group_name = data.azurerm_dns_zone.main.resource_group_name
  ttl                 = each.value == "" ? 60 : 300
  record              = each.value
}
`;
  expect(written(text)).toBe(`resource "azurerm_dns_cname_record" "acme_challenge_app_example_com" {
  zone_name           = data.azurerm_dns_zone.main.name
  name                = "_acme-challenge.app"
  resource_group_name = data.azurerm_dns_zone.main.resource_group_name
  ttl                 = 300
  record              = "app.example.com.0123456789abcdef.dcv.cloudflare.com."
}`);
});

test('a zone without records is referred to by its block', () => {
  expect(
    written(awsZone, '_acme-challenge.example.com'),
  ).toBe(`resource "aws_route53_record" "acme_challenge_example_com" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge"
  type    = "CNAME"
  ttl     = 300
  records = ["app.example.com.0123456789abcdef.dcv.cloudflare.com."]
}`);
});

describe('each provider has its own words', () => {
  test.each([
    [
      'google',
      'resource "google_dns_managed_zone" "main" {\n  name = "main"\n  dns_name = "example.com."\n}\n',
    ],
    ['azurerm', 'resource "azurerm_dns_zone" "main" { name = "example.com" }\n'],
    ['cloudflare', 'resource "cloudflare_zone" "main" { name = "example.com" }\n'],
    ['digitalocean', 'resource "digitalocean_domain" "main" { name = "example.com" }\n'],
    ['ns1', 'resource "ns1_zone" "main" { zone = "example.com" }\n'],
    ['hcloud', 'resource "hcloud_zone" "main" { name = "example.com" }\n'],
    ['gcore', 'resource "gcore_dns_zone" "main" { name = "example.com" }\n'],
    ['oci', 'resource "oci_dns_zone" "main" { name = "example.com" }\n'],
    ['linode', 'resource "linode_domain" "main" { domain = "example.com" }\n'],
    ['gandi', 'resource "gandi_livedns_domain" "main" { name = "example.com" }\n'],
    ['powerdns', 'resource "powerdns_zone" "main" { name = "example.com." }\n'],
    ['stackit', 'resource "stackit_dns_zone" "main" { dns_name = "example.com" }\n'],
    ['yandex', 'resource "yandex_dns_zone" "main" { zone = "example.com." }\n'],
    ['infoblox', 'resource "infoblox_zone_auth" "main" { fqdn = "example.com" }\n'],
    ['desec', 'resource "desec_domain" "main" { name = "example.com" }\n'],
  ])('%s: what is written is read back as it was meant', (_, zone) => {
    for (const owner of ['_acme-challenge.app.example.com', '_acme-challenge.example.com']) {
      const text = `${zone}${written(zone, owner)}\n`;
      const lines = linesOf(text);
      expect(lines.map(line => line.replace(/ main\.tf:\d+:1$/, ''))).toEqual([
        'zone example.com',
        `  ${owner} CNAME ${target}.`,
      ]);
    }
  });
});

test('a name that Route 53 would take for a whole one is written whole', () => {
  const owner = '_acme-challenge.fooexample.com.example.com';
  const text = `${awsZone}${written(awsZone, owner)}\n`;
  expect(linesOf(text)[1]).toBe(`  ${owner} CNAME ${target}. main.tf:2:1`);
});

test('records that a module is given as objects are written as one more', () => {
  const text = `module "records" {
  source    = "terraform-aws-modules/route53/aws//modules/records"
  zone_name = "example.com"
  records   = [
    { name = "www", type = "A", ttl = 300, records = ["192.0.2.1"] },
  ]
}
`;
  expect(written(text)).toBe(`{
  name    = "_acme-challenge.app"
  type    = "CNAME"
  ttl     = 300
  records = ["app.example.com.0123456789abcdef.dcv.cloudflare.com."]
}`);
});

test('records that are blocks of one resource are written as one more block', () => {
  const text = `resource "namecheap_domain_records" "main" {
  domain = "example.com"
  record {
    hostname = "www"
    type     = "A"
    address  = "192.0.2.1"
  }
}
`;
  expect(written(text)).toBe(`record {
  hostname = "_acme-challenge.app"
  type     = "CNAME"
  address  = "app.example.com.0123456789abcdef.dcv.cloudflare.com."
}`);
});

test('in JSON a resource is an entry of its type', () => {
  const json = '{"resource": {"aws_route53_zone": {"main": {"name": "example.com"}}}}';
  expect(written(json, undefined, 'main.tf.json')).toBe(`"acme_challenge_app_example_com": {
  "zone_id": "\${aws_route53_zone.main.zone_id}",
  "name": "_acme-challenge.app",
  "type": "CNAME",
  "ttl": 300,
  "records": ["app.example.com.0123456789abcdef.dcv.cloudflare.com."]
}`);
});
