import { type Hole, type Parts, wholeText } from '../../../../value.js';
import { perElement } from '../budget.js';
import { boolOf, holeIn, Misfit, numberOf, partsOf } from '../convert.js';
import type { Datum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import { type Call, type Functions, isParts, refuse, textAt, textResult, unknown } from './call.js';
import { characters } from './characters.js';
import { jsonParts } from './json-text.js';

/** `format` and `formatlist`. */
export const formatting: Functions = {
  format: call => {
    const [pattern, values] = patternOf(call);
    if (pattern === undefined) return unknown(call);
    if (typeof pattern !== 'string') return pattern;
    const parts = formatted(pattern, values, call);
    return parts instanceof Misfit ? refuse(call, parts.reason) : textResult(call, parts);
  },
  formatlist: call => {
    const [pattern, values] = patternOf(call);
    if (pattern === undefined) return unknown(call);
    if (typeof pattern !== 'string') return pattern;
    const lists = values.filter(value => value.kind === 'list');
    if (
      lists.some(({ open }) => open) ||
      values.some(({ kind }) => kind === 'unknown' || kind === 'reference')
    )
      return { kind: 'list', items: [], open: { hole: holeIn(unknown(call))! }, span: call.span };
    const length = lists[0]?.items.length ?? 1;
    if (lists.some(({ items }) => items.length !== length))
      return refuse(call, 'whose lists differ in length');
    if (!call.scope.budget.spend(perElement * length, call.span)) return exhausted(call.span);
    const items: Datum[] = [];
    for (let index = 0; index < length; index++) {
      const row = values.map(value => (value.kind === 'list' ? value.items[index]! : value));
      const parts = formatted(pattern, row, call);
      if (parts instanceof Misfit) return refuse(call, parts.reason);
      items.push(textResult(call, parts, row.find((_, at) => values[at]!.kind === 'list')?.span));
    }
    return { kind: 'list', items, span: call.span };
  },
};

function patternOf(call: Call): [string | undefined | Datum, readonly Datum[]] {
  const parts = textAt(call, 0);
  return [isParts(parts) ? wholeText(parts) : parts, call.arguments.slice(1)];
}

/** A longer field than this holds no name. */
const widest = 1000;

/** `%[1]-05.2s`: flags, width, precision, which argument, and what is made of it. */
const verb = /%(?:%|([-+ #0]*)(\d*)(?:\.(\d+))?(?:\[(\d+)\])?(.?))/gs;

function formatted(pattern: string, values: readonly Datum[], call: Call): Parts | Misfit {
  const parts: (string | Hole)[] = [];
  let at = 0;
  let next = 0;
  let highest = 0;
  for (const found of pattern.matchAll(verb)) {
    parts.push(pattern.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[0] === '%%') {
      parts.push('%');
      continue;
    }
    const [, flags = '', width = '', precision, index, mode = ''] = found;
    next = index === undefined ? next : Number(index) - 1;
    const value = values[next++];
    highest = Math.max(highest, next);
    if (value === undefined) return new Misfit('which has too few arguments');
    const piece = formattedValue(
      value,
      mode,
      flags,
      precision === undefined ? undefined : Number(precision),
      call,
    );
    if (piece instanceof Misfit) return piece;
    parts.push(...padded(piece, Number(width), flags));
  }
  if (highest < values.length) return new Misfit('which has too many arguments');
  parts.push(pattern.slice(at));
  return parts;
}

function padded(parts: Parts, width: number, flags: string): Parts {
  const text = wholeText(parts);
  if (width === 0) return parts;
  if (width > widest || text === undefined)
    return [{ expression: 'format(…)', reason: 'a field of a width that is not evaluated here' }];
  const missing = width - characters(text).length;
  if (missing <= 0) return parts;
  const isNegative = flags.includes('0') && /^[-+]\d/.test(text);
  const fill = (flags.includes('0') ? '0' : ' ').repeat(missing);
  if (flags.includes('-')) return [text + ' '.repeat(missing)];
  return [isNegative ? text[0] + fill + text.slice(1) : fill + text];
}

function formattedValue(
  value: Datum,
  mode: string,
  flags: string,
  precision: number | undefined,
  { scope, span }: Call,
): Parts | Misfit {
  const hole = holeIn(value);
  switch (mode) {
    case 's':
    case 'q': {
      const parts = partsOf(value);
      if (parts instanceof Misfit) return parts;
      const text = wholeText(parts);
      if (mode === 's' && precision === undefined) return parts;
      if (text === undefined) return [hole!];
      const cut = precision ? characters(text).slice(0, precision).join('') : text;
      return mode === 's'
        ? [cut]
        : jsonParts({ kind: 'text', parts: [cut], span: value.span }, scope.budget, span);
    }
    case 'v': {
      const isPlain = !flags.includes('#') && (value.kind === 'text' || value.kind === 'number');
      if (value.kind === 'unknown' || value.kind === 'reference') return [hole!];
      return isPlain ? partsOf(value) : jsonParts(value, scope.budget, span);
    }
    case 't': {
      const truth = boolOf(value);
      if (truth instanceof Misfit) return truth;
      return truth === undefined ? [hole!] : [String(truth)];
    }
    default:
      return formattedNumber(value, mode, flags, precision);
  }
}

const bases: Readonly<Record<string, number>> = { b: 2, d: 10, o: 8, x: 16, X: 16 };

function formattedNumber(
  value: Datum,
  mode: string,
  flags: string,
  precision: number | undefined,
): Parts | Misfit {
  const notEvaluated: Hole = {
    expression: 'format(…)',
    reason: 'a form of number that is not evaluated here',
  };
  if (!'bdoxXeEfgG'.includes(mode) || mode === '')
    return new Misfit(`whose \`%${mode}\` is none that Terraform knows`);
  const number = numberOf(value);
  if (number instanceof Misfit) return number;
  if (number === undefined) return [holeIn(value)!];
  const sign = number < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const base = bases[mode];
  if (base !== undefined) {
    if (!Number.isInteger(number)) return new Misfit('which wants a whole number');
    if (!Number.isSafeInteger(number) || precision !== undefined || flags.includes('#'))
      return [notEvaluated];
    const digits = Math.abs(number).toString(base);
    return [sign + (mode === 'X' ? digits.toUpperCase() : digits)];
  }
  const isShort = Number.isSafeInteger(number * 1e6) && (precision ?? 6) <= 6;
  return mode === 'f' && isShort ? [sign + Math.abs(number).toFixed(precision ?? 6)] : [notEvaluated];
}
