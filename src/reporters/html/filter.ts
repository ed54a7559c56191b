import { severities } from '../../finding.js';
import type { Report } from '../../report.js';
import { digits } from '../words/count.js';
import { tallyOf } from '../words/tally.js';
import { type Markup, markup, nothing } from './markup.js';
import { statusWords, worstFirst } from './status.js';

/** The search and the filters; hidden until the script, without which they could do nothing, shows them. */
export function filterMarkup(report: Report): Markup {
  const { severities: ofSeverity, statuses } = tallyOf(report);
  const bySeverity = severities
    .filter(severity => ofSeverity[severity] > 0)
    .map(severity => chipMarkup('severity', severity, severity, ofSeverity[severity]));
  const byStatus = worstFirst
    .filter(status => statuses[status] > 0)
    .map(status => chipMarkup('status', status, statusWords[status].word, statuses[status]));
  return markup`<form id="filter" role="search" aria-label="Filter this report" hidden>
<div class="search"><label for="search">Search</label><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="A host, a rule, a file …" aria-describedby="keys"><button type="reset">Show all</button></div>
${groupMarkup('Findings', bySeverity)}
${groupMarkup('Names', byStatus)}
<p id="keys"><kbd>/</kbd> search, <kbd>↓</kbd> <kbd>↑</kbd> go through what is found, <kbd>Esc</kbd> show all</p>
<output id="shown" for="search"></output>
</form>`;
}

function groupMarkup(legend: string, chips: readonly Markup[]): Markup {
  return chips.length < 2 ? nothing : markup`<fieldset><legend>${legend}</legend>${chips}</fieldset>`;
}

function chipMarkup(name: string, value: string, word: string, count: number): Markup {
  return markup`<label class="chip ${value}"><input type="checkbox" name="${name}" value="${value}"> ${word} <span>${digits(count)}</span></label>`;
}
