import { type DomainName, NameError } from '../../../dns/name.js';
import { gapFor, type ResourceRecord } from '../../../dns/zone.js';
import type { Problem, Span } from '../../../source.js';
import { firstHole, type Hole, type Listing, type Parts, type Value } from '../../../value.js';
import { merged } from '../../written.js';
import type { Datum } from '../evaluate/datum.js';
import { at, textOf } from './fields.js';
import { ownerOf, type ZoneName } from './owner.js';
import { composedRdata, rdataOf } from './rdata.js';
import type { RecordResource } from './record-resource.js';

/** A resource whose arguments are evaluated; nested blocks are lists of maps. */
export interface EvaluatedResource {
  readonly attributes: Datum;
  /** The whole resource, as the span of its records. */
  readonly span: Span;
  /** Why it is not known whether there is such a resource at all, if it is not. */
  readonly doubt?: Hole;
}

/** The records of a resource, and what of them could not be told. */
export interface DraftedRecords extends Listing<ResourceRecord> {
  readonly problems: readonly Problem[];
}

/** The records that a resource of a row stands for in a zone. */
export function recordsOf(row: RecordResource, resource: EvaluatedResource, zone: ZoneName): DraftedRecords {
  const drafts = entriesOf(row, resource).map(entry => draftEntry(row, entry, zone));
  return {
    items: drafts.flatMap(draft => draft.items),
    gaps: drafts.flatMap(draft => draft.gaps),
    problems: drafts.flatMap(draft => draft.problems),
  };
}

/** The owners of a resource as far as they can be told without its zone; to find the zone by them. */
export function ownersAsWritten(row: RecordResource, resource: EvaluatedResource): Parts[] {
  return entriesOf(row, resource).map(entry => writtenOwner(row, entry).parts);
}

/** One record (or RRset) of a resource: paths into `each` lead into its own block. */
interface Entry {
  read(path: string): ReturnType<typeof at>;
  readonly span: Span;
  readonly doubt: Hole | undefined;
}

function entriesOf(row: RecordResource, { attributes, span, doubt }: EvaluatedResource): Entry[] {
  const { each } = row;
  if (each === undefined) return [{ read: path => at(attributes, path), span, doubt }];
  const { values, candidates, more } = at(attributes, each);
  const entryOf = (value: Datum, uncertain: Hole | undefined): Entry => ({
    read: path =>
      path.startsWith(`${each}.`) ? at(value, path.slice(each.length + 1)) : at(attributes, path),
    // A block that is a record has its own place; a value from a variable may be far from the resource.
    span: row.owner.startsWith(`${each}.`) ? value.span : span,
    doubt: doubt ?? uncertain,
  });
  const certain = values.map(value => entryOf(value, undefined));
  if (more === undefined) return certain;
  const maybe = candidates.length === 0 ? [unknown(more, span)] : candidates;
  return [...certain, ...maybe.map(value => entryOf(value, more))];
}

function writtenOwner({ owner }: RecordResource, entry: Entry): { parts: Parts; span: Span } {
  const { values, more } = entry.read(owner);
  const [value] = values;
  if (value === undefined) return { parts: more === undefined ? [] : [more], span: entry.span };
  return { parts: merged(textOf(value)), span: value.span };
}

function draftEntry(row: RecordResource, entry: Entry, zone: ZoneName): DraftedRecords {
  const written = writtenOwner(row, entry);
  const owner = ownerOf(written.parts, written.span, row.rule, zone);
  if (owner instanceof NameError) {
    const message = `\`${written.parts.join('')}\` is no domain name: it ${owner.message}. Correct \`${row.owner}\`.`;
    return { items: [], gaps: [], problems: [{ message, span: written.span }] };
  }
  const type = typeOf(row, entry);
  const { span } = entry;
  if (typeof type !== 'string') {
    const why = `the type of the record depends on ${type.expression}, ${type.reason}`;
    return { items: [], gaps: [gapFor({ owner, span }, why)], problems: [] };
  }
  if (type === '') return lacking(owner, 'type', row.type, span);
  const records = rrsetOf(row, entry, type, owner, zone);
  if (records === undefined) return lacking(owner, 'value', row.value[0]!, span);
  if (entry.doubt !== undefined) {
    const { expression, reason } = entry.doubt;
    const why = `whether the ${type} record stands depends on ${expression}, ${reason}`;
    return { items: [], gaps: [gapFor({ owner, type, span }, why)], problems: [] };
  }
  return { items: records, gaps: [], problems: [] };
}

