import type { ResourceRecord } from '../../src/dns/zone.js';
import type { Read } from '../../src/formats/format.js';
import { positionOf, type Span } from '../../src/source.js';
import { type Gap, spell } from '../../src/value.js';

/**
 * All of a `Read` as lines of text, for whole-result assertions: each zone with its records, gaps and withheld
 * records indented below it, then zones that could not be told, then problems; always in the reader's own order.
 */
export function listingOf(read: Read): string[] {
  return [
    ...read.zones.items.flatMap(zone => [
      `zone ${zone.apex || '.'} ${placeOf(zone.span)}`,
      ...zone.records.items.map(record => `  ${recordLine(record)}`),
      ...zone.records.gaps.map(gap => `  ${gapLine(gap)}`),
      ...(zone.fragment?.rest ? [`  ${gapLine(zone.fragment.rest)}`] : []),
      ...(zone.withheld ?? []).map(({ record, reason }) => `  withheld ${recordLine(record)}: ${reason}`),
    ]),
    ...read.zones.gaps.map(gapLine),
    ...read.problems.map(
      ({ message, span, severity }) => `${severity ?? 'error'} ${placeOf(span)}: ${message}`,
    ),
  ];
}

/** `owner TYPE rdata path:line:column`, holes as `${expression}`; the place is that of the whole record. */
export function recordLine({ owner, type, rdata, span }: ResourceRecord): string {
  const name = owner.known ? owner.value : spell(owner.parts);
  return `${name || '.'} ${type} ${rdata.known ? rdata.value : spell(rdata.parts)} ${placeOf(span)}`;
}

function gapLine({ parts, reason, span }: Gap): string {
  return `gap ${spell(parts)}: ${reason}${span === undefined ? '' : ` ${placeOf(span)}`}`;
}

function placeOf(span: Span): string {
  const { path, line, column } = positionOf(span);
  return `${path}:${line}:${column}`;
}
