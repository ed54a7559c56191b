import type { Interest } from '../../dns/interest.js';
import { type DomainName, root, upTo } from '../../dns/name.js';

/**
 * Finds by a hash whether an owner could be one of the names an interest asks about, or the first below one. A hash
 * is taken from a name's last character to its first, so that it is that of each ancestor on the way.
 */
export class NameFilter {
  readonly #asked: Uint8Array;
  /** For each hash, how many names are asked about that no record is known to prove yet. */
  readonly #unproven: Uint16Array;
  readonly #mask: number;
  readonly #proven = new Set<DomainName>([root]);

  constructor(readonly interest: Interest) {
    const size = 2 ** Math.max(12, Math.ceil(Math.log2(interest.names.size * 64)));
    this.#mask = size - 1;
    this.#asked = new Uint8Array(size);
    this.#unproven = new Uint16Array(size);
    for (const name of interest.names) {
      if (name === root) continue;
      this.#asked[this.#slot(hashOf(name))] = 1;
      this.#unproven[this.#slot(hashOf(name))]!++;
    }
  }

  /** Whether a name of this hash may be asked about. */
  mayAsk(hash: number): boolean {
    return this.#asked[this.#slot(hash)] === 1;
  }

  /** Whether a name of this hash may be asked about and not be proven to exist. */
  mayProve(hash: number): boolean {
    return this.#unproven[this.#slot(hash)] !== 0;
  }

  /** Whether a record there is the first to prove that a name exists which is asked about. */
  proves(owner: DomainName): boolean {
    for (const name of upTo(owner, root)) {
      if (this.interest.names.has(name) && !this.#proven.has(name)) return true;
    }
    return false;
  }

  /** Takes note of a record that is kept. */
  prove(owner: DomainName): void {
    for (const name of upTo(owner, root)) {
      if (!this.interest.names.has(name) || this.#proven.has(name)) continue;
      this.#proven.add(name);
      this.#unproven[this.#slot(hashOf(name))]!--;
    }
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}

/** The hash of a name, or of an ancestor of it to go on from. */
export function hashOf(name: string): number {
  let hash = 0;
  for (let at = name.length - 1; at >= 0; at--) hash = hashWith(hash, name.charCodeAt(at));
  return hash;
}

/** The hash with one more character before it; letters of either case are one (RFC 4343). */
export function hashWith(hash: number, code: number): number {
  return Math.imul(hash ^ (code | 0x20), 0x01000193);
}
