import { type Lookup, lookUp, zonesFor } from '../dns/lookup.js';
import { isAtOrBelow } from '../dns/name.js';
import type { Claim } from '../finding.js';
import type { Delegation } from './delegation.js';
import type { Facts, Rule } from './rule.js';

export const occludedCname: Rule = {
  id: 'occluded-cname',
  *check(facts) {
    for (const delegation of facts.delegations) {
      const { owner, zone, record } = delegation;
      if (!isAtOrBelow(owner, zone.apex)) continue; // That is misplaced-cname's to say.
      const [nearest] = zonesFor(facts.zones, owner);
      if (nearest !== undefined && nearest.apex !== zone.apex) {
        const message = `but ${nearest.apex} is a zone of its own, which answers for it`;
        yield claimOf(
          delegation,
          message,
          { span: nearest.span, message: `the zone ${nearest.apex}` },
          facts,
        );
        continue;
      }
      const lookup = lookUp(facts.zones, owner).find(answer => answer.zone === zone);
      if (lookup === undefined || lookup.answer === 'present' || !lookup.occluded.includes(record)) continue;
      const cover = coverOf(lookup);
      if (cover !== undefined) yield claimOf(delegation, cover.clause, cover, facts);
    }
  },
};

function coverOf(lookup: Exclude<Lookup, { answer: 'present' }>) {
  const record = lookup.answer === 'absent' ? lookup.dname : lookup.cut?.[0];
  if (record === undefined) return undefined;
  const at = record.owner.known ? record.owner.value : '…';
  const clause =
    record.type === 'DNAME'
      ? `but the DNAME at ${at} redirects everything below it`
      : `but ${at} is delegated to other servers`;
  return { clause, span: record.span, message: `the ${record.type} record` };
}

function claimOf(
  { owner, zone, record }: Delegation,
  clause: string,
  cover: { span: Claim['span'] & object; message: string },
  facts: Facts,
): Claim {
  const standing = facts.standingsAt.get(owner)?.[0];
  return {
    owner,
    message: `The CNAME at ${owner} stands in the zone ${zone.apex}, ${clause}: it is never answered, and validation fails. Write it where the name is served.`,
    span: record.span,
    related: [{ span: cover.span, message: cover.message }],
    ...(standing && { certificates: standing.requirement.certificates }),
  };
}
