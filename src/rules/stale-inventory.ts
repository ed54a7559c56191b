import { root } from '../dns/name.js';
import type { LockUsed } from '../inventory/inventory.js';
import type { Rule } from './rule.js';
import { spellAge } from './words.js';

/** By so many hours two clocks may differ. */
const tolerance = 1;

export const staleInventory: Rule = {
  id: 'stale-inventory',
  *check({ inventory: { lock } }) {
    if (lock === undefined || (lock.age <= lock.maxAge && lock.age >= -tolerance)) return;
    yield {
      owner: root,
      message: `${ageOf(lock)}: what was ordered or moved since is not judged. Refresh it with dcv-check inventory --lock ${lock.path} and a token of Cloudflare.`,
      span: lock.span,
    };
  },
};

/** By the day, which stays the same from run to run. */
function ageOf({ path, readAt, age, maxAge }: LockUsed): string {
  const day = readAt.slice(0, 10);
  return age < 0
    ? `The lock file ${path} says that it was read on ${day}, which is yet to come, so that its age is not known`
    : `The lock file ${path} was read on ${day}, longer ago than the ${spellAge(maxAge)} that it may be old`;
}
