import { wholeText } from '../../../../value.js';
import { boolOf, holeIn, Misfit, vagueness } from '../convert.js';
import type { Datum } from '../datum.js';
import { areEqual } from '../equality.js';
import { elementOf } from '../steps.js';
import { type Call, type Functions, refuse, unknown } from './call.js';
import { characters } from './characters.js';
import { listAt, wholeNumberAt } from './members.js';

/** Functions that ask something of a collection. */
export const collections: Functions = {
  length: call => {
    const [of] = call.arguments;
    const size = of && sizeOf(of);
    if (size instanceof Misfit || of === undefined) return refuse(call, 'which wants a text or a collection');
    return size === undefined ? unknown(call) : { kind: 'number', value: size, span: call.span };
  },
  contains: call => {
    const list = listAt(call, 0);
    const sought = call.arguments[1];
    if (list.kind !== 'list') return list;
    if (sought === undefined) return refuse(call, 'which lacks an argument');
    const equal = list.items.map(item => areEqual(item, sought));
    if (equal.includes(true)) return { kind: 'bool', value: true, span: call.span };
    const mayHold =
      list.open?.candidates?.some(item => areEqual(item, sought) !== false) ?? list.open !== undefined;
    if (mayHold || equal.includes(undefined)) return unknown(call);
    return { kind: 'bool', value: false, span: call.span };
  },
  index: call => {
    const list = listAt(call, 0);
    const sought = call.arguments[1];
    if (list.kind !== 'list' || sought === undefined || list.isSet)
      return refuse(call, 'which wants a list and a value');
    if (list.open !== undefined) return unknown(call);
    for (const [value, item] of list.items.entries()) {
      const isEqual = areEqual(item, sought);
      if (isEqual === undefined) return unknown(call);
      if (isEqual) return { kind: 'number', value, span: call.span };
    }
    return refuse(call, 'an item that the list does not have');
  },
  element: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    const index = wholeNumberAt(call, 1);
    if (typeof index === 'object') return index;
    if (index === undefined || list.open !== undefined)
      return list.open || list.items.length === 0
        ? unknown(call)
        : elementOf(list, call.arguments[1]!, call.span);
    const { length } = list.items;
    if (length === 0) return refuse(call, 'an element of an empty list');
    return elementOf(
      list,
      { kind: 'number', value: ((index % length) + length) % length, span: call.span },
      call.span,
    );
  },
  one: call => {
    const list = listAt(call, 0);
    if (list.kind !== 'list') return list;
    if (list.open !== undefined) return unknown(call);
    if (list.items.length > 1) return refuse(call, 'one of several');
    return list.items[0] ?? { kind: 'null', span: call.span };
  },
  alltrue: call => truths(call, false),
  anytrue: call => truths(call, true),
};

function sizeOf(of: Datum): number | undefined | Misfit {
  if (of.kind === 'text') {
    const text = wholeText(of.parts);
    return text === undefined ? undefined : characters(text).length;
  }
  if (of.kind === 'map') return of.open === undefined ? of.entries.size : undefined;
  if (of.kind !== 'list') return holeIn(of) === undefined ? new Misfit('no collection') : undefined;
  return of.open !== undefined || vagueness(of) !== undefined ? undefined : of.items.length;
}

function truths(call: Call, settling: boolean): Datum {
  const list = listAt(call, 0);
  if (list.kind !== 'list') return list;
  const all = list.items.map(item => (item.kind === 'null' ? false : boolOf(item)));
  if (all.some(truth => truth instanceof Misfit)) return refuse(call, 'which wants truth values');
  if (all.includes(settling)) return { kind: 'bool', value: settling, span: call.span };
  if (all.includes(undefined) || list.open !== undefined) return unknown(call);
  return { kind: 'bool', value: !settling, span: call.span };
}
