import { lookUp } from '../dns/lookup.js';
import type { Claim, Related } from '../finding.js';
import type { Facts, Rule } from './rule.js';
import { addressTypes } from './shadowed-wildcard.js';
import type { Standing } from './standing.js';
import { aboutRequirement, consequence } from './words.js';

export const missingCname: Rule = {
  id: 'missing-cname',
  *check(facts) {
    for (const standing of facts.standings) {
      const { lookup, aim } = standing;
      if (lookup.answer !== 'absent' || aim !== undefined || lookup.occluded.length > 0) continue;
      if (isExplained(standing, facts)) continue;
      yield claimOf(standing, lookup, facts);
    }
  },
};

/** Whether the record stands elsewhere by mistake, which another rule reports at its own place. */
export function isExplained({ requirement, lookup }: Standing, facts: Facts): boolean {
  const misplaced = facts.misplacedFor.get(requirement.host) ?? [];
  if (misplaced.some(({ delegation }) => delegation.zone === lookup.zone)) return true;
  const written = facts.delegationsAt.get(requirement.owner) ?? [];
  return written.some(delegation => delegation.zone.apex !== lookup.zone?.apex);
}

function claimOf(
  standing: Standing,
  lookup: Extract<Standing['lookup'], { answer: 'absent' }>,
  facts: Facts,
): Claim {
  const { requirement } = standing;
  const about = aboutRequirement(standing, facts);
  const sentences = [`Nothing stands at ${requirement.owner}: ${consequence(requirement)}.`];
  const related: Related[] = [...about.related];

  if (lookup.dname !== undefined) {
    const above = lookup.dname.owner.known ? lookup.dname.owner.value : 'above it';
    sentences.push(`The DNAME at ${above} redirects the name to ${lookup.redirect ?? 'another'}.`);
    related.push({ span: lookup.dname.span, message: 'the DNAME' });
  }
  for (const { record, reason } of lookup.zone.withheld ?? []) {
    if (!record.owner.known || record.owner.value !== requirement.owner) continue;
    sentences.push(`A ${record.type} record is written there, but ${reason}.`);
    related.push({ span: record.span, message: 'written, but not published' });
  }
  const wildcard = wildcardFor(standing, facts);
  if (wildcard !== undefined) {
    sentences.push(
      `Give ${requirement.host} records of its own too: once this name exists, the wildcard ${wildcard} no longer answers for it.`,
    );
  }
  return { ...about, message: sentences.join(' '), span: lookup.zone.span, related };
}

/** The wildcard that answers for the host today, and will not once the CNAME below the host exists. */
function wildcardFor({ requirement, lookup }: Standing, facts: Facts): string | undefined {
  const host = lookUp(facts.zones, requirement.host).find(answer => answer.zone === lookup.zone);
  if (host?.answer !== 'present' || host.wildcard === undefined) return undefined;
  return host.records.some(record => addressTypes.has(record.type)) ? host.wildcard : undefined;
}
