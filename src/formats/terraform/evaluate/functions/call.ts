import type { Span } from '../../../../source.js';
import { type Hole, type Parts, wholeText } from '../../../../value.js';
import { merged } from '../../../written.js';
import { perStep } from '../budget.js';
import { boolOf, holeIn, Misfit, numberOf, partsOf } from '../convert.js';
import { type Datum, failed, textDatum } from '../datum.js';
import { type Evaluate, exhausted } from '../evaluation.js';
import { numberDatum } from '../operators.js';
import type { Scope } from '../scope.js';

/** A function call with its arguments evaluated. */
export interface Call {
  /** As written, for messages. */
  readonly expression: string;
  readonly arguments: readonly Datum[];
  readonly span: Span;
  readonly scope: Scope;
  readonly evaluate: Evaluate;
}

/** One of Terraform's functions. */
export type TerraformFunction = (call: Call) => Datum;

/** Functions by their names. */
export type Functions = Readonly<Record<string, TerraformFunction>>;

/** What Terraform refuses, with the reason as the end of a sentence. */
export function refuse(call: Call, reason: string): Datum {
  return failed(call.expression, reason, call.span);
}

/** What is not known because something in the arguments is not. */
export function unknown(call: Call, hole: Hole = holeInArguments(call)): Datum {
  return { kind: 'unknown', hole, span: call.span };
}

function holeInArguments(call: Call): Hole {
  for (const argument of call.arguments) {
    const hole = holeIn(argument);
    if (hole !== undefined) return hole;
  }
  return { expression: call.expression, reason: 'a call that is not evaluated here' };
}

/** Text that may hold holes, at the place that it came from where it came from one. */
export function textOfParts(parts: Parts, span: Span): Datum {
  return { kind: 'text', parts, span };
}

/** The text of an argument, or what to answer where there is none. */
export function textAt(call: Call, index: number): Parts | Datum {
  const argument = call.arguments[index];
  const parts = argument && partsOf(argument);
  if (parts === undefined) return refuse(call, 'which lacks an argument');
  return parts instanceof Misfit ? refuse(call, `whose argument is ${parts.reason}`) : parts;
}

/** Whether an argument's text was found. */
export function isParts(parts: Parts | Datum): parts is Parts {
  return Array.isArray(parts);
}

/** Text that a function has put together, if there is budget for it: texts that repeat each other grow fast. */
export function textResult(call: Call, parts: Parts, span: Span = call.span): Datum {
  const length = parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
  if (!call.scope.budget.spend(length / perStep, call.span)) return exhausted(call.span);
  return { kind: 'text', parts: merged(parts), span };
}

interface Kinds {
  text: string;
  number: number;
  bool: boolean;
}

type Values<K extends readonly (keyof Kinds)[]> = { [Index in keyof K]: Kinds[K[Index]] };

/** A function of known texts, numbers and truth values; without an answer Terraform refuses the arguments. */
export function scalar<const K extends readonly (keyof Kinds)[]>(
  kinds: K,
  answer: (...values: Values<K>) => string | number | boolean | undefined,
): TerraformFunction {
  return call => {
    if (call.arguments.length !== kinds.length) return refuse(call, `which wants ${kinds.length} arguments`);
    const values: unknown[] = [];
    for (const [index, kind] of kinds.entries()) {
      const value = scalarOf(call.arguments[index]!, kind);
      if (value instanceof Misfit) return refuse(call, `whose argument is ${value.reason}`);
      values.push(value);
    }
    if (values.includes(undefined)) return unknown(call);
    const result = answer(...(values as unknown as Values<K>));
    if (result === undefined) return refuse(call, 'whose arguments Terraform refuses');
    return scalarDatum(result, kinds.length === 1 ? call.arguments[0]!.span : call.span);
  };
}

function scalarOf(datum: Datum, kind: keyof Kinds): string | number | boolean | undefined | Misfit {
  if (kind === 'number') return numberOf(datum);
  if (kind === 'bool') return boolOf(datum);
  const parts = partsOf(datum);
  return parts instanceof Misfit ? parts : wholeText(parts);
}

/** A JavaScript value as a datum. */
export function scalarDatum(value: string | number | boolean, span: Span): Datum {
  if (typeof value === 'string') return textDatum(value.normalize(), span);
  return typeof value === 'number' ? numberDatum(value, span) : { kind: 'bool', value, span };
}
