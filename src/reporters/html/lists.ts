import type { Finding } from '../../finding.js';
import type { Report } from '../../report.js';
import type { Gap } from '../../value.js';
import { clip } from '../layout/printable.js';
import { mendedSubject } from '../words/about.js';
import { counted } from '../words/count.js';
import { lineOf } from '../words/place.js';
import { ruleMarkup } from './finding.js';
import { lines, type Markup, markup, nothing } from './markup.js';

/** Items of a list that are shown, and characters of a text in it. */
const shown = 1000;
const limit = 600;

/** What the run says about itself; nothing where it says nothing. */
export function notesMarkup({ notes }: Report): Markup {
  if (notes.length === 0) return nothing;
  const items = notes.slice(0, shown).map(note => markup`<li>${clip(note, 2000)}</li>`);
  return markup`<section class="notes" aria-labelledby="notes-title">
<h2 id="notes-title">Notes</h2>
<ul>
${lines(withRest(items, notes.length, 'note'))}
</ul>
</section>`;
}

/** What the base had and the change put right. */
export function mendedMarkup(report: Report): Markup {
  const items = (finding: Finding) => {
    const place =
      finding.span === undefined
        ? nothing
        : markup` <span class="quiet">was at <code>${lineOf(finding.span)}</code></span>`;
    const subject = mendedSubject(finding, word => word);
    return markup`<li class="item">${ruleMarkup(finding, report)} <code class="name">${subject}</code>${place}</li>`;
  };
  return listMarkup('mended', 'Mended by this change', report.mended, items, 'mended finding');
}

/** What ignores set aside, with their reasons. */
export function ignoredMarkup(report: Report): Markup {
  const item = ({ finding, reason }: Report['ignored'][number]) =>
    markup`<li class="item">${ruleMarkup(finding, report)} ${clip(finding.message, limit)} <span class="quiet">Ignored: ${clip(reason, limit)}</span></li>`;
  return listMarkup('ignored', 'Ignored', report.ignored, item, 'ignored finding');
}

/** What could not be known, and where. */
export function gapsMarkup({ gaps }: Report): Markup {
  const item = ({ reason, span }: Gap) =>
    markup`<li class="item">${clip(reason, limit)}${span === undefined ? nothing : markup` <code>${lineOf(span)}</code>`}</li>`;
  return listMarkup('gaps', 'Not known', gaps, item, 'place');
}

function listMarkup<T>(
  id: string,
  title: string,
  all: readonly T[],
  item: (one: T) => Markup,
  noun: string,
): Markup {
  if (all.length === 0) return nothing;
  return markup`<section class="group" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<ul class="list">
${lines(withRest(all.slice(0, shown).map(item), all.length, noun))}
</ul>
</section>`;
}

function withRest(items: readonly Markup[], total: number, noun: string): Markup[] {
  const left = total - items.length;
  if (left === 0) return [...items];
  return [
    ...items,
    markup`<li class="quiet">${counted(left, `more ${noun}`)}; the JSON report lists them all.</li>`,
  ];
}
