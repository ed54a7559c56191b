import type { Problem } from '../../../source.js';
import type { YamlEntry, YamlNode } from '../../../syntax/yaml.js';

/** A mapping with its merge keys written out. */
export interface Flattened {
  /** In the order in which octoDNS stores them: a later one replaces an earlier. */
  readonly entries: readonly YamlEntry[];
  /** Those that came in through `<<`. */
  readonly inherited: ReadonlySet<YamlEntry>;
  readonly problems: readonly Problem[];
  /** Why entries may be missing, as the end of a sentence. */
  readonly unknown?: string;
}

/** What a merged `!include` brings; undefined where it cannot be known, which a problem has told. */
type Include = (node: YamlNode) => readonly YamlEntry[] | undefined;

/**
 * Writes out `<<` as octoDNS does, which differs from YAML's merge type in two ways: what is merged replaces what
 * stands before it, and an included file may be merged (octodns/yaml.py, `flatten_mapping`).
 */
export function flattenMerges(written: readonly YamlEntry[], include: Include): Flattened {
  const none: Flattened = { entries: written, inherited: new Set(), problems: [] };
  return written.some(isMerge) ? new Merging(include).flatten(written) : none;
}

class Merging {
  private readonly problems: Problem[] = [];
  private unknown: string | undefined;

  constructor(private readonly include: Include) {}

  flatten(written: readonly YamlEntry[]): Flattened {
    const inherited = new Set<YamlEntry>();
    const entries: YamlEntry[] = [];
    for (const entry of written) {
      if (!isMerge(entry)) {
        entries.push(entry);
        continue;
      }
      for (const merged of this.entriesOf(entry.value, true)) {
        // A copy, because one mapping may be merged twice and be written here as well.
        const copy = { ...merged };
        inherited.add(copy);
        entries.push(copy);
      }
    }
    const { problems, unknown } = this;
    return { entries, inherited, problems, ...(unknown === undefined ? {} : { unknown }) };
  }

  private entriesOf(node: YamlNode, listAllowed: boolean): readonly YamlEntry[] {
    if (node.kind === 'broken') return this.fail(`\`<<\` merges ${node.reason}`);
    if (node.tag === '!include') return this.included(node);
    if (node.tag === undefined && node.kind === 'mapping')
      return node.entries.flatMap(entry => (isMerge(entry) ? this.entriesOf(entry.value, true) : [entry]));
    if (node.tag === undefined && node.kind === 'sequence' && listAllowed)
      return [...node.items].reverse().flatMap(item => this.entriesOf(item, true));
    const message =
      '`<<` merges a mapping, a list of mappings or an `!include`. Anything else stops octoDNS.';
    this.problems.push({ message, span: node.span });
    return this.fail('`<<` merges what is no mapping');
  }

  private included(node: YamlNode): readonly YamlEntry[] {
    const entries = this.include(node);
    if (entries === undefined) return this.fail('`<<` merges a file that could not be read');
    if (!entries.some(isMerge)) return entries;
    const message = 'octoDNS cannot merge a file that itself has `<<` at its top. Merge both files here.';
    this.problems.push({ message, span: node.span });
    return this.fail('`<<` merges a file that merges another');
  }

  private fail(reason: string): readonly YamlEntry[] {
    this.unknown ??= reason;
    return [];
  }
}

function isMerge(entry: YamlEntry): boolean {
  return (
    entry.key.kind === 'scalar' && entry.key.plain && entry.key.tag === undefined && entry.key.text === '<<'
  );
}
