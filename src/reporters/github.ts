import { type Finding, type Severity, severities } from '../finding.js';
import type { Report } from '../report.js';
import { positionOf, type Span } from '../source.js';
import { type CommandProperties, workflowCommand } from './layout/command.js';
import { clip, printable } from './layout/printable.js';
import { annotationText, annotationTitle, introducedFirst, levelOf } from './words/annotation.js';
import { counted } from './words/count.js';
import { countByRule } from './words/tally.js';

/** GitHub keeps ten annotations of a level and step and drops the others without a word. */
const keptOfLevel = 10;

/** Characters of a note. */
const noteLimit = 2000;

/** Annotations on the lines of a pull request, as workflow commands; nothing where there is nothing to say. */
export function github(report: Report): string {
  const lines = severities.flatMap(severity => {
    const notes = severity === 'notice' ? report.notes : [];
    const findings = introducedFirst(
      report.findings.filter(finding => levelOf(finding, report) === severity),
    );
    return annotationsOf(severity, notes, findings, report);
  });
  return lines.map(line => `${line}\n`).join('');
}

function annotationsOf(
  severity: Severity,
  notes: readonly string[],
  findings: readonly Finding[],
  report: Report,
): string[] {
  const total = notes.length + findings.length;
  const shown = total > keptOfLevel ? keptOfLevel - 1 : total;
  const shownNotes = notes.slice(0, shown);
  const shownFindings = findings.slice(0, shown - shownNotes.length);
  const lines = [
    ...shownNotes.map(note =>
      workflowCommand(severity, { title: 'Delegated DCV' }, printable(clip(note, noteLimit))),
    ),
    ...shownFindings.map(finding => annotate(finding, report)),
  ];
  return total > shown
    ? [...lines, restOf(severity, total - shown, findings.slice(shownFindings.length))]
    : lines;
}

/** The last annotation that GitHub keeps says what the others would have said. */
function restOf(severity: Severity, left: number, findings: readonly Finding[]): string {
  const title = counted(left, `more ${severity}`);
  const rules = findings.length === 0 ? '' : ` (${countByRule(findings)})`;
  return workflowCommand(
    severity,
    { title },
    `${title} not annotated${rules}: GitHub keeps ${keptOfLevel} annotations of a level. The JSON report lists them all.`,
  );
}

function annotate(finding: Finding, report: Report): string {
  const place = finding.span === undefined ? {} : placeProperties(finding.span);
  return workflowCommand(
    levelOf(finding, report),
    { ...place, title: annotationTitle(finding) },
    annotationText(finding, report),
  );
}

/** GitHub refuses columns for annotations that span lines. */
function placeProperties(span: Span): Omit<CommandProperties, 'title'> {
  const { path, line, column, endLine, endColumn } = positionOf(span);
  const columns = line === endLine ? { col: column, endColumn } : {};
  return { file: printable(path), line, endLine, ...columns };
}
