import type { Finding } from '../finding.js';
import { groupBy } from '../group.js';
import type { Report } from '../report.js';
import type { Span } from '../source.js';
import { excerptOf } from './layout/excerpt.js';
import { code, fenced, prose } from './layout/markdown.js';
import { clip, printableLines } from './layout/printable.js';
import { takeShare } from './layout/share.js';
import { noveltyOf, unnamedCertificatesOf } from './words/about.js';
import { counted } from './words/count.js';
import { lineOf, placeOf } from './words/place.js';
import { rulePage } from './words/rule-page.js';
import { countByRule } from './words/tally.js';
import { zoneTeller } from './words/zone-of.js';

const titles = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** Characters of a message and of an expected record, and related places, that are shown. */
const messageLimit = 2000;
const expectedLimit = 4000;
const relatedShown = 5;

/** How much Markdown there may be. */
export interface Room {
  /** In UTF-8, of which no surface that counts characters counts more. */
  readonly bytes: number;
  /** What of GitHub's has no more room, as in `summary over 1 MiB`. */
  readonly surface: string;
}

/** The findings under their zones, the zone with the worst one first. */
export function findingsMarkdown(report: Report, { bytes, surface }: Room): string {
  const zoneOf = zoneTeller(report);
  const headings = new Map<string, Finding>();
  const headingOf = (finding: Finding): string => {
    const zone = zoneOf(finding);
    return zone === undefined ? '### Names of no listed certificate' : `### ${code(zone)}`;
  };
  // No one finding may keep the others from being seen.
  const most = bytes / 10;
  const { kept, left } = takeShare(report.findings, bytes, finding => {
    const whole = findingMarkdown(finding, report);
    const block = Buffer.byteLength(whole) <= most ? whole : shortened(finding);
    const heading = headingOf(finding);
    if (!headings.has(heading)) headings.set(heading, finding);
    return headings.get(heading) === finding ? `${heading}\n\n${block}` : block;
  });
  const groups = groupBy(kept.entries(), ([index]) => headingOf(report.findings[index]!));
  const blocks = [...groups.values()].flatMap(group => group.map(([, block]) => block));
  if (left > 0) blocks.push(leftOut(report.findings.slice(kept.length), surface));
  return blocks.join('\n\n');
}

function titleOf(finding: Finding): string {
  return `#### ${titles[finding.severity]}: ${code(finding.owner === '' ? finding.rule : finding.owner)}`;
}

function shortened(finding: Finding): string {
  return `${titleOf(finding)}\n\n${code(finding.rule)}: too long to be shown here. The JSON report has all of it.`;
}

function findingMarkdown(finding: Finding, report: Report): string {
  const parts = [
    titleOf(finding),
    prose(clip(finding.message, messageLimit)),
    factsMarkdown(finding, report),
  ];
  if (finding.span !== undefined) parts.push(excerptMarkdown(finding.span));
  if (finding.baseSpan !== undefined) {
    parts.push(
      `It stood at ${code(lineOf(finding.baseSpan))} in the base:`,
      excerptMarkdown(finding.baseSpan),
    );
  }
  parts.push(relatedMarkdown(finding));
  if (finding.expected !== undefined) {
    parts.push('Write:', fenced(printableLines(clip(finding.expected, expectedLimit))));
  }
  return parts.filter(part => part !== '').join('\n\n');
}

function factsMarkdown(finding: Finding, report: Report): string {
  const page = rulePage(report, finding.rule);
  const certificates = unnamedCertificatesOf(finding, code);
  const facts = [page === undefined ? code(finding.rule) : `[${code(finding.rule)}](${encodeURI(page)})`];
  if (finding.span !== undefined) facts.push(code(placeOf(finding.span)));
  if (certificates !== '') facts.push(`needed by ${certificates}`);
  const novelty = noveltyOf(finding, report);
  if (novelty !== undefined) facts.push(novelty[0]);
  return facts.join(' · ');
}

function excerptMarkdown(span: Span): string {
  const excerpt = excerptOf(span);
  if (excerpt === undefined) return '';
  const number = String(excerpt.line);
  const further = excerpt.toLine === undefined ? '' : ` to line ${excerpt.toLine}`;
  return fenced([
    `${number} | ${excerpt.text}`,
    `${' '.repeat(number.length)} | ${' '.repeat(excerpt.indent)}${'^'.repeat(excerpt.width)}${further}`,
  ]);
}

function relatedMarkdown(finding: Finding): string {
  const related = finding.related ?? [];
  const lines = related
    .slice(0, relatedShown)
    .map(({ message, span }) => `- ${prose(clip(message, messageLimit))}: ${code(placeOf(span))}`);
  const left = related.length - lines.length;
  return [...lines, ...(left > 0 ? [`- ${counted(left, 'more place')}`] : [])].join('\n');
}

function leftOut(findings: readonly Finding[], surface: string): string {
  const more = counted(findings.length, 'more finding');
  return `**${more} left out**, because GitHub takes no ${surface}: ${countByRule(findings)}. The JSON report lists them all.`;
}
