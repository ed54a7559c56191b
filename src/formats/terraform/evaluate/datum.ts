import type { Span } from '../../../source.js';
import { type Hole, type Parts, wholeText } from '../../../value.js';

/**
 * What an expression evaluates to, as far as the files tell. Every datum has the span of the literal it came from
 * (an element of a local list keeps its place in that list), or of the expression that made it.
 *
 * Nothing is lost silently: text keeps its literal pieces around holes; a list or map whose members are not all known
 * is `open` and names what else may be in it; everything else is `unknown` with a reason.
 */
export type Datum =
  | TextDatum
  | NumberDatum
  | BoolDatum
  | NullDatum
  | ListDatum
  | MapDatum
  | ReferenceDatum
  | UnknownDatum;

/** A string; one literal part, or none for the empty string, where it is wholly known. */
export interface TextDatum {
  readonly kind: 'text';
  readonly parts: Parts;
  readonly span: Span;
}

/** A number, within what a double holds. */
export interface NumberDatum {
  readonly kind: 'number';
  readonly value: number;
  readonly span: Span;
}

/** `true` or `false`. */
export interface BoolDatum {
  readonly kind: 'bool';
  readonly value: boolean;
  readonly span: Span;
}

/** `null`: an argument set to it counts as left out. */
export interface NullDatum {
  readonly kind: 'null';
  readonly span: Span;
}

/** A list, tuple or set. */
export interface ListDatum {
  readonly kind: 'list';
  /** Of a set: without duplicates, in Terraform's order. */
  readonly items: readonly Datum[];
  readonly isSet?: true;
  /** Set where there may be more items, before, between or after these. */
  readonly open?: Open<Datum>;
  readonly span: Span;
}

/** An object or map, in order of its keys as Terraform iterates (by code unit of UTF-8). */
export interface MapDatum {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Datum>;
  /** Where the keys stand, of those that were written. */
  readonly keySpans?: ReadonlyMap<string, Span>;
  /** Set where there may be more entries; one of a key that is here already does not replace it. */
  readonly open?: Open<MaybeEntry>;
  readonly span: Span;
}

/** That there may be more than is known, and why. */
export interface Open<T> {
  readonly hole: Hole;
  /** What there may be, each at most once or more often; undefined where it could be anything. */
  readonly candidates?: readonly T[];
}

/** An entry that a map may have; its key may hold holes. */
export interface MaybeEntry {
  readonly key: Datum;
  readonly value: Datum;
}

/**
 * What only the format can resolve, made by `Scope.resolve`: a resource, a data source, a module, or below it an
 * attribute. Steps that an expression takes from it are added to `path`; in text it becomes the hole.
 */
export interface ReferenceDatum {
  readonly kind: 'reference';
  /** `aws_route53_zone.main["a"]`, as the scope wrote it. */
  readonly address: string;
  readonly path: readonly (string | number)[];
  readonly hole: Hole;
  readonly span: Span;
}

/** Anything. */
export interface UnknownDatum {
  readonly kind: 'unknown';
  readonly hole: Hole;
  /** Set where Terraform itself would refuse the expression: `try` and `can` go on from it. */
  readonly fails?: true;
  readonly span: Span;
}

/** A known string. */
export function textDatum(text: string, span: Span): TextDatum {
  return { kind: 'text', parts: text === '' ? [] : [text], span };
}

/** What is not known, with the reason as the end of a sentence: "a variable without a default". */
export function unknownDatum(expression: string, reason: string, span: Span): UnknownDatum {
  return { kind: 'unknown', hole: { expression, reason }, span };
}

/** What Terraform itself would refuse. */
export function failed(expression: string, reason: string, span: Span): UnknownDatum {
  return { kind: 'unknown', hole: { expression, reason }, fails: true, span };
}

/** The text of a wholly known string; undefined for anything else. */
export function knownText(datum: Datum): string | undefined {
  return datum.kind === 'text' ? wholeText(datum.parts) : undefined;
}
