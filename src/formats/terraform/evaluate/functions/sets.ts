import { candidatesOf } from '../alternatives.js';
import { perElement } from '../budget.js';
import { holeIn } from '../convert.js';
import type { Datum, ListDatum, Open } from '../datum.js';
import { identityOf } from '../equality.js';
import { exhausted } from '../evaluation.js';
import { type Call, type Functions, refuse } from './call.js';
import { distinct, inSetOrder, listResult, listsOf } from './members.js';

/** Functions of sets, which take lists as well. */
export const sets: Functions = {
  setunion: call => {
    const all = listsOf(call);
    if ('kind' in all) return all;
    const hole = all.find(({ open }) => open)?.open?.hole;
    const open = hole && { hole, ...candidatesOf(all.map(list => list.open)) };
    return setResult(
      call,
      all.flatMap(({ items }) => items),
      open,
    );
  },
  setintersection: call => {
    const all = listsOf(call);
    if ('kind' in all) return all;
    const [first, ...others] = all;
    if (first === undefined) return refuse(call, 'which wants sets');
    return sieved(call, first, others, true);
  },
  setsubtract: call => {
    const all = listsOf(call);
    if ('kind' in all) return all;
    const [first, second] = all;
    if (first === undefined || second === undefined) return refuse(call, 'which wants two sets');
    return sieved(call, first, [second], false);
  },
  setproduct: call => {
    const all = listsOf(call);
    if ('kind' in all) return all;
    const open = all.find(list => list.open)?.open;
    if (open !== undefined) return { kind: 'list', items: [], open: { hole: open.hole }, span: call.span };
    const size = all.reduce((product, { items }) => product * items.length, 1);
    if (!call.scope.budget.spend(perElement * size * (1 + all.length), call.span))
      return exhausted(call.span);
    let rows: Datum[][] = [[]];
    for (const { items } of all) rows = rows.flatMap(row => items.map(item => [...row, item]));
    if (size === 0) rows = [];
    const products = rows.map((items): Datum => ({ kind: 'list', items, span: items[0]?.span ?? call.span }));
    const isSet = all.every(list => list.isSet);
    return { kind: 'list', items: products, ...(isSet && { isSet: true as const }), span: call.span };
  },
};

function setResult(call: Call, items: readonly Datum[], open?: Open<Datum>): Datum {
  return listResult(call, inSetOrder(distinct(items)), open, true);
}

/** The elements of the first that are, or are not, in the others; those of which that is not known are candidates. */
function sieved(call: Call, first: ListDatum, others: readonly ListDatum[], wanted: boolean): Datum {
  const known = others.map(({ items }) => new Set(items.map(identityOf)));
  const items: Datum[] = [];
  const maybe: Datum[] = [];
  for (const item of first.items) {
    const identity = identityOf(item);
    const held = others.map(({ open }, index) => {
      if (identity === undefined)
        return others[index]!.items.length === 0 && open === undefined ? false : undefined;
      if (known[index]!.has(identity)) return true;
      return open !== undefined || known[index]!.has(undefined) ? undefined : false;
    });
    if (held.every(isHeld => isHeld === wanted)) items.push(item);
    else if (!held.includes(!wanted)) maybe.push(item);
  }
  const hole = first.open?.hole ?? (maybe.length > 0 ? holeOfAny([first, ...others]) : undefined);
  if (hole === undefined) return setResult(call, items);
  return setResult(call, items, { hole, ...candidatesOf([first.open], maybe) });
}

function holeOfAny(lists: readonly ListDatum[]) {
  return lists.map(list => holeIn(list)).find(hole => hole !== undefined);
}
