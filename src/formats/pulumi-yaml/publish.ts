import { type DomainName, NameError, parseName } from '../../dns/name.js';
import type { LeftAlone, ResourceRecord, Zone } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import { canBe, type Gap, type Parts } from '../../value.js';
import type { Reading } from '../format.js';
import { nearestZone } from '../record-sets.js';
import type { KnownZone, Zones } from '../terraform/configuration/zones.js';
import { first, textOf } from '../terraform/resources/fields.js';
import type { RecordResource } from '../terraform/resources/record-resource.js';
import { ownersAsWritten, recordsOf } from '../terraform/resources/records.js';
import { homeless, unknownZone, type ZoneDraft, ZoneDrafts } from '../terraform/zone-drafts.js';
import type { Resource } from './program.js';

/** Puts the records of resources into their zones, or makes gaps of those whose zone cannot be told. */
export class Publisher {
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];
  private readonly drafts: ZoneDrafts;
  private readonly apexes: ReadonlySet<DomainName>;

  constructor(
    private readonly zones: Zones,
    private readonly reading: Pick<Reading, 'apexes' | 'zoneOf'>,
  ) {
    const known = zones.all();
    this.drafts = new ZoneDrafts(known);
    const found = known.flatMap(({ name }) => ('apex' in name ? [name.apex] : []));
    this.apexes = new Set([...(reading.apexes ?? []), ...found]);
    for (const zone of known) if (zone.isDeclared && !zone.isPrivate) this.missZone(zone);
  }

  publish(resource: Resource, row: RecordResource): void {
    const { attributes, span, meaning } = resource;
    const meant = row.zone.map(path => first(attributes, path)).find(datum => datum !== undefined);
    const parts = meant === undefined ? [] : textOf(meant);
    const known = this.zones.find(parts, meaning.provider, span);
    if (known?.isPrivate) return;
    const home = this.homeOf(resource, row, known);
    const name = home ? { apex: home.apex } : (known?.name ?? { parts: [unknownZone(parts)] });
    const doubt = known?.maybePrivate;
    const { items, gaps, problems } = recordsOf(row, { attributes, span, ...(doubt && { doubt }) }, name);
    this.problems.push(...problems);
    if (home === undefined) {
      this.gaps.push(...gaps, ...items.map(record => homeless(record, parts)));
      return;
    }
    home.records.push(...items);
    home.gaps.push(...gaps);
    home.leftAlone.push(...leftAloneBy(resource, row, items));
  }

  zonesRead(): Zone[] {
    return this.drafts.zones().map(zone => ({ ...zone, format: 'pulumi-yaml' }));
  }

  private missZone({ name, span }: KnownZone): void {
    if ('apex' in name) return;
    const { expression, reason } = unknownZone(name.parts);
    const parts = name.parts.map(part => (typeof part === 'string' ? part.toLowerCase() : part));
    this.gaps.push({ reason: `the name of a zone depends on ${expression}, ${reason}`, parts, span });
  }

  /** The zone as it is named; else the one that settings give the file; else the nearest that a whole owner is in. */
  private homeOf(
    { attributes, span, meaning }: Resource,
    row: RecordResource,
    known: KnownZone | undefined,
  ): ZoneDraft | undefined {
    const declared = known && this.drafts.of(known);
    if (declared !== undefined) return declared;
    if (known !== undefined && 'apex' in known.name)
      return this.drafts.addedTo(known.name.apex, known.provider, span);
    const told = this.reading.zoneOf(span.file.path);
    const nearest =
      row.rule === 'relative' ? [] : ownersAsWritten(row, { attributes, span }).map(this.nearest);
    const apex = told ?? (nearest.every(one => one === nearest[0]) ? nearest[0] : undefined);
    return apex && this.drafts.addedTo(apex, meaning.provider, span);
  }

  private readonly nearest = (owner: Parts): DomainName | undefined => {
    const [only] = owner;
    const name = typeof only === 'string' && owner.length === 1 ? parseName(only) : undefined;
    return name === undefined || name instanceof NameError ? undefined : nearestZone(name, this.apexes);
  };
}

/** What `ignoreChanges` makes Pulumi leave as it stands, where it is about what a record says. */
function leftAloneBy(
  { ignored, meaning }: Resource,
  row: RecordResource,
  records: readonly ResourceRecord[],
): LeftAlone[] {
  const ofData = new Set([...row.value, row.alias ?? '', row.type].map(path => path.split('.')[0]));
  return ignored.flatMap(node => {
    const name = node.kind === 'scalar' ? node.text.split(/[.[]/)[0]! : '';
    const attribute =
      meaning.renamed?.get(name) ?? name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    if (name !== '*' && !ofData.has(attribute)) return [];
    const anyType = name === '*' || attribute === row.type;
    const covers: LeftAlone['covers'] = (asked, askedType) =>
      records.some(
        ({ owner, type }) =>
          (anyType || type === askedType) &&
          (owner.known ? owner.value === asked : canBe(owner.parts, asked)),
      );
    return [{ setting: 'ignoreChanges', span: node.span, covers }];
  });
}
