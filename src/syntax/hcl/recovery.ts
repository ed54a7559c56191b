/** A line and how far it is indented; none for blank lines and comments. */
const line = /^([ \t]*)([^\s#/].*)$/gm;

const startsItem = /^[\p{ID_Start}_]/u;

/** Where the next item may begin behind one at the top that is broken: a word as far to the left. */
export function nextItem(text: string, broken: number): number | undefined {
  const indentation = indentationAt(text, broken) ?? 0;
  for (const { index, 1: blank = '', 2: content = '' } of linesBehind(text, broken))
    if (blank.length <= indentation && startsItem.test(content)) return index;
  return undefined;
}

/**
 * Where reading goes on behind a broken attribute, by its indentation: at the next item of the same body, or at the
 * end of the body. Undefined where the indentation does not tell.
 */
export function nextSibling(text: string, broken: number): number | undefined {
  const indentation = indentationAt(text, broken);
  if (indentation === undefined) return undefined;
  for (const { index, 1: blank = '', 2: content = '' } of linesBehind(text, broken)) {
    if (blank.length > indentation) continue;
    if (startsItem.test(content)) return blank.length === indentation ? index : undefined;
    if (blank.length < indentation) return content.startsWith('}') ? index : undefined;
  }
  return indentation === 0 ? text.length : undefined;
}

/** How far the line is indented that begins with what stands at an offset; undefined where something stands before it. */
function indentationAt(text: string, offset: number): number | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).trim() === '' ? offset - lineStart : undefined;
}

function* linesBehind(text: string, offset: number): Iterable<RegExpExecArray> {
  const end = text.indexOf('\n', offset);
  if (end === -1) return;
  line.lastIndex = end + 1;
  for (let found = line.exec(text); found !== null; found = line.exec(text)) yield found;
}
