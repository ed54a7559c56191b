import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Problem, SourceFile, Span } from '../source.js';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml.js';

/** How many nodes all aliases of a document may stand for together; "billion laughs" stands for more. */
const mostAliased = 100_000;

/** Turns the library's nodes into ours and resolves aliases on the way, in document order as YAML wants it. */
export class TreeBuilder {
  private readonly anchors = new Map<string, YamlNode>();
  /** How many nodes each node stands for when every alias below it is written out. */
  private readonly sizes = new Map<YamlNode, number>();
  private aliased = 0;

  constructor(
    private readonly file: SourceFile,
    private readonly problems: Problem[],
  ) {}

  build(node: Node): YamlNode {
    const span = this.spanOf(node);
    if (isAlias(node)) return this.aliasedNode(node.source, span);
    const { tag, anchor } = node;
    const tagged = tag === undefined ? {} : { tag };
    if (anchor !== undefined)
      this.anchors.set(anchor, { kind: 'broken', reason: 'a value that contains itself', span });
    const built = this.buildContent(node, span, tagged);
    if (anchor !== undefined) this.anchors.set(anchor, built);
    return built;
  }

  private buildContent(node: Node, span: Span, tagged: { tag?: string }): YamlNode {
    if (isMap(node)) {
      const entries: YamlEntry[] = [];
      let size = 1;
      for (const pair of node.items) {
        const key = this.build(pair.key as Node);
        const value = pair.value ? this.build(pair.value as Node) : emptyAt(key.span.file, key.span.end);
        entries.push({ key, value });
        size += this.sizeOf(key) + this.sizeOf(value);
      }
      const end = node.flow ? span.end : Math.max(span.start, entries.at(-1)?.value.span.end ?? 0);
      return this.sized({ kind: 'mapping', entries, ...tagged, span: { ...span, end } }, size);
    }
    if (isSeq(node)) {
      const items = node.items.map(item => this.build(item as Node));
      const end = node.flow ? span.end : Math.max(span.start, items.at(-1)?.span.end ?? 0);
      const size = items.reduce((sum, item) => sum + this.sizeOf(item), 1);
      return this.sized({ kind: 'sequence', items, ...tagged, span: { ...span, end } }, size);
    }
    if (isScalar(node)) {
      const end = node.type?.startsWith('BLOCK') ? endOfBlock(this.file.text, span) : span.end;
      const plain = node.type === 'PLAIN';
      return { kind: 'scalar', text: node.source ?? '', plain, ...tagged, span: { ...span, end } };
    }
    return { kind: 'broken', reason: 'broken YAML', span };
  }

  private aliasedNode(anchor: string, span: Span): YamlNode {
    const target = this.anchors.get(anchor);
    const size = target === undefined ? 0 : this.sizeOf(target);
    this.aliased += size;
    let broken: string | undefined;
    if (target === undefined) {
      broken = 'an alias without an anchor';
      this.report(
        span,
        `\`*${anchor}\` stands for nothing: no \`&${anchor}\` comes before it. Add the anchor.`,
      );
    } else if (target.kind === 'broken') {
      broken = target.reason;
      this.report(span, `\`*${anchor}\` stands inside of what it stands for. Write the value out.`);
    } else if (this.aliased > mostAliased) {
      broken = 'too many aliases';
      if (this.aliased - size <= mostAliased)
        this.report(span, `The aliases stand for more than ${mostAliased} values. Write fewer of them.`);
    }
    if (broken !== undefined || target === undefined)
      return { kind: 'broken', reason: broken ?? 'broken YAML', span };
    return this.sized({ ...target, span }, size);
  }

  private report(span: Span, message: string): void {
    this.problems.push({ message, span });
  }

  private sized<N extends YamlNode>(node: N, size: number): N {
    this.sizes.set(node, size);
    return node;
  }

  /** How many nodes a built node stands for. */
  sizeOf(node: YamlNode): number {
    return this.sizes.get(node) ?? 1;
  }

  private spanOf(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    return { file: this.file, start, end };
  }
}

function emptyAt(file: SourceFile, at: number): YamlScalar {
  return { kind: 'scalar', text: '', plain: true, span: { file, start: at, end: at } };
}

/** The library lets a block scalar end after its last line break. */
function endOfBlock(text: string, span: Span): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}
