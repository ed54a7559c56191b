import type { RecordResource } from './record-resource.js';

type More = Omit<RecordResource, 'zone' | 'owner' | 'rule' | 'type' | 'value'>;

/** One row: where the zone, the owner, the type and the RDATA are written, and what is special. */
function row(
  zone: string,
  owner: string,
  rule: RecordResource['rule'],
  type: string,
  value: string | readonly string[],
  more: More = {},
): RecordResource {
  const values = typeof value === 'string' ? [value] : value;
  return { zone: zone === '' ? [] : [zone], owner, rule, type, value: values, ...more };
}

/** A target without a final dot gets the zone appended. */
const completes = { completes: true } as const;

/** An MX's preference stands beside its target. */
const mx = (value: string, preference = 'priority') => ({ fields: { MX: [preference, value] } });

/** MX, SRV and CAA are in several attributes beside the value. */
const inFields = (value: string) => ({
  fields: {
    MX: ['priority', value],
    SRV: ['priority', 'weight', 'port', value],
    CAA: ['flags', 'tag', value],
  },
});

const azure = (type: string, value: string, more?: More) =>
  row('zone_name', 'name', 'relative', type, value, more);
const azureAlias = { alias: 'target_resource_id' } as const;
/** A block for each record, with the parts of its RDATA. */
const azureBlocks = (type: string, ...names: string[]) => {
  const fields = names.map(name => `record.${name}`);
  return azure(type, fields.at(-1)!, { each: 'record', fields: { [type]: fields } });
};

const cloudflare = row('zone_id', 'name', 'either', 'type', ['content', 'value'], {
  fields: {
    MX: ['priority', 'content'],
    SRV: ['data.priority', 'data.weight', 'data.port', 'data.target'],
    CAA: ['data.flags', 'data.tag', 'data.value'],
  },
  proxied: 'proxied',
});
const desec = row('domain', 'subname', 'relative', 'type', 'records');
const gcore = row('zone', 'domain', 'absolute', 'type', 'resource_record.content');
const alicloud = (zone: string, owner: string) => row(zone, owner, 'relative', 'type', 'value', mx('value'));
const dnsUpdate = (type: string, value: string) => row('zone', 'name', 'relative', type, value);

/**
 * Every type of resource that holds records, one row each. What a missing final dot means was read in each provider's
 * documentation or code; an API that refuses such a target publishes nothing wrong, so it counts as absolute. Absent
 * on purpose: Azure's private zones, which no certificate authority sees.
 */
