import { writtenEntries } from '../convert.js';
import type { Datum } from '../datum.js';

/** Collections may share members many times over, so each is looked through once. */
const failing = new WeakMap<Datum, boolean>();

/** Whether Terraform refuses a value, or anything written in it. */
export function isFailing(datum: Datum): boolean {
  if (datum.kind === 'unknown') return datum.fails ?? false;
  if (datum.kind !== 'list' && datum.kind !== 'map') return false;
  const before = failing.get(datum);
  if (before !== undefined) return before;
  const members = datum.kind === 'list' ? datum.items : [...writtenEntries(datum).values()];
  const isRefused = members.some(isFailing);
  failing.set(datum, isRefused);
  return isRefused;
}
