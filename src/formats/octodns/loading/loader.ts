import { type Problem, positionOf, type SourceFile, type Span, type Tree } from '../../../source.js';
import { indexKeys, type YamlEntry, type YamlNode } from '../../../syntax/yaml.js';
import { type Documents, readDocuments } from './documents.js';
import { Includes, Source } from './include.js';
import { type Flattened, flattenMerges } from './merge.js';
import {
  identityOf,
  type PyDict,
  type PyEntry,
  type PyScalar,
  type PyUnknown,
  type PyValue,
} from './python-value.js';
import { resolveScalar, ScalarError } from './pyyaml.js';

/** What a file holds for octoDNS. */
export interface Loaded {
  readonly file: SourceFile;
  /** The documents' values; octoDNS takes one and stops at a second, but what is there can be read all the same. */
  readonly values: readonly PyValue[];
  /** Why something may have been misread or missed, as the end of a sentence. */
  readonly broken?: string;
}

/** How many values all includes of a run may stand for together; a file that is included twice counts twice. */
const mostIncluded = 5_000_000;

/**
 * Loads files as octoDNS's own loader does (octodns/yaml.py over PyYAML), with `!include`, merge keys and Python's
 * idea of what a key is. Includes never leave the tree.
 */
export class Loader {
  readonly problems: Problem[] = [];
  private readonly parsedIncludes = new Map<string, Documents>();
  private readonly included = new Map<string, PyValue>();
  private readonly sizes = new Map<PyValue, number>();
  private includedValues = 0;

  private readonly includes: Includes;

  constructor(tree: Tree) {
    this.includes = new Includes(tree);
  }

  /** Loads a file that was read from the tree. */
  load(file: SourceFile): Loaded {
    const { roots, broken } = this.parse(file);
    const values = roots.map(root => this.construct(root, new Source(file.path)));
    return { file, values, ...(broken !== undefined && { broken }) };
  }

  private parse(file: SourceFile): Documents {
    const documents = readDocuments(file);
    this.problems.push(...documents.problems);
    return documents;
  }

  /** A file of shared values may be included by thousands. */
  private parseInclude(file: SourceFile): Documents {
    const documents = this.parsedIncludes.get(file.path) ?? this.parse(file);
    this.parsedIncludes.set(file.path, documents);
    return documents;
  }

  private construct(node: YamlNode, source: Source): PyValue {
    if (node.kind === 'broken') return unknown(node.reason, node.span);
    if (node.tag === '!include') return this.include(node, source);
    if (node.kind === 'scalar') {
      const scalar = resolveScalar(node);
      if (!(scalar instanceof ScalarError)) return { kind: 'scalar', ...scalar, span: node.span };
      return this.stop(
        node.span,
        `\`${node.text}\` ${scalar.message}. ${scalar.advice}`,
        `a value ${scalar.message}`,
      );
    }
    const plainTag = node.kind === 'mapping' ? 'map' : 'seq';
    if (node.tag !== undefined && node.tag !== '!' && node.tag !== `tag:yaml.org,2002:${plainTag}`)
      return this.stop(
        node.span,
        `octoDNS does not know the tag ${node.tag}. Remove it.`,
        `the tag ${node.tag}`,
      );
    if (node.kind === 'mapping') return this.constructDict(node.entries, source, node.span);
    return { kind: 'list', items: node.items.map(item => this.construct(item, source)), span: node.span };
  }

  private constructDict(written: readonly YamlEntry[], source: Source, span: Span): PyDict {
    const merged = flattenMerges(written, node => this.mergedInclude(node, source));
    this.problems.push(...merged.problems);
    const keys = new Map<string, PyScalar>();
    const indexed = indexKeys(merged.entries, node => {
      const key = this.constructKey(node, source);
      if (key === undefined) return undefined;
      const identity = identityOf(key);
      // A Python dict keeps the first of equal keys with the last of their values: `true` and then `1` is `true`.
      keys.set(identity, { ...(keys.get(identity) ?? key), span: key.span });
      return identity;
    });
    this.reportDuplicates(indexed.duplicates, merged);
    const entries = new Map<string, PyEntry>();
    for (const [identity, entry] of indexed.entries) {
      const key = keys.get(identity)!;
      const value = this.construct(entry.value, source);
      const oneFile = value.span.file === key.span.file && value.span.start >= key.span.start;
      const end = Math.max(key.span.end, value.span.end);
      entries.set(identity, { key, value, span: oneFile ? { ...key.span, end } : value.span });
    }
    const why = merged.unknown ?? (indexed.unidentified ? 'one of its keys could not be read' : undefined);
    return { kind: 'dict', entries, ...(why !== undefined && { unknown: why }), span };
  }

