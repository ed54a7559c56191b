/** `zone.zoneId`, `config["a b"].list[0]`: a name and the steps taken from it. */
export interface Access {
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** As written between the braces. */
  readonly expression: string;
}

/** A text in pieces: literals, and accesses between `${` and `}`. `$$` is a dollar sign. */
export function interpolated(text: string): (string | Access)[] {
  const pieces: (string | Access)[] = [];
  let literal = '';
  let from = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', from)) {
    const end = text[at + 1] === '{' ? endOfAccess(text, at + 2) : undefined;
    const access = end === undefined ? undefined : accessIn(text.slice(at + 2, end));
    literal += text.slice(from, at);
    if (end === undefined || access === undefined) {
      // Pulumi refuses what is not closed.
      if (text[at + 1] === '{') return [...pieces, literal + text.slice(at)];
      literal += '$';
      from = at + (text[at + 1] === '$' ? 2 : 1);
      continue;
    }
    if (literal !== '') pieces.push(literal);
    pieces.push(access);
    literal = '';
    from = end + 1;
  }
  literal += text.slice(from);
  return literal === '' ? pieces : [...pieces, literal];
}

/** Where the brace is that closes an access; one within a quoted key does not. */
function endOfAccess(text: string, start: number): number | undefined {
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    if (isQuoted && text[at] === '\\') at++;
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && text[at] === '}') return at;
  }
  return undefined;
}

function accessIn(expression: string): Access | undefined {
  const steps = [...expression.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([0-9]+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted?.replace(/\\(.)/g, '$1') ?? name ?? Number(index),
  );
  const [name, ...path] = steps;
  return typeof name === 'string' ? { name: name.trim(), path, expression: expression.trim() } : undefined;
}
