import type { Rule } from './rule.js';
import { aboutRequirement, consequence, list } from './words.js';

export const conflictingRecords: Rule = {
  id: 'conflicting-records',
  *check(facts) {
    for (const standing of facts.standings) {
      const { requirement, cnames, others } = standing;
      const conflicting = cnames.length > 1 ? [...cnames, ...others] : others;
      const [first, ...rest] = conflicting;
      if (first === undefined) continue;
      const about = aboutRequirement(standing, facts);
      const types = list([...new Set(others.map(record => record.type))]);
      const what = [
        cnames.length > 1 ? `${cnames.length} CNAMEs` : '',
        others.length > 0 ? `records of type ${types}` : '',
      ];
      yield {
        ...about,
        message: `At ${requirement.owner} stand ${what.filter(Boolean).join(' and ')}, where exactly one CNAME may stand: ${consequence(requirement)}.`,
        span: first.span,
        related: [
          ...rest.map(({ span, type }) => ({ span, message: `another ${type} record` })),
          ...about.related,
        ],
      };
    }
  },
};
