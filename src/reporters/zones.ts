import type { ResourceRecord, WithheldRecord, Zone } from '../dns/zone.js';
import type { Gap, Listing } from '../value.js';
import { chunked } from './layout/chunks.js';
import { type Column, columnOf } from './layout/column.js';
import { arrayLines, itemLine, jsonLine } from './layout/json-lines.js';
import { locationOf } from './layout/location.js';
import { type Paint, painter } from './layout/paint.js';
import { printable } from './layout/printable.js';
import type { ReporterOptions } from './reporter.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';
import { isKnown, nameText, valueText } from './words/record-words.js';

/** Raised on any breaking change of the JSON's shape; the schema is `docs/schema/zones.schema.json`. */
const version = 1;

/** Everything that was read, for people: each zone with its records in columns, then what could not be known. */
export function zonesText(listing: Listing<Zone>, options: ReporterOptions): Iterable<string> {
  return chunked(linesOf(listing, painter(options.color)));
}

/** Everything that was read, for programs: JSON with one record on a line. */
export function zonesJson(listing: Listing<Zone>): Iterable<string> {
  return chunked(jsonLinesOf(listing));
}

function* linesOf(listing: Listing<Zone>, paint: Paint): Generator<string> {
  for (const zone of listing.items) yield* zoneLines(zone, paint);
  for (const gap of listing.gaps) yield gapLine(gap, '', paint);
  if (listing.gaps.length > 0) yield '';
  const records = listing.items.reduce((count, zone) => count + zone.records.items.length, 0);
  const gaps = listing.items.reduce((count, zone) => count + zone.records.gaps.length, listing.gaps.length);
  const unknown = gaps === 0 ? '' : `, ${counted(gaps, 'gap')}`;
  yield `${counted(listing.items.length, 'zone')}, ${counted(records, 'record')}${unknown}`;
}

function* zoneLines(zone: Zone, paint: Paint): Generator<string> {
  const { items, gaps } = zone.records;
  const origin = paint(
    'gutter',
    `${zone.format} · ${lineOf(zone.span)} · ${counted(items.length, 'record')}`,
  );
  yield `${paint('strong', printable(nameText(zone.apex)))}  ${origin}`;
  const owners = columnOf(items, record => nameText(record.owner), 50);
  const types = columnOf(items, record => record.type, 10);
  const rdata = columnOf(items, record => valueText(record.rdata), 60);
  for (const record of items) yield recordLine(record, [owners, types, rdata], paint);
  for (const gap of gaps) yield gapLine(gap, '  ', paint);
  for (const { record, reason } of zone.withheld ?? []) {
    const what = printable(`${nameText(record.owner)} ${record.type}, ${reason}`);
    yield `  ${paint('warning', 'withheld')}: ${what} (${lineOf(record.span)})`;
  }
  yield '';
}

function recordLine(
  record: ResourceRecord,
  columns: readonly Column<ResourceRecord>[],
  paint: Paint,
): string {
  const cells = columns.map(pad => pad(record));
  return `  ${cells.join('  ')}  ${paint('gutter', lineOf(record.span))}`;
}

function gapLine(gap: Gap, indent: string, paint: Paint): string {
  const place = gap.span === undefined ? '' : ` (${lineOf(gap.span)})`;
  return `${indent}${paint('warning', 'gap')}: ${printable(gap.reason)}${place}`;
}

function* jsonLinesOf(listing: Listing<Zone>): Generator<string> {
  yield '{';
  yield `  "version": ${version},`;
  yield* arrayLines('zones', listing.items, '  ', zoneJsonLines, ',');
  yield* arrayLines('gaps', listing.gaps, '  ', itemLine(gapJson), '');
  yield '}';
}

function* zoneJsonLines(zone: Zone, indent: string, comma: string): Generator<string> {
  const inner = `${indent}  `;
  const withheld = zone.withheld ?? [];
  yield `${indent}{`;
  yield `${inner}"apex": ${jsonLine(zone.apex)},`;
  yield `${inner}"format": ${jsonLine(zone.format)},`;
  yield* arrayLines('records', zone.records.items, inner, itemLine(recordJson), ',');
  if (withheld.length > 0) yield* arrayLines('withheld', withheld, inner, itemLine(withheldJson), ',');
  yield* arrayLines('gaps', zone.records.gaps, inner, itemLine(gapJson), '');
  yield `${indent}}${comma}`;
}

function recordJson(record: ResourceRecord): object {
  return {
    owner: valueText(record.owner),
    type: record.type,
    rdata: valueText(record.rdata),
    ...(!isKnown(record) && { known: false }),
    location: locationOf(record.span),
  };
}

function withheldJson({ record, reason }: WithheldRecord): object {
  return { reason, record: recordJson(record) };
}

function gapJson({ reason, span }: Gap): object {
  return { reason, location: locationOf(span) };
}
