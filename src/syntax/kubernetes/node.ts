import type { Span } from '../../source.js';
import type { Parts } from '../../value.js';
import type { YamlMapping, YamlNode } from '../yaml.js';
import { type Masked, unmask } from './masked.js';

/** A value of a manifest as far as its text tells it. */
export type Node = Text | Items | Fields | Unknown;

interface Common {
  readonly span: Span;
  /** Whether a template's block holds it, so that it may be left out, or stand there several times. */
  readonly isOptional: boolean;
}

/** A single value. */
export interface Text extends Common {
  readonly kind: 'text';
  readonly parts: Parts;
}

/** A list. */
export interface Items extends Common {
  readonly kind: 'items';
  readonly items: readonly Node[];
  /** Whether a template may put more into it. */
  readonly isOpen: boolean;
}

/** A mapping. */
export interface Fields extends Common {
  readonly kind: 'fields';
  readonly fields: ReadonlyMap<string, Node>;
  /** Whether a template may put more into it. */
  readonly isOpen: boolean;
}

/** A value of which nothing is known. */
export interface Unknown extends Common {
  readonly kind: 'unknown';
  /** As the end of a sentence. */
  readonly reason: string;
}

/** What may stand where a template puts lines of its own, or chooses between values. */
const chosen = 'a value that a template fills in';

/** No object nests deeper, unless aliases stand for aliases. */
const deepest = 200;

/** Makes nodes of YAML that was read from masked text. */
export class NodeBuilder {
  private depth = 0;

  constructor(private readonly masked: Masked) {}

  /** What a template inserts between `from` and `until`, where the next thing begins, may belong to the node. */
  build(node: YamlNode, from: number, until: number): Node {
    this.depth++;
    const built = this.buildWithin(node, from, until);
    this.depth--;
    return built;
  }

  private buildWithin(node: YamlNode, from: number, until: number): Node {
    const common = { span: node.span, isOptional: this.isOptional(node.span.start) };
    if (this.depth > deepest) return { kind: 'unknown', reason: 'a value that nests too deep', ...common };
    switch (node.kind) {
      case 'broken':
        return { kind: 'unknown', reason: node.reason, ...common };
      case 'mapping':
        return { ...this.fieldsOf(node, from, until), ...common };
      case 'sequence': {
        const items = node.items.map((item, at) =>
          this.build(item, this.beginningOf(item), node.items[at + 1]?.span.start ?? until),
        );
        return { kind: 'items', items, isOpen: this.isInserted(node, from, until), ...common };
      }
      case 'scalar': {
        if (node.text === '' && this.isInserted(node, from, until))
          return { kind: 'unknown', reason: chosen, ...common };
        return { kind: 'text', parts: unmask(node.text, this.masked.holes), ...common };
      }
    }
  }

  private fieldsOf(
    node: YamlMapping,
    from: number,
    until: number,
  ): Pick<Fields, 'kind' | 'fields' | 'isOpen'> {
    const fields = new Map<string, Node>();
    const merged: Fields[] = [];
    let isOpen = this.isInserted(node, from, until);
    for (const [at, { key, value }] of node.entries.entries()) {
      const built = this.build(value, key.span.end, node.entries[at + 1]?.key.span.start ?? until);
      const name = key.kind === 'scalar' ? unmask(key.text, this.masked.holes) : [];
      const [only] = name;
      if (name.length !== 1 || typeof only !== 'string') isOpen = true;
      else if (only === '<<')
        merged.push(...(built.kind === 'items' ? built.items : [built]).filter(isFields));
      else fields.set(only, eitherOf(fields.get(only), built));
    }
    // YAML's merge key gives what the mapping itself does not have.
    for (const more of merged) {
      for (const [name, value] of more.fields) if (!fields.has(name)) fields.set(name, value);
      isOpen ||= more.isOpen;
    }
    return { kind: 'fields', fields, isOpen };
  }

  /** Behind an item's dash: a template may put lines between the two. */
  private beginningOf({ span }: YamlNode): number {
    let at = span.start;
    while (/\s/.test(this.masked.text[at - 1] ?? '')) at--;
    return at;
  }

  private isOptional(offset: number): boolean {
    const { blocks } = this.masked;
    const next = firstAfter(blocks.length, at => blocks[at]!.start > offset);
    return next > 0 && offset < blocks[next - 1]!.end;
  }

  /** Whether lines that a template inserts may by their indentation belong to the node. */
  private isInserted(node: YamlNode, from: number, until: number): boolean {
    const { insertions } = this.masked;
    const { text } = node.span.file;
    const { start, end } = node.span;
    const isFlow = /[[{]/.test(text[start] ?? '');
    const behind = isFlow ? end : until;
    let at = firstAfter(insertions.length, index => insertions[index]!.at >= from);
    if (at === insertions.length || insertions[at]!.at >= behind) return false;
    const column = start - text.lastIndexOf('\n', start - 1) - 1;
    for (; at < insertions.length && insertions[at]!.at < behind; at++) {
      const { indent = column } = insertions[at]!;
      if (indent === column || isFlow || node.kind === 'scalar') return true;
    }
    return false;
  }
}

/** The last of equal keys counts, as Kubernetes' tools have it, unless a template chooses between them. */
function eitherOf(earlier: Node | undefined, later: Node): Node {
  if (earlier === undefined || !(earlier.isOptional || later.isOptional)) return later;
  return { kind: 'unknown', reason: chosen, span: later.span, isOptional: later.isOptional };
}

function isFields(node: Node): node is Fields {
  return node.kind === 'fields';
}

/** The first of `count` places from which on a condition holds. */
function firstAfter(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
