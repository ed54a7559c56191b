/** Whether a text matches; undefined where that cannot be told in reasonable time. */
export type Pattern = (text: string) => boolean | undefined;

/** Steps that a match may take at worst: patterns come from files that nobody vouches for. */
const mostSteps = 2e7;

/** Python's `re.compile(source).search`; undefined for a pattern that is not surely the same, and fast, in JavaScript. */
export function pythonRegex(source: string): Pattern | undefined {
  const [, flags = '', body = source] = /^\(\?([ims]+)\)([\s\S]*)$/.exec(source) ?? [];
  const unbounded = unboundedRepeats(body);
  if (unbounded === undefined || source.length > 1000) return undefined;
  const translated = body
    .replace(/\(\?P</g, '(?<')
    .replace(/\\(.)/gs, (written, letter) => (letter === 'A' ? '^' : letter === 'Z' ? '$' : written));
  let regex: RegExp;
  try {
    regex = new RegExp(translated, flags);
  } catch {
    return undefined;
  }
  return text => ((text.length + 1) ** (unbounded + 1) > mostSteps ? undefined : regex.test(text));
}

/**
 * How many repeats without a bound follow each other, which is the degree of the polynomial that backtracking costs;
 * undefined where a repeat stands within a repeat, so that the cost is exponential, or where the syntax is Python's own.
 */
function unboundedRepeats(body: string): number | undefined {
  if (/\(\?(?!:|P<[A-Za-z_]|=|!)|\\[1-9bBgkpPuUNx0]|[*+?}][+]|\(\?P=|\[\^?\]|\{,/.test(body))
    return undefined;
  const tokens =
    body.match(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?::|P<\w+>|=|!))?|\{\d*,?\d*\}|./gs) ?? [];
  const open: { repeats: number; branches: boolean }[] = [{ repeats: 0, branches: false }];
  let total = 0;
  let closed: { repeats: number; branches: boolean } | undefined;
  for (const token of tokens) {
    const group = open.at(-1)!;
    const repeat = repeatOf(token);
    if (token.startsWith('(')) open.push({ repeats: 0, branches: false });
    else if (token === ')') {
      if (open.length === 1) return undefined;
      closed = open.pop();
      open.at(-1)!.repeats += closed!.repeats;
      open.at(-1)!.branches ||= closed!.branches;
      continue;
    } else if (token === '|') group.branches = true;
    else if (repeat !== undefined) {
      if (repeat && closed !== undefined && (closed.repeats > 0 || closed.branches)) return undefined;
      if (repeat) {
        group.repeats++;
        total++;
      }
    }
    closed = undefined;
  }
  return open.length === 1 ? total : undefined;
}

/** Whether a quantifier repeats; undefined for a token that is none. */
function repeatOf(token: string): boolean | undefined {
  if (token === '*' || token === '+') return true;
  if (token === '?') return false;
  return /^\{\d*,?\d*\}$/.test(token) && token !== '{}' ? true : undefined;
}

/** Python's `fnmatch` on a system with case-sensitive paths. Takes linear time: the texts between stars are found one after the other. */
export function pythonGlob(source: string): Pattern {
  const pieces = source.split(/\*+/).map(piece => piece.match(/\[!?\]?[^\]]*\]|./gs) ?? []);
  return text => {
    const first = pieces[0] ?? [];
    if (pieces.length === 1) return text.length === first.length && matchesAt(text, 0, first);
    const last = pieces.at(-1) ?? [];
    const end = text.length - last.length;
    if (end < first.length || !matchesAt(text, 0, first) || !matchesAt(text, end, last)) return false;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      while (at + piece.length <= end && !matchesAt(text, at, piece)) at++;
      if (at + piece.length > end) return false;
      at += piece.length;
    }
    return true;
  };
}

function matchesAt(text: string, at: number, piece: readonly string[]): boolean {
  return piece.every((token, index) => {
    const character = text[at + index] ?? '';
    if (token === '?') return true;
    if (token.length === 1) return character === token;
    const negated = token[1] === '!';
    return inSet(character, token.slice(negated ? 2 : 1, -1)) !== negated;
  });
}

function inSet(character: string, set: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const [low = '', dash, high] = set.slice(at, at + 3);
    if (dash === '-' && high !== undefined) {
      if (low <= character && character <= high) return true;
      at += 2;
    } else if (low === character) return true;
  }
  return false;
}
