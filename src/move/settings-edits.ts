import { parseValidationUrl } from '../delegated-dcv.js';
import { type DomainName, parseName } from '../dns/name.js';
import { editedText, editsByFile, type TextEdit } from '../patch/text-edit.js';
import { unprintableAmong } from '../patch/unified-diff.js';
import type { SourceFile, Span } from '../source.js';
import { fieldAt, itemsOf, textAt } from '../syntax/fields.js';
import { readYaml, textOf, type YamlMapping, type YamlNode } from '../syntax/yaml.js';
import { idOf, placesOf } from './ids.js';
import type { Leftover, Move } from './plan.js';
import { realPath } from './trees.js';

/** How the settings file is to be changed. */
export interface SettingsEdits {
  readonly edits: readonly TextEdit[];
  /** The former validation URLs of the entries that change. */
  readonly changed: readonly Span[];
  readonly left: readonly Leftover[];
}

/**
 * Gives the entries of a zone in the settings file its new validation URL, and lists the one that they had as a former
 * one. The changed text is read again: where it says anything else, there are no edits.
 */
export function settingsEdits({ settings, tree, zone, to }: Move): SettingsEdits {
  if (settings === undefined) return { edits: [], changed: [], left: [] };
  const file = { path: realPath(tree, settings.path), text: settings.text };
  const before = read(file, zone);
  const outdated = before.entries.filter(({ url }) => url !== to);
  const changed = outdated.map(({ node }) => fieldAt(node, 'validation_url')!.span);
  const all = outdated.flatMap(entry => editsOf(entry, file, to));
  // Through aliases one place may be that of several entries.
  const edits = [...new Map(all.map(edit => [edit.start, edit])).values()];
  const [fileEdits = { file, edits }] = editsByFile(edits);
  const after = read({ path: file.path, text: editedText(fileEdits) }, zone);
  const wanted = before.entries.map(entry => ({ url: to, former: formerAfter(entry, to) }));
  const isProved =
    JSON.stringify(after.entries.map(({ url, former }) => ({ url, former }))) === JSON.stringify(wanted) &&
    after.rest === before.rest;
  if (isProved && tree.paths.includes(file.path) && unprintableAmong(edits).length === 0)
    return { edits, changed, left: [] };
  const reason = `Give ${zone} the validation URL ${to} here by hand, and list its former one under former_validation_urls.`;
  return { edits: [], changed: [], left: changed.map(span => ({ reason, span })) };
}

/** What the settings say of the validation URLs of a zone's certificates. */
interface Entry {
  readonly node: YamlMapping;
  readonly url: DomainName;
  readonly former: readonly (DomainName | undefined)[];
}

const formerKey = 'former_validation_urls';

/** The entries of a zone, and all else that the file says, as a text. */
function read(file: SourceFile, zone: DomainName): { entries: Entry[]; rest: string } {
  const { documents, problems } = readYaml(file);
  const root = documents[0]?.root;
  const entries = itemsOf(fieldAt(root, 'certificates')).flatMap(node => {
    const url = parseValidationUrl(textAt(node, 'validation_url') ?? '');
    const isOfZone = node.kind === 'mapping' && parseName(textAt(node, 'zone') ?? '') === zone;
    if (!isOfZone || url === undefined) return [];
    const former = itemsOf(fieldAt(node, formerKey)).map(item => parseValidationUrl(textOf(item) ?? ''));
    return [{ node, url, former }];
  });
  const nodes = new Set<YamlNode>(entries.map(({ node }) => node));
  const plain = (node: YamlNode): unknown => {
    if (node.kind === 'sequence') return node.items.map(plain);
    if (node.kind !== 'mapping') return textOf(node) ?? null;
    const isRest = (key: YamlNode): boolean =>
      !nodes.has(node) || !['validation_url', formerKey].includes(textOf(key) ?? '');
    return node.entries.filter(({ key }) => isRest(key)).map(({ key, value }) => [plain(key), plain(value)]);
  };
  return { entries, rest: JSON.stringify([root && plain(root), problems.length]) };
}

function formerAfter({ url, former }: Entry, to: DomainName): Entry['former'] {
  return url === to || former.includes(url) ? former : [url, ...former];
}

function editsOf(entry: Entry, file: SourceFile, to: DomainName): TextEdit[] {
  const id = idOf(entry.url);
  const { start, end } = fieldAt(entry.node, 'validation_url')!.span;
  const replaced = placesOf(new Set([id]), file.text.slice(start, end)).map(({ at }) => {
    return { file, start: start + at, end: start + at + id.length, text: idOf(to) };
  });
  return entry.former.includes(entry.url) ? replaced : [...replaced, remembered(entry, file)];
}

/** Puts the former validation URL first in its list or, where there is none, a list before the present one. */
function remembered({ node, url }: Entry, file: SourceFile): TextEdit {
  const { text } = file;
  const insert = (at: number, inserted: string): TextEdit => ({ file, start: at, end: at, text: inserted });
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const beforeIt = (at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const list = fieldAt(node, formerKey);
  const [first] = itemsOf(list);
  if (list !== undefined && text[list.span.start] === '[')
    return insert(list.span.start + 1, first === undefined ? url : `${url}, `);
  if (first !== undefined) return insert(first.span.start, `${url}${lineBreak}${beforeIt(first.span.start)}`);
  const { key } = node.entries.findLast(({ key }) => textOf(key) === 'validation_url')!;
  const indent = beforeIt(key.span.start).replace(/./g, ' ');
  const separator = text[node.span.start] === '{' ? ', ' : `${lineBreak}${indent}`;
  return insert(key.span.start, `${formerKey}: [${url}]${separator}`);
}
