import { beginsRecord } from './recovery.js';
import { opensTag, Tags } from './template.js';

/** A word of a master file, escapes untouched. */
export interface Token {
  /** The text between the quotes where there are any. */
  readonly text: string;
  readonly quoted: boolean;
  /** Half-open, in UTF-16 code units of the file, quotes included. */
  readonly start: number;
  readonly end: number;
}

/** One record or directive with all its lines (RFC 1035 §5.1), or what is left of one. */
export interface Entry {
  readonly tokens: readonly Token[];
  /** Whether its first line begins with white space: the record stands at the owner before it. */
  readonly blank: boolean;
  /** Where its first line begins. */
  readonly lineStart: number;
  readonly end: number;
  readonly fault?: Fault;
}

/** Why an entry is cut short: what is wrong, as a sentence that says what to do. */
export interface Fault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Whether lines that could begin a record were passed over to find one that surely does. */
  readonly skipsLines: boolean;
}

/** More words than fit into 65,535 octets of RDATA: whoever opened this parenthesis did not close it. */
const mostTokens = 140_000;

/**
 * The entries of a master file in order. A quote or parenthesis that is never closed cuts its entry short, and
 * reading goes on at the next line that begins a record.
 */
export class Entries {
  /** Once a parenthesis was found open at the end, none is trusted to reach over a line that begins a record. */
  #suspicious = false;
  /** Where the next entry is looked for; what stands before it has been read. */
  at = 0;
  readonly #tags: Tags;

  constructor(readonly text: string) {
    this.#tags = new Tags(text);
  }

  /** The next entry; undefined at the end of the file. */
  next(): Entry | undefined {
    const { text } = this;
    const lineStart = this.at;
    if (lineStart >= text.length) return undefined;
    const tokens: Token[] = [];
    const blank = isBlank(text.charCodeAt(lineStart));
    let depth = 0;
    let opened = lineStart;
    let at = lineStart;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x20 || code === 0x09) continue;
      if (code === 0x0a || (code === 0x0d && depth === 0 && text.charCodeAt(at + 1) !== 0x0a)) {
        if (depth === 0) {
          this.at = at + 1;
          return { tokens, blank, lineStart, end: at };
        }
        if (tokens.length > mostTokens || (this.#suspicious && beginsRecord(text, at + 1))) break;
      } else if (code === 0x3b) at = endOfLine(text, at) - 1;
      else if (code === 0x28) {
        if (depth++ === 0) opened = at;
      } else if (code === 0x29) {
        if (depth-- === 0) return this.#cut({ tokens, blank, lineStart, end: at }, at, closedTwice);
      } else if (code === 0x22) {
        const end = quoteEnd(text, at, this.#tags);
        if (end === -1) {
          this.#suspicious ||= depth > 0;
          return this.#cut({ tokens, blank, lineStart, end: at }, at, openQuote, depth > 0 ? opened : at);
        }
        tokens.push({ text: text.slice(at + 1, end - 1), quoted: true, start: at, end });
        at = end - 1;
      } else if (code !== 0x0d) {
        const end = wordEnd(text, at, this.#tags);
        tokens.push({ text: text.slice(at, end), quoted: false, start: at, end });
        at = end - 1;
      }
    }
    this.at = text.length;
    if (depth === 0) return { tokens, blank, lineStart, end: at };
    this.#suspicious = true;
    return this.#cut({ tokens, blank, lineStart, end: at }, opened, neverClosed);
  }

  /** Ends an entry with the line of `lastSure`, of which alone it is certain that no other record stands on it. */
  #cut(entry: Entry, at: number, message: string, lastSure = at): Entry {
    const { text } = this;
    const end = endOfLine(text, lastSure);
    let skipsLines = false;
    let next = end + 1;
    while (next < text.length && !beginsRecord(text, next)) {
      if (!/[\s;)]/.test(text[next]!)) skipsLines = true;
      next = endOfLine(text, next) + 1;
    }
    this.at = next;
    const tokens = entry.tokens.filter(token => token.end <= end);
    // A quote on a line that is read again will be met again, as what it is.
    const fault =
      next > at
        ? { message, start: at, end: at + 1, skipsLines }
        : { message: neverClosed, start: lastSure, end: lastSure + 1, skipsLines };
    return { ...entry, tokens, end, fault };
  }
}

const closedTwice = 'This ) closes nothing. Remove it, or open the parenthesis before it.';
const neverClosed = 'This ( is never closed. Close it with ) after the last word of the record.';
const openQuote = 'This quoted string does not end on its line. Close it with " (named refuses it as it is).';

/** The offset of the line break that ends the line, or of the end of the text. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Behind the closing quote; -1 where the string does not end before an unescaped line break. */
function quoteEnd(text: string, open: number, tags: Tags): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at++;
    else if (code === 0x0a) return -1;
    else if (opensTag(code)) at = (tags.at(at)?.end ?? at + 1) - 1;
  }
  return -1;
}

function wordEnd(text: string, start: number, tags: Tags): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 ? code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d : false) break;
    if (code === 0x28 || code === 0x29 || code === 0x3b) break;
    if (code === 0x22) {
      // `key="a value"` is one word of a service binding (RFC 9460 §2.1); any other quote begins a word of its own.
      const end = text[at - 1] === '=' ? quoteEnd(text, at, tags) : -1;
      if (end === -1) break;
      at = end - 1;
    } else if (code === 0x5c) {
      const escaped = text.charCodeAt(at + 1);
      if (escaped !== 0x0a && escaped !== 0x0d) at++;
    } else if (opensTag(code)) at = (tags.at(at)?.end ?? at + 1) - 1;
  }
  return Math.min(at, text.length);
}
