import { root } from '../dns/name.js';
import type { Claim } from '../finding.js';
import { isExplained, toldSpans } from './missing-cname.js';
import type { Facts, Rule } from './rule.js';
import { type Standing, statusOf } from './standing.js';
import { aboutRequirement, certificatesOf } from './words.js';

export const unresolved: Rule = {
  id: 'unresolved',
  *check(facts, earlier) {
    for (const { reason, span } of facts.certificates.gaps) {
      const message = `Which certificates there are cannot be known: ${reason}. What they need was not judged.`;
      yield { owner: root, message, ...(span && { span }) };
    }
    const told = toldSpans(earlier);
    for (const standing of facts.standings) {
      const status = statusOf(standing);
      const isOccluded =
        status === 'violated' && standing.lookup.answer === 'unresolved' && isEmpty(standing);
      // An occluded record is a violation that occluded-cname tells; where it was not to, this stands in for it.
      if (status === 'unresolved' || (isOccluded && !isExplained(standing, facts, told))) {
        yield claimOf(standing, facts);
      }
    }
  },
};

function isEmpty({ cnames, txts, others, aliases }: Standing): boolean {
  return cnames.length + txts.length + others.length + aliases.length === 0;
}

function claimOf(standing: Standing, facts: Facts): Claim {
  const { requirement, lookup, cnames, aim } = standing;
  const { expected, related, ...about } = aboutRequirement(standing, facts);
  const whether = `Whether ${requirement.owner} has the CNAME that ${certificatesOf(requirement)} needs cannot be known`;
  if (aim?.at === 'unknown') {
    const message = `${whether}: its target depends on ${aim.hole.expression}, ${aim.hole.reason}.`;
    const [cname] = cnames;
    const span = cname?.rdata.span ?? (lookup.answer === 'absent' ? lookup.dname?.span : undefined);
    return { ...about, related, message, ...(span && { span }), ...(cname && expected && { expected }) };
  }
  const gaps = lookup.answer === 'unresolved' ? lookup.gaps : [];
  const [gap, ...more] = gaps;
  const others = more.length > 0 ? ` (and ${more.length} more gap${more.length > 1 ? 's' : ''})` : '';
  const [listed] = related;
  return {
    ...about,
    message: `${whether}: ${gap?.reason ?? 'nothing was read'}${others}.`,
    ...(gap?.span ? { span: gap.span, related } : listed && { span: listed.span }),
  };
}
