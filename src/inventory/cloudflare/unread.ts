import type { DomainName } from '../../dns/name.js';
import type { Unread } from '../snapshot.js';

/** Each reason once, as what it says about a request. */
export function because(what: string, reasons: readonly string[], zone?: DomainName): Unread[] {
  return [...new Set(reasons)].map(reason => ({
    ...(zone !== undefined && { zone }),
    reason: `${what}: ${reason}`,
  }));
}
