import type { FormatName } from '../formats/names.js';
import type { Problem, SourceFile, Tree } from '../source.js';
import { ignoreCommentsIn, mark } from './comments.js';
import type { Ignore } from './ignore.js';

/** Remembers of the files that one format reads those whose comments may ignore something. */
export class MarkedFiles {
  /** What the format is to read from. */
  readonly tree: Tree;
  private readonly files = new Map<string, SourceFile>();
  private readonly whole = new Set<string>();
  private isTorn = false;

  constructor(
    tree: Tree,
    private readonly format: FormatName,
  ) {
    this.tree = {
      paths: tree.paths,
      refused: tree.refused,
      ...(tree.links && { links: tree.links }),
      read: (path, sieve) => this.note(tree.read(path, this.whole.has(path) ? undefined : sieve)),
      peek: path => tree.peek(path),
    };
  }

  /**
   * What `read` gives when it reads from the tree. It reads once more where a marked file came in several versions,
   * condensed for one zone and another: then it comes whole, so that a comment has one place.
   */
  reading<T>(read: () => T): T {
    this.isTorn = false;
    this.files.clear();
    const given = read();
    return this.isTorn ? this.reading(read) : given;
  }

  /** What the comments of the files say that were read last. */
  *comments(): Iterable<ReturnType<typeof ignoreCommentsIn>> {
    for (const file of this.files.values()) yield ignoreCommentsIn(file, this.format);
  }

  private note(file: SourceFile | undefined): SourceFile | undefined {
    if (!file?.text.includes(mark)) return file;
    const { path, text } = file;
    const other = this.files.get(path);
    if (other !== undefined && other.text !== text && !this.whole.has(path)) {
      this.whole.add(path);
      this.isTorn = true;
    }
    this.files.set(path, file);
    return file;
  }
}

/** What all comments say together, in order of place; what two formats read in one file counts once. */
export function commentsOf(all: Iterable<MarkedFiles>): { ignores: Ignore[]; problems: Problem[] } {
  const ignores = new Map<string, Ignore>();
  const problems = new Map<string, Problem>();
  for (const marked of all)
    for (const said of marked.comments()) {
      for (const ignore of said.ignores) ignores.set(placeOf(ignore), ignore);
      for (const problem of said.problems) problems.set(placeOf(problem), problem);
    }
  return { ignores: inOrder(ignores.values()), problems: inOrder(problems.values()) };
}

function placeOf({ span: { file, start } }: Ignore | Problem): string {
  return `${file.path}\0${start}`;
}

function inOrder<T extends Ignore | Problem>(items: Iterable<T>): T[] {
  return [...items].sort(
    ({ span: a }, { span: b }) =>
      Number(a.file.path > b.file.path) - Number(a.file.path < b.file.path) || a.start - b.start,
  );
}
