import type { Holders } from './holders.js';
import { idOf, urlOf } from './ids.js';
import type { Leftover, Move } from './plan.js';
import type { Mover, Use } from './uses.js';

/** What is to become of each use. */
export interface SortedUses {
  readonly movers: readonly Mover[];
  readonly left: readonly Leftover[];
  readonly followsByItself: number;
  readonly already: number;
}

/** Tells the records of the zone from all others, and those that are safe to change from those that are not. */
export function sortUses(uses: readonly Use[], { zone, to }: Move, holders: Holders): SortedUses {
  const movers: Mover[] = [];
  const left: Leftover[] = [];
  let followsByItself = 0;
  let already = 0;
  for (const use of uses) {
    const { id, hole } = use;
    const isOwn = holders.isOwn(use);
    const leave = (reason: string): unknown => left.push(leftRecord(use, reason));
    if (hole?.validationIdOf !== undefined) {
      if (hole.validationIdOf === zone || (hole.validationIdOf === '' && isOwn)) followsByItself++;
    } else if (!isOwn) {
      if (id === undefined || !holders.own.has(id)) continue;
      const whose = `its host belongs to the zone ${holders.zoneOf(use.host)}`;
      leave(`It uses a validation URL of ${zone}, but ${whose}. Give it the validation URL of that zone.`);
    } else if (hole !== undefined) {
      leave(`Its target comes from ${hole.expression} (${hole.reason}). Change it where that is set.`);
    } else if (id === undefined) {
      leave(`Its target still holds a placeholder. Write ${to} in its place.`);
    } else if (id === idOf(to)) {
      already++;
    } else if (holders.own.has(id) || holders.demands(use)) {
      movers.push({ ...use, id });
    } else {
      const foreign = holders.foreign.get(id);
      const whose = foreign === undefined ? `not known to be ${zone}’s` : `${foreign.holder}’s`;
      leave(`Its ${urlOf(id)} is ${whose}. Change it only if ${zone} is to validate it.`);
    }
  }
  return { movers, left, followsByItself, already };
}

/** Says of a record why somebody must look at it. */
export function leftRecord({ record }: Use, reason: string): Leftover {
  return { reason, owner: record.owner, span: record.rdata.span };
}
