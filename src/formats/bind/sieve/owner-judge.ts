import type { Interest } from '../../../dns/interest.js';
import { below, type DomainName, NameError, root } from '../../../dns/name.js';
import { known, readName } from '../names.js';
import type { Token } from '../tokens.js';
import { textOf } from './condensed.js';
import { hashOf, hashWith, NameFilter } from './name-filter.js';
import { longestOrigin } from './plain-line.js';

/** What an owner is to an interest: one it asks about, one that may prove that an asked name exists, or neither. */
export type Verdict = 'asked' | 'may prove' | 'unasked';

/** Judges plain owners by their bytes, below the origin in force. */
export class OwnerJudge {
  /** Whether no owner can be judged any more, because the origin is not known. */
  isBlind = false;
  /** Whether every record below the origin has the challenge label, or the target of one, in its names. */
  asksAll = false;
  readonly #names: NameFilter;
  #origin!: DomainName;
  /** The hash of the origin with a dot before it. */
  #originHash = 0;
  /** Whether the first record below the origin is needed to prove that the origin exists, or a name above it. */
  #originUnproven = false;

  constructor(
    readonly interest: Interest,
    origin: DomainName,
  ) {
    this.#names = new NameFilter(interest);
    this.#enter(origin);
  }

  /** Follows `$ORIGIN` with its argument. */
  follow(word: Token | undefined): void {
    const origin = known(this.#origin);
    const name = word && readName(word, { origin, zone: this.#origin, file: origin });
    // gdnsd's @Z and @F depend on what is not told here.
    if (name === undefined || name instanceof NameError || !name.known || /@[ZF]$/.test(word!.text))
      this.isBlind = true;
    else this.#enter(name.value);
  }

  /** Judges the owner between two offsets without making a string of it, unless its hash is that of an asked name. */
  judge(bytes: Uint8Array, start: number, end: number): Verdict {
    if (this.asksAll) return 'asked';
    const absolute = bytes[end - 1] === 0x2e;
    let hash = absolute ? 0 : this.#originHash;
    let mayProve = !absolute && this.#originUnproven;
    for (let at = absolute ? end - 2 : end - 1; at >= start; at--) {
      const byte = bytes[at]!;
      if (byte === 0x2e && this.#names.mayProve(hash)) mayProve = true;
      if ((byte | 0x20) === 0x61 && isAcme(bytes, at)) return 'asked';
      hash = hashWith(hash, byte);
    }
    if (this.#names.mayAsk(hash) && this.interest.names.has(this.#nameOf(bytes, start, end))) return 'asked';
    return mayProve ? 'may prove' : 'unasked';
  }

  /** Whether a record at the owner is the first to prove that an asked name exists; after that it is proven. */
  proves(bytes: Uint8Array, start: number, end: number): boolean {
    const name = this.#nameOf(bytes, start, end);
    if (!this.#names.proves(name)) return false;
    this.#names.prove(name);
    this.#originUnproven = this.#names.proves(this.#origin);
    return true;
  }

  #enter(origin: DomainName): void {
    this.#origin = origin;
    this.#originHash = origin === root ? 0 : hashOf(`.${origin}`);
    this.#originUnproven = this.#names.proves(origin);
    this.asksAll = /acme|dcv/.test(origin);
    if (origin.length > longestOrigin) this.isBlind = true;
  }

  #nameOf(bytes: Uint8Array, start: number, end: number): DomainName {
    const text = textOf(bytes, start, end).toLowerCase();
    return text.endsWith('.') ? (text.slice(0, -1) as DomainName) : below(text, this.#origin);
  }
}

function isAcme(bytes: Uint8Array, at: number): boolean {
  return (
    (bytes[at + 1]! | 0x20) === 0x63 && (bytes[at + 2]! | 0x20) === 0x6d && (bytes[at + 3]! | 0x20) === 0x65
  );
}
