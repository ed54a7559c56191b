/** Steps that a match may take at worst: patterns come from files that nobody vouches for. */
const mostSteps = 2e7;

/** The same pattern in JavaScript; undefined where it would not surely mean the same, or might take too long on the text. */
export function re2(source: string, text: string): RegExp | undefined {
  const [, flags = '', body = source] = /^\(\?([is]+)\)([\s\S]*)$/.exec(source) ?? [];
  const tokens = tokensOf(body);
  if (tokens === undefined || source.length > 1000) return undefined;
  const translated: string[] = [];
  for (const token of tokens) {
    const own = translation(token, flags.includes('s'));
    if (own === undefined) return undefined;
    translated.push(own);
  }
  const cost = costOf(translated);
  if (cost === undefined || (text.length + 1) ** cost.degree * 2 ** cost.choices > mostSteps)
    return undefined;
  try {
    return new RegExp(translated.join(''), `gu${flags.replace('s', '')}`);
  } catch {
    return undefined;
  }
}

/** Groups that only group, capture or have a name; classes; escapes; quantifiers; characters. */
const token =
  /\[\^?(?:\[:\w+:\]|\\.|[^\]\\])+\]|\\.|\((?:\?(?::|P?<\w+>))?|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gsuy;

function tokensOf(body: string): string[] | undefined {
  const tokens = body.match(token) ?? [];
  return tokens.join('') === body ? tokens : undefined;
}

const classes: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  space: '\\t-\\r ',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** Go's `\s`, which is not JavaScript's. */
const space = '\\t\\n\\f\\r ';

/** A token as JavaScript writes it; undefined for what only RE2 has. */
function translation(written: string, dotIsAll: boolean): string | undefined {
  if (written.startsWith('[') && written.length > 1) {
    let isKnown = true;
    const inner = written.slice(1, -1).replace(/\[:(\w+):\]|\\(.)|[[{}()|/&~-]/gsu, (piece, name, letter) => {
      const own = name === undefined ? letter && escapeOf(letter, true) : classes[name];
      isKnown &&= own !== undefined || (name === undefined && letter === undefined);
      return own ?? (piece === '[' ? '\\[' : piece);
    });
    return isKnown ? `[${inner}]` : undefined;
  }
  if (written.startsWith('\\')) return escapeOf(written.slice(1), false);
  if (written.startsWith('(?P<')) return `(?<${written.slice(4)}`;
  if (written === '.') return dotIsAll ? '[^]' : '[^\\n]';
  // What would begin a group, a class or a quantifier of another kind.
  if (written === ']' || written === '{' || written === '}') return `\\${written}`;
  return written;
}

function escapeOf(letter: string, isInClass: boolean): string | undefined {
  if (letter === 's') return isInClass ? space : `[${space}]`;
  if (letter === 'S') return isInClass ? undefined : `[^${space}]`;
  if (letter === 'A' || letter === 'z') return isInClass ? undefined : letter === 'A' ? '^' : '$';
  if (letter === 'b' || letter === 'B') return isInClass ? undefined : `\\${letter}`;
  if ('dDwWtnrfv'.includes(letter)) return `\\${letter}`;
  if (/[\p{L}\p{N}]/u.test(letter)) return undefined;
  return /[$()*+.?[\\\]^{|}/-]/.test(letter) && (isInClass || letter !== '-') ? `\\${letter}` : letter;
}

interface Cost {
  /** Of the polynomial in the text's length that backtracking takes at worst. */
  readonly degree: number;
  /** How many times there are two ways to go on. */
  readonly choices: number;
}

/** Undefined where a repeat stands within a repeat, or a choice, so that the cost may be exponential. */
function costOf(tokens: readonly string[]): Cost | undefined {
  const open = [{ isVague: false }];
  let repeats = 0;
  let choices = 0;
  for (const [index, written] of tokens.entries()) {
    const group = open.at(-1)!;
    if (written.startsWith('(')) open.push({ isVague: false });
    else if (written === ')') {
      if (open.length === 1) return undefined;
      open.pop();
      open.at(-1)!.isVague ||= group.isVague;
      if (group.isVague && /^[*+{]/.test(tokens[index + 1] ?? '')) return undefined;
    } else if (written === '|' || written.startsWith('?')) {
      group.isVague = true;
      choices++;
    } else if (/^(?:[*+]|\{)/.test(written)) {
      group.isVague = true;
      if (!isDeterministic(tokens, index)) repeats++;
    }
  }
  // One for the place where a match begins, one for the characters that it goes over.
  return open.length === 1 ? { degree: repeats + 2, choices } : undefined;
}

/** Whether a repeat can end at one place only, since what follows is a character that it does not take. */
function isDeterministic(tokens: readonly string[], index: number): boolean {
  const next = tokens.slice(index + 1).find(written => written !== ')');
  const [, literal] = /^\\?([^\p{L}\p{N}]|[\p{L}\p{N}])$/su.exec(next ?? '') ?? [];
  const repeated = tokens[index - 1] ?? '';
  const isClass = /^(?:\[.+\]|\\.)$/s.test(repeated) || repeated.length === 1;
  if (literal === undefined || !isClass || /^[$^()|*+?]$|^\\[A-Za-z]$/.test(next ?? '')) return false;
  try {
    return !new RegExp(`^${repeated}$`, 'u').test(literal);
  } catch {
    return false;
  }
}
