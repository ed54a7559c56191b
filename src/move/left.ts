import { validationNameOf } from '../delegated-dcv.js';
import { indexZones, lookUp } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { FilesRead } from '../read.js';
import { positionOf, type Tree } from '../source.js';
import { type Gap, partsOfValue, spell } from '../value.js';
import { placesOf } from './ids.js';
import type { Leftover } from './plan.js';

/**
 * What is not known of records that the zone needs: names that no zone of the repository holds, in order, and places
 * that may hold more of its records.
 */
export function unknownOf(
  { zones, problems }: FilesRead,
  zone: DomainName,
  demanded: ReadonlySet<DomainName>,
): { readonly elsewhere: DomainName[]; readonly left: Leftover[] } {
  const index = indexZones(zones);
  const gaps = new Set<Gap>();
  for (const name of [...demanded, validationNameOf(zone)]) {
    for (const lookup of lookUp(index, name))
      if (lookup.answer === 'unresolved') for (const gap of lookup.gaps) gaps.add(gap);
  }
  const unread = [...gaps].map(({ reason, span }) => ({
    reason: `Records of ${zone} may stand here: ${reason}.`,
    ...(span && { span }),
  }));
  const broken = problems.filter(({ severity }) => severity !== 'warning');
  return {
    elsewhere: [...demanded].filter(owner => lookUp(index, owner).length === 0).sort(),
    left: [...unread, ...broken.map(({ message, span }) => ({ reason: message, span }))],
  };
}

/** Files that hold one of the ids, but for those at some paths; of a large file its beginning counts. */
export function mentionsIn(
  tree: Tree,
  ids: ReadonlySet<string>,
  passedOver: ReadonlySet<string>,
): Leftover[] {
  const searched = tree.paths.filter(path => !tree.links?.has(path) && !passedOver.has(path));
  return searched.flatMap(path => {
    const file = tree.peek(path);
    const place = file && placesOf(ids, file.text)[0];
    if (file === undefined || place === undefined) return [];
    const reason = `The file holds ${place.id} and is not read as DNS. Look whether records are made from it.`;
    return { reason, span: { file, start: place.at, end: place.at + place.id.length } };
  });
}

/** In order of place, each once. */
export function inOrderOfPlace(left: readonly Leftover[]): Leftover[] {
  const byPlace = new Map<string, Leftover>();
  for (const leftover of left) {
    const { reason, owner, span } = leftover;
    const { path = '', line = 0, column = 0 } = span === undefined ? {} : positionOf(span);
    const place = [line, column].map(count => String(count).padStart(9, '0'));
    byPlace.set([path, ...place, reason, owner && spell(partsOfValue(owner))].join('\0'), leftover);
  }
  return [...byPlace].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, leftover]) => leftover);
}
