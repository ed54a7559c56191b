import { type DomainName, isAtOrBelow, upTo } from '../../dns/name.js';
import { gapIn, type LeftAlone } from '../../dns/zone.js';
import { wholeFile } from '../../source.js';
import type { ZonePlan, ZoneSource } from './configuration/plan.js';
import type { Draft, Processor } from './draft.js';
import type { Loaded } from './loading/loader.js';
import { describe, isTruthy, type PyDict } from './loading/python-value.js';
import { type OctodnsRecord, readRecords } from './records/record.js';

/** Gives a file's values, or the reason why it cannot be read. */
export type Load = (path: string) => Loaded | string;

/** Reads a zone's sources and lets its processors have them, as octoDNS does before it plans changes. */
export function populate(plan: ZonePlan, load: Load): Draft {
  const populating = new Populating(plan);
  for (const source of plan.sources)
    for (const path of source.paths) populating.addFile(path, source, load(path));
  const draft = populating.draft();
  for (const processor of plan.processors) processor.onSources?.(draft);
  for (const processor of plan.processors) processor.onPlan?.(draft);
  return draft;
}

/** The live records that a processor keeps octoDNS from seeing. */
function leftAloneBy({ hides, place }: Processor, apex: DomainName): LeftAlone[] {
  if (hides === undefined || place === undefined) return [];
  const nameOf = (owner: DomainName): string => (owner === apex ? '' : owner.slice(0, -apex.length - 1));
  return [{ ...place, covers: (owner, type) => isAtOrBelow(owner, apex) && hides(nameOf(owner), type) }];
}

class Populating {
  /** By name and type: octoDNS holds one record of each. */
  private readonly records = new Map<string, OctodnsRecord>();
  private readonly withheld: Draft['withheld'] = [];
  private readonly gaps: Draft['gaps'] = [];
  private readonly problems: Draft['problems'] = [];

  constructor(private readonly plan: ZonePlan) {}

  draft(): Draft {
    const { withheld, gaps, problems } = this;
    const { apex, processors } = this.plan;
    return {
      apex,
      records: [...this.records.values()],
      withheld,
      gaps: [...this.plan.gaps, ...gaps],
      leftAlone: processors.flatMap(processor => leftAloneBy(processor, apex)),
      problems,
    };
  }

  addFile(path: string, source: ZoneSource, loaded: Loaded | string): void {
    const { apex } = this.plan;
    if (typeof loaded === 'string') {
      const span = wholeFile({ path, text: '' });
      this.problems.push({ message: `The file is a source of ${apex} and cannot be read: ${loaded}.`, span });
      this.gaps.push(gapIn(apex, `${path} could not be read: ${loaded}`, span));
      return;
    }
    const span = wholeFile(loaded.file);
    if (loaded.broken !== undefined)
      this.gaps.push(gapIn(apex, `${path} could not be wholly read: ${loaded.broken}`, span));
    for (const value of loaded.values) {
      if (value.kind === 'dict') this.addEntries(value, source, loaded.broken === undefined);
      else if (value.kind === 'unknown')
        this.gaps.push(gapIn(apex, `${path} could not be read: ${value.reason}`, span));
      else if (isTruthy(value)) {
        const message = `A zone file is a mapping from names to records, and this is ${describe(value)}. Write \`name:\` with its record below.`;
        this.problems.push({ message, span: value.span });
        this.gaps.push(gapIn(apex, `${path} could not be read: it is no mapping`, span));
      }
    }
  }

  /** Where the file is broken, what its records seem to lack is no news. */
  private addEntries(dict: PyDict, { provider }: ZoneSource, telling: boolean): void {
    const { apex, lenient } = this.plan;
    if (dict.unknown !== undefined)
      this.gaps.push(gapIn(apex, `records may be missing: ${dict.unknown}`, dict.span));
    const context = {
      apex,
      lenient,
      source: provider.id,
      defaultTtl: provider.defaultTtl,
      escapedSemicolons: provider.escapedSemicolons,
    };
    for (const entry of dict.entries.values()) {
      const { records, gaps, problems } = readRecords(entry, context);
      this.gaps.push(...gaps);
      if (telling) this.problems.push(...problems);
      for (const record of records) this.add(record, provider.replaces);
    }
  }

  private add(record: OctodnsRecord, replaces: boolean): void {
    const owner = record.owner.known ? record.owner.value : this.plan.apex;
    const subzone = this.subzoneOf(owner);
    if (subzone !== undefined && !isCut(record, owner, subzone) && !this.isLenient(record)) {
      const reason = `octoDNS drops it, because ${subzone} is a zone of its own (\`ignore_subzone_adds\`)`;
      this.withheld.push({ record, reason });
      return;
    }
    const key = `${record.type} ${record.name}`;
    const earlier = this.records.get(key);
    if (earlier === undefined || replaces) {
      this.records.set(key, record);
      return;
    }
    const message = `octoDNS stops at a second ${record.type} record of ${owner}. Put the values of both into one record.`;
    this.problems.push({ message, span: record.span });
  }

  private subzoneOf(owner: DomainName): DomainName | undefined {
    const { apex, droppedBelow } = this.plan;
    if (droppedBelow.size === 0) return undefined;
    for (const at of upTo(owner, apex)) if (at !== apex && droppedBelow.has(at)) return at;
    return undefined;
  }

  private isLenient(record: OctodnsRecord): boolean {
    const lenient = record.options?.entries.get('str lenient')?.value;
    return this.plan.lenient || isTruthy(lenient);
  }
}

function isCut(record: OctodnsRecord, owner: DomainName, subzone: DomainName): boolean {
  return owner === subzone && (record.type === 'NS' || record.type === 'DS');
}
