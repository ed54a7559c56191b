import type { TextEdit } from '../patch/text-edit.js';
import type { Span } from '../source.js';
import type { YamlEntry, YamlMapping, YamlNode } from '../syntax/yaml.js';
import type { Change, NewValue } from './leak.js';
import { keysOf } from './workflow.js';

/**
 * The changes of one workflow as edits of its text, in order, each made once however many leaks ask for it; undefined
 * where the way that the file is written does not let them be made.
 */
export function editsOf(changes: readonly Change[]): TextEdit[] | undefined {
  const removals = changes.filter(change => change.do === 'remove');
  const removed = new Set(removals.map(({ entry }) => entry));
  const edits = changes.map(change => {
    if (change.do === 'replace') return { ...change.span, text: change.text };
    if (change.do === 'put') return put(change.key, change.value, change.into, removed);
    const { entry, from, holder } = change;
    const isEmptied = holder !== undefined && from.entries.every(each => removed.has(each));
    return isEmptied ? removal(holder.entry, holder.from) : removal(entry, from);
  });
  const distinct = new Map<string, TextEdit>();
  for (const edit of edits) {
    if (edit === undefined) return undefined;
    distinct.set(`${edit.start} ${edit.end} ${edit.text}`, edit);
  }
  return apart([...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end));
}

/** Edits that lie in what another one takes out are of no use; others that overlap cannot be made. */
function apart(sorted: readonly TextEdit[]): TextEdit[] | undefined {
  const kept: TextEdit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= edit.start) kept.push(edit);
    else if (edit.text === '' && last.start === edit.start) kept[kept.length - 1] = edit;
    else if (last.text !== '' || (edit.text !== '' && edit.end > last.end)) return undefined;
    else kept[kept.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
  }
  return kept;
}

function removal(entry: YamlEntry, from: YamlMapping): TextEdit | undefined {
  const { file, start } = entry.key.span;
  const end = endOf(entry);
  if (!isWrittenIn(from) || /&\w/.test(file.text.slice(start, end))) return undefined;
  const at = from.entries.indexOf(entry);
  const line = lineAt(file.text, start);
  if (!isFlow(from) && /^\s*$/.test(file.text.slice(line.start, start)))
    return { file, start: line.start, end: lineAt(file.text, end).next, text: '' };
  // Behind a dash or a brace, all up to the next entry.
  const [next, before] = [from.entries[at + 1], from.entries[at - 1]];
  if (next !== undefined) return { file, start, end: next.key.span.start, text: '' };
  if (!isFlow(from)) return undefined;
  return { file, start: before === undefined ? start : endOf(before), end, text: '' };
}

function put(
  key: string,
  value: NewValue,
  into: YamlMapping,
  removed: ReadonlySet<YamlEntry>,
): TextEdit | undefined {
  const { file, start } = into.span;
  const { text } = file;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(start - lineAt(text, start).start);
  const written = isFlow(into) ? inFlow(key, value) : inBlock(key, value, eol + indent);
  const present = keysOf(into).get(key);
  if (written === undefined || !isWrittenIn(into)) return undefined;
  if (present !== undefined) return { ...present.key.span, end: endOf(present), text: written };
  const kept = into.entries.filter(entry => !removed.has(entry));
  const last = kept.at(-1);
  if (isFlow(into)) {
    return last === undefined
      ? { ...into.span, text: `{ ${written} }` }
      : { file, start: endOf(last), end: endOf(last), text: `, ${written}` };
  }
  // Behind a line of its own, so that what is added below belongs to nothing else.
  const isLine = (entry: YamlEntry) =>
    entry.value.kind === 'scalar' && !text.slice(entry.key.span.start, endOf(entry)).includes('\n');
  const anchor = kept.find(isLine) ?? last;
  if (anchor === undefined) return undefined;
  const { next } = lineAt(text, endOf(anchor));
  // The last line of a file may have no end.
  const isOpen = next === text.length && !text.endsWith('\n');
  const line = isOpen ? eol + indent + written : indent + written + eol;
  return { file, start: next, end: next, text: line };
}

function inFlow(key: string, value: NewValue): string | undefined {
  if (typeof value !== 'string') return undefined;
  return `${key}: ${value === '' ? '{}' : value.includes('{{') ? `'${value}'` : value}`;
}

function inBlock(key: string, value: NewValue, line: string): string {
  if (typeof value === 'string') return `${key}: ${value}`.trim();
  const lines = Object.entries(value).map(([name, text]) => `${line}  ${name}: ${text}`);
  return `${key}:${lines.join('')}`;
}

function endOf({ key, value }: YamlEntry): number {
  return Math.max(key.span.end, value.span.end);
}

function isFlow({ span: { file, start } }: YamlNode): boolean {
  return /[{[]/.test(file.text.charAt(start));
}

/** Whether it is written where it stands: behind an alias it stands elsewhere, and is other places' too. */
function isWrittenIn({ entries, span }: YamlMapping): boolean {
  return entries.every(({ key }) => isWithin(key.span, span));
}

/** Whether a span lies in another one. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Where the line of an offset starts, and where the next one does. */
export function lineAt(text: string, at: number): { start: number; next: number } {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, next: end === -1 ? text.length : end + 1 };
}
