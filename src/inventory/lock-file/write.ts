import type { CertificatePack, CloudflareZone, Snapshot } from '../snapshot.js';
import { type LockText, lockVersion, schemaUrl } from './schema.js';

type Json = string | number | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The lock file that holds a snapshot, apart from spans: JSON in printable ASCII. What has no order of its own is
 * sorted and each host, former validation URL and record has its line, so that a change shows as the lines it is about
 * and equal snapshots give equal bytes.
 */
export function lockText(snapshot: Snapshot): string {
  const lock: LockText = {
    $schema: schemaUrl,
    version: lockVersion,
    read_at: snapshot.readAt,
    read_from: snapshot.readFrom,
    unread: sorted(snapshot.unread.map(({ zone, reason }) => defined({ zone, reason }))),
    zones: sorted(snapshot.zones.map(zoneText)),
  };
  return `${layOut(lock as Json, '')}\n`;
}

/** Name and id come first, as they are what zones are sorted by. */
function zoneText(zone: CloudflareZone): LockText['zones'][number] {
  return defined({
    name: zone.name,
    id: zone.id,
    account: zone.account,
    type: zone.type,
    status: zone.status,
    activated_on: zone.activatedOn,
    validation_url: zone.validationUrl,
    former_validation_urls: zone.formerValidationUrls.map(({ url, until }) => defined({ url, until })),
    certificates: sorted(zone.packs.map(certificateText)),
  });
}

/** The id comes first, as it is what certificates are sorted by: it outlives a change of hosts. */
function certificateText(pack: CertificatePack): LockText['zones'][number]['certificates'][number] {
  const records = pack.delegationRecords?.map(({ owner, target }) => ({
    cname: owner,
    cname_target: target,
  }));
  return defined({
    id: pack.id,
    type: pack.type,
    status: pack.status,
    hosts: sorted(pack.hosts.map(({ text }) => text)),
    certificate_authority: pack.authority,
    validation_method: pack.method,
    validity_days: pack.validityDays,
    expires_on: pack.expires,
    delegation_records: records && sorted(records),
  });
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without the keys that have no value. */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** By the text they come to, which no order of equal items can change. */
function sorted<T>(items: readonly T[]): T[] {
  return items
    .map(item => ({ item, text: layOut(item as Json, '') }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ item }) => item);
}

/** An object that holds no list stands on one line. */
function layOut(value: Json, indent: string): string {
  if (typeof value !== 'object') return inAscii(JSON.stringify(value));
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map(item => inner + layOut(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, of]) => `"${key}": ${layOut(of as Json, inner)}`);
  if (!Object.values(value).some(Array.isArray)) return `{ ${entries.join(', ')} }`;
  return `{\n${entries.map(entry => inner + entry).join(',\n')}\n${indent}}`;
}

/** No character can hide, turn the reading direction or look like another one in the diff of a lock file. */
function inAscii(json: string): string {
  return json.replace(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
