import { printable } from './printable.js';

/** A cell of a column, padded to the column's width. */
export type Column<T> = (item: T) => string;

/** A column as wide as its widest cell, or as `limit`: what is longer than that stands out of line. */
export function columnOf<T>(items: readonly T[], cell: (item: T) => string, limit: number): Column<T> {
  let width = 0;
  for (const item of items) {
    width = Math.max(width, Math.min(limit, cell(item).length));
    if (width === limit) break;
  }
  return item => printable(cell(item)).padEnd(width);
}
