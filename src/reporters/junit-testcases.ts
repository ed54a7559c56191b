import type { Finding } from '../finding.js';
import { groupBy } from '../group.js';
import { blocks, type JudgedRequirement, type Report } from '../report.js';
import type { RuleId } from '../rules/catalog.js';
import { painter } from './layout/paint.js';
import { clip, printable } from './layout/printable.js';
import { takeShare } from './layout/share.js';
import { outcomeText } from './text.js';
import { findingText } from './text-finding.js';
import { counted } from './words/count.js';

/** A testcase, its texts printable; without an outcome it has passed. */
export interface Testcase {
  /** No other testcase of its suite has it: of those that share one GitLab reads only the first. */
  readonly name: string;
  readonly path?: string;
  readonly outcome?: Outcome;
  readonly output?: string;
}

interface Outcome {
  readonly kind: 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly type?: string;
  readonly text: string;
}

/** Characters of a message and of a name. */
const messageLimit = 500;
const nameLimit = 120;

/** GitLab reads no file of 30 MB or more; beyond this many bytes findings are told by their messages alone. */
const detailBytes = 15_000_000;

/** Rules that could not judge, where others judged and found something wrong. */
const couldNotJudge: ReadonlySet<RuleId> = new Set(['unresolved', 'unreadable']);

const plain = painter(false);

/** A finding, and what is told of it. */
interface Told {
  readonly finding: Finding;
  readonly fails: boolean;
  readonly text: string;
}

/**
 * The testcases of a report under their suites: validation names under their zones, other findings under their
 * rules, and the run itself, last. That one is always there, because Jenkins refuses a report without testcases.
 */
export function testsuites(report: Report): Map<string, readonly Testcase[]> {
  const told = tell(report);
  const byOwner = groupBy(told, ({ finding }) => finding.owner);
  const asideAt = new Map([...report.ignored].reverse().map(each => [each.finding.owner, each.reason]));
  const names = groupBy(report.requirements, ({ requirement }) => requirement.owner);
  const zones = groupBy(names, ([, [first]]) => printable(first!.requirement.zone));
  const rules = groupBy(
    told.filter(({ finding }) => !names.has(finding.owner)),
    ({ finding }) => finding.rule,
  );
  const suites = new Map<string, readonly Testcase[]>();
  const add = (suite: string, cases: readonly Testcase[]) =>
    suites.set(suite, numbered([...(suites.get(suite) ?? []), ...cases]));
  for (const [zone, owners] of zones) {
    add(
      zone,
      owners.map(([owner, judged]) => nameCase(owner, judged, byOwner.get(owner) ?? [], asideAt.get(owner))),
    );
  }
  for (const [rule, about] of rules) add(rule, about.map(findingCase));
  const failed = [...suites.values()].flat().some(({ outcome }) => outcome && outcome.kind !== 'skipped');
  return add('delegated-dcv-check', [runCase(report, failed)]);
}

function tell(report: Report): Told[] {
  const { kept } = takeShare(report.findings, detailBytes, finding => findingText(finding, report, plain));
  return report.findings.map((finding, index) => ({
    finding,
    fails: report.verdict === 'fail' && blocks(finding, report),
    text: kept[index] ?? messageOf(finding),
  }));
}

/** A validation name passes where its record stands; one that is not met and fails nothing is skipped. */
function nameCase(
  owner: string,
  judged: readonly JudgedRequirement[],
  about: readonly Told[],
  aside: string | undefined,
): Testcase {
  const failing = about.filter(({ fails }) => fails);
  const others = about.filter(({ fails }) => !fails);
  const outcome = failing.length > 0 ? failureOf(failing) : skipOf(judged, aside);
  const span = [...about.map(({ finding }) => finding), ...judged].find(
    each => each.span !== undefined,
  )?.span;
  return {
    name: printable(owner),
    ...(span && { path: printable(span.file.path) }),
    ...(outcome && { outcome }),
    ...(others.length > 0 && { output: textOf(others) }),
  };
}

function failureOf(failing: readonly Told[]): Outcome {
  const worst = failing.find(({ finding }) => !couldNotJudge.has(finding.rule)) ?? failing[0]!;
  const { rule } = worst.finding;
  const more = failing.length > 1 ? ` (and ${counted(failing.length - 1, 'more finding')})` : '';
  return {
    kind: couldNotJudge.has(rule) ? 'error' : 'failure',
    message: messageOf(worst.finding) + more,
    type: rule,
    text: textOf(failing),
  };
}

/** Of a name that an ignore is for, with its reason. */
function skipOf(judged: readonly JudgedRequirement[], reason: string | undefined): Outcome | undefined {
  const has = (wanted: string) => judged.some(({ status }) => status === wanted);
  const aside =
    reason === undefined
      ? 'no finding at this name fails the run'
      : `an ignore sets that aside: ${printable(clip(reason, messageLimit))}`;
  const skip = (message: string): Outcome => ({ kind: 'skipped', message, text: message });
  if (has('violated')) return skip(`The record does not stand as it must; ${aside}.`);
  if (has('unresolved')) return skip(`Whether the record stands cannot be known; ${aside}.`);
  if (!has('elsewhere')) return undefined;
  return skip('The zone is not in this repository, so the record is not judged here.');
}

/** A finding about no validation name fails or is skipped: what it found is nothing that passed. */
function findingCase(told: Told): Testcase {
  const { owner, span, message } = told.finding;
  const skipped: Outcome = { kind: 'skipped', message: messageOf(told.finding), text: told.text };
  return {
    name: printable(owner || span?.file.path || clip(message, nameLimit)),
    ...(span && { path: printable(span.file.path) }),
    outcome: told.fails ? failureOf([told]) : skipped,
  };
}

/** Fails only where the report fails and nothing else says so. */
function runCase(report: Report, failed: boolean): Testcase {
  const message = 'The check failed, and no finding says why.';
  const unsaid: Outcome = { kind: 'failure', message, type: 'verdict', text: message };
  return {
    name: 'run',
    ...(report.verdict === 'fail' && !failed && { outcome: unsaid }),
    output: outcomeText(report, plain),
  };
}

/** Gives names that are taken a number. */
function numbered(cases: readonly Testcase[]): Testcase[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return cases.map(each => {
    let count = counts.get(each.name) ?? 0;
    let name: string;
    do name = ++count === 1 ? each.name : `${each.name} (${count})`;
    while (taken.has(name));
    counts.set(each.name, count);
    taken.add(name);
    return { ...each, name };
  });
}

function textOf(told: readonly Told[]): string {
  return told.map(({ text }) => text).join('\n\n');
}

function messageOf({ message }: Finding): string {
  return printable(clip(message, messageLimit));
}
