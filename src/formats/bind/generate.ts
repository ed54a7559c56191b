import type { Hole } from '../../value.js';
import { Complaint } from './complaint.js';
import { type Head, readHead } from './head.js';
import type { Token } from './tokens.js';

/** BIND's `$GENERATE start-stop[/step] owner [ttl] [class] type rdata`. */
export interface Generate {
  readonly range: Token;
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly owner: Token;
  readonly head: Head & { readonly type: string };
  readonly rdata: Token;
}

const mostInteger = 2_147_483_647;

/** Reads the words behind `$GENERATE`; undefined where the type is left to a template. */
export function readGenerate([range, owner, ...rest]: readonly Token[]): Generate | Complaint | undefined {
  if (range === undefined || owner === undefined)
    return new Complaint('$GENERATE is followed by a range, an owner, a type and RDATA. Complete it.', range);
  const [, start, stop, slash, step = '1'] =
    /^([0-9]{1,10})-([0-9]{1,10})(\/([0-9]{1,10})?)?/.exec(range.text) ?? [];
  const bounds = [Number(start), Number(stop), slash === '/' ? NaN : Number(step)] as const;
  if (!bounds.every(bound => bound <= mostInteger) || bounds[1] < bounds[0] || bounds[2] < 1)
    return new Complaint(`${range.text} is no range. Write it as start-stop or start-stop/step.`, range);
  const head = readHead(rest);
  if (head instanceof Complaint) return head;
  const { type } = head;
  if (type === undefined) return undefined;
  const [rdata, extra] = rest.slice(head.length);
  if (rdata === undefined)
    return new Complaint('$GENERATE lacks its RDATA. Put it in quotes behind the type.', range);
  if (extra !== undefined)
    return new Complaint('$GENERATE has one word of RDATA. Put all of it into quotes.', extra);
  return { range, start: bounds[0], stop: bounds[1], step: bounds[2], owner, head: { ...head, type }, rdata };
}

/** How many records it makes. */
export function countOf({ start, stop, step }: Generate): number {
  return Math.floor((stop - start) / step) + 1;
}

const pieces = /\\[\s\S]?|\$\$|\$(?:\{([^}]*)\}?)?|[^\\$]+/g;
const modifier = /^(-?[0-9]{1,10})(?:,([0-9]{1,3})(?:,([doxXnN]))?)?$/;

/** Fills in the number: `$`, `${offset,width,base}`; `$$` and `\$` are the character itself. A text is what is wrong with it. */
export function fillIn(template: string, number: number): string | Complaint {
  let text = '';
  // named keeps the offset of one `${offset}` for each plain `$` that follows it in the same word.
  let offset = 0;
  for (const [piece, inside] of template.matchAll(pieces)) {
    if (piece === '$$') text += '$';
    else if (piece[0] !== '$') text += piece;
    else if (piece === '$') text += String(number + offset);
    else {
      const [, delta, width = '0', base = 'd'] = modifier.exec(inside!) ?? [];
      if (delta === undefined || !piece.endsWith('}')) return new Complaint(badModifier(piece), undefined);
      offset = Number(delta);
      const value = number + offset;
      if (Math.abs(value) > mostInteger)
        return new Complaint(`${piece} leaves the range of numbers at ${number}. Correct it.`, undefined);
      text += inBase(value, Number(width), base);
    }
    if (text.length > 1023)
      return new Complaint('The text is longer than 1023 characters. Shorten it.', undefined);
  }
  return text;
}

/** The template as literal pieces and holes: what is known of every owner it makes. */
export function outlineOf(template: string): (string | Hole)[] {
  const reason = 'a number that $GENERATE fills in';
  return [...template.matchAll(pieces)].map(([piece]) =>
    piece[0] === '$' && piece !== '$$' ? { expression: '$', reason } : piece === '$$' ? '\\$' : piece,
  );
}

function badModifier(piece: string): string {
  return `${piece.slice(0, 40)} is no \${offset,width,base}, with base d, o, x, X, n or N. Correct it.`;
}

function inBase(value: number, width: number, base: string): string {
  switch (base) {
    case 'd':
      return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(value < 0 ? width - 1 : width, '0');
    case 'o':
      return (value >>> 0).toString(8).padStart(width, '0');
    case 'x':
      return (value >>> 0).toString(16).padStart(width, '0');
    case 'X':
      return (value >>> 0).toString(16).toUpperCase().padStart(width, '0');
    default:
      return base === 'n' ? nibbles(value, width) : nibbles(value, width).toUpperCase();
  }
}

/** Hexadecimal digits from the last to the first with dots between, as in `ip6.arpa`; the width counts the dots. */
function nibbles(value: number, width: number): string {
  let text = '';
  let rest = value >>> 0;
  do {
    text += (rest & 0xf).toString(16);
    rest >>>= 4;
    if (rest !== 0 || text.length < width) text += '.';
  } while (rest !== 0 || text.length < width);
  return text;
}
