import type { Finding } from '../finding.js';
import { groupBy } from '../group.js';
import { type FailOn, type Report, reaches } from '../report.js';
import type { RuleId } from '../rules/catalog.js';

/** An ignore that the settings are to get. */
export interface Entry {
  readonly rule: RuleId;
  readonly owner: Finding['owner'];
  readonly certificate?: string;
  readonly reason: string;
  /** YYYY-MM-DD. */
  readonly until?: string;
  /** What it is for. */
  readonly findings: readonly Finding[];
}

/** What these find is about no name that could be ignored. */
const nameless: ReadonlySet<RuleId> = new Set([
  'unreadable',
  'policy-change',
  'stale-inventory',
  'unused-ignore',
]);

/** Whether an ignore can be for a finding. */
export function canBeIgnored({ rule }: Finding): boolean {
  return !nameless.has(rule);
}

/** Whether a finding would fail a run, or warn in it. */
export function counts({ severity }: Finding, failOn: FailOn): boolean {
  return severity !== 'notice' || reaches(severity, failOn);
}

/** An entry for each finding of a report that is wanted and can be ignored; one for those of equal rule and name. */
export function entriesFor(
  report: Report,
  isWanted: (finding: Finding) => boolean,
  words: Pick<Entry, 'reason' | 'until'>,
): Entry[] {
  const certificatesAt = certificatesByName(report);
  const subjectOf = (finding: Finding): Pick<Entry, 'rule' | 'owner' | 'certificate'> => {
    const { rule, owner, certificates = [] } = finding;
    const [only, ...more] = certificates;
    const isOneOfSeveral =
      only !== undefined && more.length === 0 && (certificatesAt.get(owner)?.size ?? 0) > 1;
    return { rule, owner, ...(isOneOfSeveral && { certificate: only.label }) };
  };
  const findings = report.findings.filter(canBeIgnored);
  const grouped = groupBy(findings, finding => JSON.stringify(subjectOf(finding)));
  return [...grouped.values()]
    .filter(group => group.some(isWanted))
    .map(group => ({ ...subjectOf(group[0]!), ...words, findings: group }));
}

/** The labels of the certificates that a name matters to: those that are validated through it, and those for it as a host. */
function certificatesByName({ requirements, findings }: Report): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  const add = (name: string, labels: readonly { readonly label: string }[]): void => {
    const known = byName.get(name) ?? new Set();
    for (const { label } of labels) known.add(label);
    byName.set(name, known);
  };
  for (const { requirement } of requirements) {
    add(requirement.owner, requirement.certificates);
    add(requirement.host, requirement.certificates);
  }
  for (const { owner, certificates = [] } of findings) add(owner, certificates);
  return byName;
}
