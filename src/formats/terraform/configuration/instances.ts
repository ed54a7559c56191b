import type { Span } from '../../../source.js';
import { blocksNamed } from '../../../syntax/hcl/blocks.js';
import type { HclBody, HclExpression } from '../../../syntax/hcl/tree.js';
import { firstHole, type Hole } from '../../../value.js';
import { type Datum, type MapDatum, textDatum, type UnknownDatum } from '../evaluate/datum.js';
import { evaluate } from '../evaluate/evaluate.js';
import { sortedEntries } from '../evaluate/order.js';
import { type Scope, withVariables } from '../evaluate/scope.js';
import { textOf } from '../resources/fields.js';
import type { Run } from './run.js';

/** One of the things that a block with `count` or `for_each` stands for. */
export interface Instance {
  /** Undefined where the block has neither. */
  readonly key?: Datum;
  readonly scope: Scope;
  /** Why it is not known whether there is such an instance. */
  readonly doubt?: Hole;
}

/** How a block is repeated. */
export type Repetition = 'none' | 'count' | 'for_each';

/** The instances of a resource's or module's block. */
export function instancesOf(body: HclBody, scope: Scope, run: Run): [Repetition, Instance[]] {
  const count = attributeOf(body, 'count');
  if (count !== undefined) return ['count', counted(evaluate(count, scope), scope, run, count.span)];
  const forEach = attributeOf(body, 'for_each');
  if (forEach === undefined) return ['none', onlyOne(body, scope, run)];
  const instances = membersOf(evaluate(forEach, scope), run, forEach.span).map(({ key, value, doubt }) => {
    const each = objectOf({ key, value }, forEach.span);
    return { key, scope: withVariables(scope, new Map([['each', each]])), ...(doubt && { doubt }) };
  });
  return ['for_each', instances];
}

/** Without `count` and `for_each` there is one, which OpenTofu's `enabled` may take away. */
function onlyOne(body: HclBody, scope: Scope, run: Run): Instance[] {
  const lifecycle = blocksNamed(body, 'lifecycle')[0];
  const enabled = lifecycle && attributeOf(lifecycle.body, 'enabled');
  const parts = enabled === undefined ? [] : textOf(evaluate(enabled, scope));
  const doubt = firstHole(parts);
  if (parts.join('') === 'false' || !run.allow(1, body.span)) return [];
  return [{ scope, ...(doubt && { doubt }) }];
}

/** One member of what `for_each` goes over. */
export interface Member {
  readonly key: Datum;
  readonly value: Datum;
  readonly doubt?: Hole;
}

/** The members of a map or set; of a list, each is its own key, as in the set that Terraform asks for. */
export function membersOf(datum: Datum, run: Run, span: Span): Member[] {
  if (datum.kind === 'null') return [];
  if (datum.kind !== 'map' && datum.kind !== 'list')
    return [unknownMember('hole' in datum ? datum.hole : wrong, span)];
  const known = datum.kind === 'map' ? datum.entries.size : datum.items.length;
  const maybe = datum.open?.candidates?.length ?? 1;
  if (!run.allow(known + (datum.open ? maybe : 0), span)) return [];
  const members =
    datum.kind === 'map' ? entriesOf(datum) : datum.items.map(item => ({ key: item, value: item }));
  if (datum.open === undefined) return members;
  const { hole, candidates } = datum.open;
  if (candidates === undefined) return [...members, unknownMember(hole, span)];
  return [
    ...members,
    ...candidates.map(candidate =>
      'key' in candidate ? { ...candidate, doubt: hole } : { key: candidate, value: candidate, doubt: hole },
    ),
  ];
}

const wrong: Hole = { expression: 'for_each', reason: 'which is neither a map nor a set' };

function entriesOf(datum: MapDatum): Member[] {
  return sortedEntries(datum).map(([key, value]) => ({
    key: textDatum(key, datum.keySpans?.get(key) ?? value.span),
    value,
  }));
}

function unknownMember(hole: Hole, span: Span): Member {
  const of = (name: string): UnknownDatum => ({
    kind: 'unknown',
    hole: { expression: name, reason: `one of ${hole.expression}, ${hole.reason}` },
    span,
  });
  return { key: of('each.key'), value: of('each.value'), doubt: hole };
}

function counted(datum: Datum, scope: Scope, run: Run, span: Span): Instance[] {
  if (datum.kind === 'null') return [];
  const parts = textOf(datum);
  const hole = firstHole(parts);
  const instance = (index: Datum): Instance => {
    const count = objectOf({ index }, span);
    return { key: index, scope: withVariables(scope, new Map([['count', count]])) };
  };
  if (hole !== undefined) {
    const reason = `of a count that depends on ${hole.expression}, ${hole.reason}`;
    const index: Datum = { kind: 'unknown', hole: { expression: 'count.index', reason }, span };
    return run.allow(1, span) ? [{ ...instance(index), doubt: hole }] : [];
  }
  const number = Math.max(0, Math.floor(Number(parts.join(''))) || 0);
  if (!run.allow(number, span)) return [];
  return Array.from({ length: number }, (_, value) => instance({ kind: 'number', value, span }));
}

/** An object of the given members. */
export function objectOf(members: Readonly<Record<string, Datum>>, span: Span): Datum {
  return { kind: 'map', entries: new Map(Object.entries(members)), span };
}

/** The expression of an argument; of one that stands twice, the first. */
export function attributeOf(body: HclBody, name: string): HclExpression | undefined {
  return body.attributes.find(attribute => attribute.name === name)?.expression;
}
