import { check, judgeRequirements } from './check.js';
import { compare, type State } from './compare.js';
import type { DomainName } from './dns/name.js';
import type { Zone } from './dns/zone.js';
import { formatOf } from './formats/index.js';
import type { Inventory } from './inventory/inventory.js';
import { join } from './inventory/join.js';
import { openInventory } from './inventory/take.js';
import { type Input, readWhatMatters } from './read.js';
import { type FailOn, type Report, reaches } from './report.js';
import { type Requirement, requirementsOf } from './requirements.js';
import { gatherFacts } from './rules/facts.js';
import type { Judged } from './rules/rule.js';
import type { Gap } from './value.js';

/** What a run is given besides the repository. */
export interface RunOptions {
  readonly failOn: FailOn;
  /** An instant, as in 2026-11-23T04:05:06Z: there is no clock in here. */
  readonly now: string;
  /** The base to hold the head against, and what the user calls it. */
  readonly base?: Input & { readonly name: string };
  readonly docs?: string;
}

/** The program, in order: read, look up, judge, compare, report. */
export function run(head: Input, options: RunOptions): Report {
  const base = options.base && judge(options.base, options.now);
  const state = judge(head, options.now, base);
  const compared = base && compare(state, base);
  const judged = compared?.judged ?? state.judged;
  const findings = judged.filter(({ ignore }) => ignore === undefined).map(({ finding }) => finding);
  const { zones, inventory } = state.facts;
  return {
    verdict: findings.some(({ severity }) => reaches(severity, options.failOn)) ? 'fail' : 'pass',
    failOn: options.failOn,
    requirements: judgeRequirements(state.facts),
    findings,
    mended: compared?.mended ?? [],
    ignored: judged.flatMap(setAside),
    gaps: gapsOf(zones.listing.items, [...zones.listing.gaps, ...inventory.certificates.gaps]),
    notes: notesOn(inventory),
    read: {
      files: state.files,
      zones: zones.listing.items.length,
      certificates: inventory.certificates.items.length,
    },
    ...(options.base && { base: options.base.name }),
    ...(options.docs && { docs: options.docs }),
  };
}

/** What was found in one state of a repository, and what it was asked by. */
interface Judgement extends State {
  readonly files: number;
  /** What this state itself demands. */
  readonly own: Inventory;
}

/** With a base, what that demands is demanded too, and asked of every file. */
function judge(input: Input, now: string, base?: Judgement): Judgement {
  const { settings } = input;
  const opened = openInventory(input, now);
  const demandedBy = (inventory: Inventory) => namesOf(requirementsOf(inventory.certificates));
  const ofBase = base === undefined ? [] : demandedBy(base.own);
  const { zones, problems, rivals, certificates, files } = readWhatMatters(input, opened.zones, declared => [
    ...ofBase,
    ...demandedBy(opened.with(declared)),
  ]);
  const own = opened.with(certificates);
  const { inventory, urlChanges } =
    base === undefined ? { inventory: own, urlChanges: [] } : join(own, base.own);
  const facts = gatherFacts({
    inventory,
    urlChanges,
    heldBefore: new Set(base?.facts.zones.listing.items.map(({ apex }) => apex)),
    zones,
    problems: [...opened.problems, ...problems],
    rivals,
    ignores: settings.ignores,
    today: now.slice(0, 10),
    writeCname: (zone, owner, target) => formatOf(zone.format).writeCname(zone, owner, target),
  });
  return { facts, judged: check(facts, settings.rules), files, own };
}

function namesOf(requirements: readonly Requirement[]): DomainName[] {
  return requirements.flatMap(({ owner, host }) => [owner, host]);
}

function setAside({ finding, ignore }: Judged): Report['ignored'] {
  return ignore === undefined ? [] : [{ finding, reason: ignore.reason }];
}

function gapsOf(zones: readonly Zone[], ofListings: readonly Gap[]): Gap[] {
  return [...ofListings, ...zones.flatMap(zone => zone.records.gaps)];
}

function notesOn({ certificates, exempt, notes }: Inventory): string[] {
  if (certificates.items.length + certificates.gaps.length + exempt.length > 0) return [...notes];
  return [
    ...notes,
    'No certificates are known, so whether a validation CNAME is missing or outdated was not checked. dcv-check inventory reads them from Cloudflare; or list them under certificates: in .github/delegated-dcv.yml.',
  ];
}
