import { type DomainName, NameError, parseName, root } from '../../dns/name.js';
import type { Problem, Span } from '../../source.js';
import type { Gap } from '../../value.js';
import { nearestZone } from '../record-sets.js';
import { apexOf, type KnownZone } from '../terraform/configuration/zones.js';
import type { Datum } from '../terraform/evaluate/datum.js';
import { first, textOf } from '../terraform/resources/fields.js';
import type { ZoneName } from '../terraform/resources/owner.js';
import type { RecordResource } from '../terraform/resources/record-resource.js';
import { providerOf } from '../terraform/resources/record-table.js';
import { ownersAsWritten, recordsOf } from '../terraform/resources/records.js';
import { homeless, unknownZone, type ZoneDraft, ZoneDrafts } from '../terraform/zone-drafts.js';
import type { PlannedResource } from './plan.js';
import type { References } from './reference.js';
import type { PlannedZones } from './zones.js';

/** Puts the records of a plan into its zones, or makes gaps of those whose zone cannot be told. */
export class Publisher {
  readonly drafts: ZoneDrafts;
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];
  private readonly added = new Map<string, ZoneDraft>();
  private readonly apexes: ReadonlySet<DomainName>;

  constructor(
    private readonly zones: PlannedZones,
    private readonly references: References,
    /** The zone that settings give the plan. */
    private readonly told: DomainName | undefined,
    apexes: readonly DomainName[],
  ) {
    this.drafts = new ZoneDrafts(zones.all);
    this.apexes = new Set([
      ...apexes,
      ...zones.all.flatMap(({ name }) => ('apex' in name ? [name.apex] : [])),
    ]);
  }

  publish(resource: PlannedResource, row: RecordResource, attributes: Datum, span: Span): void {
    const meant = row.zone.map(path => first(attributes, path)).find(datum => datum !== undefined);
    const parts = meant && textOf(meant);
    const known = this.zoneOf(resource, row, meant);
    if (known?.isPrivate) return;
    const provider = known?.provider ?? providerOf(resource.type);
    const apex =
      known !== undefined && 'apex' in known.name ? known.name.apex : this.apexFor(row, attributes, span);
    const zone: ZoneName = apex === undefined ? { parts: [unknownZone(parts)] } : { apex };
    const { items, gaps, problems } = recordsOf(row, { attributes, span }, zone);
    this.problems.push(...problems);
    if (apex === undefined) {
      this.gaps.push(...gaps, ...items.map(record => homeless(record, parts)));
      return;
    }
    const draft = (known && this.drafts.of(known)) ?? this.addedTo(apex, provider, known?.span ?? span);
    for (const record of items) draft.records.push(record);
    for (const gap of gaps) draft.gaps.push(gap);
  }

  /** By its id or name, else by what the configuration refers to. */
  private zoneOf(
    resource: PlannedResource,
    row: RecordResource,
    meant: Datum | undefined,
  ): KnownZone | undefined {
    const provider = providerOf(resource.type);
    const parts = meant === undefined ? [] : textOf(meant);
    const [text = ''] = parts;
    const called = typeof text === 'string' ? this.zones.called(provider, text) : undefined;
    if (called !== undefined) return called;
    const apex = apexOf(parts);
    if (apex !== undefined)
      return { provider, name: { apex }, isDeclared: false, isPrivate: false, span: meant!.span };
    const referred = row.zone
      .flatMap(path => this.references.zonesOf(resource, path))
      .flatMap(reference => this.zones.referredTo(reference, resource));
    const [only, ...more] = new Set(referred);
    return more.length === 0 ? only : undefined;
  }

  /** The zone that settings give the plan; else the nearest that a whole owner is in. */
  private apexFor(row: RecordResource, attributes: Datum, span: Span): DomainName | undefined {
    if (this.told !== undefined || row.rule === 'relative') return this.told;
    const apexes = ownersAsWritten(row, { attributes, span }).map(([text, ...more]) => {
      const name = typeof text === 'string' && more.length === 0 ? parseName(text) : root;
      return name instanceof NameError ? undefined : nearestZone(name, this.apexes);
    });
    return apexes.every(apex => apex === apexes[0]) ? apexes[0] : undefined;
  }

  private addedTo(apex: DomainName, provider: string, span: Span): ZoneDraft {
    const key = `${provider} ${apex}`;
    const draft = this.added.get(key) ?? this.drafts.addedTo(apex, provider, span);
    this.added.set(key, draft);
    return draft;
  }
}
