import { describe, expect, test } from 'vitest';
import { recordTable } from '../../../src/formats/terraform/resources/record-table.js';
import { linesOf } from './reading.js';

const target = 'app.example.com.0123456789abcdef.dcv.cloudflare.com';

/** By type of resource: its zone, if it has a block, and the arguments of a CNAME at `_acme-challenge.app.example.com`. */
const cnames: Readonly<Record<string, { zone?: string; arguments: string; published?: string }>> = {
  aws_route53_record: {
    zone: 'resource "aws_route53_zone" "main" { name = "example.com" }',
    arguments: `zone_id = aws_route53_zone.main.zone_id
  name = "_acme-challenge.app"
  type = "CNAME"
  ttl = 300
  records = ["${target}"]`,
  },
  google_dns_record_set: {
    zone: 'resource "google_dns_managed_zone" "main" {\n  name = "main"\n  dns_name = "example.com."\n}',
    arguments: `managed_zone = google_dns_managed_zone.main.name
  name = "_acme-challenge.app.\${google_dns_managed_zone.main.dns_name}"
  type = "CNAME"
  rrdatas = ["${target}."]`,
  },
  azurerm_dns_cname_record: {
    zone: 'resource "azurerm_dns_zone" "main" {\n  name = "example.com"\n  resource_group_name = "dns"\n}',
    arguments: `zone_name = azurerm_dns_zone.main.name
  name = "_acme-challenge.app"
  record = "${target}"`,
  },
  cloudflare_record: {
    zone: 'resource "cloudflare_zone" "main" { zone = "example.com" }',
    arguments: `zone_id = cloudflare_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  cloudflare_dns_record: {
    zone: 'resource "cloudflare_zone" "main" { name = "example.com" }',
    arguments: `zone_id = cloudflare_zone.main.id
  name = "_acme-challenge.app.example.com"
  type = "CNAME"
  content = "${target}"`,
  },
  digitalocean_record: {
    zone: 'resource "digitalocean_domain" "main" { name = "example.com" }',
    arguments: `domain = digitalocean_domain.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}."`,
  },
  dnsimple_zone_record: {
    arguments: `zone_name = "example.com"
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  ns1_record: {
    zone: 'resource "ns1_zone" "main" { zone = "example.com" }',
    arguments: `zone = ns1_zone.main.zone
  domain = "_acme-challenge.app.example.com"
  type = "CNAME"
  answers {
    answer = "${target}"
  }`,
  },
  hetznerdns_record: {
    zone: 'resource "hetznerdns_zone" "main" { name = "example.com" }',
    arguments: `zone_id = hetznerdns_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
    published: `${target}.example.com`,
  },
  hcloud_zone_rrset: {
    zone: 'resource "hcloud_zone" "main" { name = "example.com" }',
    arguments: `zone = hcloud_zone.main.name
  name = "_acme-challenge.app"
  type = "CNAME"
  records = [{ value = "${target}" }]`,
    published: `${target}.example.com`,
  },
  hcloud_zone_record: {
    zone: 'resource "hcloud_zone" "main" { name = "example.com" }',
    arguments: `zone = hcloud_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}."`,
  },
  linode_domain_record: {
    zone: 'resource "linode_domain" "main" { domain = "example.com" }',
    arguments: `domain_id = linode_domain.main.id
  name = "_acme-challenge.app"
  record_type = "CNAME"
  target = "${target}"`,
  },
  vultr_dns_record: {
    zone: 'resource "vultr_dns_domain" "main" { domain = "example.com" }',
    arguments: `domain = vultr_dns_domain.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  data = "${target}"`,
  },
  ovh_domain_zone_record: {
    arguments: `zone = "example.com"
  subdomain = "_acme-challenge.app"
  fieldtype = "CNAME"
  target = "${target}"`,
    published: `${target}.example.com`,
  },
  gandi_livedns_record: {
    zone: 'resource "gandi_livedns_domain" "main" { name = "example.com" }',
    arguments: `zone = gandi_livedns_domain.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  values = ["${target}"]`,
    published: `${target}.example.com`,
  },
  powerdns_record: {
    zone: 'resource "powerdns_zone" "main" { name = "example.com." }',
    arguments: `zone = "example.com."
  name = "_acme-challenge.app.example.com."
  type = "CNAME"
  records = ["${target}."]`,
  },
  akamai_dns_record: {
    arguments: `zone = "example.com"
  name = "_acme-challenge.app.example.com"
  recordtype = "CNAME"
  target = ["${target}"]`,
  },
  oci_dns_rrset: {
    zone: 'resource "oci_dns_zone" "main" { name = "example.com" }',
    arguments: `zone_name_or_id = oci_dns_zone.main.id
  domain = "_acme-challenge.app.example.com"
  rtype = "CNAME"
  items {
    domain = "_acme-challenge.app.example.com"
    rtype = "CNAME"
    rdata = "${target}"
  }`,
  },
  desec_rrset: {
    zone: 'resource "desec_domain" "main" { name = "example.com" }',
    arguments: `domain = desec_domain.main.name
  subname = "_acme-challenge.app"
  type = "CNAME"
  records = ["${target}."]`,
  },
  desec_record: {
    arguments: `domain = "example.com"
  subname = "_acme-challenge.app"
  type = "CNAME"
  records = ["${target}."]`,
  },
  dns_cname_record: {
    arguments: `zone = "example.com."
  name = "_acme-challenge.app"
  cname = "${target}."`,
  },
  infoblox_cname_record: {
    zone: 'resource "infoblox_zone_auth" "main" { fqdn = "example.com" }',
    arguments: `alias = "_acme-challenge.app.example.com"
  canonical = "${target}"`,
  },
  porkbun_dns_record: {
    arguments: `domain = "example.com"
  name = "_acme-challenge.app"
  type = "CNAME"
  content = "${target}"`,
  },
  namecheap_domain_records: {
    arguments: `domain = "example.com"
  mode = "MERGE"
  record {
    hostname = "_acme-challenge.app"
    type = "CNAME"
    address = "${target}."
  }`,
  },
  godaddy_domain_record: {
    arguments: `domain = "example.com"
  record {
    name = "_acme-challenge.app"
    type = "CNAME"
    data = "${target}"
  }`,
  },
  netlify_dns_record: {
    zone: 'resource "netlify_dns_zone" "main" { name = "example.com" }',
    arguments: `zone_id = netlify_dns_zone.main.id
  hostname = "_acme-challenge.app.example.com"
  type = "CNAME"
  value = "${target}"`,
  },
  bunnynet_dns_record: {
    zone: 'resource "bunnynet_dns_zone" "main" { domain = "example.com" }',
    arguments: `zone = bunnynet_dns_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  ultradns_record: {
    arguments: `zone_name = "example.com."
  owner_name = "_acme-challenge.app"
  record_type = "CNAME (5)"
  record_data = ["${target}."]`,
  },
  constellix_cname_record: {
    zone: 'resource "constellix_domain" "main" { name = "example.com" }',
    arguments: `domain_id = constellix_domain.main.id
  name = "_acme-challenge.app"
  host = "${target}."`,
  },
  transip_dns_record: {
    zone: 'data "transip_domain" "main" { name = "example.com" }',
    arguments: `domain = data.transip_domain.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  content = ["${target}."]`,
  },
  alicloud_alidns_record: {
    arguments: `domain_name = "example.com"
  rr = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  alicloud_dns_record: {
    arguments: `name = "example.com"
  host_record = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  alicloud_dns: {
    arguments: `name = "example.com"
  host_record = "_acme-challenge.app"
  type = "CNAME"
  value = "${target}"`,
  },
  tencentcloud_dnspod_record: {
    arguments: `domain = "example.com"
  sub_domain = "_acme-challenge.app"
  record_type = "CNAME"
  record_line = "默认"
  value = "${target}."`,
  },
  scaleway_domain_record: {
    arguments: `dns_zone = "example.com"
  name = "_acme-challenge.app"
  type = "CNAME"
  data = "${target}."`,
  },
  exoscale_domain_record: {
    zone: 'resource "exoscale_domain" "main" { name = "example.com" }',
    arguments: `domain = exoscale_domain.main.id
  name = "_acme-challenge.app"
  record_type = "CNAME"
  content = "${target}"`,
  },
  ionoscloud_dns_record: {
    zone: 'resource "ionoscloud_dns_zone" "main" { name = "example.com" }',
    arguments: `zone_id = ionoscloud_dns_zone.main.id
  name = "_acme-challenge.app"
  type = "CNAME"
  content = "${target}"`,
  },
  stackit_dns_record_set: {
    zone: 'resource "stackit_dns_zone" "main" { dns_name = "example.com" }',
    arguments: `zone_id = stackit_dns_zone.main.zone_id
  name = "_acme-challenge.app"
  type = "CNAME"
  records = ["${target}."]`,
  },
  yandex_dns_recordset: {
    zone: 'resource "yandex_dns_zone" "main" { zone = "example.com." }',
    arguments: `zone_id = yandex_dns_zone.main.id
  name = "_acme-challenge.app.example.com."
  type = "CNAME"
  data = ["${target}."]`,
  },
  edgecenter_dns_zone_record: {
    arguments: `zone = "example.com"
  domain = "_acme-challenge.app.example.com"
  type = "CNAME"
  resource_record {
    content = "${target}."
  }`,
  },
  gcore_dns_zone_record: {
    zone: 'resource "gcore_dns_zone" "main" { name = "example.com" }',
    arguments: `zone = gcore_dns_zone.main.name
  domain = "_acme-challenge.app.example.com"
  type = "CNAME"
  resource_record {
    content = "${target}."
  }`,
  },
};

describe('a CNAME is read of every type of resource that may hold one', () => {
  test.each(Object.entries(cnames))('%s', (type, { zone, arguments: own, published }) => {
    const text = `${zone ?? '# no zone'}\nresource "${type}" "app" {\n  ${own}\n}\n`;
    const [, ...lines] = linesOf(text);
    const line = text.slice(0, text.indexOf(`resource "${type}" "app"`)).split('\n').length;
    const at = own.includes('\n  record {') ? `${line + (own.includes('mode') ? 3 : 2)}:3` : `${line}:1`;
    expect(lines).toEqual([`  _acme-challenge.app.example.com CNAME ${published ?? target}. main.tf:${at}`]);
  });

  test('all of them, but those of a type that is not CNAME', () => {
    const others = Object.keys(recordTable).filter(type => !(type in cnames));
    expect(others).toEqual([
      'azurerm_dns_a_record',
      'azurerm_dns_aaaa_record',
      'azurerm_dns_ns_record',
      'azurerm_dns_ptr_record',
      'azurerm_dns_txt_record',
      'azurerm_dns_caa_record',
      'azurerm_dns_mx_record',
      'azurerm_dns_srv_record',
      'dns_txt_record_set',
      'dns_ns_record_set',
      'dns_a_record_set',
      'dns_aaaa_record_set',
      'infoblox_txt_record',
      'constellix_txt_record',
    ]);
  });
});
