import { groupBy } from '../../group.js';
import type { Report } from '../../report.js';
import { takeShare } from '../layout/share.js';
import { counted } from '../words/count.js';
import { countByRule } from '../words/tally.js';
import { anchorOf, findingMarkup } from './finding.js';
import { Markup, markup, nothing } from './markup.js';
import type { LinksOf } from './names-table.js';

/** Findings that are shown, and the bytes that they may take; the others are counted. */
const shown = 3000;
const bytes = 8_000_000;

/** Findings of one name that are linked to. */
const linked = 3;

/** All findings as a section, and how to link to them by the name that they are about. */
export function findingsMarkup(
  report: Report,
  today: string | undefined,
): { section: Markup; linksOf: LinksOf } {
  const { findings } = report;
  const { kept } = takeShare(
    findings.slice(0, shown),
    bytes,
    finding => findingMarkup(finding, report, today).text,
  );
  const left = findings.slice(kept.length);
  const rest =
    left.length === 0
      ? nothing
      : markup`
<p class="rest">${counted(left.length, 'more finding')} left out (${countByRule(left)}); the JSON report lists them all.</p>`;
  const section = markup`<section class="group" id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${findings.length === 0 ? markup`<p>There are no findings.</p>` : new Markup(kept.join('\n'))}${rest}
</section>`;
  const byOwner = groupBy(findings.slice(0, kept.length), ({ owner }) => owner as string);
  const linksOf: LinksOf = owner => {
    const links = (byOwner.get(owner) ?? [])
      .slice(0, linked)
      .map(finding => markup` <a href="#${anchorOf(finding)}">${finding.rule}</a>`);
    return markup`${links}`;
  };
  return { section, linksOf };
}
