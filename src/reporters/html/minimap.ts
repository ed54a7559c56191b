import type { Status } from '../../requirements.js';
import { type Markup, markup, nothing } from './markup.js';
import { worstFirst } from './status.js';

/** Pixels of a cell with the space behind it. */
const size = 10;

/** More cells than these are no longer seen at a glance. */
const most = 5000;

/** What is drawn in a cell: the more it needs attention, the more of the cell it fills. */
const shapes: Readonly<Record<Status, string>> = {
  violated: 'h8v8h-8z',
  unresolved: 'h8v8h-8zm2 2v4h4v-4z',
  met: 'm2 2h4v4h-4z',
  elsewhere: 'm3 3h2v2h-2z',
};

/** How many validation names fare how, a cell each, to be seen at a glance; what it shows is said in words beside it. */
export function minimapMarkup(counts: Readonly<Record<Status, number>>): Markup {
  const total = worstFirst.reduce((sum, status) => sum + counts[status], 0);
  if (total < 2 || total > most) return nothing;
  const perRow = total > 500 ? 100 : 50;
  let at = 0;
  const paths = worstFirst.flatMap(status => {
    if (counts[status] === 0) return [];
    const cells = Array.from({ length: counts[status] }, () => {
      const cell = `M${(at % perRow) * size} ${Math.floor(at / perRow) * size}${shapes[status]}`;
      at++;
      return cell;
    });
    return [markup`<path class="${status}" d="${cells.join('')}"/>`];
  });
  const width = Math.min(total, perRow) * size;
  const height = Math.ceil(total / perRow) * size;
  return markup`<svg class="minimap" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${paths}</svg>`;
}
