import { printable } from '../layout/printable.js';

/** HTML that is safe as it stands: made by `markup` and by those who vouch for every character of it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template; nothing stands for what is absent. */
type Piece = Markup | readonly Markup[] | string | number | undefined;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A template of HTML. Text that is put into it is made printable and escaped, so that it stays text, between tags as
 * well as in an attribute's quotes; it has no place elsewhere in a tag, nor in a style or script.
 */
export function markup(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(literals.map((literal, at) => literal + written(pieces[at])).join(''));
}

/** Pieces one below the other. */
export function lines(pieces: readonly Markup[]): Markup {
  return new Markup(pieces.map(piece => piece.text).join('\n'));
}

/** Nothing at all. */
export const nothing = new Markup('');

function written(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(each => each.text).join('');
  return printable(String(piece)).replace(/[&<>"']/g, character => references[character]!);
}