function lacking(owner: Value<DomainName>, what: string, path: string, span: Span): DraftedRecords {
  const message = `This record has no ${what}. Set \`${path.slice(path.lastIndexOf('.') + 1)}\`.`;
  const gap = gapFor({ owner, span }, `a record could not be read: it has no ${what}`);
  return { items: [], gaps: [gap], problems: [{ message, span }] };
}

/** UltraDNS has numbers for types, alone or behind the name: `CNAME (5)`. */
const numbered: Readonly<Record<string, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  16: 'TXT',
  28: 'AAAA',
  257: 'CAA',
};

function typeOf({ type }: RecordResource, entry: Entry): string | Hole {
  if (/^[A-Z]+$/.test(type)) return type;
  const { values, more } = entry.read(type);
  const parts = values[0] === undefined ? [more ?? ''] : textOf(values[0]);
  const hole = firstHole(parts);
  if (hole !== undefined) return hole;
  const text = parts
    .join('')
    .replace(/ \(\d+\)$/, '')
    .toUpperCase();
  return numbered[text] ?? (text === 'ANAME' ? 'ALIAS' : text);
}

/** Types of which a name has one record: what else a list may hold is no second one. */
const single = new Set(['CNAME', 'DNAME', 'ALIAS']);

function rrsetOf(
  row: RecordResource,
  entry: Entry,
  type: string,
  owner: Value<DomainName>,
  zone: ZoneName,
): ResourceRecord[] | undefined {
  const { span } = entry;
  const alias = row.alias === undefined ? undefined : entry.read(row.alias);
  const [target] = alias?.values ?? [];
  if (target !== undefined) return [aliasOf(owner, target, span)];
  const completion = row.completes && 'apex' in zone ? zone.apex : undefined;
  const rdatas = rdatasOf(row, entry, type, completion);
  if (rdatas.length === 0) return alias?.more && [aliasOf(owner, unknown(alias.more, span), span)];
  const isProxied =
    row.proxied !== undefined && type === 'CNAME' && isTrue(entry.read(row.proxied).values[0]);
  const flattened = isProxied ? { flattened: 'it is proxied by Cloudflare' } : {};
  return rdatas.map(rdata => ({ owner, type, rdata, span, ...flattened }));
}

function aliasOf(owner: Value<DomainName>, target: Datum, span: Span): ResourceRecord {
  return { owner, type: 'ALIAS', rdata: rdataOf('ALIAS', textOf(target), target.span, undefined), span };
}

function rdatasOf(
  row: RecordResource,
  entry: Entry,
  type: string,
  completion: DomainName | undefined,
): Value<string>[] {
  const fields = row.fields?.[type]?.map(path => entry.read(path).values[0]);
  const [start] = fields ?? [];
  if (fields !== undefined && start !== undefined) {
    const written = fields.map(field => (field === undefined ? [] : textOf(field)));
    return [composedRdata(type, written, fields.at(-1)?.span ?? start.span, completion)];
  }
  const found = row.value.map(path => entry.read(path));
  const values = found.flatMap(one => one.values);
  const rdatas = values.map(value => rdataOf(type, textOf(value), value.span, completion));
  const more = found.find(one => one.more !== undefined)?.more;
  if (more === undefined || (single.has(type) && rdatas.length > 0)) return rdatas;
  return [...rdatas, { known: false, parts: [more], span: entry.span }];
}

function unknown(hole: Hole, span: Span): Datum {
  return { kind: 'unknown', hole, span };
}

function isTrue(datum: Datum | undefined): boolean {
  return datum !== undefined && textOf(datum).join('') === 'true';
}
