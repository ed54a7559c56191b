import { type DomainName, NameError } from '../../../dns/name.js';
import type { Problem, Span } from '../../../source.js';
import type { Gap, Value } from '../../../value.js';
import {
  asDict,
  asText,
  describe,
  get,
  isNull,
  isTruthy,
  type PyDict,
  type PyEntry,
  type PyValue,
} from '../loading/python-value.js';
import { ownerOf, ownersMeant } from './owner.js';
import { ValueError } from './record-fields.js';
import { recordTypes, type ValueSettings } from './record-types.js';
import { knownValue, type RecordValue } from './record-value.js';

/** A record of octoDNS: what stands at one owner with one type. */
export interface OctodnsRecord {
  /** Relative to the zone, lower case, A-labels; empty at the apex. */
  readonly name: string;
  readonly owner: Value<DomainName>;
  readonly type: string;
  readonly ttl: string;
  readonly values: readonly RecordValue[];
  /** Its `octodns:` section. */
  readonly options: PyDict | undefined;
  /** Whether pools make the answer depend on who asks. */
  readonly dynamic: boolean;
  /** The id of the provider that brought it. */
  readonly source: string;
  readonly span: Span;
}

/** What the entry for a name came to. */
export interface ReadRecords {
  readonly records: OctodnsRecord[];
  readonly gaps: Gap[];
  readonly problems: Problem[];
}

/** Where records are read for. */
export interface RecordContext extends ValueSettings {
  readonly apex: DomainName;
  readonly source: string;
  readonly defaultTtl: string;
  /** Whether octoDNS only warns of what its validation finds. */
  readonly lenient: boolean;
}

/** Reads a zone file's entry: a name and its record or list of records. */
export function readRecords(entry: PyEntry, context: RecordContext): ReadRecords {
  const reader = new RecordReader(entry, context);
  const items = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  for (const item of items) reader.read(item, entry.value.kind !== 'list');
  return reader;
}

class RecordReader implements ReadRecords {
  readonly records: OctodnsRecord[] = [];
  readonly gaps: Gap[] = [];
  readonly problems: Problem[] = [];
  private readonly name: DomainName | NameError;

  constructor(
    private readonly entry: PyEntry,
    private readonly context: RecordContext,
  ) {
    this.name = ownerOf(entry.key, context.apex);
  }

  /** Reads one record; `alone` says that the key is its own, so that the record starts there. */
  read(data: PyValue, alone: boolean): void {
    const { key } = this.entry;
    const span = alone ? this.entry.span : data.span;
    if (data.kind === 'unknown') this.leaveGap(data.reason, span);
    else if (data.kind === 'dict') this.readDict(data, span);
    else {
      const message = `A record is a mapping with \`type\` and \`value\`, and \`${key.text}\` has ${describe(data)}. Write it out, or remove it.`;
      this.fail(message, data.span.start === data.span.end ? key.span : data.span, 'it is no mapping');
    }
  }

  private readDict(data: PyDict, span: Span): void {
    const { key } = this.entry;
    const lenient = this.context.lenient || isTruthy(get(asDict(get(data, 'octodns')), 'lenient'));
    if (data.unknown !== undefined) this.leaveGap(data.unknown, span);
    else if (this.name instanceof NameError) {
      const message = `The name \`${key.text}\` ${this.name.message}`;
      this.fail(message, key.span, 'its name is not one that octoDNS takes', lenient ? 'warning' : 'error');
    } else {
      const type = this.readType(data, span);
      const values = type === undefined ? [] : this.readValues(type, data, lenient);
      if (type !== undefined && values.length > 0) this.add(this.name, type, data, values, span);
    }
  }

  private readType(data: PyDict, span: Span): string | undefined {
    const value = get(data, 'type');
    const type = asText(value);
    if (type !== undefined && (recordTypes.has(type) || type.includes('/'))) return type;
    if (value === undefined)
      this.fail(
        'The record has no `type`. Write one, such as `type: CNAME`.',
        this.headOf(span),
        'it has no type',
      );
    else if (type !== undefined) {
      const upper = type.toUpperCase();
      const advice = recordTypes.has(upper) ? ` Write \`${upper}\`.` : ' Correct it.';
      this.fail(`octoDNS knows no record type \`${type}\`.${advice}`, value.span, 'its type is unknown');
    } else
      this.fail(
        `\`type\` takes a record type, and there is ${describe(value)}.`,
        value.span,
        'its type is unknown',
      );
    return undefined;
  }

