import type { Interest } from '../../dns/interest.js';
import { below, type DomainName, NameError, upTo } from '../../dns/name.js';
import type { Sieve, SourceFile } from '../../source.js';
import { Condensed, textOf } from './condensed.js';
import { depthAfter } from './line-structure.js';
import { hashOf, hashWith, NameFilter } from './name-filter.js';
import { known, readName } from './names.js';
import { endOfOwner, endOfPlainFields, longestOrigin } from './plain-line.js';
import { Entries } from './tokens.js';

/** A line longer than that is no record; what holds it is kept whole rather than searched again with every chunk. */
const longestLine = 1 << 20;

/**
 * Passes over the lines of a master file that cannot matter to an interest. A line is left out only where its bytes
 * prove it: a plain record of a boring type, at an owner that nobody asks about, or nothing but a comment.
 */
export function sieveFor(interest: Interest, origin: DomainName): Sieve {
  return chunks => {
    const lines = new LineSieve(interest, origin);
    let rest: Uint8Array = new Uint8Array(0);
    for (const chunk of chunks) {
      const bytes = rest.length === 0 ? plainView(chunk) : joined(rest, chunk);
      const end = lines.keepsAll ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
      lines.sift(bytes, end);
      rest = bytes.slice(end);
      if (rest.length > longestLine) lines.keepsAll = true;
    }
    return lines.finish(rest);
  };
}

class LineSieve {
  /** Set once lines cannot be judged one by one any more. */
  keepsAll = false;
  readonly #condensed = new Condensed();
  readonly #names: NameFilter;
  #origin: DomainName;
  /** The hash of the origin with a dot before it. */
  #originHash = 0;
  /** Whether the first record below the origin is needed to prove that the origin exists, or a name above it. */
  #originUnproven = false;
  #depth = 0;
  #omitted = 0;
  #owner: { readonly asked: boolean } | undefined;
  /** The line with the owner in force, where it was left out, and how many were before it. */
  #ownerLine: { bytes: Uint8Array; start: number; end: number; readonly omittedBefore: number } | undefined;

  constructor(interest: Interest, origin: DomainName) {
    this.#names = new NameFilter(interest);
    this.#origin = origin;
    this.#enterOrigin(origin);
  }

  /** Sifts whole lines. */
  sift(bytes: Uint8Array, end: number): void {
    for (let at = 0; at < end; ) {
      if (this.keepsAll) {
        this.#keep(bytes, at, end);
        break;
      }
      at = this.#siftLine(bytes, at);
    }
    this.#condensed.flush();
    if (this.#ownerLine?.bytes === bytes) this.#saveOwnerLine(this.#ownerLine);
  }

  /** Sifts a last line without a line break, and gives what is kept of all. */
  finish(last: Uint8Array): Pick<SourceFile, 'text' | 'omissions'> {
    if (last.length > 0 && !this.keepsAll) this.sift(joined(last, new Uint8Array([0x0a])), last.length + 1);
    else if (last.length > 0) this.sift(last, last.length);
    return this.#condensed.finish(this.#omitted);
  }

  /** Sifts the line that begins at `start` and gives where the next begins. */
  #siftLine(bytes: Uint8Array, start: number): number {
    const first = bytes[start]!;
    if (this.#depth > 0) return this.#keepLine(bytes, start);
    if (first === 0x0a) return this.#omit(start + 1);
    if (first === 0x3b) return this.#omit(bytes.indexOf(0x0a, start) + 1);
    if (first === 0x20 || first === 0x09) return this.#siftOwnerless(bytes, start);
    const ownerEnd = endOfOwner(bytes, start);
    if (ownerEnd === -1) {
      const next = this.#keepLine(bytes, start);
      if (first === 0x24) this.#follow(bytes, start, next);
      else if (first !== 0x0d) this.#owner = { asked: true };
      return next;
    }
    const verdict = this.#judge(bytes, start, ownerEnd);
    this.#owner = verdict === 'asked' ? asked : unasked;
    const end = verdict === 'asked' ? -1 : endOfPlainFields(bytes, ownerEnd);
    if (end === -1 || (verdict === 'may prove' && this.#proves(bytes, start, ownerEnd))) {
      this.#ownerLine = undefined;
      return this.#keepLine(bytes, start);
    }
    this.#ownerLine = { bytes, start, end, omittedBefore: this.#omitted };
    return this.#omit(end);
  }
}
