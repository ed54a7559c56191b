import { positionOf, type Span } from '../../source.js';
import { isWholeFile } from '../words/place.js';
import { cellsOf, firstCells, lastCells, widthOf } from './cells.js';

/** The line at which a span starts, printable and short enough to read, with what of it is to be underlined. */
export interface Excerpt {
  readonly line: number;
  readonly text: string;
  /** How many columns stand before the underline, and how many it covers; a wide character covers two. */
  readonly indent: number;
  readonly width: number;
  /** The last line of a span of several lines. */
  readonly toLine?: number;
}

/** Columns of source that are shown, and how many of them may lead up to the place in a line longer than that. */
const columns = 100;
const lead = 30;

/**
 * What to show of a place; nothing where the place is a file as a whole. Looks at no more of a line than it shows,
 * so that a line of a megabyte costs what any other does.
 */
export function excerptOf(span: Span): Excerpt | undefined {
  if (isWholeFile(span)) return undefined;
  const position = positionOf(span);
  const lineStart = span.start - position.column + 1;
  const start = Math.max(lineStart, span.start - columns);
  const { end, cut } = endOfReach(span.file.text, span.start);
  const cells = cellsOf(span.file.text.slice(start, end));
  const before = cells.filter(cell => start + cell.offset < span.start);
  const after = cells.slice(before.length);
  const head = lastCells(before, Math.max(lead, columns - widthOf(after)));
  const tail = firstCells(after, columns - widthOf(head));
  const marked = tail.filter(cell => start + cell.offset < span.end);
  const opening = start > lineStart || head.length < before.length ? '…' : '';
  const closing = cut || tail.length < after.length ? '…' : '';
  const lastLine = position.endColumn === 1 ? position.endLine - 1 : position.endLine;
  return {
    line: position.line,
    text: (opening + [...head, ...tail].map(cell => cell.text).join('') + closing).trimEnd(),
    indent: opening.length + widthOf(head),
    width: Math.max(1, widthOf(marked)),
    ...(lastLine > position.line && { toLine: lastLine }),
  };
}

/** Where the line ends, or where more of it could not be shown. */
function endOfReach(text: string, start: number): { end: number; cut: boolean } {
  const reach = text.slice(start, start + columns + 1);
  const lineBreak = reach.search(/\r?\n/);
  const length = lineBreak === -1 ? reach.length : lineBreak;
  return { end: start + length, cut: lineBreak === -1 && start + length < text.length };
}
