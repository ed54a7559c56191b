/** One place of a pattern: a character, any character, some characters, or any run of them. */
type Token = string | { readonly any: 'one' | 'run' } | { readonly among: string; readonly isNot: boolean };

/** Alternatives that braces may unfold to; beyond that a pattern is taken to match everything. */
const mostAlternatives = 64;

/**
 * A pattern of gobwas/glob as DNSControl compiles it: without separators, so that `*` spans dots as `**` does, whatever
 * the manual says (checked with DNSControl 4.20).
 */
export class Glob {
  /** Each alternative of the braces by itself. */
  readonly alternatives: readonly (readonly Token[])[];

  constructor(pattern: string) {
    const unfolded = unfold(pattern);
    this.alternatives = unfolded.length > mostAlternatives ? [[{ any: 'run' }]] : unfolded.map(tokensOf);
  }

  matches(text: string): boolean {
    return this.alternatives.some(tokens => matches(tokens, text));
  }
}

/** Literal pieces of an alternative with `undefined` for each stretch that is not. */
export function piecesOf(tokens: readonly Token[]): (string | undefined)[] {
  return tokens.map(token => (typeof token === 'string' ? token : undefined));
}

/** Every `{a,b}` replaced by each of its alternatives; inner braces first. */
function unfold(pattern: string): string[] {
  const pending = [pattern];
  const done: string[] = [];
  while (pending.length > 0 && pending.length + done.length <= mostAlternatives) {
    const text = pending.pop()!;
    const [whole, inner] = /(?<!\\)\{([^{}]*)\}/.exec(text) ?? [];
    if (whole === undefined || inner === undefined) done.push(text);
    else for (const one of inner.split(',')) pending.push(text.replace(whole, () => one));
  }
  return [...done, ...pending];
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (const [token, escaped, not, among] of pattern.matchAll(/\\(.)|\[(!?)([^\]]+)\]|\*+|./gsu)) {
    if (escaped !== undefined) tokens.push(escaped);
    else if (among !== undefined) tokens.push({ among, isNot: not === '!' });
    else if (token.startsWith('*')) tokens.push({ any: 'run' });
    else tokens.push(token === '?' ? { any: 'one' } : token);
  }
  return tokens;
}

/** Goes back only to the last run, which suffices: it takes as little as lets the rest match. */
function matches(tokens: readonly Token[], text: string): boolean {
  const characters = [...text];
  let at = 0;
  let token = 0;
  let run = -1;
  let runAt = 0;
  while (at < characters.length) {
    const next = tokens[token];
    if (typeof next === 'object' && 'any' in next && next.any === 'run') {
      run = token++;
      runAt = at;
    } else if (next !== undefined && holds(next, characters[at]!)) {
      token++;
      at++;
    } else if (run >= 0) {
      token = run + 1;
      at = ++runAt;
    } else return false;
  }
  return tokens.slice(token).every(rest => typeof rest === 'object' && 'any' in rest && rest.any === 'run');
}

function holds(token: Token, character: string): boolean {
  if (typeof token === 'string') return token === character;
  if ('any' in token) return token.any === 'one';
  const [, low, high] = /^(.)-(.)$/su.exec(token.among) ?? [];
  const isIn =
    low === undefined || high === undefined
      ? token.among.includes(character)
      : low <= character && character <= high;
  return isIn !== token.isNot;
}
