import { groupBy } from '../../../group.js';
import { blocksNamed } from '../../../syntax/hcl/blocks.js';
import { type HclBlock, type HclBody, literalText } from '../../../syntax/hcl/tree.js';
import type { Datum, ListDatum } from '../evaluate/datum.js';
import { evaluate } from '../evaluate/evaluate.js';
import { type Scope, withVariables } from '../evaluate/scope.js';
import { attributeOf, membersOf, objectOf } from './instances.js';
import type { Run } from './run.js';

/** What Terraform itself reads of a block, which is no attribute of the resource. */
const metaArguments = new Set(['count', 'for_each', 'provider', 'providers', 'depends_on', 'lifecycle']);

/** What evaluates the attributes of a body, and its nested blocks as lists of objects, `dynamic` ones written out. */
export function makersOf(body: HclBody, scope: Scope, run: Run): Map<string, () => Datum> {
  const makers = new Map<string, () => Datum>();
  for (const { name, expression } of body.attributes) makers.set(name, () => evaluate(expression, scope));
  const dynamic = blocksNamed(body, 'dynamic', 1);
  const blocks = groupBy([...body.blocks.filter(({ type }) => type !== 'dynamic'), ...dynamic], block =>
    block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type,
  );
  for (const [type, all] of blocks) makers.set(type, () => listOf(all, scope, run));
  for (const name of metaArguments) makers.delete(name);
  if (dynamic.length > 0) makers.delete('dynamic');
  return makers;
}

/** The blocks of one type. */
function listOf(blocks: readonly HclBlock[], scope: Scope, run: Run): ListDatum {
  const items: Datum[] = [];
  const candidates: Datum[] = [];
  let open: ListDatum['open'];
  for (const block of blocks) {
    if (block.type !== 'dynamic') {
      items.push(blockDatum(block, scope, run));
      continue;
    }
    const [content] = blocksNamed(block.body, 'content');
    const forEach = attributeOf(block.body, 'for_each');
    if (content === undefined || forEach === undefined) continue;
    const iterator = iteratorOf(block);
    for (const { key, value, doubt } of membersOf(evaluate(forEach, scope), run, forEach.span)) {
      const own = withVariables(scope, new Map([[iterator, objectOf({ key, value }, forEach.span)]]));
      const datum = blockDatum(content, own, run);
      (doubt === undefined ? items : candidates).push(datum);
      if (doubt !== undefined) open = { hole: doubt, candidates };
    }
  }
  return { kind: 'list', items, ...(open && { open }), span: blocks[0]!.span };
}

/** The name of the variable of a `dynamic` block: its label, or what `iterator` says. */
function iteratorOf(block: HclBlock): string {
  const iterator = attributeOf(block.body, 'iterator');
  const name = iterator?.kind === 'variable' ? iterator.name : iterator && literalText(iterator);
  return name ?? block.labels[0] ?? '';
}

function blockDatum({ body, span }: HclBlock, scope: Scope, run: Run): Datum {
  const makers = makersOf(body, scope, run);
  return { kind: 'map', entries: new Map([...makers].map(([name, make]) => [name, make()])), span };
}
