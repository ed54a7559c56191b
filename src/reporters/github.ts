import { type Finding, type Severity, severities } from '../finding.js';
import type { Report } from '../report.js';
import { positionOf, type Span } from '../source.js';
import { type CommandProperties, workflowCommand } from './layout/command.js';
import { clip, printable, printableLines } from './layout/printable.js';
import { noveltyOf } from './words/about.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';
import { rulePage } from './words/rule-page.js';
import { countByRule } from './words/tally.js';

/** GitHub keeps ten annotations of a level and step and drops the others without a word. */
const keptOfLevel = 10;

/** Together below the 4,096 characters at which the runner cuts a message. */
const messageLimit = 2000;
const expectedLimit = 1500;

/** Annotations on the lines of a pull request, as workflow commands; nothing where there is nothing to say. */
export function github(report: Report): string {
  const lines = severities.flatMap(severity => {
    const notes = severity === 'notice' ? report.notes : [];
    const findings = introducedFirst(report.findings.filter(finding => finding.severity === severity));
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
      workflowCommand(severity, { title: 'Delegated DCV' }, printable(clip(note, messageLimit))),
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
    `${title} not annotated${rules}: GitHub keeps ${keptOfLevel} annotations of a level. The job summary lists them all.`,
  );
}

function annotate(finding: Finding, report: Report): string {
  const owner = finding.owner === '' ? '' : `: ${finding.owner}`;
  const novelty = noveltyOf(finding, report);
  const page = rulePage(report, finding.rule);
  const message = [printable(clip(finding.message, messageLimit))];
  if (finding.baseSpan !== undefined) message.push(`It stood at ${lineOf(finding.baseSpan)} in the base.`);
  if (finding.introduced === false && novelty !== undefined)
    message.push(`Not introduced here: ${novelty[1]}.`);
  if (finding.expected !== undefined) {
    message.push('Write:', ...printableLines(clip(finding.expected, expectedLimit)).map(line => `  ${line}`));
  }
  if (page !== undefined) message.push(`See ${page}`);
  const place = finding.span === undefined ? {} : placeProperties(finding.span);
  return workflowCommand(
    finding.severity,
    { ...place, title: printable(`${finding.rule}${owner}`) },
    message.join('\n'),
  );
}

/** GitHub refuses columns for annotations that span lines. */
function placeProperties(span: Span): Omit<CommandProperties, 'title'> {
  const { path, line, column, endLine, endColumn } = positionOf(span);
  const columns = line === endLine ? { col: column, endColumn } : {};
  return { file: printable(path), line, endLine, ...columns };
}

/** Standing findings give way where only ten are shown. */
function introducedFirst(findings: readonly Finding[]): Finding[] {
  return [
    ...findings.filter(finding => finding.introduced !== false),
    ...findings.filter(finding => finding.introduced === false),
  ];
}
