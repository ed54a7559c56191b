import { domainToASCII } from 'node:url';

declare const brand: unique symbol;

/**
 * A domain name (RFC 9499) in the one form in which names are compared by `===`: lower case, A-labels, absolute
 * without the final dot (the root is the empty string), needless escapes decoded. What a master file would take for
 * syntax stays escaped (`\.`, `\;`, `\032`), so that the name with a dot behind it is RFC 1035 presentation format.
 */
export type DomainName = string & { readonly [brand]: true };

/** Why a text is not a domain name; `message` is the end of a sentence: "has an empty label". */
export class NameError {
  constructor(readonly message: string) {}
}

export const root = '' as DomainName;

/** What a text means that is a name only together with its surroundings. */
export interface ParseOptions {
  /** What completes a name that does not end in a dot; without it every name is absolute. */
  readonly origin?: DomainName;
  /** What characters beyond ASCII mean: U-labels (RFC 5890), or raw octets as in a master file. */
  readonly beyondAscii?: 'u-label' | 'octets';
}

const plainName = /^[a-z0-9_*-]{1,63}(?:\.[a-z0-9_*-]{1,63})*$/i;

/** Reads a name in presentation format (RFC 1035 §5.1). Length limits are RFC 1035 §2.3.4: 63 octets a label, 255 on the wire. */
export function parseName(text: string, options: ParseOptions = {}): DomainName | NameError {
  const dotted = text.endsWith('.') && !isEscaped(text, text.length - 1);
  const relativeTo = dotted ? root : (options.origin ?? root);
  const body = dotted ? text.slice(0, -1) : text;
  if (body === '') return text === '' ? new NameError('is empty') : root;
  const isPlain = plainName.test(body);
  const name = isPlain ? body.toLowerCase() : canonicalLabels(body, options.beyondAscii ?? 'u-label');
  if (name instanceof NameError) return name;
  const whole = relativeTo === root ? name : `${name}.${relativeTo}`;
  const octets = wireLength(whole);
  if (octets > 255) return new NameError(`has ${octets - 2} octets; 253 is the limit (RFC 1035 §2.3.4)`);
  return whole as DomainName;
}

/** A name that is known to be one, such as a constant. Throws where it is none: that is a bug. */
export function nameOf(text: string): DomainName {
  const name = parseName(text);
  if (name instanceof NameError) throw new Error(`${text} ${name.message}`);
  return name;
}

/** The name below `parent` whose own labels are `labels`, already in canonical form. */
export function below(labels: string, parent: DomainName): DomainName {
  return (parent === root ? labels : `${labels}.${parent}`) as DomainName;
}

/** The labels of a name, the leftmost first; none for the root. */
export function labelsOf(name: DomainName): string[] {
  if (name === root) return [];
  if (!name.includes('\\')) return name.split('.');
  return name.match(/(?:\\[0-9]{3}|\\.|[^.\\])+/g) ?? [];
}

/** The name without its leftmost label; undefined for the root. */
export function parentOf(name: DomainName): DomainName | undefined {
  if (name === root) return undefined;
  let dot = name.indexOf('.');
  while (dot !== -1 && isEscaped(name, dot)) dot = name.indexOf('.', dot + 1);
  return (dot === -1 ? '' : name.slice(dot + 1)) as DomainName;
}

/** Whether `name` is `ancestor` or stands below it. */
export function isAtOrBelow(name: DomainName, ancestor: DomainName): boolean {
  if (ancestor === root || name === ancestor) return true;
  const dot = name.length - ancestor.length - 1;
  return dot > 0 && name[dot] === '.' && name.endsWith(ancestor) && !isEscaped(name, dot);
}

/** The names from `name` itself up to and including `top`, which must be at or above it. */
export function* upTo(name: DomainName, top: DomainName): Generator<DomainName> {
  for (
    let at: DomainName | undefined = name;
    at !== undefined && at.length >= top.length;
    at = parentOf(at)
  ) {
    yield at;
    if (at === top) return;
  }
}

function isEscaped(name: string, at: number): boolean {
  let backslashes = 0;
  while (name[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function canonicalLabels(body: string, beyondAscii: 'u-label' | 'octets'): string | NameError {
  const labels: string[] = [];
  for (const written of splitAtDots(body)) {
    if (written === '') return new NameError('has an empty label');
    const label = canonicalLabel(written, beyondAscii);
    if (label instanceof NameError) return label;
    if (wireLength(label) > 65) return new NameError('has a label over 63 octets (RFC 1035 §2.3.4)');
    labels.push(label);
  }
  return labels.join('.');
}

function splitAtDots(text: string): string[] {
  const labels: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '.') {
      labels.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...labels, text.slice(start)];
}

function canonicalLabel(written: string, beyondAscii: 'u-label' | 'octets'): string | NameError {
  if (beyondAscii === 'u-label' && /[^\0-\x7f]/.test(written)) {
    // No such U-label has an A-label of 63 octets, and Punycode takes time quadratic in its length.
    if (written.length > 252) return new NameError('has a label over 63 octets (RFC 1035 §2.3.4)');
    // domainToASCII is a URL host parser: it must see no label that could be taken for an address, and no `%41`.
    const isLabel = /^[a-z0-9_*\-\x80-\uffff]+$/i.test(written);
    const ascii = isLabel ? domainToASCII(`${written}.invalid`) : '';
    return (
      /^([a-z0-9_*-]+)\.invalid$/.exec(ascii)?.[1] ??
      new NameError('has a label that IDNA does not allow (RFC 5891)')
    );
  }
  let label = '';
  for (const [token = '', decimal, escaped] of written.matchAll(/\\([0-9]{3})|\\(.)|./gsu)) {
    if (token === '\\') return new NameError('ends in a lone backslash');
    if (Number(decimal) > 255 || /[0-9]/.test(escaped ?? ''))
      return new NameError(`has the escape ${token}, which is no octet`);
    const octets = decimal === undefined ? Buffer.from(escaped ?? token) : [Number(decimal)];
    for (const octet of octets) label += escapeOctet(octet);
  }
  return label;
}

function escapeOctet(octet: number): string {
  if (octet <= 0x20 || octet >= 0x7f) return `\\${String(octet).padStart(3, '0')}`;
  const character = String.fromCharCode(octet).toLowerCase();
  return '."();@$\\'.includes(character) ? `\\${character}` : character;
}

/** Octets on the wire, the root label included. */
function wireLength(name: string): number {
  if (!name.includes('\\')) return name.length + 2;
  return name.replace(/\\(?:[0-9]{3}|.)/g, 'x').length + 2;
}
