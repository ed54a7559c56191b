import { editsByFile, type FileEdits, type TextEdit } from './text-edit.js';

/**
 * The edits as a unified diff that `git apply` and `patch -p1` take in the folder that paths are relative to; empty
 * where they change nothing. Throws as `editsByFile` does.
 */
export function patchOf(edits: readonly TextEdit[]): string {
  const diffs = editsByFile(edits).map(fileEdits => {
    const hunks = hunksOf(fileEdits).map(({ text }) => text);
    const { path } = fileEdits.file;
    return hunks.length === 0
      ? ''
      : `--- ${headerPath(`a/${path}`)}\n+++ ${headerPath(`b/${path}`)}\n${hunks.join('')}`;
  });
  return diffs.join('');
}

/**
 * What a terminal or a workflow log would obey or hide instead of showing it, and what stands for octets that are no
 * UTF-8. Tabs, line breaks and a byte order mark at the beginning of a line are shown well enough.
 */
const unsafe = /(?![\t\n]|\r\n|(?<=^.)\ufeff)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffd]|##\[|^.[^\S\n]*::/mu;

/** The edits that cannot be printed as a patch: there are lines in their hunk that are not safe to print. */
export function unprintableAmong(edits: readonly TextEdit[]): TextEdit[] {
  const hunks = editsByFile(edits).flatMap(hunksOf);
  return hunks.flatMap(hunk => (unsafe.test(hunk.text) ? hunk.edits : []));
}

/** Lines, counted from 0, up to `to`, and what stands in their place after some edits. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** The lines of a text with their ends; the last one may have none. Only `\n` ends a line: a `\r` is the line's own. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The whole lines that change; edits that share one are one block. */
function* blocksOf({ file: { text }, edits }: FileEdits, lines: readonly string[]): Generator<Block> {
  let line = 0;
  let offset = 0;
  const pass = (): void => {
    offset += lines[line++]!.length;
  };
  for (let next = 0; next < edits.length; ) {
    while (lines[line]?.endsWith('\n') && offset + lines[line]!.length <= edits[next]!.start) pass();
    const [from, start, first] = [line, offset, next];
    let copied = start;
    let changed = '';
    // A line whose end is gone takes the next one in.
    let isOpen = false;
    do {
      const edit = edits[next++]!;
      const piece = text.slice(copied, edit.start) + edit.text;
      changed += piece;
      copied = edit.end;
      isOpen = piece === '' ? isOpen : !piece.endsWith('\n');
      while (line < lines.length && (offset < copied || (offset === copied && isOpen))) pass();
    } while (next < edits.length && (edits[next]!.start < offset || line === lines.length));
    changed += text.slice(copied, offset);
    if (changed !== text.slice(start, offset))
      yield { from, to: line, lines: linesOf(changed), edits: edits.slice(first, next) };
  }
}

/** How many unchanged lines stand before and behind a change, as `diff -u` has it. */
const context = 3;

/** Blocks with few lines between them, as the hunks of a unified diff. */
function hunksOf(fileEdits: FileEdits): { text: string; edits: TextEdit[] }[] {
  const lines = linesOf(fileEdits.file.text);
  const groups: Block[][] = [];
  for (const block of blocksOf(fileEdits, lines)) {
    const group = groups.at(-1);
    if (group !== undefined && block.from - group.at(-1)!.to <= 2 * context) group.push(block);
    else groups.push([block]);
  }
  let longer = 0;
  return groups.map(blocks => {
    const from = Math.max(0, blocks[0]!.from - context);
    const to = Math.min(lines.length, blocks.at(-1)!.to + context);
    const body: string[] = [];
    const add = (mark: string, added: readonly string[]): void => {
      for (const line of added)
        body.push(mark, line, line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n');
    };
    const newFrom = from + longer;
    let at = from;
    for (const block of blocks) {
      add(' ', lines.slice(at, block.from));
      add('-', lines.slice(block.from, block.to));
      add('+', block.lines);
      longer += block.lines.length - (block.to - block.from);
      at = block.to;
    }
    add(' ', lines.slice(at, to));
    const header = `@@ -${rangeOf(from, to)} +${rangeOf(newFrom, to + longer)} @@\n`;
    return { text: header + body.join(''), edits: blocks.flatMap(block => block.edits) };
  });
}

/** A range of no lines is named after the line before it. */
function rangeOf(from: number, to: number): string {
  return from === to ? `${from},0` : `${from + 1},${to - from}`;
}

/**
 * A path as git writes it: where it holds uncommon characters, as a C string of its octets. `#` is spelled out, since a
 * runner takes `##[` for a command.
 */
function headerPath(path: string): string {
  if (/^[\w./+=@,~-]+$/.test(path)) return path;
  const octets = [...Buffer.from(path)].map(octet =>
    /["\\#]|[^\x20-\x7e]/.test(String.fromCharCode(octet))
      ? `\\${octet.toString(8).padStart(3, '0')}`
      : String.fromCharCode(octet),
  );
  return `"${octets.join('')}"`;
}
