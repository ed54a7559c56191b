import type { LeftAlone, ResourceRecord } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import type { Gap } from '../../value.js';
import type { Reading } from '../format.js';
import type { KnownZone, Zones } from '../terraform/configuration/zones.js';
import { covering } from '../terraform/left-alone.js';
import { first, textOf } from '../terraform/resources/fields.js';
import type { RecordResource } from '../terraform/resources/record-resource.js';
import { recordsOf } from '../terraform/resources/records.js';
import { homeless, unknownZone, ZoneDrafts } from '../terraform/zone-drafts.js';
import type { ZoneDraft } from '../zone-draft.js';
import type { Resource } from './program.js';
import { snake } from './words.js';

/** Puts the records of resources into their zones, or makes gaps of those whose zone cannot be told. */
export class Publisher {
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];
  readonly drafts: ZoneDrafts;

  constructor(
    private readonly zones: Zones,
    private readonly reading: Pick<Reading, 'apexes' | 'zoneOf'>,
  ) {
    const known = zones.all();
    this.drafts = new ZoneDrafts(known, reading.apexes);
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
    const apex = this.reading.zoneOf(span.file.path) ?? this.drafts.around(row, { attributes, span });
    return apex && this.drafts.addedTo(apex, meaning.provider, span);
  }
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
    const attribute = meaning.renamed?.get(name) ?? snake(name);
    if (name !== '*' && !ofData.has(attribute)) return [];
    const anyType = name === '*' || attribute === row.type;
    return [{ setting: 'ignoreChanges', span: node.span, covers: covering(records, anyType) }];
  });
}
