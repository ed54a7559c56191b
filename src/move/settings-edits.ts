import { parseValidationUrl } from '../delegated-dcv.js';
import { type DomainName, NameError, parseName } from '../dns/name.js';
import { editedText, type TextEdit } from '../patch/text-edit.js';
import type { SourceFile, Span } from '../source.js';
import { fieldAt, itemsOf, textAt } from '../syntax/fields.js';
import { readYaml, type YamlMapping, type YamlNode } from '../syntax/yaml.js';
import { finderOf, idOf } from './ids.js';
import type { Leftover } from './plan.js';

/** How the settings file is to be changed. */
export interface SettingsEdits {
  readonly edits: readonly TextEdit[];
  /** The former validation URLs of the entries that change. */
  readonly changed: readonly Span[];
  readonly left: readonly Leftover[];
}

/** Larger than any that a person wrote; the settings refuse it too. */
const longestText = 1 << 20;

/**
 * Gives the entries of a zone in the settings file its new validation URL, and remembers the one that it had. What the
 * edits make is read again: where it is not that and nothing else, there are none.
 */
export function settingsEdits(file: SourceFile, zone: DomainName, to: DomainName): SettingsEdits {
  if (file.text.length > longestText) return { edits: [], changed: [], left: [] };
  const edits: TextEdit[] = [];
  const changed: Span[] = [];
  const left: Leftover[] = [];
  const wanted = entriesOf(file).map(entry => {
    const from = entry.url;
    if (entry.zone !== zone || from === undefined || from === to) return listed(entry);
    const ofEntry = editsOf(file, entry.node, from, to, entry.former.includes(from));
    if (ofEntry === undefined) {
      left.push({ reason: byHand(to, from), span: fieldAt(entry.node, 'validation_url')!.span });
      return listed(entry);
    }
    edits.push(...ofEntry);
    changed.push(fieldAt(entry.node, 'validation_url')!.span);
    return listed({
      ...entry,
      url: to,
      former: entry.former.includes(from) ? entry.former : [from, ...entry.former],
    });
  });
  const after = { path: file.path, text: editedText(file.text, inOrder(edits)) };
  const isAsWanted =
    JSON.stringify(entriesOf(after).map(listed)) === JSON.stringify(wanted) &&
    readYaml(after).problems.length === readYaml(file).problems.length;
  if (isAsWanted) return { edits, changed, left };
  const reason = `The settings are written so that a patch would change more than the entries of ${zone}; write ${to} as its validation URL by hand, and the former one under former_validation_urls.`;
  return { edits: [], changed: [], left: changed.map(span => ({ reason, span })) };
}

function byHand(to: DomainName, from: DomainName): string {
  return `The validation URL is not written out here; write ${to} by hand, and ${from} under former_validation_urls.`;
}

interface Entry {
  readonly node: YamlMapping;
  readonly zone: DomainName | undefined;
  readonly url: DomainName | undefined;
  readonly former: readonly (DomainName | undefined)[];
}

function entriesOf(file: SourceFile): Entry[] {
  const certificates = fieldAt(readYaml(file).documents[0]?.root, 'certificates');
  return itemsOf(certificates).flatMap(node => {
    if (node.kind !== 'mapping') return [];
    const name = parseName(textAt(node, 'zone') ?? '');
    return {
      node,
      zone: name instanceof NameError ? undefined : name,
      url: urlIn(fieldAt(node, 'validation_url')),
      former: itemsOf(fieldAt(node, 'former_validation_urls')).map(urlIn),
    };
  });
}

function urlIn(node: YamlNode | undefined): DomainName | undefined {
  return node?.kind === 'scalar' ? parseValidationUrl(node.text) : undefined;
}

/** An entry as far as the edits are about it, with whatever else it holds by its text. */
function listed({ node, zone, url, former }: Entry): unknown {
  const rest = node.entries
    .filter(({ key }) => key.kind !== 'scalar' || !/^(?:former_)?validation_urls?$/.test(key.text))
    .map(({ key, value }) => [textsOf(key), textsOf(value)]);
  return [zone, url, former, rest];
}

function textsOf(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'sequence') return node.items.map(textsOf);
  return node.kind === 'mapping'
    ? node.entries.map(({ key, value }) => [textsOf(key), textsOf(value)])
    : null;
}

/** The edits of one entry; undefined where the id stands elsewhere, behind an alias say. */
function editsOf(
  file: SourceFile,
  entry: YamlMapping,
  from: DomainName,
  to: DomainName,
  isKnown: boolean,
): TextEdit[] | undefined {
  const { start, end } = fieldAt(entry, 'validation_url')!.span;
  const [place, ...more] = finderOf([idOf(from)])(file.text.slice(start, end));
  if (place === undefined || more.length > 0) return undefined;
  const at = start + place.at;
  const replaced = { file, start: at, end: at + place.id.length, text: idOf(to) };
  return isKnown ? [replaced] : [replaced, rememberedAt(file, entry, from, end)];
}

/** Puts the former validation URL first among those that are listed, or lists it behind the present one. */
function rememberedAt(file: SourceFile, entry: YamlMapping, from: DomainName, end: number): TextEdit {
  const { text } = file;
  const insert = (at: number, inserted: string): TextEdit => ({ file, start: at, end: at, text: inserted });
  const list = fieldAt(entry, 'former_validation_urls');
  const [first] = itemsOf(list);
  if (list !== undefined && text[list.span.start] === '[')
    return insert(list.span.start + 1, first === undefined ? from : `${from}, `);
  if (first !== undefined) {
    const lead = text.slice(lineStart(text, first.span.start), first.span.start);
    return insert(first.span.start, `${from}${lineBreak(text)}${lead}`);
  }
  if (text[entry.span.start] === '{') return insert(end, `, former_validation_urls: [${from}]`);
  const key = entry.entries.find(({ key }) => key.kind === 'scalar' && key.text === 'validation_url')!.key;
  const indent = ' '.repeat(key.span.start - lineStart(text, key.span.start));
  const lineEnd = text.indexOf('\n', end);
  const behind = lineEnd === -1 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  return insert(behind, `${lineBreak(text)}${indent}former_validation_urls: [${from}]`);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineBreak(text: string): string {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start);
}
