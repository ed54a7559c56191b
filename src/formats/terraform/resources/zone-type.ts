import { wholeText } from '../../../value.js';
import type { Datum } from '../evaluate/datum.js';
import { first, textOf } from './fields.js';
import type { ZoneResource } from './zone-table.js';

/** How Cloudflare sets a zone up, `full` or `partial`; undefined where it is not told, and for zones of others. */
export function zoneTypeOf(
  { defaultType }: ZoneResource,
  attributes: Datum,
  isCreated: boolean,
): string | undefined {
  if (defaultType === undefined) return undefined;
  const written = first(attributes, 'type');
  if (written === undefined) return isCreated ? defaultType : undefined;
  return wholeText(textOf(written))?.toLowerCase();
}
