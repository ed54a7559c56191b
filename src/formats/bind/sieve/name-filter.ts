import type { Interest } from '../../../dns/interest.js';
import { type DomainName, root, upTo } from '../../../dns/name.js';

/**
 * Finds by a hash whether an owner could be one of the names an interest asks about, or the first below one. A hash
 * is taken from a name's last character to its first, so that it is that of each ancestor on the way.
 */
export class NameFilter {
  readonly #hashes: Int32Array;
  /** For each hash, how many of its names no record is known to prove yet. */
  readonly #unproven: Uint32Array;
  readonly #mask: number;
  readonly #proven = new Set<DomainName>([root]);

  constructor(readonly interest: Interest) {
    const { hashes, counts } = tableOf(interest);
    this.#hashes = hashes;
    this.#unproven = counts.slice();
    this.#mask = hashes.length - 1;
  }

  /** Whether a name of this hash may be asked about. */
  mayAsk(hash: number): boolean {
    return this.#hashes[this.#placeOf(hash)] !== 0;
  }

  /** Whether a name of this hash may be asked about and not be proven to exist. */
  mayProve(hash: number): boolean {
    return this.#unproven[this.#placeOf(hash)] !== 0;
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
      this.#unproven[this.#placeOf(hashOf(name))]!--;
    }
  }

  #placeOf(hash: number): number {
    return placeIn(this.#hashes, this.#mask, hash);
  }
}

interface HashTable {
  /** The hashes of the names, each at the first free place from its own on; zero where a place is free. */
  readonly hashes: Int32Array;
  /** For each hash, how many names have it. */
  readonly counts: Uint32Array;
}

/** One for all files of a run: a repository may hold thousands of small ones. */
const tables = new WeakMap<Interest, HashTable>();

function tableOf(interest: Interest): HashTable {
  let table = tables.get(interest);
  if (table === undefined) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, interest.names.size * 8)));
    table = { hashes: new Int32Array(size), counts: new Uint32Array(size) };
    for (const name of interest.names) {
      if (name === root) continue;
      const place = placeIn(table.hashes, size - 1, hashOf(name));
      table.hashes[place] = hashOf(name) || 1;
      table.counts[place]!++;
    }
    tables.set(interest, table);
  }
  return table;
}

function placeIn(hashes: Int32Array, mask: number, hash: number): number {
  const sought = hash || 1;
  let place = (hash ^ (hash >>> 15)) & mask;
  for (let there = hashes[place]; there !== sought && there !== 0; there = hashes[place])
    place = (place + 1) & mask;
  return place;
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
