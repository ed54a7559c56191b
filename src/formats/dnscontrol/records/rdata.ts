import type { Fields } from '../program/result.js';

/** What a provider keeps beside a zone's records, or does for its own clients alone. */
const beside = new Set([
  'CF_REDIRECT',
  'CF_TEMP_REDIRECT',
  'CF_SINGLE_REDIRECT',
  'CF_WORKER_ROUTE',
  'ADGUARDHOME_A_PASSTHROUGH',
  'ADGUARDHOME_AAAA_PASSTHROUGH',
]);

/** Providers' own words for an alias. */
const aliases = new Set(['AKAMAICDN', 'AKAMAITLC', 'AZURE_ALIAS', 'R53_ALIAS']);

/** The type under which a record is known to the DNS; undefined where it is none. */
export function typeOf(type: string): string | undefined {
  if (beside.has(type)) return undefined;
  return aliases.has(type) ? 'ALIAS' : type;
}

/** How each type's data is written, by the names of DNSControl's fields; `'x'` is quoted. Others have a target only. */
const layouts: Readonly<Record<string, string>> = {
  CAA: "caaflag caatag 'target'",
  DNSKEY: 'flags protocol algorithm publickey',
  DS: 'keytag algorithm digesttype digest',
  HTTPS: 'svcpriority target svcparams',
  LOC: 'd1 m1 s1 ns d2 m2 s2 ew alt siz hp vp',
  LUA: "luatype 'target'",
  MX: 'mxpreference target',
  NAPTR: "order preference 'flags' 'service' 'regexp' target",
  RP: 'mbox target',
  SMIMEA: 'usage selector matchingtype target',
  SOA: 'target mbox serial refresh retry expire minttl',
  SRV: 'srvpriority srvweight srvport target',
  SSHFP: 'algorithm fingerprint target',
  SVCB: 'svcpriority target svcparams',
  TLSA: 'usage selector matchingtype target',
  TXT: "'target'",
};

/** A record's data in presentation format, names still as they are written. */
export function rdataText(type: string, fields: Fields): string {
  const words = (layouts[type] ?? 'target').split(' ').map(field => {
    const isQuoted = field.startsWith("'");
    const value = fields[isQuoted ? field.slice(1, -1) : field];
    if (type === 'LOC' && ['alt', 'siz', 'hp', 'vp'].includes(field)) return `${value}m`;
    if (isQuoted) return `"${String(value ?? '').replace(/["\\]/g, '\\$&')}"`;
    // A provider counts serials itself, and CAA's flags are 0 unless said otherwise.
    return String(value ?? (field === 'target' ? '' : 0));
  });
  if (type === 'NAPTR' && words.at(-1) === '') words[words.length - 1] = '.';
  return words.filter(word => word !== '').join(' ');
}