export const recordTable: Readonly<Record<string, RecordResource>> = {
  aws_route53_record: row('zone_id', 'name', 'route53', 'type', 'records', { alias: 'alias.name' }),
  google_dns_record_set: row('managed_zone', 'name', 'absolute', 'type', [
    'rrdatas',
    'routing_policy.wrr.rrdatas',
    'routing_policy.geo.rrdatas',
  ]),
  azurerm_dns_a_record: azure('A', 'records', azureAlias),
  azurerm_dns_aaaa_record: azure('AAAA', 'records', azureAlias),
  azurerm_dns_cname_record: azure('CNAME', 'record', azureAlias),
  azurerm_dns_ns_record: azure('NS', 'records'),
  azurerm_dns_ptr_record: azure('PTR', 'records'),
  azurerm_dns_txt_record: azure('TXT', 'record.value'),
  azurerm_dns_caa_record: azureBlocks('CAA', 'flags', 'tag', 'value'),
  azurerm_dns_mx_record: azureBlocks('MX', 'preference', 'exchange'),
  azurerm_dns_srv_record: azureBlocks('SRV', 'priority', 'weight', 'port', 'target'),
  cloudflare_record: cloudflare,
  cloudflare_dns_record: cloudflare,
  digitalocean_record: row('domain', 'name', 'relative', 'type', 'value', inFields('value')),
  dnsimple_zone_record: row('zone_name', 'name', 'relative', 'type', 'value', mx('value')),
  ns1_record: row('zone', 'domain', 'absolute', 'type', 'answers.answer'),
  hetznerdns_record: row('zone_id', 'name', 'relative', 'type', 'value', completes),
  hcloud_zone_rrset: row('zone', 'name', 'relative', 'type', 'records.value', completes),
  hcloud_zone_record: row('zone', 'name', 'relative', 'type', 'value', completes),
  linode_domain_record: row('domain_id', 'name', 'relative', 'record_type', 'target', inFields('target')),
  vultr_dns_record: row('domain', 'name', 'relative', 'type', 'data', mx('data')),
  ovh_domain_zone_record: row('zone', 'subdomain', 'relative', 'fieldtype', 'target', completes),
  gandi_livedns_record: row('zone', 'name', 'relative', 'type', 'values', completes),
  powerdns_record: row('zone', 'name', 'absolute', 'type', 'records'),
  akamai_dns_record: row('zone', 'name', 'absolute', 'recordtype', 'target', inFields('target')),
  oci_dns_rrset: row('zone_name_or_id', 'domain', 'absolute', 'rtype', 'items.rdata'),
  desec_rrset: desec,
  desec_record: desec,
  dns_cname_record: dnsUpdate('CNAME', 'cname'),
  dns_txt_record_set: dnsUpdate('TXT', 'txt'),
  dns_ns_record_set: dnsUpdate('NS', 'nameservers'),
  dns_a_record_set: dnsUpdate('A', 'addresses'),
  dns_aaaa_record_set: dnsUpdate('AAAA', 'addresses'),
  infoblox_cname_record: row('', 'alias', 'absolute', 'CNAME', 'canonical'),
  infoblox_txt_record: row('', 'fqdn', 'absolute', 'TXT', 'text'),
  porkbun_dns_record: row('domain', 'name', 'relative', 'type', 'content'),
  namecheap_domain_records: row('domain', 'record.hostname', 'relative', 'record.type', 'record.address', {
    each: 'record',
    ...mx('record.address', 'record.mx_pref'),
  }),
  godaddy_domain_record: row('domain', 'record.name', 'relative', 'record.type', 'record.data', {
    each: 'record',
    ...mx('record.data', 'record.priority'),
  }),
  netlify_dns_record: row('zone_id', 'hostname', 'absolute', 'type', 'value', inFields('value')),
  bunnynet_dns_record: row('zone', 'name', 'relative', 'type', 'value', inFields('value')),
  ultradns_record: row('zone_name', 'owner_name', 'either', 'record_type', 'record_data'),
  constellix_cname_record: row(
    'domain_id',
    'name',
    'relative',
    'CNAME',
    ['host', 'record_failover_values.value'],
    completes,
  ),
  constellix_txt_record: row('domain_id', 'name', 'relative', 'TXT', 'roundrobin.value'),
  transip_dns_record: row('domain', 'name', 'relative', 'type', 'content', completes),
  alicloud_alidns_record: alicloud('domain_name', 'rr'),
  alicloud_dns_record: alicloud('name', 'host_record'),
  alicloud_dns: alicloud('name', 'host_record'),
  tencentcloud_dnspod_record: row(
    'domain',
    'sub_domain',
    'relative',
    'record_type',
    'value',
    mx('value', 'mx'),
  ),
  scaleway_domain_record: row('dns_zone', 'name', 'relative', 'type', ['data', 'view.data'], {
    ...completes,
    ...mx('data'),
  }),
  exoscale_domain_record: row('domain', 'name', 'relative', 'record_type', 'content', mx('content', 'prio')),
  ionoscloud_dns_record: row('zone_id', 'name', 'relative', 'type', 'content', mx('content')),
  stackit_dns_record_set: row('zone_id', 'name', 'relative', 'type', 'records', completes),
  yandex_dns_recordset: row('zone_id', 'name', 'relative', 'type', 'data', completes),
  edgecenter_dns_zone_record: gcore,
  gcore_dns_zone_record: gcore,
};

/** Who serves the zones of a type of resource: `aws`, `azure`, else the provider's own name. */
export function providerOf(resourceType: string): string {
  const [provider = ''] = resourceType.split('_');
  return provider === 'azurerm' ? 'azure' : provider;
}
