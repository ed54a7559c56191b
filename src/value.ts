import type { Span } from './source.js';

/** Text that cannot be known from the files. */
export interface Hole {
  /** As written in the source, for messages: `each.key`. */
  readonly expression: string;
  /** Why it is not known, as the end of a sentence: "a variable without a default". */
  readonly reason: string;
  /**
   * Set where it is the id in a Cloudflare zone's own validation URL, one label that only Cloudflare's API knows: the
   * zone, or an empty text where the files do not tell.
   */
  readonly validationIdOf?: string;
}

/** Text that is known in part: literal pieces with holes between, each hole standing for any text, dots and nothing included. */
export type Parts = readonly (string | Hole)[];

/** Something read from a file that may hold holes, and where it stands. */
export type Value<T extends string> =
  | { readonly known: true; readonly value: T; readonly span: Span }
  | { readonly known: false; readonly parts: Parts; readonly span: Span };

/** A place that may add items with such names to a listing. */
export interface Gap {
  /** Why it is not known what stands there; a whole sentence without its final dot. */
  readonly reason: string;
  /** The names it may add, absolute and in lower case; `[hole]` where it could be any. */
  readonly parts: Parts;
  /** Set where nothing is missing that would also take the names below with it: no zone, NS or DNAME. */
  readonly exact?: true;
  readonly span?: Span;
}

/** What is known of a set: its items, and the gaps that may hold more. With a gap that could hold a name, absence proves nothing. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly gaps: readonly Gap[];
}

/** Whether the holes can be filled so that the text becomes `text`. */
export function canBe(parts: Parts, text: string): boolean {
  const [first = '', ...rest] = literalsOf(parts);
  const last = rest.pop();
  if (last === undefined) return first === text;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  // Between the two ends the leftmost place for each literal leaves most room for the next.
  const end = text.length - last.length;
  let at = first.length;
  for (const literal of rest) {
    const found = text.indexOf(literal, at);
    if (found === -1 || found + literal.length > end) return false;
    at = found + literal.length;
  }
  return true;
}

/** The first hole; undefined where all of the text is known. */
export function firstHole(parts: Parts): Hole | undefined {
  return parts.find(part => typeof part !== 'string');
}

/** The text of parts without holes; undefined where there is one. */
export function wholeText(parts: Parts): string | undefined {
  return parts.every(part => typeof part === 'string') ? parts.join('') : undefined;
}

/** A value as parts: one literal where it is known. */
export function partsOfValue(
  value: { readonly known: true; readonly value: string } | { readonly known: false; readonly parts: Parts },
): Parts {
  return value.known ? [value.value] : value.parts;
}

/** The literal runs before, between and after the holes: always one more than there are holes. */
function literalsOf(parts: Parts): string[] {
  const literals = [''];
  for (const part of parts) {
    if (typeof part === 'string') literals[literals.length - 1] += part;
    else literals.push('');
  }
  return literals;
}

/** The text with each hole shown as `${expression}`. */
export function spell(parts: Parts): string {
  return parts.map(part => (typeof part === 'string' ? part : `\${${part.expression}}`)).join('');
}
