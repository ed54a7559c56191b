import { readLine, skipBlank } from './line.js';
import { RecordOutline } from './record-outline.js';

/** A top-level entry of a zone file, as whole lines. */
export interface Block {
  /** Offsets of its first character and of the first of the next entry. */
  readonly start: number;
  readonly end: number;
  readonly lines: number;
  /** The key, without quotes. */
  readonly key: string;
  readonly quoted: boolean;
  /** Whether all of it is understood, and its records are of types that change no answer but at their own name. */
  readonly boring: boolean;
}

/** A key at the start of a line; what is written otherwise cannot be told from other things by looking at lines. */
const topKey =
  /(?:'([^'\\\n]*)'|"([^"\\\n]*)"|([A-Za-z0-9_\x80-\uffff][\w.*\x80-\uffff-]*)):(?=[ \t\r\n]|$)/y;

/** Reads the entry at an offset; undefined where lines alone do not tell where it ends. */
export function readBlock(text: string, start: number): Block | undefined {
  topKey.lastIndex = start;
  const match = topKey.exec(text);
  if (match === null) return undefined;
  const [, single, double, plain] = match;
  let at = skipBlank(text, topKey.lastIndex);
  const outline = new RecordOutline();
  if (at === undefined) {
    const first = readLine(text, topKey.lastIndex);
    if (first === undefined || first.opensText) return undefined;
    outline.spoil();
    at = first.end;
  }
  let lines = 1;
  let textBelow = Number.POSITIVE_INFINITY;
  while (at < text.length) {
    const indented = text[at] === ' ';
    const blank = skipBlank(text, at);
    if (blank === undefined && !indented && !text.startsWith('- ', at)) break;
    lines++;
    if (blank !== undefined) {
      at = blank;
      continue;
    }
    if (indentAt(text, at) > textBelow) {
      at = lineEndAt(text, at);
      continue;
    }
    const line = readLine(text, at);
    if (line === undefined) return undefined;
    textBelow = line.opensText ? line.column : Number.POSITIVE_INFINITY;
    outline.add(line);
    at = line.end;
  }
  const key = single ?? double ?? plain ?? '';
  return { start, end: at, lines, key, quoted: plain === undefined, boring: outline.isBoring() };
}

function indentAt(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end++;
  return end - at;
}

function lineEndAt(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
