import type { Span } from '../../source.js';
import type { Parts } from '../../value.js';
import { apexOf, type KnownZone } from '../terraform/configuration/zones.js';
import type { Datum } from '../terraform/evaluate/datum.js';
import { at, first, knownAt, textOf } from '../terraform/resources/fields.js';
import { privacyOf } from '../terraform/resources/privacy.js';
import { providerOf } from '../terraform/resources/record-table.js';
import { zoneTable } from '../terraform/resources/zone-table.js';
import { zoneTypeOf } from '../terraform/resources/zone-type.js';
import { namesOf } from './address.js';
import type { PlannedResource } from './plan.js';
import { nameIn, type References, type Referred } from './reference.js';

/** A zone of a plan, and which instance of which resource it is. */
export interface PlannedZone extends KnownZone {
  readonly resource: PlannedResource;
}

/** The zones of a plan, to be found by what its records call them. */
export class PlannedZones {
  readonly all: PlannedZone[] = [];
  private readonly byId = new Map<string, PlannedZone>();
  private readonly byResource = new Map<string, PlannedZone[]>();

  add(resource: PlannedResource, values: Datum, span: Span): void {
    const row = zoneTable[resource.type];
    if (row === undefined) return;
    const provider = providerOf(resource.type);
    const written = row.apex.map(path => first(values, path)).find(datum => datum !== undefined);
    const parts = written === undefined ? [] : textOf(written);
    const apex = apexOf(parts);
    const type = zoneTypeOf(row, values, resource.mode === 'managed');
    const zone: PlannedZone = {
      provider,
      name: apex === undefined ? { parts } : { apex },
      isDeclared: resource.mode === 'managed',
      isPrivate: privacyOf(row, values) === true,
      ...(type && { type }),
      span,
      resource,
    };
    this.all.push(zone);
    for (const path of [...row.ids, ...(row.label === undefined ? [] : [row.label])])
      this.name(provider, knownAt(values, path), zone);
    const key = keyOf(namesOf(resource.modules), nameIn(resource));
    const instances = this.byResource.get(key) ?? [];
    instances.push(zone);
    this.byResource.set(key, instances);
    for (const item of (row.lists ?? []).flatMap(list => at(values, list).values)) {
      const found = apexOf(partsAt(item, 'name'));
      if (found !== undefined) this.name(provider, knownAt(item, 'id'), { ...zone, name: { apex: found } });
    }
  }

  private name(provider: string, id: string | undefined, zone: PlannedZone): void {
    const key = `${provider} ${id}`;
    if (id !== undefined && !this.byId.has(key)) this.byId.set(key, zone);
  }

  /** The zone of a provider that an id, or Google's own name for it, stands for. */
  called(provider: string, [id = '']: Parts): PlannedZone | undefined {
    return typeof id === 'string' ? this.byId.get(`${provider} ${id}`) : undefined;
  }

  /** The only zone that arguments of a resource refer to. */
  referredBy(
    resource: PlannedResource,
    paths: readonly string[],
    references: References,
  ): PlannedZone | undefined {
    const referred = paths
      .flatMap(path => references.zonesOf(resource, path))
      .flatMap(reference => this.referredTo(reference, resource));
    const [only, ...more] = new Set(referred);
    return more.length === 0 ? only : undefined;
  }

  /** The instances that a reference may mean, for a resource that makes it. */
  private referredTo({ modules, resource, index }: Referred, from: PlannedResource): readonly PlannedZone[] {
    const all = this.byResource.get(keyOf(modules, resource)) ?? [];
    const together = narrowed(all, zone => isOnTheWay(zone.resource, from));
    if (index !== undefined) return together.filter(zone => zone.resource.index === index);
    return narrowed(together, zone => zone.resource.index === from.index);
  }
}

/** Those that fit, if any. */
function narrowed(
  zones: readonly PlannedZone[],
  fits: (zone: PlannedZone) => boolean,
): readonly PlannedZone[] {
  const fitting = zones.length < 2 ? [] : zones.filter(fits);
  return fitting.length > 0 ? fitting : zones;
}

/** Whether one resource is in the same instances of the modules that both are in. */
function isOnTheWay({ modules }: PlannedResource, { modules: others }: PlannedResource): boolean {
  return modules.every(({ name, index }, at) => {
    const other = others[at];
    return other === undefined || other.name !== name || other.index === index;
  });
}

function keyOf(modules: readonly string[], resource: string): string {
  return [...modules, resource].join(' ');
}

function partsAt(datum: Datum, path: string): Parts {
  const value = first(datum, path);
  return value === undefined ? [] : textOf(value);
}
