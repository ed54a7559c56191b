import type { Span } from '../../../source.js';
import type { HclBlock, HclExpression } from '../../../syntax/hcl/tree.js';
import { type Datum, textDatum, unknownDatum } from '../evaluate/datum.js';
import { objectOf } from './instances.js';
import { type Depth, lazyObject } from './lazy-map.js';

/** What evaluates the things that a module declares. */
interface Evaluators {
  variable(block: HclBlock): Datum;
  local(expression: HclExpression): Datum;
  module(block: HclBlock): Datum;
  resource(block: HclBlock): Datum;
}

type Makers = Map<string, () => Datum>;

/** What the first words of references stand for in a module: `var`, `local`, `data`, each type of resource, … */
export function namesIn(
  blocks: readonly HclBlock[],
  here: string,
  depth: Depth,
  evaluators: Evaluators,
): Map<string, Datum> {
  const span: Span = blocks[0]?.span ?? { file: { path: here, text: '' }, start: 0, end: 0 };
  const makers: Record<'var' | 'local' | 'module', Makers> = {
    var: new Map(),
    local: new Map(),
    module: new Map(),
  };
  const data = new Map<string, Makers>();
  const managed = new Map<string, Makers>();
  for (const block of blocks) {
    const [first = '', second = ''] = block.labels;
    if (block.type === 'variable') makers.var.set(first, () => evaluators.variable(block));
    else if (block.type === 'module') makers.module.set(first, () => evaluators.module(block));
    else if (block.type === 'locals') {
      for (const { name, expression } of block.body.attributes)
        makers.local.set(name, () => evaluators.local(expression));
    } else if (block.type === 'resource' || block.type === 'data') {
      const types = block.type === 'data' ? data : managed;
      const ofType = types.get(first) ?? new Map<string, () => Datum>();
      types.set(first, ofType);
      ofType.set(second, () => evaluators.resource(block));
    }
  }
  const object = (prefix: string, members: Makers) => lazyObject(`${prefix}.`, members, span, depth);
  const workspace = unknownDatum('terraform.workspace', 'which is chosen when Terraform runs', span);
  const [root, module] = ['.', here].map(path => textDatum(path, span)) as [Datum, Datum];
  return new Map<string, Datum>([
    ...[...managed].map(([type, members]): [string, Datum] => [type, object(type, members)]),
    ...Object.entries(makers).map(([name, members]): [string, Datum] => [name, object(name, members)]),
    [
      'data',
      {
        kind: 'map',
        entries: new Map([...data].map(([type, members]) => [type, object(`data.${type}`, members)])),
        span,
      },
    ],
    ['path', objectOf({ module, root, cwd: root }, span)],
    ['terraform', objectOf({ workspace }, span)],
    ['tofu', objectOf({ workspace }, span)],
  ]);
}
