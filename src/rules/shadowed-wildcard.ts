import { challengeLabel } from '../delegated-dcv.js';
import { indexZones, lookUpIn, type ZoneIndex } from '../dns/lookup.js';
import { type DomainName, labelsOf } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import type { Facts, Rule } from './rule.js';
import { list, spellTarget } from './words.js';

/** Types through which a host is reached: a wildcard of these is missed when it stops answering. */
const addressTypes: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME', 'ALIAS', 'ANAME', 'HTTPS']);

export const shadowedWildcard: Rule = {
  id: 'shadowed-wildcard',
  *check(facts) {
    const before = withoutChallenges(facts);
    for (const { requirement, lookup, cnames } of facts.standings) {
      const [cname] = cnames;
      if (lookup.answer !== 'present' || cname === undefined) continue;
      const now = lookUpIn(facts.zones, requirement.host, lookup.zone);
      if (now?.answer !== 'absent' || !now.emptyNonTerminal) continue;
      const zone = before.zoneOf.get(lookup.zone);
      const then = zone && wildcardFor(requirement.host, zone, before.zones);
      if (then === undefined) continue;
      const { owner, host, certificates } = requirement;
      yield {
        owner,
        message:
          `With ${owner} below it, ${host} exists without records, and the wildcard ${then.wildcard} no longer answers ` +
          `for it or for names below it (RFC 4592). A host that does not resolve is not renewed. ${adviceFor(host, then)}`,
        span: cname.owner.span,
        related: [{ span: then.records[0]!.span, message: 'the wildcard' }],
        certificates,
      };
    }
  },
};

/** A wildcard through which a host is reached, with the records that reach it. */
export interface Reaching {
  readonly wildcard: DomainName;
  readonly records: readonly ResourceRecord[];
}

/** The wildcard that answers for a host which has no records of its own. */
export function wildcardFor(host: DomainName, zone: Zone, zones: ZoneIndex): Reaching | undefined {
  const answer = lookUpIn(zones, host, zone);
  if (answer?.answer !== 'present' || answer.wildcard === undefined) return undefined;
  const records = answer.records.filter(record => addressTypes.has(record.type));
  return records.length === 0 ? undefined : { wildcard: answer.wildcard, records };
}

/** What to do so that the host stays reachable. */
export function adviceFor(host: DomainName, { records }: Reaching): string {
  const copies = records.map(record => `${record.type} ${spellTarget(record)}`);
  return `Give ${host} records of its own, such as the wildcard’s: ${list(copies)}.`;
}

/** The same zones as they would be without any challenge record. */
function withoutChallenges(facts: Facts): { zones: Facts['zones']; zoneOf: Map<Zone, Zone> } {
  const { items, gaps } = facts.zones.listing;
  const zoneOf = new Map(items.map(zone => [zone, bare(zone)]));
  return { zones: indexZones({ items: [...zoneOf.values()], gaps }), zoneOf };
}

function bare(zone: Zone): Zone {
  const items = zone.records.items.filter(
    ({ owner }) => !owner.known || !labelsOf(owner.value).includes(challengeLabel),
  );
  return { ...zone, records: { items, gaps: zone.records.gaps } };
}
