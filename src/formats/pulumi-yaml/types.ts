import { certificatePack } from '../terraform/resources/certificate-pack.js';
import type { RecordResource } from '../terraform/resources/record-resource.js';
import { recordTable } from '../terraform/resources/record-table.js';
import { type ZoneResource, zoneTable } from '../terraform/resources/zone-table.js';

/** What a type of resource, or the function that finds one, is in the words of Terraform, whose providers most are made of. */
export interface Meaning {
  /** Who serves its zones. */
  readonly provider: string;
  readonly record?: RecordResource;
  readonly zone?: ZoneResource;
  /** Whether it orders a certificate. */
  readonly isCertificate?: true;
  /** Properties whose name is not that of the attribute: Pulumi puts lists into the plural. */
  readonly renamed?: ReadonlyMap<string, string>;
}

const records = { records: 'record' };

/** Resources of providers that are made of Terraform's. */
const bridged: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  'aws:route53:Record': ['aws_route53_record', { aliases: 'alias' }],
  'aws:route53:Zone': ['aws_route53_zone', { vpcs: 'vpc' }],
  'gcp:dns:RecordSet': ['google_dns_record_set', { wrrs: 'wrr', geos: 'geo' }],
  'gcp:dns:ManagedZone': ['google_dns_managed_zone'],
  'cloudflare:Record': ['cloudflare_record'],
  'cloudflare:DnsRecord': ['cloudflare_dns_record'],
  'cloudflare:Zone': ['cloudflare_zone'],
  'cloudflare:CertificatePack': [certificatePack],
  'azure:dns:Zone': ['azurerm_dns_zone'],
  'azure:dns:ARecord': ['azurerm_dns_a_record'],
  'azure:dns:AaaaRecord': ['azurerm_dns_aaaa_record'],
  'azure:dns:CNameRecord': ['azurerm_dns_cname_record'],
  'azure:dns:NsRecord': ['azurerm_dns_ns_record'],
  'azure:dns:PtrRecord': ['azurerm_dns_ptr_record'],
  'azure:dns:TxtRecord': ['azurerm_dns_txt_record', records],
  'azure:dns:CaaRecord': ['azurerm_dns_caa_record', records],
  'azure:dns:MxRecord': ['azurerm_dns_mx_record', records],
  'azure:dns:SrvRecord': ['azurerm_dns_srv_record', records],
  'digitalocean:DnsRecord': ['digitalocean_record'],
  'digitalocean:Domain': ['digitalocean_domain'],
  'dnsimple:ZoneRecord': ['dnsimple_zone_record'],
  'dnsimple:Zone': ['dnsimple_zone'],
  'ns1:Record': ['ns1_record'],
  'ns1:Zone': ['ns1_zone'],
  'hcloud:ZoneRrset': ['hcloud_zone_rrset'],
  'hcloud:Zone': ['hcloud_zone'],
  'linode:DomainRecord': ['linode_domain_record'],
  'linode:Domain': ['linode_domain'],
  'vultr:DnsRecord': ['vultr_dns_record'],
  'vultr:DnsDomain': ['vultr_dns_domain'],
  'ovh:Domain:ZoneRecord': ['ovh_domain_zone_record'],
  'scaleway:DomainRecord': ['scaleway_domain_record'],
  'scaleway:domain:Record': ['scaleway_domain_record'],
  'exoscale:DomainRecord': ['exoscale_domain_record'],
  'exoscale:Domain': ['exoscale_domain'],
};

/** Resources of providers that are made of the clouds' own descriptions. */
const native: Readonly<Record<string, Meaning>> = {
  'aws-native:route53:HostedZone': {
    provider: 'aws',
    zone: { apex: ['name'], ids: ['id'], private: { vpcs: true } },
  },
  'aws-native:route53:RecordSet': {
    provider: 'aws',
    record: {
      zone: ['hosted_zone_id', 'hosted_zone_name'],
      owner: 'name',
      rule: 'absolute',
      type: 'type',
      value: ['resource_records'],
      alias: 'alias_target.dns_name',
    },
  },
  'azure-native:network:Zone': {
    provider: 'azure',
    zone: { apex: ['zone_name'], ids: ['id'], names: ['name'], private: { zone_type: 'Private' } },
  },
  'azure-native:network:RecordSet': {
    provider: 'azure',
    record: {
      zone: ['zone_name'],
      owner: 'relative_record_set_name',
      rule: 'relative',
      type: 'record_type',
      value: [
        'cname_record.cname',
        'a_records.ipv4_address',
        'aaaa_records.ipv6_address',
        'ns_records.nsdname',
        'ptr_records.ptrdname',
        'txt_records.value',
        'mx_records.exchange',
        'caa_records.value',
        'srv_records.target',
      ],
      alias: 'target_resource.id',
    },
  },
};

/** What a type token means: `aws:route53:Record`, `aws:route53/record:Record`, `azure-native:network/v20180501:Zone`. */
export function meaningOf(token: string): Meaning | undefined {
  const [pkg = '', module, name] = token.split(':');
  const place = module?.split('/')[0]?.replace(/^index$/, '');
  const short = name === undefined ? [pkg, module] : [pkg, ...(place === '' ? [] : [place]), name];
  const key = short.join(':').replace(/^azure-native:dns:/, 'azure-native:network:');
  if (native[key] !== undefined) return native[key];
  const [type, renamed] = bridged[key] ?? [];
  if (type === undefined) return undefined;
  const [record, zone] = [recordTable[type], zoneTable[type]];
  return {
    provider: providers[pkg] ?? pkg,
    ...(record && { record }),
    ...(zone && { zone }),
    ...(type === certificatePack && { isCertificate: true }),
    ...(renamed && { renamed: new Map(Object.entries(renamed)) }),
  };
}

const providers: Readonly<Record<string, string>> = { gcp: 'google' };

/** What a function finds: `aws:route53:getZone` a zone. */
export function meaningOfFunction(token: string): Meaning | undefined {
  return meaningOf(token.replace(/\bget([A-Z][A-Za-z]*)$/, '$1'));
}
