import type { SourceFile, Span } from './source.js';

/**
 * Finds for places in a file of the base the nearest line above, else below, that the head's file still has: where
 * an annotation of what was deleted can stand. Lines survive where both files begin or end alike, and where a line is
 * the only one of its words in each of them.
 */
export function survivors(base: SourceFile, head: SourceFile): (place: Span) => Span | undefined {
  const before = linesOf(base);
  const after = linesOf(head);
  const kept = alignment(before, after);
  const above = nearest(kept, before.keys());
  const below = nearest(kept, [...before.keys()].reverse());
  return ({ start }) => {
    const line = lineAt(before, start);
    const survivor = after[above[line] ?? below[line] ?? -1];
    return survivor && { file: head, start: survivor.start, end: survivor.start + survivor.text.length };
  };
}

interface Line {
  readonly start: number;
  readonly text: string;
}

function linesOf({ text }: SourceFile): Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const at = start;
    start += line.length + 1;
    return { start: at, text: line.replace(/\r$/, '') };
  });
}

/** By line of the base the line of the head that it is, where that is certain. */
function alignment(before: readonly Line[], after: readonly Line[]): (number | undefined)[] {
  const kept: (number | undefined)[] = before.map(() => undefined);
  const shorter = Math.min(before.length, after.length);
  let alike = 0;
  while (alike < shorter && before[alike]!.text === after[alike]!.text) kept[alike] = alike++;
  const difference = after.length - before.length;
  let end = before.length;
  while (
    end > alike &&
    end + difference > alike &&
    before[end - 1]!.text === after[end - 1 + difference]!.text
  )
    kept[--end] = end + difference;
  const onlyBefore = onlyOnes(before);
  for (const [text, at] of onlyOnes(after)) {
    const from = onlyBefore.get(text);
    if (from !== undefined) kept[from] ??= at;
  }
  return kept;
}

/** Lines whose words stand nowhere else in their file, empty ones aside. */
function onlyOnes(lines: readonly Line[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, { text }] of lines.entries()) {
    if (places.has(text) || text.trim() === '') repeated.add(text);
    places.set(text, at);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

/** For each line what was kept last before it, in the order given. */
function nearest(kept: readonly (number | undefined)[], order: Iterable<number>): (number | undefined)[] {
  const found: (number | undefined)[] = kept.map(() => undefined);
  let last: number | undefined;
  for (const line of order) {
    last = kept[line] ?? last;
    found[line] = last;
  }
  return found;
}

function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
