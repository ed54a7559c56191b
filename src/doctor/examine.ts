import { severities } from '../finding.js';
import type { TextEdit } from '../patch/text-edit.js';
import { patchOf, unprintableAmong } from '../patch/unified-diff.js';
import type { Tree } from '../source.js';
import { Examiner } from './examiner.js';
import { gateWorkflow, refreshWorkflow } from './examples.js';
import { gatesOf, isOurRepository, readWorkflows, type Workflows, workflowFolder } from './gate.js';
import type { Leak } from './leak.js';
import { editsOf, withEdits } from './mend.js';
import { type Job, readWorkflow, type Workflow } from './workflow.js';

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

/** A workflow that is not there, as a new file. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Examines `.github/workflows` of a repository whose lock file is, or would be, at `lock`. */
export function examine(tree: Tree, lock: string): Examination {
  const workflows = readWorkflows(tree);
  const gates = gatesOf(workflows);
  const examined = new Examiner(workflows, gates, tree.paths.includes(lock));
  const { leaks, edits, mended } = mend(workflows.all, examined);
  const files: NewFile[] = [];
  const add = (leak: Leak, name: string, text: string) => {
    const path = `${workflowFolder}/${name}`;
    leaks.push(leak);
    if (tree.paths.includes(path) || tree.refused.has(path)) return;
    files.push({ path, text: text.replace('OWNER/delegated-dcv-check@v1', nameOfAction(workflows)) });
    mended.add(leak);
  };
  for (const { file, reason } of workflows.unreadable) {
    leaks.push({
      name: 'unreadable-workflow',
      severity: 'warning',
      message: `What this workflow does cannot be known, since ${reason}.`,
      write: 'a workflow that GitHub can read',
      span: { file, start: 0, end: 0 },
    });
  }
  if (gates.size === 0 && workflows.unreadable.length === 0)
    add(noGate(workflows), 'delegated-dcv.yml', gateWorkflow);
  if (tree.paths.includes(lock) && mayGoStale(workflows)) {
    // In quotes, since any path can be in the settings.
    const text = refreshWorkflow.replace('LOCK: .github/delegated-dcv.lock.json', () =>
      lock === '.github/delegated-dcv.lock.json' ? `LOCK: ${lock}` : `LOCK: ${JSON.stringify(lock)}`,
    );
    add(noRefresh(lock), 'refresh-inventory.yml', text);
  }
  return {
    leaks: leaks.sort(compareLeaks),
    mended,
    patch: patchOf(edits) + files.map(creation).join(''),
    gates: [...gates.keys()].map(({ file }) => file.path).sort(),
  };
}

/** All leaks; a file's changes are made only where the mended file, read again, has lost them and got no others. */
function mend(
  all: readonly Workflow[],
  examiner: Examiner,
): { leaks: Leak[]; edits: TextEdit[]; mended: Set<Leak> } {
  const leaks: Leak[] = [];
  const edits: TextEdit[] = [];
  const mended = new Set<Leak>();
  for (const workflow of all) {
    const found = examiner.leaksOf(workflow);
    leaks.push(...found);
    const mendable = found.filter(({ changes = [] }) => changes.length > 0);
    const made = editsOf(mendable.flatMap(({ changes = [] }) => changes)) ?? [];
    // A patch cannot spell out what is not safe to print.
    if (made.length === 0 || unprintableAmong(made).length > 0) continue;
    const { file } = workflow;
    const after = readWorkflow({ path: file.path, text: withEdits(file.text, made) });
    if (after === undefined || !isBetter(found, examiner.leaksOf(after, workflow))) continue;
    edits.push(...made);
    for (const leak of mendable) mended.add(leak);
  }
  return { leaks, edits, mended };
}

function isBetter(before: readonly Leak[], after: readonly Leak[]): boolean {
  if (after.some(({ changes = [] }) => changes.length > 0)) return false;
  const count = (leaks: readonly Leak[], of: Leak) =>
    leaks.filter(({ name, severity }) => name === of.name && severity === of.severity).length;
  return after.every(leak => leak.severity === 'notice' || count(after, leak) <= count(before, leak));
}

function noGate({ all, calledBy }: Workflows): Leak {
  const callsOthers = all.some(({ jobs }) =>
    jobs.some(job => job.uses !== undefined && calledBy(job) === undefined),
  );
  return {
    name: 'no-gate',
    severity: callsOthers ? 'notice' : 'error',
    message: callsOthers
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

function mayGoStale({ all, useOf, calledBy, unreadable }: Workflows): boolean {
  const refreshes = (job: Job): boolean =>
    job.steps.some(step => ['inventory', 'unknown'].includes(useOf(step) ?? ''));
  return (
    unreadable.length === 0 &&
    !all
      .filter(({ triggers }) => triggers.has('schedule'))
      .flatMap(({ jobs }) => jobs)
      // What a workflow of another repository does is not known.
      .some(
        job => refreshes(job) || (job.uses !== undefined && (calledBy(job)?.jobs.some(refreshes) ?? true)),
      )
  );
}

/** The Action as the repository names it already. */
function nameOfAction({ all }: Workflows): string {
  const steps = all.flatMap(({ jobs }) => jobs.flatMap(job => job.steps));
  return steps.find(isOurRepository)?.uses ?? 'OWNER/delegated-dcv-check@v1';
}

/** A new file as a part of a unified diff; its path is one of ours. */
function creation({ path, text }: NewFile): string {
  const file = { path, text: '' };
  return patchOf([{ file, start: 0, end: 0, text }]).replace(/^--- .*/, '--- /dev/null');
}

function compareLeaks(a: Leak, b: Leak): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const [pathA, pathB] = [a.span?.file.path ?? '', b.span?.file.path ?? ''];
  const byPath = pathA < pathB ? -1 : pathA > pathB ? 1 : 0;
  return bySeverity || byPath || (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
