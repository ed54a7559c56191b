import type { DomainName } from '../../dns/name.js';
import type { Problem, Span } from '../../source.js';
import type { Gap } from '../../value.js';
import { apexOf, type KnownZone } from '../terraform/configuration/zones.js';
import type { Datum } from '../terraform/evaluate/datum.js';
import { first, textOf } from '../terraform/resources/fields.js';
import type { ZoneName } from '../terraform/resources/owner.js';
import type { RecordResource } from '../terraform/resources/record-resource.js';
import { providerOf } from '../terraform/resources/record-table.js';
import { recordsOf } from '../terraform/resources/records.js';
import { homeless, unknownZone, ZoneDrafts } from '../terraform/zone-drafts.js';
import type { PlannedResource } from './plan.js';
import type { References } from './reference.js';
import type { PlannedZones } from './zones.js';

/** Puts the records of a plan into its zones, or makes gaps of those whose zone cannot be told. */
export class Publisher {
  readonly drafts: ZoneDrafts;
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly zones: PlannedZones,
    private readonly references: References,
    /** The zone that settings give the plan. */
    private readonly told: DomainName | undefined,
    apexes: readonly DomainName[],
  ) {
    this.drafts = new ZoneDrafts(zones.all, apexes);
  }

  publish(resource: PlannedResource, row: RecordResource, attributes: Datum, span: Span): void {
    const meant = row.zone.map(path => first(attributes, path)).find(datum => datum !== undefined);
    const parts = meant && textOf(meant);
    const known = this.zoneOf(resource, row, meant);
    if (known?.isPrivate) return;
    const provider = known?.provider ?? providerOf(resource.type);
    const evaluated = { attributes, span };
    const apex =
      known !== undefined && 'apex' in known.name
        ? known.name.apex
        : (this.told ?? this.drafts.around(row, evaluated));
    const zone: ZoneName = apex === undefined ? { parts: [unknownZone(parts)] } : { apex };
    const { items, gaps, problems } = recordsOf(row, evaluated, zone);
    this.problems.push(...problems);
    if (apex === undefined) {
      this.gaps.push(...gaps, ...items.map(record => homeless(record, parts)));
      return;
    }
    const draft =
      (known && this.drafts.of(known)) ?? this.drafts.addedTo(apex, provider, known?.span ?? span);
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
    const called = this.zones.called(provider, parts);
    if (called !== undefined) return called;
    const apex = apexOf(parts);
    if (apex !== undefined)
      return { provider, name: { apex }, isDeclared: false, isPrivate: false, span: meant!.span };
    return this.zones.referredBy(resource, row.zone, this.references);
  }
}
