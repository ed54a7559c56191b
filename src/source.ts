import { posix } from 'node:path';

/** A text file of the repository as it was read. */
export interface SourceFile {
  /** Repository-relative, forward slashes. */
  readonly path: string;
  /** The text, decoded from UTF-8; without the lines named in `omissions`. */
  readonly text: string;
  /** Lines that a sieve passed over on reading, in order of offset; see `Sieve`. */
  readonly omissions?: readonly Omission[];
}

/** Whole lines that stood in the file before `offset` of `SourceFile.text` and are not in the text. */
export interface Omission {
  readonly offset: number;
  readonly lines: number;
}

/** A stretch of a file: half-open, in UTF-16 code units of `SourceFile.text`. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A span as people and reports count: lines and columns start at 1, `endColumn` is exclusive. */
export interface Position {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something in a file that could not be understood; what else the file holds is still read. */
export interface Problem {
  /** What is wrong and what to do about it, in one or two sentences without a final place. */
  readonly message: string;
  /** Where; an empty span at offset 0 stands for the file as a whole. */
  readonly span: Span;
  /** `warning` where the reader knows what the tool makes of it all the same. */
  readonly severity?: 'error' | 'warning';
}

/**
 * The files of one state of a repository: the working tree, or a commit. Reading is lazy, so that a file that no
 * format asks for costs nothing.
 */
export interface Tree {
  /** Every file, sorted. */
  readonly paths: readonly string[];
  /** Files that are there and must not or cannot be read (they lead out of the repository, are too large), with the reason. */
  readonly refused: ReadonlyMap<string, string>;
  /** Those of the paths that are symbolic links, with the path of the file that each leads to. */
  readonly links?: ReadonlyMap<string, string>;
  /** The file, or undefined where the tree has no such file or refuses it. With a sieve, large files come condensed. */
  read(path: string, sieve?: Sieve): SourceFile | undefined;
  /** The beginning of the file, enough to tell what it is: at most 1 MiB. */
  peek(path: string): SourceFile | undefined;
}

/**
 * Passes over lines that cannot matter to a run, while a large file is read. It is given the file's bytes in
 * chunks and answers with the text that is left and what was left out, so that offsets still become true lines.
 */
export type Sieve = (chunks: Iterable<Uint8Array>) => Pick<SourceFile, 'text' | 'omissions'>;

/** A path written in a file of `directory`, made repository-relative; undefined where it leads out of the repository. */
export function resolvePath(directory: string, path: string): string | undefined {
  const joined = posix.normalize(posix.isAbsolute(path) ? path : posix.join(directory, path));
  return posix.isAbsolute(joined) || joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** Each problem once for its place, however often its file was read. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const { file, start } = problem.span;
    const key = `${file.path}\0${start}\0${problem.message}`;
    if (!byPlace.has(key)) byPlace.set(key, problem);
  }
  return [...byPlace.values()];
}

/** The span that stands for a whole file. */
export function wholeFile(file: SourceFile): Span {
  return { file, start: 0, end: 0 };
}

/** Where a span stands, counted as people count; the file as a whole stands at its first line. */
export function positionOf({ file, start, end }: Span): Position {
  const isEmpty = end <= start;
  const first = lineAndColumn(file, start);
  const last = lineAndColumn(file, Math.max(start, end));
  const line = isEmpty && start === 0 ? 1 : first.line + linesOmittedBefore(file, start + 1);
  // What was left out right behind a span is no part of it.
  const endLine = isEmpty ? line : last.line + linesOmittedBefore(file, end);
  return { path: file.path, line, column: first.column, endLine, endColumn: last.column };
}

/** The text of the line at which a span starts, without its end of line. */
export function lineTextAt(span: Span): string {
  const { text } = span.file;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '');
}

/** In the text as it is, without what was left out. */
function lineAndColumn(file: SourceFile, offset: number): { line: number; column: number } {
  const starts = lineStartsOf(file);
  const index = lastAtOrBefore(starts, offset);
  return { line: index + 1, column: offset - starts[index]! + 1 };
}

function linesOmittedBefore(file: SourceFile, offset: number): number {
  let lines = 0;
  for (const omission of file.omissions ?? []) {
    if (omission.offset >= offset) break;
    lines += omission.lines;
  }
  return lines;
}

const lineStarts = new WeakMap<SourceFile, number[]>();

function lineStartsOf(file: SourceFile): number[] {
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    starts = [0];
    for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1))
      starts.push(at + 1);
    lineStarts.set(file, starts);
  }
  return starts;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
