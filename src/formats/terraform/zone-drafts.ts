import type { DomainName } from '../../dns/name.js';
import { gapFor, type LeftAlone, type ResourceRecord, type Zone } from '../../dns/zone.js';
import { groupBy } from '../../group.js';
import type { Span } from '../../source.js';
import type { Gap, Hole, Parts } from '../../value.js';
import type { KnownZone } from './configuration/zones.js';

/** A zone to which records are added as they are found. */
export interface ZoneDraft {
  readonly apex: DomainName;
  readonly provider: string;
  readonly isDeclared: boolean;
  readonly span: Span;
  readonly records: ResourceRecord[];
  readonly gaps: Gap[];
  readonly leftAlone: LeftAlone[];
}

/** The zones of a reading: each that is declared, and each other one that something is added to. */
export class ZoneDrafts {
  private readonly declared = new Map<KnownZone, ZoneDraft>();
  /** By provider and apex: the only one that is declared so, or one that is only added to. */
  private readonly named = new Map<string, ZoneDraft>();

  constructor(known: readonly KnownZone[]) {
    for (const zone of known) {
      if (zone.isDeclared && !zone.isPrivate && 'apex' in zone.name)
        this.declared.set(zone, draftOf(zone.name.apex, zone.provider, true, zone.span));
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
    const key = keyOf({ apex, provider });
    const draft = this.named.get(key) ?? draftOf(apex, provider, false, span);
    this.named.set(key, draft);
    return draft;
  }

  zones(): Zone[] {
    return [...new Set([...this.declared.values(), ...this.named.values()])].map(
      ({ apex, provider, isDeclared, span, records, gaps, leftAlone }): Zone => ({
        apex,
        format: 'terraform',
        records: { items: records, gaps },
        ...(leftAlone.length > 0 && { leftAlone }),
        fragment: { provider, isDeclared },
        span,
      }),
    );
  }
}

function keyOf({ apex, provider }: Pick<ZoneDraft, 'apex' | 'provider'>): string {
  return `${provider} ${apex}`;
}

function draftOf(apex: DomainName, provider: string, isDeclared: boolean, span: Span): ZoneDraft {
  return { apex, provider, isDeclared, span, records: [], gaps: [], leftAlone: [] };
}

/** Why a zone is not known that a record names like this. */
export function unknownZone(parts: Parts = []): Hole {
  const hole = parts.find(part => typeof part === 'object');
  if (hole !== undefined) return hole;
  if (parts.length === 0) return { expression: '…', reason: 'a zone that it does not name' };
  return { expression: parts.join(''), reason: 'an id of which no file tells the zone' };
}

/** The gap that a record leaves whose zone is not known. */
export function homeless(record: ResourceRecord, zone: Parts | undefined): Gap {
  const { expression, reason } = unknownZone(zone);
  return gapFor(record, `the zone of the ${record.type} record depends on ${expression}, ${reason}`);
}
