import type { Interest } from '../../../dns/interest.js';
import type { DomainName } from '../../../dns/name.js';
import type { Sieve, SourceFile } from '../../../source.js';
import { Entries, type Entry } from '../tokens.js';
import { Condensed, textOf } from './condensed.js';
import { depthAfter } from './line-structure.js';
import { OwnerJudge } from './owner-judge.js';
import { endOfOwner, endOfPlainFields, endsBlankLine, hasStructure, startOfText } from './plain-line.js';

/**
 * Passes over the lines of a master file that cannot matter to an interest. A line is left out only where its bytes
 * prove it: a plain record of a boring type, at an owner that nobody asks about, or nothing but a comment.
 * A comment that may ignore something stays, with every line that it may speak for.
 */
export function sieveFor(interest: Interest, origin: DomainName): Sieve {
  return chunks => {
    const lines = new LineSieve(new OwnerJudge(interest, origin));
    let straddling: Uint8Array[] = [];
    for (const chunk of chunks) {
      // Without Buffer's own methods, so that the engine sees one shape of array only.
      const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      const firstEnd = bytes.indexOf(0x0a) + 1;
      const lastEnd = bytes.lastIndexOf(0x0a) + 1;
      if (firstEnd > 0) {
        const line = joined([...straddling, bytes.subarray(0, firstEnd)]);
        lines.sift(line, 0, line.length);
        lines.sift(bytes, firstEnd, lastEnd);
        straddling = [];
      }
      if (lastEnd < bytes.length) straddling.push(bytes.slice(lastEnd));
    }
    return lines.finish(joined(straddling));
  };
}

class LineSieve {
  readonly #condensed = new Condensed();
  /** The line with the owner in force, where it was left out. */
  readonly #ownerLine = new OmittedLine();
  /** Whether the owner in force is asked about; undefined before the first. */
  #ownerAsked: boolean | undefined;
  #depth = 0;
  /** How many lines were left out since the last one kept. */
  #omitted = 0;
  /** Set once lines cannot be judged one by one any more. */
  #keepsAll = false;
  /** Where the next line begins that has a comment which may ignore something. */
  #markedLine = Number.POSITIVE_INFINITY;
  /** How many owners behind it stay: the one that it may be for, and the one that ends what it is for. */
  #held = 0;

  constructor(readonly judge: OwnerJudge) {}

  /** Sifts whole lines. */
  sift(bytes: Uint8Array, start: number, end: number): void {
    this.#markedLine = markedLineFrom(bytes, start, end);
    for (let at = start; at < end; ) {
      if (this.#keepsAll || this.judge.isBlind) {
        this.#keep(bytes, at, end);
        break;
      }
      const ends = this.#held > 0 && this.#depth === 0 && beginsOwner(bytes[at]!);
      const next = this.#siftLine(bytes, at);
      if (at === this.#markedLine) {
        this.#markedLine = markedLineFrom(bytes, next, end);
        this.#held = 2;
      } else if (ends) this.#held--;
      at = next;
    }
    this.#condensed.flush();
    this.#ownerLine.secure(bytes);
  }

  /** Sifts a last line that no line break ends, and gives what is kept of all. */
  finish(last: Uint8Array): Pick<SourceFile, 'text' | 'omissions'> {
    if (last.length > 0) this.sift(joined([last, lineBreak]), 0, last.length + 1);
    return this.#condensed.finish(this.#omitted);
  }

