import { NameError } from '../../dns/name.js';
import type { Hole, Parts } from '../../value.js';
import { Complaint } from './complaint.js';
import { canonical, endsInDot, type Name, type Origins, partsOfName, readName } from './names.js';
import { layoutOf, variableNames } from './rdata-layout.js';
import { partsOf } from './template.js';
import type { Token } from './tokens.js';
import { spellUnknown } from './unknown-rdata.js';

/** RDATA as `ResourceRecord` has it, with what is wrong with a word in it. */
export interface Rdata {
  readonly parts: Parts;
  readonly complaint?: Complaint;
}

/** Spells RDATA in presentation format with its names absolute; a complaint where it cannot be RDATA of the type. */
export function spellRdata(type: string, words: readonly Token[], origins: Origins): Rdata | Complaint {
  if (words[0]?.text === '\\#' && !words[0].quoted) return spellUnknown(type, words);
  if (type.startsWith('TYPE'))
    return new Complaint(
      `the RDATA of ${type} must be written as \\# length hexadecimal (RFC 3597 §5)`,
      words[0],
    );
  const layout = layoutOf(type);
  if (layout !== undefined && words.length < layout.least)
    return new Complaint(
      `${type} needs ${count(layout.least, 'field')}, but ${words.length || 'none'} ${words.length === 1 ? 'is' : 'are'} here; complete the record`,
      words.at(-1),
    );
  if (layout !== undefined && words.length > layout.most)
    return new Complaint(
      `${type} has ${count(layout.most, 'field')}, but more text follows; put it into a comment or a record of its own`,
      words[layout.most],
    );
  const variable = variableNames[type]?.(words.map(word => word.text));
  const parts: (string | Hole)[] = [];
  let complaint: Complaint | undefined;
  for (const [index, word] of words.entries()) {
    if (index > 0) parts.push(' ');
    if (layout?.isName(index) || index === variable) {
      const { parts: name, complaint: wrong } = spellName(word, origins, type);
      parts.push(...name);
      complaint ??= wrong;
    } else parts.push(...spellWord(word));
  }
  return complaint === undefined ? { parts: joined(parts) } : { parts: joined(parts), complaint };
}

function spellName(word: Token, origins: Origins, type: string): Rdata {
  const written = partsOf(word.text);
  if (written !== undefined) return { parts: completed(written, origins.origin) };
  const name = readName(word, origins);
  if (name instanceof NameError) {
    // What is wrong with a CNAME's target is for the rules to say: they know what it should be.
    if (type === 'CNAME') return { parts: [word.text] };
    return {
      parts: [word.text],
      complaint: new Complaint(`the name ${word.text} ${name.message}; correct it`, word),
    };
  }
  const parts = [...partsOfName(name), '.'];
  if (!word.quoted) return { parts };
  const message = 'named takes no quotes around a name; remove them';
  return { parts, complaint: new Complaint(message, word, 'warning') };
}

/** A name with holes, absolute with its final dot as far as that can be told. */
function completed(written: Parts, origin: Name): Parts {
  const parts = written.map(part => (typeof part === 'string' ? canonical(part) : part));
  const last = written.at(-1)!;
  if (typeof last !== 'string' || endsInDot(last)) return parts;
  return [...parts, '.', ...partsOfName(origin), '.'];
}

function spellWord({ text, quoted }: Token): Parts {
  const parts = partsOf(text, quoted) ?? [text];
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

function joined(parts: Parts): Parts {
  return parts.every(part => typeof part === 'string') ? [parts.join('')] : parts;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
