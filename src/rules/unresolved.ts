import type { Claim } from '../finding.js';
import type { Facts, Rule } from './rule.js';
import { type Standing, statusOf } from './standing.js';
import { aboutRequirement, certificatesOf } from './words.js';

export const unresolved: Rule = {
  id: 'unresolved',
  *check(facts) {
    for (const standing of facts.standings) {
      if (statusOf(standing) === 'unresolved') yield claimOf(standing, facts);
    }
  },
};

function claimOf(standing: Standing, facts: Facts): Claim {
  const { requirement, lookup, cnames, aim } = standing;
  const about = aboutRequirement(standing, facts);
  const whether = `Whether ${requirement.owner} has the CNAME that ${certificatesOf(requirement)} needs cannot be known`;
  if (aim?.at === 'unknown') {
    const message = `${whether}: its target depends on ${aim.hole.expression}, ${aim.hole.reason}.`;
    return { ...about, message, span: cnames[0]!.rdata.span };
  }
  const gaps = lookup.answer === 'unresolved' ? lookup.gaps : [];
  const [gap, ...more] = gaps;
  const others = more.length > 0 ? ` (and ${more.length} more such gaps)` : '';
  const span = gap?.span ?? about.related[0]?.span;
  return {
    ...about,
    message: `${whether}: ${gap?.reason ?? 'nothing was read'}${others}.`,
    ...(span && { span }),
  };
}
