import type { Rule } from './rule.js';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  *check(facts, earlier) {
    const used = new Set(earlier.map(({ ignore }) => ignore));
    for (const ignore of facts.ignores) {
      if (used.has(ignore)) continue;
      const what = `The ignore of ${ignore.rule} at ${ignore.owner || '.'}`;
      const isExpired = ignore.until !== undefined && facts.today > ignore.until;
      const isMissed =
        isExpired &&
        earlier.some(({ finding: { rule, owner } }) => rule === ignore.rule && owner === ignore.owner);
      const message = isMissed
        ? `${what} expired after ${ignore.until}, so its finding counts again. Mend what it hid, or renew it with its reason.`
        : `${what} matches no finding, so it would hide the next one unseen. Delete it.`;
      yield { owner: ignore.owner, message, span: ignore.span };
    }
  },
};
