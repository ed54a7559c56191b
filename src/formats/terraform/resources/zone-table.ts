/** How a type of resource, or the data source of the same type, says which zone it is. */
export interface ZoneResource {
  /** Where its name is written; the first that is set counts. */
  readonly apex: readonly string[];
  /** The attributes by which other resources refer to it, known only to the API. */
  readonly ids: readonly string[];
  /** The attributes that hold its name again. */
  readonly names?: readonly string[];
  /** Lists of the one that was found, each with `id` and `name`. */
  readonly lists?: readonly string[];
  /** The attribute by whose text, which is no domain name, others may refer to it as well. */
  readonly label?: string;
  /** The attribute that others read without the final dot with which it may be written. */
  readonly dotless?: string;
  /** What makes a zone one that no certificate authority sees: an attribute that is set, or set to a certain text. */
  readonly private?: Readonly<Record<string, string | true>>;
  /** Where there is an attribute `type`: what a zone is that is created without it. */
  readonly defaultType?: string;
}

const byId = { apex: ['name'], ids: ['id', 'zone_id'] } as const;
/** The id is the name. */
const byName = (apex = 'name') => ({ apex: [apex], ids: [], names: ['id', 'name', 'domain', 'zone'] });

/** Every type of resource that is a zone, one row each. */
export const zoneTable: Readonly<Record<string, ZoneResource>> = {
  // Without its dot since provider 3; `vpc_id` is for private zones only.
  aws_route53_zone: { ...byId, dotless: 'name', private: { vpc: true, private_zone: 'true', vpc_id: true } },
  google_dns_managed_zone: {
    apex: ['dns_name'],
    ids: ['id', 'managed_zone_id'],
    label: 'name',
    private: { visibility: 'private' },
  },
  azurerm_dns_zone: { apex: ['name'], ids: ['id'] },
  // Provider 4 calls its name `zone`; the data source of provider 5 has it in a filter. A partial zone is delegated
  // to another provider, and Cloudflare answers for no name in it.
  cloudflare_zone: {
    apex: ['name', 'zone', 'filter.name'],
    ids: ['id', 'zone_id'],
    names: ['name', 'zone'],
    private: { type: 'partial' },
    defaultType: 'full',
  },
  cloudflare_zones: { apex: ['filter.name', 'name'], ids: ['id'], lists: ['zones', 'result'] },
  digitalocean_domain: byName(),
  dnsimple_zone: byName(),
  ns1_zone: { apex: ['zone'], ids: ['id'] },
  hetznerdns_zone: byId,
  hcloud_zone: byId,
  linode_domain: { apex: ['domain'], ids: ['id'] },
  vultr_dns_domain: byName('domain'),
  ovh_domain_zone: byName(),
  gandi_livedns_domain: byName(),
  gandi_domain: byName(),
  powerdns_zone: byName(),
  akamai_dns_zone: byName('zone'),
  oci_dns_zone: { ...byId, private: { scope: 'PRIVATE' } },
  desec_domain: byName(),
  netlify_dns_zone: byId,
  bunnynet_dns_zone: { apex: ['domain'], ids: ['id'] },
  ultradns_zone: byName(),
  constellix_domain: byId,
  transip_domain: byName(),
  alicloud_alidns_domain: byName('domain_name'),
  scaleway_domain_zone: { apex: ['domain'], ids: ['id'] },
  exoscale_domain: byId,
  ionoscloud_dns_zone: byId,
  stackit_dns_zone: { apex: ['dns_name'], ids: ['id', 'zone_id'] },
  yandex_dns_zone: { apex: ['zone'], ids: ['id', 'dns_zone_id'] },
  gcore_dns_zone: byName(),
  edgecenter_dns_zone: byName(),
  infoblox_zone_auth: { apex: ['fqdn'], ids: ['id'] },
};
