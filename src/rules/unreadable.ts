import { root } from '../dns/name.js';
import type { Rule } from './rule.js';

export const unreadable: Rule = {
  id: 'unreadable',
  *check(facts) {
    for (const { message, span, severity } of facts.problems) {
      yield { owner: root, message, span, ...(severity && { severity }) };
    }
  },
};
