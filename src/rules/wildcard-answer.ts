import { isExplained } from './missing-cname.js';
import type { Rule } from './rule.js';
import { aboutRequirement, consequence } from './words.js';

export const wildcardAnswer: Rule = {
  id: 'wildcard-answer',
  *check(facts) {
    for (const standing of facts.standings) {
      const { requirement, lookup } = standing;
      if (lookup.answer !== 'present' || lookup.wildcard === undefined || isExplained(standing, facts))
        continue;
      const about = aboutRequirement(standing, facts);
      const [first] = lookup.records;
      yield {
        ...about,
        message: `Nothing stands at ${requirement.owner} itself; the wildcard ${lookup.wildcard} answers there with its ${first!.type} record: ${consequence(requirement)}.`,
        span: lookup.zone.span,
        related: [{ span: first!.span, message: 'the wildcard' }, ...about.related],
      };
    }
  },
};
