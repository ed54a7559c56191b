import type { Span } from '../../source.js';
import { Mistake } from './mistake.js';
import type { Token, Tokens } from './tokens.js';

/** Reads a closing bracket, and lets line breaks count again as before the opening one. */
export function close(tokens: Tokens, type: ')' | ']' | '}', open: Token, linesEndedBefore: boolean): void {
  const token = tokens.peek();
  if (token.type === 'end') {
    const sign = tokens.textOf(open);
    throw new Mistake(`\`${sign}\` is not closed. Add \`${type}\``, open.start, open.end);
  }
  if (token.type !== type) {
    const advice = type === '}' ? 'a comma or line break is missing' : `a comma or \`${type}\` is missing`;
    throw new Mistake(`${advice}. Write it before this`, token.start, token.end);
  }
  tokens.read();
  tokens.setLinesEnd(linesEndedBefore);
}

/** Reads a token that must stand here. */
export function expect(tokens: Tokens, type: Token['type'], message: string): Token {
  const token = tokens.peek();
  if (token.type !== type) throw new Mistake(message, token.start, token.end);
  return tokens.read();
}

/** From an offset to the end of what was read. */
export function spanFrom(tokens: Tokens, start: number): Span {
  return tokens.source.spanOf(start, tokens.at);
}
