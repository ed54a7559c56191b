import type { Finding, Severity } from '../../finding.js';
import type { Report } from '../../report.js';
import type { Status } from '../../requirements.js';

/** What a report holds, counted. */
export interface Tally {
  readonly severities: Readonly<Record<Severity, number>>;
  readonly statuses: Readonly<Record<Status, number>>;
  /** Findings that the base does not have; null where nothing was compared. */
  readonly introduced: number | null;
}

/** Counts what a report holds. */
export function tallyOf(report: Report): Tally {
  const severities = { error: 0, warning: 0, notice: 0 };
  const statuses = { met: 0, violated: 0, unresolved: 0, elsewhere: 0 };
  let introduced = 0;
  for (const finding of report.findings) {
    severities[finding.severity]++;
    if (finding.introduced === true) introduced++;
  }
  for (const { status } of report.requirements) statuses[status]++;
  return { severities, statuses, introduced: isCompared(report) ? introduced : null };
}

/** Whether the run had a base to compare with. */
function isCompared(report: Report): boolean {
  return report.base !== undefined || report.findings.some(finding => finding.introduced !== null);
}

/** How many findings each rule has, the most first: `missing-cname 8, leftover-txt 4`. */
export function countByRule(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([rule, count]) => `${rule} ${count}`)
    .join(', ');
}
