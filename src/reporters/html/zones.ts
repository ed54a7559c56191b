import { groupBy } from '../../group.js';
import type { JudgedRequirement, Report } from '../../report.js';
import { counted } from '../words/count.js';
import { type Block, blocksOf } from './blocks.js';
import { certificateMarkup } from './certificate.js';
import { lines, type Markup, markup, nothing } from './markup.js';
import { minimapMarkup } from './minimap.js';
import { type LinksOf, namesTable } from './names-table.js';
import { countStatuses, needsAttention, tallyMarkup, worstFirst, worstOf } from './status.js';

/** Validation names that are shown; the others are counted. */
const namesShown = 10_000;

/** A list longer than this shows what needs attention, and folds the rest. */
const openRows = 12;

/** Every certificate and host, zone by zone: which validation names stand. */
export function zonesMarkup({ requirements }: Report, linksOf: LinksOf): Markup {
  if (requirements.length === 0) return nothing;
  // What needs attention comes first, and is the last to be left out.
  const worst = worstFirst.flatMap(status => requirements.filter(judged => judged.status === status));
  const shown = groupBy(worst.slice(0, namesShown), ({ requirement }) => requirement.zone);
  const all = groupBy(requirements, ({ requirement }) => requirement.zone);
  const zones = [...shown].map(([zone, rows]) => zoneMarkup(zone, rows, all.get(zone)!, all.size, linksOf));
  const left = requirements.length - namesShown;
  const rest =
    left <= 0
      ? []
      : [
          markup`<p class="quiet">${counted(left, 'more validation name')} left out; the JSON report lists them all.</p>`,
        ];
  return markup`<section class="group" id="certificates" aria-labelledby="certificates-title">
<h2 id="certificates-title">Certificates and hosts</h2>
${lines([...zones, ...rest])}
</section>`;
}

function zoneMarkup(
  zone: string,
  rows: readonly JudgedRequirement[],
  all: readonly JudgedRequirement[],
  zones: number,
  linksOf: LinksOf,
): Markup {
  const counts = countStatuses(all);
  const blocks = blocksOf(rows);
  const inside =
    blocks.length === 1
      ? contentMarkup(blocks[0]!, zone, linksOf)
      : lines(blocks.map(block => blockMarkup(block, zone, linksOf)));
  return markup`<details class="zone group"${openIf(zones === 1 || isUrgent(counts))}>
<summary><h3><code>${zone === '' ? '.' : zone}</code></h3> ${tallyMarkup(counts)}${minimapMarkup(counts)}</summary>
${inside}
</details>`;
}

function blockMarkup(block: Block, zone: string, linksOf: LinksOf): Markup {
  const counts = countStatuses(block.rows);
  const title = block.certificates.length === 1 ? block.certificates[0]!.label : 'Several certificates';
  return markup`<details class="block group"${openIf(isUrgent(counts))}>
<summary><h4>${title}</h4> ${tallyMarkup(counts)}</summary>
${contentMarkup(block, zone, linksOf)}
</details>`;
}

function contentMarkup({ rows, certificates, isMatrix }: Block, zone: string, linksOf: LinksOf): Markup {
  const about = isMatrix
    ? [markup`<ul class="certificates">${certificates.map(each => certificateMarkup(each))}</ul>`]
    : [];
  const table = (caption: string, some: readonly JudgedRequirement[]) =>
    namesTable(caption, some, isMatrix ? certificates : [], linksOf);
  if (rows.length <= openRows) return lines([...about, table(`Validation names of ${zone}`, rows)]);
  const urgent = rows.filter(needsAttention);
  const calm = rows.filter(judged => !needsAttention(judged));
  const folded = markup`<details class="calm group">
<summary>${counted(calm.length, 'name')} that need no attention</summary>
${table(`Validation names of ${zone} that need no attention`, calm)}
</details>`;
  return lines([
    ...about,
    ...(urgent.length > 0 ? [table(`Validation names of ${zone} that need attention`, urgent)] : []),
    ...(calm.length > 0 ? [folded] : []),
  ]);
}

function isUrgent(counts: ReturnType<typeof countStatuses>): boolean {
  return needsAttention({ status: worstOf(counts) });
}

function openIf(open: boolean): Markup {
  return open ? markup` open` : nothing;
}
