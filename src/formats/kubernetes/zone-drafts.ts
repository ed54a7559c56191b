import { type DomainName, labelsOf, root } from '../../dns/name.js';
import { type Fragment, gapFor, gapIn, type ResourceRecord } from '../../dns/zone.js';
import type { Problem, SourceFile, Span } from '../../source.js';
import { firstHole, type Gap, partsOfValue, type Value } from '../../value.js';
import type { Read } from '../format.js';
import type { FormatName } from '../names.js';
import { nearestZone } from '../record-sets.js';
import { draftOf, type ZoneDraft, zoneOf } from '../zone-draft.js';

/** What one object or list item makes of its owner. */
export interface OwnerRead {
  readonly owner: Value<DomainName>;
  /** All of one type. */
  readonly records: readonly ResourceRecord[];
  /** Why other records may stand there; a whole sentence without its final dot. */
  readonly unknown?: string;
  /** Why the records are not published, as the end of a sentence. */
  readonly withheld?: string;
  readonly span: Span;
}

/** What a format finds on its way through its files. */
export class ZoneDrafts {
  /** By what makes a zone one: its declaration, or its apex where it is only added to. */
  readonly #zones = new Map<string, ZoneDraft>();
  readonly #apexes: Set<DomainName>;
  readonly #broken = new Set<SourceFile>();
  readonly #problems: Problem[] = [];
  /** Zones that could not be told. */
  readonly gaps: Gap[] = [];

  constructor(
    private readonly format: FormatName,
    apexes: readonly DomainName[] = [],
  ) {
    this.#apexes = new Set(apexes);
  }

  /** Tells what is wrong; where a file is broken, what its objects seem to lack is no news. */
  tell(problems: readonly Problem[]): void {
    for (const problem of problems) if (!this.#broken.has(problem.span.file)) this.#problems.push(problem);
  }

  /** Tells that a file could not be wholly read. */
  tellBroken(reason: string, span: Span): void {
    this.#broken.add(span.file);
    this.gaps.push(gapIn(undefined, reason, span));
  }

  /** The zone of a key, begun at `span` where there is none yet. */
  zone(key: string, apex: DomainName, fragment: Fragment, span: Span): ZoneDraft {
    const known = this.#zones.get(key);
    if (known !== undefined) return known;
    const zone = draftOf(apex, fragment, span);
    this.#zones.set(key, zone);
    this.#apexes.add(apex);
    return zone;
  }

  /** The nearest zone that is known to hold a name, as far as the name's end is known. */
  apexAbove(owner: Value<DomainName>): DomainName | undefined {
    const end = knownEnd(owner);
    return end === undefined ? undefined : nearestZone(end, this.#apexes);
  }

  /** Puts what was read into its zone or, where that is not known, into the zones that could not be told. */
  add(read: OwnerRead, zone: ZoneDraft | undefined): void {
    const { owner, records, unknown, withheld, span } = read;
    const gap = (reason: string) => gapFor({ owner, type: records[0]?.type, span }, reason);
    if (zone === undefined) {
      if (unknown === undefined && withheld !== undefined) return;
      this.gaps.push(gap(unknown ?? reasonWithoutZone(owner)));
      return;
    }
    if (unknown !== undefined) zone.gaps.push(gap(unknown));
    for (const record of records) {
      if (withheld === undefined) zone.records.push(record);
      else zone.withheld.push({ record, reason: withheld });
    }
  }

  /** Every zone, in the order in which they were first seen. */
  read(): Read {
    const items = [...this.#zones.values()].map(draft => zoneOf(draft, this.format));
    return { zones: { items, gaps: this.gaps }, problems: this.#problems };
  }
}

function reasonWithoutZone(owner: Value<DomainName>): string {
  const hole = firstHole(partsOfValue(owner));
  const why =
    hole === undefined || hole.expression === '…'
      ? ''
      : `, because its name depends on ${hole.expression}, ${hole.reason}`;
  return `the zone of the record here could not be told${why}`;
}

/** The labels that a name is known to end in; undefined where it is known of none. */
function knownEnd(owner: Value<DomainName>): DomainName | undefined {
  if (owner.known) return owner.value;
  const last = owner.parts.at(-1);
  if (typeof last !== 'string' || !last.includes('.')) return undefined;
  return last.slice(last.indexOf('.') + 1) as DomainName;
}

/** The last two labels of a name, as far as they are known. */
export function lastLabels(owner: Value<DomainName>): DomainName | undefined {
  const end = knownEnd(owner);
  if (end === undefined || end === root) return undefined;
  const labels = labelsOf(end).slice(-2);
  return owner.known || labels.length === 2 ? (labels.join('.') as DomainName) : undefined;
}
