import type { Finding } from '../finding.js';
import type { JudgedRequirement, Report } from '../report.js';
import { deadlineOf, spellTarget } from '../requirements.js';
import { jsonText } from './layout/json-text.js';
import { locationOf } from './layout/location.js';
import { tallyOf } from './words/tally.js';

/** Raised on any breaking change of the report's shape; the schema is `docs/schema/report.schema.json`. */
const version = 1;

/** A report for programs. Names are in lower case, as A-labels, without a final dot. */
export function json(report: Report): string {
  return jsonText({
    version,
    verdict: report.verdict,
    requirements: report.requirements.map(requirementJson),
    findings: report.findings.map(findingJson),
    mended: report.mended.map(findingJson),
    ignored: report.ignored.map(({ finding, reason }) => ({ reason, finding: findingJson(finding) })),
    gaps: report.gaps.map(({ reason, span }) => ({ reason, location: locationOf(span) })),
    notes: report.notes,
    counts: countsJson(report),
  });
}

function requirementJson({ requirement, status, span }: JudgedRequirement): object {
  const location = locationOf(span);
  const deadline = deadlineOf(requirement);
  return {
    owner: requirement.owner,
    target: spellTarget(requirement),
    zone: requirement.zone,
    certificates: requirement.certificates.map(({ label }) => label),
    status,
    ...(deadline !== undefined && { deadline }),
    location: location && { path: location.path, line: location.line },
  };
}

function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    owner: finding.owner,
    message: finding.message,
    ...(finding.cause !== undefined && { cause: finding.cause }),
    introduced: finding.introduced,
    location: locationOf(finding.span),
    ...(finding.baseSpan !== undefined && { base_location: locationOf(finding.baseSpan) }),
    fingerprint: finding.fingerprint,
  };
}

function countsJson(report: Report): object {
  const { severities, statuses, introduced } = tallyOf(report);
  const { files, zones, certificates } = report.read;
  return {
    findings: severities,
    introduced,
    mended: report.mended.length,
    ignored: report.ignored.length,
    requirements: statuses,
    read: { files, zones, certificates },
  };
}