  /** Sifts the line that begins at `start` and gives where the next begins. */
  #siftLine(bytes: Uint8Array, start: number): number {
    if (this.#depth > 0) return this.#keepLine(bytes, start);
    const holds = this.#held > 0 || start === this.#markedLine;
    const textStart = startOfText(bytes, start);
    if (endsBlankLine(bytes, textStart)) {
      const next = bytes.indexOf(0x0a, textStart) + 1;
      if (!holds) return this.#omit(next);
      this.#keep(bytes, start, next);
      return next;
    }
    if (textStart > start) return this.#siftOwnerless(bytes, start, holds);
    const ownerEnd = endOfOwner(bytes, start);
    if (ownerEnd === -1) return this.#siftOddOwner(bytes, start);
    const verdict = this.judge.judge(bytes, start, ownerEnd);
    const end = verdict === 'asked' || holds ? -1 : endOfPlainFields(bytes, ownerEnd);
    // Where this line is not plain, it may be a later record of the same owner that proves it to exist.
    this.#ownerAsked = verdict === 'asked' || (verdict === 'may prove' && end === -1);
    if (end === -1 || (verdict === 'may prove' && this.judge.proves(bytes, start, ownerEnd))) {
      this.#ownerLine.bytes = undefined;
      return this.#keepLine(bytes, start);
    }
    this.#ownerLine.set(bytes, start, end, this.#omitted);
    return this.#omit(end);
  }

  #siftOwnerless(bytes: Uint8Array, start: number, holds: boolean): number {
    const keeps = holds || this.judge.asksAll || this.#ownerAsked !== false;
    const end = keeps ? -1 : endOfPlainFields(bytes, start);
    return end === -1 ? this.#keepLine(bytes, start) : this.#omit(end);
  }

  #siftOddOwner(bytes: Uint8Array, start: number): number {
    const next = this.#keepLine(bytes, start);
    const [directive, argument] = bytes[start] === 0x24 ? wordsOf(textOf(bytes, start, next)) : [];
    if (directive?.text.toUpperCase() === '$ORIGIN') this.judge.follow(argument);
    else if (!/^\$(?:TTL|INCLUDE|GENERATE)$/i.test(directive?.text ?? '')) this.#ownerAsked = true;
    // A byte order mark hides what the line is.
    if (bytes[start] === 0xef) this.#keepsAll = true;
    return next;
  }

  #keepLine(bytes: Uint8Array, start: number): number {
    const end = bytes.indexOf(0x0a, start) + 1;
    this.#keep(bytes, start, end);
    if (!hasStructure(bytes, start, end)) return end;
    const depth = depthAfter(textOf(bytes, start, end), this.#depth);
    if (depth === undefined) this.#keepsAll = true;
    else this.#depth = depth;
    return end;
  }

  /** Keeps lines, before them the one whose owner they may take over. */
  #keep(bytes: Uint8Array, start: number, end: number): void {
    const owner = this.#ownerLine;
    if (owner.bytes !== undefined) {
      this.#condensed.keep(owner.bytes, owner.start, owner.end, owner.omittedBefore);
      this.#omitted -= owner.omittedBefore + 1;
      owner.bytes = undefined;
    }
    this.#condensed.keep(bytes, start, end, this.#omitted);
    this.#omitted = 0;
  }

  #omit(next: number): number {
    this.#omitted++;
    return next;
  }
}

/** A line that was left out and may be wanted yet. */
class OmittedLine {
  /** Undefined while there is none. */
  bytes: Uint8Array | undefined;
  start = 0;
  end = 0;
  /** How many were left out between the last line kept and this one. */
  omittedBefore = 0;

  set(bytes: Uint8Array, start: number, end: number, omittedBefore: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.omittedBefore = omittedBefore;
  }

  /** Takes the line out of bytes that their reader may write over. */
  secure(bytes: Uint8Array): void {
    if (this.bytes !== bytes) return;
    this.set(bytes.slice(this.start, this.end), 0, this.end - this.start, this.omittedBefore);
  }
}

const mark = Buffer.from('dcv-check');

/** Where the next line with the mark begins; infinity where there is none. */
function markedLineFrom(bytes: Uint8Array, start: number, end: number): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, end).indexOf(mark, start);
  return found === -1 ? Number.POSITIVE_INFINITY : bytes.lastIndexOf(0x0a, found) + 1;
}

/** Whether a line that begins with the byte has an owner, or a directive. */
function beginsOwner(byte: number): boolean {
  return byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x3b;
}

const lineBreak = new Uint8Array([0x0a]);

function wordsOf(line: string): Entry['tokens'] {
  return new Entries(line).next()?.tokens ?? [];
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
