import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, type Node, Parser } from 'yaml';
import type { Problem, SourceFile, Span } from '../source.js';
import { yamlProblems } from './yaml-problems.js';

/** A value of a YAML file and where it is written. Scalars are text: what a plain `010` means is for the format to say. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlBroken;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** Line folding and escapes decoded. */
  readonly text: string;
  /** Whether it stands without quotes, so that a schema may take it for something else than text. */
  readonly plain: boolean;
  /** `!include`, `tag:yaml.org,2002:str`. */
  readonly tag?: string;
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly tag?: string;
  readonly span: Span;
}

export interface YamlMapping {
  readonly kind: 'mapping';
  /** As written: a key that stands twice is here twice, `<<` is a key as others. */
  readonly entries: readonly YamlEntry[];
  readonly tag?: string;
  readonly span: Span;
}

/** A place whose value cannot be known; the file's problems say why. */
export interface YamlBroken {
  readonly kind: 'broken';
  /** As the end of a sentence: "an alias without an anchor". */
  readonly reason: string;
  readonly tag?: string;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlDocument {
  /** Undefined for an empty document. */
  readonly root: YamlNode | undefined;
  /** Whether the syntax is broken, so that what follows a mistake may have been misread or missed. */
  readonly broken: boolean;
}

export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** No hand-written file nests deeper; readers may recurse. */
const deepest = 100;

/** How many nodes all aliases of a document may stand for together; "billion laughs" stands for more. */
const mostAliased = 100_000;

/** Reads a YAML 1.2 file. An alias is the node it stands for, with the span of the alias; children are shared. */
export function readYaml(file: SourceFile): YamlFile {
  const problems: Problem[] = [];
  const tokens: CST.Token[] = [];
  for (const token of new Parser().parse(file.text)) {
    const deep = tooDeep(token);
    if (deep === undefined) tokens.push(token);
    else {
      const message = `The YAML nests deeper than ${deepest} levels. Flatten it.`;
      problems.push({ message, span: { file, start: deep, end: deep + 1 } });
      return { documents: [{ root: undefined, broken: true }], problems };
    }
  }
  // The library's own check for duplicate keys is quadratic: 35 s for 50,000 keys.
  const options = {
    uniqueKeys: false,
    prettyErrors: false,
    schema: 'failsafe',
    merge: false,
    strict: true,
  } as const;
  const documents: YamlDocument[] = [];
  for (const document of new Composer(options).compose(tokens)) {
    const syntax = yamlProblems(file, document.errors);
    problems.push(...syntax);
    documents.push({ root: rootOf(document, file, problems), broken: syntax.length > 0 });
  }
  return { documents, problems };
}

/** The offset at which the nesting grows over the limit; not recursive, because the nesting is not trusted. */
function tooDeep(root: CST.Token): number | undefined {
  const open: [CST.Token, number][] = [[root, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (depth > deepest) return token.offset;
    if (token.type === 'document' && token.value !== undefined) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push([item.key, depth + 1]);
      if (item.value) open.push([item.value, depth + 1]);
    }
  }
  return undefined;
}

function rootOf(document: Document.Parsed, file: SourceFile, problems: Problem[]): YamlNode | undefined {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN'))
    return undefined;
  return new TreeBuilder(file, problems).build(contents);
}

/** Turns the library's nodes into ours and resolves aliases on the way, in document order as YAML wants it. */
class TreeBuilder {
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

  private sizeOf(node: YamlNode): number {
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

/** A mapping's entries by key, as every loader has it that keeps the last of equal keys. */
export interface IndexedKeys {
  readonly entries: ReadonlyMap<string, YamlEntry>;
  /** Entries that lost to a later one of the same key. */
  readonly duplicates: readonly { readonly lost: YamlEntry; readonly kept: YamlEntry }[];
  /** How many entries have a key that could not be identified, and are in none of these. */
  readonly unidentified: number;
}

/** Indexes a mapping in linear time. `identityOf` says which keys are the same; undefined leaves an entry out. */
export function indexKeys(
  entries: Iterable<YamlEntry>,
  identityOf: (key: YamlNode) => string | undefined = textOf,
): IndexedKeys {
  const kept = new Map<string, YamlEntry>();
  const duplicates: { lost: YamlEntry; kept: YamlEntry }[] = [];
  let unidentified = 0;
  for (const entry of entries) {
    const identity = identityOf(entry.key);
    if (identity === undefined) {
      unidentified++;
      continue;
    }
    const lost = kept.get(identity);
    if (lost !== undefined) duplicates.push({ lost, kept: entry });
    kept.set(identity, entry);
  }
  return { entries: kept, duplicates, unidentified };
}

/** A scalar's text; undefined for anything else. */
export function textOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? node.text : undefined;
}
