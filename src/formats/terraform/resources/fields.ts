import { type Hole, type Parts, wholeText } from '../../../value.js';
import type { Datum } from '../evaluate/datum.js';

/** What stands at a path. */
export interface Found {
  readonly values: readonly Datum[];
  /** Values that may be there, where a list is not wholly known. */
  readonly candidates: readonly Datum[];
  /** Why there may be more values. */
  readonly more?: Hole;
}

/** What stands at a path, `record.value` say; what is `null` or left out is not there. Lists are gone through. */
export function at(datum: Datum, path: string): Found {
  if (datum.kind === 'map' && !path.includes('.')) return spread(member(datum, path));
  let found = spread(datum);
  for (const step of path.split('.')) {
    const values = found.values.map(value => spread(member(value, step)));
    const candidates = found.candidates.map(value => spread(member(value, step)));
    const more = found.more ?? [...values, ...candidates].find(one => one.more !== undefined)?.more;
    found = {
      values: values.flatMap(one => one.values),
      candidates: [
        ...values.flatMap(one => one.candidates),
        ...candidates.flatMap(one => [...one.values, ...one.candidates]),
      ],
      ...(more && { more }),
    };
  }
  return found;
}

/** The only value at a path, or the first; undefined where there is none. */
export function first(datum: Datum, path: string): Datum | undefined {
  const { values, more } = at(datum, path);
  return values[0] ?? (more && { kind: 'unknown', hole: more, span: datum.span });
}

function member(datum: Datum, name: string): Datum | undefined {
  if (datum.kind === 'map') {
    const own = datum.entries.get(name);
    return own ?? (datum.open && { kind: 'unknown', hole: datum.open.hole, span: datum.span });
  }
  return datum.kind === 'unknown' || datum.kind === 'reference' ? datum : undefined;
}

const none: readonly Datum[] = [];
const nothing: Found = { values: none, candidates: none };

function spread(datum: Datum | undefined): Found {
  if (datum === undefined || datum.kind === 'null') return nothing;
  if (datum.kind !== 'list') return { values: [datum], candidates: none };
  const items = datum.items.map(spread);
  const maybe = (datum.open?.candidates ?? []).map(spread);
  const more = datum.open?.hole ?? items.find(item => item.more !== undefined)?.more;
  return {
    values: items.flatMap(item => item.values),
    candidates: [
      ...items.flatMap(item => item.candidates),
      ...maybe.flatMap(item => [...item.values, ...item.candidates]),
    ],
    ...(more && { more }),
  };
}

/** A value as text, as Terraform converts it. */
export function textOf(datum: Datum): Parts {
  switch (datum.kind) {
    case 'text':
      return datum.parts;
    case 'number':
    case 'bool':
      return [String(datum.value)];
    case 'unknown':
    case 'reference':
      return [datum.hole];
    default:
      return [{ expression: '…', reason: 'where text should stand' }];
  }
}

/** The text at a path where all of it is known. */
export function knownAt(datum: Datum, path: string): string | undefined {
  const value = first(datum, path);
  return value && wholeText(textOf(value));
}
