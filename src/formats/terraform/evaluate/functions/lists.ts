import { wholeText } from '../../../../value.js';
import { candidatesOf } from '../alternatives.js';
import { holeIn, Misfit, numberOf, partsOf } from '../convert.js';
import type { Datum, ListDatum, Open } from '../datum.js';
import { areEqual } from '../equality.js';
import { exhausted } from '../evaluation.js';
import { numberDatum } from '../operators.js';
import { compareText } from '../order.js';
import { type Call, type Functions, refuse, textOfParts, unknown } from './call.js';
import { distinct, listAt, listResult, listsOf, wholeNumberAt } from './members.js';

/** Functions that make lists of lists. */
export const lists: Functions = {
  concat: call => {
    const all = listsOf(call);
    if ('kind' in all) return all;
    return listResult(
      call,
      all.flatMap(({ items }) => items),
      openOf(all),
    );
  },
  flatten: call => {
    const list = listAt(call, 0);
    return list.kind === 'list' ? flattened(list, call) : list;
  },
  distinct: call => {
    const list = listAt(call, 0);
    return list.kind === 'list' ? listResult(call, distinct(list.items), openWhereVague(list)) : list;
  },
  compact: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    const items: Datum[] = [];
    const maybe: Datum[] = [];
    for (const item of list.items) {
      const parts = item.kind === 'null' ? [] : partsOf(item);
      if (parts instanceof Misfit) return refuse(call, 'which wants texts');
      if (parts.some(part => typeof part === 'string')) items.push(item);
      else if (parts.length > 0) maybe.push(item);
    }
    if (maybe.length === 0) return listResult(call, items, list.open);
    const hole = list.open?.hole ?? holeIn(maybe[0]!)!;
    return listResult(call, items, { hole, ...candidatesOf([list.open], maybe) });
  },
  reverse: call => {
    const list = listAt(call, 0);
    return list.kind === 'list' ? listResult(call, [...list.items].reverse(), list.open) : list;
  },
  sort: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    const items: { text: string; item: Datum }[] = [];
    for (const item of list.items) {
      const parts = partsOf(item);
      if (parts instanceof Misfit) return refuse(call, 'which wants texts');
      const text = wholeText(parts);
      // Where it would stand is not known, but that it is there.
      if (text === undefined)
        return listResult(call, list.items, list.open ?? { hole: holeIn(item)!, candidates: [] });
      items.push({ text, item: textOfParts(parts, item.span) });
    }
    items.sort((a, b) => compareText(a.text, b.text));
    return listResult(
      call,
      items.map(({ item }) => item),
      list.open,
    );
  },
  slice: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    const [start, end] = [wholeNumberAt(call, 1), wholeNumberAt(call, 2)];
    if (typeof start === 'object') return start;
    if (typeof end === 'object') return end;
    if (start === undefined || end === undefined || list.open) return openList(call, list);
    if (start < 0 || end > list.items.length || start > end) return refuse(call, 'a slice beyond the list');
    return listResult(call, list.items.slice(start, end));
  },
  chunklist: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    const size = wholeNumberAt(call, 1);
    if (typeof size === 'object') return size;
    if (size === undefined || list.open) return openList(call);
    if (size < 0) return refuse(call, 'which wants a size that is not negative');
    const chunks: Datum[] = [];
    for (let at = 0; at < list.items.length; at += size || list.items.length)
      chunks.push({ ...list, items: list.items.slice(at, at + (size || list.items.length)) });
    return listResult(call, chunks);
  },
  range: call => range(call),
  matchkeys: call => {
    const [values, keys, sought] = [listAt(call, 0), listAt(call, 1), listAt(call, 2)];
    if (values.kind !== 'list' || keys.kind !== 'list' || sought.kind !== 'list')
      return refuse(call, 'which wants lists');
    if (values.open || keys.open || sought.open) return openList(call);
    if (values.items.length !== keys.items.length) return refuse(call, 'whose lists differ in length');
    if (!call.scope.budget.spend(keys.items.length * sought.items.length, call.span))
      return exhausted(call.span);
    const items: Datum[] = [];
    for (const [index, key] of keys.items.entries()) {
      const equal = sought.items.map(item => areEqual(item, key));
      if (equal.includes(true)) items.push(values.items[index]!);
      else if (equal.includes(undefined)) return openList(call);
    }
    return listResult(call, items);
  },
};

function openOf(all: readonly ListDatum[]): Open<Datum> | undefined {
  const hole = all.find(({ open }) => open)?.open?.hole;
  return hole && { hole, ...candidatesOf(all.map(({ open }) => open)) };
}

/** Of elements that may be equal it is not known how many there are, and which comes first. */
function openWhereVague(list: ListDatum): Open<Datum> | undefined {
  const hole = list.items.length > 1 ? holeIn({ ...list }) : undefined;
  return list.open ?? (hole && { hole, candidates: [] });
}

function openList(call: Call, list?: ListDatum): Datum {
  const hole = list?.open?.hole ?? holeIn(unknown(call))!;
  const candidates = list && candidatesOf([list.open], list.items);
  return { kind: 'list', items: [], open: { hole, ...candidates }, span: call.span };
}

/** Lists within lists written out, which may be many more than there are lists. */
function flattened(list: ListDatum, call: Call): Datum {
  const { budget } = call.scope;
  const items: Datum[] = [];
  const opens: Open<Datum>[] = [];
  const waiting: Datum[] = [list];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!budget.spend(1, call.span)) return exhausted(call.span);
    if (next.kind === 'unknown' || next.kind === 'reference') {
      // It may be a list, or one element.
      opens.push({ hole: holeIn(next)! });
    } else if (next.kind !== 'list') items.push(next);
    else {
      if (next.open !== undefined) opens.push(next.open);
      for (let index = next.items.length - 1; index >= 0; index--) waiting.push(next.items[index]!);
    }
  }
  const [first] = opens;
  if (first === undefined) return listResult(call, items);
  const { candidates } = candidatesOf(opens);
  const isFlat = candidates?.every(
    ({ kind }) => kind !== 'list' && kind !== 'unknown' && kind !== 'reference',
  );
  return listResult(call, items, { hole: first.hole, ...(isFlat && { candidates }) });
}

/** Terraform itself allows no more. */
const longestRange = 1024;

function range(call: Call): Datum {
  const numbers = call.arguments.map(numberOf);
  if (numbers.some(number => number instanceof Misfit)) return refuse(call, 'which wants numbers');
  const known = numbers.filter(number => typeof number === 'number');
  if (known.length < numbers.length) return openList(call);
  const [start, limit] = known.length === 1 ? [0, known[0]!] : [known[0] ?? 0, known[1] ?? 0];
  const step = known[2] ?? (limit < start ? -1 : 1);
  if (known.length === 0 || known.length > 3 || step === 0 || (limit - start) * step < 0)
    return refuse(call, 'a range without an end');
  const items: Datum[] = [];
  for (let value = start; step > 0 ? value < limit : value > limit; value += step) {
    if (items.length >= longestRange) return refuse(call, `a range of more than ${longestRange} numbers`);
    items.push(numberDatum(value, call.span));
  }
  return listResult(call, items);
}
