import { compareFindings } from './check.js';
import { counterparts } from './counterparts.js';
import { validationNameOf } from './delegated-dcv.js';
import type { DomainName } from './dns/name.js';
import type { Finding } from './finding.js';
import type { Ignore } from './ignores/ignore.js';
import type { Facts, Judged } from './rules/rule.js';
import type { SourceFile, Span, Tree } from './source.js';
import { survivors } from './surviving.js';
import { partsOfValue, spell } from './value.js';
import { worsenedBetween } from './worsened.js';

/** One state of a repository with everything that was found in it. */
export interface State {
  readonly facts: Facts;
  readonly judged: readonly Judged[];
  readonly tree: Tree;
}

/**
 * Holds the head against its base, finding by finding, never line by line: what only the head has was introduced,
 * what both have stands, what only the base has was mended. A finding about a record that the head no longer has
 * tells where the base has it, and stands at the nearest line that is left.
 */
export function compare(head: State, base: State): { judged: Judged[]; mended: Finding[] } {
  const before = counterparts(head, base);
  const isMade = madeBetween(head.facts, base.facts);
  const outgrows = outgrown(head.facts, base.facts);
  const isComment = commentsOf(head.facts);
  const deletedAt = deletions(head.facts, base.facts);
  const nearestTo = nearestIn(head.facts);
  const judged = head.judged.map(({ finding, ignore, ...rest }): Judged => {
    const old = before.get(finding);
    const introduced = old === undefined || old.ignore !== undefined || isMade(finding);
    const isOutgrown = outgrows(finding, old) || (ignore && isComment(ignore) && old?.ignore === undefined);
    const given = { ...rest, ...(ignore && !isOutgrown && { ignore }) };
    const baseSpan = introduced && !aboutPolicy.has(finding.rule) ? deletedAt(finding) : undefined;
    if (baseSpan === undefined) return { ...given, finding: { ...finding, introduced } };
    const span = (finding.isAbsent && nearestTo(baseSpan)) ?? finding.span;
    return { ...given, finding: { ...finding, introduced, baseSpan, ...(span && { span }) } };
  });
  const kept = new Set(before.values());
  const mended = base.judged.filter(each => each.ignore === undefined && !kept.has(each));
  return {
    judged: judged.sort((a, b) => compareFindings(a.finding, b.finding)),
    mended: mended.map(({ finding }) => finding).sort(compareFindings),
  };
}

/** What is wrong at the validation name of a required record, or with the CNAME that was to stand there. */
const aboutRequirements: ReadonlySet<Finding['rule']> = new Set([
  'missing-cname',
  'outdated-validation-url',
  'wrong-target',
  'leftover-txt',
  'conflicting-records',
  'misplaced-cname',
  'not-a-cname',
  'occluded-cname',
  'wildcard-answer',
  'conflicting-certificates',
  'unresolved',
]);

/** Rules about where CNAMEs point: one that a change points elsewhere, and wrong again, is the change's own. */
const aboutTargets: ReadonlySet<Finding['rule']> = new Set([
  'outdated-validation-url',
  'wrong-target',
  'conflicting-records',
  'misplaced-cname',
  'conflicting-certificates',
  'orphan-cname',
  'unresolved',
]);

/** Tells findings that are the change's own although the base has the like. */
function madeBetween(head: Facts, base: Facts): (finding: Finding) => boolean {
  const worsened = worsenedBetween(head, base);
  const meantBy = meantIn(head);
  return ({ rule, owner }) =>
    (aboutTargets.has(rule) && hasNewTarget(owner, head, base)) ||
    (aboutRequirements.has(rule) && (worsened.has(owner) || worsened.has(meantBy(owner))));
}

/** Rules about who can have certificates issued: what was found right of one holder says nothing of another. */
const aboutHolders: ReadonlySet<Finding['rule']> = new Set(['outdated-validation-url', 'orphan-cname']);

/** Tells findings that an ignore of the base set aside when the CNAME pointed elsewhere. */
function outgrown(head: Facts, base: Facts): (finding: Finding, old: Judged | undefined) => boolean {
  return ({ rule, owner }, old) =>
    old?.ignore !== undefined && aboutHolders.has(rule) && hasNewTarget(owner, head, base);
}

/** Tells the ignores that comments of the base give: each sets aside as much as it did there, and nothing more. */
function commentsOf({ baseSettings }: Facts): (ignore: Ignore) => boolean {
  const listed = new Set(baseSettings?.ignores);
  return ignore => baseSettings !== undefined && !listed.has(ignore);
}

/** Whether a CNAME at a name points where none of the base did, and where none should. */
function hasNewTarget(owner: DomainName, head: Facts, base: Facts): boolean {
  const before = targetsAt(base, owner);
  const competing = head.standingsAt.get(owner)?.[0]?.competing ?? [];
  const wanted = new Set(competing.map(({ target }) => `${target}.`));
  return [...targetsAt(head, owner)].some(target => !before.has(target) && !wanted.has(target));
}

function targetsAt({ standingsAt, dcvCnamesAt }: Facts, owner: DomainName): Set<string> {
  const records = [
    ...(standingsAt.get(owner) ?? []).flatMap(({ cnames }) => cnames),
    ...(dcvCnamesAt.get(owner) ?? []).map(({ record }) => record),
  ];
  return new Set(records.map(({ rdata }) => spell(partsOfValue(rdata)).toLowerCase()));
}

/** Rules that find a record gone in one view of its zone, whatever another view has. */
const aboutAbsence: ReadonlySet<Finding['rule']> = new Set(['missing-cname', 'wildcard-answer']);

const aboutPolicy: ReadonlySet<Finding['rule']> = new Set(['policy-change', 'unused-ignore']);

/** Finds where the base holds the record whose absence, or new name, a finding is about. */
function deletions(head: Facts, base: Facts): (finding: Finding) => Span | undefined {
  const before = writtenAt(base);
  const after = writtenAt(head);
  const meantBy = meantIn(head);
  return ({ rule, owner }) => {
    const name = rule === 'misplaced-cname' ? meantBy(owner) : owner;
    return aboutAbsence.has(rule) || !after.has(name) ? before.get(name) : undefined;
  };
}

/** Of the owner of a misplaced CNAME the name at which it was to stand; otherwise the name itself. */
function meantIn({ misplacedFor }: Facts): (owner: DomainName) => DomainName {
  const meant = new Map<DomainName, DomainName>();
  for (const [host, misplaced] of misplacedFor) {
    for (const { dcvCname } of misplaced) meant.set(dcvCname.owner, validationNameOf(host));
  }
  return owner => meant.get(owner) ?? owner;
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
