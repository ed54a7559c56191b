import { NameError } from '../../../dns/name.js';
import { type Hole, type Parts, partsOfValue } from '../../../value.js';
import { type Layout, layoutOf, variableNames } from '../../rdata-layout.js';
import { Complaint } from '../complaint.js';
import { canonical, endsInDot, type Name, type Origins, readName } from '../names.js';
import { partsOf } from '../template.js';
import type { Token } from '../tokens.js';
import { spellUnknown } from './unknown-rdata.js';

/** RDATA as `ResourceRecord` has it, with what is wrong with a word in it. */
export interface Rdata {
  readonly parts: Parts;
  readonly complaint?: Complaint;
}

/** Spells RDATA in presentation format with its names absolute; a complaint where it cannot be RDATA of the type. */
export function spellRdata(type: string, words: readonly Token[], origins: Origins): Rdata | Complaint {
  const [first] = words;
  if (first?.text === '\\#' && !first.quoted) return spellUnknown(type, words);
  const layout = layoutOf(type);
  const wrong = layout === undefined ? wrongUnknown(type, words) : wrongLength(type, layout, words);
  if (wrong !== undefined) return wrong;
  const variable = variableNames[type]?.(words.map(word => word.text));
  let known = '';
  let parts: (string | Hole)[] | undefined;
  let complaint: Complaint | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const spelt =
      layout?.isName(index) || index === variable ? spellName(word, origins, type) : spellWord(word);
    if (spelt instanceof Complaint) complaint ??= spelt;
    const piece = spelt instanceof Complaint ? word.text : spelt;
    const space = index === 0 ? '' : ' ';
    if (parts === undefined && typeof piece === 'string') known += space + piece;
    else if (parts === undefined) parts = [known + space, ...piece];
    else parts.push(space, ...piece);
  }
  const rdata = { parts: parts ?? [known] };
  return complaint === undefined ? rdata : { ...rdata, complaint };
}

function wrongUnknown(type: string, words: readonly Token[]): Complaint | undefined {
  // Only an address prefix list may be empty (RFC 3123 §4).
  if (words.length === 0 && type !== 'APL') return new Complaint(`${type} needs RDATA. Add it.`, undefined);
  if (!type.startsWith('TYPE')) return undefined;
  const message = `the RDATA of ${type} must be written as \\# length hexadecimal (RFC 3597 §5)`;
  return new Complaint(message, words[0]);
}

function wrongLength(type: string, { least, most }: Layout, words: readonly Token[]): Complaint | undefined {
  if (words.length < least) {
    const message = `${type} has ${count(least, 'field')}, but ${words.length || 'none'} stand here. Complete the record.`;
    return new Complaint(message, words.at(-1));
  }
  if (words.length <= most) return undefined;
  const message = `${type} has ${count(most, 'field')}, but more stand here. Make the rest a comment or a record of its own.`;
  return new Complaint(message, words[most]);
}

function spellName(word: Token, origins: Origins, type: string): string | Parts | Complaint {
  const written = partsOf(word.text);
  if (written !== undefined) return completed(written, origins.origin);
  const name = readName(word, origins);
  if (name instanceof NameError) {
    // What is wrong with a CNAME's target is for the rules to say: they know what it should be.
    if (type === 'CNAME') return word.text;
    return new Complaint(`The name ${word.text.slice(0, 300)} ${name.message}. Correct it.`, word);
  }
  if (word.quoted) return new Complaint('named takes no quotes around a name. Remove them.', word);
  return name.known ? `${name.value}.` : [...name.parts, '.'];
}

/** A name with holes, absolute with its final dot as far as that can be told. */
function completed(written: Parts, origin: Name): Parts {
  const parts = written.map(part => (typeof part === 'string' ? canonical(part) : part));
  const last = written.at(-1)!;
  if (typeof last !== 'string' || endsInDot(last)) return parts;
  return [...parts, '.', ...partsOfValue(origin), '.'];
}

function spellWord({ text, quoted }: Token): string | Parts {
  const parts = partsOf(text, quoted);
  if (parts === undefined) return quoted ? `"${withoutControls(text)}"` : withoutControls(text);
  const spelt = parts.map(part => (typeof part === 'string' ? withoutControls(part) : part));
  return quoted ? ['"', ...spelt, '"'] : spelt;
}

/** Presentation format is one line: a line break inside quotes, say, is `\010` (RFC 1035 §5.1). */
function withoutControls(text: string): string {
  if (!/[\0-\x1f\x7f]/.test(text)) return text;
  return text.replace(/\\(?:[0-9]{3}|[^\0-\x1f\x7f])|\\?([\0-\x1f\x7f])/g, (written, control?: string) =>
    control === undefined ? written : `\\${String(control.charCodeAt(0)).padStart(3, '0')}`,
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
