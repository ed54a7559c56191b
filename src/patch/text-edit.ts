import { groupBy } from '../group.js';
import type { SourceFile, Span } from '../source.js';

/** A stretch of a file's whole text, and what is to stand in its place; an empty stretch is an insertion. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** What is to be changed in one file, in order. */
export interface FileEdits {
  readonly file: SourceFile;
  readonly edits: readonly TextEdit[];
}

/**
 * Edits by file, files in order of path. Throws where edits overlap, insert at one place or are of different texts of
 * one file, and where a sieve left out lines of the text: these are mistakes of the caller.
 */
export function editsByFile(edits: readonly TextEdit[]): FileEdits[] {
  return [...groupBy(edits, ({ file }) => file.path).values()]
    .map(ofFile => {
      const { file } = ofFile[0]!;
      const sorted = [...ofFile].sort((a, b) => a.start - b.start || a.end - b.end);
      if (file.omissions !== undefined) throw new Error(`Lines of ${file.path} were passed over.`);
      for (const [index, edit] of sorted.entries()) {
        if (edit.file.text !== file.text) throw new Error(`Edits are of different texts of ${file.path}.`);
        if (edit.start < 0 || edit.end < edit.start || edit.end > file.text.length)
          throw new Error(`An edit is outside of ${file.path}.`);
        const before = sorted[index - 1];
        const isSamePlace = before?.start === edit.start && before.end === edit.end;
        if (before !== undefined && (before.end > edit.start || isSamePlace))
          throw new Error(`Edits of ${file.path} overlap.`);
      }
      return { file, edits: sorted };
    })
    .sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** The text from one offset to another with the edits made that lie in it; they must be in order. */
export function editedText(
  text: string,
  edits: readonly TextEdit[],
  from = 0,
  to: number = text.length,
): string {
  let edited = '';
  let at = from;
  for (const { start, end, text: replacement } of edits) {
    edited += text.slice(at, start) + replacement;
    at = end;
  }
  return edited + text.slice(at, to);
}
