import type { Report } from '../../report.js';
import type { RuleId } from '../../rules/catalog.js';

/** The address of a rule's page; undefined where the run does not know where the pages are. */
export function rulePage(report: Report, rule: RuleId): string | undefined {
  return report.docs === undefined ? undefined : `${report.docs}/${rule}.md`;
}
