import { type Hole, wholeText } from '../../../../value.js';
import { perElement, perStep } from '../budget.js';
import { type Datum, textDatum, unknownDatum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import { type Call, type Functions, isParts, refuse, textAt, textResult, unknown } from './call.js';
import { re2 } from './re2.js';

/** Functions that search text. */
export const patterns: Functions = {
  regex: call => {
    const found = matches(call);
    if (!Array.isArray(found)) return found;
    return found[0] === undefined
      ? refuse(call, 'a pattern that the text does not match')
      : groupsOf(found[0], call);
  },
  regexall: call => {
    const found = matches(call);
    if (!Array.isArray(found)) return found;
    if (!call.scope.budget.spend(perElement * found.length, call.span)) return exhausted(call.span);
    return { kind: 'list', items: found.map(match => groupsOf(match, call)), span: call.span };
  },
  replace: call => {
    const [text, sought, put] = [textAt(call, 0), textAt(call, 1), textAt(call, 2)];
    if (!isParts(text)) return text;
    if (!isParts(sought)) return sought;
    if (!isParts(put)) return put;
    const search = wholeText(sought);
    if (search === undefined) return unknown(call);
    if (/^\/[\s\S]*\/$/.test(search) && search.length > 1) return replacePattern(call, search.slice(1, -1));
    const whole = wholeText(text);
    // A longer text may lie across the edge of a hole.
    if (whole === undefined && search.length !== 1) return unknown(call);
    const replaced: (string | Hole)[] = [];
    for (const part of text.length === 0 ? [''] : text) {
      if (typeof part !== 'string') replaced.push(part);
      else {
        const pieces = search === '' ? ['', ...part, ''] : part.split(search);
        if (!call.scope.budget.spend(pieces.length * put.length, call.span)) return exhausted(call.span);
        for (const [index, piece] of pieces.entries()) replaced.push(...(index === 0 ? [] : put), piece);
      }
    }
    return textResult(call, replaced, call.arguments[0]!.span);
  },
};

function replacePattern(call: Call, source: string): Datum {
  const [text, put] = [knownTextAt(call, 0), knownTextAt(call, 2)];
  if (text === undefined || put === undefined) return unknown(call);
  const regex = re2(source, text);
  if (regex === undefined) return notEvaluated(call);
  // Go's `$1x` is the group named `1x`; only what both read alike is taken.
  if (/\$(?!\{\d\}|\d(?!\w)|\$)/.test(put)) return notEvaluated(call);
  if (!call.scope.budget.spend(((text.length + 1) * (put.length + 1)) / perStep, call.span))
    return exhausted(call.span);
  const replaced = text.replace(regex, (...found: unknown[]) => {
    // Behind the groups stands the place of the match.
    const groups = found.slice(
      0,
      found.findIndex(part => typeof part === 'number'),
    );
    return put.replace(/\$\$|\$\{?(\d)\}?/g, (_, group) =>
      group === undefined ? '$' : String(groups[group] ?? ''),
    );
  });
  return textDatum(replaced, call.arguments[0]!.span);
}

function knownTextAt(call: Call, index: number): string | undefined {
  const parts = textAt(call, index);
  return isParts(parts) ? wholeText(parts) : undefined;
}

function matches(call: Call): RegExpExecArray[] | Datum {
  const [source, text] = [knownTextAt(call, 0), knownTextAt(call, 1)];
  if (source === undefined || text === undefined) return unknown(call);
  const regex = re2(source, text);
  return regex === undefined ? notEvaluated(call) : [...text.matchAll(regex)];
}

function notEvaluated(call: Call): Datum {
  return unknownDatum(call.expression, 'a pattern that is not evaluated here', call.span);
}

/** Without groups the match itself, with named ones an object, with others a list. */
function groupsOf(match: RegExpExecArray, call: Call): Datum {
  const { span } = call.arguments[1]!;
  const datum = (text: string | undefined): Datum =>
    text === undefined ? { kind: 'null', span } : textDatum(text, span);
  if (match.groups !== undefined) {
    const entries = Object.entries(match.groups);
    if (entries.length < match.length - 1)
      return refuse(call, 'whose pattern mixes named groups with others');
    return { kind: 'map', entries: new Map(entries.map(([name, text]) => [name, datum(text)])), span };
  }
  if (match.length === 1) return datum(match[0]);
  return { kind: 'list', items: match.slice(1).map(datum), span };
}
