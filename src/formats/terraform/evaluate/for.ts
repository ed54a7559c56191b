import type { HclFor } from '../../../syntax/hcl/tree.js';
import { type Hole, wholeText } from '../../../value.js';
import { perElement } from './budget.js';
import { boolOf, holeIn, Misfit, partsOf } from './convert.js';
import { type Datum, failed, type ListDatum, type MaybeEntry, type UnknownDatum } from './datum.js';
import { type Evaluate, exhausted } from './evaluation.js';
import { type Member, membersOf, variablesOf } from './iteration.js';
import { type Scope, withVariables } from './scope.js';

/** What a member of the collection gives: nothing, something, or perhaps something. */
interface Result {
  readonly key?: Datum;
  readonly value: Datum;
  /** Why it is not known whether it is there. */
  readonly doubt?: Hole;
}

/** What `[for …]` and `{for …}` come to. */
export function evaluateFor(expression: HclFor, scope: Scope, evaluate: Evaluate): Datum {
  const collection = evaluate(expression.collection, scope);
  const members = membersOf(collection, expression.collection.span);
  if ('kind' in members) return members;
  const results: Result[] = [];
  const all = [
    ...members.sure.map(member => ({ member })),
    ...members.maybe.map(member => ({ member, doubt: members.open })),
  ];
  for (const { member, doubt } of all as readonly { member: Member; doubt?: Hole }[]) {
    if (!scope.budget.spend(perElement, expression.span)) return exhausted(expression.span);
    const result = resultAt(member, doubt, expression, scope, evaluate);
    if (result === undefined) continue;
    if (!('kind' in result)) results.push(result);
    else if (doubt === undefined) return result;
  }
  return expression.resultKey === undefined
    ? listOf(results, members.open, expression)
    : mapOf(results, members.open, expression);
}

/** Undefined where the condition leaves the member out; a datum where Terraform refuses condition or key. */
function resultAt(
  member: Member,
  doubt: Hole | undefined,
  expression: HclFor,
  outer: Scope,
  evaluate: Evaluate,
): Result | UnknownDatum | undefined {
  const scope = withVariables(outer, variablesOf(expression, member));
  let uncertain = doubt;
  if (expression.condition !== undefined) {
    const condition = evaluate(expression.condition, scope);
    const truth = boolOf(condition);
    if (truth === false) return undefined;
    if (truth instanceof Misfit)
      return condition.kind === 'unknown' ? condition : failed('if', truth.reason, condition.span);
    if (truth === undefined) uncertain ??= holeIn(condition);
  }
  const value = evaluate(expression.result, scope);
  const key = expression.resultKey && evaluate(expression.resultKey, scope);
  if (key?.kind === 'unknown' && key.fails) return key;
  return { value, ...(key && { key }), ...(uncertain && { doubt: uncertain }) };
}

function listOf(results: readonly Result[], open: Hole | undefined, { span }: HclFor): Datum {
  const items = results.filter(({ doubt }) => doubt === undefined).map(({ value }) => value);
  const doubtful = results.filter(({ doubt }) => doubt !== undefined);
  const hole = open ?? doubtful[0]?.doubt;
  if (hole === undefined) return { kind: 'list', items, span };
  return { kind: 'list', items, open: { hole, candidates: doubtful.map(({ value }) => value) }, span };
}

function mapOf(results: readonly Result[], open: Hole | undefined, expression: HclFor): Datum {
  const { span } = expression;
  const sure = new Map<string, { key: Datum; values: Datum[] }>();
  const maybe: MaybeEntry[] = [];
  let hole = open;
  for (const { key, value, doubt } of results) {
    const parts = partsOf(key!);
    if (parts instanceof Misfit) return failed('for', `whose key is ${parts.reason}`, key!.span);
    const name = wholeText(parts);
    const before = name === undefined ? undefined : sure.get(name);
    if (name === undefined || doubt !== undefined) {
      hole ??= doubt ?? holeIn(key!);
      maybe.push({ key: key!, value });
    } else if (before === undefined) sure.set(name, { key: key!, values: [value] });
    else if (expression.isGrouped) before.values.push(value);
    else return failed('for', 'which gives one key twice', key!.span);
  }
  const group = (values: readonly Datum[]): ListDatum => ({
    kind: 'list',
    items: values,
    span: values[0]!.span,
  });
  const grouped = (values: readonly Datum[]): Datum => {
    if (!expression.isGrouped) return values[0]!;
    // What may be there may also belong to this group.
    return hole === undefined ? group(values) : { ...group(values), open: { hole } };
  };
  const entries = new Map([...sure].map(([name, { values }]) => [name, grouped(values)]));
  const keySpans = new Map([...sure].map(([name, { key }]) => [name, key.span]));
  if (hole === undefined) return { kind: 'map', entries, keySpans, span };
  const candidates = maybe.map(({ key, value }) => ({ key, value: grouped([value]) }));
  return { kind: 'map', entries, keySpans, open: { hole, candidates }, span };
}
