import type { Span } from '../../source.js';
import { firstHole, type Hole, type Parts, wholeText } from '../../value.js';
import { merged } from '../written.js';
import type { Resource } from './stack.js';

/** What a place in a template comes to, as far as the files tell. */
export type Evaluated =
  | TextValue
  | ListValue
  | MappingValue
  | ReferenceValue
  | AbsentValue
  | UnknownValue
  | ChoiceValue;

/** A scalar; its span is where the literal stands, or what made it of several. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: Parts;
  /** Set where it is a parameter's default, which a deployment may override. */
  readonly byDefault?: Hole;
  readonly span: Span;
}

/** A list without what `AWS::NoValue` took out of it. */
export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly Evaluated[];
  /** Why more may follow. */
  readonly open?: Hole;
  readonly span: Span;
}

/** A mapping, whose values are evaluated when they are asked for. */
export interface MappingValue {
  readonly kind: 'mapping';
  /** Undefined where the key is not there, or `AWS::NoValue` takes it out. */
  get(key: string): Evaluated | undefined;
  /** Why keys may be there that are not written here. */
  readonly open?: Hole;
  readonly span: Span;
}

/** What only CloudFormation knows of a resource, such as the id of a hosted zone. */
export interface ReferenceValue {
  readonly kind: 'reference';
  readonly resource: Resource;
  readonly hole: Hole;
  readonly span: Span;
}

/** `AWS::NoValue`: as if it were not written. */
export interface AbsentValue {
  readonly kind: 'absent';
  readonly span: Span;
}

/** Anything at all. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly hole: Hole;
  readonly span: Span;
}

/** One of a few; which one is not known. */
export interface ChoiceValue {
  readonly kind: 'choice';
  /** At least two, none a choice itself. */
  readonly options: readonly Exclude<Evaluated, ChoiceValue>[];
  readonly hole: Hole;
  readonly span: Span;
}

/** More options tell nobody anything. */
const mostOptions = 40;

/** No record set may hold as much (32,000 characters, Route 53 quotas). */
const longestText = 40_000;

/** Text, bounded: what is longer than any record is not worth knowing. */
export function textValue(parts: Parts, span: Span): TextValue {
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  const hole = { expression: '…', reason: 'text that is longer than any record' };
  return { kind: 'text', parts: length > longestText ? [hole] : merged(parts), span };
}

/** Anything, and why. */
export function unknownValue(expression: string, reason: string, span: Span): UnknownValue {
  return { kind: 'unknown', hole: { expression, reason }, span };
}

/** One of these; the one that it is where they do not differ. */
export function choiceOf(values: readonly Evaluated[], hole: Hole, span: Span): Evaluated {
  const options = new Map<unknown, Exclude<Evaluated, ChoiceValue>>();
  for (const value of values)
    for (const option of value.kind === 'choice' ? value.options : [value]) {
      const text = knownText(option);
      options.set(text ?? option, option);
    }
  const [first, ...others] = options.values();
  if (first === undefined || options.size > mostOptions) return { kind: 'unknown', hole, span };
  return others.length === 0 ? first : { kind: 'choice', options: [first, ...others], hole, span };
}

/** Applies a function to a value, or to each that it may be. */
export function forEachOption(
  value: Evaluated,
  change: (option: Exclude<Evaluated, ChoiceValue>) => Evaluated,
): Evaluated {
  return value.kind === 'choice'
    ? choiceOf(value.options.map(change), value.hole, value.span)
    : change(value);
}

/** The text of a value that is wholly known. */
export function knownText(value: Evaluated | undefined): string | undefined {
  return value?.kind === 'text' ? wholeText(value.parts) : undefined;
}

/** A value as text: of a choice what all its options begin and end with. */
export function partsOf(value: Evaluated): Parts {
  if (value.kind === 'text') return value.parts;
  if (value.kind === 'choice') {
    const texts = value.options.map(option => (option.kind === 'text' ? option.parts : []));
    return texts.every(({ length }) => length > 0) ? inCommon(texts, value.hole) : [value.hole];
  }
  return [holeOf(value)];
}

/** Why a value is not known, where it is asked for as something that it is not. */
export function holeOf(value: Evaluated): Hole {
  if (value.kind === 'unknown' || value.kind === 'reference' || value.kind === 'choice') return value.hole;
  const hole = value.kind === 'text' ? firstHole(value.parts) : undefined;
  if (hole !== undefined) return hole;
  const what = { text: 'a text', list: 'a list', mapping: 'a mapping', absent: '`AWS::NoValue`' };
  return { expression: '…', reason: `${what[value.kind]} where something else is needed` };
}

/** What all texts begin with, a hole, and what they end with. */
function inCommon(texts: readonly Parts[], hole: Hole): Parts {
  const first = texts.map(([part = '']) => (typeof part === 'string' ? part : ''));
  const last = texts.map(parts => parts.at(-1)!).map(part => (typeof part === 'string' ? part : ''));
  const start = sharedStart(first);
  // A text without holes must not count the same characters for both ends.
  const room = texts.map(({ length }, index) =>
    length === 1 ? last[index]!.slice(start.length) : last[index]!,
  );
  const end = reversed(sharedStart(room.map(reversed)));
  return merged([start, hole, end]);
}

function sharedStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    let at = 0;
    while (at < length && first[at] === other[at]) at++;
    length = at;
  }
  return first.slice(0, length);
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
