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

/** Edits by file, files in order of path. Throws where edits overlap or do not fit their file: a mistake of the caller. */
export function editsByFile(edits: readonly TextEdit[]): FileEdits[] {
  const files = [...groupBy(edits, ({ file }) => file.path).values()].map(ofFile => {
    const { file } = ofFile[0]!;
    ofFile.sort((a, b) => a.start - b.start || a.end - b.end);
    let done = 0;
    for (const edit of ofFile) {
      const isWhole = edit.file.text === file.text && file.omissions === undefined;
      if (!isWhole || edit.start < done || edit.end < edit.start || edit.end > file.text.length)
        throw new Error(`Edits of ${file.path} overlap, or are not of its whole text.`);
      done = edit.end;
    }
    return { file, edits: ofFile };
  });
  return files.sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/** The file's text with the edits made. */
export function editedText({ file: { text }, edits }: FileEdits): string {
  let edited = '';
  let copied = 0;
  for (const { start, end, text: replacement } of edits) {
    edited += text.slice(copied, start) + replacement;
    copied = end;
  }
  return edited + text.slice(copied);
}
