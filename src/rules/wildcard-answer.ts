import { isExplained, toldSpans, withheldAt } from './missing-cname.js';
import type { Rule } from './rule.js';
import { adviceFor, wildcardFor } from './shadowed-wildcard.js';
import { aboutRequirement, consequence } from './words.js';

export const wildcardAnswer: Rule = {
  id: 'wildcard-answer',
  *check(facts, earlier) {
    const told = toldSpans(earlier);
    for (const standing of facts.standings) {
      const { requirement, lookup } = standing;
      if (lookup.answer !== 'present' || lookup.wildcard === undefined || isExplained(standing, facts, told))
        continue;
      const { owner, host } = requirement;
      const { related, ...about } = aboutRequirement(standing, facts);
      const { sentences, places } = withheldAt(standing);
      const [first] = lookup.records;
      const reaching = wildcardFor(host, lookup.zone, facts.zones);
      const advice =
        reaching &&
        `Once it stands, ${reaching.wildcard} no longer answers for ${host}. ${adviceFor(host, reaching)}`;
      const what = `Nothing stands at ${owner} itself, where the wildcard ${lookup.wildcard} answers with its ${first!.type} record`;
      yield {
        ...about,
        message: [`${what}: ${consequence(requirement, facts)}.`, ...sentences, advice]
          .filter(Boolean)
          .join(' '),
        span: lookup.zone.span,
        related: [{ span: first!.span, message: 'the wildcard' }, ...places, ...related],
      };
    }
  },
};
