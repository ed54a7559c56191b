import { layoutOf } from '../../rdata-layout.js';
import { Complaint } from '../complaint.js';
import type { Token } from '../tokens.js';
import type { Rdata } from './rdata.js';

/** Spells RDATA written as `\# length hexadecimal` (RFC 3597 §5), which a type with a syntax of its own may have too. */
export function spellUnknown(type: string, [mark, length, ...rest]: readonly Token[]): Rdata | Complaint {
  const octets = Number(/^[0-9]{1,5}$/.exec(length?.text ?? '')?.[0] ?? NaN);
  const hex = rest.map(word => word.text).join('');
  if (!(octets <= 65_535))
    return new Complaint('\\# is followed by the number of octets (RFC 3597 §5). Add it.', mark);
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex) || hex.length !== 2 * octets)
    return new Complaint(
      `\\# ${octets} is followed by ${octets} octets in hexadecimal. Correct the length or the data.`,
      length,
    );
  const wire = Buffer.from(hex, 'hex');
  const generic = octets === 0 ? '\\# 0' : `\\# ${octets} ${hex.toLowerCase()}`;
  const layout = layoutOf(type);
  if (type === 'CAA') return { parts: [spellCaa(wire) ?? generic] };
  if (layout?.most !== 1 || !layout.isName(0)) return { parts: [generic] };
  const name = spellWireName(wire);
  return name === undefined
    ? new Complaint(
        `The octets of this ${type} are no domain name. Write the name itself.`,
        rest[0] ?? length,
      )
    : { parts: [name] };
}

/** A name on the wire in the form of a `DomainName`, with its final dot; undefined where it is none, or compressed. */
function spellWireName(wire: Buffer): string | undefined {
  const labels: string[] = [];
  for (let at = 0; at < wire.length; ) {
    const length = wire[at]!;
    if (length === 0)
      return at + 1 === wire.length && wire.length <= 255 ? `${labels.join('.')}.` : undefined;
    if (length > 63) return undefined;
    labels.push([...wire.subarray(at + 1, at + 1 + length)].map(escapeInName).join(''));
    at += 1 + length;
  }
  return undefined;
}

/** RFC 8659 §4.1: flags, the length of the tag, the tag, and the rest is the value. */
function spellCaa(wire: Buffer): string | undefined {
  const [flags, length = 0] = wire;
  const tag = wire.subarray(2, 2 + length).toString('latin1');
  if (flags === undefined || tag.length !== length || !/^[a-z0-9]+$/i.test(tag)) return undefined;
  const value = [...wire.subarray(2 + length)].map(escapeInQuotes).join('');
  return `${flags} ${tag} "${value}"`;
}

function escapeInName(octet: number): string {
  if (octet <= 0x20 || octet >= 0x7f) return decimal(octet);
  const character = String.fromCharCode(octet).toLowerCase();
  return '."();@$\\'.includes(character) ? `\\${character}` : character;
}

function escapeInQuotes(octet: number): string {
  if (octet < 0x20 || octet >= 0x7f) return decimal(octet);
  const character = String.fromCharCode(octet);
  return '"\\'.includes(character) ? `\\${character}` : character;
}

function decimal(octet: number): string {
  return `\\${String(octet).padStart(3, '0')}`;
}
