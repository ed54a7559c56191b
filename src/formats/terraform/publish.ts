import { type DomainName, isAtOrBelow, NameError, parseName, root, upTo } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/zone.js';
import type { Problem, Span } from '../../source.js';
import type { Gap, Parts } from '../../value.js';
import type { ZoneDraft } from '../zone-draft.js';
import { foreseenOwner } from './configuration/certificate-pack.js';
import { isAcmName } from './configuration/foreseen.js';
import type { Resource } from './configuration/resource.js';
import type { Run } from './configuration/run.js';
import type { KnownZone } from './configuration/zones.js';
import { leftAloneBy } from './left-alone.js';
import { first, textOf } from './resources/fields.js';
import type { ZoneName } from './resources/owner.js';
import type { RecordResource } from './resources/record-resource.js';
import { providerOf } from './resources/record-table.js';
import { ownersAsWritten, recordsOf } from './resources/records.js';
import { homeless, unknownZone, type ZoneDrafts } from './zone-drafts.js';

/** Puts the records of resources into their zones, or makes gaps of those whose zone cannot be told. */
export class Publisher {
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];

  constructor(
    private readonly run: Run,
    private readonly drafts: ZoneDrafts,
  ) {}

  publish(resource: Resource, row: RecordResource): void {
    const { arguments: own, span, type } = resource;
    const meant = row.zone.map(path => first(own, path)).find(datum => datum !== undefined);
    const parts = meant && textOf(meant);
    const known = parts && this.run.zones.find(parts, providerOf(type), span);
    if (known?.isPrivate) return;
    const doubt = resource.doubt ?? known?.maybePrivate;
    const evaluated = { attributes: own, span, ...(doubt && { doubt }) };
    const home = this.homeOf(resource, known, row);
    const zone: ZoneName = home ?? known?.name ?? { parts: [unknownZone(parts)] };
    const { items, gaps, problems } = recordsOf(row, evaluated, zone);
    // Where a file is broken, what its resources seem to lack is no news.
    if (!this.run.directories.parse(resource.block.span.file).broken) this.problems.push(...problems);
    const records = items.flatMap(record => foreseenRecord(record) ?? []);
    const dark = gaps
      .filter(gap => !isAcmName(gap.parts))
      .map(gap => ({ ...gap, parts: foreseenOwner(gap.parts) }));
    if (records.length + dark.length === 0) return;
    if (home === undefined) {
      this.gaps.push(...dark, ...records.map(record => homeless(record, parts)));
      return;
    }
    const draft = home.draft();
    draft.records.push(...records);
    draft.gaps.push(...dark);
    draft.leftAlone.push(...leftAloneBy(resource, row, records));
  }

  /** The zone as it was found; else the one that settings name for the file; else the nearest that a whole owner is in. */
  private homeOf(resource: Resource, known: KnownZone | undefined, row: RecordResource): Home | undefined {
    const { block, span, type } = resource;
    const added = (apex: DomainName, provider: string, place: Span): Home => ({
      apex,
      draft: () => this.drafts.addedTo(apex, provider, place),
    });
    if (known !== undefined && 'apex' in known.name) {
      const declared = this.drafts.of(known);
      return declared === undefined
        ? added(known.name.apex, known.provider, known.span)
        : { apex: known.name.apex, draft: () => declared };
    }
    const told = this.run.zoneOf(block.span.file.path);
    const apex = told ?? (row.rule === 'relative' ? undefined : this.apexAbove(row, resource));
    return apex && added(apex, known?.provider ?? providerOf(type), span);
  }

  private apexAbove(row: RecordResource, resource: Resource): DomainName | undefined {
    const owners = ownersAsWritten(row, { attributes: resource.arguments, span: resource.span });
    const [end, ...others] = owners.map(endOf);
    const above = end === undefined ? [] : [...upTo(end, root)];
    return above.find(name => this.drafts.apexes.has(name) && others.every(one => isAtOrBelow(one, name)));
  }
}

/** With as much of its owner as can be foreseen; undefined for one of ACM's. */
function foreseenRecord(record: ResourceRecord): ResourceRecord | undefined {
  const { owner } = record;
  if (owner.known) return record;
  if (isAcmName(owner.parts)) return undefined;
  return { ...record, owner: { ...owner, parts: foreseenOwner(owner.parts) } };
}

/** Where records go. */
interface Home {
  readonly apex: DomainName;
  draft(): ZoneDraft;
}

/** The labels behind the last hole, as a name; the root where there are none. */
function endOf(owner: Parts): DomainName {
  const last = owner.at(-1);
  if (typeof last !== 'string') return root;
  const whole = owner.length === 1 ? last : last.slice(last.indexOf('.') + 1);
  const name = parseName(whole);
  return name instanceof NameError || (owner.length > 1 && !last.includes('.')) ? root : name;
}
