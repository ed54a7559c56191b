import type { TextEdit } from '../patch/text-edit.js';
import type { YamlEntry, YamlMapping } from '../syntax/yaml.js';
import type { Change, NewValue } from './leak.js';
import { isWithin, lineAt, lineEnd, sourceOf } from './places.js';
import { keysOf, type Workflow } from './workflow.js';

/** What is to become of one mapping. */
interface Rewrite {
  readonly mapping: YamlMapping;
  readonly removed: Set<YamlEntry>;
  readonly put: Map<string, NewValue>;
  holder?: { readonly from: YamlMapping; readonly entry: YamlEntry };
}

/**
 * The changes of one workflow as edits of its text, each change made once however many leaks ask for it; undefined
 * where the way that the file is written does not let them be made.
 */
export function editsOf(changes: readonly Change[]): TextEdit[] | undefined {
  const rewrites = new Map<YamlMapping, Rewrite>();
  const of = (mapping: YamlMapping): Rewrite => {
    const rewrite = rewrites.get(mapping) ?? { mapping, removed: new Set(), put: new Map() };
    rewrites.set(mapping, rewrite);
    return rewrite;
  };
  const edits: (TextEdit | undefined)[] = [];
  const triggers = changes.filter(change => change.do === 'trigger');
  for (const change of changes) {
    if (change.do === 'put') of(change.into).put.set(change.key, change.value);
    if (change.do === 'remove') {
      const rewrite = of(change.from);
      rewrite.removed.add(change.entry);
      if (change.holder !== undefined) rewrite.holder = change.holder;
    }
    if (change.do === 'step') edits.push(insertedStep(change.before.mapping, change.lines));
    if (change.do === 'cut') edits.push({ ...change.span, text: '' });
  }
  const [first] = triggers;
  if (first !== undefined) edits.push(...triggerEdits(first.workflow, triggers, of));
  // What is left empty goes with its key.
  for (const { mapping, removed, put, holder } of [...rewrites.values()]) {
    if (holder === undefined || put.size > 0 || removed.size < mapping.entries.length) continue;
    rewrites.delete(mapping);
    of(holder.from).removed.add(holder.entry);
  }
  for (const rewrite of rewrites.values()) edits.push(...rewriteEdits(rewrite));
  return tidied(edits);
}

/** Edits in order; one that lies in what another takes out is of no use. Undefined where one could not be made. */
function tidied(edits: readonly (TextEdit | undefined)[]): TextEdit[] | undefined {
  const sorted: TextEdit[] = [];
  for (const edit of edits) {
    if (edit === undefined) return undefined;
    sorted.push(edit);
  }
  sorted.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: TextEdit[] = [];
  for (const edit of sorted) {
    const before = kept.at(-1);
    const isSame = before?.start === edit.start && before.end === edit.end;
    if (before === undefined || (before.end <= edit.start && !isSame)) kept.push(edit);
    else if (before.start === edit.start && before.end < edit.end) kept[kept.length - 1] = edit;
    else if (before.end < edit.end || (isSame && before.text !== edit.text)) return undefined;
  }
  return kept;
}

