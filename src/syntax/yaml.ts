import { Composer, type CST, type Document, isScalar, Parser } from 'yaml';
import type { Problem, SourceFile, Span } from '../source.js';
import { yamlProblems } from './yaml-problems.js';
import { TreeBuilder } from './yaml-tree.js';

/** A value of a YAML file and where it is written. Scalars are text: what a plain `010` means is for the format to say. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlBroken;

/** A single value, as text. */
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

/** A list, in block or flow style. */
export interface YamlSequence {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
  readonly tag?: string;
  readonly span: Span;
}

/** Keys and their values, in block or flow style. */
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

/** A key, which may be any node, and what stands behind it. */
export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** One document of a file that may hold several, between `---` lines. */
export interface YamlDocument {
  /** Undefined for an empty document. */
  readonly root: YamlNode | undefined;
  /** Whether the syntax is broken, so that what follows a mistake may have been misread or missed. */
  readonly broken: boolean;
  /** How many nodes there are when every alias is written out. */
  readonly size: number;
}

/** What was read of a file, and what could not be. */
export interface YamlFile {
  /** None for an empty file. */
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly Problem[];
}

/** No hand-written file nests deeper; readers may recurse. */
const deepest = 100;

/**
 * Reads a YAML 1.2 file. An alias is the node it stands for, with the span of the alias; children are shared. Another
 * text of the same length may be read in place of the file's own, for spans that are true all the same.
 */
export function readYaml(file: SourceFile, text = file.text): YamlFile {
  const problems: Problem[] = [];
  const tokens: CST.Token[] = [];
  for (const token of new Parser().parse(text)) {
    const deep = tooDeep(token);
    if (deep === undefined) tokens.push(token);
    else {
      const message = `The YAML nests deeper than ${deepest} levels. Flatten it.`;
      problems.push({ message, span: { file, start: deep, end: deep + 1 } });
      return { documents: [{ root: undefined, broken: true, size: 0 }], problems };
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
    documents.push({ ...rootOf(document, file, problems), broken: syntax.length > 0 });
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

function rootOf(
  { contents }: Document.Parsed,
  file: SourceFile,
  problems: Problem[],
): Pick<YamlDocument, 'root' | 'size'> {
  const isEmpty = isScalar(contents) && contents.source === '' && contents.type === 'PLAIN';
  if (contents === null || isEmpty) return { root: undefined, size: 0 };
  const builder = new TreeBuilder(file, problems);
  const root = builder.build(contents);
  return { root, size: builder.sizeOf(root) };
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
