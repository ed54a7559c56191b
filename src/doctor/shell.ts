/** A command line of this program, found in a script. */
export interface Command {
  readonly use: 'check' | 'inventory';
  /** Whether it is told to fail on nothing. */
  readonly neverFails: boolean;
  /** What stands behind it and makes its exit status go unseen, `|| true` or a pipe. */
  readonly loss?: string;
}

/** Longer scripts are generated, and are looked through to here. */
const longestScript = 20_000;

/** A command stands at the start of a line or behind what ends another one. */
const opening = String.raw`(?:^|[;&|(])[ \t]*(?:(?:then|do|else|!|exec|time|sudo|env)[ \t]+|[A-Za-z_]\w*=[^\s;&|]*[ \t]+)*`;
const named = String.raw`(?:\S*\/)?dcv-check|npx[ \t]+(?:-\S+[ \t]+)*\S*delegated-dcv-check\S*|node[ \t]+\S*delegated-dcv-check\S*\/dist\/cli\/index\.js`;

/** What ends a line and takes every status for a success. */
const orTrue = /^\|\|[ \t]*(?:true|:|exit[ \t]+0)(?=[ \t]*(?:$|[;#\n]))/;

/** Commands that judge nothing. */
const others = /^(?:zones|records|move|doctor|drift|explain|fix|merge|baseline|--help|--version|-h)$/;

const optionsWithValue = /^--(?:settings|reporter|fail-on|fail-on-standing|base|lock|zone|to)$/;

/** Where a shell script runs this program, as far as that can be seen from its text. */
export function commandsIn(script: string): Command[] {
  const text = script.slice(0, longestScript).replaceAll('\\\n', '  ');
  const pattern = `${opening}(?:${named})(?=$|[\\s;|&)])([^\\n;|&)]*)`;
  const pipefail = text.search(/set[ \t]+-\w*o[ \t]+pipefail/);
  return [...text.matchAll(new RegExp(pattern, 'gm'))].flatMap(({ 0: whole, 1: rest = '', index }) => {
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const word = commandOf(rest.split(/\s+/).filter(part => part !== ''));
    if (/(?:^|\s)#/.test(line) || others.test(word)) return [];
    const behind = text.slice(index + whole.length, index + whole.length + 200);
    const isPiped = /^\|(?!\|)/.test(behind) && !(pipefail !== -1 && pipefail < index);
    const loss = orTrue.exec(behind)?.[0] ?? (isPiped ? '|' : undefined);
    return [
      {
        use: word === 'inventory' ? 'inventory' : 'check',
        neverFails: /\s--fail-on(?:\s+|=)never(?=\s|$)/.test(rest),
        ...(loss && { loss }),
      },
    ];
  });
}

/** The first word that is no option nor an option's value. */
function commandOf(words: readonly string[]): string {
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (optionsWithValue.test(word)) at++;
    else if (!word.startsWith('-') || others.test(word)) return word;
  }
  return '';
}
