import { realPath } from '../move/trees.js';
import type { SourceFile, Tree } from '../source.js';

/** A whole file by its lines, each without its `\n`. */
export interface Lines {
  readonly file: SourceFile;
  readonly texts: readonly string[];
  /** Where each line starts. */
  readonly starts: readonly number[];
}

/** Opens files of a tree by lines, each once; a link as the file that it leads to, whatever a sieve made of it. */
export function linesIn(tree: Tree): (path: string) => Lines | undefined {
  const opened = new Map<string, Lines | undefined>();
  return given => {
    const path = realPath(tree, given);
    if (!opened.has(path)) {
      const file = tree.read(path);
      opened.set(path, file && linesOf(file));
    }
    return opened.get(path);
  };
}

function linesOf(file: SourceFile): Lines {
  const texts = file.text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const text of texts) {
    starts.push(at);
    at += text.length + 1;
  }
  return { file, texts, starts };
}
