import { type DomainName, NameError, parseName } from '../../dns/name.js';
import { gapFor, type ResourceRecord, type Zone } from '../../dns/zone.js';
import { groupBy } from '../../group.js';
import type { Span } from '../../source.js';
import { firstHole, type Gap, type Hole, type Parts, wholeText } from '../../value.js';
import type { FormatName } from '../names.js';
import { nearestZone } from '../record-sets.js';
import { draftOf, type ZoneDraft, zoneOf } from '../zone-draft.js';
import type { KnownZone } from './configuration/zones.js';
import type { RecordResource } from './resources/record-resource.js';
import { type EvaluatedResource, ownersAsWritten } from './resources/records.js';

/** The zones of a reading: each that is declared, and each other one that something is added to. */
export class ZoneDrafts {
  /** Every zone of which the name is known. */
  readonly apexes: ReadonlySet<DomainName>;
  private readonly declared = new Map<KnownZone, ZoneDraft>();
  /** By provider and apex: the only one that is declared so, or one that is only added to. */
  private readonly named = new Map<string, ZoneDraft>();

  constructor(known: readonly KnownZone[], apexes: readonly DomainName[] = []) {
    const named = known.flatMap(({ name }) => ('apex' in name ? [name.apex] : []));
    this.apexes = new Set([...apexes, ...named]);
    for (const zone of known) {
      const { provider, isDeclared, name, span } = zone;
      if (isDeclared && !zone.isPrivate && 'apex' in name)
        this.declared.set(zone, draftOf(name.apex, { provider, isDeclared }, span));
    }
    for (const [key, [draft, ...more]] of groupBy(this.declared.values(), keyOf))
      if (draft !== undefined && more.length === 0) this.named.set(key, draft);
  }

  /** The zone that was declared. */
  of(zone: KnownZone): ZoneDraft | undefined {
    return this.declared.get(zone);
  }

  /** A zone by its name; one that is not declared is where its first record is. */
  addedTo(apex: DomainName, provider: string, span: Span): ZoneDraft {
    const added = draftOf(apex, { provider, isDeclared: false }, span);
    const draft = this.named.get(keyOf(added)) ?? added;
    this.named.set(keyOf(added), draft);
    return draft;
  }

  /** The nearest zone that all owners of a resource are in, where they are written whole. */
  around(row: RecordResource, resource: EvaluatedResource): DomainName | undefined {
    if (row.rule === 'relative') return undefined;
    const [apex, ...others] = ownersAsWritten(row, resource).map(owner => {
      const name = parseName(wholeText(owner) ?? '');
      return name instanceof NameError ? undefined : nearestZone(name, this.apexes);
    });
    return others.every(other => other === apex) ? apex : undefined;
  }

  zones(format: FormatName): Zone[] {
    const drafts = new Set([...this.declared.values(), ...this.named.values()]);
    return [...drafts].map(draft => zoneOf(draft, format));
  }
}

function keyOf({ apex, fragment }: ZoneDraft): string {
  return `${fragment.provider} ${apex}`;
}

/** Why a zone is not known that a record names like this. */
export function unknownZone(parts: Parts = []): Hole {
  const hole = firstHole(parts);
  if (hole !== undefined) return hole;
  if (parts.length === 0) return { expression: '…', reason: 'a zone that it does not name' };
  return { expression: parts.join(''), reason: 'an id of which no file tells the zone' };
}

/** The gap that a record leaves whose zone is not known. */
export function homeless(record: ResourceRecord, zone: Parts | undefined): Gap {
  const { expression, reason } = unknownZone(zone);
  return gapFor(record, `the zone of the ${record.type} record depends on ${expression}, ${reason}`);
}
