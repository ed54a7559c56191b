import type { ResourceRecord, Zone } from '../dns/zone.js';
import type { TextEdit } from '../patch/text-edit.js';
import type { FilesRead } from '../read.js';
import { type Parts, partsOfValue, type Value } from '../value.js';
import { type Finder, finderOf, withId } from './ids.js';
import type { Mover } from './sorted-uses.js';
import { recordsOf, type Use } from './uses.js';

/** What reading the changed files showed. */
export interface Proof {
  /** Whether nothing else that is read has changed. */
  readonly harmless: boolean;
  /** Those that have the new id. */
  readonly moved: ReadonlySet<Mover>;
}

/** A record as a text, as it is and as it may or is to become. */
interface Change {
  readonly before: string;
  readonly after: string;
}

const findNone: Finder = () => [];

/** Compares what the files say before and after. */
export class Prover {
  private readonly movers: (Change & { readonly mover: Mover })[] = [];
  private readonly strays: Change[] = [];
  private readonly others: string[] = [];
  private readonly surroundings: string;

  constructor(
    before: FilesRead,
    movers: readonly Mover[],
    strays: readonly Use[],
    private readonly findReplaced: Finder,
    private readonly newId: string,
  ) {
    const moverOf = new Map(movers.map(mover => [mover.use.record, mover]));
    const straying = new Set(strays.map(({ record }) => record));
    const finders = new Map(movers.map(({ id }) => [id, finderOf([id])]));
    for (const zone of before.zones.items) {
      for (const record of recordsOf(zone)) {
        const key = this.keyOf(record, zone, findNone);
        const mover = moverOf.get(record);
        if (mover !== undefined)
          this.movers.push({ mover, before: key, after: this.keyOf(record, zone, finders.get(mover.id)!) });
        else if (straying.has(record))
          this.strays.push({ before: key, after: this.keyOf(record, zone, findReplaced) });
        else this.others.push(key);
      }
    }
    this.surroundings = this.surroundingsOf(before);
  }

  /** What came of the edits, from what is read after them. */
  judge(after: FilesRead): Proof {
    const counts = new Map<string, number>();
    for (const zone of after.zones.items) {
      for (const record of recordsOf(zone)) {
        const key = this.keyOf(record, zone, findNone);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const take = (key: string): boolean => {
      const count = counts.get(key) ?? 0;
      if (count === 1) counts.delete(key);
      else if (count > 1) counts.set(key, count - 1);
      return count > 0;
    };
    let harmless = this.surroundingsOf(after) === this.surroundings;
    for (const key of this.others) harmless = take(key) && harmless;
    for (const stray of this.strays) harmless = (take(stray.before) || take(stray.after)) && harmless;
    const moved = new Set<Mover>();
    for (const { mover, before, after: wanted } of this.movers) {
      if (take(wanted)) moved.add(mover);
      else harmless = take(before) && harmless;
    }
    return { harmless: harmless && counts.size === 0, moved };
  }

  /** A record as a text, with some ids taken for the new one. Names in CNAMEs are compared in lower case. */
  private keyOf(record: ResourceRecord, zone: Zone, find: Finder): string {
    const rdata = this.textOf(record.rdata, find);
    const spelled = record.type === 'CNAME' ? rdata.toLowerCase() : rdata;
    const owner = this.textOf(record.owner, findNone);
    return [zone.apex, zone.format, zone.span.file.path, owner, record.type, spelled, record.flattened].join(
      '\0',
    );
  }

  /** An expression that is not evaluated may hold the id, which changes nothing that is known. */
  private textOf(value: Value<string>, find: Finder): string {
    return partsOfValue(value)
      .map(part =>
        typeof part === 'string'
          ? withId(part, find, this.newId)
          : `\x01${withId(part.expression, this.findReplaced, this.newId)}\x02`,
      )
      .join('');
  }

  /** What is not known, and what is wrong with the files. */
  private surroundingsOf({ zones, problems }: FilesRead): string {
    const gaps = [...zones.gaps, ...zones.items.flatMap(({ records }) => records.gaps)];
    const spellGap = (parts: Parts): string =>
      parts.map(part => (typeof part === 'string' ? part : `\x01${part.expression}\x02`)).join('');
    const texts = [
      ...gaps.map(({ parts, reason }) => `${spellGap(parts)}\0${reason}`),
      ...problems.map(({ message, span }) => `${span.file.path}\0${message}`),
    ];
    return texts
      .map(text => withId(text, this.findReplaced, this.newId))
      .sort()
      .join('\n');
  }
}

/** How often files are read again at most, to find the edits that change what they must not. */
const mostTrials = 64;

/** The edits without those that change anything else than they should, found by halving. */
export function harmlessAmong(
  edits: readonly TextEdit[],
  judge: (edits: readonly TextEdit[]) => Proof,
): readonly TextEdit[] {
  let trials = 0;
  const sift = (some: readonly TextEdit[]): readonly TextEdit[] => {
    if (some.length === 0 || ++trials > mostTrials) return [];
    if (judge(some).harmless) return some;
    if (some.length === 1) return [];
    const half = some.length >> 1;
    return [...sift(some.slice(0, half)), ...sift(some.slice(half))];
  };
  const kept = sift(edits);
  // What is harmless alone may do harm together.
  return kept.length === edits.length || judge(kept).harmless ? kept : [];
}
