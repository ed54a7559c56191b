import type { DomainName } from '../../dns/name.js';
import type { Unread } from '../snapshot.js';
import type { Failure } from './failure.js';
import { CloudflareRefusal } from './options.js';
import { readPages } from './pages.js';
import type { Requests } from './requests.js';
import { readZone, type ZoneRow } from './rows.js';
import { because } from './unread.js';

/** What a token needs, as the dashboard calls it. */
export const neededPermissions =
  'the permissions Zone › Zone › Read and Zone › SSL and Certificates › Read on every zone that is to be checked';

/** A zone that is to be read. */
export interface ListedZone extends ZoneRow {
  /** Whether its DNS is elsewhere, so that its certificates may need records there. */
  readonly isPartial: boolean;
  /** Whether its custom hostnames are wanted. */
  readonly hasCustomHostnames: boolean;
}

/** Types of zones whose DNS is at Cloudflare, or nowhere in public. */
const servedByCloudflare: ReadonlySet<string> = new Set(['full', 'secondary', 'internal']);

/**
 * The partial zones that the token sees, and those of the given names, of whatever type. Throws `CloudflareRefusal`
 * where the token may not list zones.
 */
export async function listZones(
  requests: Requests,
  customHostnamesOf: readonly DomainName[],
): Promise<{ zones: ListedZone[]; unread: Unread[] }> {
  const partial = await readPages(page => requests.partialZones(page), readZone);
  throwIfRefused(partial.failure);
  const unread: Unread[] = because('the zones could not all be listed', partial.unread);
  const zones = new Map(partial.items.filter(isPartial).map(zone => [zone.id, zone]));
  const listed = new Set([...zones.values()].map(({ name }) => name));
  const wanted = new Set(customHostnamesOf);
  for (const name of [...wanted].sort()) {
    if (listed.has(name)) continue;
    const named = await readPages(page => requests.zonesNamed(name, page), readZone);
    throwIfRefused(named.failure);
    const own = named.items.filter(zone => zone.name === name);
    for (const zone of own) zones.set(zone.id, zone);
    const none = own.length + named.unread.length === 0 ? ['the token sees no zone of this name'] : [];
    unread.push(...because('its custom hostnames could not be listed', [...named.unread, ...none], name));
  }
  if (zones.size + unread.length === 0)
    unread.push({ reason: `the token sees no zone with a partial setup; it needs ${neededPermissions}` });
  const all = [...zones.values()].sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
  return {
    zones: all.map(zone => ({
      ...zone,
      isPartial: isPartial(zone),
      hasCustomHostnames: wanted.has(zone.name),
    })),
    unread,
  };
}

/** A server may ignore the type that was asked for; of types that are new nothing is known. */
function isPartial({ type }: ZoneRow): boolean {
  return !servedByCloudflare.has(type);
}

function throwIfRefused(failure: Failure | undefined): void {
  if (!failure?.isRefused) return;
  throw new CloudflareRefusal(
    `The Cloudflare API token may not list zones: ${failure.message}. It needs ${neededPermissions}; it may also have expired, or be limited to other addresses.`,
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
