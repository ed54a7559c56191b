import { compareFindings } from './check.js';
import type { DomainName } from './dns/name.js';
import type { Finding } from './finding.js';
import type { Facts, Judged } from './rules/rule.js';
import type { Span } from './source.js';

/** One state of a repository with everything that was found in it. */
export interface State {
  readonly facts: Facts;
  readonly judged: readonly Judged[];
}

/**
 * Holds the head against its base, finding by finding, never line by line: what only the head has was introduced,
 * what both have stands, what only the base has was mended. A finding about a record that the head no longer has
 * tells where the base has it.
 */
export function compare(head: State, base: State): { judged: Judged[]; mended: Finding[] } {
  const before = new Set(standingFindings(base.judged).map(finding => finding.fingerprint));
  const after = new Set(head.judged.map(({ finding }) => finding.fingerprint));
  const written = writtenAt(base.facts);
  const judged = head.judged.map(({ finding, ...rest }): Judged => {
    const introduced = !before.has(finding.fingerprint);
    const baseSpan = introduced && aboutAbsence.has(finding.rule) ? written.get(finding.owner) : undefined;
    return { ...rest, finding: { ...finding, introduced, ...(baseSpan && { baseSpan }) } };
  });
  const mended = standingFindings(base.judged).filter(finding => !after.has(finding.fingerprint));
  return { judged, mended: mended.sort(compareFindings) };
}

/** Rules that find a record gone: its place is in the base. */
const aboutAbsence: ReadonlySet<Finding['rule']> = new Set([
  'missing-cname',
  'wildcard-answer',
  'unresolved',
]);

function standingFindings(judged: readonly Judged[]): Finding[] {
  return judged.filter(({ ignore }) => ignore === undefined).map(({ finding }) => finding);
}

/** Where each required name's CNAME stands, and where any other delegated-DCV CNAME does. */
function writtenAt({ standings, dcvCnames }: Facts): Map<DomainName, Span> {
  const places = new Map(dcvCnames.map(({ owner, record }) => [owner, record.span]));
  for (const { requirement, cnames } of standings) {
    if (cnames[0] !== undefined) places.set(requirement.owner, cnames[0].span);
  }
  return places;
}
