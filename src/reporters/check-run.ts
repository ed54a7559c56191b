import { type Finding, type Severity, severities } from '../finding.js';
import type { Report } from '../report.js';
import { positionOf } from '../source.js';
import { clip } from './layout/printable.js';
import { summaryWithin } from './summary.js';
import { annotationText, annotationTitle, introducedFirst, levelOf } from './words/annotation.js';
import { counted, digits } from './words/count.js';
import { findingsPhrase, namesPhrase } from './words/outcome.js';
import { tallyOf } from './words/tally.js';

/** An annotation as GitHub's API for check runs takes it. */
export interface CheckRunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  /** Only where both ends are on one line. */
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  /** At most 255 characters. */
  readonly title: string;
  /** At most 64 KB. */
  readonly message: string;
}

/** A report as a check run shows it. */
export interface CheckRun {
  /** As the verdict is: `neutral` and `skipped` would satisfy a required check. */
  readonly conclusion: 'success' | 'failure';
  readonly title: string;
  /** At most 65,535 characters, also with a sentence of 500 added. */
  readonly summary: string;
  /** The worst first, of one severity what was introduced first. */
  readonly annotations: readonly CheckRunAnnotation[];
}

/** More annotations than anybody reads; each fifty take a request. */
export const mostAnnotations = 1000;

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const satisfies Record<
  Severity,
  CheckRunAnnotation['annotation_level']
>;

/** A report as a check run: all of it in the summary as far as there is room, and the findings at their lines. */
export function checkRun(report: Report): CheckRun {
  const placed = severities
    .flatMap(severity =>
      introducedFirst(report.findings.filter(finding => levelOf(finding, report) === severity)),
    )
    .filter(({ span }) => span !== undefined);
  const tally = tallyOf(report);
  const shown = placed.slice(0, mostAnnotations);
  const summary = summaryWithin(report, { bytes: 56_000, surface: 'check run over 65,535 characters' });
  return {
    conclusion: report.verdict === 'pass' ? 'success' : 'failure',
    title: clip(findingsPhrase(tally) || namesPhrase(tally) || 'Nothing is required', 200),
    summary: `${summary}${annotatedPhrase(report.findings.length, placed.length, shown.length)}`,
    annotations: shown.map(finding => annotationOf(finding, report)),
  };
}

function annotatedPhrase(findings: number, placed: number, shown: number): string {
  if (findings === shown) return '';
  const [without, over] = [findings - placed, placed - shown];
  const reasons = [
    ...(over > 0 ? [`${digits(over)} are more than a check run annotates`] : []),
    ...(without > 0 ? [`${digits(without)} ${without === 1 ? 'has' : 'have'} no place in a file`] : []),
  ];
  return `\nAnnotated: ${digits(shown)} of ${counted(findings, 'finding')}; ${reasons.join(', ')}.\n`;
}

function annotationOf(finding: Finding, report: Report): CheckRunAnnotation {
  const { path, line, column, endLine, endColumn } = positionOf(finding.span!);
  const isOneLine = line === endLine;
  return {
    path,
    start_line: line,
    end_line: endLine,
    ...(isOneLine && { start_column: column, end_column: endColumn }),
    annotation_level: levels[levelOf(finding, report)],
    title: clip(annotationTitle(finding), 220),
    // Of 64 KB no character takes more than three bytes for each of its UTF-16 code units.
    message: clip(annotationText(finding, report), 20_000),
  };
}
