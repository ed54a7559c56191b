import type { Hole, Parts } from '../../value.js';

/** A stretch that a template engine replaces before named ever sees the file. */
export interface Tag {
  /** What opens it: `{{`, `{%`, `{#`, `<%`, `%{`, `${`, `@@` or `$` before a variable in capitals. */
  readonly opener: string;
  /** What stands inside, without white space and trim marks at its ends. */
  readonly expression: string;
  readonly start: number;
  readonly end: number;
}

const closers: Readonly<Record<string, string>> = {
  '{{': '}}',
  '{%': '%}',
  '{#': '#}',
  '<%': '%>',
  '%{': '}',
  '${': '}',
  '@@': '@@',
};

/** Finds the tags of Jinja, ERB, Go, Terraform, shell and sed in a text; linear where it is asked in ascending order. */
export class Tags {
  readonly #nearest = new Map<string, { from: number; found: number }>();

  constructor(readonly text: string) {}

  /** The tag that begins at `at` and ends on the same line or, where that is allowed, on a later one. */
  at(at: number, reach: 'line' | 'file' = 'line'): Tag | undefined {
    const opener = this.text.slice(at, at + 2);
    const closer = closers[opener];
    if (closer === undefined) return opener[0] === '$' ? this.#variable(at) : undefined;
    const close = this.#next(closer, at + 2);
    if (close === Infinity || (reach === 'line' && this.#next('\n', at) < close)) return undefined;
    const expression = trimmed(this.text.slice(at + 2, close));
    return { opener, expression, start: at, end: close + closer.length };
  }

  #variable(at: number): Tag | undefined {
    variable.lastIndex = at;
    const found = variable.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    return { opener: '$', expression: found.slice(1), start: at, end: at + found.length };
  }

  #next(sought: string, from: number): number {
    const known = this.#nearest.get(sought);
    if (known !== undefined && known.from <= from && from <= known.found) return known.found;
    const at = this.text.indexOf(sought, from);
    const found = at === -1 ? Infinity : at;
    this.#nearest.set(sought, { from, found });
    return found;
  }
}

/** Whether a tag can begin with this character. */
export function opensTag(code: number): boolean {
  return code === 0x7b || code === 0x24 || code === 0x3c || code === 0x25 || code === 0x40;
}

/** A word in pieces, each tag a hole; undefined where there is none. */
export function partsOf(text: string, quoted = false): Parts | undefined {
  if (!/[{<$@%\uFFFD]/.test(text)) return undefined;
  const tags = new Tags(text);
  const parts: (string | Hole)[] = [];
  let literal = 0;
  for (let at = 0; at < text.length; ) {
    const tag = tags.at(at);
    // SPF writes `%{i}` (RFC 7208 §7.1), and a quoted text may well speak of $MONEY.
    const literally = tag === undefined || tag.opener === '%{' || (quoted && tag.opener === '$');
    const hole = literally ? damageAt(text, at) : holeOf(tag);
    if (hole === undefined) {
      at += text[at] === '\\' ? 2 : 1;
      continue;
    }
    if (at > literal) parts.push(text.slice(literal, at));
    parts.push(hole);
    at = literally ? at + 1 : tag.end;
    literal = at;
  }
  if (literal < text.length) parts.push(text.slice(literal));
  return literal > 0 ? parts : undefined;
}

/** What a template puts in the place of a tag. */
function holeOf(tag: Tag): Hole {
  return {
    expression: tag.expression,
    reason: 'a template expression that is filled in when the file is rendered',
  };
}

const variable = /\$[A-Z][A-Z0-9_]+/y;

function damageAt(text: string, at: number): Hole | undefined {
  return text[at] === '\uFFFD' ? { expression: '…', reason: 'bytes that are not UTF-8' } : undefined;
}

/** Without white space and the marks with which engines trim it (`-`, `~`, `+`), or the `=` of ERB. */
function trimmed(inside: string): string {
  const start = /^[-~+=]/.test(inside) ? 1 : 0;
  const end = /[-~+]$/.test(inside) ? -1 : undefined;
  return inside.slice(start, end).trim();
}
