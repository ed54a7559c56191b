import type { Finding } from '../finding.js';
import type { Report } from '../report.js';
import { code, fenced, prose } from './layout/markdown.js';
import { clip, printableLines } from './layout/printable.js';
import { rulePage } from './words/rule-page.js';

const titles = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** Characters of a message, and of a record to write: the comment stays below GitHub's 65,536. */
const messageLimit = 2000;
const expectedLimit = 1500;

/** A finding as a comment at a line of a pull request, headed by the marker by which it is found again. */
export function reviewComment(
  finding: Finding,
  report: Report,
  /** Lines for those that are commented on, none to delete them; without them what to write is only shown. */
  { marker, suggestion }: { readonly marker: string; readonly suggestion?: readonly string[] },
): string {
  const page = rulePage(report, finding.rule);
  const parts = [
    marker,
    `**${titles[finding.severity]}:** ${prose(clip(finding.message, messageLimit))}`,
    ...(suggestion === undefined ? writeMarkdown(finding) : [fenced(suggestion, 'suggestion')]),
    page === undefined ? code(finding.rule) : `[${code(finding.rule)}](${encodeURI(page)})`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeMarkdown({ expected }: Finding): string[] {
  return expected === undefined ? [] : ['Write:', fenced(printableLines(clip(expected, expectedLimit)))];
}
