import { resolvePath, type SourceFile, type Tree } from '../source.js';
import { readYaml, type YamlNode } from '../syntax/yaml.js';
import { commandsIn } from './shell.js';
import { type Job, keysOf, readSteps, readWorkflow, type Step, textAt, type Workflow } from './workflow.js';

/** What a step does with this program; `unknown` where only the runner knows. */
export type Use = 'check' | 'inventory' | 'unknown';

/** A step that judges, or a job that calls a workflow that does. */
export interface Gate {
  readonly workflow: Workflow;
  readonly job: Job;
  /** Absent in a job that calls a workflow. */
  readonly step?: Step;
}

/** The workflows of a repository, and what in them is ours. */
export interface Workflows {
  readonly all: readonly Workflow[];
  /** Files that could not be read as workflows and may hold the gate, with the reason as a clause. */
  readonly unreadable: readonly { readonly file: SourceFile; readonly reason: string }[];
  /** What a step does with this program; undefined where it does nothing that is seen. */
  useOf(step: Step): Use | undefined;
  /** The workflow of this repository that a job calls. */
  calledBy(job: Job): Workflow | undefined;
  /** Whether the repository is that of the check itself, where `./` is the Action. */
  readonly isOurs: boolean;
}

/** Where GitHub looks for workflows. */
export const workflowFolder = '.github/workflows';

/** GitHub refuses larger ones. */
const largestWorkflow = 1 << 20;

const actionName = 'delegated-dcv-check';

/** The events of a pull request on its way into a branch. */
export const gateEvents = ['pull_request', 'pull_request_target', 'merge_group'] as const;

/** Reads all workflows of a repository. */
export function readWorkflows(tree: Tree): Workflows {
  const all: Workflow[] = [];
  const unreadable: { file: SourceFile; reason: string }[] = [];
  for (const path of new Set([...tree.paths, ...tree.refused.keys()])) {
    if (!isWorkflowPath(path)) continue;
    const file = tree.peek(path);
    if (file === undefined || file.text.length >= largestWorkflow) {
      const reason = tree.refused.get(path) ?? 'it is larger than GitHub allows';
      unreadable.push({ file: { path, text: '' }, reason });
      continue;
    }
    const workflow = readWorkflow(file);
    if (workflow !== undefined) all.push(workflow);
    else if (/dcv-check/i.test(file.text)) {
      unreadable.push({ file, reason: 'it is no YAML with `on` and `jobs`' });
    }
  }
  const byPath = new Map(all.map(workflow => [`./${workflow.file.path}`, workflow]));
  const uses = usesIn(tree);
  return { all, unreadable, calledBy: ({ uses: path = '' }) => byPath.get(path), ...uses };
}

/** What steps do; an action of the repository is looked into once. */
function usesIn(tree: Tree): Pick<Workflows, 'useOf' | 'isOurs'> {
  const isOurs = isOurAction(actionAt(tree, ''));
  const actions = new Map<string, Use | 'ours' | undefined>();
  const lookInto = (folder: string): Use | 'ours' | undefined => {
    if (actions.has(folder)) return actions.get(folder);
    // An action that uses itself does nothing by that.
    actions.set(folder, undefined);
    const action = actionAt(tree, folder);
    const { steps } = Object.fromEntries(keysOf(keysOf(action).get('runs')?.value));
    const use = isOurAction(action) ? 'ours' : mostOf(readSteps(steps?.value).map(useOf));
    actions.set(folder, use);
    return use;
  };
  const useOf = ({ run, uses = '', inputs }: Step): Use | undefined => {
    if (run !== undefined) return mostOf(commandsIn(run, isOurs).map(({ use }) => use));
    const local = uses.startsWith('./') ? resolvePath('', uses) : undefined;
    const use = local === undefined ? undefined : lookInto(local === './' ? '' : local.replace(/\/$/, ''));
    return use === 'ours' || namesOurs.test(uses) ? useOfMode(textAt(inputs, 'mode')) : use;
  };
  return { useOf, isOurs };
}

/** What judges, by workflow: each step that does, and each job that calls a workflow that does. */
export function gatesOf(workflows: Workflows): Map<Workflow, Gate[]> {
  const gates = new Map<Workflow, Gate[]>();
  const calls = new Map<Workflow, Gate[]>();
  const add = (gate: Gate) => gates.set(gate.workflow, [...(gates.get(gate.workflow) ?? []), gate]);
  for (const workflow of workflows.all) {
    for (const job of workflow.jobs) {
      for (const step of job.steps.filter(each => workflows.useOf(each) === 'check')) {
        add({ workflow, job, step });
      }
      const called = workflows.calledBy(job);
      if (called !== undefined) calls.set(called, [...(calls.get(called) ?? []), { workflow, job }]);
    }
  }
  const open = [...gates.keys()];
  for (let judging = open.pop(); judging !== undefined; judging = open.pop()) {
    for (const caller of calls.get(judging) ?? []) {
      if (!gates.has(caller.workflow)) open.push(caller.workflow);
      add(caller);
    }
    calls.delete(judging);
  }
  return gates;
}

/**
 * The events of a pull request that start each workflow, by itself or through those of this repository that call it.
 * A workflow that is called, and by none of these, may be started by any event: it has no entry.
 */
export function eventsOf({ all, calledBy }: Workflows): Map<Workflow, ReadonlySet<string>> {
  const callers = new Map<Workflow, Set<Workflow>>();
  for (const workflow of all) {
    for (const called of workflow.jobs.map(calledBy)) {
      if (called !== undefined) callers.set(called, (callers.get(called) ?? new Set()).add(workflow));
    }
  }
  const events = new Map<Workflow, Set<string>>();
  for (const workflow of all) {
    const isCalled = workflow.triggers.has('workflow_call');
    if (isCalled && !callers.has(workflow)) continue;
    events.set(workflow, new Set(gateEvents.filter(event => workflow.triggers.has(event))));
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const [called, from] of callers) {
      const known = events.get(called) ?? new Set();
      const before = known.size;
      for (const caller of from) for (const event of events.get(caller) ?? []) known.add(event);
      changed ||= known.size > before;
    }
  }
  return events;
}

const namesOurs = new RegExp(`^[^/]+/${actionName}@`, 'i');

/** Whether a step names the Action in a repository of its own. */
export function isOurRepository({ uses = '' }: Step): boolean {
  return namesOurs.test(uses);
}

function isWorkflowPath(path: string): boolean {
  const name = path.startsWith(`${workflowFolder}/`) ? path.slice(workflowFolder.length + 1) : '';
  return /^[^/]+\.ya?ml$/.test(name);
}

function mostOf(uses: readonly (Use | undefined)[]): Use | undefined {
  return (['check', 'unknown', 'inventory'] as const).find(use => uses.includes(use));
}

function useOfMode(mode = ''): Use {
  if (mode === '' || mode === 'check') return 'check';
  return mode === 'inventory' ? mode : 'unknown';
}

function actionAt(tree: Tree, folder: string): YamlNode | undefined {
  const paths = ['action.yml', 'action.yaml'].map(name => (folder === '' ? name : `${folder}/${name}`));
  const file = paths.map(path => tree.peek(path)).find(each => each !== undefined);
  return file === undefined ? undefined : readYaml(file).documents[0]?.root;
}

function isOurAction(action: YamlNode | undefined): boolean {
  return textAt(keysOf(action), 'name') === actionName;
}
