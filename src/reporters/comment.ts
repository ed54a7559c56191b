import type { Finding } from '../finding.js';
import { blocks as failsRun, type Report } from '../report.js';
import { blocks, headline, notesMarkdown, outcome } from './summary.js';
import { findingsMarkdown } from './summary-findings.js';
import { mendedMarkdown } from './summary-lists.js';
import { counted, digits } from './words/count.js';
import { countByRule } from './words/tally.js';

/** What a comment knows beside the report. */
export interface CommentOptions {
  /** An HTML comment by which the comment is found again; it stands first. */
  readonly marker: string;
  /** Where the pull request's checks are shown, with their job summaries; without it these are only named. */
  readonly checksUrl?: string;
  /** Whether there is a comment that told of findings: then it says that they are mended. */
  readonly isFollowUp?: boolean;
}

/** GitHub refuses a comment of more than 65,536 characters; these shares and what comes on top stay below. */
const shares = { notes: 2_000, findings: 48_000, mended: 5_000 };

/** What a pull request did, as a comment on it: what it introduced and mended; what stood before is only counted. */
export function comment(report: Report, { marker, checksUrl, isFollowUp = false }: CommentOptions): string {
  const { findings } = report;
  const told = findings.filter(isTold);
  const room = { bytes: shares.findings, surface: 'comment over 65,536 characters' };
  const isMended = isFollowUp && !hasSomethingToSay(report);
  return blocks([
    marker,
    headline(report),
    isMended ? 'What this comment told of is mended.' : '',
    outcome(report),
    notesMarkdown(report.notes, shares.notes),
    findingsMarkdown({ ...report, findings: told }, room),
    mendedMarkdown(report, shares.mended),
    standingMarkdown(
      report,
      findings.filter(finding => !isTold(finding)),
    ),
    `The ${checksUrl === undefined ? 'job summary' : `[job summary](${encodeURI(checksUrl)})`} shows more, the JSON report everything.`,
  ]);
}

/** Whether a pull request is to be told anything: that it introduced findings, or that it fails. */
export function hasSomethingToSay({ findings, verdict }: Report): boolean {
  return verdict === 'fail' || findings.some(isTold);
}

function isTold({ introduced }: Finding): boolean {
  return introduced !== false;
}

function standingMarkdown(report: Report, standing: readonly Finding[]): string {
  if (standing.length === 0) return '';
  const failing = standing.filter(finding => failsRun(finding, report)).length;
  const all = failing === 1 ? 'It' : 'They';
  const who = failing === standing.length ? all : `${digits(failing)} of them`;
  const fails = `${who} ${failing === 1 ? 'fails' : 'fail'} the check, since \`fail-on-standing\` is ${report.failOnStanding}.`;
  const count = `Not shown here: ${counted(standing.length, 'finding')} that the base has too (${countByRule(standing)}).`;
  return failing === 0 ? count : `${count} ${fails}`;
}
