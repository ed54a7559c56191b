import { type DomainName, NameError } from '../../dns/name.js';
import type { Problem } from '../../source.js';
import type { Hole, Value } from '../../value.js';
import { writtenName } from '../written.js';
import { type Evaluated, holeOf, knownText, type MappingValue, partsOf } from './evaluated.js';
import type { LooseRecords, ZoneReference } from './loose-records.js';
import { octalEscapes } from './names.js';
import { described } from './records.js';
import { propertiesOf, type Resource, type Stack, stands } from './stack.js';

/** What a zone that is created here turned out to be. */
type Zone =
  | { readonly kind: 'public'; readonly apex: DomainName; readonly doubt?: Hole }
  | { readonly kind: 'private' }
  | { readonly kind: 'unknown'; readonly hole: Hole };

/** The hosted zones that templates create, and how record sets name them. */
export class HostedZones {
  private readonly zones = new Map<unknown, Zone>();
  private readonly privateNames = new Map<Stack, Set<DomainName>>();

  constructor(
    private readonly records: LooseRecords,
    private readonly problems: Problem[],
  ) {}

  read(resource: Resource): void {
    const truth = stands(resource);
    const properties = propertiesOf(resource);
    const zone = this.zoneIn(resource, properties);
    this.zones.set(resource, zone);
    if (truth === false) return;
    if (zone.kind === 'unknown') {
      const name = properties.kind === 'mapping' ? properties.get('Name') : undefined;
      const reason = `the name of the hosted zone ${resource.id} depends on ${described(zone.hole)}`;
      const written = name && nameIn(name);
      if (written !== undefined && !(written instanceof NameError) && !written.known)
        this.records.addGap({ reason, parts: written.parts, span: resource.span });
    } else if (zone.kind === 'public') {
      // Where it may not be created here, or be private, records of that name are at least in a zone of that name.
      const isDeclared = truth === true && zone.doubt === undefined;
      this.records.declare(resource, { apex: zone.apex, isDeclared, span: resource.span });
    }
  }

  private zoneIn(resource: Resource, properties: Evaluated): Zone {
    if (properties.kind !== 'mapping') return { kind: 'unknown', hole: holeOf(properties) };
    const name = properties.get('Name');
    const vpcs = properties.get('VPCs');
    const written = name && nameIn(name);
    if (written instanceof NameError || written === undefined) {
      const what =
        written === undefined ? 'has no `Name`' : `has a name that is no domain name: it ${written.message}`;
      const span = name?.span ?? resource.span;
      this.problems.push({ message: `The hosted zone ${what}. Write the zone there.`, span });
      return { kind: 'unknown', hole: { expression: resource.id, reason: `which ${what}` } };
    }
    if (vpcs?.kind === 'list' && vpcs.items.some(({ kind }) => kind === 'mapping')) {
      const { stack } = resource;
      const names = this.privateNames.get(stack) ?? new Set();
      this.privateNames.set(stack, written.known ? names.add(written.value) : names);
      return { kind: 'private' };
    }
    if (!written.known) return { kind: 'unknown', hole: holeOf(name!) };
    const isPublic = vpcs === undefined || (vpcs.kind === 'list' && vpcs.items.length === 0 && !vpcs.open);
    return { kind: 'public', apex: written.value, ...(!isPublic && { doubt: holeOf(vpcs) }) };
  }

  /** Why it is not certain that a zone is a public one; undefined where it is. */
  doubtOf(zone: ZoneReference): string | undefined {
    const of = zone.kind === 'declared' ? this.zones.get(zone.key) : undefined;
    if (of?.kind !== 'public' || of.doubt === undefined) return undefined;
    return `whether a record is in a public zone depends on ${described(of.doubt)}`;
  }

  /** The name of the zone that a group is in, where it is known. */
  apexOf(group: MappingValue | undefined): DomainName | undefined {
    const zone = group && this.namedBy([group]);
    if (zone?.kind === 'named') return zone.apex;
    const of = zone?.kind === 'declared' ? this.zones.get(zone.key) : undefined;
    return of?.kind === 'public' ? of.apex : undefined;
  }

  /** The zone that the first of these names; undefined for one that a certificate authority does not see. */
  namedBy(places: readonly MappingValue[], stack?: Stack): ZoneReference | undefined {
    for (const place of places) {
      const id = place.get('HostedZoneId');
      if (id !== undefined) return this.zoneById(id);
      const name = place.get('HostedZoneName');
      if (name === undefined) continue;
      const written = nameIn(name);
      if (written instanceof NameError || !written.known) return { kind: 'unknown', hole: holeOf(name) };
      const isPrivate = stack !== undefined && this.privateNames.get(stack)?.has(written.value);
      return isPrivate ? undefined : { kind: 'named', apex: written.value };
    }
    return { kind: 'unknown', hole: { expression: 'HostedZoneId', reason: 'which is not written' } };
  }

  private zoneById(id: Evaluated): ZoneReference | undefined {
    if (id.kind === 'reference') {
      const zone = this.zones.get(id.resource);
      if (zone?.kind === 'public')
        return stands(id.resource) === false
          ? { kind: 'named', apex: zone.apex }
          : { kind: 'declared', key: id.resource };
      if (zone?.kind === 'private') return undefined;
      if (zone !== undefined) return { kind: 'unknown', hole: zone.hole };
    }
    const expression = knownText(id);
    if (expression === undefined) return { kind: 'unknown', hole: holeOf(id) };
    return { kind: 'unknown', hole: { expression, reason: 'an id that only Route 53 knows the zone of' } };
  }
}

function nameIn(name: Evaluated): Value<DomainName> | NameError {
  return writtenName(octalEscapes(partsOf(name)), name.span, 'absolute', undefined);
}
