import type { ResourceRecord } from '../dns/zone.js';
import type { TextEdit } from '../patch/text-edit.js';
import type { SourceFile, Span, Tree } from '../source.js';
import { partsOfValue, spell } from '../value.js';
import { placesOf } from './ids.js';
import { realPath } from './trees.js';
import type { Mover } from './uses.js';

/** What the edits are made from. */
export interface Ground {
  readonly tree: Tree;
  /** The files that may be edited. */
  readonly files: readonly SourceFile[];
  /** All that is read, also from other files. */
  readonly records: readonly ResourceRecord[];
  readonly movers: readonly Mover[];
  /** The ids that are replaced wherever they stand; others only in the RDATA of the records that move. */
  readonly own: ReadonlySet<string>;
  readonly newId: string;
}

/**
 * An edit for each id in the RDATA of the records that move, and for each id of the zone around them: in variables, and
 * in comments, because what is commented out is wanted right when it comes back. What another record spells out stays,
 * also where it is made from the same text.
 */
export function editsFor(ground: Ground): { readonly inRecords: TextEdit[]; readonly around: TextEdit[] } {
  const { files, records, movers, own } = ground;
  const ids = new Set([...own, ...movers.map(({ id }) => id)]);
  const moving = new Set(movers.map(({ record }) => record));
  const isSpelled = ({ rdata }: ResourceRecord): boolean =>
    placesOf(ids, spell(partsOfValue(rdata))).length > 0;
  const others = records.filter(record => !moving.has(record) && isSpelled(record));
  const staying = replacements(rdataOf(others), ids, ground);
  const inRecords = replacements(rdataOf([...moving]), ids, ground);
  const whole = files.map(file => ({ file, start: 0, end: file.text.length }));
  const around = [...replacements(whole, own, ground)].filter(([place]) => !inRecords.has(place));
  const going = (edits: Iterable<[string, TextEdit]>): TextEdit[] =>
    [...edits].flatMap(([place, edit]) => (staying.has(place) ? [] : edit));
  return { inRecords: going(inRecords), around: going(around) };
}

function rdataOf(records: readonly ResourceRecord[]): Span[] {
  return records.map(({ rdata }) => rdata.span);
}

/** By place, an edit for each of the ids in the spans. */
function replacements(
  spans: readonly Span[],
  ids: ReadonlySet<string>,
  { tree, files, newId }: Ground,
): Map<string, TextEdit> {
  // One object for each file: its lines are counted once.
  const targets = new Map(
    files.map(file => [file.path, { path: realPath(tree, file.path), text: file.text }]),
  );
  const searched = new Set<string>();
  const edits = new Map<string, TextEdit>();
  for (const { file: source, start, end } of spans) {
    const file = targets.get(source.path);
    const key = `${file?.path}\0${start}-${end}`;
    if (file === undefined || searched.has(key)) continue;
    searched.add(key);
    for (const { id, at } of placesOf(ids, file.text.slice(start, end))) {
      const edit = { file, start: start + at, end: start + at + id.length, text: newId };
      edits.set(`${file.path}\0${edit.start}`, edit);
    }
  }
  return edits;
}
