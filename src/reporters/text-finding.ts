import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import { positionOf, type Span } from '../source.js';
import { excerptOf } from './layout/excerpt.js';
import type { Paint, Style } from './layout/paint.js';
import { clip, printable, printableLines } from './layout/printable.js';
import { baseOf, noveltyOf, unnamedCertificatesOf } from './words/about.js';
import { counted } from './words/count.js';
import { placeOf } from './words/place.js';
import { rulePage } from './words/rule-page.js';

/** Characters of a message, and of an expected record, that are printed. */
const messageLimit = 2000;
const expectedLimit = 4000;

/** Related places that are drawn; the others are counted. */
const relatedShown = 5;

/** One finding as a block of lines: what is wrong, where, what belongs to it, what to write. */
export function findingText(finding: Finding, report: Report, paint: Paint): string {
  const margin = ' '.repeat(marginOf(finding));
  const message = paint('strong', printable(clip(finding.message, messageLimit)));
  const lines = [`${paint(finding.severity, `${finding.severity}[${finding.rule}]`)}: ${message}`];
  if (finding.span !== undefined) lines.push(...drawPlace(finding.span, margin, finding.severity, paint));
  for (const { message, span } of notesOf(finding, report)) {
    lines.push(`${paint('note', 'note')}: ${message}`);
    if (span !== undefined) lines.push(...drawPlace(span, margin, 'note', paint));
  }
  const facts = factsOf(finding, report);
  if (facts.length > 0 && lines.length > 1) lines.push(`${margin} ${paint('gutter', '|')}`);
  for (const [label, words] of facts) {
    const space = words.startsWith('\n') ? '' : ' ';
    lines.push(`${margin} ${paint('gutter', '=')} ${paint('strong', `${label}:`)}${space}${words}`);
  }
  return lines.map(line => line.trimEnd()).join('\n');
}

/** Other places that belong to a finding, the base's last. */
function notesOf({ related = [], baseSpan }: Finding, report: Report): { message: string; span?: Span }[] {
  const notes: { message: string; span?: Span }[] = related
    .slice(0, relatedShown)
    .map(({ message, span }) => ({ message: printable(clip(message, messageLimit)), span }));
  const left = related.length - notes.length;
  if (left > 0) notes.push({ message: counted(left, 'more place') });
  if (baseSpan !== undefined) notes.push({ message: `it stood here in ${baseOf(report)}`, span: baseSpan });
  return notes;
}

/** A place with the source that stands there, underlined. */
function drawPlace(span: Span, margin: string, style: Style, paint: Paint): string[] {
  const arrow = `${margin}${paint('gutter', '-->')} ${placeOf(span)}`;
  const excerpt = excerptOf(span);
  if (excerpt === undefined) return [arrow];
  const bar = paint('gutter', '|');
  const line = paint('gutter', `${String(excerpt.line).padStart(margin.length)} |`);
  const marks = paint(style, '^'.repeat(excerpt.width));
  const further = excerpt.toLine === undefined ? '' : ` to line ${excerpt.toLine}`;
  return [
    arrow,
    `${margin} ${bar}`,
    `${line} ${excerpt.text}`,
    `${margin} ${bar} ${' '.repeat(excerpt.indent)}${marks}${further}`,
  ];
}

/** What else is known of a finding, each under its label. */
function factsOf(finding: Finding, report: Report): (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [];
  const certificates = unnamedCertificatesOf(finding, printable);
  const novelty = noveltyOf(finding, report);
  const page = rulePage(report, finding.rule);
  if (finding.owner !== '' && !finding.message.includes(finding.owner))
    facts.push(['owner', printable(finding.owner)]);
  if (certificates !== '') facts.push(['needed by', certificates]);
  if (novelty !== undefined) facts.push(novelty);
  if (finding.expected !== undefined) facts.push(['write', expectedBlock(finding.expected)]);
  if (page !== undefined) facts.push(['see', page]);
  return facts;
}

/** Stands by itself below its label, so that it can be copied. */
function expectedBlock(expected: string): string {
  return printableLines(clip(expected, expectedLimit))
    .map(line => `\n        ${line}`)
    .join('');
}

/** The columns that line numbers take in all excerpts of a finding. */
function marginOf(finding: Finding): number {
  const spans = [finding.span, finding.baseSpan, ...(finding.related ?? []).map(({ span }) => span)];
  const lines = spans.map(span => (span === undefined ? 1 : positionOf(span).line));
  return String(Math.max(...lines)).length;
}
