import { perElement } from '../budget.js';
import { holeIn } from '../convert.js';
import type { Datum, ListDatum, MapDatum, Open, UnknownDatum } from '../datum.js';
import { failed } from '../datum.js';
import { identityOf } from '../equality.js';
import { exhausted } from '../evaluation.js';
import { compareText } from '../order.js';
import { type Call, refuse } from './call.js';

/** The list that an argument is; one that is not known is open. */
export function listAt(call: Call, index: number): ListDatum | UnknownDatum {
  const argument = call.arguments[index];
  if (argument?.kind === 'list') return argument;
  if (argument?.kind === 'unknown' || argument?.kind === 'reference')
    return { kind: 'list', items: [], open: { hole: holeIn(argument)! }, span: argument.span };
  return failed(call.expression, 'which wants a list', call.span);
}

/** The map that an argument is; one that is not known is open. */
export function mapAt(call: Call, index: number): MapDatum | UnknownDatum {
  const argument = call.arguments[index];
  if (argument?.kind === 'map') return argument;
  if (argument?.kind === 'unknown' || argument?.kind === 'reference')
    return { kind: 'map', entries: new Map(), open: { hole: holeIn(argument)! }, span: argument.span };
  return failed(call.expression, 'which wants a map', call.span);
}

/** All arguments as lists, or why that cannot be. */
export function listsOf(call: Call): readonly ListDatum[] | UnknownDatum {
  const lists: ListDatum[] = [];
  for (const index of call.arguments.keys()) {
    const list = listAt(call, index);
    if (list.kind !== 'list') return list;
    lists.push(list);
  }
  return lists;
}

/** A list that a function has made, if there is budget for it. */
export function listResult(call: Call, items: readonly Datum[], open?: Open<Datum>, isSet = false): Datum {
  if (!call.scope.budget.spend(perElement * items.length, call.span)) return exhausted(call.span);
  return {
    kind: 'list',
    items,
    ...(open && { open }),
    ...(isSet && { isSet: true as const }),
    span: call.span,
  };
}

/** Items without those that equal an earlier one. What is not wholly known stays. */
export function distinct(items: readonly Datum[]): Datum[] {
  const seen = new Set<string>();
  return items.filter(item => {
    const identity = identityOf(item);
    if (identity === undefined) return true;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** Items in the order in which Terraform goes over a set. */
export function inSetOrder(items: readonly Datum[]): Datum[] {
  return [...items].sort((a, b) => {
    if (a.kind === 'text' && b.kind === 'text') return compareText(a.parts.join('\0'), b.parts.join('\0'));
    if (a.kind === 'number' && b.kind === 'number') return a.value - b.value;
    return a.kind === 'bool' && b.kind === 'bool' ? Number(a.value) - Number(b.value) : 0;
  });
}

/** A whole number of an argument; undefined where it is not known. */
export function wholeNumberAt(call: Call, index: number): number | Datum | undefined {
  const argument = call.arguments[index];
  if (argument?.kind !== 'number')
    return argument && holeIn(argument) ? undefined : refuse(call, 'which wants a number');
  return Number.isInteger(argument.value) ? argument.value : refuse(call, 'which wants a whole number');
}
