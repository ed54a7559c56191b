import type { Span } from '../../source.js';
import { Mistake } from './mistake.js';

/** A text in HCL, or a part of one, and how its offsets become places. */
export interface HclSource {
  readonly text: string;
  spanOf(start: number, end: number): Span;
}

/** A token of HCL's expressions and bodies; templates are read by the character. Punctuation is a type of its own. */
export interface Token {
  readonly type: 'identifier' | 'number' | 'newline' | 'quote' | 'heredoc' | 'end' | Punctuation;
  readonly start: number;
  readonly end: number;
}

type Punctuation = (typeof punctuation)[number];

/** The longer before their beginnings. */
const punctuation = [
  ...['...', '::', '=>', '==', '!=', '>=', '<=', '&&', '||', '~}'],
  ...['{', '}', '[', ']', '(', ')', '.', ',', '*', '/', '%', '+', '-', '=', '<', '>', '!', '?', ':'],
] as const;

const byFirst = new Map<string, Punctuation[]>();
for (const sign of punctuation) byFirst.set(sign[0]!, [...(byFirst.get(sign[0]!) ?? []), sign]);

const blank = /[ \t]*/y;
const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const heredoc = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy;

/** The tokens of a text, found as they are asked for. */
export class Tokens {
  /** Behind the last token that was read. */
  at = 0;
  /** How a line break counts: as a token, or within brackets as a blank. */
  linesEnd = true;
  private next: Token | undefined;

  constructor(
    readonly source: HclSource,
    /** Told of each comment, of some more than once. */
    private readonly onComment?: (start: number, end: number) => void,
  ) {
    if (source.text.startsWith('\ufeff')) this.at = 1;
  }

  peek(): Token {
    this.next ??= this.scan();
    return this.next;
  }

  read(): Token {
    const token = this.peek();
    this.jump(token.end);
    return token;
  }

  /** Goes on from another place. */
  jump(to: number): void {
    this.at = to;
    this.next = undefined;
  }

  /** Reads the next token if it is of that type. */
  take(type: Token['type']): Token | undefined {
    return this.peek().type === type ? this.read() : undefined;
  }

  /** Whether the next token is that word. */
  isWord(word: string): boolean {
    const token = this.peek();
    return token.type === 'identifier' && this.textOf(token) === word;
  }

  textOf(token: Token): string {
    return this.source.text.slice(token.start, token.end);
  }

  /** Sets how line breaks count, and returns how they did. */
  setLinesEnd(linesEnd: boolean): boolean {
    const before = this.linesEnd;
    if (before !== linesEnd) {
      this.linesEnd = linesEnd;
      this.next = undefined;
    }
    return before;
  }

  /** The end of what a sticky pattern matches here; undefined where it does not. */
  matchEnd(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.source.text) ? pattern.lastIndex : undefined;
  }

  private scan(): Token {
    const { text } = this.source;
    for (let at = this.at; ; ) {
      at = this.matchEnd(blank, at) ?? at;
      const character = text[at];
      if (character === undefined) return { type: 'end', start: at, end: at };
      const lineBreak = character === '\n' ? 1 : character === '\r' && text[at + 1] === '\n' ? 2 : 0;
      if (lineBreak > 0) {
        if (this.linesEnd) return { type: 'newline', start: at, end: at + lineBreak };
        at += lineBreak;
      } else if (character === '#' || text.startsWith('//', at)) {
        const end = text.indexOf('\n', at);
        this.onComment?.(at, end === -1 ? text.length : end);
        at = end === -1 ? text.length : end;
      } else if (text.startsWith('/*', at)) {
        const end = text.indexOf('*/', at + 2);
        if (end === -1) throw new Mistake('a comment is not closed. Add `*/`', at, at + 2);
        this.onComment?.(at, end + 2);
        at = end + 2;
      } else return this.tokenAt(at, character);
    }
  }

  private tokenAt(start: number, character: string): Token {
    const { text } = this.source;
    if (character === '"') return { type: 'quote', start, end: start + 1 };
    let end = this.matchEnd(identifier, start);
    if (end !== undefined) return { type: 'identifier', start, end };
    end = this.matchEnd(number, start);
    if (end !== undefined) return { type: 'number', start, end };
    end = character === '<' ? this.matchEnd(heredoc, start) : undefined;
    if (end !== undefined) return { type: 'heredoc', start, end };
    const type = byFirst.get(character)?.find(sign => text.startsWith(sign, start));
    if (type !== undefined) return { type, start, end: start + type.length };
    throw new Mistake(adviceOn(character), start, start + 1);
  }
}

/** What to do about a character that HCL has no use for. */
function adviceOn(character: string): string {
  if ("'`“”".includes(character)) return `\`${character}\` quotes nothing in HCL. Use double quotes`;
  if (character === ';') return '`;` separates nothing in HCL. Use a line break, or a comma within brackets';
  if (character === '&' || character === '|')
    return `\`${character}\` is no operator. Write \`${character}${character}\``;
  return `\`${character}\` means nothing in HCL. Delete it, or put it in double quotes`;
}
