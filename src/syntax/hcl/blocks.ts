import { type HclBlock, type HclBody, type HclExpression, literalText } from './tree.js';

/**
 * The blocks of one type in a body, also where they are written as an attribute: `alias = [{ … }]`, which some
 * resources take for blocks, and the only way in JSON. A label is a key there: `"dynamic": {"alias": { … }}`.
 */
export function blocksNamed(body: HclBody, type: string, labels = 0): readonly HclBlock[] {
  const written = body.attributes.filter(({ name }) => name === type);
  return [
    ...body.blocks.filter(block => block.type === type),
    ...written.flatMap(({ nameSpan, expression }) =>
      blocksOf(expression, labels, { type, labels: [], headSpan: nameSpan }),
    ),
  ];
}

function blocksOf(
  expression: HclExpression,
  labels: number,
  head: Pick<HclBlock, 'type' | 'labels' | 'headSpan'>,
): HclBlock[] {
  if (expression.kind === 'tuple') return expression.items.flatMap(item => blocksOf(item, labels, head));
  if (expression.kind !== 'object') return [];
  if (labels > 0)
    return expression.entries.flatMap(({ key, value }) => {
      const label = literalText(key) ?? '';
      return blocksOf(value, labels - 1, { ...head, labels: [...head.labels, label], headSpan: key.span });
    });
  const attributes = expression.entries.map(({ key, value, span }) => ({
    name: literalText(key) ?? '',
    nameSpan: key.span,
    expression: value,
    span,
  }));
  const { span } = expression;
  return [{ ...head, body: { attributes, blocks: [], span }, span: { ...span, start: head.headSpan.start } }];
}
