import type { Span } from '../../../source.js';
import { wholeText } from '../../../value.js';
import { oneOf } from './alternatives.js';
import { holeIn, holeOf, Misfit, numberOf, partsOf, vagueness } from './convert.js';
import { type Datum, failed, type ListDatum, type MapDatum } from './datum.js';

/** The attribute of a value: `of.name`. */
export function attributeOf(of: Datum, name: string, span: Span): Datum {
  if (of.kind === 'map') return entryOf(of, name, span);
  if (of.kind === 'list' && /^\d+$/.test(name)) return itemOf(of, Number(name), span);
  if (of.kind === 'reference') return { ...of, path: [...of.path, name] };
  if (of.kind === 'unknown') return withinUnknown(of, `.${name}`);
  return failed(
    `.${name}`,
    `which ${of.kind === 'list' ? 'a list' : `a ${of.kind} value`} does not have`,
    span,
  );
}

/** The element of a value: `of[key]`. */
export function elementOf(of: Datum, key: Datum, span: Span): Datum {
  if (key.kind === 'unknown' && key.fails) return key;
  if (of.kind === 'list') {
    if (of.isSet) return failed('[…]', 'an element of a set, which has no order', span);
    const index = numberOf(key);
    if (index instanceof Misfit) return failed('[…]', 'a list’s element by what is no number', span);
    if (index !== undefined) return itemOf(of, index, span);
    return of.open === undefined && of.items.length > 0
      ? oneOf(of.items, holeIn(key)!)
      : { kind: 'unknown', hole: holeIn(key)!, span };
  }
  const parts = partsOf(key);
  if (parts instanceof Misfit) return failed('[…]', parts.reason, span);
  const name = wholeText(parts);
  if (of.kind === 'map') {
    if (name !== undefined) return entryOf(of, name, span);
    const hole = holeIn(key)!;
    return of.open === undefined && of.entries.size > 0
      ? oneOf([...of.entries.values()], hole)
      : { kind: 'unknown', hole, span };
  }
  if (of.kind === 'reference') {
    if (name === undefined)
      return { kind: 'unknown', hole: { ...holeOf(of), expression: `${holeOf(of).expression}[…]` }, span };
    return { ...of, path: [...of.path, key.kind === 'number' ? key.value : name] };
  }
  if (of.kind === 'unknown')
    return withinUnknown(
      of,
      name === undefined ? '[…]' : `[${key.kind === 'number' ? name : JSON.stringify(name)}]`,
    );
  return failed('[…]', 'an element of what has none', span);
}

/** Only what reads like a traversal is written on as one. */
function withinUnknown(of: Datum & { kind: 'unknown' }, step: string): Datum {
  const { expression, reason } = of.hole;
  if (of.fails || !/^[\w.\-"[\]…*]{1,100}$/.test(expression)) return of;
  return { ...of, hole: { expression: expression + step, reason } };
}

function entryOf(map: MapDatum, name: string, span: Span): Datum {
  const entry = map.entries.get(name);
  if (entry !== undefined) return entry;
  if (map.open === undefined) return failed(`.${name}`, 'which the object does not have', span);
  const candidates = map.open.candidates?.filter(({ key }) => knownKey(key) === name);
  const isSure = map.open.candidates?.every(({ key }) => knownKey(key) !== undefined);
  if (isSure && candidates?.length === 0) return failed(`.${name}`, 'which the object does not have', span);
  return { kind: 'unknown', hole: map.open.hole, span };
}

function knownKey(key: Datum): string | undefined {
  const parts = partsOf(key);
  return parts instanceof Misfit ? undefined : wholeText(parts);
}

function itemOf(list: ListDatum, index: number, span: Span): Datum {
  if (list.isSet) return failed(`[${index}]`, 'an element of a set, which has no order', span);
  if (list.open !== undefined) return { kind: 'unknown', hole: list.open.hole, span };
  return list.items[index] ?? failed(`[${index}]`, 'an element that the list does not have', span);
}

/** The elements that a splat goes over: of null none, of what is no list it alone. */
export function splatted(of: Datum): ListDatum {
  const { span } = of;
  if (of.kind === 'list') {
    const hole = of.open === undefined ? vagueness(of) : undefined;
    return hole === undefined ? of : { ...of, open: { hole, candidates: [] } };
  }
  if (of.kind === 'null') return { kind: 'list', items: [], span };
  if (of.kind === 'reference') {
    const each: Datum = { ...of, path: [...of.path, '*'] };
    return { kind: 'list', items: [], open: { hole: holeOf(of), candidates: [each] }, span };
  }
  if (of.kind === 'unknown')
    return { kind: 'list', items: [], open: { hole: of.hole, candidates: [withinUnknown(of, '[*]')] }, span };
  return { kind: 'list', items: [of], span };
}
