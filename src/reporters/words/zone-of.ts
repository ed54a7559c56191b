import { type DomainName, root, upTo } from '../../dns/name.js';
import type { Finding } from '../../finding.js';
import type { Report } from '../../report.js';

/** Tells the zone under which a finding is read: its certificate's, or the nearest one that a requirement names. */
export function zoneTeller(report: Report): (finding: Finding) => DomainName | undefined {
  const zones = new Set(report.requirements.map(({ requirement }) => requirement.zone));
  return finding => {
    const certificate = finding.certificates?.[0];
    if (certificate !== undefined) return certificate.zone;
    for (const name of upTo(finding.owner, root)) if (zones.has(name)) return name;
    return undefined;
  };
}
