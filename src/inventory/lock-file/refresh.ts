import type { DomainName } from '../../dns/name.js';
import { groupBy } from '../../group.js';
import type { CertificatePack, CloudflareZone, FormerValidationUrl, Snapshot } from '../snapshot.js';
import { ageInHours } from './age.js';
import { lockText } from './write.js';

/** The status of a zone that Cloudflare no longer lists, and that is kept for its former validation URLs. */
export const goneStatus = 'gone';

/**
 * What Cloudflare says now, with what a lock file knew before: no validation URL that ever belonged to a zone's name is
 * forgotten, and what could not be read now stays as it was, so that a page that failed drops no demand.
 */
export function refresh(before: Snapshot | undefined, now: Snapshot): Snapshot {
  const known = groupBy(before?.zones ?? [], identityOf);
  const listed = new Set(now.zones.map(identityOf));
  const unread = new Set(now.unread.map(({ zone }) => zone));
  const zones = [
    ...now.zones.map(zone => completed(zone, known.get(identityOf(zone)) ?? [], unread.has(zone.name))),
    ...(before?.zones ?? [])
      .filter(zone => !listed.has(identityOf(zone)))
      .map(zone => (unread.has(undefined) || unread.has(zone.name) ? zone : gone(zone))),
  ];
  return { ...now, zones: withHistory(zones, [...(before ? historyOf(before) : []), ...now.zones]) };
}

/**
 * Whether the lock file `before` can stay as it is: Cloudflare says nothing new now, and the file is younger than half
 * of the age that it may reach.
 */
export function isFresh(before: Snapshot, now: Snapshot, maxAgeHours: number): boolean {
  const age = ageInHours(before.readAt, now.readAt);
  if (age < 0 || age >= maxAgeHours / 2) return false;
  return lockText({ ...refresh(before, now), readAt: before.readAt }) === lockText(before);
}

function identityOf({ name, id }: CloudflareZone): string {
  return `${name} ${id}`;
}

/** A zone that is listed, with what is known of it from before and could not be read now. */
function completed(
  zone: CloudflareZone,
  before: readonly CloudflareZone[],
  isUnread: boolean,
): CloudflareZone {
  if (zone.status === goneStatus) return zone;
  const validationUrl = zone.validationUrl ?? before.find(old => old.validationUrl)?.validationUrl;
  const ids = new Set(zone.packs.map(({ id }) => id));
  const kept: CertificatePack[] = isUnread
    ? before.flatMap(({ packs }) => packs).filter(({ id }) => !ids.has(id))
    : [];
  return { ...zone, ...(validationUrl && { validationUrl }), packs: [...zone.packs, ...kept] };
}

function gone({ validationUrl: _, ...zone }: CloudflareZone): CloudflareZone {
  return { ...zone, status: goneStatus, packs: [] };
}

type History = Pick<CloudflareZone, 'name' | 'formerValidationUrls'>;

/** What the zones' validation URLs have been, those of the snapshot's own time first. */
function historyOf({ zones, readAt, unread }: Snapshot): History[] {
  const unreadZones = new Set(unread.map(({ zone }) => zone));
  const present = zones.flatMap(({ name, validationUrl: url }): History[] => {
    if (url === undefined) return [];
    // Where something was not read it may have been kept from an earlier time.
    const isSeen = !unreadZones.has(undefined) && !unreadZones.has(name);
    return [{ name, formerValidationUrls: [{ url, ...(isSeen && { until: readAt.slice(0, 10) }) }] }];
  });
  return [...present, ...zones];
}

/** Gives every zone the history of its name: what it has been, and is not now in any account. */
function withHistory(zones: readonly CloudflareZone[], history: readonly History[]): CloudflareZone[] {
  const zonesOf = groupBy(zones, ({ name }) => name);
  const former = new Map<DomainName, FormerValidationUrl[]>();
  for (const [name, entries] of groupBy(history, entry => entry.name)) {
    const present = new Set(zonesOf.get(name)?.map(({ validationUrl }) => validationUrl));
    const byUrl = new Map<DomainName, FormerValidationUrl>();
    for (const entry of entries.flatMap(({ formerValidationUrls }) => formerValidationUrls))
      if (!present.has(entry.url) && !byUrl.has(entry.url)) byUrl.set(entry.url, entry);
    former.set(name, [...byUrl.values()]);
  }
  return zones.map(zone => ({ ...zone, formerValidationUrls: former.get(zone.name) ?? [] }));
}
