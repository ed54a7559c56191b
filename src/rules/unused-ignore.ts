import { root } from '../dns/name.js';
import { asideBy } from '../ignores/aside.js';
import { type Ignore, spellSubject } from '../ignores/ignore.js';
import { ignoresAdded } from './policy-edits.js';
import type { Judged, Rule } from './rule.js';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  *check(facts, earlier) {
    const used = new Set(earlier.map(({ ownIgnore }) => ownIgnore));
    const missed = missedAmong(facts.ignores, facts.today, earlier);
    // What a later change is to bring is ignored first.
    const added = new Set(ignoresAdded(facts));
    for (const ignore of facts.ignores) {
      if (used.has(ignore) || added.has(ignore)) continue;
      const what = `The ignore of ${spellSubject(ignore)}`;
      const message = missed.has(ignore)
        ? `${what} expired after ${ignore.until}, so its finding counts again. Mend what it hid, or renew it with its reason.`
        : `${what} matches no finding, so it would hide the next one unseen. Delete it.`;
      yield { owner: 'owner' in ignore.at ? ignore.at.owner : root, message, span: ignore.span };
    }
  },
};

/** Expired ones whose finding is still there. */
function missedAmong(ignores: readonly Ignore[], today: string, earlier: readonly Judged[]): Set<Ignore> {
  const expired = ignores.filter(({ until }) => until !== undefined && today > until);
  const ignoreOf = asideBy(expired, '');
  return new Set(earlier.flatMap(({ finding }) => ignoreOf(finding) ?? []));
}
