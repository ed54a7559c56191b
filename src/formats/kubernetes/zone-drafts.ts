import { type DomainName, labelsOf, root, upTo } from '../../dns/name.js';
import {
  type Fragment,
  gapIn,
  type ResourceRecord,
  takesNamesBelow,
  type WithheldRecord,
  type Zone,
} from '../../dns/zone.js';
import type { Problem, SourceFile, Span } from '../../source.js';
import type { Gap, Value } from '../../value.js';
import type { Read } from '../format.js';
import type { FormatName } from '../names.js';

/** A zone to which records are added one by one. */
export interface ZoneDraft {
  readonly apex: DomainName;
  readonly fragment: Fragment;
  readonly span: Span;
  readonly records: ResourceRecord[];
  readonly gaps: Gap[];
  readonly withheld: WithheldRecord[];
}

/** What one object or list item makes of its owner. */
export interface OwnerRead {
  readonly owner: Value<DomainName>;
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
    const zone = { apex, fragment, span, records: [], gaps: [], withheld: [] };
    this.#zones.set(key, zone);
    this.#apexes.add(apex);
    return zone;
  }

  /** The nearest zone that is known to hold a name, as far as the name's end is known. */
  apexAbove(owner: Value<DomainName>): DomainName | undefined {
    const end = knownEnd(owner);
    if (end === undefined) return undefined;
    for (const name of upTo(end, root)) if (this.#apexes.has(name)) return name;
    return undefined;
  }

  /** Puts what was read into its zone or, where that is not known, into the zones that could not be told. */
  add(read: OwnerRead, zone: ZoneDraft | undefined): void {
    const { owner, records, unknown, withheld, span } = read;
    const parts = owner.known ? [owner.value] : owner.parts;
    const isExact = records.length > 0 && !records.some(({ type }) => takesNamesBelow(type));
    const exact = isExact ? { exact: true as const } : {};
    if (zone === undefined) {
      if (unknown === undefined && withheld !== undefined) return;
      this.gaps.push({ reason: unknown ?? reasonWithoutZone(owner), parts, ...exact, span });
      return;
    }
    if (unknown !== undefined) zone.gaps.push({ reason: unknown, parts, ...exact, span });
    for (const record of records) {
      if (withheld === undefined) zone.records.push(record);
      else zone.withheld.push({ record, reason: withheld });
    }
  }

  /** Every zone, in the order in which they were first seen. */
  read(): Read {
    const { format } = this;
    const items = [...this.#zones.values()].map(({ records, gaps, withheld, ...zone }): Zone => {
      const listing = { items: records, gaps };
      return { ...zone, format, records: listing, ...(withheld.length > 0 && { withheld }) };
    });
    return { zones: { items, gaps: this.gaps }, problems: this.#problems };
  }
}

function reasonWithoutZone(owner: Value<DomainName>): string {
  const hole = owner.known ? undefined : owner.parts.find(part => typeof part !== 'string');
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
