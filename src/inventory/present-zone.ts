import type { DomainName } from '../dns/name.js';
import { groupBy } from '../group.js';
import { hostedTypes } from './eligibility.js';
import type { KnownValidationUrl } from './inventory.js';
import { goneStatus } from './lock-file/refresh.js';
import { unknownWord } from './shown.js';
import type { CloudflareZone } from './snapshot.js';

/**
 * What a zone is among those of its name. `present`: Cloudflare places tokens for it; `awaiting`: not yet;
 * `former`: no longer; `gone`: it is kept only for the validation URLs that it had.
 */
type Rank = 'present' | 'awaiting' | 'former' | 'gone';

/** A zone, and what it is among the zones of its name: there are several while a domain moves between accounts. */
export interface RankedZone {
  readonly zone: CloudflareZone;
  readonly rank: Rank;
  /** Whether no zone of the name is present. */
  readonly isUnserved: boolean;
  /** Of a present zone what its certificates are validated through; absent where that is not told, or not certain. */
  readonly validationUrl?: DomainName;
  /** Why its certificates need records only perhaps, or nobody knows which, as the end of a sentence. */
  readonly doubt?: string;
}

/**
 * Statuses of zones: those that the API documents, and older ones that clients still know (domain life cycle in
 * Cloudflare's docs, "Domain statuses"). Tokens are placed only for active zones ("Delegated DCV").
 */
const ranks: ReadonlyMap<string, Rank> = new Map([
  ['active', 'present'],
  ['initializing', 'awaiting'],
  ['pending', 'awaiting'],
  ['moved', 'former'],
  ['deactivated', 'former'],
  ['deleted', 'gone'],
  [goneStatus, 'gone'],
]);

/**
 * The zones with their ranks; of each name those that are present come first, whatever order the API gave. Of several
 * active ones the last to be activated owns the domain (Cloudflare docs, "Partial setup"), and the others are former
 * ones. A status that is not known may be that of a serving zone: it stands beside active ones, and leaves a doubt.
 */
export function rankZones(zones: readonly CloudflareZone[]): RankedZone[] {
  // Internal DNS answers only inside: it may hold a name that a public zone has, and takes nothing from it.
  const byName = groupBy(zones, ({ name, type }) => `${type === 'internal' ? 'internal' : 'public'} ${name}`);
  return [...byName.values()].flatMap(namesakes => rankNamesakes(withoutCopies(namesakes)));
}

/** Zones that a list has twice, as when it grows while its pages are read: as one, with what any of the copies has. */
function withoutCopies(zones: readonly CloudflareZone[]): readonly CloudflareZone[] {
  if (zones.length === 1) return zones;
  const copies = groupBy(zones, ({ packs: _, formerValidationUrls: __, ...zone }) => spelled(zone));
  return [...copies.values()].map(([zone, ...others]) => {
    if (others.length === 0) return zone!;
    const all = [zone!, ...others];
    const packs = new Map(all.flatMap(copy => copy.packs.map(pack => [spelled(pack), pack])));
    const formerValidationUrls = all.flatMap(copy => copy.formerValidationUrls);
    return { ...zone!, formerValidationUrls, packs: [...packs.values()] };
  });
}

/** All that was said of something but its place. */
function spelled(value: object): string {
  return JSON.stringify(value, (key, each) => (key === 'span' ? undefined : each));
}

function rankNamesakes(zones: readonly CloudflareZone[]): RankedZone[] {
  const present = presentAmong(zones);
  const urls = new Set([...present].map(({ validationUrl }) => validationUrl));
  const [validationUrl] = urls.size === 1 ? urls : [];
  const isUnserved = present.size === 0;
  const ranked = zones.map((zone): RankedZone => {
    const rank = ranks.get(zone.status) ?? 'present';
    if (rank !== 'present') return { zone, rank, isUnserved };
    if (!present.has(zone)) return { zone, rank: 'former', isUnserved };
    const doubt = doubtOf(zone, urls.size > 1);
    return { zone, rank, isUnserved, ...(validationUrl && { validationUrl }), ...(doubt && { doubt }) };
  });
  return order.flatMap(rank => ranked.filter(each => each.rank === rank));
}

const order: readonly Rank[] = ['present', 'awaiting', 'former', 'gone'];

/** The zones that may be the one that Cloudflare serves; several only where nothing tells which of them it is. */
function presentAmong(zones: readonly CloudflareZone[]): Set<CloudflareZone> {
  const active = zones.filter(({ status }) => ranks.get(status) === 'present');
  const unknown = zones.filter(({ status }) => !ranks.has(status));
  const last = active.map(activation).reduce((a, b) => (b > a ? b : a), -Infinity);
  return new Set([...active, ...unknown].filter(zone => !(activation(zone) < last)));
}

/** When a zone became active, in milliseconds; not a number, and so neither before nor after another, where that is not told. */
function activation({ activatedOn = '' }: CloudflareZone): number {
  return Date.parse(activatedOn);
}

function doubtOf({ name, status }: CloudflareZone, isOneOfSeveral: boolean): string | undefined {
  if (isOneOfSeveral)
    return `several zones of the name ${name} may be the active one, and nothing tells which was activated last`;
  return ranks.has(status) ? undefined : unknownWord('the status of its zone', status);
}

/** Every validation URL that the zones have, will have or had: each once for a name, as what it is now. */
export function validationUrlsOf(ranked: readonly RankedZone[]): KnownValidationUrl[] {
  const own = ranked.flatMap(({ zone: { name, type, validationUrl }, rank }): KnownValidationUrl[] => {
    if (validationUrl === undefined) return [];
    const isHosted = rank === 'present' && hostedTypes.has(type);
    return [
      { url: validationUrl, holder: name, state: states[rank], ...(isHosted && { isHosted: true as const }) },
    ];
  });
  const former = ranked.flatMap(({ zone: { name, formerValidationUrls } }) =>
    formerValidationUrls.map(
      ({ url, until }): KnownValidationUrl => ({
        url,
        holder: name,
        state: 'former',
        ...(until !== undefined && { until }),
      }),
    ),
  );
  const known = new Map<string, KnownValidationUrl>();
  for (const state of ['present', 'awaiting', 'former'] as const) {
    for (const each of [...own, ...former].filter(known => known.state === state)) {
      const key = `${each.holder} ${each.url}`;
      const told = known.get(key);
      if (told === undefined || (told.state === 'former' && (told.until ?? '') < (each.until ?? '')))
        known.set(key, each);
    }
  }
  return [...known.values()];
}

const states = { present: 'present', awaiting: 'awaiting', former: 'former', gone: 'former' } as const;
