import type { Span } from '../source.js';
import type { YamlNode } from '../syntax/yaml.js';

/** The text of a node as it is written. */
export function sourceOf({ span }: Pick<YamlNode, 'span'>): string {
  return span.file.text.slice(span.start, span.end);
}

/** Whether a span lies in another one. */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** The line at which a span starts: its first offset, the end of its text, the next line, and the span's column in it. */
export function lineAt({ file: { text }, start: at }: Span): {
  start: number;
  end: number;
  next: number;
  column: number;
} {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const found = text.indexOf('\n', at);
  const next = found === -1 ? text.length : found + 1;
  const end = found === -1 ? text.length : found - (text[found - 1] === '\r' ? 1 : 0);
  return { start, end, next, column: at - start };
}

/** How lines end in a file. */
export function lineEnd({ file: { text } }: Span): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
