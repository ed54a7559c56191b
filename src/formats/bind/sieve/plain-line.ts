import { layoutOf } from '../../rdata-layout.js';
import { boringTypes } from '../boring.js';

/** What a byte can be in a line that is proven plain; zero for every byte that may mean more than itself. */
const kinds = new Uint8Array(256);
const ordinary = 1;
const dot = 2;
const letterD = 3;

/** Bytes of a plain owner. */
const inOwner = new Uint8Array(256);

for (const byte of Buffer.from(
  "!#&'*+,-/:=?^_|~[]>0123456789abcefghijklmnopqrstuvwxyzABCEFGHIJKLMNOPQRSTUVWXYZ",
))
  kinds[byte] = ordinary;
kinds[0x2e] = dot;
kinds[0x44] = letterD;
kinds[0x64] = letterD;
for (let byte = 0; byte < 256; byte++)
  if (/[A-Za-z0-9_.-]/.test(String.fromCharCode(byte))) inOwner[byte] = 1;

const structural = new Uint8Array(256);
for (const byte of Buffer.from('()"`{<%\\$\r')) structural[byte] = 1;

/** A boring type, found by its letters. */
interface BoringType {
  readonly letters: number;
  readonly least: number;
  readonly most: number;
  readonly holdsNames: boolean;
}

/** Each boring type at its letters modulo the table's length, at which no two of them meet. */
const typeTable: (BoringType | undefined)[] = new Array(38).fill(undefined);
for (const type of boringTypes) {
  const { least, most, holdsNames } = layoutOf(type)!;
  let letters = 0;
  for (const byte of Buffer.from(type)) letters = packed(letters, byte);
  typeTable[letters % typeTable.length] = { letters, least, most, holdsNames };
}
const classIn = packed(packed(0, 0x49), 0x4e);

/** The longest owner or target that is surely a name below an origin of `longestOrigin`. */
const longestWord = 127;
export const longestOrigin = 120;

/** Behind the owner that begins at `start`; -1 where it is no plain one. */
export function endOfOwner(bytes: Uint8Array, start: number): number {
  let at = start;
  let label = start;
  while (inOwner[bytes[at]!] === 1) {
    if (bytes[at] === 0x2e) {
      if (at === label || at - label > 63) return -1;
      label = at + 1;
    }
    at++;
  }
  return at === start || at - label > 63 || at - start > longestWord || !isWhite(bytes[at]!) ? -1 : at;
}

/** Behind the line break of a line whose TTL, class, type and RDATA are plain from `start` on; -1 where they are not. */
export function endOfPlainFields(bytes: Uint8Array, start: number): number {
  let at = start;
  let ttl = false;
  let inClass = false;
  for (;;) {
    while (isWhite(bytes[at]!)) at++;
    if ((bytes[at]! - 0x30) >>> 0 < 10) {
      at = ttl ? -1 : endOfTtl(bytes, at);
      if (at === -1) return -1;
      ttl = true;
      continue;
    }
    let letters = 0;
    const word = at;
    while (isLetter(bytes[at]!)) letters = packed(letters, bytes[at++]!);
    if (at - word > 5 || !isWhite(bytes[at]!)) return -1;
    if (letters === classIn && !inClass) {
      inClass = true;
      continue;
    }
    const type = typeTable[letters % typeTable.length];
    return type?.letters !== letters ? -1 : endOfPlainRdata(bytes, at, type);
  }
}

/** Behind the white space at the beginning of a line. */
export function startOfText(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isWhite(bytes[at]!)) at++;
  return at;
}

/** Whether a line has no more than a comment from `at` on. */
export function endsBlankLine(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x0a || bytes[at] === 0x3b || (bytes[at] === 0x0d && bytes[at + 1] === 0x0a);
}

/** Whether a line has bytes that may decide how the lines after it are read. */
export function hasStructure(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (structural[bytes[at]!] === 1) return true;
  return false;
}

function endOfPlainRdata(bytes: Uint8Array, start: number, type: BoringType): number {
  let at = start;
  let words = 0;
  for (;;) {
    while (isWhite(bytes[at]!)) at++;
    const byte = bytes[at]!;
    if (byte === 0x0a || byte === 0x3b || byte === 0x0d) {
      if (byte === 0x0d && bytes[at + 1] !== 0x0a) return -1;
      if (words < type.least || words > type.most) return -1;
      return bytes.indexOf(0x0a, at) + 1;
    }
    at =
      byte === 0x22 && !type.holdsNames
        ? endOfPlainQuote(bytes, at)
        : endOfPlainWord(bytes, at, type.holdsNames);
    if (at === -1) return -1;
    words++;
  }
}

function endOfPlainWord(bytes: Uint8Array, start: number, mayBeName: boolean): number {
  let at = start;
  let label = start;
  let odd = false;
  for (;;) {
    const kind = kinds[bytes[at]!]!;
    if (kind === 0) break;
    if (kind === dot) {
      if (at === label || at - label > 63) odd = true;
      label = at + 1;
    } else if (kind === letterD && isDcv(bytes, at)) return -1;
    at++;
  }
  if (at === start || !endsWord(bytes[at]!)) return -1;
  if (!mayBeName) return at;
  if (odd && at - start === 1) return at;
  return odd || at - label > 63 || at - start > longestWord ? -1 : at;
}

function endOfPlainQuote(bytes: Uint8Array, open: number): number {
  for (let at = open + 1; ; at++) {
    const byte = bytes[at]!;
    if (byte === 0x22) return at + 1;
    const kind = kinds[byte]!;
    if (kind === letterD ? isDcv(bytes, at) : kind === 0 && byte !== 0x20 && byte !== 0x3b && byte !== 0x40)
      return -1;
  }
}

function endOfTtl(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at]! - 0x30) >>> 0 < 10) at++;
  if (at - start > 9) return -1;
  if (isTimeUnit(bytes[at]!)) at++;
  return isWhite(bytes[at]!) ? at : -1;
}

function isTimeUnit(byte: number): boolean {
  const lower = byte | 0x20;
  return lower === 0x73 || lower === 0x6d || lower === 0x68 || lower === 0x64 || lower === 0x77;
}

function isDcv(bytes: Uint8Array, at: number): boolean {
  return (bytes[at + 1]! | 0x20) === 0x63 && (bytes[at + 2]! | 0x20) === 0x76;
}

function isWhite(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

function endsWord(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x3b;
}

/** Letters of either case as one number, five of them in 25 bits. */
function packed(letters: number, byte: number): number {
  return (letters << 5) | (byte & 0x1f);
}
