import { firstHole, type Hole, type Parts, wholeText } from '../../../value.js';
import type { Datum, ListDatum, MapDatum, ReferenceDatum } from './datum.js';

/** A value that cannot be converted as Terraform would; the reason is the end of a sentence. */
export class Misfit {
  constructor(readonly reason: string) {}
}

/** Collections may share members many times over, so each is looked through once. */
const holes = new WeakMap<Datum, Hole | 'none'>();

/** The first thing in a datum that is not known, however deep; undefined where all of it is known. */
export function holeIn(datum: Datum): Hole | undefined {
  switch (datum.kind) {
    case 'text':
      return firstHole(datum.parts);
    case 'unknown':
      return datum.hole;
    case 'reference':
      return holeOf(datum);
    case 'list':
    case 'map': {
      const before = holes.get(datum);
      if (before !== undefined) return before === 'none' ? undefined : before;
      const members = datum.kind === 'list' ? datum.items : writtenEntries(datum).values();
      const hole = datum.open?.hole ?? firstHoleIn(members);
      holes.set(datum, hole ?? 'none');
      return hole;
    }
    default:
      return undefined;
  }
}

/** Why the elements of a set have no order that is known, and may be equal; undefined where they are known. */
export function vagueness(list: ListDatum): Hole | undefined {
  return list.isSet && list.items.length > 1 ? holeIn(list) : undefined;
}

/** A map's entries, but of those that are evaluated only where somebody asks, such as resources and modules. */
export function writtenEntries({ entries }: MapDatum): ReadonlyMap<string, Datum> {
  return entries instanceof Map ? entries : new Map();
}

function firstHoleIn(data: Iterable<Datum>): Hole | undefined {
  for (const datum of data) {
    const hole = holeIn(datum);
    if (hole !== undefined) return hole;
  }
  return undefined;
}

/** A reference as a hole in text, with the steps that were taken from it. */
export function holeOf({ hole, path }: ReferenceDatum): Hole {
  const steps = path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return { ...hole, expression: hole.expression + steps.join('') };
}

/** The text that Terraform makes of a value where it wants text. */
export function partsOf(datum: Datum): Parts | Misfit {
  switch (datum.kind) {
    case 'text':
      return datum.parts;
    case 'number': {
      const text = numberText(datum.value);
      return text === undefined
        ? [{ expression: String(datum.value), reason: 'a number beyond what is computed exactly' }]
        : [text];
    }
    case 'bool':
      return [String(datum.value)];
    case 'unknown':
      return datum.fails ? new Misfit(datum.hole.reason) : [datum.hole];
    case 'reference':
      return [holeOf(datum)];
    case 'null':
      return new Misfit('null where text is wanted');
    default:
      return new Misfit('a collection where text is wanted');
  }
}

/** A number in decimal; undefined where Terraform, which computes with more digits, might write others. */
export function numberText(value: number): string | undefined {
  // Terraform has a negative zero as well, and shows it.
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '-0' : String(value);
  const text = String(value);
  return /^-?\d+\.\d+$/.test(text) && text.replace(/\D/g, '').length <= 15 ? text : undefined;
}

/** The number that Terraform takes a value for; undefined where that is not known. */
export function numberOf(datum: Datum): number | undefined | Misfit {
  if (datum.kind === 'number') return datum.value;
  const parts = partsOf(datum);
  if (parts instanceof Misfit || datum.kind === 'bool') return new Misfit('no number');
  const text = wholeText(parts);
  if (text === undefined) return undefined;
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) return new Misfit('no number');
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The truth value that Terraform takes a value for; undefined where that is not known. */
export function boolOf(datum: Datum): boolean | undefined | Misfit {
  if (datum.kind === 'bool') return datum.value;
  const parts = partsOf(datum);
  if (parts instanceof Misfit || datum.kind === 'number') return new Misfit('neither true nor false');
  const text = wholeText(parts);
  if (text === undefined) return undefined;
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return new Misfit('neither true nor false');
}
