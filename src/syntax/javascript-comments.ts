import type { Comment } from './comment.js';

const blanks = /[\s\ufeff]+/y;
const lineComment = /(?:\/\/|#!)[^\n\r\u2028\u2029]*/y;
const word = /[\p{ID_Continue}$\\#]+/uy;

/** Behind these words a value begins, so that a `/` begins a regular expression. */
const beforeValue = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await'.split(' '),
);
const withHead = new Set(['if', 'while', 'for', 'with']);

/**
 * The comments of a script, in order; what looks like one in a string, a template or a regular expression is none.
 * Of a script that is no JavaScript those up to the mistake.
 */
export function commentsInJavaScript(text: string): Comment[] {
  const comments: Comment[] = [];
  /** What the open brackets are, the innermost last; of `(` whether it is the head of a statement. */
  const open: ('value' | 'head' | 'block' | 'template')[] = [];
  let before = '';
  let awaitsValue = true;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const passTemplate = (): void => {
    at = endOfTemplate(text, at);
    awaitsValue = text[at - 1] === '{';
    if (awaitsValue) open.push('template');
  };
  while (at < text.length) {
    if (take(blanks) !== undefined) continue;
    const start = at;
    const sign = text[at]!;
    if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) {
      take(lineComment);
      comments.push({ start, end: at });
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end === -1) return comments;
      at = end + 2;
      comments.push({ start, end: at });
      continue;
    }
    const name = take(word);
    if (name !== undefined) {
      awaitsValue = before !== '.' && beforeValue.has(name);
      before = before === '.' ? '' : name;
      continue;
    }
    if (sign === '"' || sign === "'") {
      at = endOfString(text, at);
      awaitsValue = false;
    } else if (sign === '`') {
      at++;
      passTemplate();
    } else if (sign === '/' && awaitsValue) {
      at = endOfRegularExpression(text, at);
      awaitsValue = false;
    } else {
      at += text.startsWith('=>', at) ? 2 : 1;
      if (sign === '(') open.push(withHead.has(before) ? 'head' : 'value');
      else if (sign === '[') open.push('value');
      else if (sign === '{') open.push(isBlock(before, awaitsValue, open.at(-1)) ? 'block' : 'value');
      if (sign === ')' || sign === ']' || sign === '}') {
        const closed = open.pop();
        if (closed === 'template') passTemplate();
        else awaitsValue = closed === 'head' || closed === 'block';
      } else if (!text.startsWith(sign + sign, start) || (sign !== '+' && sign !== '-')) awaitsValue = true;
      else at++;
    }
    before = text.slice(start, Math.min(at, start + 2));
  }
  return comments;
}

/** Whether a `{` begins statements and not a value. */
function isBlock(before: string, awaitsValue: boolean, inside: string | undefined): boolean {
  if (before === '' || before === ';' || before === '{' || before === '}' || before === ')') return true;
  if (before === '=>' || before === 'else' || before === 'do') return true;
  return before === ':' ? inside === 'block' || inside === undefined : !awaitsValue;
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029';
}

/** Behind the closing quote, or where the string ends without one. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (character === text[open]) return at + 1;
    if (character === '\n' || character === '\r') return at;
    if (character === '\\' && text.startsWith('\r\n', ++at)) at++;
  }
  return text.length;
}

/** Behind what ends a piece of a template: a backtick, or the `${` of an expression. */
function endOfTemplate(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '`') return at + 1;
    if (text[at] === '\\') at++;
    else if (text.startsWith('${', at)) return at + 2;
  }
  return text.length;
}

/** Behind the closing slash, before its flags, or where the line ends. */
function endOfRegularExpression(text: string, open: number): number {
  let isClass = false;
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at];
    if (isLineBreak(character)) return at;
    if (character === '/' && !isClass) return at + 1;
    if (character === '\\' && !isLineBreak(text[at + 1])) at++;
    else if (character === '[') isClass = true;
    else if (character === ']') isClass = false;
  }
  return text.length;
}
