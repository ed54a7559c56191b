import type { Rule } from './rule.js';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  *check(facts, earlier) {
    const used = new Set(earlier.map(({ ignore }) => ignore));
    for (const ignore of facts.ignores) {
      const expired = ignore.until !== undefined && facts.today > ignore.until;
      if (used.has(ignore)) continue;
      const what = `The ignore of ${ignore.rule} at ${ignore.owner}`;
      const message = expired
        ? `${what} expired after ${ignore.until}. Renew it with its reason, or delete it.`
        : `${what} matches no finding, so it would hide the next one unseen. Delete it.`;
      yield { owner: ignore.owner, message, span: ignore.span };
    }
  },
};
