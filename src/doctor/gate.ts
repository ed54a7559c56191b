import { resolvePath, type SourceFile, type Tree } from '../source.js';
import { readYaml, type YamlNode } from '../syntax/yaml.js';
import { commandsIn } from './shell.js';
import { type Job, keysOf, readSteps, readWorkflow, type Step, textAt, type Workflow } from './workflow.js';

/** What a step does with this program; `unknown` where only the runner knows. */
export type Use = 'check' | 'inventory' | 'unknown';

/** A job that judges. */
export interface Gate {
  readonly workflow: Workflow;
  readonly job: Job;
  /** Those that judge; none where the job calls a workflow that does. */
  readonly steps: readonly Step[];
}

/** The workflows of a repository, and what in them is ours. */
export interface Workflows {
  readonly all: readonly Workflow[];
  /** Files that could not be read as workflows and may hold the gate, with the reason as a clause. */
  readonly unreadable: readonly { readonly file: SourceFile; readonly reason: string }[];
  /** Those that judge, in order of path. */
  readonly gates: ReadonlyMap<Workflow, readonly Gate[]>;
  /** What a step does with this program; undefined where it does nothing that is seen. */
  useOf(step: Step): Use | undefined;
  /** The workflow of this repository that a job calls. */
  calledBy(job: Job): Workflow | undefined;
  /** The events that start a workflow, by itself or through those that call it; undefined where it may be any. */
  eventsOf(workflow: Workflow): ReadonlySet<string> | undefined;
}

/** Where GitHub looks for workflows. */
export const workflowFolder = '.github/workflows';

/** GitHub lets workflows, and actions, use one another in at most ten levels. */
const deepest = 10;

/** GitHub refuses larger ones. */
const largestWorkflow = 1 << 20;

/** Reads all workflows of a repository. */
export function readWorkflows(tree: Tree): Workflows {
  const all: Workflow[] = [];
  const unreadable: { file: SourceFile; reason: string }[] = [];
  for (const path of [...new Set([...tree.paths, ...tree.refused.keys()])].sort()) {
    if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) continue;
    const file = tree.peek(path);
    const isWhole = file !== undefined && file.text.length < largestWorkflow;
    const workflow = isWhole ? readWorkflow(file) : undefined;
    if (workflow !== undefined) all.push(workflow);
    else if (!isWhole) {
      const reason = tree.refused.get(path) ?? 'it is larger than GitHub allows';
      unreadable.push({ file: { path, text: '' }, reason });
    } else if (/dcv-check/i.test(file.text)) {
      unreadable.push({ file, reason: 'it is no YAML with `on` and `jobs`' });
    }
  }
  const useOf = usesIn(tree);
  const byPath = new Map(all.map(workflow => [`./${workflow.file.path}`, workflow]));
  const calledBy = ({ uses: path = '' }: Job) => byPath.get(path);
  const gates = gatesOf(all, useOf, calledBy);
  return { all, unreadable, gates, calledBy, eventsOf: eventsIn(all, calledBy), useOf };
}

/** What steps do; an action of the repository is looked into once. */
function usesIn(tree: Tree): Workflows['useOf'] {
  const actionAt = (folder: string): YamlNode | undefined => {
    const file = tree.peek(`${folder}action.yml`) ?? tree.peek(`${folder}action.yaml`);
    return file && readYaml(file).documents[0]?.root;
  };
  const actions = new Map<string, Use | 'ours' | undefined>();
  let level = 0;
  const lookInto = (folder: string): Use | 'ours' | undefined => {
    if (actions.has(folder)) return actions.get(folder);
    if (level === deepest) return 'unknown';
    // An action that uses itself does nothing by that.
    actions.set(folder, undefined);
    level++;
    const action = actionAt(folder);
    const steps = keysOf(keysOf(action).get('runs')?.value).get('steps')?.value;
    const isOurs = textAt(keysOf(action), 'name') === 'delegated-dcv-check';
    const use = isOurs ? 'ours' : mostOf(readSteps(steps).map(useOf));
    level--;
    actions.set(folder, use);
    return use;
  };
  const known = new Map<Step, Use | undefined>();
  const useOf = (step: Step): Use | undefined => {
    if (!known.has(step)) known.set(step, lookAt(step));
    return known.get(step);
  };
  const lookAt = ({ run, uses = '', inputs }: Step): Use | undefined => {
    if (run !== undefined) return mostOf(commandsIn(run).map(({ use }) => use));
    const local = uses.startsWith('./') ? resolvePath('', uses) : undefined;
    const use =
      local === undefined ? undefined : lookInto(local.replace(/^\.\/$/, '').replace(/[^/]$/, '$&/'));
    if (use !== 'ours' && !namesOurs(uses)) return use;
    const mode = textAt(inputs, 'mode') || 'check';
    return mode === 'check' || mode === 'inventory' ? mode : 'unknown';
  };
  return useOf;
}

/** Whether a step's `uses` names the Action in a repository of its own. */
export function namesOurs(uses = ''): boolean {
  return /^[^/]+\/delegated-dcv-check@/i.test(uses);
}

function mostOf(uses: readonly (Use | undefined)[]): Use | undefined {
  return (['check', 'unknown', 'inventory'] as const).find(use => uses.includes(use));
}

function gatesOf(
  all: readonly Workflow[],
  useOf: Workflows['useOf'],
  calledBy: Workflows['calledBy'],
): Map<Workflow, Gate[]> {
  const gates = new Map<Workflow, Gate[]>();
  const find = (workflow: Workflow): Gate[] =>
    workflow.jobs.flatMap(job => {
      const called = calledBy(job);
      const steps = job.steps.filter(step => useOf(step) === 'check');
      const isGate = steps.length > 0 || (called !== undefined && gates.has(called));
      return isGate ? [{ workflow, job, steps }] : [];
    });
  for (let level = 0; level <= deepest; level++) {
    for (const workflow of all) {
      const found = find(workflow);
      if (found.length > 0) gates.set(workflow, found);
    }
  }
  return new Map(all.flatMap(workflow => (gates.has(workflow) ? [[workflow, gates.get(workflow)!]] : [])));
}

function eventsIn(all: readonly Workflow[], calledBy: Workflows['calledBy']): Workflows['eventsOf'] {
  const calls = all.flatMap(caller => caller.jobs.flatMap(job => ({ caller, called: calledBy(job) })));
  const isCalledHere = new Set(calls.map(({ called }) => called));
  const events = new Map(
    all.map(workflow => {
      const { triggers } = workflow;
      const own = ['pull_request', 'pull_request_target', 'merge_group'].filter(event => triggers.has(event));
      const mayBeAny = triggers.has('workflow_call') && !isCalledHere.has(workflow);
      return [workflow, mayBeAny ? undefined : new Set(own)];
    }),
  );
  for (let level = 0; level < deepest; level++) {
    for (const { caller, called } of calls) {
      const from = events.get(caller);
      if (called === undefined) continue;
      if (from === undefined) events.set(called, undefined);
      for (const event of from ?? []) events.get(called)?.add(event);
    }
  }
  return workflow => events.get(workflow);
}
