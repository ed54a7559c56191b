import { groupBy } from '../../group.js';
import type { Certificate } from '../../inventory/certificate.js';
import type { JudgedRequirement, Report } from '../../report.js';
import { deadlineOf, type Status } from '../../requirements.js';
import { clip } from '../layout/printable.js';
import { counted } from '../words/count.js';
import { dayMarkup } from './day.js';
import { lines, type Markup, markup, nothing } from './markup.js';
import { countStatuses, needsAttention, tallyMarkup, worstOf } from './status.js';
import { timeLineMarkup } from './time-line.js';

/** Certificates that are listed in each of the two lists; the others are counted. */
const shown = 1000;

/** As many lie open where nothing needs attention. */
const openRows = 12;

/** A certificate with the day by which its validation names must stand. */
export interface Deadline {
  readonly certificate: Certificate;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly statuses: Readonly<Record<Status, number>>;
}

/** When which certificate is renewed, and whether its names will let it; nothing where no dates are known. */
export function deadlinesMarkup(report: Report, today: string | undefined): Markup {
  const deadlines = deadlinesOf(report.requirements);
  if (deadlines.length === 0) return nothing;
  const isAtRisk = ({ statuses }: Deadline) => needsAttention({ status: worstOf(statuses) });
  const risky = deadlines.filter(isAtRisk);
  const calm = deadlines.filter(deadline => !isAtRisk(deadline));
  const calmTable = tableMarkup('Certificates whose names need no attention', calm, today);
  const folded = markup`<details class="calm group"${calm.length > openRows ? nothing : markup` open`}>
<summary>${counted(calm.length, 'certificate')} whose names need no attention</summary>
${calmTable}
</details>`;
  return markup`<section class="group" id="deadlines" aria-labelledby="deadlines-title">
<h2 id="deadlines-title">Deadlines</h2>
${lines([
  timeLineMarkup(deadlines, today),
  ...(risky.length > 0 ? [tableMarkup('Certificates whose names need attention', risky, today)] : []),
  ...(calm.length > 0 ? [folded] : []),
])}
</section>`;
}

/** By day, then label. */
function deadlinesOf(requirements: readonly JudgedRequirement[]): Deadline[] {
  const pairs = requirements.flatMap(judged =>
    [...new Set(judged.requirement.certificates)].map(certificate => ({ certificate, judged })),
  );
  return [...groupBy(pairs, ({ certificate }) => certificate)]
    .flatMap(([certificate, names]): Deadline[] => {
      const day = deadlineOf({ certificates: [certificate] });
      if (day === undefined) return [];
      return [{ certificate, day, statuses: countStatuses(names.map(({ judged }) => judged)) }];
    })
    .sort((a, b) => compare(a.day, b.day) || compare(a.certificate.label, b.certificate.label));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tableMarkup(caption: string, deadlines: readonly Deadline[], today: string | undefined): Markup {
  const rows = deadlines.slice(0, shown).map(({ certificate, day, statuses }) => {
    const { renewal, label } = certificate;
    const expires = renewal === undefined ? nothing : dayMarkup(renewal.expires, today);
    return markup`<tr class="item" data-status="${worstOf(statuses)}"><td>${dayMarkup(day, today)}</td><th scope="row">${clip(label, 120)}</th><td>${tallyMarkup(statuses)}</td><td>${expires}</td></tr>`;
  });
  const left = deadlines.length - rows.length;
  return markup`<table class="deadlines group">
<caption>${caption}</caption>
<thead><tr><th scope="col">Renews from</th><th scope="col">Certificate</th><th scope="col">Validation names</th><th scope="col">Expires</th></tr></thead>
<tbody>
${lines(rows)}
</tbody>
</table>${left > 0 ? markup`<p class="quiet">And ${counted(left, 'more certificate')}.</p>` : nothing}`;
}
