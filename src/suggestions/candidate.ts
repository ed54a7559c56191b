import type { Finding } from '../finding.js';
import type { TextEdit } from '../patch/text-edit.js';
import { anotherTxt } from '../rules/leftover-txt.js';
import { positionOf, type Span } from '../source.js';
import type { Lines } from './lines.js';

/** Whole lines of a file that would mend a finding. */
export interface Suggestion {
  readonly finding: Finding;
  readonly path: string;
  /** The first line that is replaced, counted from 1, and what these lines are now. */
  readonly line: number;
  readonly old: readonly string[];
  /** None where the lines are deleted. */
  readonly lines: readonly string[];
  readonly edit: TextEdit;
}

/** Lines that one suggestion may replace. */
const mostLines = 20;

/** What might mend a finding by itself, to be proved; undefined where nothing is known to. */
export function candidateFor(
  finding: Finding,
  linesOf: (path: string) => Lines | undefined,
): Suggestion | undefined {
  const { rule, span } = finding;
  const lines = span && linesOf(span.file.path);
  if (lines === undefined || span === undefined) return undefined;
  if (rule === 'leftover-txt') return withoutRecords(finding, span, lines);
  return rule === 'wrong-target' || rule === 'outdated-validation-url'
    ? withTarget(finding, span, lines)
    : undefined;
}

/** The target alone is replaced, as it was written: in its quotes, with its final dot or without. */
function withTarget(finding: Finding, span: Span, lines: Lines): Suggestion | undefined {
  const { target, expected } = finding;
  const { line, column, endLine, endColumn } = positionOf(span);
  const old = textAt(lines, line);
  const written = old?.slice(column - 1, endColumn - 1);
  if (old === undefined || line !== endLine || written !== textOf(span)) return undefined;
  const [, quote, name] = /^(["'`]?)([^\s"'`]+)\1$/.exec(written) ?? [];
  if (target === undefined || expected === undefined || name === undefined) return undefined;
  if (!/^[a-z0-9_.-]+$/.test(target)) return undefined;
  const hasDot = name.endsWith('.') || expected.includes(`${target}.`);
  const replacement = `${quote}${target}${hasDot ? '.' : ''}${quote}`;
  return suggestion(finding, lines, line, line, [
    old.slice(0, column - 1) + replacement + old.slice(endColumn - 1),
  ]);
}

/** The lines of the records go, for the CNAME where that is missing too. */
function withoutRecords(finding: Finding, span: Span, lines: Lines): Suggestion | undefined {
  const others = (finding.related ?? []).filter(({ message }) => message === anotherTxt);
  const ranges = [span, ...others.map(other => other.span)]
    .map(each => wholeLines(each, lines))
    .sort((a, b) => (a?.first ?? 0) - (b?.first ?? 0));
  const first = ranges[0]?.first;
  if (first === undefined) return undefined;
  let last = first - 1;
  for (const range of ranges) {
    if (range === undefined || range.file !== span.file.path || range.first > last + 1) return undefined;
    last = Math.max(last, range.last);
  }
  const { expected } = finding;
  if (expected !== undefined) return suggestion(finding, lines, first, last, expected.split('\n'));
  // In a zone file the next record may have its owner from these lines.
  const inherits = /^\s+[^\s;#]/.test(textAt(lines, last + 1) ?? '');
  return inherits && /^\S/.test(textAt(lines, first)!)
    ? undefined
    : suggestion(finding, lines, first, last, []);
}

/** The lines of a record that has them for itself, but for what holds a list together and a remark behind it. */
function wholeLines(span: Span, lines: Lines): { file: string; first: number; last: number } | undefined {
  const { line, column, endLine, endColumn } = positionOf(span);
  const last = endColumn === 1 && endLine > line ? endLine - 1 : endLine;
  const before = textAt(lines, line)?.slice(0, column - 1);
  const behind = last === endLine ? textAt(lines, last)?.slice(endColumn - 1) : '';
  const isWhole =
    /^\s*(?:-\s+)?$/.test(before ?? 'none') && /^,?\s*(?:(?:[;#]|\/\/).*)?$/.test(behind?.trim() ?? 'none');
  return isWhole ? { file: span.file.path, first: line, last } : undefined;
}

function suggestion(
  finding: Finding,
  { file, texts, starts }: Lines,
  first: number,
  last: number,
  lines: readonly string[],
): Suggestion | undefined {
  const old = texts.slice(first - 1, last);
  const start = starts[first - 1];
  if (start === undefined || old.length > mostLines || old.length !== last - first + 1) return undefined;
  // Whether a suggestion keeps a carriage return is not documented.
  if (old.some(text => text.includes('\r')) || old.join('\n') === lines.join('\n')) return undefined;
  const isLast = last === texts.length;
  const text = lines.map(line => `${line}\n`).join('');
  const edit = {
    ...{ file, start, end: isLast ? file.text.length : starts[last]! },
    text: isLast ? text.replace(/\n$/, '') : text,
  };
  return { finding, path: file.path, line: first, old, lines, edit };
}

/** A line, counted from 1; undefined where the file has no such line. */
function textAt({ texts }: Lines, line: number): string | undefined {
  return texts[line - 1];
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
