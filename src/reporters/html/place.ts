import type { Span } from '../../source.js';
import { cellsOf, firstCells } from '../layout/cells.js';
import { excerptOf } from '../layout/excerpt.js';
import { placeOf } from '../words/place.js';
import { type Markup, markup, nothing } from './markup.js';

/** A place with the line of source that stands there, what is meant in it marked. */
export function placeMarkup(span: Span, remark: Markup = nothing): Markup {
  return markup`<figure class="place">
<figcaption>${remark} <code>${placeOf(span)}</code></figcaption>${excerptMarkup(span)}
</figure>`;
}

function excerptMarkup(span: Span): Markup {
  const excerpt = excerptOf(span);
  if (excerpt === undefined) return nothing;
  const cells = cellsOf(excerpt.text);
  const before = firstCells(cells, excerpt.indent);
  const marked = firstCells(cells.slice(before.length), excerpt.width);
  const after = cells.slice(before.length + marked.length);
  const further =
    excerpt.toLine === undefined ? nothing : markup` <span class="line">to line ${excerpt.toLine}</span>`;
  const text = (part: typeof cells) => part.map(cell => cell.text).join('');
  return markup`
<pre><code><span class="line">${excerpt.line}</span> ${text(before)}<mark>${text(marked) || ' '}</mark>${text(after)}${further}</code></pre>`;
}
