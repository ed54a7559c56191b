import type { Finding, Severity } from '../../finding.js';
import { blocks, type Report } from '../../report.js';
import { clip, printable, printableLines } from '../layout/printable.js';
import { noveltyOf } from './about.js';
import { lineOf } from './place.js';
import { rulePage } from './rule-page.js';

/** Together below the 4,096 characters at which the runner cuts a message. */
const messageLimit = 2000;
const expectedLimit = 1500;

/** How loud an annotation is: what stood before and fails nothing is no error of the change that it is shown on. */
export function levelOf(finding: Finding, report: Report): Severity {
  return finding.introduced === false && !blocks(finding, report) ? 'notice' : finding.severity;
}

/** A finding as an annotation is headed: its rule and its owner, on one line. */
export function annotationTitle({ rule, owner }: Finding): string {
  return printable(owner === '' ? rule : `${rule}: ${owner}`);
}

/** A finding as an annotation tells it, in lines of plain text: annotations know no Markdown. */
export function annotationText(finding: Finding, report: Report): string {
  const novelty = noveltyOf(finding, report);
  const page = rulePage(report, finding.rule);
  const lines = [printable(clip(finding.message, messageLimit))];
  if (finding.baseSpan !== undefined) lines.push(`It stood at ${lineOf(finding.baseSpan)} in the base.`);
  if (finding.introduced === false && novelty !== undefined)
    lines.push(`Not introduced here: ${novelty[1]}.`);
  if (finding.expected !== undefined) {
    lines.push('Write:', ...printableLines(clip(finding.expected, expectedLimit)).map(line => `  ${line}`));
  }
  if (page !== undefined) lines.push(`See ${page}`);
  return lines.join('\n');
}

/** What the change introduced before what stood: where there is room for a few, standing findings give way. */
export function introducedFirst(findings: readonly Finding[]): Finding[] {
  return [
    ...findings.filter(finding => finding.introduced !== false),
    ...findings.filter(finding => finding.introduced === false),
  ];
}
