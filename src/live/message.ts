import { type DomainName, NameError, parseName } from '../dns/name.js';
import { readRdata, typeName } from './rdata.js';

/** A resource record of class IN as a server sent it; RDATA in presentation format. */
export interface WireRecord {
  readonly owner: DomainName;
  readonly type: string;
  readonly rdata: string;
  /** Seconds; 0 for what is no valid TTL (RFC 2181 §8). */
  readonly ttl: number;
}

/** Why an answer is as it is, in a server's own words (RFC 8914). */
export interface ExtendedError {
  /** IANA, Extended DNS Error Codes. */
  readonly code: number;
  readonly text: string;
}

/** A response (RFC 1035 §4.1, RFC 6891). */
export interface Message {
  readonly isAuthoritative: boolean;
  readonly isTruncated: boolean;
  /** With the upper bits of EDNS. */
  readonly rcode: number;
  readonly answers: readonly WireRecord[];
  readonly authorities: readonly WireRecord[];
  readonly additionals: readonly WireRecord[];
  readonly extendedErrors: readonly ExtendedError[];
}

/** Octets of the header (RFC 1035 §4.1.1). */
export const headerLength = 12;

/** Says what is wrong with a message, as the end of a sentence. */
class Malformed extends Error {}

/**
 * Reads a response; a text that says what is wrong, as the end of a sentence, where it is no message. dns-packet's
 * reader is not used: it takes a dot within a label for one between two, and does not hold RDATA to its length.
 */
export function readMessage(bytes: Buffer): Message | string {
  try {
    return new Reader(bytes).message();
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

/** Whether a message says that it is truncated, which can be told where its end is missing. */
export function isTruncated(bytes: Buffer): boolean {
  return bytes.length >= headerLength && (bytes[2]! & 0x02) !== 0;
}

class Reader {
  readonly #bytes: Buffer;
  #at = headerLength;
  #rcode: number;
  #hasOpt = false;
  readonly #extendedErrors: ExtendedError[] = [];

  constructor(bytes: Buffer) {
    if (bytes.length < headerLength) throw new Malformed('is shorter than a header');
    this.#bytes = bytes;
    this.#rcode = bytes[3]! & 0x0f;
  }

  message(): Message {
    const bytes = this.#bytes;
    for (let left = bytes.readUInt16BE(4); left > 0; left--) {
      this.#at = this.name(this.#at).end + 4;
      if (this.#at > bytes.length) throw new Malformed('ends within its question');
    }
    const answers = this.#section(bytes.readUInt16BE(6), false);
    const authorities = this.#section(bytes.readUInt16BE(8), false);
    const additionals = this.#section(bytes.readUInt16BE(10), true);
    if (this.#at !== bytes.length) throw new Malformed('goes on behind its last record');
    return {
      isAuthoritative: (bytes[2]! & 0x04) !== 0,
      isTruncated: isTruncated(bytes),
      rcode: this.#rcode,
      answers,
      authorities,
      additionals,
      extendedErrors: this.#extendedErrors,
    };
  }

  /** The name at an offset and where it ends there. Pointers lead backwards alone, so that no loop is possible. */
  name(start: number): { name: DomainName; end: number } {
    const bytes = this.#bytes;
    const labels: string[] = [];
    let octets = 1;
    let end: number | undefined;
    let at = start;
    let segment = start;
    for (;;) {
      const length = bytes[at];
      if (length === undefined) throw new Malformed('ends within a name');
      if (length === 0) break;
      if (length >= 0xc0) {
        if (at + 1 >= bytes.length) throw new Malformed('ends within a name');
        const target = bytes.readUInt16BE(at) & 0x3fff;
        if (target >= segment) throw new Malformed('has a compressed name that leads forward');
        end ??= at + 2;
        at = target;
        segment = target;
        continue;
      }
      if (length > 63) throw new Malformed('has a label of a type that is not in use');
      octets += length + 1;
      if (octets > 255) throw new Malformed('has a name over 255 octets');
      if (at + 1 + length > bytes.length) throw new Malformed('ends within a name');
      labels.push(bytes.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    return { name: nameOfLabels(labels), end: end ?? at + 1 };
  }

  #section(count: number, mayHoldOpt: boolean): WireRecord[] {
    const records: WireRecord[] = [];
    for (let left = count; left > 0; left--) {
      const record = this.#record(mayHoldOpt);
      if (record !== undefined) records.push(record);
    }
    return records;
  }

  /** The next record; undefined for OPT, and for what is not of class IN. */
  #record(mayBeOpt: boolean): WireRecord | undefined {
    const bytes = this.#bytes;
    const owner = this.name(this.#at);
    const fixed = owner.end;
    const start = fixed + 10;
    if (start > bytes.length) throw new Malformed('ends within a record');
    const type = typeName(bytes.readUInt16BE(fixed));
    const recordClass = bytes.readUInt16BE(fixed + 2);
    const ttl = bytes.readUInt32BE(fixed + 4);
    const end = start + bytes.readUInt16BE(fixed + 8);
    if (end > bytes.length) throw new Malformed('ends within a record');
    this.#at = end;
    if (type === 'OPT') {
      if (!mayBeOpt || this.#hasOpt || owner.name !== '')
        throw new Malformed('has an OPT record out of place');
      this.#hasOpt = true;
      this.#rcode |= (ttl >>> 24) << 4;
      this.#options(start, end);
      return undefined;
    }
    if (recordClass !== 1) return undefined;
    const rdata = readRdata(type, bytes, start, end, this);
    if (rdata === undefined) throw new Malformed(`has a ${type} record whose data is not of that type`);
    return { owner: owner.name, type, rdata, ttl: ttl > 0x7fffffff ? 0 : ttl };
  }

  #options(start: number, end: number): void {
    for (let at = start; at < end; ) {
      if (at + 4 > end) throw new Malformed('ends within an option');
      const code = this.#bytes.readUInt16BE(at);
      const next = at + 4 + this.#bytes.readUInt16BE(at + 2);
      if (next > end) throw new Malformed('ends within an option');
      if (code === 15 && next - at >= 6 && this.#extendedErrors.length < 4) {
        const text = this.#bytes.toString('utf8', at + 6, Math.min(next, at + 6 + 300)).replace(/\0+$/, '');
        this.#extendedErrors.push({ code: this.#bytes.readUInt16BE(at + 4), text });
      }
      at = next;
    }
  }
}

function nameOfLabels(labels: readonly string[]): DomainName {
  const joined = labels.join('.');
  if (labels.every(label => /^[a-z0-9_*-]+$/.test(label))) return joined as DomainName;
  const escaped = labels.map(label =>
    label.replace(/[^a-z0-9_*-]/gi, found => `\\${String(found.charCodeAt(0)).padStart(3, '0')}`),
  );
  const name = parseName(`${escaped.join('.')}.`, { beyondAscii: 'octets' });
  // The length was held to its limit already.
  if (name instanceof NameError) throw new Malformed(`has a name that ${name.message}`);
  return name;
}
