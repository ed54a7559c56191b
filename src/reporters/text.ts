import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import type { Gap } from '../value.js';
import { type Paint, painter } from './layout/paint.js';
import { clip, printable } from './layout/printable.js';
import type { ReporterOptions } from './reporter.js';
import { findingText } from './text-finding.js';
import { mendedSubject } from './words/about.js';
import { counted } from './words/count.js';
import { leniencyOf } from './words/leniency.js';
import { findingsPhrase, namesPhrase, readPhrase } from './words/outcome.js';
import { lineOf } from './words/place.js';
import { tallyOf } from './words/tally.js';

/** Mended findings and gaps beyond these are only counted. */
const mendedShown = 20;
const gapsShown = 5;

/** A report for people at a terminal: findings with the source they are about, the verdict last. */
export function text(report: Report, options: ReporterOptions): string {
  const paint = painter(options.color);
  const findings = report.findings.map(finding => findingText(finding, report, paint));
  return `${[...findings, outcomeText(report, paint)].join('\n\n')}\n`;
}

/** What a report says beside its findings: what was mended, set aside or not known, and the verdict with its counts. */
export function outcomeText(report: Report, paint: Paint): string {
  const remarks = [
    ...mendedLines(report.mended, paint),
    ...ignoredLines(report, paint),
    ...report.notes.map(note => `${paint('note', 'note')}: ${printable(clip(note, 2000))}`),
    ...gapLines(report.gaps, paint),
  ];
  const verdict = verdictLine(report, paint);
  return remarks.length === 0 ? verdict : `${remarks.join('\n')}\n\n${verdict}`;
}

function mendedLines(mended: readonly Finding[], paint: Paint): string[] {
  const lines = mended.slice(0, mendedShown).map(finding => {
    const place = finding.span === undefined ? '' : ` (was at ${lineOf(finding.span)})`;
    return `${paint('pass', `mended[${finding.rule}]`)}: ${mendedSubject(finding, printable)}${place}`;
  });
  const left = mended.length - mendedShown;
  return left > 0 ? [...lines, `${paint('pass', 'mended')}: ${left} more`] : lines;
}

function ignoredLines({ ignored }: Report, paint: Paint): string[] {
  if (ignored.length === 0) return [];
  const set = counted(ignored.length, 'finding');
  return [`${paint('note', 'ignored')}: ${set} set aside by ignores`];
}

function gapLines(gaps: readonly Gap[], paint: Paint): string[] {
  const lines = gaps.slice(0, gapsShown).map(gap => {
    const place = gap.span === undefined ? '' : ` (${lineOf(gap.span)})`;
    return `${paint('note', 'gap')}: ${printable(clip(gap.reason, 300))}${place}`;
  });
  const left = gaps.length - gapsShown;
  return left > 0 ? [...lines, `${paint('note', 'gap')}: ${counted(left, 'more place')} not known`] : lines;
}

function verdictLine(report: Report, paint: Paint): string {
  const tally = tallyOf(report);
  const phrases = [findingsPhrase(tally), namesPhrase(tally), readPhrase(report.read)];
  if (phrases[0] === '' && phrases[1] === '') phrases[0] = 'nothing found';
  const outcome = phrases.filter(phrase => phrase !== '').join(' · ');
  const leniency = leniencyOf(report);
  return `${paint(report.verdict, report.verdict)}${leniency === undefined ? '' : ` (${leniency})`}: ${outcome}`;
}
