import type { Span } from '../../source.js';
import { indexKeys, type YamlEntry, type YamlNode } from '../../syntax/yaml.js';

/** A call of one of CloudFormation's functions, in its long or its short form. */
export interface Intrinsic {
  /** Without `Fn::` and `!`. */
  readonly name: string;
  readonly argument: YamlNode;
}

/** The call that a node is; undefined where it is a plain value. */
export function intrinsicIn(node: YamlNode): Intrinsic | undefined {
  if (node.tag !== undefined && /^![A-Za-z]/.test(node.tag)) {
    const { tag, ...argument } = node;
    return { name: tag.slice(1), argument };
  }
  if (node.kind !== 'mapping' || node.entries.length !== 1) return undefined;
  const [{ key, value }] = node.entries as [YamlEntry];
  if (key.kind !== 'scalar') return undefined;
  if (key.text === 'Ref' || key.text === 'Condition') return { name: key.text, argument: value };
  return key.text.startsWith('Fn::') && !key.text.startsWith('Fn::ForEach::')
    ? { name: key.text.slice(4), argument: value }
    : undefined;
}

/** Keyed by the entries, which a node shares with its aliases. */
const indexed = new WeakMap<readonly YamlEntry[], ReadonlyMap<string, YamlEntry>>();

/** A mapping's entries by key, merges (`<<`) written out; none for anything else. */
export function entriesOf(node: YamlNode | undefined): ReadonlyMap<string, YamlEntry> {
  if (node?.kind !== 'mapping') return new Map();
  let entries = indexed.get(node.entries);
  if (entries === undefined) {
    const own = indexKeys(node.entries).entries;
    const merge = own.get('<<')?.value;
    entries = merge === undefined ? own : withMerged(own, merge);
    indexed.set(node.entries, entries);
  }
  return entries;
}

function withMerged(own: ReadonlyMap<string, YamlEntry>, merge: YamlNode): ReadonlyMap<string, YamlEntry> {
  const sources = merge.kind === 'sequence' ? [...merge.items].reverse() : [merge];
  const all = new Map<string, YamlEntry>();
  for (const source of [...sources.map(entriesOf), own])
    for (const [key, entry] of source) if (key !== '<<') all.set(key, entry);
  return all;
}

/** The value of a key. */
export function childOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return entriesOf(node).get(key)?.value;
}

/** A key and its value as one stretch. */
export function spanOfEntry({ key, value }: YamlEntry): Span {
  const isBehind = value.span.file === key.span.file && value.span.end >= key.span.end;
  return isBehind ? { ...key.span, end: value.span.end } : key.span;
}

/** Whether a scalar stands for nothing, as YAML and JSON have it. */
export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.plain && /^(?:|~|null)$/i.test(node.text);
}

/** The nodes of a list; undefined for anything else. */
export function itemsOf(node: YamlNode): readonly YamlNode[] | undefined {
  return node.kind === 'sequence' ? node.items : undefined;
}
