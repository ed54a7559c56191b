import { groupBy } from '../group.js';

/** A stretch of a file's diff: what stands there on the side of the base, of the head, or of both. */
export interface Hunk {
  readonly lines: readonly DiffLine[];
}

/** A line of a hunk, with its number on each side, counted from 1; meaningless on the side where it is not. */
export interface DiffLine {
  readonly mark: ' ' | '+' | '-';
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Reads hunks as GitHub's API gives them, without the headers of the file. */
export function readHunks(patch: string): Hunk[] {
  const hunks: { lines: DiffLine[] }[] = [];
  let [left, right] = [0, 0];
  for (const line of patch.split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    const mark = line.charAt(0);
    if (header !== null) {
      [left, right] = [Number(header[1]), Number(header[2])];
      hunks.push({ lines: [] });
    } else if (mark === ' ' || mark === '+' || mark === '-') {
      hunks.at(-1)?.lines.push({ mark, text: line.slice(1), left, right });
      if (mark !== '+') left++;
      if (mark !== '-') right++;
    }
  }
  return hunks;
}

/**
 * The number, on the side of the base, of the first deleted line of a block that the base had. It is found by its text,
 * since the base may have gone on after the pull request left it; undefined where not just one place fits.
 */
export function deletedLine(hunks: readonly Hunk[], block: readonly string[]): number | undefined {
  const found = hunks.flatMap(hunk => {
    const lines = hunk.lines.filter(({ mark }) => mark !== '+');
    return lines.flatMap((_, start) => {
      const there = lines.slice(start, start + block.length);
      // A hunk may end within the block.
      if (!there.every(({ text }, index) => withoutReturn(text) === withoutReturn(block[index]!))) return [];
      return there.find(({ mark }) => mark === '-')?.left ?? [];
    });
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Finds lines of a file on the side of the head. The file may be the merge of the head into its base, in which lines
 * have other numbers: a hunk is believed only where all it shows of the head stands in the file, there or at just one
 * other place.
 */
export function shownIn(
  hunks: readonly Hunk[],
  file: readonly string[],
): (line: number, count: number) => number | undefined {
  let byText: Map<string, number[]> | undefined;
  const placeOf = (texts: readonly string[], expected: number): number | undefined => {
    if (isAt(texts, expected, file)) return expected;
    byText ??= groupBy(file.keys(), index => file[index]!);
    const places = byText.get(texts[0]!) ?? [];
    // Comparing at every place would take time without end in a file made of one line.
    const found = places.length > mostPlaces ? [] : places.filter(index => isAt(texts, index + 1, file));
    return found.length === 1 ? found[0]! + 1 : undefined;
  };
  const shown = hunks.flatMap(({ lines }) => {
    const right = lines.filter(({ mark }) => mark !== '-');
    const first = right[0]?.right;
    const texts = right.map(({ text }) => text);
    const at = first === undefined ? undefined : placeOf(texts, first);
    return at === undefined ? [] : [{ at, first: first!, end: at + right.length }];
  });
  return (line, count) => {
    const hunk = shown.find(({ at, end }) => at <= line && line + count <= end);
    return hunk && line - hunk.at + hunk.first;
  };
}

const mostPlaces = 20;

function isAt(texts: readonly string[], line: number, file: readonly string[]): boolean {
  return texts.every((text, index) => file[line - 1 + index] === text);
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/, '');
}
