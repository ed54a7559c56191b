import type { Parts } from '../../../value.js';
import { type Datum, unknownDatum } from '../evaluate/datum.js';
import { first, textOf } from '../resources/fields.js';
import { privacyOf } from '../resources/privacy.js';
import { providerOf } from '../resources/record-table.js';
import { type ZoneResource, zoneTable } from '../resources/zone-table.js';
import { zoneTypeOf } from '../resources/zone-type.js';
import { foreseen } from './foreseen.js';
import { objectOf } from './instances.js';
import type { Resource } from './resource.js';
import type { Run } from './run.js';
import { whyUnknown } from './unknown-attribute.js';
import { apexOf, type KnownZone, partsOfZone } from './zones.js';

/** The attributes that a provider is known to add to a resource, as far as they can be foreseen. */
export function computedOf(resource: Resource, run: Run): Map<string, () => Datum> {
  const row = zoneTable[resource.type];
  return row === undefined ? foreseen(resource, run) : zoneAttributes(resource, row, run);
}

/** A zone's ids are holes by which it is found again, wherever expressions carry them. */
function zoneAttributes(resource: Resource, row: ZoneResource, run: Run): Map<string, () => Datum> {
  const { address, block, mode } = resource;
  const { headSpan } = block;
  const ids = row.ids.map(name => unknownDatum(`${address}.${name}`, whyUnknown(mode), headSpan));
  const zone = run.zones.add(
    () => knownZone(resource, row, run),
    ids.map(({ hole }) => hole),
  );
  const name = (): Datum => ({ kind: 'text', parts: partsOfZone(zone()), span: headSpan });
  const makers = new Map<string, () => Datum>();
  for (const path of [...row.apex, ...(row.names ?? [])]) if (!path.includes('.')) makers.set(path, name);
  for (const [index, id] of row.ids.entries()) makers.set(id, () => ids[index]!);
  for (const list of row.lists ?? []) {
    const found = () => objectOf({ id: ids[0]!, name: name() }, block.span);
    makers.set(list, () => ({ kind: 'list', items: [found()], span: block.span }));
  }
  return makers;
}

/** A zone that is referred to by the id of another is that one. */
function knownZone(resource: Resource, row: ZoneResource, run: Run): KnownZone {
  const { mode, address, arguments: own, block, doubt } = resource;
  for (const id of row.ids) {
    const there = first(own, id);
    const other = there && run.zones.ofId(textOf(there));
    if (other !== undefined) return { ...other, isDeclared: false };
  }
  const written = row.apex.map(path => first(own, path)).find(datum => datum !== undefined);
  const parts: Parts = written
    ? textOf(written)
    : [{ expression: `${address}.${row.apex[0]}`, reason: whyUnknown(mode) }];
  const apex = apexOf(parts) ?? run.zoneOf(block.span.file.path);
  const label = row.label === undefined ? undefined : first(own, row.label);
  const privacy = privacyOf(row, own);
  const maybePrivate = typeof privacy === 'object' ? privacy : undefined;
  const type = zoneTypeOf(row, own, mode === 'managed');
  return {
    provider: providerOf(resource.type),
    name: apex === undefined ? { parts } : { apex },
    isDeclared: mode === 'managed' && doubt === undefined && !maybePrivate,
    isPrivate: privacy === true,
    ...(maybePrivate && { maybePrivate }),
    ...(type && { type }),
    span: resource.span,
    ...(label && { label: textOf(label) }),
  };
}
