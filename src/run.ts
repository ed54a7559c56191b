import { check, judgeRequirements } from './check.js';
import { compare, type State } from './compare.js';
import { interestIn } from './dns/interest.js';
import { indexZones, lookUp, zonesFor } from './dns/lookup.js';
import type { DomainName } from './dns/name.js';
import { targetOf, type Zone } from './dns/zone.js';
import { severities } from './finding.js';
import type { Read, Reading } from './formats/format.js';
import { formatOf } from './formats/index.js';
import { formatNames } from './formats/names.js';
import { type Recognised, recognise } from './recognise.js';
import type { FailOn, Report } from './report.js';
import { requirementsOf } from './requirements.js';
import { gatherFacts } from './rules/facts.js';
import type { Judged } from './rules/rule.js';
import type { Settings } from './settings/settings.js';
import type { Problem, Tree } from './source.js';
import type { Gap, Listing } from './value.js';

/** One state of a repository to be judged. */
export interface Input {
  readonly tree: Tree;
  readonly settings: Settings;
  /** A folder outside which nothing is read, but for what files in it include. */
  readonly under?: string;
}

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

/** Everything that the formats of a repository say, with nothing passed over: what `dcv-check zones` shows. */
export function readZones(input: Input): Read {
  return readFormats(input, recognised(input), undefined);
}

function judge(input: Input, today: string): State & { files: number } {
  const { settings } = input;
  const { zones, problems, files } = readWhatMatters(input);
  const facts = gatherFacts({
    certificates: settings.certificates,
    zones,
    problems,
    ignores: settings.ignores,
    today,
    writeCname: (zone, owner, target) => formatOf(zone.format).writeCname(zone, owner, target),
  });
  return { facts, judged: check(facts, settings.rules), files };
}

/** As many times as a chain of CNAMEs may lead to names that were not asked about before. */
const mostRounds = 8;

function readWhatMatters(input: Input): ReturnType<typeof readFormats> {
  const asked = new Set<DomainName>();
  for (const { owner, host } of requirementsOf(input.settings.certificates)) asked.add(owner).add(host);
  const files = recognised(input);
  let read = readFormats(input, files, asked);
  for (let round = 0; round < mostRounds; round++) {
    const further = chainedFrom(read.zones, asked);
    if (further.length === 0) break;
    for (const name of further) asked.add(name);
    read = readFormats(input, files, asked);
  }
  return read;
}

/** Where CNAMEs and DNAMEs at names that were asked about lead, as far as zones here enclose it. */
function chainedFrom(zones: Listing<Zone>, asked: ReadonlySet<DomainName>): DomainName[] {
  const index = indexZones(zones);
  const further = new Set<DomainName>();
  for (const lookup of [...asked].flatMap(name => lookUp(index, name))) {
    const cname = lookup.answer === 'present' && lookup.records.find(record => record.type === 'CNAME');
    const next = lookup.answer === 'absent' ? lookup.redirect : cname ? targetOf(cname) : undefined;
    if (next !== undefined && !asked.has(next) && zonesFor(index, next).length > 0) further.add(next);
  }
  return [...further];
}

function recognised({ tree, settings, under }: Input): Recognised {
  return recognise(tree, settings.files, under);
}

function readFormats(
  { tree }: Input,
  recognised: Recognised,
  asked: Iterable<DomainName> | undefined,
): Read & { files: number } {
  const zones: Zone[] = [];
  const gaps: Gap[] = [];
  const problems: Problem[] = [...recognised.problems];
  let files = 0;
  for (const name of formatNames) {
    const paths = recognised.paths.get(name) ?? [];
    if (paths.length === 0) continue;
    files += paths.length;
    const reading: Reading = {
      tree,
      paths,
      zoneOf: path => recognised.zones.get(path),
      ...(asked && { interest: interestIn(asked) }),
    };
    const read = formatOf(name).read(reading);
    for (const zone of read.zones.items) zones.push(zone);
    for (const gap of read.zones.gaps) gaps.push(gap);
    for (const problem of read.problems) problems.push(problem);
  }
  return { zones: { items: zones, gaps }, problems, files };
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
