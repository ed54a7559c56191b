import type { LeftAlone, ResourceRecord } from '../../dns/zone.js';
import { blocksNamed } from '../../syntax/hcl/blocks.js';
import type { HclExpression } from '../../syntax/hcl/tree.js';
import { literalText } from '../../syntax/hcl/tree.js';
import { canBe, partsOfValue } from '../../value.js';
import { attributeOf } from './configuration/instances.js';
import type { Resource } from './configuration/resource.js';
import type { RecordResource } from './resources/record-resource.js';

/** What `ignore_changes` makes Terraform leave as it stands, where it is about what a record says. */
export function leftAloneBy(
  { block }: Resource,
  row: RecordResource,
  records: readonly ResourceRecord[],
): LeftAlone[] {
  const lifecycle = blocksNamed(block.body, 'lifecycle')[0];
  const ignored = lifecycle && attributeOf(lifecycle.body, 'ignore_changes');
  if (ignored === undefined || records.length === 0) return [];
  const names = new Set(namesIn(ignored));
  const ofData = [...row.value, ...(row.alias === undefined ? [] : [row.alias])].map(
    path => path.split('.')[0]!,
  );
  const anyType = names.has('all') || names.has(row.type);
  if (!anyType && !ofData.some(name => names.has(name))) return [];
  return [{ setting: 'ignore_changes', span: ignored.span, covers: covering(records, anyType) }];
}

/** Covers what the records say at their names, and with `anyType` whatever type it is of. */
export function covering(records: readonly ResourceRecord[], anyType: boolean): LeftAlone['covers'] {
  return (asked, askedType) =>
    records.some(({ owner, type }) => (anyType || type === askedType) && canBe(partsOfValue(owner), asked));
}

/** `[records, ttl]`, `all`, or as text where the syntax is older or JSON. */
function namesIn(expression: HclExpression): string[] {
  if (expression.kind === 'tuple') return expression.items.flatMap(namesIn);
  if (expression.kind === 'variable') return [expression.name];
  if (expression.kind === 'index' || expression.kind === 'attribute') return namesIn(expression.of);
  const text = literalText(expression);
  return text === undefined ? [] : [text];
}
