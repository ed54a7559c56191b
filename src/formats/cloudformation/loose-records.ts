import { type DomainName, NameError } from '../../dns/name.js';
import { gapFor, type ResourceRecord, type Zone } from '../../dns/zone.js';
import type { Problem, Span } from '../../source.js';
import type { Gap, Hole, Listing, Parts, Value } from '../../value.js';
import type { Reading } from '../format.js';
import { nearestZone } from '../record-sets.js';
import { writtenName } from '../written.js';
import { draftOf, type ZoneDraft, zoneOf } from '../zone-draft.js';

/** A record before it is put into its zone. */
export interface LooseRecord {
  readonly owner: Parts;
  readonly ownerSpan: Span;
  readonly type: string;
  readonly rdata: Value<string>;
  readonly span: Span;
  readonly zone: ZoneReference;
  /** Why it may not be there, or not as it is written; a whole sentence without its final dot. */
  readonly doubt?: string;
  /** Why it is not published, as the end of a sentence. */
  readonly withheld?: string;
  /** Whether a routing policy makes it one of several answers. */
  readonly isVariant: boolean;
}

/** Stands for a type that is not known; such a record is always in doubt. */
export const unknownType = 'TYPE';

/** How a record says which zone it is in; `key` is what the zone was declared under. */
export type ZoneReference =
  | { readonly kind: 'declared'; readonly key: unknown }
  | { readonly kind: 'named'; readonly apex: DomainName }
  | { readonly kind: 'unknown'; readonly hole: Hole };

interface Declaration {
  readonly apex: DomainName;
  /** Whether it is created here for certain. */
  readonly isDeclared: boolean;
  readonly span: Span;
}

interface Draft extends ZoneDraft {
  /** By owner and type, where in `records` the one record is that stands for all answers. */
  readonly variants: Map<string, number>;
}

/** Puts records into their zones: where they name it, else where their whole name ends with a zone that is known. */
export class LooseRecords {
  readonly problems: Problem[] = [];
  private readonly drafts = new Map<unknown, Draft>();
  private readonly gaps: Gap[] = [];
  private readonly records: LooseRecord[] = [];

  constructor(private readonly reading: Pick<Reading, 'apexes' | 'zoneOf'>) {}

  declare(key: unknown, { apex, isDeclared, span }: Declaration): void {
    const draft = draftOf(apex, { provider: 'aws', isDeclared }, span);
    this.drafts.set(key, { ...draft, variants: new Map() });
  }

  add(record: LooseRecord): void {
    this.records.push(record);
  }

  addGap(gap: Gap): void {
    this.gaps.push(gap);
  }

  /** Every zone, those that were declared first. */
  zones(): Listing<Zone> {
    const known = new Set(this.reading.apexes);
    for (const { apex } of this.drafts.values()) known.add(apex);
    for (const { zone } of this.records) if (zone.kind === 'named') known.add(zone.apex);
    for (const record of this.records) this.place(record, known);
    const items = [...this.drafts.values()].map(draft => zoneOf(draft, 'cloudformation'));
    return { items, gaps: this.gaps };
  }

  private place(record: LooseRecord, known: ReadonlySet<DomainName>): void {
    const { ownerSpan, zone, type, rdata, span, doubt, withheld } = record;
    const owner = writtenName(record.owner, ownerSpan, 'absolute', undefined);
    if (owner instanceof NameError) {
      const message = `The owner of the record is no domain name: it ${owner.message}. Mend it.`;
      this.problems.push({ message, span: ownerSpan });
      return;
    }
    const made: ResourceRecord = { owner, type, rdata, span };
    const draft = this.draftFor(zone, span, owner.known ? nearestZone(owner.value, known) : undefined);
    if (draft === undefined) {
      if (withheld !== undefined || zone.kind !== 'unknown') return;
      const { expression, reason } = zone.hole;
      this.gaps.push(gapOf(made, `the zone of a record depends on ${expression}, ${reason}`));
      return;
    }
    if (withheld !== undefined) draft.withheld.push({ record: made, reason: withheld });
    else if (doubt !== undefined) draft.gaps.push(gapOf(made, doubt));
    else if (record.isVariant && owner.known) addVariant(draft, made, `${owner.value} ${type}`);
    else draft.records.push(made);
  }

  /** Undefined where the zone cannot be told. */
  private draftFor(zone: ZoneReference, span: Span, nearest: DomainName | undefined): Draft | undefined {
    if (zone.kind === 'declared') return this.drafts.get(zone.key);
    const apex = zone.kind === 'named' ? zone.apex : (this.reading.zoneOf(span.file.path) ?? nearest);
    if (apex === undefined) return undefined;
    if (!this.drafts.has(apex)) this.declare(apex, { apex, isDeclared: false, span });
    return this.drafts.get(apex);
  }
}

function gapOf({ type, ...record }: ResourceRecord, reason: string): Gap {
  return gapFor(type === unknownType ? record : { ...record, type }, reason);
}

/** Several answers at one owner are one record, known only where all answer the same. */
function addVariant(draft: Draft, record: ResourceRecord, key: string): void {
  const index = draft.variants.get(key);
  const first = index === undefined ? undefined : draft.records[index];
  if (index === undefined || first === undefined) {
    draft.variants.set(key, draft.records.push(record) - 1);
    return;
  }
  if (record.rdata.known && first.rdata.known && record.rdata.value === first.rdata.value) return;
  const hole = {
    expression: 'the routing policy',
    reason: 'which answers differently from client to client',
  };
  draft.records[index] = { ...first, rdata: { known: false, parts: [hole], span: first.rdata.span } };
}
