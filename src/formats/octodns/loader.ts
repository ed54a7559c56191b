import { posix } from 'node:path';
import {
  type Problem,
  positionOf,
  resolvePath,
  type SourceFile,
  type Span,
  type Tree,
} from '../../source.js';
import { indexKeys, readYaml, type YamlEntry, type YamlFile, type YamlNode } from '../../syntax/yaml.js';
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

/** How deep files may include each other. */
const deepestInclude = 20;

/** How many includes one run may follow; a file that is included twice counts twice. */
const mostIncludes = 10_000;

/** YAML 1.1, and Python before it, end a line here; YAML 1.2 and every editor do not. */
const otherLineBreak = /\r(?!\n)|[\x85\u2028\u2029]/;

/**
 * Loads files as octoDNS's own loader does (octodns/yaml.py over PyYAML), with `!include`, merge keys and Python's
 * idea of what a key is. Includes never leave the tree.
 */
export class Loader {
  readonly problems: Problem[] = [];
  private readonly parsedIncludes = new Map<string, YamlFile>();
  private readonly included = new Map<string, PyValue>();
  private includes = 0;

  constructor(private readonly tree: Tree) {}

  /** Loads a file that was read from the tree. */
  load(file: SourceFile): Loaded {
    const { documents } = this.parse(file);
    const values: PyValue[] = [];
    for (const { root } of documents)
      if (root !== undefined) values.push(this.construct(root, new Source(file.path)));
    const broken = this.whyBroken(file, documents);
    return broken === undefined ? { file, values } : { file, values, broken };
  }

  private parse(file: SourceFile): YamlFile {
    const yaml = readYaml(file);
    this.problems.push(...yaml.problems);
    const odd = otherLineBreak.exec(file.text);
    if (odd !== null) {
      const message =
        'octoDNS ends the line at this character, and editors do not. Replace it by a line break or an escape.';
      this.problems.push({ message, span: { file, start: odd.index, end: odd.index + 1 } });
    }
    return yaml;
  }

  /** A file of shared values may be included by thousands. */
  private parseInclude(file: SourceFile): YamlFile {
    const yaml = this.parsedIncludes.get(file.path) ?? this.parse(file);
    this.parsedIncludes.set(file.path, yaml);
    return yaml;
  }

  private whyBroken(file: SourceFile, documents: YamlFile['documents']): string | undefined {
    if (documents.some(document => document.broken)) return 'its YAML is broken';
    if (otherLineBreak.test(file.text)) return 'it holds a line break that editors do not show';
    const second = documents[1];
    if (second === undefined) return undefined;
    const message =
      'octoDNS stops at the second document of a file. Keep one, without `---` between records.';
    this.problems.push({ message, span: second.root?.span ?? { file, start: 0, end: 0 } });
    return 'it holds several YAML documents';
  }

  private construct(node: YamlNode, source: Source): PyValue {
    if (node.kind === 'broken') return unknown(node.reason, node.span);
    if (node.tag === '!include') return this.include(node, source);
    if (node.kind === 'scalar') {
      const scalar = resolveScalar(node);
      if (!(scalar instanceof ScalarError)) return { kind: 'scalar', ...scalar, span: node.span };
      return this.stop(node.span, `\`${node.text}\` ${scalar.message}. Put it in quotes.`, scalar.message);
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
    const target = this.includedFile(node, source);
    if ('kind' in target) return target;
    const known = this.included.get(target.path);
    if (known !== undefined) return known;
    const inner = source.including(target.path);
    const { documents } = this.parseInclude(target);
    const broken = this.whyBroken(target, documents);
    const root = documents[0]?.root;
    const empty: PyScalar = { kind: 'scalar', type: 'null', text: 'None', span: node.span };
    const value: PyValue =
      broken === undefined
        ? root === undefined
          ? empty
          : this.construct(root, inner)
        : unknown(`it includes ${target.path}, and ${broken.replace(/^its/, 'that file’s')}`, node.span);
    this.included.set(target.path, value);
    return value;
  }

  /** octoDNS resolves what stands inside of a merged include against the file that merges it. */
  private mergedInclude(node: YamlNode, source: Source): readonly YamlEntry[] | undefined {
    const target = this.includedFile(node, source);
    if ('kind' in target) return undefined;
    const [document, ...more] = this.parseInclude(target).documents;
    if (document === undefined || document.broken || more.length > 0) return undefined;
    if (document.root?.kind === 'mapping') return document.root.entries;
    this.stop(node.span, `${target.path} holds no mapping that could be merged. Include it as a value.`, '');
    return undefined;
  }

  private includedFile(node: YamlNode, source: Source): SourceFile | PyUnknown {
    if (node.kind !== 'scalar')
      return this.stop(node.span, '`!include` takes the path of a file.', 'an include without a path');
    const path = node.text.startsWith('~') ? undefined : resolvePath(posix.dirname(source.path), node.text);
    const reason = `it includes ${node.text}`;
    if (path === undefined)
      return this.stop(
        node.span,
        `\`${node.text}\` leads out of the repository. Include files of the repository only.`,
        reason,
      );
    const chain = [...source.chain, path];
    if (source.chain.includes(path))
      return this.stop(
        node.span,
        `The files include each other: ${chain.join(' → ')}. Break the circle.`,
        reason,
      );
    if (chain.length > deepestInclude)
      return this.stop(
        node.span,
        `Includes nest deeper than ${deepestInclude} files: ${chain.join(' → ')}. Flatten them.`,
        reason,
      );
    if (++this.includes > mostIncludes)
      return this.stop(
        node.span,
        `There are more than ${mostIncludes} includes. Write the values out.`,
        reason,
      );
    const refused = this.tree.refused.get(path);
    const file = refused === undefined ? this.tree.read(path) : undefined;
    if (file !== undefined) return file;
    return this.stop(node.span, `${path} cannot be included: ${refused ?? 'there is no such file'}.`, reason);
  }

  private stop(span: Span, message: string, reason: string): PyUnknown {
    this.problems.push({ message, span });
    return unknown(reason, span);
  }
}

/** The file whose directory relative includes start from, and the files that led to it. */
class Source {
  constructor(
    readonly path: string,
    readonly chain: readonly string[] = [path],
  ) {}

  including(path: string): Source {
    return new Source(path, [...this.chain, path]);
  }
}

function unknown(reason: string, span: Span): PyUnknown {
  return { kind: 'unknown', reason, span };
}

function lineOf(span: Span): number {
  return positionOf(span).line;
}
