import type { TemplatePiece } from './template-tree.js';

/** Go's `unicode.IsSpace`, which is not JavaScript's `\s`. */
const space = '[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]';
const leading = new RegExp(`^${space}+`);
const isSpace = new RegExp(space);

/** The text without blanks at its beginning, as `~}` before it asks. */
export function trimStart(text: string): string {
  return text.replace(leading, '');
}

/** The text without blanks at its end, as `${~` behind it asks. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/**
 * Takes from every line of a `<<-` heredoc the blanks that all its lines begin with. As HCL does it, that is after `~`
 * has trimmed: a line whose line break was trimmed is one with the next.
 */
export function flushIndentation(pieces: readonly TemplatePiece[]): void {
  const firsts: (TemplatePiece & { kind: 'text' })[] = [];
  let indentation = Number.POSITIVE_INFINITY;
  let startsLine = true;
  for (const piece of pieces) {
    if (startsLine) {
      if (piece.kind !== 'text') indentation = 0;
      else if (trimStart(piece.text) !== '' || !piece.text.endsWith('\n')) {
        firsts.push(piece);
        indentation = Math.min(indentation, piece.text.length - trimStart(piece.text).length);
      }
    }
    startsLine = piece.kind === 'text' && piece.text.endsWith('\n');
  }
  for (const piece of firsts) piece.text = piece.text.slice(indentation);
}