  private readValues(type: string, data: PyDict, lenient: boolean): RecordValue[] {
    const known = recordTypes.get(type);
    const several = known?.single === true ? undefined : get(data, 'values');
    const given = several ?? get(data, 'value');
    if (given === undefined && known === undefined) return [knownValue(data.span, [], () => '')];
    if (given === undefined || isNull(given) || (given.kind === 'list' && given.items.length === 0)) {
      const message = missingValue(type, known?.single === true, get(data, 'values') !== undefined);
      const severity = lenient && given !== undefined ? 'warning' : 'error';
      const span =
        given === undefined || given.span.start === given.span.end ? this.headOf(data.span) : given.span;
      this.fail(message, span, 'it has no value', severity);
      return [];
    }
    const items = given.kind === 'list' && known?.single !== true ? given.items : [given];
    return items.flatMap(item => this.readValue(type, item) ?? []);
  }

  private readValue(type: string, item: PyValue): RecordValue | undefined {
    if (item.kind === 'unknown') {
      this.leaveGap(item.reason, item.span);
      return undefined;
    }
    const known = recordTypes.get(type);
    if (known === undefined) return foreignValue(item);
    try {
      return known.read(item, this.context);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      this.fail(`${type}: ${error.message}`, item.span, 'its value is not one that octoDNS takes');
      return undefined;
    }
  }

  private add(owner: DomainName, type: string, data: PyDict, values: RecordValue[], span: Span): void {
    const { apex, source, defaultTtl } = this.context;
    const ttl = get(data, 'ttl');
    this.records.push({
      name: owner === apex ? '' : owner.slice(0, owner.length - apex.length - 1),
      owner: { known: true, value: owner, span: this.entry.key.span },
      type,
      ttl: ttl?.kind === 'scalar' ? ttl.text : defaultTtl,
      values,
      options: asDict(get(data, 'octodns')),
      dynamic: poolsDiffer(data),
      source,
      span,
    });
  }

  private fail(message: string, span: Span, reason: string, severity: 'error' | 'warning' = 'error'): void {
    this.problems.push(severity === 'error' ? { message, span } : { message, span, severity });
    this.leaveGap(reason, span);
  }

  private leaveGap(why: string, span: Span): void {
    for (const owner of ownersMeant(this.entry.key.text, this.context.apex)) {
      const reason = `the record of ${owner} could not be read: ${why}`;
      this.gaps.push({ reason, parts: [owner], span });
    }
  }

  /** The key for a record of its own, the first line for an item of a list. */
  private headOf(span: Span): Span {
    const { key } = this.entry;
    if (span.file === key.span.file && span.start <= key.span.start) return key.span;
    const line = span.file.text.indexOf('\n', span.start);
    return { ...span, end: line === -1 ? span.end : Math.min(span.end, line) };
  }
}

function missingValue(type: string, single: boolean, hasValues: boolean): string {
  if (single && hasValues) return `A ${type} record takes \`value\`, not \`values\`. Rename it.`;
  return `The ${type} record has no ${single ? '`value`' : '`value` or `values`'}. Write it, or remove the record.`;
}

/** A provider's own type, `Route53Provider/ALIAS`: its data as text, for people to see. */
function foreignValue(item: PyValue): RecordValue {
  const text = item.span.file.text.slice(item.span.start, item.span.end).replace(/\s+/g, ' ');
  return knownValue(item.span, [], () => text);
}

/** Whether some pool of a dynamic record answers with something else than the plain value. */
function poolsDiffer(data: PyDict): boolean {
  const dynamic = get(data, 'dynamic');
  if (dynamic === undefined || asText(get(data, 'type')) !== 'CNAME') return false;
  const plain = asText(get(data, 'value'))?.toLowerCase();
  const pools = asDict(get(asDict(dynamic), 'pools'));
  if (plain === undefined || pools === undefined) return true;
  return [...pools.entries.values()].some(({ value: pool }) => {
    const values = get(asDict(pool), 'values');
    const items = values?.kind === 'list' ? values.items : [];
    return (
      items.length === 0 || items.some(item => asText(get(asDict(item), 'value'))?.toLowerCase() !== plain)
    );
  });
}
