/** How deep in parentheses the text is behind a line; undefined where no line after it can be judged by itself. */
export function depthAfter(line: string, depth: number): number | undefined {
  // Tags may reach over lines, and their blocks do; so do a quote that is left open and an escaped line break.
  if (/\{[{%#]|<%|%\{|`|\r(?!\n|$)|\\\r?\n?$/.test(line) || hasShellTag(line)) return undefined;
  let deep = depth;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === ';') break;
    if (character === '\\') at++;
    else if (character === '(') deep++;
    else if (character === ')') deep--;
    else if (character === '"') {
      at = closingQuote(line, at);
      if (at === -1) return undefined;
    }
    if (deep < 0) return undefined;
  }
  return deep;
}

function hasShellTag(line: string): boolean {
  return line.includes('${') && !/^\$GENERATE[ \t]/i.test(line);
}

function closingQuote(line: string, open: number): number {
  for (let at = open + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at;
  }
  return -1;
}
