import { patchOf, unprintableAmong } from '../patch/unified-diff.js';
import type { FilesRead } from '../read.js';
import { positionOf, type Span } from '../source.js';
import { editsFor } from './edits.js';
import { Holders } from './holders.js';
import { idOf, urlOf } from './ids.js';
import { inOrderOfPlace, mentionsIn, unknownOf } from './left.js';
import type { Leftover, Move, MovePlan } from './plan.js';
import { firstProved } from './proof.js';
import { settingsEdits } from './settings-edits.js';
import { leftRecord, sortUses } from './sorted-uses.js';
import { realPath, watched } from './trees.js';
import { type Mover, recordsOf, usesIn } from './uses.js';

/**
 * Works out what is to be changed when a zone has moved to another Cloudflare account: finds the records that use its
 * validation URL, decides the edits, makes them in memory and reads again. What does not come out as wanted is said to
 * be left, and what would change anything else is not done.
 */
export function planMove(move: Move): MovePlan {
  const { zone, to, tree } = move;
  const real = (path: string): string => realPath(tree, path);
  const watching = watched(tree);
  const before = move.read(watching.tree);
  const uses = usesIn(before.zones.items);
  const holders = new Holders(move, uses);
  const { own, demanded } = holders;
  const { movers, left, followsByItself, already } = sortUses(uses, move, holders);

  const read = [...watching.read.values()];
  const untouched = untouchedFiles(move, before);
  const paths = new Set(tree.paths.filter(path => !untouched.has(path)));
  const files = read.filter(({ path }) => paths.has(real(path)));
  const records = before.zones.items.flatMap(recordsOf);
  const { inRecords, around } = editsFor({ tree, files, records, movers, own, newId: idOf(to) });
  const settings = settingsEdits(move);

  const all = [...inRecords, ...around];
  const unprintable = new Set(unprintableAmong(all));
  const attempts = [all, inRecords].map(edits => edits.filter(edit => !unprintable.has(edit)));
  const { edits, moved } = firstProved(attempts, move, before, movers);

  const made = new Set(edits);
  const unknown = unknownOf(before, zone, demanded);
  const lineOf = (span: Span): string => `${real(span.file.path)}:${positionOf(span).line}`;
  const unprintableLines = new Set([...unprintable].map(lineOf));
  const whyLeft = ({ zone: { format }, record, id }: Mover): string => {
    if (format === 'terraform-plan') return planReason;
    if (unprintableLines.has(lineOf(record.rdata.span))) return unprintableReason;
    return `Its ${urlOf(id)} cannot be replaced by itself. Change it where it is set.`;
  };
  return {
    zone,
    to,
    patch: patchOf([...edits, ...settings.edits]),
    changed: movers
      .filter(({ record }) => moved.has(record))
      .map(({ record, id }) => ({ owner: record.owner, from: urlOf(id), span: record.rdata.span })),
    alsoChanged: around.filter(edit => made.has(edit)),
    settings: settings.changed,
    left: inOrderOfPlace([
      ...left,
      ...movers.filter(({ record }) => !moved.has(record)).map(use => leftRecord(use, whyLeft(use))),
      ...around
        .filter(edit => !made.has(edit))
        .map((span): Leftover => ({ reason: unprintable.has(span) ? unprintableReason : harmReason, span })),
      ...settings.left,
      ...mentionsIn(tree, own, new Set([...untouched, ...read.map(({ path }) => real(path))])),
      ...unknown.left,
    ]),
    elsewhere: unknown.elsewhere,
    followsByItself,
    already,
    notes: doubtsOf(move),
  };
}

const planReason =
  'It is in a plan that Terraform made. Make the plan again once its configuration has changed.';
const unprintableReason =
  'The lines around the id hold characters that are not safe to print. Change the id by hand.';
const harmReason =
  'To replace ids outside of records would change other records too. Change this one by hand.';

/** Files that others make, or that are changed in another way. */
function untouchedFiles({ tree, settings, lock }: Move, { zones }: FilesRead): ReadonlySet<string> {
  const plans = zones.items.filter(({ format }) => format === 'terraform-plan');
  const made = plans.flatMap(plan => [plan.span, ...plan.records.items.map(({ span }) => span)]);
  const paths = [settings?.path, lock, ...made.map(({ file }) => file.path)];
  return new Set(paths.flatMap(path => (path === undefined ? [] : realPath(tree, path))));
}

/** What the inventory knows that speaks against the new validation URL. */
function doubtsOf({ zone, to, inventory }: Move): string[] {
  const against = inventory.validationUrls.filter(({ url, holder, state }) =>
    url === to ? holder !== zone || state === 'vendor' : holder === zone && state === 'awaiting',
  );
  return against.map(
    ({ url, holder }) =>
      `The inventory knows ${url} as the validation URL of ${holder}. Make sure that ${to} is that of ${zone}.`,
  );
}
