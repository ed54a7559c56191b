import { canBe, firstHole, type Gap } from '../value.js';
import type { DomainName } from './name.js';

/** Equal patterns that are kept apart, so that a message can count them; more tell nobody anything. */
const mostAlike = 20;

/** Different patterns between the same two ends; beyond that the ends alone decide, and more is held to be possible. */
const mostBetween = 200;

interface Entry {
  readonly gap: Gap;
  /** Its place among all gaps. */
  readonly order: number;
}

/**
 * Gaps, made ready to be asked which of them may hold a name. They are found by the literal text before their first
 * hole and behind their last one, so that a question takes no longer where there are many of them.
 */
export class GapIndex {
  /** By the text before the first hole, then by that behind the last; a gap without holes by its whole text. */
  readonly #byEnds = new Map<string, Map<string, Entry[]>>();
  readonly #startLengths: readonly number[];
  readonly #endLengths = new Map<Map<string, Entry[]>, readonly number[]>();

  constructor(gaps: readonly Gap[]) {
    const counts = new Map<string, number>();
    for (const [order, gap] of gaps.entries()) {
      const pattern = gap.parts.map(part => (typeof part === 'string' ? part : '\0')).join('');
      const count = (counts.get(pattern) ?? 0) + 1;
      counts.set(pattern, count);
      if (count <= mostAlike) this.#add({ gap, order }, pattern);
    }
    this.#startLengths = lengthsOf(this.#byEnds);
    for (const byEnd of this.#byEnds.values()) this.#endLengths.set(byEnd, lengthsOf(byEnd));
  }

  /** The gaps that may hold one of the names, in their own order. */
  holding(names: Iterable<DomainName>): Gap[] {
    const found = new Map<number, Gap>();
    for (const name of names) {
      for (const { gap, order } of this.#between(name)) {
        if (!found.has(order) && canBe(gap.parts, name)) found.set(order, gap);
      }
    }
    return [...found].sort(([a], [b]) => a - b).map(([, gap]) => gap);
  }

  #add(entry: Entry, pattern: string): void {
    const start = pattern.split('\0', 1)[0]!;
    const end = pattern.slice(pattern.lastIndexOf('\0') + 1);
    const byEnd = this.#byEnds.get(start) ?? new Map<string, Entry[]>();
    this.#byEnds.set(start, byEnd);
    const entries = byEnd.get(end) ?? [];
    byEnd.set(end, entries);
    if (entries.length < mostBetween) entries.push(entry);
    else if (entries.length === mostBetween) {
      const hole = firstHole(entry.gap.parts);
      entries.push(
        hole === undefined ? entry : { ...entry, gap: { ...entry.gap, parts: [start, hole, end] } },
      );
    }
  }

  *#between(name: string): Generator<Entry> {
    for (const startLength of this.#startLengths) {
      const byEnd = this.#byEnds.get(name.slice(0, startLength));
      if (byEnd === undefined || startLength > name.length) continue;
      for (const endLength of this.#endLengths.get(byEnd)!) {
        if (endLength <= name.length) yield* byEnd.get(name.slice(name.length - endLength)) ?? [];
      }
    }
  }
}

function lengthsOf(byText: ReadonlyMap<string, unknown>): number[] {
  return [...new Set([...byText.keys()].map(text => text.length))];
}
