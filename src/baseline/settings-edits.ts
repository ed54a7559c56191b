import type { TextEdit } from '../patch/text-edit.js';
import type { SourceFile } from '../source.js';
import { fieldAt } from '../syntax/fields.js';
import { readYaml, type YamlMapping, type YamlNode, type YamlSequence } from '../syntax/yaml.js';
import type { Entry } from './entries.js';
import { blockItem, flowItem } from './entry-text.js';

/**
 * Adds entries under `ignore:` of a settings file, in the style of what stands there. What comes of it is to be read
 * again: a file that is written in ways that are not foreseen here may say something else then.
 */
export function editsAdding(entries: readonly Entry[], file: SourceFile): TextEdit[] {
  const root = readYaml(file).documents[0]?.root;
  const writer = new Writer(file, entries);
  if (root?.kind !== 'mapping') return writer.appendKey(file.text.length, '', '  ');
  const list = fieldAt(root, 'ignore');
  if (isFlow(root, file)) return list?.kind === 'sequence' ? writer.addToFlow(list) : writer.insertKey(root);
  const keyIndent = indentOf(root.entries[0]!.key, file);
  const dashIndent = keyIndent + (dashOffsetIn(root, file) ?? '  ');
  if (list?.kind !== 'sequence') return writer.appendKey(endOfContent(root, file), keyIndent, dashIndent);
  if (!isFlow(list, file)) return writer.addToBlock(list);
  return list.items.length > 0 ? writer.addToFlow(list) : writer.replaceEmpty(list, dashIndent);
}

class Writer {
  private readonly lineBreak: string;

  constructor(
    private readonly file: SourceFile,
    private readonly entries: readonly Entry[],
  ) {
    this.lineBreak = file.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** `ignore:` with the entries on lines of their own. */
  appendKey(at: number, keyIndent: string, dashIndent: string): TextEdit[] {
    return [
      this.linesAt(at, [
        `${keyIndent}ignore:`,
        ...this.entries.map(entry => `${dashIndent}- ${flowItem(entry)}`),
      ]),
    ];
  }

  /** The key first in a mapping between braces. */
  insertKey({ span, entries }: YamlMapping): TextEdit[] {
    const items = this.entries.map(flowItem).join(', ');
    return [this.insert(span.start + 1, `ignore: [${items}]${entries.length > 0 ? ', ' : ''}`)];
  }

  /** Behind the last item of a list between brackets. */
  addToFlow({ items, span }: YamlSequence): TextEdit[] {
    const [first] = items;
    const added = this.entries.map(flowItem);
    if (first === undefined) return [this.insert(span.start + 1, added.join(', '))];
    const before = lineBefore(first.span.start, this.file);
    const separator = before.trim() === '' ? `,${this.lineBreak}${before}` : ', ';
    return [this.insert(items.at(-1)!.span.end, added.map(item => separator + item).join(''))];
  }

  /** `ignore: []` becomes a list of lines. */
  replaceEmpty({ span: { start, end } }: YamlSequence, dashIndent: string): TextEdit[] {
    const blanks = /[ \t]*$/.exec(lineBefore(start, this.file))![0].length;
    const lines = this.entries.map(entry => `${dashIndent}- ${flowItem(entry)}`);
    return [
      { file: this.file, start: start - blanks, end, text: '' },
      this.linesAt(endOfLine(end, this.file), lines),
    ];
  }

  /** Below the last item of a list of lines, as that one is written. */
  addToBlock({ items }: YamlSequence): TextEdit[] {
    const last = items.at(-1)!;
    const dash = lineBefore(last.span.start, this.file);
    const prefix = /^[ \t]*-[ \t]+$/.test(dash) ? dash : `${' '.repeat(/^ */.exec(dash)![0].length)}- `;
    const write = isFlow(last, this.file)
      ? (entry: Entry) => [`${prefix}${flowItem(entry)}`]
      : (entry: Entry) =>
          blockItem(entry).map((line, index) => `${index === 0 ? prefix : prefix.replace(/-/, ' ')}${line}`);
    return [this.linesAt(endOfLine(endOf(last, this.file), this.file), this.entries.flatMap(write))];
  }

  /** Whole lines at the beginning of a line, or at the end of a text that may lack its last line break. */
  private linesAt(at: number, lines: readonly string[]): TextEdit {
    const isOpen = at > 0 && this.file.text[at - 1] !== '\n';
    const text = lines.map(line => line + this.lineBreak).join('');
    return this.insert(at, isOpen ? `${this.lineBreak}${text}` : text);
  }

  private insert(at: number, text: string): TextEdit {
    return { file: this.file, start: at, end: at, text };
  }
}

function isFlow({ span }: YamlNode, { text }: SourceFile): boolean {
  return text[span.start] === '[' || text[span.start] === '{';
}

function lineBefore(offset: number, { text }: SourceFile): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

function indentOf({ span }: YamlNode, file: SourceFile): string {
  return /^ */.exec(lineBefore(span.start, file))![0];
}

/** How much further to the right than their key lists stand in this file; undefined where there is none. */
function dashOffsetIn({ entries }: YamlMapping, file: SourceFile): string | undefined {
  for (const { key, value } of entries) {
    const [first] = value.kind === 'sequence' && !isFlow(value, file) ? value.items : [];
    const dash = first && /^( *)- +$/.exec(lineBefore(first.span.start, file))?.[1];
    if (dash !== undefined) return dash.slice(indentOf(key, file).length);
  }
  return undefined;
}

/** Where the last that a node says ends. */
function endOf(node: YamlNode, file: SourceFile): number {
  if (isFlow(node, file) || file.text[node.span.start] === '*') return node.span.end;
  const last =
    node.kind === 'mapping'
      ? node.entries.at(-1)?.value
      : node.kind === 'sequence'
        ? node.items.at(-1)
        : undefined;
  return last === undefined ? node.span.end : endOf(last, file);
}

/** Where the next line begins; behind a block of text that is where it ends. */
function endOfLine(offset: number, { text }: SourceFile): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The end of the file where only remarks follow on a mapping, or else of its last line. */
function endOfContent(root: YamlMapping, file: SourceFile): number {
  const end = endOfLine(endOf(root, file), file);
  return /^(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*$/.test(file.text.slice(end).replaceAll('\r\n', '\n'))
    ? file.text.length
    : end;
}
