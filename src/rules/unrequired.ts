import { challengeLabel } from '../delegated-dcv.js';
import { lookUp } from '../dns/lookup.js';
import { type DomainName, labelsOf } from '../dns/name.js';
import type { Facts } from './rule.js';
import { type Stock, stockOf } from './standing.js';

/** What is answered at a validation name that no certificate is known to need, a delegated-DCV CNAME among it. */
export interface Unrequired extends Stock {
  readonly owner: DomainName;
}

/** Each such name, once for each view of its zone. */
export function* unrequiredNames(facts: Facts): Generator<Unrequired> {
  for (const [owner, dcvCnames] of facts.dcvCnamesAt) {
    if (facts.standingsAt.has(owner) || labelsOf(owner)[0] !== challengeLabel) continue;
    for (const lookup of lookUp(facts.zones, owner)) {
      if (lookup.answer !== 'present' || lookup.wildcard !== undefined) continue;
      if (dcvCnames.some(({ zone }) => zone === lookup.zone)) yield { owner, ...stockOf(lookup.records) };
    }
  }
}
