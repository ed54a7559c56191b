import { validationNameOf } from '../delegated-dcv.js';
import { indexZones, lookUp } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { FilesRead } from '../read.js';
import { positionOf } from '../source.js';
import type { Gap } from '../value.js';
import type { Holders } from './holders.js';
import { urlOf } from './ids.js';
import type { Leftover, Move } from './plan.js';
import type { Mover } from './sorted-uses.js';

/** What is needed and could not be told, where nothing else could hold it, and files that were not understood. */
export function unreadPlaces({ zones, problems }: FilesRead, { zone }: Move, holders: Holders): Leftover[] {
  const index = indexZones(zones);
  const gaps = new Set<Gap>();
  for (const name of [...holders.demanded, validationNameOf(zone)]) {
    for (const lookup of lookUp(index, name))
      if (lookup.answer === 'unresolved') for (const gap of lookup.gaps) gaps.add(gap);
  }
  return [
    ...[...gaps].map(({ reason, span }) => ({
      reason: `Records of ${zone} may stand here: ${reason}.`,
      ...(span && { span }),
    })),
    ...problems
      .filter(({ severity }) => severity !== 'warning')
      .map(({ message, span }) => ({ reason: message, span })),
  ];
}

/** Validation names that are needed and that no zone of the repository could hold, in order. */
export function elsewhereOf({ zones }: FilesRead, { demanded }: Holders): DomainName[] {
  const index = indexZones(zones);
  return [...demanded].filter(owner => lookUp(index, owner).length === 0).sort();
}

/** What to say of a record that the patch does not give the new validation URL. */
export function leftMover({ use: { record, zone }, id, everywhere }: Mover): Leftover {
  const why = everywhere
    ? 'is written nowhere that the id can be replaced by itself'
    : 'is not written in the record itself, and others may use it too';
  const reason =
    zone.format === 'terraform-plan'
      ? 'It is in a plan that Terraform made. Make the plan again once its configuration has changed.'
      : `Its ${urlOf(id)} ${why}. Change it where it is set.`;
  return { reason, owner: record.owner, span: record.rdata.span };
}

/** Leftovers in order of place, each once. */
export function inOrderOfPlace(left: readonly Leftover[]): Leftover[] {
  const keyed = left.map(one => {
    const place = one.span && positionOf(one.span);
    return { one, path: place?.path ?? '', line: place?.line ?? 0, column: place?.column ?? 0 };
  });
  keyed.sort(
    (a, b) =>
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.one.reason, b.one.reason),
  );
  const seen = new Set<string>();
  return keyed.flatMap(({ one, path, line, column }) => {
    const key = JSON.stringify([path, line, column, one.reason, one.owner]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [one];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
