import { check, judgeRequirements } from './check.js';
import { compare, type State } from './compare.js';
import type { Zone } from './dns/zone.js';
import { severities } from './finding.js';
import { formatOf } from './formats/index.js';
import { type Input, readWhatMatters } from './read.js';
import type { FailOn, Report } from './report.js';
import { gatherFacts } from './rules/facts.js';
import type { Judged } from './rules/rule.js';
import type { Settings } from './settings/settings.js';
import type { Gap } from './value.js';

/** What a run is given besides the repository. */
export interface RunOptions {
  readonly failOn: FailOn;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The base to hold the head against, and what the user calls it. */
  readonly base?: Input & { readonly name: string };
  readonly docs?: string;
}

/** The program, in order: read, look up, judge, compare, report. */
export function run(head: Input, options: RunOptions): Report {
  const state = judge(head, options.today);
  const compared =
    options.base === undefined ? undefined : compare(state, judge(options.base, options.today));
  const judged = compared?.judged ?? state.judged;
  const findings = judged.filter(({ ignore }) => ignore === undefined).map(({ finding }) => finding);
  const { zones, certificates } = state.facts;
  return {
    verdict: findings.some(({ severity }) => reaches(severity, options.failOn)) ? 'fail' : 'pass',
    failOn: options.failOn,
    requirements: judgeRequirements(state.facts),
    findings,
    mended: compared?.mended ?? [],
    ignored: judged.flatMap(setAside),
    gaps: gapsOf(zones.listing.items, [...zones.listing.gaps, ...certificates.gaps]),
    notes: notesOn(head.settings),
    read: {
      files: state.files,
      zones: zones.listing.items.length,
      certificates: certificates.items.length,
    },
    ...(options.base && { base: options.base.name }),
    ...(options.docs && { docs: options.docs }),
  };
}

function judge(input: Input, today: string): State & { files: number } {
  const { settings } = input;
  const { zones, problems, rivals, files } = readWhatMatters(input);
  const facts = gatherFacts({
    certificates: settings.certificates,
    zones,
    problems,
    rivals,
    ignores: settings.ignores,
    today,
    writeCname: (zone, owner, target) => formatOf(zone.format).writeCname(zone, owner, target),
  });
  return { facts, judged: check(facts, settings.rules), files };
}

function reaches(severity: (typeof severities)[number], failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}

function setAside({ finding, ignore }: Judged): Report['ignored'] {
  return ignore === undefined ? [] : [{ finding, reason: ignore.reason }];
}

function gapsOf(zones: readonly Zone[], ofListings: readonly Gap[]): Gap[] {
  return [...ofListings, ...zones.flatMap(zone => zone.records.gaps)];
}

function notesOn(settings: Settings): string[] {
  const { items, gaps } = settings.certificates;
  if (items.length > 0 || gaps.length > 0) return [];
  return [
    'No certificates are listed, so whether a validation CNAME is missing or outdated was not checked. List them under certificates: in .github/delegated-dcv.yml.',
  ];
}
