import { severities } from '../finding.js';
import { editedText, type TextEdit } from '../patch/text-edit.js';
import { patchOf, unprintableAmong } from '../patch/unified-diff.js';
import { type Tree, wholeFile } from '../source.js';
import { gateWorkflow } from './example.js';
import { readWorkflows, type Workflows, workflowFolder } from './gate.js';
import type { Leak } from './leak.js';
import { leaksOf } from './leaks.js';
import { editsOf } from './mend.js';
import type { Job } from './workflow.js';

/** What is wrong with the workflows of a repository, and how to mend it. */
export interface Examination {
  /** The worst first, then by place. */
  readonly leaks: readonly Leak[];
  /** Those of them that the patch mends. */
  readonly mended: ReadonlySet<Leak>;
  /** A unified diff; empty where it would change nothing. */
  readonly patch: string;
  /** Paths of the workflows that judge. */
  readonly gates: readonly string[];
}

/** Examines `.github/workflows` of a repository whose lock file is, or would be, at `lock`. */
export function examine(tree: Tree, lock: string): Examination {
  const hasLock = tree.paths.includes(lock);
  const workflows = readWorkflows(tree);
  const found = leaksOf(workflows, hasLock);
  const edits = mends(found, tree, hasLock);
  const leaks = [...found.values()].flat();
  const mended = new Set([...edits.keys()].flatMap(path => found.get(path)!.filter(isMendable)));
  for (const { file, reason } of workflows.unreadable) {
    leaks.push({
      name: 'unreadable-workflow',
      severity: 'warning',
      message: `What this workflow does cannot be known, since ${reason}.`,
      write: 'a workflow that GitHub can read',
      span: wholeFile(file),
    });
  }
  let patch = patchOf([...edits.values()].flat());
  const gates = [...workflows.gates.keys()].map(({ file }) => file.path).sort();
  if (workflows.unreadable.length === 0) {
    const path = `${workflowFolder}/delegated-dcv.yml`;
    if (hasLock && isNeverRefreshed(workflows)) leaks.push(noRefresh(lock));
    if (gates.length === 0) {
      const leak = noGate(workflows);
      leaks.push(leak);
      if (!tree.paths.includes(path) && !tree.refused.has(path)) {
        patch += creation(path, gateWorkflow);
        mended.add(leak);
      }
    }
  }
  return { leaks: leaks.sort(compareLeaks), mended, patch, gates };
}

type Mends = ReadonlyMap<string, readonly TextEdit[]>;

/** The edits of each file whose mended text, read again with the others, has lost its leaks and got no new ones. */
function mends(found: ReadonlyMap<string, readonly Leak[]>, tree: Tree, hasLock: boolean): Mends {
  const provenOf = (edits: Mends): Mends => {
    const peek: Tree['peek'] = path => {
      const file = tree.peek(path);
      const own = edits.get(path);
      return file && own ? { path, text: editedText({ file, edits: own }) } : file;
    };
    const after = leaksOf(readWorkflows({ ...tree, peek }), hasLock);
    return new Map([...edits].filter(([path]) => isBetter(found.get(path)!, after.get(path))));
  };
  const made = [...found].flatMap(([path, leaks]) => {
    const edits = editsOf(leaks.flatMap(({ changes = [] }) => changes)) ?? [];
    // A patch cannot spell out what is not safe to print.
    return edits.length === 0 || unprintableAmong(edits).length > 0 ? [] : ([[path, edits]] as const);
  });
  if (made.length === 0) return new Map();
  const proven = provenOf(new Map(made));
  // One that was proven with the others stands without them too, or none does.
  return proven.size === made.length || provenOf(proven).size === proven.size ? proven : new Map();
}

function isMendable({ changes = [] }: Leak): boolean {
  return changes.length > 0;
}

function isBetter(before: readonly Leak[], after: readonly Leak[] | undefined): boolean {
  if (after === undefined || after.some(isMendable)) return false;
  const count = (leaks: readonly Leak[], of: Leak) =>
    leaks.filter(({ name, severity }) => name === of.name && severity === of.severity).length;
  return after.every(leak => leak.severity === 'notice' || count(after, leak) <= count(before, leak));
}

function noGate({ all, calledBy }: Workflows): Leak {
  const mayBeElsewhere = all.some(({ jobs }) => jobs.some(job => isElsewhere(job, calledBy)));
  return {
    name: 'no-gate',
    severity: mayBeElsewhere ? 'notice' : 'error',
    message: mayBeElsewhere
      ? `No workflow in ${workflowFolder} runs the check, unless one of another repository that is called does.`
      : `No workflow in ${workflowFolder} runs the check, so that GitHub has no gate that a pull request must pass.`,
    write: 'a workflow with a job that uses delegated-dcv-check',
  };
}

function noRefresh(lock: string): Leak {
  return {
    name: 'no-refresh',
    severity: 'notice',
    message: `No workflow brings ${lock} up to date on a schedule, so that certificates that are newer are not judged.`,
    write: 'a scheduled workflow with `mode: inventory`',
  };
}

function isNeverRefreshed({ all, useOf, calledBy }: Workflows): boolean {
  const refreshes = (job: Job): boolean =>
    isElsewhere(job, calledBy) ||
    job.steps.some(step => ['inventory', 'unknown'].includes(useOf(step) ?? ''));
  const scheduled = all.filter(({ triggers }) => triggers.has('schedule')).flatMap(({ jobs }) => jobs);
  return !scheduled.some(job => refreshes(job) || calledBy(job)?.jobs.some(refreshes));
}

/** Whether a job calls a workflow of another repository: what that does is not known. */
function isElsewhere(job: Job, calledBy: Workflows['calledBy']): boolean {
  return job.uses !== undefined && calledBy(job) === undefined;
}

/** A new file as a part of a unified diff; its path is one of ours. */
function creation(path: string, text: string): string {
  const edit = { file: { path, text: '' }, start: 0, end: 0, text };
  return patchOf([edit]).replace(/^--- .*/, '--- /dev/null');
}

function compareLeaks(a: Leak, b: Leak): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const [pathA, pathB] = [a.span?.file.path ?? '', b.span?.file.path ?? ''];
  const byPath = pathA < pathB ? -1 : pathA > pathB ? 1 : 0;
  return bySeverity || byPath || (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
