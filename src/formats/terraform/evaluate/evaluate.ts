import type { Span } from '../../../source.js';
import type {
  HclConditional,
  HclExpression,
  HclGetAttribute,
  HclIndex,
  HclObject,
  HclStep,
  HclTuple,
} from '../../../syntax/hcl/tree.js';
import { type Hole, wholeText } from '../../../value.js';
import { either } from './alternatives.js';
import { perElement } from './budget.js';
import { boolOf, holeIn, Misfit, partsOf, writtenEntries } from './convert.js';
import { type Datum, failed, knownText, type MaybeEntry, unknownDatum } from './datum.js';
import { exhausted, tooDeep } from './evaluation.js';
import { evaluateFor } from './for.js';
import { callFunction } from './functions/call-function.js';
import { binary, unary } from './operators.js';
import type { Scope } from './scope.js';
import { attributeOf, elementOf, splatted } from './steps.js';
import { evaluateTemplate } from './template.js';

/** What an expression comes to in a scope. Never throws. */
export function evaluate(expression: HclExpression, scope: Scope): Datum {
  const { span } = expression;
  if (!scope.budget.spend(1, span)) return exhausted(span);
  if (!scope.budget.enter()) return { kind: 'unknown', hole: tooDeep, span };
  const datum = evaluateNode(expression, scope);
  scope.budget.leave();
  return depthOf(datum) > deepest ? { kind: 'unknown', hole: tooDeep, span } : datum;
}

/** How deep collections may hold each other: what looks through them recurses. */
const deepest = 100;

const depths = new WeakMap<Datum, number>();

/** Cheap, since it is asked of every value: members have been asked before. */
function depthOf(datum: Datum): number {
  if (datum.kind !== 'list' && datum.kind !== 'map') return 0;
  let depth = depths.get(datum);
  if (depth === undefined) {
    depth = 1;
    for (const member of datum.kind === 'list' ? datum.items : writtenEntries(datum).values())
      depth = Math.max(depth, 1 + depthOf(member));
    for (const candidate of datum.open?.candidates ?? [])
      depth = Math.max(depth, 1 + depthOf('kind' in candidate ? candidate : candidate.value));
    depths.set(datum, depth);
  }
  return depth;
}

function evaluateNode(expression: HclExpression, scope: Scope): Datum {
  const { span } = expression;
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      if (value === null) return { kind: 'null', span };
      return typeof value === 'number' ? { kind: 'number', value, span } : { kind: 'bool', value, span };
    }
    case 'template':
      return evaluateTemplate(expression, scope, evaluate);
    case 'tuple':
      return tuple(expression, scope);
    case 'object':
      return object(expression, scope);
    case 'for':
      return evaluateFor(expression, scope, evaluate);
    case 'conditional':
      return conditional(expression, scope);
    case 'unary': {
      const operand = evaluate(expression.operand, scope);
      return failureOf(operand) ?? unary(expression.operator, operand, span);
    }
    case 'binary': {
      const left = evaluate(expression.left, scope);
      const right = evaluate(expression.right, scope);
      const isLogical = expression.operator === '&&' || expression.operator === '||';
      if (isLogical && boolOf(left) === (expression.operator === '||'))
        return binary(expression.operator, left, right, span);
      return failureOf(left) ?? failureOf(right) ?? binary(expression.operator, left, right, span);
    }
    case 'call':
      return callFunction(expression, scope, evaluate);
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'variable':
    case 'attribute':
    case 'index':
      return traversal(expression, scope);
    case 'splat':
      return splat(evaluate(expression.of, scope), expression.steps, span, scope);
    case 'broken':
      return unknownDatum('…', expression.reason, span);
  }
}

function failureOf(datum: Datum): Datum | undefined {
  return datum.kind === 'unknown' && datum.fails ? datum : undefined;
}

function tuple({ items, span }: HclTuple, scope: Scope): Datum {
  if (!scope.budget.spend(perElement * items.length, span)) return exhausted(span);
  return { kind: 'list', items: items.map(item => evaluate(item, scope)), span };
}

