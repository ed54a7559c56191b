import { severities } from '../../finding.js';
import type { Report } from '../../report.js';
import { outcome } from '../summary.js';
import { baseOf } from '../words/about.js';
import { digits } from '../words/count.js';
import { leniencyOf } from '../words/leniency.js';
import { tallyOf } from '../words/tally.js';
import { type Markup, markup, nothing } from './markup.js';
import { tallyMarkup, worstFirst } from './status.js';

/** The verdict as a sentence. */
export function verdictOf({ verdict }: Report): string {
  return verdict === 'pass' ? 'Delegated DCV passes' : 'Delegated DCV fails';
}

/** The head of the page: the verdict, what led to it in numbers, and what was compared when. */
export function overviewMarkup(report: Report, at: string | undefined): Markup {
  const { severities: counts, statuses, introduced } = tallyOf(report);
  const numbers = [
    ...severities.map(severity => [counts[severity], severity, severity] as const),
    ...(introduced === null ? [] : [[introduced, 'introduced', 'neutral'] as const]),
    ...(report.base === undefined ? [] : [[report.mended.length, 'mended', 'neutral'] as const]),
  ].map(([count, word, tone]) => {
    const plural = count === 1 || tone === 'neutral' ? word : `${word}s`;
    return markup`<li class="${count === 0 ? 'none' : tone}"><strong>${digits(count)}</strong> ${plural}</li>`;
  });
  const leniency = leniencyOf(report);
  const names =
    report.requirements.length === 0
      ? nothing
      : markup`
${barMarkup(statuses, report.requirements.length)}
<p class="legend">${tallyMarkup(statuses)}</p>`;
  return markup`<header class="${report.verdict}">
<p class="made">delegated-dcv-check${at === undefined ? nothing : markup` · <time datetime="${at}">${spelled(at)}</time>`}${report.base === undefined ? '' : ` · compared with ${baseOf(report)}`}</p>
<h1><span class="sign" aria-hidden="true">${report.verdict === 'pass' ? '✓' : '✗'}</span> ${verdictOf(report)}</h1>
<p class="outcome">${outcome(report)}${leniency === undefined ? '' : ` The errors do not fail the run (${leniency}).`}</p>
<ul class="numbers">${numbers}</ul>${names}
</header>`;
}

/** The validation names as one bar, a stretch for each status. */
function barMarkup(statuses: Readonly<Record<string, number>>, total: number): Markup {
  let x = 0;
  const stretches = worstFirst
    .filter(status => statuses[status]! > 0)
    .map(status => {
      const width = (100 * statuses[status]!) / total;
      const stretch = markup`<rect class="${status}" x="${x.toFixed(3)}%" width="${width.toFixed(3)}%" height="100%"/>`;
      x += width;
      return stretch;
    });
  return markup`<svg class="bar" width="100%" height="8" aria-hidden="true">${stretches}</svg>`;
}

/** `2026-11-24 03:41 UTC` of 2026-11-24T03:41:00Z. */
function spelled(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
