import { positionOf, type Span } from '../../source.js';
import { printable } from '../layout/printable.js';

/** Where a span starts, as terminals and editors link it: `path:line:column`; the bare path for a file as a whole. */
export function placeOf(span: Span): string {
  if (isWholeFile(span)) return printable(span.file.path);
  const { line, column } = positionOf(span);
  return `${printable(span.file.path)}:${line}:${column}`;
}

/** The same without its column. */
export function lineOf(span: Span): string {
  return isWholeFile(span)
    ? printable(span.file.path)
    : `${printable(span.file.path)}:${positionOf(span).line}`;
}

/** Whether a span stands for its file rather than for a place in it. */
export function isWholeFile(span: Span): boolean {
  return span.start === 0 && span.end === 0;
}