function object({ entries: written, span }: HclObject, scope: Scope): Datum {
  if (!scope.budget.spend(perElement * written.length, span)) return exhausted(span);
  const entries = new Map<string, Datum>();
  const keySpans = new Map<string, Span>();
  const candidates: MaybeEntry[] = [];
  let hole: Hole | undefined;
  for (const { key: keyExpression, value: valueExpression } of written) {
    const key = evaluate(keyExpression, scope);
    const value = evaluate(valueExpression, scope);
    const parts = partsOf(key);
    if (parts instanceof Misfit) return failureOf(key) ?? failed('{…}', `whose key is ${parts.reason}`, span);
    const name = wholeText(parts);
    if (name === undefined) {
      hole ??= holeIn(key)!;
      candidates.push({ key, value });
    } else {
      entries.set(name, value);
      keySpans.set(name, key.span);
    }
  }
  return { kind: 'map', entries, keySpans, ...(hole && { open: { hole, candidates } }), span };
}

function conditional({ condition, whenTrue, whenFalse, span }: HclConditional, scope: Scope): Datum {
  const test = evaluate(condition, scope);
  const truth = boolOf(test);
  if (truth instanceof Misfit) return failureOf(test) ?? failed('… ? … : …', truth.reason, span);
  if (truth === undefined)
    return either(evaluate(whenTrue, scope), evaluate(whenFalse, scope), holeIn(test)!);
  const chosen = evaluate(truth ? whenTrue : whenFalse, scope);
  if (chosen.kind !== 'number' && chosen.kind !== 'bool') return chosen;
  // Both arms become one type: of a number and a text it is text.
  const other = evaluate(truth ? whenFalse : whenTrue, scope);
  const parts = other.kind === 'text' ? partsOf(chosen) : undefined;
  return parts === undefined || parts instanceof Misfit ? chosen : { kind: 'text', parts, span: chosen.span };
}

type Traversal = HclGetAttribute | HclIndex;

/** Goes up a traversal to its root rather than recursing, since it may be long. */
function traversal(expression: HclExpression, scope: Scope): Datum {
  const nodes: Traversal[] = [];
  let root: HclExpression = expression;
  for (; root.kind === 'attribute' || root.kind === 'index'; root = root.of) nodes.push(root);
  nodes.reverse();
  const keys = nodes.map(node => (node.kind === 'index' ? evaluate(node.key, scope) : undefined));
  if (root.kind !== 'variable') return follow(evaluate(root, scope), nodes, keys, 0);
  const steps: (string | number)[] = [];
  for (const [index, node] of nodes.entries()) {
    const key = keys[index];
    const step =
      node.kind === 'attribute' ? node.name : key?.kind === 'number' ? key.value : key && knownText(key);
    if (step === undefined) break;
    steps.push(step);
  }
  const resolution = scope.resolve(root.name, steps, expression.span);
  if (resolution === undefined) return failed(root.name, 'a name that stands for nothing here', root.span);
  return follow(resolution.datum, nodes, keys, resolution.taken);
}

function follow(
  from: Datum,
  nodes: readonly Traversal[],
  keys: readonly (Datum | undefined)[],
  taken: number,
): Datum {
  let datum = from;
  for (const [index, node] of nodes.entries()) {
    if (index < taken) continue;
    const key = keys[index];
    datum =
      node.kind === 'attribute'
        ? attributeOf(datum, node.name, node.span)
        : elementOf(datum, key!, node.span);
  }
  return datum;
}

function splat(source: Datum, steps: readonly HclStep[], span: Span, scope: Scope): Datum {
  if (failureOf(source)) return source;
  const list = splatted(source);
  if (!scope.budget.spend(perElement * list.items.length, span)) return exhausted(span);
  const each = (item: Datum): Datum => steps.reduce((datum, step) => stepFrom(datum, step, scope), item);
  const candidates = list.open?.candidates?.map(each);
  return {
    kind: 'list',
    items: list.items.map(each),
    ...(list.open && { open: { hole: list.open.hole, ...(candidates && { candidates }) } }),
    span,
  };
}

function stepFrom(datum: Datum, step: HclStep, scope: Scope): Datum {
  if (step.kind === 'attribute') return attributeOf(datum, step.name, step.span);
  if (step.kind === 'index') return elementOf(datum, evaluate(step.key, scope), step.span);
  return splat(datum, step.steps, step.span, scope);
}
