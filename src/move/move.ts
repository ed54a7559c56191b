import type { TextEdit } from '../patch/text-edit.js';
import { patchOf } from '../patch/unified-diff.js';
import type { FilesRead } from '../read.js';
import type { Span } from '../source.js';
import { Holders } from './holders.js';
import { finderOf, idOf, urlOf } from './ids.js';
import { elsewhereOf, inOrderOfPlace, leftMover, unreadPlaces } from './leftovers.js';
import { leftMention, mentionsIn, withHelpful } from './mentions.js';
import type { Leftover, Move, MovePlan } from './plan.js';
import { harmlessAmong, type Proof, Prover } from './proof.js';
import { type Ground, replacementsIn, whyNot } from './replacements.js';
import { settingsEdits } from './settings-edits.js';
import { type Mover, sortUses } from './sorted-uses.js';
import { overlaid, realPath, watched } from './trees.js';
import { usesIn } from './uses.js';

/**
 * Works out what is to be changed when a zone has moved to another Cloudflare account, makes the changes in memory,
 * and reads again: what does not come out as wanted is said to be left, and what would change anything else is not
 * done.
 */
export function planMove(move: Move): MovePlan {
  const { zone, to, tree } = move;
  const watching = watched(tree);
  const before = move.read(watching.tree);
  const holders = new Holders(move);
  const sorted = sortUses(usesIn(before.zones.items), move, holders);
  const everywhere = new Set([
    ...holders.own,
    ...sorted.movers.filter(mover => mover.everywhere).map(({ id }) => id),
  ]);
  const find = finderOf(everywhere);
  const untouched = untouchedFiles(move, before);
  const ground = {
    tree,
    zones: before.zones.items,
    movers: sorted.movers,
    everywhere,
    newId: idOf(to),
    untouched,
    paths: new Set(tree.paths),
  };
  const prover = new Prover(before, sorted.movers, sorted.strays, find, idOf(to));
  const proofs = new Map<readonly TextEdit[], Proof>();
  const judge = (edits: readonly TextEdit[]): Proof => {
    const proof = proofs.get(edits) ?? prover.judge(move.read(overlaid(tree, edits)));
    proofs.set(edits, proof);
    return proof;
  };

  const direct = replacementsIn(ground, watching.read.values());
  const harmless = harmlessAmong(direct.edits, judge);
  const read = new Set([...watching.read.keys()].flatMap(path => [path, realPath(tree, path)]));
  const mentions = mentionsIn(tree, find, path => untouched.has(path) || read.has(path));
  const helped = withHelpful(
    mentions,
    { edits: harmless, proof: judge(harmless) },
    sorted.movers,
    ground,
    judge,
  );
  const { edits, proof } = helped;
  const settings = ofSettings(move, ground);
  const isUnexplained = (mover: Mover): boolean =>
    !proof.moved.has(mover) && !direct.left.some(({ span }) => isWithin(span, mover.use.record.rdata.span));
  return {
    zone,
    to,
    patch: patchOf([...edits, ...settings.edits]),
    changed: sorted.movers
      .filter(mover => proof.moved.has(mover))
      .map(({ use: { record }, id }) => ({ owner: record.owner, from: urlOf(id), span: record.rdata.span })),
    alsoChanged: outside(edits, sorted.movers, ground),
    settings: settings.changed,
    left: inOrderOfPlace([
      ...sorted.left,
      ...direct.left,
      ...settings.left,
      ...sorted.movers.filter(isUnexplained).map(leftMover),
      ...withheldEdits(direct.edits, harmless),
      ...helped.unused.map(leftMention),
      ...unreadPlaces(before, move, holders),
    ]),
    elsewhere: elsewhereOf(before, holders),
    followsByItself: sorted.followsByItself,
    already: sorted.already,
    notes: notesOn(move, holders),
  };
}

function isWithin(inner: Span | undefined, outer: Span): boolean {
  return inner?.file.path === outer.file.path && outer.start <= inner.start && inner.end <= outer.end;
}

/** Edits that stand in no RDATA of a record that moves. */
function outside(edits: readonly TextEdit[], movers: readonly Mover[], { tree }: Ground): Span[] {
  const find = finderOf(new Set(movers.map(({ id }) => id)));
  const searched = new Set<string>();
  const inside = new Set<string>();
  for (const { use } of movers) {
    const { file, start, end } = use.record.rdata.span;
    const path = realPath(tree, file.path);
    const key = `${start} ${end} ${path}`;
    if (searched.has(key)) continue;
    searched.add(key);
    for (const { at } of find(file.text.slice(start, end))) inside.add(`${start + at} ${path}`);
  }
  return edits
    .filter(({ file, start }) => !inside.has(`${start} ${file.path}`))
    .map(({ file, start, end }) => ({ file, start, end }));
}

/** Files that others make or keep: plans of Terraform, and the inventory's own. */
function untouchedFiles({ tree, settings, lock }: Move, { zones }: FilesRead): ReadonlySet<string> {
  const plans = zones.items.filter(({ format }) => format === 'terraform-plan');
  const paths = [
    settings?.path,
    lock,
    ...plans.map(({ span }) => span.file.path),
    ...plans.flatMap(({ records }) => records.items.map(({ span }) => span.file.path)),
  ];
  return new Set(paths.flatMap(path => (path === undefined ? [] : [path, realPath(tree, path)])));
}

function withheldEdits(all: readonly TextEdit[], kept: readonly TextEdit[]): Leftover[] {
  const isKept = new Set(kept);
  const reason =
    'To replace the id here would change other records too. Change those that are to move by hand.';
  return all
    .filter(edit => !isKept.has(edit))
    .map(({ file, start, end }) => ({ reason, span: { file, start, end } }));
}

function ofSettings({ settings, zone, to }: Move, ground: Ground): ReturnType<typeof settingsEdits> {
  if (settings === undefined) return { edits: [], changed: [], left: [] };
  const real = realPath(ground.tree, settings.path);
  const planned = settingsEdits({ ...settings, path: real }, zone, to);
  const refusal = ground.paths.has(real)
    ? planned.edits.flatMap(edit => whyNot(edit, ground) ?? [])[0]
    : `The settings file is none of the files that are read here. Give ${zone} its validation URL ${to} there by hand.`;
  if (refusal === undefined) return planned;
  const left = planned.changed.map(span => ({ reason: refusal, span }));
  return { edits: [], changed: [], left: [...planned.left, ...left] };
}

function notesOn({ zone, to, inventory }: Move, holders: Holders): string[] {
  const foreign = holders.foreignHolderOf(idOf(to));
  const awaiting = inventory.validationUrls.filter(
    ({ url, holder, state }) => state === 'awaiting' && holder === zone && url !== to,
  );
  const notes = awaiting.map(
    ({ url }) =>
      `The zone ${zone} that awaits activation in another account has the validation URL ${url}, not ${to}.`,
  );
  if (foreign === undefined) return notes;
  const whose = foreign.state === 'vendor' ? foreign.holder : `the zone ${foreign.holder}`;
  return [
    `${to} is known as the validation URL of ${whose}, not of ${zone}; make sure that it is the right one.`,
    ...notes,
  ];
}
