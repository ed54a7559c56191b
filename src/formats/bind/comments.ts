import type { Comment } from '../../syntax/comment.js';
import { controlAt } from './control.js';
import { Tags } from './template.js';
import { Entries, endOfLine } from './tokens.js';

/** The comments of a master file, in order; a `;` in a quoted string or a word is none. */
export function commentsInZone(text: string): Comment[] {
  const comments: Comment[] = [];
  let sign = text.indexOf(';');
  /** Between two words there are blanks, parentheses and comments. */
  const search = (from: number, to: number): void => {
    if (sign !== -1 && sign < from) sign = text.indexOf(';', from);
    while (sign !== -1 && sign < to) {
      const end = endOfLine(text, sign);
      comments.push({ start: sign, end: text[end - 1] === '\r' ? end - 1 : end });
      sign = text.indexOf(';', end);
    }
  };
  const tags = new Tags(text);
  const entries = new Entries(text);
  for (;;) {
    const control = controlAt(tags, entries.at);
    if (control !== undefined) {
      search(control.tags.at(-1)!.end, control.end);
      entries.at = control.end;
      continue;
    }
    const entry = entries.next();
    if (entry === undefined) return comments;
    let at = entry.lineStart;
    for (const token of entry.tokens) {
      search(at, token.start);
      at = token.end;
    }
    if (entry.fault === undefined) search(at, entry.end);
    else {
      search(at, Math.min(entry.end, entry.fault.start));
      // Lines that were passed over behind it.
      for (let line = entry.end + 1; line < entries.at; line = endOfLine(text, line) + 1)
        if (/^[ \t]*;/.test(text.slice(line, line + 200))) search(line, endOfLine(text, line));
    }
  }
}
