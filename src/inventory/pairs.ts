import { groupBy } from '../group.js';
import { type Certificate, holdsItsZone, spellHost } from './certificate.js';

/** A certificate of another source that is the same one. */
export interface Pair {
  readonly same: Certificate;
  /** Whether nothing that is known of the one speaks against its being the other. */
  readonly isEvident: boolean;
}

/** A name that is on more certificates than these tells none of them apart. */
const mostOfOneName = 100;

/**
 * Which certificates of two sources are the same: those that share most names besides the apex, which all certificates
 * of a zone share; or the only ones of a zone.
 */
export function pairsOf(
  ours: readonly Certificate[],
  theirs: readonly Certificate[],
): Map<Certificate, Pair> {
  const pairs = new Map<Certificate, Pair>();
  // Nothing that code or people list is a custom hostname.
  const others = groupBy(theirs.filter(holdsItsZone), ({ zone }) => zone);
  for (const [zone, own] of groupBy(ours, each => each.zone)) {
    const candidates = others.get(zone) ?? [];
    const taken = new Set<Certificate>();
    for (const { mine, each } of likenesses(own, candidates).sort((a, b) => b.score - a.score)) {
      if (pairs.has(mine) || taken.has(each)) continue;
      pairs.set(mine, { same: each, isEvident: true });
      taken.add(each);
    }
    const [mine, only] = [own[0], candidates[0]];
    const areOnly = own.length === 1 && candidates.length === 1;
    if (areOnly && mine && only && !pairs.has(mine) && canBeOne(mine, only)) {
      pairs.set(mine, { same: only, isEvident: ownNames(mine).size === 0 });
    }
  }
  return pairs;
}

interface Likeness {
  readonly mine: Certificate;
  readonly each: Certificate;
  /** The share of the names of both that are on both: above 0, up to 1. */
  readonly score: number;
}

function likenesses(own: readonly Certificate[], candidates: readonly Certificate[]): Likeness[] {
  const names = new Map(candidates.map(each => [each, tellingNames(each)]));
  const listed = candidates.flatMap(each => [...names.get(each)!].map(name => ({ name, each })));
  const withName = groupBy(listed, ({ name }) => name);
  return own.flatMap(mine => {
    const mineNames = tellingNames(mine);
    const shared = new Map<Certificate, number>();
    for (const name of mineNames) {
      const alike = withName.get(name) ?? [];
      if (alike.length > mostOfOneName) continue;
      for (const { each } of alike) shared.set(each, (shared.get(each) ?? 0) + 1);
    }
    return [...shared]
      .filter(([each]) => canBeOne(mine, each))
      .map(([each, count]) => ({
        mine,
        each,
        score: count / Math.max(mineNames.size, names.get(each)!.size),
      }));
  });
}

function canBeOne(ours: Certificate, theirs: Certificate): boolean {
  return (
    theirs.source !== ours.source &&
    (ours.validationUrl ?? theirs.validationUrl) === (theirs.validationUrl ?? ours.validationUrl)
  );
}

/** The names of a certificate besides its apex and the wildcard there, as it spells them. */
export function ownNames({ hosts, zone }: Certificate): Set<string> {
  return new Set(hosts.items.filter(({ name }) => name !== zone).map(spellHost));
}

/** Those of apex and wildcard alone are alike too. */
function tellingNames(certificate: Certificate): Set<string> {
  const names = ownNames(certificate);
  return names.size === 0 ? new Set(['']) : names;
}
