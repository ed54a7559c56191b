import { createHash } from 'node:crypto';
import { root } from './dns/name.js';
import { type Finding, type Severity, severities } from './finding.js';
import { asideBy } from './ignores/aside.js';
import type { Ignore } from './ignores/ignore.js';
import type { JudgedRequirement } from './report.js';
import { deadlineOf, type Status, spellTarget } from './requirements.js';
import { catalog, type RuleId } from './rules/catalog.js';
import { rules } from './rules/index.js';
import type { Facts, Judged } from './rules/rule.js';
import { statusOf } from './rules/standing.js';
import { positionOf } from './source.js';

/** What findings are judged by. */
export interface Policy {
  /** How bad a finding of a rule is, where that is not the rule's own word. */
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
  readonly ignores: readonly Ignore[];
}

/** Every finding of one state of a repository, those set aside by an ignore included, in report order. */
export function check(facts: Facts, { severities: severityOf, ignores }: Policy): Judged[] {
  const judged: Judged[] = [];
  const occurrences = new Map<string, number>();
  const ignoreOf = asideBy(ignores, facts.today);
  const ownIgnoreOf = ignores === facts.ignores ? ignoreOf : asideBy(facts.ignores, facts.today);
  for (const rule of rules) {
    const severity = severityOf.get(rule.id) ?? catalog[rule.id].severity;
    if (severity === 'off') continue;
    for (const claim of rule.check(facts, judged)) {
      const identity = identityOf(rule.id, claim);
      const occurrence = (occurrences.get(identity) ?? 0) + 1;
      occurrences.set(identity, occurrence);
      const finding: Finding = {
        ...claim,
        rule: rule.id,
        severity: claim.severity === undefined ? severity : milder(claim.severity, severity),
        fingerprint: fingerprintOf(identity, occurrence),
        introduced: null,
      };
      const ignore = ignoreOf(finding);
      const ownIgnore = ownIgnoreOf(finding);
      judged.push({ finding, ...(ignore && { ignore }), ...(ownIgnore && { ownIgnore }) });
    }
  }
  return judged.sort((a, b) => compareFindings(a.finding, b.finding));
}

/** That a change was not held against its base: whatever else was found, it is not shown to be right. */
export function unproved(message: string): Finding {
  const claim = { owner: root, message };
  const fingerprint = fingerprintOf(identityOf('unresolved', claim), 1);
  return { ...claim, rule: 'unresolved', severity: 'error', fingerprint, introduced: null };
}

function fingerprintOf(identity: string, occurrence: number): string {
  return createHash('sha256').update(`${identity}\n${occurrence}`).digest('hex').slice(0, 32);
}

/** What makes a finding the same one while lines move: rule, owner and certificates; for a file as such, the file. */
function identityOf(
  rule: RuleId,
  claim: Pick<Finding, 'owner' | 'certificates' | 'span' | 'message'>,
): string {
  const labels = (claim.certificates ?? []).map(certificate => certificate.label).sort();
  const subject = claim.owner === '' ? `${claim.span?.file.path} ${claim.message}` : claim.owner;
  return [rule, subject, ...labels].join('\n');
}

function milder(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}

/** Report order: by severity, then deadline, then path and line, then rule and owner, so that equal runs give equal bytes. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(urgencyOf(a), urgencyOf(b)) ||
    comparePlaces(a, b) ||
    compareText(a.rule, b.rule) ||
    compareText(a.owner, b.owner) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** The day by which its certificates are renewed; without one after all others. */
function urgencyOf({ certificates = [] }: Finding): string {
  return deadlineOf({ certificates }) ?? '9999-12-31';
}

function comparePlaces(a: Finding, b: Finding): number {
  const [left, right] = [a.span && positionOf(a.span), b.span && positionOf(b.span)];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  return compareText(left.path, right.path) || left.line - right.line || left.column - right.column;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Every requirement with what became of it: the worst of its views. */
export function judgeRequirements(facts: Facts): JudgedRequirement[] {
  const judged = facts.requirements.map((requirement): JudgedRequirement => {
    const views = facts.standingsAt.get(requirement.owner) ?? [];
    // Of several targets wanted at one owner only the one that was judged can be met.
    const own = views.filter(view => view.requirement.target === requirement.target);
    const found = own.map(statusOf);
    const status = worstFirst.find(each => found.includes(each)) ?? 'violated';
    const span = views.flatMap(view => view.cnames)[0]?.span;
    return { requirement, status, ...(span && { span }) };
  });
  return judged.sort(
    ({ requirement: a }, { requirement: b }) =>
      compareText(a.zone, b.zone) ||
      compareText(a.owner, b.owner) ||
      compareText(spellTarget(a), spellTarget(b)),
  );
}

const worstFirst: readonly Status[] = ['violated', 'unresolved', 'elsewhere', 'met'];
