import { checkoutLeaks, targetLeaks } from './checkout.js';
import type { Workflows } from './gate.js';
import type { Leak } from './leak.js';
import { successLeaks } from './passing.js';
import { permissionLeaks } from './permissions.js';
import { skipLeaks } from './skipping.js';
import { pullRequestMissing, triggerLeaks } from './triggers.js';
import { forkLeaks, literalTokens, unpinnedActions } from './trust.js';
import type { Workflow } from './workflow.js';

/** What is wrong within the workflows, by path. `hasLock` tells that there is a lock file, which judges where there is no token. */
export function leaksOf(workflows: Workflows, hasLock: boolean): Map<string, Leak[]> {
  const unstarted = unstartedOf(workflows);
  const isQueued = queueOf(workflows);
  return new Map(
    workflows.all.map(workflow => {
      const leaks = [...leaksIn(workflow, workflows, hasLock, workflow === unstarted, isQueued(workflow))];
      // What is wrong with the whole job is found with each of its steps.
      const distinct = new Map(leaks.map(leak => [`${leak.name} ${leak.span?.start}`, leak]));
      return [workflow.file.path, [...distinct.values()]];
    }),
  );
}

function* leaksIn(
  workflow: Workflow,
  { gates: all, useOf, eventsOf }: Workflows,
  hasLock: boolean,
  isUnstarted: boolean,
  isQueued: boolean,
): Generator<Leak> {
  const gates = all.get(workflow) ?? [];
  const isAlone = gates.length === workflow.jobs.length;
  yield* literalTokens(workflow, useOf);
  for (const job of workflow.jobs) yield* unpinnedActions(job, useOf);
  if (isUnstarted) yield pullRequestMissing(workflow, isAlone);
  const known = eventsOf(workflow);
  if (gates.length === 0 || (known?.size === 0 && !isUnstarted)) return;
  // Pull requests and a merge queue will start it too, once it is mended.
  const events = known && new Set(known);
  if (isUnstarted) events?.add('pull_request');
  if (!isQueued && (workflow.triggers.has('pull_request') || isUnstarted)) events?.add('merge_group');
  yield* triggerLeaks(workflow, isQueued);
  for (const gate of gates) {
    yield* targetLeaks(gate, isAlone);
    yield* skipLeaks(gate, events);
    yield* successLeaks(gate);
    yield* checkoutLeaks(gate, events);
    yield* permissionLeaks(gate);
    if (!hasLock) yield* forkLeaks(gate);
  }
}

/** The workflow that pull requests should start, where they start none that judges. */
function unstartedOf({ gates, eventsOf }: Workflows): Workflow | undefined {
  const judging = [...gates.keys()];
  const isStarted = judging.some(workflow => {
    const events = eventsOf(workflow);
    return events === undefined || events.has('pull_request') || events.has('pull_request_target');
  });
  if (isStarted) return undefined;
  return judging.find(({ triggers }) => !triggers.has('schedule')) ?? judging[0];
}

/** Tells whether all checks of a workflow are reported to a merge queue by other workflows. */
function queueOf({ gates }: Workflows): (workflow: Workflow) => boolean {
  const checksOf = (workflow: Workflow) => new Set(gates.get(workflow)?.map(({ job }) => job.name));
  const queued = [...gates.keys()].filter(({ triggers }) => triggers.has('merge_group'));
  const counts = new Map<string, number>();
  for (const check of queued.flatMap(each => [...checksOf(each)]))
    counts.set(check, (counts.get(check) ?? 0) + 1);
  return workflow => {
    const own = workflow.triggers.has('merge_group') ? 1 : 0;
    return [...checksOf(workflow)].every(check => (counts.get(check) ?? 0) > own);
  };
}
