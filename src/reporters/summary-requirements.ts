import type { JudgedRequirement, Report } from '../report.js';
import { deadlineOf, type Status } from '../requirements.js';
import { cellCode, folded } from './layout/markdown.js';
import { takeShare } from './layout/share.js';
import { certificatesOf, hostsOf } from './words/about.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';

/** The statuses in words, in the order in which their rows stand. */
const words = {
  violated: '✗ violated',
  unresolved: '? unresolved',
  met: '✓ met',
  elsewhere: 'elsewhere',
} as const satisfies Record<Status, string>;

/** A table longer than this is folded, so that it does not push the findings away. */
const openRows = 20;

/** Every host of every certificate, with how its validation name fares: what needs attention first. */
export function requirementsMarkdown(report: Report, bytes: number): string {
  const { requirements } = report;
  if (requirements.length === 0) return '';
  const rows = Object.keys(words).flatMap(status => requirements.filter(judged => judged.status === status));
  // A list by hand knows of no dates.
  const hasDates = rows.some(({ requirement }) => deadlineOf(requirement) !== undefined);
  const columns = [
    ...['Status', 'Host', 'Certificate'],
    ...(hasDates ? ['Renews'] : []),
    ...['Validation name', 'CNAME at'],
  ];
  const { kept, left } = takeShare(rows, bytes, judged => rowMarkdown(judged, hasDates));
  const table = [`| ${columns.join(' | ')} |`, `| ${columns.map(() => '---').join(' | ')} |`, ...kept].join(
    '\n',
  );
  const rest =
    left === 0
      ? ''
      : `\n\n${counted(left, 'more validation name')} left out; the JSON report lists them all.`;
  const title = `Certificates: ${counted(rows.length, 'validation name')}`;
  return folded(title, table + rest, rows.length <= openRows);
}

function rowMarkdown({ requirement, status, span }: JudgedRequirement, hasDates: boolean): string {
  const cells = [
    words[status],
    hostsOf(requirement, cellCode),
    certificatesOf(requirement, cellCode),
    ...(hasDates ? [deadlineOf(requirement) ?? ''] : []),
    cellCode(requirement.owner),
    span === undefined ? '' : cellCode(lineOf(span)),
  ];
  return `| ${cells.join(' | ')} |`;
}
