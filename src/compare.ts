import { compareFindings } from './check.js';
import { validationNameOf } from './delegated-dcv.js';
import type { DomainName } from './dns/name.js';
import type { Finding } from './finding.js';
import type { Facts, Judged } from './rules/rule.js';
import type { SourceFile, Span } from './source.js';
import { survivors } from './surviving.js';
import { partsOfValue, spell } from './value.js';

/** One state of a repository with everything that was found in it. */
export interface State {
  readonly facts: Facts;
  readonly judged: readonly Judged[];
}

/**
 * Holds the head against its base, finding by finding, never line by line: what only the head has was introduced,
 * what both have stands, what only the base has was mended. A finding about a record that the head no longer has
 * tells where the base has it, and stands at the nearest line that is left.
 */
export function compare(head: State, base: State): { judged: Judged[]; mended: Finding[] } {
  const isStanding = standingAmong(head, base);
  const after = new Set(head.judged.map(({ finding }) => finding.fingerprint));
  const deletedAt = deletions(head.facts, base.facts);
  const nearestTo = nearestIn(head.facts);
  const outgrows = outgrown(head, base);
  const judged = head.judged.map(({ finding, ...given }): Judged => {
    const { ignore, ...others } = given;
    const rest = { ...others, ...(ignore && !outgrows(finding) && { ignore }) };
    const introduced = !isStanding(finding);
    const baseSpan = introduced && !aboutPolicy.has(finding.rule) ? deletedAt(finding) : undefined;
    if (baseSpan !== undefined) {
      const span = (finding.isAbsent && nearestTo(baseSpan)) ?? finding.span;
      return { ...rest, finding: { ...finding, introduced, baseSpan, ...(span && { span }) } };
    }
    return { ...rest, finding: { ...finding, introduced } };
  });
  const mended = countedIn(base).filter(finding => !after.has(finding.fingerprint));
  return {
    judged: judged.sort((a, b) => compareFindings(a.finding, b.finding)),
    mended: mended.sort(compareFindings),
  };
}

/** Findings that no ignore sets aside. */
function countedIn({ judged }: State): Finding[] {
  return judged.filter(({ ignore }) => ignore === undefined).map(({ finding }) => finding);
}

/** Rules about where a CNAME points: one that a change points elsewhere, and wrong again, is the change's own. */
const aboutTargets: ReadonlySet<Finding['rule']> = new Set([
  'outdated-validation-url',
  'wrong-target',
  'misplaced-cname',
  'orphan-cname',
  'unresolved',
]);

function standingAmong(head: State, base: State): (finding: Finding) => boolean {
  const before = new Set(countedIn(base).map(finding => finding.fingerprint));
  return ({ fingerprint, rule, owner }) =>
    before.has(fingerprint) &&
    (!aboutTargets.has(rule) || targetsAt(head.facts, owner) === targetsAt(base.facts, owner));
}

/** Rules about who can have certificates issued: what was found right of one holder says nothing of another. */
const aboutHolders: ReadonlySet<Finding['rule']> = new Set(['outdated-validation-url', 'orphan-cname']);

/** Tells findings that an ignore of the base set aside when the CNAME pointed elsewhere. */
function outgrown(head: State, base: State): (finding: Finding) => boolean {
  const before = new Set(
    base.judged.filter(({ ignore }) => ignore).map(({ finding }) => finding.fingerprint),
  );
  return ({ fingerprint, rule, owner }) =>
    aboutHolders.has(rule) &&
    before.has(fingerprint) &&
    targetsAt(head.facts, owner) !== targetsAt(base.facts, owner);
}

function targetsAt({ standingsAt, dcvCnamesAt }: Facts, owner: DomainName): string {
  const records = [
    ...(standingsAt.get(owner) ?? []).flatMap(({ cnames }) => cnames),
    ...(dcvCnamesAt.get(owner) ?? []).map(({ record }) => record),
  ];
  const targets = records.map(({ rdata }) => spell(partsOfValue(rdata)).toLowerCase());
  return [...new Set(targets)].sort().join('\n');
}

/** Rules that find a record gone in one view of its zone, whatever another view has. */
const aboutAbsence: ReadonlySet<Finding['rule']> = new Set(['missing-cname', 'wildcard-answer']);

const aboutPolicy: ReadonlySet<Finding['rule']> = new Set(['policy-change', 'unused-ignore']);

/** Finds where the base holds the record whose absence, or new name, a finding is about. */
function deletions(head: Facts, base: Facts): (finding: Finding) => Span | undefined {
  const before = writtenAt(base);
  const after = writtenAt(head);
  const renamed = new Map<DomainName, DomainName>();
  for (const [host, misplaced] of head.misplacedFor) {
    for (const { dcvCname } of misplaced) renamed.set(dcvCname.owner, validationNameOf(host));
  }
  return ({ rule, owner }) => {
    const name = rule === 'misplaced-cname' ? (renamed.get(owner) ?? owner) : owner;
    return aboutAbsence.has(rule) || !after.has(name) ? before.get(name) : undefined;
  };
}

/** Where each required name's CNAME stands, and where any other delegated-DCV CNAME does. */
function writtenAt({ standings, dcvCnames }: Facts): Map<DomainName, Span> {
  const places = new Map(dcvCnames.map(({ owner, record }) => [owner, record.span]));
  for (const { requirement, cnames } of standings) {
    if (cnames[0] !== undefined) places.set(requirement.owner, cnames[0].span);
  }
  return places;
}

/** Finds in the head's files the line nearest to a place of the base. */
function nearestIn({ zones }: Facts): (place: Span) => Span | undefined {
  let files: Map<string, SourceFile> | undefined;
  const tellers = new Map<SourceFile, (place: Span) => Span | undefined>();
  return place => {
    files ??= filesOf(zones);
    const file = files.get(place.file.path);
    if (file === undefined) return undefined;
    const nearest = tellers.get(place.file) ?? survivors(place.file, file);
    tellers.set(place.file, nearest);
    return nearest(place);
  };
}

function filesOf(zones: Facts['zones']): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>();
  for (const zone of zones.listing.items) {
    files.set(zone.span.file.path, zone.span.file);
    for (const { span } of zone.records.items) files.set(span.file.path, span.file);
  }
  return files;
}
