import type { Problem, SourceFile, Span } from '../../source.js';
import { readJson } from '../json.js';
import { textOf, type YamlEntry, type YamlNode } from '../yaml.js';
import { templateOf } from './hcl.js';
import { Mistake } from './mistake.js';
import type { HclAttribute, HclBlock, HclExpression, HclFile } from './tree.js';

/** How many labels a block has at the top of Terraform's JSON; what is not here is passed over. */
const labelsOf: ReadonlyMap<string, number> = new Map([
  ...(['resource', 'data', 'ephemeral'] as const).map(type => [type, 2] as const),
  ...(['module', 'variable', 'output', 'provider', 'check'] as const).map(type => [type, 1] as const),
  ...(['locals', 'terraform', 'moved', 'import', 'removed'] as const).map(type => [type, 0] as const),
]);

/**
 * Reads a `.tf.json` file as the same tree. In a block everything is an attribute, since JSON does not tell blocks
 * from objects: `blocksNamed` takes both for blocks.
 */
export function readHclJson(file: SourceFile): HclFile {
  const json = readJson(file);
  const reader = new JsonReader([...json.problems]);
  const blocks = entriesOf(json.root).flatMap(({ key, value }) => {
    const labels = labelsOf.get(textOf(key) ?? '');
    return labels === undefined ? [] : reader.blocks(textOf(key)!, key.span, labels, value, []);
  });
  const body = { attributes: [], blocks, span: { file, start: 0, end: file.text.length } };
  return { body, broken: json.broken, problems: reader.problems };
}

class JsonReader {
  constructor(readonly problems: Problem[]) {}

  /** Blocks under a key: objects, lists of them, and with labels objects of them by label. */
  blocks(type: string, head: Span, labels: number, node: YamlNode, names: readonly string[]): HclBlock[] {
    if (node.kind === 'sequence')
      return node.items.flatMap(item => this.blocks(type, head, labels, item, names));
    if (labels > 0)
      return entriesOf(node).flatMap(({ key, value }) =>
        this.blocks(type, key.span, labels - 1, value, [...names, textOf(key) ?? '']),
      );
    if (node.kind !== 'mapping') return [];
    const attributes = entriesOf(node).map(entry => this.attribute(entry, type !== 'variable'));
    const span = { ...node.span, start: head.start };
    return [{ type, labels: names, body: { attributes, blocks: [], span: node.span }, span, headSpan: head }];
  }

  private attribute({ key, value }: YamlEntry, isEvaluated: boolean): HclAttribute {
    const expression = this.expression(value, isEvaluated);
    const span = { ...value.span, start: key.span.start };
    return { name: textOf(key) ?? '', nameSpan: key.span, expression, span };
  }

  private expression(node: YamlNode, isEvaluated: boolean): HclExpression {
    const { span } = node;
    if (node.kind === 'broken') return { kind: 'broken', reason: node.reason, span };
    if (node.kind === 'sequence') {
      const items = node.items.map(item => this.expression(item, isEvaluated));
      return { kind: 'tuple', items, span };
    }
    if (node.kind === 'mapping') {
      const entries = node.entries.map(({ key, value }) => ({
        key: this.expression(key, isEvaluated),
        value: this.expression(value, isEvaluated),
        span: { ...value.span, start: key.span.start },
      }));
      return { kind: 'object', entries, span };
    }
    if (node.plain) return { kind: 'literal', value: JSON.parse(node.text), span };
    return this.template(node.text, span, isEvaluated);
  }

  private template(text: string, span: Span, isEvaluated: boolean): HclExpression {
    if (!isEvaluated || !/[$%]\{/.test(text))
      return { kind: 'template', parts: text === '' ? [] : [{ kind: 'text', text, span }], span };
    const read = templateOf({ text, spanOf: () => span });
    if (!(read instanceof Mistake)) return read;
    this.problems.push({ message: `The HCL in this string is broken: ${read.message}.`, span });
    return { kind: 'broken', reason: 'broken syntax', span };
  }
}

/** Entries but comments, which Terraform writes under the key `//`. */
function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === 'mapping' ? node.entries.filter(({ key }) => textOf(key) !== '//') : [];
}
