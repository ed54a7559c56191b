import type { Span } from '../../../source.js';
import type { Hole } from '../../../value.js';
import { holeOf, vagueness } from './convert.js';
import { type Datum, failed, textDatum, type UnknownDatum } from './datum.js';
import { sortedEntries } from './order.js';

/** A key and a value that a `for` goes over. */
export interface Member {
  readonly key: Datum;
  readonly value: Datum;
}

/** What a `for` goes over: what is there, what may be, and why that is not known. */
export interface Members {
  readonly sure: readonly Member[];
  readonly maybe: readonly Member[];
  readonly open?: Hole;
}

/** The members of a collection in Terraform's order; a datum where it is none. */
export function membersOf(collection: Datum, span: Span): Members | UnknownDatum {
  switch (collection.kind) {
    case 'list': {
      const { items, isSet, open } = collection;
      const member = (value: Datum, index: number): Member => {
        if (isSet) return { key: value, value };
        if (open !== undefined) return { key: unknownKey(open.hole, value.span), value };
        return { key: { kind: 'number', value: index, span: value.span }, value };
      };
      const vague = vagueness(collection);
      if (open === undefined) return { sure: items.map(member), maybe: [], ...(vague && { open: vague }) };
      const maybe = open.candidates?.map(member) ?? [unknownMember(open.hole, span)];
      return { sure: items.map(member), maybe, open: open.hole };
    }
    case 'map': {
      const sure = sortedEntries(collection).map(([key, value]) => ({
        key: textDatum(key, collection.keySpans?.get(key) ?? value.span),
        value,
      }));
      const { open } = collection;
      if (open === undefined) return { sure, maybe: [] };
      return { sure, maybe: open.candidates ?? [unknownMember(open.hole, span)], open: open.hole };
    }
    case 'unknown':
      if (collection.fails) return collection;
      return { sure: [], maybe: [unknownMember(collection.hole, span)], open: collection.hole };
    case 'reference': {
      const hole = holeOf(collection);
      const value: Datum = { ...collection, path: [...collection.path, '*'] };
      return { sure: [], maybe: [{ key: unknownKey(hole, span), value }], open: hole };
    }
    default:
      return failed('for', 'which goes over what is no collection', span);
  }
}

function unknownMember(hole: Hole, span: Span): Member {
  const { expression, reason } = hole;
  return {
    key: unknownKey(hole, span),
    value: { kind: 'unknown', hole: { expression: `${expression}[…]`, reason }, span },
  };
}

function unknownKey({ expression, reason }: Hole, span: Span): Datum {
  return { kind: 'unknown', hole: { expression: `keys of ${expression}`, reason }, span };
}

/** The variables of a `for` while it is at a member. */
export function variablesOf(
  head: { readonly keyName?: string; readonly valueName: string },
  { key, value }: Member,
): Map<string, Datum> {
  const variables = new Map<string, Datum>();
  if (head.keyName !== undefined) variables.set(head.keyName, key);
  return variables.set(head.valueName, value);
}
