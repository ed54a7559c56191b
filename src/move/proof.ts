import type { ResourceRecord } from '../dns/zone.js';
import type { TextEdit } from '../patch/text-edit.js';
import type { FilesRead } from '../read.js';
import { partsOfValue, spell, type Value } from '../value.js';
import { idOf, withId } from './ids.js';
import type { Move } from './plan.js';
import { overlaid } from './trees.js';
import { type Mover, recordsOf } from './uses.js';

/** Edits that change nothing but what they are to change, and the records that have their new id through them. */
export interface Proved {
  readonly edits: readonly TextEdit[];
  readonly moved: ReadonlySet<ResourceRecord>;
}

/** The first of several lists of edits after which reading again shows that no other record, gap or problem has changed. */
export function firstProved(
  attempts: readonly (readonly TextEdit[])[],
  { tree, read, to }: Move,
  before: FilesRead,
  movers: readonly Mover[],
): Proved {
  for (const edits of attempts.filter(some => some.length > 0)) {
    const moved = movedBetween(before, read(overlaid(tree, edits)), movers, idOf(to));
    if (moved !== undefined) return { edits, moved };
  }
  return { edits: [], moved: new Set() };
}

/** The records that have their new id after the edits; undefined where anything else differs, the order included. */
function movedBetween(
  before: FilesRead,
  after: FilesRead,
  movers: readonly Mover[],
  newId: string,
): ReadonlySet<ResourceRecord> | undefined {
  const ids = new Map(movers.map(({ record, id }) => [record, id]));
  const moved = new Set<ResourceRecord>();
  const now = statementsOf(after);
  for (const { text, record } of statementsOf(before)) {
    const found = now.next().value?.text;
    if (found === text) continue;
    const id = record && ids.get(record);
    if (id === undefined || found !== withId(newId, new Set([id]), text)) return undefined;
    moved.add(record!);
  }
  return now.next().done ? moved : undefined;
}

/** Each thing that the files say, as a text. */
function* statementsOf({ zones, problems }: FilesRead): Generator<{ text: string; record?: ResourceRecord }> {
  for (const zone of zones.items) {
    for (const record of recordsOf(zone)) {
      const { owner, type, rdata, flattened } = record;
      const target = type === 'CNAME' ? textOf(rdata).toLowerCase() : textOf(rdata);
      const where = [zone.apex, zone.format, zone.span.file.path];
      yield { text: [...where, textOf(owner), type, target, flattened].join('\0'), record };
    }
  }
  const gaps = [...zones.gaps, ...zones.items.flatMap(({ records }) => records.gaps)];
  for (const { parts, reason } of gaps) yield { text: `${spell(parts)}\0${reason}` };
  for (const { message, span } of problems) yield { text: `${span.file.path}\0${message}` };
}

function textOf(value: Value<string>): string {
  return spell(partsOfValue(value));
}
