/** Functions of the language that make one record: those whose first argument is its owner. */
export const constructors: ReadonlySet<string> = new Set(
  (
    'A AAAA ADGUARDHOME_A_PASSTHROUGH ADGUARDHOME_AAAA_PASSTHROUGH AKAMAICDN AKAMAITLC ALIAS AZURE_ALIAS ' +
    'BUNNY_DNS_PZ BUNNY_DNS_RDR CAA CLOUDNS_WR CNAME DHCID DNAME DNSKEY DS FRAME HTTPS LOC LUA MX NAPTR NETLIFY ' +
    'NETLIFYV6 NS NS1_URLFWD OPENPGPKEY PORKBUN_URLFWD PTR R53_ALIAS RP SMIMEA SOA SRV SSHFP SVCB TLSA TXT URL URL301'
  ).split(' '),
);

/** Functions that give a record, several, or a setting: where one fails, the rest of its domain is still read. */
export const builders: readonly string[] = [
  ...constructors,
  ...(
    'CAA_BUILDER CF_REDIRECT CF_SINGLE_REDIRECT CF_TEMP_REDIRECT CF_WORKER_ROUTE DKIM_BUILDER DMARC_BUILDER ' +
    'DefaultTTL DnsProvider ENSURE_ABSENT_REC IGNORE IGNORE_EXTERNAL_DNS IGNORE_NAME IGNORE_TARGET IMPORT_TRANSFORM ' +
    'IMPORT_TRANSFORM_STRIP INCLUDE LOC_BUILDER_DD LOC_BUILDER_DMM_STR LOC_BUILDER_DMS_STR LOC_BUILDER_STR ' +
    'M365_BUILDER NAMESERVER NAMESERVER_TTL R53_EVALUATE_TARGET_HEALTH R53_ZONE SPF_BUILDER TTL'
  ).split(' '),
];

/** Functions that declare a zone, or add to one. */
export const declarations: readonly string[] = [
  'D',
  'D_EXTEND',
  'DEFAULTS',
  'DOMAIN_ELSEWHERE',
  'DOMAIN_ELSEWHERE_AUTO',
];
