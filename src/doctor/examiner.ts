import { checkoutLeaks, targetLeaks, unpinnedActions } from './checkout.js';
import { eventsOf, type Gate, type Workflows } from './gate.js';
import type { Leak } from './leak.js';
import { skipLeaks, successLeaks } from './passing.js';
import { permissionLeaks } from './permissions.js';
import { scriptLeaks } from './scripts.js';
import { forkLeaks, literalTokens } from './token.js';
import { pullRequestMissing, triggerLeaks } from './triggers.js';
import type { Workflow } from './workflow.js';

/** Finds the leaks of one workflow at a time, so that a mended one can be examined in place of what it was. */
export class Examiner {
  private readonly events;
  /** The workflow that pull requests should start, where they start none. */
  private readonly unstarted: string | undefined;
  /** Names of the checks that a merge queue is told. */
  private readonly queued = new Map<string, Set<string>>();

  constructor(
    private readonly workflows: Workflows,
    private readonly gates: ReadonlyMap<Workflow, readonly Gate[]>,
    private readonly hasLock: boolean,
  ) {
    this.events = eventsOf(workflows);
    const judging = [...gates.keys()].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
    const isStarted = judging.some(workflow => {
      const events = this.events.get(workflow);
      return events === undefined || events.has('pull_request') || events.has('pull_request_target');
    });
    this.unstarted = isStarted
      ? undefined
      : (judging.find(({ triggers }) => !triggers.has('schedule')) ?? judging[0])?.file.path;
    for (const workflow of judging) {
      if (!workflow.triggers.has('merge_group')) continue;
      for (const { job } of gates.get(workflow)!) {
        this.queued.set(job.name, (this.queued.get(job.name) ?? new Set()).add(workflow.file.path));
      }
    }
  }

  /** `before` is what the workflow was, where it has been mended. */
  leaksOf(workflow: Workflow, before = workflow): Leak[] {
    const useOf = this.workflows.useOf;
    const gates = this.gatesIn(workflow, before);
    const leaks = [...literalTokens(workflow, useOf)];
    const isAlone = new Set(gates.map(({ job }) => job)).size === workflow.jobs.length;
    const isUnstarted = this.unstarted === workflow.file.path;
    const known = this.events.get(before);
    const started = known === undefined ? undefined : new Set(known);
    if (isUnstarted && !workflow.triggers.has('pull_request'))
      leaks.push(pullRequestMissing(workflow, isAlone));
    for (const job of workflow.jobs) leaks.push(...unpinnedActions(job, useOf));
    if (known !== undefined && known.size === 0 && !isUnstarted) return leaks;
    // A merge queue will start it too, and pull requests, once it is mended.
    const isQueued = this.isQueued(gates);
    if (!isQueued && (workflow.triggers.has('pull_request') || isUnstarted)) started?.add('merge_group');
    if (isUnstarted) started?.add('pull_request');
    if (gates.length > 0) leaks.push(...triggerLeaks(workflow, isQueued));
    for (const gate of gates) {
      leaks.push(
        ...targetLeaks(gate, isAlone),
        ...skipLeaks(gate, started),
        ...successLeaks(gate),
        ...scriptLeaks(gate, this.workflows.isOurs),
        ...checkoutLeaks(gate, useOf),
        ...permissionLeaks(gate, useOf),
        ...forkLeaks(gate, this.hasLock),
      );
    }
    return distinct(leaks);
  }

  /** Mending makes no gate of another job, and leaves none out. */
  private gatesIn(workflow: Workflow, before: Workflow): readonly Gate[] {
    const gates = this.gates.get(before) ?? [];
    if (workflow === before) return gates;
    const ids = new Set(gates.map(({ job }) => job.id));
    return workflow.jobs
      .filter(({ id }) => ids.has(id))
      .flatMap(job => {
        const steps = job.steps.filter(each => this.workflows.useOf(each) === 'check');
        return job.uses === undefined ? steps.map(step => ({ workflow, job, step })) : [{ workflow, job }];
      });
  }

  /** Whether all these checks are reported to a merge queue by other workflows. */
  private isQueued(gates: readonly Gate[]): boolean {
    return gates.every(({ job, workflow }) =>
      [...(this.queued.get(job.name) ?? [])].some(path => path !== workflow.file.path),
    );
  }
}

/** What is wrong with a job is found with each of its steps that judge. */
function distinct(leaks: readonly Leak[]): Leak[] {
  const byPlace = new Map(leaks.map(leak => [`${leak.name} ${leak.span?.start}`, leak]));
  return [...byPlace.values()];
}
