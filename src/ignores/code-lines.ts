import type { Comment } from '../syntax/comment.js';

/** A line that holds more than blanks and comments. */
interface CodeLine {
  readonly start: number;
  /** With its line break. */
  readonly end: number;
  /** The blanks it begins with. */
  readonly indent: string;
  /** Whether it begins an item of a list in YAML. */
  readonly isItem: boolean;
}

/** The lines of a text that hold more than comments, and what of them a comment speaks for. */
export class CodeLines {
  private readonly lines: readonly CodeLine[];

  constructor(
    text: string,
    comments: readonly Comment[],
    /** Whether a list may stand as far to the left as the key that it is the value of. */
    private readonly isYaml: boolean,
  ) {
    this.lines = linesOf(text, comments);
  }

  /**
   * The stretch that a comment speaks for: the line that it shares with something else, or else the next one, with
   * the lines below it that are indented deeper. Empty where nothing follows.
   */
  blockOf({ start, end }: Comment): { readonly start: number; readonly end: number } {
    const first = this.indexAt(start);
    const target = this.lines[first];
    if (target === undefined) return { start: end, end };
    let last = target;
    for (let next = first + 1; next < this.lines.length; next++) {
      const line = this.lines[next]!;
      if (!this.isWithin(line, target)) break;
      last = line;
    }
    return { start: target.start, end: last.end };
  }

  private isWithin(line: CodeLine, target: CodeLine): boolean {
    if (!line.indent.startsWith(target.indent)) return false;
    const isDeeper = line.indent.length > target.indent.length;
    return isDeeper || (this.isYaml && line.isItem && !target.isItem);
  }

  /** The line with the offset, or the first behind it. */
  private indexAt(offset: number): number {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function linesOf(text: string, comments: readonly Comment[]): CodeLine[] {
  const lines: CodeLine[] = [];
  let next = 0;
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak === -1 ? text.length : lineBreak + 1;
    let code: number | undefined;
    for (let at = start; at < end && code === undefined; ) {
      while ((comments[next]?.end ?? Infinity) <= at) next++;
      const comment = comments[next];
      if (comment !== undefined && comment.start <= at) at = comment.end;
      else if (/\s/.test(text[at]!)) at++;
      else code = at;
    }
    if (code !== undefined) {
      const indent = /^[ \t]*/.exec(text.slice(start, Math.max(start, code)))![0];
      const isItem = /^-(?:\s|$)/.test(text.slice(code, code + 2));
      lines.push({ start, end, indent, isItem });
    }
    start = end;
  }
  return lines;
}
