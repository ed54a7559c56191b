import { type DomainName, NameError, parseName, root } from '../../dns/name.js';
import { gapIn } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import { type Hole, type Parts, partsOfValue, type Value } from '../../value.js';
import { partsOf } from './template.js';
import type { Token } from './tokens.js';

/** A name of which a part may be left to a template. */
export type Name = Known | Holed;
interface Known {
  readonly known: true;
  readonly value: DomainName;
}
interface Holed {
  readonly known: false;
  readonly parts: Parts;
}

/** What relative names are completed with, and what gdnsd's `@Z` and `@F` stand for. */
export interface Origins {
  /** `$ORIGIN` as it is in force. */
  readonly origin: Name;
  readonly zone: DomainName;
  /** The origin with which the file began: gdnsd's `@F`. */
  readonly file: Name;
}

/** A name that is wholly known. */
export function known(value: DomainName): Known {
  return { known: true, value };
}

/** A name of 253 octets with each of them written as `\DDD`, and a template tag or two. */
const longestWritten = 2000;

/** Reads a word as a name: `@` is the origin (RFC 1035 §5.1), a name without a final dot is completed with it. */
export function readName(token: Token, origins: Origins): Name | NameError {
  const { text } = token;
  if (text === '@') return origins.origin;
  if (text.length > longestWritten) return new NameError('is longer than any domain name (RFC 1035 §2.3.4)');
  if (/(?:^|\.)@Z$/.test(text)) return readBelow(text.slice(0, -3), known(origins.zone), origins);
  if (/(?:^|\.)@F$/.test(text)) return readBelow(text.slice(0, -3), origins.file, origins);
  return readBelow(text, origins.origin, origins);
}

function readBelow(text: string, origin: Name, origins: Origins): Name | NameError {
  if (text === '' || text === '.') return text === '' ? origin : known(root);
  const parts = partsOf(text);
  if (parts !== undefined) return { known: false, parts: completed(parts, { ...origins, origin }) };
  if (origin.known) {
    const name = parseName(text, { origin: origin.value, beyondAscii: 'octets' });
    return name instanceof NameError ? name : known(name);
  }
  const own = parseName(text, { beyondAscii: 'octets' });
  if (own instanceof NameError) return own;
  return endsInDot(text) ? known(own) : { known: false, parts: [`${own}.`, ...origin.parts] };
}

/** A name that is written in parts, completed as `readName` completes one. */
export function nameOfParts(written: Parts, origins: Origins): Name {
  return { known: false, parts: completed(written, origins) };
}

/** The parts of a name as gaps and owners have them: absolute, lower case, no final dot. */
function completed(written: Parts, { origin, zone }: Origins): Parts {
  const parts = written.map(part => (typeof part === 'string' ? canonical(part) : part));
  const last = written.at(-1)!;
  if (typeof last === 'string') {
    if (endsInDot(last)) return [...parts.slice(0, -1), ...withoutFinalDot(parts.at(-1)!)];
    return origin.known && origin.value === root ? parts : [...parts, '.', ...partsOfValue(origin)];
  }
  // The template may end the name relatively, absolutely, or put `@`; whatever it is, only what is in the zone counts.
  const [first] = parts;
  const maybeApex = typeof first !== 'string' || zone.startsWith(first);
  return maybeApex || zone === root ? [...parts, zone] : [...parts, '.', zone];
}

/** A literal piece of a name in the form of a `DomainName`; one with an escape could be spelt in many ways, so it becomes a hole. */
export function canonical(literal: string): string | Hole {
  if (!/[\\\0-\x20\x7f-\uffff"();@$]/.test(literal)) return literal.toLowerCase();
  return { expression: literal, reason: 'an escape inside a template expression' };
}

function withoutFinalDot(part: string | Hole): (string | Hole)[] {
  if (typeof part !== 'string') return [part];
  return part === '.' ? [] : [part.slice(0, -1)];
}

/** Whether a name is written absolutely; only its end is looked at, however long it is. */
export function endsInDot(text: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\.$/.test(text.slice(-64));
}

/** The name with the place where it is written. */
export function valueAt(name: Name, span: Span): Value<DomainName> {
  return name.known ? { known: true, value: name.value, span } : { known: false, parts: name.parts, span };
}

/** A name that could be any in the zone. */
export function anyNameIn(zone: DomainName, reason: string): Name {
  return { known: false, parts: gapIn(zone, reason).parts };
}
