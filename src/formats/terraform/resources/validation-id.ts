import type { DomainName } from '../../../dns/name.js';
import { type Hole, type Parts, spell } from '../../../value.js';

/** Makes the hole for a reference as written, `data.cloudflare_dcv_delegation.main.uuid`. */
export function validationIdHole(expression: string, zone: DomainName | undefined): Hole {
  return { expression, reason: 'which only Cloudflare’s API knows', validationIdOf: zone ?? '' };
}

/** What of a validation URL stands behind its id. */
export const validationSuffix = '.dcv.cloudflare.com';

/**
 * Where such an id ends a target, or stands before anything else than the rest of a validation URL, whatever the id
 * is, nothing is validated: the target is then text, as written. `hostname` of provider 4 has the suffix already,
 * `uuid` of provider 5 and `id` do not.
 */
export function misusedValidationId(parts: Parts): string | undefined {
  const index = parts.findIndex(part => typeof part !== 'string' && part.validationIdOf !== undefined);
  if (index === -1) return undefined;
  const behind = parts[index + 1] ?? '';
  const isMisused = typeof behind === 'string' && !behind.startsWith(validationSuffix);
  return isMisused ? spell(parts) : undefined;
}
