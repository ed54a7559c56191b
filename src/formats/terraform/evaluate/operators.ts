import type { Span } from '../../../source.js';
import type { HclOperator } from '../../../syntax/hcl/tree.js';
import { boolOf, holeIn, Misfit, numberOf } from './convert.js';
import { type Datum, failed } from './datum.js';
import { areEqual } from './equality.js';

/** What `-x` and `!x` come to. */
export function unary(operator: '-' | '!', operand: Datum, span: Span): Datum {
  if (operator === '-') {
    const number = numberOf(operand);
    if (number instanceof Misfit) return refused(number, span);
    return number === undefined ? unknownAs([operand], span) : numberDatum(-number, span);
  }
  const truth = boolOf(operand);
  if (truth instanceof Misfit) return refused(truth, span);
  return truth === undefined ? unknownAs([operand], span) : { kind: 'bool', value: !truth, span };
}

/** What `a + b` and the like come to. */
export function binary(operator: HclOperator, left: Datum, right: Datum, span: Span): Datum {
  if (operator === '==' || operator === '!=') {
    const equal = equals(left, right);
    if (equal === undefined) return unknownAs([left, right], span);
    return { kind: 'bool', value: equal === (operator === '=='), span };
  }
  if (operator === '&&' || operator === '||') return logical(operator, left, right, span);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a instanceof Misfit) return refused(a, span);
  if (b instanceof Misfit) return refused(b, span);
  if (a === undefined || b === undefined) return unknownAs([left, right], span);
  const result = arithmetic[operator](a, b);
  return typeof result === 'number' ? numberDatum(result, span) : { kind: 'bool', value: result, span };
}

const arithmetic = {
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  // In Go only zero itself leaves a negative zero.
  '%': (a: number, b: number) => (a % b === 0 && a !== 0 ? 0 : a % b),
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
};

/** Collections that hold the same may still differ in type, which is not known here. */
function equals(left: Datum, right: Datum): boolean | undefined {
  const equal = areEqual(left, right);
  return equal && (left.kind === 'list' || left.kind === 'map') ? undefined : equal;
}

/** What is known of one side can settle it, as newer versions of Terraform have it. */
function logical(operator: '&&' | '||', left: Datum, right: Datum, span: Span): Datum {
  const [a, b] = [boolOf(left), boolOf(right)];
  const settling = operator === '||';
  if (a instanceof Misfit) return refused(a, span);
  if (a === settling) return { kind: 'bool', value: settling, span };
  if (b instanceof Misfit) return refused(b, span);
  if (a === undefined || b === undefined) {
    if (b === settling) return { kind: 'bool', value: settling, span };
    return unknownAs([left, right], span);
  }
  return { kind: 'bool', value: b, span };
}

/** A number, where it is one that can be computed with. */
export function numberDatum(value: number, span: Span): Datum {
  if (Number.isFinite(value)) return { kind: 'number', value, span };
  const hole = { expression: String(value), reason: 'a number beyond what is computed exactly' };
  return { kind: 'unknown', hole, span };
}

/** Not known for the reason that the first of these is not. */
export function unknownAs(data: readonly Datum[], span: Span): Datum {
  for (const datum of data) {
    const hole = holeIn(datum);
    if (hole !== undefined) return { kind: 'unknown', hole, span };
  }
  return {
    kind: 'unknown',
    hole: { expression: '…', reason: 'a comparison of collections, which have types' },
    span,
  };
}

function refused({ reason }: Misfit, span: Span): Datum {
  return failed('…', `which is ${reason}`, span);
}
