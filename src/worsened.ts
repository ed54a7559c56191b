import type { DomainName } from './dns/name.js';
import { targetOf } from './dns/zone.js';
import { groupBy } from './group.js';
import type { Facts } from './rules/rule.js';
import { type Standing, statusOf } from './rules/standing.js';

/**
 * The required names at which a change breaks what was right, in any view of their zone: what is found there is its
 * own, even where the same was found in another view, or hides behind a mistake that stood.
 */
export function worsenedBetween(head: Facts, base: Facts): Set<DomainName> {
  const worsened = new Set<DomainName>();
  for (const [owner, views] of head.standingsAt) {
    const before = base.standingsAt.get(owner);
    if (before !== undefined && isWorse(views, before)) worsened.add(owner);
  }
  return worsened;
}

function isWorse(views: readonly Standing[], before: readonly Standing[]): boolean {
  const old = placed(before);
  const now = placed(views);
  const left = [...old].filter(([place]) => !now.has(place)).map(([, view]) => view);
  return [...now].some(([place, view]) => {
    const counterpart = old.get(place) ?? left.shift();
    if (counterpart === undefined) return false;
    if (statusOf(counterpart) === 'met' && statusOf(view) !== 'met') return true;
    const [led, leads] = [goalsReached(counterpart), goalsReached(view)];
    return view.competing.some(({ target = '' }) => led.has(target) && !leads.has(target));
  });
}

/** Views by the file of their zone; those of one file in their order. */
function placed(views: readonly Standing[]): Map<string, Standing> {
  const byFile = groupBy(views, ({ lookup: { zone } }) => `${zone?.apex} ${zone?.span.file.path}`);
  return new Map(
    [...byFile].flatMap(([file, own]) => own.map((view, at) => [`${file} ${at}`, view] as const)),
  );
}

/** The targets that are wanted at a name and that CNAMEs there lead to, whatever else stands beside them. */
function goalsReached({ requirement, competing, cnames, aim }: Standing): Set<string> {
  const wanted = new Set(competing.map(({ target }) => target));
  const reached = new Set<string>(cnames.flatMap(cname => targetOf(cname) ?? []));
  const goals = [...reached].filter(target => (wanted as ReadonlySet<string | undefined>).has(target));
  const isReached = aim?.at === 'target' || aim?.at === 'target-indirectly';
  return new Set([...goals, ...(isReached ? [requirement.target ?? ''] : [])]);
}
