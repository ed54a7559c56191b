import { close, expect, spanFrom } from './brackets.js';
import { readForHead } from './for-head.js';
import { Mistake } from './mistake.js';
import type { Token, Tokens } from './tokens.js';
import type { HclExpression, HclFor, HclObjectEntry } from './tree.js';

/** Reads `[…]` from behind its bracket. */
export function readTuple(tokens: Tokens, read: () => HclExpression, open: Token): HclExpression {
  const before = tokens.setLinesEnd(false);
  if (tokens.isWord('for')) return readFor(tokens, read, open, before);
  const items: HclExpression[] = [];
  while (tokens.peek().type !== ']') {
    items.push(read());
    if (!tokens.take(',')) break;
  }
  close(tokens, ']', open, before);
  return { kind: 'tuple', items, span: spanFrom(tokens, open.start) };
}

/** Reads `{…}` from behind its brace. */
export function readObject(tokens: Tokens, read: () => HclExpression, open: Token): HclExpression {
  const before = tokens.setLinesEnd(false);
  if (tokens.isWord('for')) return readFor(tokens, read, open, before);
  tokens.setLinesEnd(true);
  const entries: HclObjectEntry[] = [];
  for (;;) {
    while (tokens.take('newline')) {}
    const { type, start } = tokens.peek();
    if (type === '}' || type === 'end') break;
    const key = keyOf(read());
    if (!tokens.take('=')) expect(tokens, ':', 'a key lacks its value. Write `key = value`');
    entries.push({ key, value: read(), span: spanFrom(tokens, start) });
    if (!tokens.take(',') && !tokens.take('newline')) break;
  }
  close(tokens, '}', open, before);
  return { kind: 'object', entries, span: spanFrom(tokens, open.start) };
}

function readFor(
  tokens: Tokens,
  read: () => HclExpression,
  open: Token,
  linesEndedBefore: boolean,
): HclExpression {
  const isObject = open.type === '{';
  tokens.read();
  const head = readForHead(tokens, read);
  expect(tokens, ':', '`for` lacks its result. Write `[for name in collection : result]`');
  const first = read();
  const arrow = tokens.peek();
  if ((tokens.take('=>') !== undefined) !== isObject)
    throw new Mistake(
      'a `for` in braces wants `key => value`, one in brackets a value alone. Change one of them',
      arrow.start,
      arrow.end,
    );
  const keyed = isObject ? { resultKey: first, result: read() } : { result: first };
  const isGrouped = isObject && tokens.take('...') !== undefined;
  const isFiltered = tokens.isWord('if') && tokens.read();
  const filter = isFiltered ? { condition: read() } : {};
  close(tokens, isObject ? '}' : ']', open, linesEndedBefore);
  const expression: HclFor = {
    kind: 'for',
    ...head,
    ...keyed,
    isGrouped,
    ...filter,
    span: spanFrom(tokens, open.start),
  };
  return expression;
}

/** A bare word as an object's key is its own text. */
function keyOf(key: HclExpression): HclExpression {
  if (key.kind !== 'variable') return key;
  return { kind: 'template', parts: [{ kind: 'text', text: key.name, span: key.span }], span: key.span };
}
