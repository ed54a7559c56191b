import type { Interest } from '../../dns/interest.js';
import { type DomainName, root, upTo } from '../../dns/name.js';

/** Types of which a record at a name that nobody asks about changes no answer; a CNAME does where its target is one of delegated DCV. */
export const boringTypes = [
  'A',
  'AAAA',
  'CNAME',
  'DS',
  'MX',
  'PTR',
  'SPF',
  'SRV',
  'SSHFP',
  'TLSA',
  'TXT',
] as const;

/** Whether a type is one of `boringTypes`. */
export function isBoringType(type: string): boolean {
  return (boringTypes as readonly string[]).includes(type);
}

/** Says of records of boring types, in the order of a zone, which of them an interest needs all the same. */
export class Sifter {
  readonly #existing = new Set<DomainName>();

  constructor(readonly interest: Interest) {}

  /** Whether a record there is asked about, or the first to show that a name that is asked about exists. */
  wants(owner: DomainName): boolean {
    if (owner.includes('acme') || owner.startsWith('*')) return true;
    let wanted = this.interest.names.has(owner);
    for (const name of upTo(owner, root)) {
      if (!this.interest.names.has(name) || this.#existing.has(name)) continue;
      this.#existing.add(name);
      wanted = true;
    }
    return wanted;
  }
}
