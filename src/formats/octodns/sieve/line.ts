/** A line within a top-level entry of a zone file. */
export interface Line {
  /** Offset of the next line. */
  readonly end: number;
  /** The column at which the line's key or value stands, and that of its dash, if there is one. */
  readonly column: number;
  readonly dash: number | undefined;
  readonly key: string | undefined;
  /** Without quotes; undefined where the line has none. */
  readonly value: string | undefined;
  /** Whether it is of the few forms that are wholly understood. */
  readonly plain: boolean;
  /** Whether its value is the lines below it that are indented deeper, whatever they hold: `|`, `>`. */
  readonly opensText: boolean;
}

/** A comment needs a space before it, behind a value. */
const lineEnd = '[ \\t]*(?:[ \\t]#[^\\n]*)?\\r?(?:\\n|$)';

/** Text without quotes that ends with its line: it holds no `: ` and no ` #`, nor `{`, which templates start with. */
const unquoted = '(?:[\\w./~$(+^]|-(?=[!-~]))(?:[!-9;-z|-~]|:(?=[!-~])| +(?=[!"$-~]))*';
const scalar = `'[ -&(-z|-~]*'|"[ !#-\\[\\]-z|-~]*"|${unquoted}`;

const plainKey = new RegExp(`( *)(- +)?([A-Za-z_][\\w-]*):(?: +(${scalar}))?${lineEnd}`, 'y');
const plainItem = new RegExp(`( *)(- +)(${scalar})${lineEnd}`, 'y');

const anyKey = `<<|[\\w/.-]+|'[^'\\n]*'|"[^"\\\\\\n]*"`;
const closed = new RegExp(
  `( *)((?:- +)*)(?:(${anyKey}):(?: +|(?=\\r?(?:\\n|$))))?((?:[&!][^\\s,{}\\[\\]]* +)*)([^\\n]*)(?:\\n|$)`,
  'y',
);

/** The offset behind a line without content; undefined for a line that has some. */
export function skipBlank(text: string, start: number): number | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (at === text.length) return at > start ? at : undefined;
  if (text[at] === '\r') at++;
  if (text[at] !== '\n' && text[at] !== '#') return undefined;
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** Reads the line at an offset; undefined where its value may go on in the next, in ways that indentation does not tell. */
export function readLine(text: string, at: number): Line | undefined {
  plainKey.lastIndex = at;
  const key = plainKey.exec(text);
  if (key !== null) return lineOf(plainKey.lastIndex, key[1]!, key[2], key[3], key[4]);
  plainItem.lastIndex = at;
  const item = plainItem.exec(text);
  if (item !== null) return lineOf(plainItem.lastIndex, item[1]!, item[2], undefined, item[3]);
  return readClosedLine(text, at);
}

function lineOf(
  end: number,
  indent: string,
  dash: string | undefined,
  key: string | undefined,
  written: string | undefined,
): Line {
  const value = written !== undefined && /^['"]/.test(written) ? written.slice(1, -1) : written;
  return {
    end,
    column: indent.length + (dash?.length ?? 0),
    dash: dash === undefined ? undefined : indent.length,
    key,
    value,
    plain: true,
    opensText: false,
  };
}

function readClosedLine(text: string, at: number): Line | undefined {
  closed.lastIndex = at;
  const match = closed.exec(text);
  if (match === null) return undefined;
  const [, indent = '', dashes = '', key, , rest = ''] = match;
  const value = rest.trimEnd();
  const opensText = /^[|>][-+0-9]*(?:[ \t]+#.*)?$/.test(value);
  if ((opensText && key === undefined) || !(opensText || isClosed(value))) return undefined;
  const column = indent.length + dashes.length;
  return { end: closed.lastIndex, column, dash: undefined, key, value, plain: false, opensText };
}

/** Whether a value ends on its line, as far as quotes and brackets go. */
function isClosed(value: string): boolean {
  if (value === '' || /^[#*]/.test(value) || /^[&!]\S*$/.test(value)) return true;
  if (/^'(?:[^']|'')*'(?:[ \t]+#.*)?$/.test(value) || /^"(?:[^"\\]|\\.)*"(?:[ \t]+#.*)?$/.test(value))
    return true;
  if (/^[[{]/.test(value)) return isClosedFlow(value);
  // What may be a key that was not recognised may have a value that is not closed.
  return /^(?:[^\s'"[\]{}|>&!?%@`,-]|[-?]\S)/.test(value) && !/:(?:\s|$)/.test(value);
}

/** Whether brackets and quotes are balanced; a quote within a word is text, and makes it too hard to tell. */
function isClosedFlow(value: string): boolean {
  let depth = 0;
  let before = '';
  for (const [token] of value.matchAll(/'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|./gs)) {
    if (/^['"]/.test(token) && (token.length === 1 || !/[\s[{,:]/.test(before))) return false;
    if (token === '#' || (depth === 0 && before !== '' && !/\s/.test(token))) return false;
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    before = token;
  }
  return depth === 0;
}
