import type { Datum } from '../terraform/evaluate/datum.js';
import type { Meaning } from './types.js';

/** Properties as Terraform's attributes: `zoneId` is `zone_id`. */
export function inWords(datum: Datum, meaning: Meaning): Datum {
  if (datum.kind === 'list') return { ...datum, items: datum.items.map(item => inWords(item, meaning)) };
  if (datum.kind !== 'map') return datum;
  const entries = [...datum.entries].map(([key, value]): [string, Datum] => {
    return [meaning.renamed?.get(key) ?? snake(key), inWords(value, meaning)];
  });
  const { open: _, ...rest } = datum;
  return { ...rest, entries: new Map(entries) };
}

/** The attribute that a property is named after: `zoneId` becomes `zone_id`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
}

/** The property that is named after an attribute: `zone_id` becomes `zoneId`. */
export function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
