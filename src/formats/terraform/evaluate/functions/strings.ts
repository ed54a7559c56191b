import { type Hole, type Parts, wholeText } from '../../../../value.js';
import { merged } from '../../../written.js';
import { perElement, perStep } from '../budget.js';
import { holeIn, Misfit, partsOf } from '../convert.js';
import { type Datum, textDatum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import {
  type Call,
  type Functions,
  isParts,
  refuse,
  scalar,
  type TerraformFunction,
  textAt,
  textOfParts,
  textResult,
  unknown,
} from './call.js';
import { characters, trimEnd, trimStart } from './characters.js';
import { mirrored, reversed, trimmedEnd, withoutSuffix } from './ends.js';

/** A letter behind what Go's `strings.Title` takes for the end of a word. */
const firstLetter = /(?<=^|[\0-/:-@[-^`{-\x7f]|\p{White_Space})\p{L}/gu;

/** Functions of text. They keep what they can of text with holes. */
export const strings: Functions = {
  lower: changed(parts => eachPiece(parts, text => eachLetter(text, letter => letter.toLowerCase()))),
  upper: changed(parts => eachPiece(parts, text => eachLetter(text, letter => letter.toUpperCase()))),
  trimspace: changed(parts => trimmed(parts)),
  chomp: changed(parts => trimmedEnd(parts, withoutLineBreaks)),
  trim: withSecond((cut, call) => changed(parts => trimmed(parts, cut))(call)),
  trimprefix: withSecond((prefix, call) =>
    changed(parts => mirrored(withoutSuffix(mirrored(parts), reversed(prefix))))(call),
  ),
  trimsuffix: withSecond((suffix, call) => changed(parts => withoutSuffix(parts, suffix))(call)),
  startswith: withSecond((prefix, call) => begins(call, prefix, parts => parts)),
  endswith: withSecond((suffix, call) => begins(call, reversed(suffix), mirrored)),
  strcontains: withSecond((sought, call) => {
    const parts = textAt(call, 0);
    if (!isParts(parts)) return parts;
    if (parts.some(part => typeof part === 'string' && part.includes(sought)))
      return { kind: 'bool', value: true, span: call.span };
    return wholeText(parts) === undefined ? unknown(call) : { kind: 'bool', value: false, span: call.span };
  }),
  strrev: scalar(['text'], text => characters(text).reverse().join('')),
  title: scalar(['text'], text =>
    text.replace(firstLetter, letter => eachLetter(letter, capital => capital.toUpperCase())),
  ),
  substr: scalar(['text', 'number', 'number'], (text, offset, length) => {
    const all = characters(text);
    const start = offset < 0 ? Math.max(0, all.length + offset) : offset;
    return all.slice(start, length < 0 ? undefined : start + length).join('');
  }),
  indent: withFirstNumber((spaces, call) => {
    const parts = textAt(call, 1);
    if (!isParts(parts)) return parts;
    const blank = ' '.repeat(spaces);
    const size = parts.join('').length * (spaces + 1);
    if (!call.scope.budget.spend(size / perStep, call.span)) return exhausted(call.span);
    const indented = parts.map(part => (typeof part === 'string' ? part.replace(/\n/g, `\n${blank}`) : part));
    return textOfParts(indented, call.arguments[1]!.span);
  }),
  join: call => {
    const [separator, ...lists] = call.arguments;
    const between = separator && partsOf(separator);
    if (between === undefined || between instanceof Misfit) return refuse(call, 'which wants a separator');
    const items: Datum[] = [];
    for (const list of lists) {
      if (list.kind !== 'list')
        return holeIn(list) ? textOfParts([holeIn(list)!], call.span) : refuse(call, 'which wants lists');
      if (list.open !== undefined) return textOfParts([list.open.hole], call.span);
      for (const item of list.items) items.push(item);
    }
    if (!call.scope.budget.spend(items.length, call.span)) return exhausted(call.span);
    const joined: (string | Hole)[] = [];
    for (const [index, item] of items.entries()) {
      const parts = partsOf(item);
      if (parts instanceof Misfit) return refuse(call, `which wants texts, not ${parts.reason}`);
      joined.push(...(index === 0 ? [] : between), ...parts);
    }
    return textResult(call, joined);
  },
  split: call => {
    const [separator, text] = [textAt(call, 0), textAt(call, 1)];
    if (!isParts(separator)) return separator;
    if (!isParts(text)) return text;
    const [between, whole] = [wholeText(separator), wholeText(text)];
    if (between === undefined || whole === undefined)
      return { kind: 'list', items: [], open: { hole: holeIn(unknown(call))! }, span: call.span };
    const pieces =
      whole === '' && between === '' ? [] : between === '' ? characters(whole) : whole.split(between);
    if (!call.scope.budget.spend(perElement * pieces.length, call.span)) return exhausted(call.span);
    return {
      kind: 'list',
      items: pieces.map(piece => textDatum(piece, call.arguments[1]!.span)),
      span: call.span,
    };
  },
};

/** Go changes one code point into one: `ß` has no capital. */
function eachLetter(text: string, change: (letter: string) => string): string {
  if (!/[^\0-\x7f]/.test(text)) return change(text);
  return Array.from(text, letter => ([...change(letter)].length === 1 ? change(letter) : letter)).join('');
}

/** A function that changes its first argument. */
function changed(change: (parts: Parts) => Parts): TerraformFunction {
  return call => {
    const parts = textAt(call, 0);
    return isParts(parts) ? textOfParts(merged(change(parts)), call.arguments[0]!.span) : parts;
  };
}

function eachPiece(parts: Parts, change: (text: string) => string): Parts {
  return parts.map(part => (typeof part === 'string' ? change(part) : part));
}

function trimmed(parts: Parts, cut?: string): Parts {
  const behind = trimmedEnd(parts, text => trimEnd(text, cut));
  return mirrored(trimmedEnd(mirrored(behind), text => reversed(trimStart(reversed(text), cut))));
}

function withoutLineBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  return text.slice(0, end);
}

function begins(call: Call, prefix: string, view: (parts: Parts) => Parts): Datum {
  const written = textAt(call, 0);
  if (!isParts(written)) return written;
  const parts = view(written);
  const [first = ''] = parts;
  const literal = typeof first === 'string' ? first : '';
  if (literal.startsWith(prefix)) return { kind: 'bool', value: true, span: call.span };
  const isOpen = wholeText(parts) === undefined && prefix.startsWith(literal);
  return isOpen ? unknown(call) : { kind: 'bool', value: false, span: call.span };
}

/** A function whose second argument must be known. */
function withSecond(make: (second: string, call: Call) => Datum): TerraformFunction {
  return call => {
    const parts = textAt(call, 1);
    if (!isParts(parts)) return parts;
    const second = wholeText(parts);
    if (second === undefined) return unknown(call);
    return make(second, call);
  };
}

function withFirstNumber(make: (first: number, call: Call) => Datum): TerraformFunction {
  return call => {
    const [first] = call.arguments;
    if (first?.kind !== 'number') return unknown(call);
    return first.value >= 0 && first.value <= 1000 ? make(first.value, call) : unknown(call);
  };
}
