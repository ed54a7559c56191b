import type { DomainName } from '../../../dns/name.js';
import { type Hole, type Parts, spell, wholeText } from '../../../value.js';
import { merged } from '../../written.js';

/** Makes the hole for a reference as written, `data.cloudflare_dcv_delegation.main.uuid`. */
export function validationIdHole(expression: string, zone: DomainName | undefined): Hole {
  return { expression, reason: 'which only Cloudflare’s API knows', validationIdOf: zone ?? '' };
}

/** What of a validation URL stands behind its id. */
export const validationSuffix = '.dcv.cloudflare.com';

/** The host without the asterisk of a wildcard, as which it is validated. */
export function validated(host: Parts): Parts {
  const [start, ...rest] = host;
  return typeof start === 'string' ? merged([start.replace(/^\*\./, ''), ...rest]) : host;
}

/** Hosts as they are validated, those that are known once each. */
export function distinctHosts(hosts: readonly Parts[]): Parts[] {
  const seen = new Set<string>();
  return hosts.map(validated).filter(host => {
    const text = wholeText(host)?.toLowerCase();
    const isNew = text === undefined || !seen.has(text);
    if (text !== undefined) seen.add(text);
    return isNew;
  });
}

/** Where the challenge CNAME of a host stands. */
export function challengeOwner(host: Parts): Parts {
  return merged(['_acme-challenge.', ...validated(host)]);
}

/** The target that Cloudflare itself asks for, by an expression that gives it. */
export function delegationTarget(host: Parts, expression: string, zone: DomainName | undefined): Parts {
  return merged([...validated(host), '.', validationIdHole(expression, zone), validationSuffix]);
}

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
