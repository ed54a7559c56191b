import { editedText, type FileEdits, type TextEdit } from './text-edit.js';

/** How many unchanged lines stand before and behind a change, as `diff -u` has it. */
export const contextLines = 3;

/** The lines of a text with their ends; the last one may have none. Only `\n` ends a line: a `\r` is the line's own. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines that stand in place of others: those from `at` on, counted from 0. */
interface Block {
  readonly at: number;
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/** The hunks of a unified diff that make the edits; none where they change nothing. */
export function hunksOf({ file: { text }, edits }: FileEdits): string {
  const lines = linesOf(text);
  const blocks = blocksOf(text, lines, edits);
  let hunks = '';
  let shift = 0;
  for (let first = 0; first < blocks.length; ) {
    let next = first + 1;
    while (next < blocks.length && blocks[next]!.at - endOf(blocks[next - 1]!) <= 2 * contextLines) next++;
    const group = blocks.slice(first, next);
    hunks += hunkOf(lines, group, shift);
    for (const block of group) shift += block.new.length - block.old.length;
    first = next;
  }
  return hunks;
}

function endOf({ at, old }: Block): number {
  return at + old.length;
}

/** What changes, in whole lines. Edits of neighbouring lines are one block; what is equal at its ends is left out. */
function blocksOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): Block[] {
  const starts = startsOf(lines);
  const blocks: Block[] = [];
  let line = 0;
  for (let first = 0; first < edits.length; ) {
    while (line + 1 < lines.length && starts[line + 1]! <= edits[first]!.start) line++;
    const at = line;
    let next = first;
    // Each step takes in the whole lines of an edit, and whichever edits begin in them.
    do {
      while (line < lines.length && starts[line]! <= edits[next]!.end) line++;
      next++;
    } while (next < edits.length && edits[next]!.start < (starts[line] ?? text.length + 1));
    const end = starts[line] ?? text.length;
    const changed = linesOf(editedText(text, edits.slice(first, next), starts[at] ?? 0, end));
    const block = trimmed({ at, old: lines.slice(at, line), new: changed });
    if (block.old.length + block.new.length > 0) blocks.push(block);
    first = next;
  }
  return blocks;
}

/** Offsets at which the lines begin, and the end of the text. */
function startsOf(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length);
  return starts.slice(0, Math.max(1, lines.length));
}

function trimmed(block: Block): Block {
  const shorter = Math.min(block.old.length, block.new.length);
  let head = 0;
  while (head < shorter && block.old[head] === block.new[head]) head++;
  let tail = 0;
  while (tail < shorter - head && block.old.at(-1 - tail) === block.new.at(-1 - tail)) tail++;
  return {
    at: block.at + head,
    old: block.old.slice(head, block.old.length - tail),
    new: block.new.slice(head, block.new.length - tail),
  };
}

/** A hunk of neighbouring blocks; `shift` is by how many lines what came before made the file longer. */
function hunkOf(lines: readonly string[], blocks: readonly Block[], shift: number): string {
  const from = Math.max(0, blocks[0]!.at - contextLines);
  const to = Math.min(lines.length, endOf(blocks.at(-1)!) + contextLines);
  let body = '';
  let oldCount = 0;
  let newCount = 0;
  const add = (mark: ' ' | '-' | '+', added: readonly string[]): void => {
    for (const line of added) {
      body += mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`);
    }
    if (mark !== '+') oldCount += added.length;
    if (mark !== '-') newCount += added.length;
  };
  let at = from;
  for (const block of blocks) {
    add(' ', lines.slice(at, block.at));
    add('-', block.old);
    add('+', block.new);
    at = endOf(block);
  }
  add(' ', lines.slice(at, to));
  return `@@ -${rangeOf(from, oldCount)} +${rangeOf(from + shift, newCount)} @@\n${body}`;
}

/** A range of no lines is named after the line before it. */
function rangeOf(from: number, count: number): string {
  return count === 0 ? `${from},0` : `${from + 1},${count}`;
}
