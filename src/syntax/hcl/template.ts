import { readForHead } from './for-head.js';
import { Mistake, type Nesting, quoted } from './mistake.js';
import { flushIndentation, trimEnd, trimStart } from './template-space.js';
import { assemble, type TemplatePiece } from './template-tree.js';
import type { Tokens } from './tokens.js';
import type { HclExpression, HclTemplate } from './tree.js';

/** How a template is written: between double quotes, with escapes; as a heredoc; or as a whole file. */
export type TemplateStyle =
  | { readonly kind: 'quoted' }
  | { readonly kind: 'heredoc'; readonly marker: string; readonly isFlush: boolean }
  | { readonly kind: 'bare' };

/** What comes next in a template's literal text and matters. */
const special = { quoted: /["\\$%\r\n]/g, heredoc: /[$%\n]/g, bare: /[$%\n]/g };

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Reads a template from behind its opening to behind its closing. */
export class TemplateReader {
  constructor(
    private readonly tokens: Tokens,
    private readonly nesting: Nesting,
    private readonly readExpression: () => HclExpression,
  ) {}

  read(style: TemplateStyle, start: number): HclTemplate {
    this.nesting.enter(start);
    const pieces = this.pieces(style, start);
    if (style.kind === 'heredoc' && style.isFlush) flushIndentation(pieces);
    const parts = assemble(pieces, this.tokens.source, this.nesting);
    this.nesting.leave();
    return { kind: 'template', parts, span: this.tokens.source.spanOf(start, this.tokens.at) };
  }

  private pieces(style: TemplateStyle, opening: number): TemplatePiece[] {
    const { text } = this.tokens.source;
    const pieces: TemplatePiece[] = [];
    let literal = '';
    let start = this.tokens.at;
    let at = start;
    let atLineStart = true;
    let trimsNext = false;
    const endText = (): void => {
      if (at > start) pieces.push({ kind: 'text', text: literal.normalize(), start, end: at });
      const last = pieces.at(-1);
      if (at > start && trimsNext && last?.kind === 'text') last.text = trimStart(last.text);
      if (at > start) trimsNext = false;
      literal = '';
      start = at;
    };
    for (;;) {
      if (style.kind === 'heredoc' && atLineStart) {
        const end = markerEnd(text, at, style.marker);
        if (end !== undefined) {
          this.tokens.jump(end);
          return pieces;
        }
      }
      atLineStart = false;
      const pattern = special[style.kind];
      pattern.lastIndex = at;
      const stop = pattern.exec(text)?.index ?? text.length;
      literal += text.slice(at, stop);
      at = stop;
      const sign = text[stop];
      if (sign === undefined) {
        const from = this.tokens.at;
        this.tokens.jump(at);
        if (style.kind !== 'bare') throw unclosed(style, opening, from);
        endText();
        return pieces;
      }
      if (sign === '"') {
        endText();
        this.tokens.jump(stop + 1);
        return pieces;
      }
      if (sign === '\\') {
        const { text: character, end } = this.escapeAt(stop);
        literal += character;
        at = end;
      } else if (sign === '\r' || (sign === '\n' && style.kind === 'quoted')) {
        throw new Mistake(
          'a string is not closed on its line. Add its double quote, or write a heredoc',
          opening,
          stop,
        );
      } else if (sign === '\n') {
        literal += sign;
        at = stop + 1;
        atLineStart = true;
        endText();
      } else if (text[stop + 1] === '{') {
        endText();
        const trimsBefore = text[stop + 2] === '~';
        const last = pieces.at(-1);
        if (trimsBefore && last?.kind === 'text') last.text = trimEnd(last.text);
        this.tokens.jump(stop + (trimsBefore ? 3 : 2));
        const { piece, trimsAfter } = this.sequence(sign, stop);
        pieces.push(piece);
        trimsNext = trimsAfter;
        at = this.tokens.at;
        start = at;
      } else if (text[stop + 1] === sign && text[stop + 2] === '{') {
        literal += `${sign}{`;
        at = stop + 3;
      } else {
        literal += sign;
        at = stop + 1;
      }
    }
  }

  private escapeAt(at: number): { text: string; end: number } {
    const { text } = this.tokens.source;
    const letter = text[at + 1] ?? '';
    const simple = escapes[letter];
    if (simple !== undefined) return { text: simple, end: at + 2 };
    const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    const hexadecimal = text.slice(at + 2, at + 2 + digits);
    if (digits > 0 && hexadecimal.length === digits && /^[0-9a-f]+$/i.test(hexadecimal)) {
      const code = Number.parseInt(hexadecimal, 16);
      if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))
        return { text: String.fromCodePoint(code), end: at + 2 + digits };
    }
    throw new Mistake(`\`\\${letter}\` is no escape. Double the backslash if it is meant as one`, at, at + 2);
  }

  /** Reads `${…}` or `%{…}` from behind its brace. */
  private sequence(sign: string, start: number): { piece: TemplatePiece; trimsAfter: boolean } {
    const { tokens } = this;
    const before = tokens.setLinesEnd(false);
    const content = sign === '$' ? this.interpolation() : this.directive();
    const close = tokens.peek();
    if (close.type !== '}' && close.type !== '~}') {
      const advice = `Add \`}\`, or write \`${sign}${sign}{\` if the text is meant as it stands`;
      throw new Mistake(`\`${sign}{\` is not closed. ${advice}`, start, close.start);
    }
    // In this order, so that nothing behind the brace is taken for a token.
    tokens.read();
    tokens.setLinesEnd(before);
    return { piece: { ...content, start, end: close.end }, trimsAfter: close.type === '~}' };
  }

  private interpolation() {
    return { kind: 'interpolation', expression: this.readExpression() } as const;
  }

  private directive() {
    const { tokens } = this;
    const word = tokens.read();
    const keyword = tokens.textOf(word);
    if (keyword === 'if') return { kind: 'if', condition: this.readExpression() } as const;
    if (keyword === 'else' || keyword === 'endif' || keyword === 'endfor') return { kind: keyword } as const;
    if (keyword === 'for') return { kind: 'for', ...readForHead(tokens, this.readExpression) } as const;
    throw new Mistake(
      '`%{` wants `if`, `else`, `endif`, `for` or `endfor`. Write `%%{` if the text is meant as it stands',
      word.start,
      word.end,
    );
  }
}

/** Where a heredoc ends if its marker stands alone on this line. */
function markerEnd(text: string, at: number, marker: string): number | undefined {
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(at, lineEnd === -1 ? text.length : lineEnd);
  return line.trim() === marker ? at + line.trimEnd().length : undefined;
}

function unclosed(style: TemplateStyle, start: number, end: number): Mistake {
  if (style.kind !== 'heredoc')
    return new Mistake('a string is not closed. Add its double quote', start, end);
  const marker = quoted(style.marker);
  return new Mistake(`the heredoc ${marker} has no end. Add a line with ${marker} alone`, start, end);
}
