import type { Span } from '../../../source.js';
import type { HclExpression } from '../../../syntax/hcl/tree.js';
import type { Hole } from '../../../value.js';
import type { Datum, UnknownDatum } from './datum.js';
import type { Scope } from './scope.js';

/** What evaluates an expression within another; parts of the evaluator are given it rather than import each other. */
export type Evaluate = (expression: HclExpression, scope: Scope) => Datum;

/** Why something is not evaluated that stands too deep within others. */
export const tooDeep: Hole = { expression: '…', reason: 'which nests too deep to be evaluated' };

/** Stands in for what would take more work than the budget has. */
export function exhausted(span: Span): UnknownDatum {
  const hole = { expression: '…', reason: 'which takes more work than one run may do' };
  return { kind: 'unknown', hole, span };
}
