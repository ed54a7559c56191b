import { type Certificate, spellHost } from '../../inventory/certificate.js';
import type { JudgedRequirement } from '../../report.js';
import { clip } from '../layout/printable.js';
import { certificatesOf } from '../words/about.js';
import { counted } from '../words/count.js';
import { lineOf } from '../words/place.js';
import { lines, type Markup, markup, nothing } from './markup.js';
import { statusWords } from './status.js';

/** Finds what is shown of a validation name's findings: links to them. */
export type LinksOf = (owner: string) => Markup;

/** Hosts that are named in a row; the others are counted. */
const hostsShown = 4;

/** Characters of a label, and of a name. */
const labelLimit = 60;
const nameLimit = 300;

/**
 * The matrix: a row for each validation name with the hosts that it validates; with more than one certificate a column
 * for each, in which the names that it needs have their status.
 */
export function namesTable(
  caption: string,
  rows: readonly JudgedRequirement[],
  certificates: readonly Certificate[],
  linksOf: LinksOf,
): Markup {
  if (rows.length === 0) return nothing;
  const columns = certificates.length > 1 ? certificates : [];
  const heads = columns.map(
    ({ label }) => markup`<th scope="col" class="certificate"><span>${clip(label, labelLimit)}</span></th>`,
  );
  return markup`<table class="names group">
<caption>${caption}</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Host</th><th scope="col">CNAME and findings</th>${heads}</tr></thead>
<tbody>
${lines(rows.map(row => rowMarkup(row, columns, linksOf)))}
</tbody>
</table>`;
}

function rowMarkup(judged: JudgedRequirement, columns: readonly Certificate[], linksOf: LinksOf): Markup {
  const { requirement, status, span } = judged;
  const { sign, word } = statusWords[status];
  const needing = new Set(requirement.certificates);
  const cells = columns.map(certificate =>
    needing.has(certificate)
      ? markup`<td class="certificate ${status}"><span aria-hidden="true">${sign}</span> <span class="word">${word}</span> <span class="label">${clip(certificate.label, labelLimit)}</span></td>`
      : markup`<td class="certificate"></td>`,
  );
  const place = span === undefined ? nothing : markup`<code>${lineOf(span)}</code>`;
  const several =
    columns.length === 0 && needing.size > 1
      ? markup`<span class="quiet">${certificatesOf(requirement, word => word)}</span>`
      : nothing;
  return markup`<tr class="item" data-status="${status}"><td class="status ${status}"><span aria-hidden="true">${sign}</span> ${word}</td> <th scope="row">${hostsMarkup(judged)}<code class="quiet owner">${clip(requirement.owner, nameLimit)}</code></th> <td class="where">${place} ${linksOf(requirement.owner)} ${several}</td>${cells}</tr>`;
}

function hostsMarkup({ requirement: { hosts } }: JudgedRequirement): Markup {
  const names = [...new Set(hosts.map(spellHost))];
  const shown = names.slice(0, hostsShown).map(name => markup`<code>${clip(name, nameLimit)}</code> `);
  const left = names.length - shown.length;
  return markup`<span class="hosts">${shown}${left > 0 ? `and ${counted(left, 'more host')}` : ''}</span>`;
}
