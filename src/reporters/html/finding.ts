import type { Finding, Related } from '../../finding.js';
import type { Report } from '../../report.js';
import { deadlineOf } from '../../requirements.js';
import { clip, printableLines } from '../layout/printable.js';
import { baseOf, certificatesOf, noveltyOf } from '../words/about.js';
import { counted } from '../words/count.js';
import { rulePage } from '../words/rule-page.js';
import { dayMarkup } from './day.js';
import { lines, type Markup, markup, nothing } from './markup.js';
import { placeMarkup } from './place.js';

/** Characters of a message, and of an expected record, that are shown. */
const messageLimit = 2000;
const expectedLimit = 8000;

/** Related places that are shown; the others are counted. */
const relatedShown = 5;

/** Where a finding stands in the page; the same in every report that has it. */
export function anchorOf({ fingerprint }: Finding): string {
  return `f-${fingerprint}`;
}

/** One finding: what is wrong, the source it is about, what to write, and what else is known. */
export function findingMarkup(finding: Finding, report: Report, today?: string): Markup {
  const { severity, owner, span, isAbsent, message, expected } = finding;
  const parts = [
    markup`<h3><span class="tag ${severity}">${severity}</span> ${ruleMarkup(finding, report)}${owner === '' ? nothing : markup` <code class="name">${clip(owner, 300)}</code>`} <a class="self" href="#${anchorOf(finding)}" aria-label="Link to this finding">#</a></h3>`,
    markup`<p>${clip(message, messageLimit)}</p>`,
    ...(span === undefined
      ? []
      : [placeMarkup(span, isAbsent ? markup`It would be written here:` : undefined)]),
    ...relatedMarkup(finding.related ?? []),
    ...(finding.baseSpan === undefined
      ? []
      : [placeMarkup(finding.baseSpan, markup`It stood here in ${baseOf(report)}:`)]),
    ...(expected === undefined ? [] : [recordMarkup(expected)]),
    ...factsMarkup(finding, report, today),
  ];
  return markup`<article class="finding item ${severity}" id="${anchorOf(finding)}" data-severity="${severity}">
${lines(parts)}
</article>`;
}

/** The rule, as a link to its page where the run knows of one. */
export function ruleMarkup({ rule }: Finding, report: Report): Markup {
  const page = rulePage(report, rule);
  // An address of another scheme could be a script.
  return page !== undefined && /^https?:\/\//.test(page)
    ? markup`<a class="rule" href="${page}">${rule}</a>`
    : markup`<span class="rule">${rule}</span>`;
}

function relatedMarkup(related: readonly Related[]): Markup[] {
  const shown = related
    .slice(0, relatedShown)
    .map(({ span, message }) => placeMarkup(span, markup`${clip(message, messageLimit)}:`));
  const left = related.length - shown.length;
  return left > 0 ? [...shown, markup`<p class="quiet">And ${counted(left, 'more place')}.</p>`] : shown;
}

function recordMarkup(expected: string): Markup {
  const text = printableLines(clip(expected, expectedLimit)).map(line => markup`${line}`);
  return markup`<div class="record">
<p>Write:</p>
<pre><code>${lines(text)}</code></pre>
</div>`;
}

function factsMarkup(finding: Finding, report: Report, today: string | undefined): Markup[] {
  const { certificates = [] } = finding;
  const deadline = deadlineOf({ certificates });
  const novelty = noveltyOf(finding, report);
  const facts: (readonly [string, Markup])[] = [
    ...(certificates.length === 0
      ? []
      : [['needed by', markup`${certificatesOf(finding, word => word)}`] as const]),
    ...(deadline === undefined ? [] : [['renews', dayMarkup(deadline, today)] as const]),
    ...(novelty === undefined ? [] : [[novelty[0], markup`${novelty[1]}`] as const]),
  ];
  if (facts.length === 0) return [];
  const rows = facts.map(([term, words]) => markup`<div><dt>${term}</dt><dd>${words}</dd></div>`);
  return [markup`<dl class="facts">${rows}</dl>`];
}
