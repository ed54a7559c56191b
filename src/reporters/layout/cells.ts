import { printable } from './printable.js';

/** A character as a terminal shows it, and how many columns it takes there. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** Where the character starts in the source, in UTF-16 code units. */
  readonly offset: number;
}

/** East Asian wide and fullwidth characters and emoji (Unicode Annex 11, near enough for an underline). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

const combining = /\p{M}/u;

/** The characters of a line of source, tabs as four columns and what must not be printed spelled out. */
export function cellsOf(source: string): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  for (const character of source) {
    const text = textOf(character, source.slice(Math.max(0, offset - 2), offset));
    cells.push({ text, width: columnsOf(character, text), offset });
    offset += character.length;
  }
  return cells;
}

/** How many columns the cells take. */
export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.width, 0);
}

/** As many cells from the left as fit. */
export function firstCells(cells: readonly Cell[], columns: number): Cell[] {
  const kept: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    width += cell.width;
    if (width > columns) break;
    kept.push(cell);
  }
  return kept;
}

/** As many cells from the right as fit. */
export function lastCells(cells: readonly Cell[], columns: number): Cell[] {
  return firstCells([...cells].reverse(), columns).reverse();
}

function textOf(character: string, before: string): string {
  if (character === '\t') return '    ';
  // Cell by cell, `printable` would not see that the three characters form a workflow command.
  if (character === '[' && before === '##') return '\\x5b';
  return isAscii(character) ? character : printable(character);
}

function columnsOf(character: string, text: string): number {
  if (isAscii(character) || text !== character) return text.length;
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

function isAscii(character: string): boolean {
  return character >= ' ' && character <= '~';
}
