import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { meaningOf } from './types.js';
import { camel } from './words.js';

/** A CNAME as a resource of its own, of the type and in the zone of the records beside it. */
export function writeCname(zone: Zone, owner: DomainName, target: DomainName): string {
  const beside = zone.records.items.map(({ span }) => span.file.text.slice(span.start, span.end));
  const siblings = beside.filter(text => meaningOf(tokenIn(text))?.record !== undefined);
  const sibling = siblings.find(text => /\bCNAME\b|CName/.test(text)) ?? siblings[0];
  const token = cnameType(sibling === undefined ? undefined : tokenIn(sibling), zone);
  const row = meaningOf(token)!.record!;
  const place = row.zone[0] === undefined ? undefined : camel(row.zone[0]);
  const kept = [place, 'resourceGroupName', 'ttl'].flatMap(name => {
    const written = name && (propertyIn(sibling, name) ?? fallback(name, place, zone));
    return written === undefined ? [] : [`    ${name}: ${written}`];
  });
  const [value = 'records'] = row.value;
  const isList = ['records', 'rrdatas', 'resource_records'].includes(value);
  const relative = owner === zone.apex ? '@' : owner.slice(0, -zone.apex.length - 1);
  const name =
    row.rule === 'relative' ? relative : zone.fragment?.provider === 'google' ? `${owner}.` : owner;
  const rdata = zone.fragment?.provider === 'cloudflare' ? target : `${target}.`;
  return [
    `${keyOf(owner)}:`,
    `  type: ${token}`,
    '  properties:',
    ...kept,
    `    ${camel(row.owner)}: ${quotedIfNeeded(name)}`,
    ...(/^[A-Z]/.test(row.type) ? [] : [`    ${camel(row.type)}: CNAME`]),
    ...(isList ? [`    ${camel(value)}:`, `      - ${rdata}`] : valueLines(value, rdata)),
    ...(row.proxied === undefined ? [] : [`    ${row.proxied}: false`]),
  ].join('\n');
}

/** `cname_record.cname` is a mapping in a mapping. */
function valueLines(path: string, rdata: string): string[] {
  const steps = path.split('.').map(camel);
  return steps.map(
    (step, at) => `${' '.repeat(4 + 2 * at)}${step}:${at === steps.length - 1 ? ` ${rdata}` : ''}`,
  );
}

/** The type that holds a CNAME: the sibling's own, unless it is of one record type alone. */
function cnameType(sibling: string | undefined, { fragment }: Zone): string {
  if (sibling?.startsWith('azure:')) return 'azure:dns:CNameRecord';
  return sibling ?? types[fragment?.provider ?? ''] ?? 'aws:route53:Record';
}

const types: Readonly<Record<string, string>> = {
  aws: 'aws:route53:Record',
  google: 'gcp:dns:RecordSet',
  azure: 'azure:dns:CNameRecord',
  cloudflare: 'cloudflare:DnsRecord',
  digitalocean: 'digitalocean:DnsRecord',
};

function fallback(name: string, place: string | undefined, zone: Zone): string | undefined {
  if (name === 'ttl') return zone.fragment?.provider === 'cloudflare' ? '1' : '300';
  if (name !== place) return undefined;
  const { file, start, end } = zone.span;
  const text = file.text.slice(start, end);
  const meaning = meaningOf(tokenIn(text))?.zone;
  const key = /^["']?([\w-]+)["']?\s*:/.exec(text)?.[1];
  if (meaning === undefined || key === undefined) return zone.apex;
  return `\${${key}.${camel(meaning.label ?? meaning.ids.at(-1) ?? meaning.apex[0]!)}}`;
}

function tokenIn(resource: string): string {
  return /\btype["']?\s*:\s*["']?([\w./:-]+)/.exec(resource)?.[1] ?? '';
}

/** A property that stands on one line. */
function propertyIn(resource: string | undefined, name: string): string | undefined {
  return resource && new RegExp(`^\\s*${name}:[ \\t]+(\\S[^\\n]*?)\\s*$`, 'm').exec(resource)?.[1];
}

/** `acme-challenge-www-example-com`: a name that expressions can use. */
function keyOf(owner: DomainName): string {
  return owner
    .replace(/^\*/, 'wildcard')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function quotedIfNeeded(text: string): string {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
