import { check, compareFindings, judgeRequirements, type Policy, unproved } from './check.js';
import { compare, type State } from './compare.js';
import type { DomainName } from './dns/name.js';
import type { Zone } from './dns/zone.js';
import { formatOf } from './formats/index.js';
import { gateEdits } from './gate-edits.js';
import type { Ignore } from './ignores/ignore.js';
import type { Inventory } from './inventory/inventory.js';
import { join } from './inventory/join.js';
import { openInventory } from './inventory/take.js';
import { type Input, readWhatMatters } from './read.js';
import { blocks, type Report, type Thresholds } from './report.js';
import { type Requirement, requirementsOf } from './requirements.js';
import { gatherFacts } from './rules/facts.js';
import type { Judged } from './rules/rule.js';
import type { Settings } from './settings/settings.js';
import type { Gap } from './value.js';

/** What a run is given besides the repository. */
export interface RunOptions extends Pick<Thresholds, 'failOn'>, Partial<Pick<Thresholds, 'failOnStanding'>> {
  /** An instant, as in 2026-11-23T04:05:06Z: there is no clock in here. */
  readonly now: string;
  /** The base to hold the head against, and what the user calls it. */
  readonly base?: Input & { readonly name: string };
  /** Why the change could not be held against its base, a whole sentence: such a run fails, since nobody knows what it took away. */
  readonly unproved?: string;
  readonly docs?: string;
}

/** The program, in order: read, look up, judge, compare, report. */
export function run(head: Input, options: RunOptions): Report {
  const thresholds: Thresholds = {
    failOn: options.failOn,
    failOnStanding: options.failOnStanding ?? 'never',
  };
  const base = options.base && judge(options.base, options.now);
  const state = judge(head, options.now, base);
  const compared = base && compare(state, base);
  const judged = compared?.judged ?? state.judged;
  const counted = judged.filter(({ ignore }) => ignore === undefined).map(({ finding }) => finding);
  const findings =
    options.unproved === undefined ? counted : [...counted, unproved(options.unproved)].sort(compareFindings);
  const { zones, inventory } = state.facts;
  return {
    verdict: findings.some(finding => blocks(finding, thresholds)) ? 'fail' : 'pass',
    ...thresholds,
    requirements: judgeRequirements(state.facts),
    findings,
    mended: compared?.mended ?? [],
    ignored: judged.flatMap(setAside),
    gaps: gapsOf(zones.listing.items, [...zones.listing.gaps, ...inventory.certificates.gaps]),
    notes: [
      ...((options.base ?? head).notes ?? []),
      ...(state.adopts && !isBlank(state) ? [adoption] : []),
      ...notesOn(inventory),
    ],
    read: {
      files: state.files.length,
      zones: zones.listing.items.length,
      certificates: inventory.certificates.items.length,
    },
    ...(options.base && { base: options.base.name }),
    ...(options.docs && { docs: options.docs }),
  };
}

/** What was found in one state of a repository, and what it was asked by. */
interface Judgement extends State {
  readonly files: readonly string[];
  /** What this state itself demands. */
  readonly own: Inventory;
  /** Set where the base has nothing yet to judge by. */
  readonly adopts: boolean;
}

const adoption =
  'The base knows no certificates and states no policy, so this change adopts the check: its own severities and ignores count, and what it demands is introduced by it. What cannot be mended now can be ignored with a reason: dcv-check baseline writes the entries.';

/** With a base, what that demands is demanded too, and asked of every file. */
function judge(input: Input, now: string, base?: Judgement): Judgement {
  const adopts = base !== undefined && isBlank(base);
  const judging = base === undefined || adopts ? undefined : base.facts.settings;
  const settings = judging === undefined ? input.settings : withAge(input.settings, judging);
  const opened = openInventory({ ...input, settings }, now);
  const demandedBy = (inventory: Inventory) => namesOf(requirementsOf(inventory.certificates));
  const ofBase = base === undefined ? [] : demandedBy(base.own);
  const { zones, problems, rivals, certificates, ignores, files } = readWhatMatters(
    input,
    opened.zones,
    declared => [...ofBase, ...demandedBy(opened.with(declared))],
  );
  const own = opened.with(certificates);
  const { inventory, ...changes } =
    base === undefined ? { inventory: own, urlChanges: [], authorityChanges: [] } : join(own, base.own);
  const facts = gatherFacts({
    inventory,
    ...changes,
    ...(base && { demandedBefore: new Set(ofBase) }),
    heldBefore: new Set(base?.facts.zones.listing.items.map(({ apex }) => apex)),
    zones,
    problems: [...opened.problems, ...problems],
    rivals,
    settings: input.settings,
    ...(judging && { baseSettings: judging }),
    ...(base && { gateEdits: gateEdits(input.tree, base.tree), unreadNow: unreadNow(input, files, base) }),
    ignores: [...input.settings.ignores, ...ignores],
    today: now.slice(0, 10),
    writeCname: (zone, owner, target) => formatOf(zone.format).writeCname(zone, owner, target),
  });
  const policy = { severities: severitiesOf(judging ?? input.settings), ignores: facts.ignores };
  const counting = judging === undefined ? policy : { ...policy, ignores: ignoresOf(base!) };
  return { facts, judged: check(facts, counting), files, own, adopts, tree: input.tree };
}

/** Nothing in the base could be lowered: no certificate is known there, and nothing says how to judge. */
function isBlank({ own, facts: { settings, ignores } }: Judgement): boolean {
  const { certificates, exempt } = own;
  const demands = certificates.items.length + certificates.gaps.length + exempt.length;
  return demands + settings.rules.size + ignores.length === 0;
}

/** Where settings say which files are read: what a change leaves where it is and has nobody read. */
function unreadNow({ tree, settings }: Input, files: readonly string[], base: Judgement): string[] {
  if (settings.files.length + base.facts.settings.files.length === 0) return [];
  const [left, read] = [new Set(tree.paths), new Set(files)];
  return base.files.filter(path => left.has(path) && !read.has(path));
}

/** How old the lock file may be is policy, and the base's. */
function withAge(settings: Settings, { cloudflare: { maxAge } }: Settings): Settings {
  return { ...settings, cloudflare: { ...settings.cloudflare, maxAge } };
}

function severitiesOf({ rules }: Settings): Policy['severities'] {
  return new Map([...rules].map(([rule, { severity }]) => [rule, severity]));
}

/** The ignores of a base; comments by the names of what they set aside there, since lines move. */
function ignoresOf({ facts: { settings }, judged }: Judgement): Ignore[] {
  const byComment = judged.flatMap(({ finding, ignore }) =>
    ignore !== undefined && 'block' in ignore.at ? { ...ignore, at: { owner: finding.owner } } : [],
  );
  return [...settings.ignores, ...byComment];
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
