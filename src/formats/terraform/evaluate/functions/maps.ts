import type { Span } from '../../../../source.js';
import { type Hole, wholeText } from '../../../../value.js';
import { candidatesOf, oneOf } from '../alternatives.js';
import { perElement } from '../budget.js';
import { holeIn, Misfit, partsOf } from '../convert.js';
import { type Datum, type MapDatum, type MaybeEntry, textDatum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import { compareText, sortedEntries } from '../order.js';
import { attributeOf } from '../steps.js';
import { type Call, type Functions, isParts, refuse, textAt, unknown } from './call.js';
import { listAt, listResult, mapAt } from './members.js';

/** Functions of maps and objects. */
export const maps: Functions = {
  keys: call => {
    const map = mapAt(call, 0);
    if (map.kind !== 'map') return map;
    const keys = [...map.entries].sort(([a], [b]) => compareText(a, b));
    const candidates = map.open?.candidates?.map(({ key }) => key);
    return listResult(
      call,
      keys.map(([key, value]) => textDatum(key, map.keySpans?.get(key) ?? value.span)),
      map.open && { hole: map.open.hole, ...(candidates && { candidates }) },
    );
  },
  values: call => {
    const map = mapAt(call, 0);
    if (map.kind !== 'map') return map;
    const candidates = map.open?.candidates?.map(({ value }) => value);
    return listResult(
      call,
      sortedEntries(map).map(([, value]) => value),
      map.open && { hole: map.open.hole, ...(candidates && { candidates }) },
    );
  },
  lookup: call => {
    const map = mapAt(call, 0);
    const fallback = call.arguments[2];
    if (map.kind !== 'map') return map;
    const parts = textAt(call, 1);
    if (!isParts(parts)) return parts;
    const key = wholeText(parts);
    if (key === undefined) {
      const values = [...map.entries.values(), ...(fallback ? [fallback] : [])];
      return map.open || values.length === 0 ? unknown(call) : oneOf(values, holeIn(call.arguments[1]!)!);
    }
    const found = attributeOf(map, key, call.span);
    return found.kind === 'unknown' && found.fails && fallback ? fallback : found;
  },
  merge: call => merge(call),
  zipmap: call => {
    const [keys, values] = [listAt(call, 0), listAt(call, 1)];
    if (keys.kind !== 'list' || values.kind !== 'list') return refuse(call, 'which wants two lists');
    const open = keys.open ?? values.open;
    if (open !== undefined)
      return { kind: 'map', entries: new Map(), open: { hole: open.hole }, span: call.span };
    if (keys.items.length !== values.items.length) return refuse(call, 'whose lists differ in length');
    return mapResult(
      call,
      keys.items.map((key, index) => ({ key, value: values.items[index]! })),
    );
  },
  transpose: call => {
    const map = mapAt(call, 0);
    if (map.kind !== 'map') return map;
    if (map.open || holeIn(map))
      return { kind: 'map', entries: new Map(), open: { hole: holeIn(unknown(call))! }, span: call.span };
    const transposed = new Map<string, Datum[]>();
    for (const [key, value] of sortedEntries(map)) {
      if (value.kind !== 'list') return refuse(call, 'which wants lists of texts');
      for (const item of value.items) {
        const parts = partsOf(item);
        const name = parts instanceof Misfit ? undefined : wholeText(parts);
        if (name === undefined) return refuse(call, 'which wants lists of texts');
        transposed.set(name, [...(transposed.get(name) ?? []), textDatum(key, item.span)]);
      }
      if (!call.scope.budget.spend(perElement * value.items.length, call.span)) return exhausted(call.span);
    }
    const entries = [...transposed].map(
      ([name, items]) => [name, { kind: 'list', items, span: items[0]!.span }] as const,
    );
    return { kind: 'map', entries: new Map(entries), span: call.span };
  },
};

function mapResult(call: Call, members: readonly MaybeEntry[]): Datum {
  if (!call.scope.budget.spend(perElement * members.length, call.span)) return exhausted(call.span);
  const entries = new Map<string, Datum>();
  const keySpans = new Map<string, Span>();
  const candidates: MaybeEntry[] = [];
  let hole: Hole | undefined;
  for (const { key, value } of members) {
    const parts = partsOf(key);
    if (parts instanceof Misfit) return refuse(call, `whose key is ${parts.reason}`);
    const name = wholeText(parts);
    if (name === undefined) {
      hole ??= holeIn(key);
      candidates.push({ key, value });
    } else {
      entries.set(name, value);
      keySpans.set(name, key.span);
    }
  }
  return { kind: 'map', entries, keySpans, ...(hole && { open: { hole, candidates } }), span: call.span };
}

/** Later maps win. Where a later one is not known, what it may replace is not known either. */
function merge(call: Call): Datum {
  const entries = new Map<string, Datum>();
  const keySpans = new Map<string, Span>();
  const opens: MapDatum['open'][] = [];
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.kind === 'null') continue;
    const map = mapAt(call, index);
    if (map.kind !== 'map') return map;
    if (!call.scope.budget.spend(perElement * map.entries.size, call.span)) return exhausted(call.span);
    if (map.open !== undefined) {
      const { hole, candidates } = map.open;
      opens.push(map.open);
      for (const [key, value] of entries) {
        const rivals = candidates
          ?.filter(candidate => mayBe(candidate.key, key))
          .map(candidate => candidate.value);
        if (rivals === undefined) entries.set(key, { kind: 'unknown', hole, span: value.span });
        else if (rivals.length > 0) entries.set(key, oneOf([value, ...rivals], hole));
      }
    }
    for (const [key, value] of map.entries) {
      entries.set(key, value);
      keySpans.set(key, map.keySpans?.get(key) ?? value.span);
    }
  }
  const hole = opens[0]?.hole;
  const open = hole && { open: { hole, ...candidatesOf(opens) } };
  return { kind: 'map', entries, keySpans, ...open, span: call.span };
}

function mayBe(key: Datum, name: string): boolean {
  const parts = partsOf(key);
  const known = parts instanceof Misfit ? undefined : wholeText(parts);
  return known === undefined || known === name;
}
