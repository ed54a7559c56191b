import type { DomainName } from '../dns/name.js';
import { addressOf } from './server.js';

/** The types that are asked for or read, by their numbers (IANA, DNS parameters). */
const typeNames: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  39: 'DNAME',
  41: 'OPT',
  257: 'CAA',
};

/** A type's name, `TYPEn` where nothing here knows it (RFC 3597 §5). */
export function typeName(number: number): string {
  return typeNames[number] ?? `TYPE${number}`;
}

/** Reads names of a message, which may lead back to what stands before them; both throw where there is none. */
export interface NameReader {
  name(at: number): { readonly name: DomainName; readonly end: number };
}

/**
 * RDATA in presentation format, names absolute with their final dot; undefined where it is not what its type asks for.
 * What is of no concern here is written as RFC 3597 §5 writes unknown types.
 */
export function readRdata(
  type: string,
  bytes: Buffer,
  start: number,
  end: number,
  names: NameReader,
): string | undefined {
  const length = end - start;
  switch (type) {
    case 'A':
      return length === 4 ? bytes.subarray(start, end).join('.') : undefined;
    case 'AAAA':
      return length === 16 ? readIpv6(bytes, start) : undefined;
    case 'NS':
    case 'CNAME':
    case 'DNAME':
    case 'PTR': {
      const target = names.name(start);
      return target.end === end ? `${target.name}.` : undefined;
    }
    case 'MX': {
      if (length < 3) return undefined;
      const exchange = names.name(start + 2);
      return exchange.end === end ? `${bytes.readUInt16BE(start)} ${exchange.name}.` : undefined;
    }
    case 'SOA':
      return readSoa(bytes, start, end, names);
    case 'TXT':
      return readStrings(bytes, start, end)?.map(quoted).join(' ');
    case 'CAA':
      return readCaa(bytes, start, end);
    default:
      return `\\# ${length} ${bytes.toString('hex', start, end)}`.trimEnd();
  }
}

function readIpv6(bytes: Buffer, start: number): string {
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(start + 2 * at).toString(16));
  const whole = groups.join(':');
  return addressOf(whole) ?? whole;
}

function readSoa(bytes: Buffer, start: number, end: number, names: NameReader): string | undefined {
  const primary = names.name(start);
  const mailbox = names.name(primary.end);
  if (end - mailbox.end !== 20) return undefined;
  const numbers = [0, 4, 8, 12, 16].map(at => bytes.readUInt32BE(mailbox.end + at));
  return [`${primary.name}.`, `${mailbox.name}.`, ...numbers].join(' ');
}

/** At least one string (RFC 1035 §3.3.14), each with its length before it. */
function readStrings(bytes: Buffer, start: number, end: number): Buffer[] | undefined {
  const strings: Buffer[] = [];
  let at = start;
  while (at < end) {
    const next = at + 1 + bytes[at]!;
    if (next > end) return undefined;
    strings.push(bytes.subarray(at + 1, next));
    at = next;
  }
  return strings.length === 0 ? undefined : strings;
}

/** RFC 8659 §4.1: flags, a tag of letters and digits, and the rest is the value. */
function readCaa(bytes: Buffer, start: number, end: number): string | undefined {
  const tagLength = bytes[start + 1] ?? 0;
  const valueAt = start + 2 + tagLength;
  if (tagLength === 0 || valueAt > end) return undefined;
  const tag = bytes.toString('latin1', start + 2, valueAt);
  if (!/^[a-z0-9]+$/i.test(tag)) return undefined;
  return `${bytes[start]} ${tag} ${quoted(bytes.subarray(valueAt, end))}`;
}

function quoted(octets: Buffer): string {
  const text = octets
    .toString('latin1')
    .replace(/["\\]|[^ -~]/g, found =>
      found === '"' || found === '\\' ? `\\${found}` : `\\${String(found.charCodeAt(0)).padStart(3, '0')}`,
    );
  return `"${text}"`;
}
