import { type Finding, severities } from './finding.js';
import { groupBy } from './group.js';
import { spellHost } from './inventory/certificate.js';
import type { Judged } from './rules/rule.js';

/** What one state found, and the files that it has. */
interface Found {
  readonly judged: readonly Judged[];
  readonly tree: { readonly paths: readonly string[] };
}

/**
 * For findings of the head what the base found there already, each of the base's for one of them. A fingerprint alone
 * does not tell: labels of certificates and numbers of occurrences shift while what is found stays, and stay while it
 * grows. So a finding stands for another that is as bad, in the same file rather than in another.
 */
export function counterparts(head: Found, base: Found): Map<Finding, Judged> {
  const found = new Map<Finding, Judged>();
  const left = new Set(base.judged);
  const refused = new Set(base.judged.flatMap(({ finding }) => refusedIn(finding)));
  const isMoved = movedBetween(new Set(base.tree.paths), new Set(head.tree.paths));
  const likenesses: ((finding: Finding) => string)[] = [
    ({ fingerprint, span }) => `${fingerprint} ${span?.file.path}`,
    finding => `${subjectOf(finding)}\n${finding.span?.file.path}`,
    ({ fingerprint }) => fingerprint,
    subjectOf,
  ];
  for (const likenessOf of likenesses) {
    // The first is taken first, from the end.
    const candidates = groupBy([...left].reverse(), before => likenessOf(before.finding));
    for (const { finding } of head.judged) {
      if (found.has(finding) || !refusedIn(finding).every(each => refused.has(each))) continue;
      const alike = candidates.get(likenessOf(finding)) ?? [];
      const at = alike.findLastIndex(
        ({ finding: before, ignore }) =>
          (finding.owner !== '' || isMoved(before, finding)) &&
          (ignore !== undefined || covers(before, finding)),
      );
      if (at === -1) continue;
      const [before] = alike.splice(at, 1);
      found.set(finding, before!);
      left.delete(before!);
    }
  }
  return found;
}

/** Of what is about no name the message tells what it is. */
function subjectOf({ rule, owner, message }: Finding): string {
  return `${rule}\n${owner === '' ? message : owner}`;
}

/** Tells of two findings about no name whether they are in one file, or in one that the change moves. */
function movedBetween(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): (from: Finding, to: Finding) => boolean {
  return ({ span: from }, { span: to }) => {
    const [old, now] = [from?.file.path, to?.file.path];
    if (old === now) return true;
    return old !== undefined && now !== undefined && !after.has(old) && !before.has(now);
  };
}

/** Whether a finding is no worse than one of the base: not in severity, nor in how many certificates it concerns. */
function covers(before: Finding, after: Finding): boolean {
  return (
    severities.indexOf(before.severity) <= severities.indexOf(after.severity) &&
    (before.certificates?.length ?? 0) >= (after.certificates?.length ?? 0)
  );
}

/** The hosts that an authority may not issue for, with the authority and where that is said. */
function refusedIn({ owner, hosts = [], certificates }: Finding): string[] {
  return hosts.map(host => `${owner} ${spellHost(host)} ${certificates?.[0]?.authority}`);
}