/** The text with the edits made, which must be in order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let at = 0;
  for (const { start, end, text: replacement } of edits) {
    edited += text.slice(at, start) + replacement;
    at = end;
  }
  return edited + text.slice(at);
}

function triggerEdits(
  { keys }: Workflow,
  changes: readonly (Change & { do: 'trigger' })[],
  of: (mapping: YamlMapping) => Rewrite,
): (TextEdit | undefined)[] {
  const on = keys.get('on')!.value;
  if (on.kind === 'mapping') {
    const present = keysOf(on);
    return changes.flatMap(({ add, insteadOf = '' }) => {
      const old = present.get(insteadOf);
      if (old !== undefined && present.has(add)) of(on).removed.add(old);
      else if (old !== undefined) return [{ ...old.key.span, text: add }];
      else if (!present.has(add)) of(on).put.set(add, '');
      return [];
    });
  }
  const items = on.kind === 'sequence' ? on.items : [on];
  const dropped = changes.map(({ insteadOf }) => insteadOf);
  const events = items.flatMap(item => (item.kind === 'scalar' ? [item.text] : []));
  const wanted = new Set(
    events.flatMap(event => {
      const replaced = changes.find(({ insteadOf }) => insteadOf === event);
      return replaced === undefined ? [event] : [replaced.add];
    }),
  );
  for (const { add } of changes) if (!dropped.includes(add)) wanted.add(add);
  const source = sourceOf(on);
  if (source.includes('#') || events.length !== items.length) return [undefined];
  if (![...wanted].every(event => /^[a-z_]+$/.test(event))) return [undefined];
  if (on.kind === 'sequence' && !source.startsWith('[')) {
    const { column } = lineAt(on.span);
    return [
      {
        ...on.span,
        text: [...wanted].map(event => `- ${event}`).join(`${lineEnd(on.span)}${' '.repeat(column)}`),
      },
    ];
  }
  return [{ ...on.span, text: `[${[...wanted].join(', ')}]` }];
}

function rewriteEdits({ mapping, removed, put }: Rewrite): (TextEdit | undefined)[] {
  // Of what stands behind an alias the source is elsewhere, and other places' too.
  if (!mapping.entries.every(({ key }) => isWithin(key.span, mapping.span))) return [undefined];
  if (
    [...removed].some(({ key, value }) =>
      /&\w/.test(sourceOf({ span: { ...key.span, end: value.span.end } })),
    )
  )
    return [undefined];
  return sourceOf(mapping).startsWith('{')
    ? [flowRewrite(mapping, removed, put)]
    : blockRewrite(mapping, removed, put);
}

function flowRewrite(
  mapping: YamlMapping,
  removed: ReadonlySet<YamlEntry>,
  put: ReadonlyMap<string, NewValue>,
): TextEdit | undefined {
  if (/[#\n]/.test(sourceOf(mapping))) return undefined;
  const present = keysOf(mapping);
  const last = mapping.entries.at(-1);
  if (last !== undefined && removed.size === 0 && ![...put.keys()].some(name => present.has(name))) {
    // What is within is left as it is, since it may have edits of its own.
    const end = Math.max(last.key.span.end, last.value.span.end);
    const text = [...put].map(([name, value]) => `, ${name}: ${flowText(value)}`).join('');
    return { ...mapping.span, start: end, end, text };
  }
  const open = new Map(put);
  const parts = mapping.entries
    .filter(entry => !removed.has(entry))
    .map(({ key, value }) => {
      const name = key.kind === 'scalar' ? key.text : '';
      const changed = open.get(name);
      open.delete(name);
      if (changed !== undefined) return `${sourceOf(key)}: ${flowText(changed)}`;
      const end = Math.max(key.span.end, value.span.end);
      return sourceOf({ span: { ...key.span, end } });
    });
  for (const [name, value] of open) parts.push(`${name}: ${flowText(value)}`.trim());
  return { ...mapping.span, text: parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }` };
}

function flowText(value: NewValue): string {
  if (typeof value !== 'string') {
    return `{ ${Object.entries(value)
      .map(([key, text]) => `${key}: ${text}`)
      .join(', ')} }`;
  }
  return value === '' ? '{}' : value.includes('{{') ? `'${value}'` : value;
}

function blockRewrite(
  mapping: YamlMapping,
  removed: ReadonlySet<YamlEntry>,
  put: ReadonlyMap<string, NewValue>,
): (TextEdit | undefined)[] {
  const { entries } = mapping;
  const { column } = lineAt(mapping.span);
  const eol = lineEnd(mapping.span);
  const edits: (TextEdit | undefined)[] = [];
  const added: string[] = [];
  const present = keysOf(mapping);
  for (const [name, value] of put) {
    const entry = present.get(name);
    const text = blockText(name, value, column, eol);
    if (entry === undefined) added.push(text);
    else edits.push({ ...entry.key.span, end: Math.max(entry.key.span.end, entry.value.span.end), text });
  }
  for (const [index, entry] of entries.entries()) {
    if (removed.has(entry)) edits.push(removalOf(entry, entries[index + 1]));
  }
  if (added.length === 0) return edits;
  // Behind a line of its own, so that what is added below belongs to nothing else.
  const kept = entries.filter(entry => !removed.has(entry) && !put.has(sourceOf(entry.key)));
  const anchor =
    kept.find(({ value }) => value.kind === 'scalar' && !sourceOf({ span: value.span }).includes('\n')) ??
    kept.at(-1);
  if (anchor === undefined) return [undefined];
  const line = lineAt({
    ...anchor.value.span,
    start: Math.max(anchor.key.span.end, anchor.value.span.end),
  });
  const { text } = mapping.span.file;
  const lines = added.map(each => `${' '.repeat(column)}${each}${eol}`).join('');
  // The last line of a file may have no end.
  const isLast = line.next === text.length && !text.endsWith('\n');
  edits.push({
    ...mapping.span,
    start: line.next,
    end: line.next,
    text: isLast ? `${eol}${lines.slice(0, -eol.length)}` : lines,
  });
  return edits;
}

function blockText(name: string, value: NewValue, column: number, eol: string): string {
  if (typeof value === 'string') return `${name}: ${value}`.trim();
  const indent = ' '.repeat(column + 2);
  return `${name}:${Object.entries(value)
    .map(([key, text]) => `${eol}${indent}${key}: ${text}`)
    .join('')}`;
}

/** Whole lines; of an entry behind a dash, all up to the next entry. */
function removalOf({ key, value }: YamlEntry, next: YamlEntry | undefined): TextEdit | undefined {
  const { file } = key.span;
  const start = lineAt(key.span);
  const last = lineAt({ file, start: Math.max(key.span.end, value.span.end), end: 0 });
  if (/^\s*$/.test(file.text.slice(start.start, key.span.start))) {
    return { file, start: start.start, end: Math.min(file.text.length, last.next), text: '' };
  }
  return next && { file, start: key.span.start, end: next.key.span.start, text: '' };
}

function insertedStep({ span }: YamlMapping, lines: readonly string[]): TextEdit | undefined {
  const { start, column } = lineAt(span);
  const dash = span.file.text.slice(start, span.start);
  if (!/^ *- +$/.test(dash)) return undefined;
  const eol = lineEnd(span);
  const text = lines.map((line, index) => `${index === 0 ? dash : ' '.repeat(column)}${line}${eol}`).join('');
  return { file: span.file, start, end: start, text };
}
