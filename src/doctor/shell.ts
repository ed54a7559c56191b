/** A command line of this program, found in a script. */
export interface Command {
  readonly use: 'check' | 'inventory';
  /** Its own words and options, in the script's offsets. */
  readonly start: number;
  readonly end: number;
  /** What makes its exit status go unseen, in the script's offsets: `|| true`, or a pipe. */
  readonly loses?: { readonly start: number; readonly end: number; readonly how: 'or' | 'pipe' };
}

/** Longer scripts are generated, and are looked through to here. */
const longestScript = 200_000;

/** A command stands at the start of a line or behind what ends another one. */
const opening = String.raw`(?:^|[;&|(])[ \t]*(?:(?:then|do|else|!|exec|time|sudo|env)[ \t]+|[A-Za-z_]\w*=[^\s;&|]*[ \t]+)*`;
const named = String.raw`(?:\S*\/)?dcv-check|npx[ \t]+(?:-\S+[ \t]+)*\S*delegated-dcv-check\S*|node[ \t]+\S*delegated-dcv-check\S*\/dist\/cli\/index\.js`;
const ours = String.raw`|node[ \t]+(?:\S*\/)?dist\/cli\/index\.js`;

/** Commands that judge nothing. */
const others = new Set(
  ['zones', 'records', 'move', 'doctor', 'drift', 'explain', 'fix', 'merge', 'baseline'].concat(
    '--help',
    '--version',
    '-h',
  ),
);

const optionsWithValue = new Set([
  '--settings',
  '--reporter',
  '--fail-on',
  '--fail-on-standing',
  '--base',
  '--lock',
  '--zone',
  '--to',
]);

/**
 * Where a shell script runs this program, as far as that can be seen from its text. `isOurs` tells that the repository
 * is the program's own, where `dist/cli/index.js` is it.
 */
export function commandsIn(script: string, isOurs: boolean): Command[] {
  const text = script.slice(0, longestScript).replaceAll('\\\n', '  ');
  const pattern = new RegExp(
    `(${opening})(?:${named}${isOurs ? ours : ''})(?=$|[\\s;|&)])([^\\n;|&)]*)`,
    'gm',
  );
  return [...text.matchAll(pattern)].flatMap(match => {
    const [whole, before = '', rest = ''] = match;
    if (isComment(text, match.index)) return [];
    const word = commandOf(rest.split(/\s+/).filter(part => part !== ''));
    if (others.has(word)) return [];
    const end = match.index + whole.length;
    const loses = lossAt(text, end);
    const start = match.index + before.length;
    return [{ use: word === 'inventory' ? 'inventory' : 'check', start, end, ...(loses && { loses }) }];
  });
}

function isComment(text: string, at: number): boolean {
  return /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

/** The first word that is no option nor an option's value. */
function commandOf(words: readonly string[]): string {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (optionsWithValue.has(word)) at++;
    else if (!word.startsWith('-') || others.has(word)) return word;
  }
  return '';
}

function lossAt(text: string, end: number): Command['loses'] {
  const rest = text.slice(end, end + 200);
  const or = /^\|\|[ \t]*(?:true|:|exit[ \t]+0)(?=[ \t]*(?:$|[;#]))/m.exec(rest);
  if (or?.index === 0) return { start: end, end: end + or[0].length, how: 'or' };
  if (!/^\|(?!\|)/.test(rest) || /set[ \t]+-\w*o[ \t]+pipefail/.test(text.slice(0, end))) return undefined;
  return { start: end, end: end + 1, how: 'pipe' };
}
