/** More alternatives than this are not looked through. */
const mostAlternatives = 64;

/**
 * Go's doublestar patterns: `*`, `?`, `[a-z]`, `{a,b}`, and `**` for any folders. Undefined for a pattern that is
 * written otherwise. Patterns and paths come from files that nobody vouches for: the time is their lengths' product.
 */
export function glob(pattern: string): ((path: string) => boolean) | undefined {
  const alternatives = expanded(pattern);
  if (alternatives === undefined) return undefined;
  const patterns = alternatives.map(alternative => alternative.split('/').map(tokensOf));
  return path => {
    const segments = path.split('/').map(segment => [...segment]);
    return patterns.some(tokens => matches(tokens, segments, isFolders, matchesSegment));
  };
}

/** What stands for one character: itself, `?` or a class; or `*`. */
type Token = string;

function tokensOf(segment: string): Token[] {
  return segment.match(/\\.|\[[^\]]+\]|./gsu) ?? [];
}

function isFolders(tokens: readonly Token[]): boolean {
  return tokens.length === 2 && tokens[0] === '*' && tokens[1] === '*';
}

function matchesSegment(tokens: readonly Token[], segment: readonly string[]): boolean {
  return matches(tokens, segment, token => token === '*', matchesCharacter);
}

function matchesCharacter(token: Token, character: string): boolean {
  if (token === '?') return true;
  if (token.length === 1) return token === character;
  if (token.startsWith('\\')) return token.slice(1) === character;
  const [, negation = '', ranges = ''] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
  const isIn = (ranges.match(/.-.|./gsu) ?? []).some(range =>
    range.length > 2 ? range[0]! <= character && character <= range.at(-1)! : range === character,
  );
  return isIn !== (negation !== '');
}

/** Whether items match a pattern in which some tokens stand for any number of them. Goes back to the last such token alone. */
function matches<Token, Item>(
  pattern: readonly Token[],
  items: readonly Item[],
  isMany: (token: Token) => boolean,
  matchesOne: (token: Token, item: Item) => boolean,
): boolean {
  let at = 0;
  let many: { token: number; item: number } | undefined;
  for (let item = 0; item < items.length; ) {
    const token = pattern[at];
    if (token !== undefined && isMany(token)) many = { token: at++, item };
    else if (token !== undefined && matchesOne(token, items[item]!)) {
      at++;
      item++;
    } else if (many === undefined) return false;
    else {
      many = { token: many.token, item: many.item + 1 };
      at = many.token + 1;
      item = many.item;
    }
  }
  return pattern.slice(at).every(isMany);
}

/** A pattern with braces as several without. */
function expanded(pattern: string): string[] | undefined {
  const done: string[] = [];
  const waiting = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [braces, choices = ''] = /\{([^{}]*)\}/.exec(next) ?? [];
    if (braces === undefined) {
      if (/[{}]/.test(next) || done.push(next) > mostAlternatives) return undefined;
    } else {
      for (const choice of choices.split(',')) waiting.push(next.replace(braces, () => choice));
      if (waiting.length > mostAlternatives) return undefined;
    }
  }
  return done;
}
