import { type DomainName, NameError, parseName, root } from '../dns/name.js';
import type { Span } from '../source.js';
import { canBe, firstHole, type Hole, type Parts, type Value, wholeText } from '../value.js';
import { layoutOf } from './rdata-layout.js';

/**
 * What a name means that does not end in a dot: always absolute, always below the zone, or absolute only where the
 * zone is its suffix.
 */
export type DotRule = 'absolute' | 'relative' | 'either';

/** A name as written in a format without master-file syntax, completed to an absolute one. `@` and the empty text are the apex. */
export function writtenName(
  written: Parts,
  span: Span,
  rule: DotRule,
  apex: DomainName | undefined,
): Value<DomainName> | NameError {
  const text = wholeText(written);
  if (text !== undefined) return knownName(text, span, rule, apex);
  const known = merged(comparable(merged(written)));
  const last = known.at(-1)!;
  const holed = (named: Parts): Value<DomainName> => ({ known: false, parts: merged(named), span });
  if (typeof last === 'string' && last.endsWith('.'))
    return holed([...known.slice(0, -1), last.slice(0, -1)]);
  if (rule === 'absolute') return holed(known);
  if (apex === undefined) return holed([...known, unknownZone]);
  if (apex === root) return holed(known);
  if (typeof last === 'string' && rule === 'relative') return holed([...known, `.${apex}`]);
  if (typeof last === 'string' && last.endsWith(`.${apex}`)) return holed(known);
  return holed(endingWith(apex, known));
}

/**
 * A name that is completed with the zone unless what fills its holes ends with it already, as `${…}.com` may: what
 * surely stands before the zone is kept.
 */
function endingWith(apex: DomainName, parts: Parts): Parts {
  const hole = firstHole(parts)!;
  if (parts.length > mostParts) return [hole, apex];
  for (const [index, part] of parts.entries()) {
    const text = typeof part === 'string' ? part : '';
    for (const start of labelStarts(text)) {
      const own = typeof part === 'string' ? text.slice(start) : part;
      const restIsZone = text.length - start <= apex.length && canBe([own, ...parts.slice(index + 1)], apex);
      if (restIsZone) return [...parts.slice(0, index), text.slice(0, start), hole, apex];
    }
  }
  return [...parts, `.${apex}`];
}

function labelStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\./g)].map(dot => dot.index + 1)];
}

/** No name that anybody writes has more. */
const mostParts = 64;

function knownName(
  text: string,
  span: Span,
  rule: DotRule,
  apex: DomainName | undefined,
): Value<DomainName> | NameError {
  if (text === '@' || text === '') {
    if (apex === undefined) return { known: false, parts: [unknownZone], span };
    return { known: true, value: apex, span };
  }
  const absolute = parseName(text);
  if (absolute instanceof NameError) return absolute;
  if (text.endsWith('.') || rule === 'absolute') return { known: true, value: absolute, span };
  if (apex === undefined) {
    const own = rule === 'either' ? absolute : `${absolute}.`;
    return { known: false, parts: [own, unknownZone], span };
  }
  const isWhole = rule === 'either' && (absolute === apex || absolute.endsWith(`.${apex}`));
  const name = isWhole ? absolute : parseName(text, { origin: apex });
  return name instanceof NameError ? name : { known: true, value: name, span };
}

const unknownZone: Hole = { expression: '…', reason: 'a zone that could not be told' };

/** What completes a relative name in RDATA; undefined where the tool takes every name as absolute. */
export type Completion = DomainName | undefined;

/**
 * RDATA in presentation format with its names absolute. What is no domain name stays as written, so that a rule can
 * say what is wrong with it.
 */
export function writtenRdata(
  type: string,
  written: Parts,
  span: Span,
  completion?: Completion,
): Value<string> {
  const parts = merged(written);
  const layout = layoutOf(type);
  const spelt =
    layout?.holdsNames || type === 'ALIAS'
      ? merged(
          fieldsOf(parts).flatMap((field, index) =>
            spellField(field, index, isNameField(type, index), completion),
          ),
        )
      : parts;
  const text = wholeText(spelt);
  return text === undefined ? { known: false, parts: spelt, span } : { known: true, value: text, span };
}

function isNameField(type: string, index: number): boolean {
  return type === 'ALIAS' ? index === 0 : (layoutOf(type)?.isName(index) ?? false);
}

/** The words between blanks that stand outside of quotes. */
function fieldsOf(parts: Parts): Parts[] {
  const fields: (string | Hole)[][] = [[]];
  let inQuotes = false;
  for (const part of parts) {
    if (typeof part !== 'string') {
      fields.at(-1)!.push(part);
      continue;
    }
    for (const [piece] of part.matchAll(/[ \t\r\n]+|"|\\[\s\S]?|[^\\" \t\r\n]+/g)) {
      if (piece === '"') inQuotes = !inQuotes;
      if (!inQuotes && /^[ \t\r\n]/.test(piece)) fields.push([]);
      else fields.at(-1)!.push(piece);
    }
  }
  return fields.map(merged).filter(field => field.length > 0);
}

function spellField(field: Parts, index: number, isName: boolean, completion: Completion): Parts {
  const space = index === 0 ? [] : [' '];
  return [...space, ...(isName ? spellName(field, completion) : field)];
}

function spellName(field: Parts, completion: Completion): Parts {
  const text = wholeText(field);
  if (text !== undefined) {
    if (text === '@' && completion !== undefined) return [`${completion}.`];
    const name = parseName(text, completion === undefined ? {} : { origin: completion });
    return [name instanceof NameError ? text : `${name}.`];
  }
  const known = merged(comparable(field));
  const last = known.at(-1)!;
  if (typeof last !== 'string' || last.endsWith('.')) return known;
  return [...known, completion === undefined || completion === root ? '.' : `.${completion}.`];
}

/** Literal pieces as names are compared: in lower case, and a label that must be decoded for that a hole. */
function comparable(parts: Parts): Parts {
  return parts.flatMap(part => {
    if (typeof part !== 'string') return [part];
    if (!uncommon.test(part)) return [part.toLowerCase()];
    const labels = part.split(/(?<!\\)\./).map(label => (uncommon.test(label) ? undecoded(label) : label));
    return labels.flatMap((label, index) => [index === 0 ? '' : '.', lowerCase(label)]);
  });
}

function lowerCase(part: string | Hole): string | Hole {
  return typeof part === 'string' ? part.toLowerCase() : part;
}

/** What a `DomainName` may spell in another way. */
const uncommon = /[\\\0-\x20\x7f-\uffff"();@$]/;

function undecoded(label: string): Hole {
  return { expression: label, reason: 'a label of uncommon letters beside what is not known' };
}

/** Neighbouring literals made one, empty ones left out. */
export function merged(parts: Parts): Parts {
  const joined: (string | Hole)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
