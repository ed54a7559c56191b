import type { Report } from '../report.js';
import { deadlinesMarkup } from './html/deadlines.js';
import { filterMarkup } from './html/filter.js';
import { findingsMarkup } from './html/findings.js';
import { gapsMarkup, ignoredMarkup, mendedMarkup, notesMarkup } from './html/lists.js';
import { lines, type Markup, markup } from './html/markup.js';
import { overviewMarkup, verdictOf } from './html/overview.js';
import { pageText } from './html/page.js';
import { zonesMarkup } from './html/zones.js';
import type { ReporterOptions } from './reporter.js';
import { counted, digits } from './words/count.js';
import { findingsPhrase } from './words/outcome.js';
import { tallyOf } from './words/tally.js';

/** A report as one page that needs nothing else: to be opened, searched, printed and handed on. */
export function html(report: Report, { at, version }: ReporterOptions): string {
  const today = at?.slice(0, 10);
  const findings = findingsMarkup(report, today);
  const { requirements, mended, ignored, gaps } = report;
  const sections: readonly Section[] = [
    { id: 'findings', title: 'Findings', count: report.findings.length, content: findings.section },
    { id: 'deadlines', title: 'Deadlines', content: deadlinesMarkup(report, today) },
    {
      id: 'certificates',
      title: 'Names',
      count: requirements.length,
      content: zonesMarkup(report, findings.linksOf),
    },
    { id: 'mended', title: 'Mended', count: mended.length, content: mendedMarkup(report) },
    { id: 'ignored', title: 'Ignored', count: ignored.length, content: ignoredMarkup(report) },
    { id: 'gaps', title: 'Not known', count: gaps.length, content: gapsMarkup(report) },
  ];
  const present = sections.filter(({ content }) => content.text !== '');
  const phrase = findingsPhrase(tallyOf(report));
  const title = phrase === '' ? verdictOf(report) : `${verdictOf(report)}: ${phrase}`;
  return pageText(
    title,
    report.verdict,
    markup`<a class="skip" href="#main">Skip to the report</a>
${overviewMarkup(report, at)}
<nav aria-label="Sections">${present.map(linkMarkup)}</nav>
<main id="main" tabindex="-1">
${lines([notesMarkup(report), filterMarkup(report), ...present.map(({ content }) => content)])}
</main>
${footerMarkup(report, version)}`,
  );
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly content: Markup;
}

function linkMarkup({ id, title, count }: Section): Markup {
  const number = count === undefined ? undefined : markup` <span>${digits(count)}</span>`;
  return markup`<a href="#${id}">${title}${number}</a>`;
}

function footerMarkup({ read: { files, zones, certificates } }: Report, version: string): Markup {
  return markup`<footer>
<p>Read: ${counted(files, 'file')}, ${counted(zones, 'zone')} and ${counted(certificates, 'certificate')}. Made by delegated-dcv-check ${version}.</p>
</footer>`;
}
