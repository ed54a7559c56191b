import type { Finding, Severity } from '../finding.js';
import type { Report } from '../report.js';
import { jsonText } from './layout/json-text.js';
import { nearestLocation } from './layout/location.js';
import { clip, printable } from './layout/printable.js';
import { lineOf } from './words/place.js';

/** GitLab’s words for our severities; it also has minor and blocker. */
const levels = { error: 'critical', warning: 'major', notice: 'info' } as const satisfies Record<
  Severity,
  string
>;

const messageLimit = 2000;

/** What GitLab reads of an entry; it drops an entry that lacks one of these, and all that follow it. */
interface Entry {
  readonly description: string;
  readonly check_name: string;
  /** Of entries with equal ones GitLab shows the last. */
  readonly fingerprint: string;
  readonly severity: (typeof levels)[Severity];
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * A report as GitLab Code Quality (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 * Standing findings are in it, because GitLab itself holds it against the report of the target branch, and by the
 * fingerprints. It knows findings alone: notes, gaps and what was mended or ignored have no place in it.
 */
export function gitlab(report: Report): string {
  return jsonText(report.findings.map(entryOf));
}

function entryOf(finding: Finding): Entry {
  const { path, line } = nearestLocation(finding);
  return {
    description: descriptionOf(finding),
    check_name: finding.rule,
    fingerprint: finding.fingerprint,
    severity: levels[finding.severity],
    location: { path: withoutStyles(printable(path)), lines: { begin: line } },
  };
}

/** One line, as GitLab shows it; what to write is in the other reports. */
function descriptionOf({ message, baseSpan }: Finding): string {
  const parts = [printable(clip(message, messageLimit))];
  if (baseSpan !== undefined) parts.push(`It stood at ${lineOf(baseSpan)} in the base.`);
  return withoutStyles(parts.join(' '));
}

/** GitLab styles what stands between `%{strong_start}` and `%{strong_end}`, and what comes from files must not. */
function withoutStyles(text: string): string {
  return text.replaceAll('%{', '%\\x7b');
}
