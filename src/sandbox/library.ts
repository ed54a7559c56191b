import { posix } from 'node:path';
import { resolvePath, type SourceFile, type Tree } from '../source.js';
import type { FileAnswer } from './channel.js';

/** More than any repository reads, so that a hostile one ends in a sentence. */
const limits = { files: 200_000, characters: 256 << 20 };

/** Files that are sent along with one that is asked for. */
const mostAhead = { files: 128, characters: 256 << 10 };

/** The files of a tree as a program may read them. */
export class Library {
  readonly #files = new Map<string, SourceFile>();
  #characters = 0;
  /** Where the next question is expected, and how many files are then sent along. */
  #next = -1;
  #ahead = 0;

  constructor(private readonly tree: Tree) {}

  /** Every file that was sent, whether or not the program looked at it. */
  get files(): ReadonlyMap<string, SourceFile> {
    return this.#files;
  }

  /** The text of a file, or a clause that says why there is none; and files that are likely to be asked for next. */
  read(written: string): FileAnswer {
    const path = resolvePath('', written);
    if (path === undefined) return { refusal: `${written} leads out of the repository` };
    const text = this.#text(path);
    if (typeof text !== 'string') return text;
    return { path, text, ahead: this.#textsAfter(path) };
  }

  #text(path: string): string | { refusal: string } {
    const known = this.#files.get(path);
    if (known !== undefined) return known.text;
    if (this.#files.size >= limits.files) return { refusal: `more than ${limits.files} files are read` };
    const file = this.tree.read(path);
    const refusal = this.tree.refused.get(path);
    if (refusal !== undefined) return { refusal: `${path} cannot be read: ${refusal}` };
    if (file === undefined) return { refusal: `${path} is not in the repository` };
    this.#characters += file.text.length;
    if (this.#characters > limits.characters)
      return { refusal: `more than ${limits.characters >> 20} MiB of files are read` };
    this.#files.set(path, file);
    return file.text;
  }

  /**
   * A program that reads file after file of a folder would wait for each as long as reading takes: two threads change
   * places for it. So the more are read in order, the more are sent at once.
   */
  #textsAfter(path: string): [string, string][] {
    const { paths } = this.tree;
    const index = indexOf(paths, path);
    this.#ahead = index === this.#next ? Math.min(2 * this.#ahead + 1, mostAhead.files) : 0;
    const texts: [string, string][] = [];
    let characters = 0;
    let next = index + 1;
    for (; texts.length < this.#ahead && characters < mostAhead.characters; next++) {
      const after = paths[next];
      if (after === undefined || kindOf(after) !== kindOf(path)) break;
      const text = this.#text(after);
      if (typeof text !== 'string') break;
      texts.push([after, text]);
      characters += text.length;
    }
    this.#next = next;
    return texts;
  }

  /** Paths below a folder, sorted. */
  list(written: string): string[] {
    const directory = resolvePath('', written);
    if (directory === undefined) return [];
    const prefix = directory === '' || directory === '.' ? '' : `${directory.replace(/\/$/, '')}/`;
    return this.tree.paths.filter(path => path.startsWith(prefix));
  }
}

function kindOf(path: string): string {
  return posix.dirname(path) + posix.extname(path);
}

function indexOf(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
