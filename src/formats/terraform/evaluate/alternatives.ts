import type { Hole, Parts } from '../../../value.js';
import { merged } from '../../written.js';
import { Misfit, partsOf } from './convert.js';
import type { Datum, ListDatum, MapDatum, MaybeEntry } from './datum.js';
import { textDatum } from './datum.js';
import { identityOf } from './equality.js';

/** More alternatives than these are not looked through. */
const most = 100;

/** What is known of a value that is one of several, and why it is not known which. */
export function oneOf(alternatives: readonly Datum[], hole: Hole): Datum {
  const [first, ...rest] = alternatives;
  if (first === undefined || rest.length > most)
    return { kind: 'unknown', hole, span: first?.span ?? rest[0]!.span };
  return rest.reduce((sum, next) => either(sum, next, hole), first);
}

/** What is known of a value that is one of two. */
export function either(a: Datum, b: Datum, hole: Hole): Datum {
  const identity = identityOf(a);
  if (identity !== undefined && identity === identityOf(b)) return a;
  const { span } = a;
  if (a.kind === 'list' && b.kind === 'list') return eitherList(a, b, hole);
  if (a.kind === 'map' && b.kind === 'map') return eitherMap(a, b, hole);
  if (a.kind === 'reference' || b.kind === 'reference') return { kind: 'unknown', hole, span };
  const [partsA, partsB] = [partsOf(a), partsOf(b)];
  if (partsA instanceof Misfit || partsB instanceof Misfit || (a.kind !== 'text' && b.kind !== 'text'))
    return { kind: 'unknown', hole, span };
  return { kind: 'text', parts: eitherParts(partsA, partsB, hole), span };
}

/** What two texts begin and end with, and a hole between. */
export function eitherParts(a: Parts, b: Parts, hole: Hole): Parts {
  const [startA, startB] = [literal(a[0]), literal(b[0])];
  let start = 0;
  while (start < Math.min(startA.length, startB.length) && startA[start] === startB[start]) start++;
  const [endA, endB] = [literal(a.at(-1)), literal(b.at(-1))];
  // A text that is one literal must not lend the same letters to both ends.
  const room = Math.min(
    a.length > 1 ? endA.length : endA.length - start,
    b.length > 1 ? endB.length : endB.length - start,
  );
  let end = 0;
  while (end < room && endA.at(-1 - end) === endB.at(-1 - end)) end++;
  return merged([startA.slice(0, start), hole, end === 0 ? '' : endA.slice(-end)]);
}

function literal(part: string | Hole | undefined): string {
  return typeof part === 'string' ? part : '';
}

function eitherList(a: ListDatum, b: ListDatum, hole: Hole): Datum {
  const { span } = a;
  const isOpen = a.open !== undefined || b.open !== undefined;
  if (!isOpen && !a.isSet && !b.isSet && a.items.length === b.items.length)
    return { kind: 'list', items: a.items.map((item, index) => either(item, b.items[index]!, hole)), span };
  const inB = new Set(b.items.map(identityOf));
  const items = a.items.filter(item => isIn(inB, item));
  const sure = new Set(items.map(identityOf));
  const maybe = [...a.items, ...b.items].filter(item => !isIn(sure, item));
  const candidates = candidatesOf([a.open, b.open], maybe);
  return {
    kind: 'list',
    items,
    ...(a.isSet && b.isSet && { isSet: true }),
    open: { hole, ...candidates },
    span,
  };
}

function isIn(identities: ReadonlySet<string | undefined>, item: Datum): boolean {
  const identity = identityOf(item);
  return identity !== undefined && identities.has(identity);
}

function eitherMap(a: MapDatum, b: MapDatum, hole: Hole): Datum {
  const entries = new Map<string, Datum>();
  const maybe: MaybeEntry[] = [];
  const keySpans = new Map([...(b.keySpans ?? []), ...(a.keySpans ?? [])]);
  for (const [map, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const [key, value] of map.entries) {
      const otherValue = other.entries.get(key);
      if (otherValue === undefined)
        maybe.push({ key: textDatum(key, keySpans.get(key) ?? value.span), value });
      else if (map === a) entries.set(key, either(value, otherValue, hole));
    }
  const isOpen = maybe.length > 0 || a.open !== undefined || b.open !== undefined;
  const open = isOpen && { open: { hole, ...candidatesOf([a.open, b.open], maybe) } };
  return { kind: 'map', entries, keySpans, ...open, span: a.span };
}

/** The candidates of several open collections together; none where one of them could hold anything. */
export function candidatesOf<T>(
  opens: readonly ({ readonly candidates?: readonly T[] } | undefined)[],
  more: readonly T[] = [],
): { candidates?: readonly T[] } {
  const candidates: T[] = [...more];
  for (const open of opens) {
    if (open === undefined) continue;
    if (open.candidates === undefined) return {};
    candidates.push(...open.candidates);
  }
  return candidates.length > most ? {} : { candidates };
}
