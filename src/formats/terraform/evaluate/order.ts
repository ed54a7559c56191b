import type { Datum, MapDatum } from './datum.js';

/** Compares texts as Go does, by their octets in UTF-8. */
export function compareText(a: string, b: string): number {
  if (/[\ud800-\udfff]/.test(a + b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A map's entries in the order in which Terraform goes over them. */
export function sortedEntries(map: MapDatum): [string, Datum][] {
  return [...map.entries].sort(([a], [b]) => compareText(a, b));
}
