import { Mistake } from './mistake.js';
import type { Tokens } from './tokens.js';
import type { HclExpression } from './tree.js';

/** `k, v in collection` of an expression or a template. */
export interface ForHead {
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: HclExpression;
}

/** Reads what stands behind `for`. */
export function readForHead(tokens: Tokens, readExpression: () => HclExpression): ForHead {
  const first = readName(tokens);
  const second = tokens.take(',') && readName(tokens);
  if (!tokens.isWord('in')) {
    const { start, end } = tokens.peek();
    throw new Mistake('`for` lacks its `in`. Write `for name in collection`', start, end);
  }
  tokens.read();
  const collection = readExpression();
  return second === undefined
    ? { valueName: first, collection }
    : { keyName: first, valueName: second, collection };
}

function readName(tokens: Tokens): string {
  const token = tokens.read();
  if (token.type === 'identifier') return tokens.textOf(token);
  throw new Mistake('a name is missing. Write `for name in collection`', token.start, token.end);
}
