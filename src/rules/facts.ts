import { indexZones, type ZoneIndex } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { Zone } from '../dns/zone.js';
import { groupBy } from '../group.js';
import { doubtOf, isDropped, type Requirement, requirementsOf } from '../requirements.js';
import type { Listing } from '../value.js';
import { type DcvCname, dcvCnamesIn, misplacedAmong } from './dcv-cname.js';
import type { Facts } from './rule.js';
import { type Standing, standingsOf, statusOf } from './standing.js';

/** What was read of one state of a repository. */
export type Read = Pick<
  Facts,
  | 'inventory'
  | 'urlChanges'
  | 'authorityChanges'
  | 'demandedBefore'
  | 'problems'
  | 'rivals'
  | 'settings'
  | 'baseSettings'
  | 'gateEdits'
  | 'unreadNow'
  | 'ignores'
  | 'today'
  | 'writeCname'
> & {
  readonly zones: Listing<Zone>;
  /** The apexes of the base's zones, so that a zone that a change deletes is still judged. */
  readonly heldBefore: ReadonlySet<DomainName>;
};

/** Looks up everything that rules ask about. */
export function gatherFacts(read: Read): Facts {
  const zones = indexZones(read.zones);
  const wanted = requirementsOf(read.inventory.certificates);
  const found = judgeEach(wanted, zones, read.heldBefore);
  const released = releasedAmong(found);
  const required = found.filter(({ requirement }) => !released.has(requirement));
  // What the base demands at one name in several ways goes as a whole, whichever of them was judged.
  const freed = new Set([...released].map(({ owner }) => owner));
  const standingsAt = groupBy(required, standing => standing.requirement.owner);
  const dcvCnames = dcvCnamesIn(read.zones.items);
  const isJudged = ({ owner, zone }: DcvCname) =>
    standingsAt.get(owner)?.some(standing => standing.lookup.zone === zone) ?? false;
  const misplaced = misplacedAmong(dcvCnames, read.zones.items, isJudged);
  return {
    ...read,
    zones,
    requirements: wanted.filter(({ owner }) => !freed.has(owner)),
    standings: required.filter(standing => !standing.isElsewhere && !isDoubted(standing)),
    doubted: required.filter(standing => !standing.isElsewhere && isDoubted(standing)),
    released: freed,
    knownUrls: groupBy(read.inventory.validationUrls, ({ url }) => url),
    standingsAt,
    dcvCnames,
    dcvCnamesAt: groupBy(dcvCnames, dcvCname => dcvCname.owner),
    misplacedFor: groupBy(misplaced, ({ host }) => host),
  };
}

function isDoubted({ requirement }: Standing): boolean {
  return doubtOf(requirement) !== undefined;
}

/** Only the base asks for them, and in no view here anything stands there: a change that lets go of both. */
function releasedAmong(standings: readonly Standing[]): Set<Requirement> {
  const dropped = groupBy(
    standings.filter(({ requirement }) => isDropped(requirement)),
    ({ requirement }) => requirement,
  );
  const isEmpty = ({ isElsewhere, cnames, txts, aliases, others }: Standing) =>
    !isElsewhere && cnames.length + txts.length + aliases.length + others.length === 0;
  return new Set(
    [...dropped].filter(([, views]) => views.every(isEmpty)).map(([requirement]) => requirement),
  );
}

/** Where certificates want different targets at one owner, what stands is judged by the one that it serves. */
function judgeEach(
  requirements: readonly Requirement[],
  zones: ZoneIndex,
  heldBefore: ReadonlySet<DomainName>,
): Standing[] {
  const byOwner = groupBy(requirements, requirement => requirement.owner);
  return [...byOwner.values()].flatMap(wanted => {
    const candidates = wanted.map(requirement => standingsOf(requirement, wanted, zones, heldBefore));
    return (
      candidates.find(standings => standings.every(standing => statusOf(standing) === 'met')) ??
      candidates[0]!
    );
  });
}
