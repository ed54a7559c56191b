import type { Span } from '../../../source.js';
import type { HclBlock } from '../../../syntax/hcl/tree.js';
import { firstHole, type Hole } from '../../../value.js';
import { merged } from '../../written.js';
import { type Datum, type MapDatum, unknownDatum } from '../evaluate/datum.js';
import { compareText } from '../evaluate/order.js';
import type { Scope } from '../evaluate/scope.js';
import { textOf } from '../resources/fields.js';
import type { RecordResource } from '../resources/record-resource.js';
import { zoneTable } from '../resources/zone-table.js';
import { makersOf } from './body.js';
import { computedOf } from './computed.js';
import { instancesOf, type Repetition } from './instances.js';
import { LazyMap } from './lazy-map.js';
import type { Run } from './run.js';
import { whyUnknown } from './unknown-attribute.js';

/** One instance of a resource or data source. */
export interface Resource {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  /** As expressions of its own module call it: `data.aws_route53_zone.main["a"]`. */
  readonly address: string;
  /** What is written in its block, evaluated when it is asked for. */
  readonly arguments: MapDatum;
  /** Why it is not known whether there is such an instance. */
  readonly doubt?: Hole;
  /** Where its type stands for another way to write records. */
  readonly row?: RecordResource;
  readonly block: HclBlock;
  /** Its block, or what in a module's arguments stands for it. */
  readonly span: Span;
}

/** A resource's block with its instances, and what a reference to it stands for. */
export interface Resources {
  readonly resources: readonly Resource[];
  readonly datum: () => Datum;
}

/** The instances of a block; `doubt` is that of its module. */
export function resourcesOf(block: HclBlock, scope: Scope, run: Run, doubt?: Hole): Resources {
  const [repetition, instances] = instancesOf(block.body, scope, run);
  const mode = block.type === 'data' ? 'data' : 'managed';
  const [type = '', name = ''] = block.labels;
  const resources = instances.map((instance): Resource => {
    const index = instance.key === undefined ? '' : indexOf(instance.key);
    const inDoubt = instance.doubt ?? doubt;
    return {
      mode,
      type,
      address: `${mode === 'data' ? 'data.' : ''}${type}.${name}${index}`,
      arguments: { kind: 'map', entries: argumentsOf(block, instance.scope, run), span: block.span },
      ...(inDoubt && { doubt: inDoubt }),
      block,
      span: block.span,
    };
  });
  let datum: Datum | undefined;
  const make = () => {
    const referable = resources.map((resource, at) => ({
      ...instances[at]!,
      datum: attributesOf(resource, run),
    }));
    return together(repetition, referable, block.span);
  };
  const once = () => (datum ??= make());
  // Most resources are never referred to; a zone is known from then on.
  if (type in zoneTable) once();
  return { resources, datum: once };
}

function argumentsOf(block: HclBlock, scope: Scope, run: Run): LazyMap {
  const standIn = (key: string, reason: string) => unknownDatum(key, reason, block.headSpan);
  return new LazyMap(makersOf(block.body, scope, run), standIn, run.depth);
}

/** Arguments, what the provider is known to add, and anything else, which only it knows. */
export function attributesOf(resource: Resource, run: Run): MapDatum {
  const { address, arguments: own, mode, block } = resource;
  const makers = computedOf(resource, run);
  for (const name of own.entries.keys()) makers.set(name, () => own.entries.get(name)!);
  const dotless = zoneTable[resource.type]?.dotless;
  if (dotless !== undefined && own.entries.has(dotless))
    makers.set(dotless, () => withoutDot(own.entries.get(dotless)!));
  const standIn = (key: string, reason: string) => unknownDatum(`${address}.${key}`, reason, block.headSpan);
  return { ...own, entries: new LazyMap(makers, standIn, run.depth, whyUnknown(mode)) };
}

function withoutDot(datum: Datum): Datum {
  if (datum.kind !== 'text') return datum;
  const last = datum.parts.at(-1);
  if (typeof last !== 'string' || !last.endsWith('.')) return datum;
  return { ...datum, parts: merged([...datum.parts.slice(0, -1), last.slice(0, -1)]) };
}

/** `["a"]`, `[0]`; `[…]` where the key is not known. */
export function indexOf(key: Datum): string {
  const text = textOf(key)
    .map(part => (typeof part === 'string' ? part : '…'))
    .join('');
  return key.kind === 'text' ? `["${text}"]` : `[${text}]`;
}

/** Something repeated, as expressions see it. */
interface Referable {
  readonly key?: Datum;
  readonly datum: Datum;
  readonly doubt?: Hole;
}

/** What a block's name stands for in expressions: one object, with `count` a list, with `for_each` a map. */
export function together(repetition: Repetition, referable: readonly Referable[], span: Span): Datum {
  if (repetition === 'none' && referable[0] !== undefined) return referable[0].datum;
  if (repetition !== 'for_each') {
    const items = referable.filter(({ doubt }) => doubt === undefined).map(({ datum }) => datum);
    const uncertain = referable.filter(({ doubt }) => doubt !== undefined);
    const hole = uncertain[0]?.doubt;
    const candidates = uncertain.map(({ datum }) => datum);
    return { kind: 'list', items, ...(hole && { open: { hole, candidates } }), span };
  }
  const entries: [string, Datum][] = [];
  const candidates: { key: Datum; value: Datum }[] = [];
  let hole: Hole | undefined;
  for (const { key, datum, doubt } of referable) {
    const parts = key === undefined ? [] : textOf(key);
    const unknown = doubt ?? firstHole(parts);
    if (unknown === undefined) entries.push([parts.join(''), datum]);
    else if (key !== undefined) candidates.push({ key, value: datum });
    hole ??= unknown;
  }
  const sorted = new Map(entries.sort(([a], [b]) => compareText(a, b)));
  return { kind: 'map', entries: sorted, ...(hole && { open: { hole, candidates } }), span };
}
