import { nameOf } from '../../src/dns/name.js';
import { planMove } from '../../src/move/move.js';
import type { MovePlan } from '../../src/move/plan.js';
import { readAll } from '../../src/read.js';
import { nameText, valueText } from '../../src/reporters/words/record-words.js';
import { loadSettings } from '../../src/settings/load.js';
import { settingsPath } from '../../src/settings/settings.js';
import { positionOf, type Span, type Tree } from '../../src/source.js';
import { gitApply } from '../support/git-apply.js';
import { treeOf } from '../support/tree.js';

/** The ids of the tests: what `example.com` has, what it gets, what another zone has. */
export const oldId = '0123456789abcdef';
export const newId = 'aaaabbbbccccdddd';
export const otherId = 'fedcba9876543210';

/** The settings of `example.com` with its former validation URL. */
export const settings = `certificates:
  - zone: example.com
    validation_url: ${oldId}.dcv.cloudflare.com
    hosts: [example.com, www.example.com]
`;

/** What may be known beside the files. */
export interface Known {
  readonly zones?: readonly string[];
  readonly lock?: string;
}

/** The plan for the move of `example.com` to the new id. */
export function planFor(tree: Tree, known: Known = {}): MovePlan {
  const own = loadSettings(tree);
  const file = tree.read(settingsPath);
  return planMove({
    tree,
    read: changed => readAll({ tree: changed, settings: own }),
    zone: nameOf('example.com'),
    to: nameOf(`${newId}.dcv.cloudflare.com`),
    inventory: own.inventory,
    cloudflareZones: (known.zones ?? []).map(nameOf),
    ...(file && { settings: file }),
    ...(known.lock !== undefined && { lock: known.lock }),
  });
}

/** All of a plan but its patch, a line each. */
export function linesOfPlan(plan: MovePlan): string[] {
  return [
    ...plan.changed.map(({ owner, from, span }) => `changed ${nameText(owner)} ${at(span)} from ${from}`),
    ...plan.alsoChanged.map(span => `also ${at(span)}`),
    ...plan.settings.map(span => `settings ${at(span)}`),
    ...plan.left.map(
      ({ reason, owner, span }) =>
        `left ${owner === undefined ? '' : `${nameText(owner)} `}${span === undefined ? '' : at(span)} ${reason}`,
    ),
    ...plan.elsewhere.map(name => `elsewhere ${name}`),
    ...(plan.followsByItself > 0 ? [`follows ${plan.followsByItself}`] : []),
    ...(plan.already > 0 ? [`already ${plan.already}`] : []),
    ...plan.notes.map(note => `note ${note}`),
  ];
}

function at(span: Span): string {
  const { path, line } = positionOf(span);
  return `${path}:${line}`;
}

/** What a plan says, and the files once git has applied its patch. */
export interface Moved {
  readonly plan: string[];
  /** The changed files; whatever else the patch did would be here too. */
  readonly files: Record<string, string>;
}

/** Plans, applies with git and tells what became of it. Throws where git refuses the patch. */
export function move(files: Record<string, string>, known: Known = {}): Moved {
  const plan = planFor(treeOf(files), known);
  if (plan.patch === '') return { plan: linesOfPlan(plan), files: {} };
  const applied = gitApply(files, plan.patch);
  if ('refusal' in applied) throw new Error(applied.refusal);
  const changed = Object.entries(applied.files).filter(([path, text]) => files[path] !== text);
  return { plan: linesOfPlan(plan), files: Object.fromEntries(changed) };
}

/** Every record of a repository, a line each, sorted. */
export function recordsIn(files: Record<string, string>): string[] {
  const tree = treeOf(files);
  const { zones } = readAll({ tree, settings: loadSettings(tree) });
  return zones.items
    .flatMap(zone =>
      zone.records.items.map(
        record => `${zone.apex}: ${nameText(record.owner)} ${record.type} ${valueText(record.rdata)}`,
      ),
    )
    .sort();
}
