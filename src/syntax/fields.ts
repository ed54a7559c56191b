import type { Span } from '../source.js';
import { textOf, type YamlNode } from './yaml.js';

/** A mapping's values by key, as readers have it that keep the last of equal keys; none of what is no mapping. */
export function fieldsOf(node: YamlNode | undefined): ReadonlyMap<string, YamlNode> {
  if (node?.kind !== 'mapping') return new Map();
  return new Map(node.entries.map(({ key, value }) => [textOf(key) ?? '', value]));
}

/** What stands at a path of keys. */
export function fieldAt(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  return path.reduce((at, key) => fieldsOf(at).get(key), node);
}

/** The text at a path of keys; undefined where something else stands there, or nothing. */
export function textAt(node: YamlNode | undefined, ...path: readonly string[]): string | undefined {
  const there = fieldAt(node, ...path);
  return there === undefined ? undefined : textOf(there);
}

/** The items of a list; none of what is no list. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

/** Where a value stands, without its quotes. */
export function spanOfText({ span }: YamlNode): Span {
  const { file, start, end } = span;
  const quote = file.text[start];
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && file.text[end - 1] === quote;
  return isQuoted ? { file, start: start + 1, end: end - 1 } : span;
}
