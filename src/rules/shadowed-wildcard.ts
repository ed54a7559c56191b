import { challengeLabel } from '../delegated-dcv.js';
import { indexZones, lookUp } from '../dns/lookup.js';
import { labelsOf } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import type { Facts, Rule } from './rule.js';

/** Types through which a host is reached: a wildcard of these is missed when it stops answering. */
export const addressTypes: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME', 'ALIAS', 'ANAME', 'HTTPS']);

export const shadowedWildcard: Rule = {
  id: 'shadowed-wildcard',
  *check(facts) {
    const before = withoutChallenges(facts);
    for (const { requirement, lookup, cnames } of facts.standings) {
      const [cname] = cnames;
      if (lookup.answer !== 'present' || cname === undefined) continue;
      const now = lookUp(facts.zones, requirement.host).find(answer => answer.zone === lookup.zone);
      if (now?.answer !== 'absent' || !now.emptyNonTerminal) continue;
      const then = lookUp(before.zones, requirement.host).find(
        answer => answer.zone === before.zoneOf.get(lookup.zone),
      );
      if (then?.answer !== 'present' || then.wildcard === undefined) continue;
      const reached = then.records.filter(record => addressTypes.has(record.type));
      if (reached.length === 0) continue;
      yield {
        owner: requirement.owner,
        message:
          `${requirement.host} has no records of its own, and with ${requirement.owner} below it the wildcard ` +
          `${then.wildcard} no longer answers for it (RFC 4592), so the host does not resolve and its renewal ` +
          `fails. Give ${requirement.host} records of its own.`,
        span: cname.owner.span,
        related: reached.slice(0, 1).map(record => ({ span: record.span, message: 'the wildcard' })),
        expected: reached.map(record => copyOf(record, requirement.host)).join('\n'),
        certificates: requirement.certificates,
      };
    }
  },
};

function copyOf({ type, rdata }: ResourceRecord, host: string): string {
  return `${host}. ${type} ${rdata.known ? rdata.value : '…'}`;
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
