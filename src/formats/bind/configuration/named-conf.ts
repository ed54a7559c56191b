import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import type { SourceFile, Span, Tree } from '../../../source.js';
import { locate } from './locate.js';

/** A zone of which named.conf makes this server the primary. */
export interface ConfiguredZone {
  readonly apex: DomainName;
  /** As written. */
  readonly file: string;
  /** The configuration's `directory`, from which the file's path starts. */
  readonly directory?: string;
  /** Where the configuration names the file. */
  readonly span: Span;
}

const word = /"((?:[^"\\\n]|\\.)*)"?|[{};]|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[^\s{};"#]+/g;
const mostIncludes = 1000;

/** The primary zones that a configuration and its includes name, in order, and the files that were read for them. */
export function readNamedConf(tree: Tree, file: SourceFile): { zones: ConfiguredZone[]; files: string[] } {
  const files: string[] = [];
  const zones: ConfiguredZone[] = [];
  let directory: string | undefined;
  visit(file);
  return { zones: zones.map(zone => (directory === undefined ? zone : { ...zone, directory })), files };

  function visit(from: SourceFile): void {
    if (files.includes(from.path) || files.length >= mostIncludes) return;
    files.push(from.path);
    for (const statement of statementsOf(from)) {
      const [keyword, name] = statement.words;
      if (keyword === 'directory' && statement.inside === 'options') directory ??= name;
      if (keyword === 'include' && name !== undefined) visitIncluded(from, name);
      if (keyword === 'zone' && statement.settings !== undefined) addZone(statement, from);
    }
  }

  function visitIncluded(from: SourceFile, name: string): void {
    const located = locate(tree, from.path, name, directory);
    const included = 'path' in located ? tree.read(located.path) : undefined;
    if (included !== undefined) visit(included);
  }

  function addZone({ words, settings }: Statement, from: SourceFile): void {
    const apex = parseName(words[1] ?? '');
    const stored = settings!.get('file');
    const type = settings!.get('type')?.text;
    if (apex instanceof NameError || stored === undefined || (type !== 'master' && type !== 'primary'))
      return;
    zones.push({ apex, file: stored.text, span: { file: from, start: stored.start, end: stored.end } });
  }
}

interface Statement {
  readonly words: readonly string[];
  /** The keyword of the block around it. */
  readonly inside: string | undefined;
  /** Of a zone, the value of each simple setting in its block. */
  readonly settings?: ReadonlyMap<string, Word>;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The statements of a configuration, blocks before what they hold. Views are looked into; order is that of the file. */
function statementsOf(file: SourceFile): Statement[] {
  const statements: Statement[] = [];
  const open: { keyword: string | undefined; settings?: Map<string, Word> }[] = [];
  let words: Word[] = [];
  for (const found of file.text.matchAll(word)) {
    const [written, quoted] = found;
    const inside = open.at(-1);
    if (/^(?:\/\/|#|\/\*)/.test(written)) continue;
    if (written === '{') {
      const settings = words[0]?.text === 'zone' ? new Map<string, Word>() : undefined;
      if (settings !== undefined)
        statements.push({ words: textOf(words), inside: inside?.keyword, settings });
      open.push(settings === undefined ? { keyword: words[0]?.text } : { keyword: 'zone', settings });
      words = [];
    } else if (written === '}' || written === ';') {
      const [key, value] = words;
      if (key !== undefined && value !== undefined) inside?.settings?.set(key.text, value);
      if (words.length > 0) statements.push({ words: textOf(words), inside: inside?.keyword });
      if (written === '}') open.pop();
      words = [];
    } else words.push({ text: quoted ?? written, start: found.index, end: found.index + written.length });
  }
  return statements;
}

function textOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}