  private constructKey(node: YamlNode, source: Source): PyScalar | undefined {
    const text = node.kind === 'scalar' && node.plain && node.text === '=' && node.tag === undefined;
    const key = this.construct(text ? { ...node, plain: false } : node, source);
    if (key.kind === 'scalar') return key;
    if (key.kind !== 'unknown')
      this.stop(node.span, 'A list or mapping cannot be a key. Put the key in quotes.', '');
    return undefined;
  }

  private reportDuplicates(duplicates: ReturnType<typeof indexKeys>['duplicates'], merged: Flattened): void {
    for (const { lost, kept } of duplicates) {
      const key = kept.key.kind === 'scalar' ? kept.key.text : '';
      const lines = `lines ${lineOf(lost.key.span)} and ${lineOf(kept.key.span)}`;
      if (!merged.inherited.has(lost) && !merged.inherited.has(kept)) {
        const message = `The key \`${key}\` stands twice, in ${lines}, and octoDNS silently keeps the last. Put its records into one list.`;
        this.problems.push({ message, span: lost.key.span, severity: 'warning' });
      } else if (!merged.inherited.has(lost)) {
        const message = `octoDNS merges in order, so \`<<\` replaces \`${key}\` that stands before it. Put \`<<\` first.`;
        this.problems.push({ message, span: lost.key.span, severity: 'warning' });
      }
    }
  }

  private include(node: YamlNode, source: Source): PyValue {
    const file = this.includedFile(node, source);
    if ('kind' in file) return file;
    const value = this.included.get(file.path) ?? this.loadIncluded(file, node, source);
    this.included.set(file.path, value);
    if (this.affords(this.sizeOf(value), node.span)) return value;
    return unknown('too many includes', node.span);
  }

  /** Whether so many values more may be included; tells once that they may not. */
  private affords(values: number, span: Span): boolean {
    const before = this.includedValues;
    this.includedValues += values;
    if (before <= mostIncluded && this.includedValues > mostIncluded) {
      const message = `The includes stand for more than ${mostIncluded} values. Write fewer of them.`;
      this.problems.push({ message, span });
    }
    return this.includedValues <= mostIncluded;
  }

  private loadIncluded(file: SourceFile, { span }: YamlNode, source: Source): PyValue {
    const { roots, broken } = this.parseInclude(file);
    if (broken !== undefined)
      return unknown(`it includes ${file.path}, and ${broken.replace(/^its/, 'that file’s')}`, span);
    const [root] = roots;
    if (root === undefined) return { kind: 'scalar', type: 'null', text: 'None', span };
    return this.construct(root, source.including(file.path));
  }

  /** octoDNS resolves what stands inside of a merged include against the file that merges it. */
  private mergedInclude(node: YamlNode, source: Source): readonly YamlEntry[] | undefined {
    const file = this.includedFile(node, source);
    if ('kind' in file) return undefined;
    const { roots, size, broken } = this.parseInclude(file);
    if (broken !== undefined || !this.affords(size, node.span)) return undefined;
    const [root] = roots;
    if (root?.kind === 'mapping') return root.entries;
    this.stop(node.span, `${file.path} holds no mapping that could be merged. Include it as a value.`, '');
    return undefined;
  }

  private includedFile(node: YamlNode, source: Source): SourceFile | PyUnknown {
    if (node.kind !== 'scalar')
      return this.stop(node.span, '`!include` takes the path of a file.', 'an include without a path');
    const found = this.includes.find(node.text, source);
    return typeof found === 'string' ? this.stop(node.span, found, `it includes ${node.text}`) : found;
  }

  /** How many values a value holds, those of includes counted each time. */
  private sizeOf(value: PyValue): number {
    if (value.kind === 'scalar' || value.kind === 'unknown') return 1;
    let size = this.sizes.get(value);
    if (size === undefined) {
      size = 1;
      if (value.kind === 'list') for (const item of value.items) size += this.sizeOf(item);
      else for (const entry of value.entries.values()) size += this.sizeOf(entry.value);
      this.sizes.set(value, size);
    }
    return size;
  }

  private stop(span: Span, message: string, reason: string): PyUnknown {
    this.problems.push({ message, span });
    return unknown(reason, span);
  }
}

function unknown(reason: string, span: Span): PyUnknown {
  return { kind: 'unknown', reason, span };
}

function lineOf(span: Span): number {
  return positionOf(span).line;
}
