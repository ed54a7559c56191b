import { type Gate, isOurRepository, type Use } from './gate.js';
import type { Change, Leak } from './leak.js';
import { isExpression, type Job, type Step, textAt } from './workflow.js';

/** The step that brings the files, as it stands where none does. */
const checkoutLines = ['uses: actions/checkout@v5', 'with:', '  fetch-depth: 2'];

/** Which files the gate judges: none, those of the pull request, or others. */
export function* checkoutLeaks(gate: Gate, useOf: (step: Step) => Use | undefined): Generator<Leak> {
  const { job, step, workflow } = gate;
  if (step === undefined || (step.uses !== undefined && useOf(step) === undefined)) return;
  const before = job.steps.slice(0, job.steps.indexOf(step));
  const checkout = before.findLast(isCheckout);
  const others = before.filter(each => each !== checkout && mayBringFiles(each));
  if (others.length > 0) return;
  const span = step.keys.get('uses')?.key.span ?? step.keys.get('run')?.key.span ?? job.span;
  if (checkout === undefined) {
    yield {
      name: 'no-checkout',
      severity: 'error',
      message:
        'No step before this one brings the files of the repository, so that there is nothing to judge.',
      write: 'a step before it that uses actions/checkout',
      span,
      changes: [{ do: 'step', before: step, lines: checkoutLines }],
    };
    return;
  }
  const inputs = checkout.keys.get('with');
  const isOfPullRequests = workflow.triggers.has('pull_request');
  const ref = checkout.inputs.get('ref');
  const holder = inputs && { from: checkout.mapping, entry: inputs };
  if (isOfPullRequests && ref !== undefined && isOfBase(textAt(checkout.inputs, 'ref') ?? '')) {
    yield {
      name: 'not-its-change',
      severity: 'error',
      message:
        'The checkout names a `ref` that is not the pull request’s, so that what it changes is not judged.',
      write: 'the checkout without `ref`',
      span: ref.key.span,
      ...(holder?.entry.value.kind === 'mapping' && {
        changes: [{ do: 'remove', from: holder.entry.value, entry: ref, holder }],
      }),
    };
  }
  const depth = textAt(checkout.inputs, 'fetch-depth') ?? '1';
  if (step.run !== undefined || Number(depth || '1') !== 1) return;
  yield {
    name: 'base-not-fetched',
    severity: 'notice',
    message:
      'The checkout brings no commit before the change, so that what it introduced is not told from what stood before.',
    write: 'fetch-depth: 2',
    span: (checkout.inputs.get('fetch-depth') ?? checkout.keys.get('uses')!).key.span,
    changes: depthOf(checkout),
  };
}

function depthOf({ mapping, keys }: Step): Change[] {
  const inputs = keys.get('with')?.value;
  if (inputs?.kind === 'mapping') return [{ do: 'put', into: inputs, key: 'fetch-depth', value: '2' }];
  return [{ do: 'put', into: mapping, key: 'with', value: { 'fetch-depth': '2' } }];
}

/** Whether a step brings this repository's files into the folder of the job. */
function isCheckout({ uses = '', inputs }: Step): boolean {
  const isElsewhere = ['repository', 'path'].some(input => !['', '.'].includes(textAt(inputs, input) ?? ''));
  return /^actions\/checkout@/i.test(uses) && !isElsewhere;
}

/** A script or an action of others may do anything with the files; these few do not. */
function mayBringFiles(step: Step): boolean {
  const { uses } = step;
  if (isOurRepository(step)) return false;
  return uses === undefined || !/^actions\/(?:setup-[a-z]+|upload-artifact|checkout)@/i.test(uses);
}

/** Whether a ref is for sure not what a pull request would change. */
function isOfBase(ref: string): boolean {
  if (ref.trim() === '') return false;
  if (!isExpression(ref)) return !ref.startsWith('refs/pull/');
  return /^\$\{\{\s*(?:github\.base_ref|github\.event\.pull_request\.base\.(?:sha|ref))\s*\}\}$/.test(ref);
}

/** The event that lends a stranger's files the repository's token. `isAlone` tells that all jobs do nothing but judge. */
export function* targetLeaks({ workflow, job, step }: Gate, isAlone: boolean): Generator<Leak> {
  const trigger = workflow.triggers.get('pull_request_target');
  if (trigger === undefined || step === undefined) return;
  const before = job.steps.slice(0, job.steps.indexOf(step));
  const checkouts = before.filter(({ uses = '' }) => /^actions\/checkout@/i.test(uses));
  const ofHead = checkouts.find(isOfHead);
  const bringsBase = !before.some(mayBringFiles) && !checkouts.some(hasRef);
  if (ofHead === undefined && !bringsBase) return;
  const changes: Change[] = [
    { do: 'trigger', workflow, add: 'pull_request', insteadOf: 'pull_request_target' },
  ];
  for (const checkout of checkouts) changes.push(...withoutHead(checkout));
  yield {
    name: 'pull-request-target',
    severity: 'error',
    message:
      ofHead === undefined
        ? 'On `pull_request_target` a checkout brings the base branch, so that what a pull request changes is not judged.'
        : 'On `pull_request_target` files of a stranger are checked out beside the token and the secrets of the repository: any step that runs one of them gives these away.',
    write: '`pull_request`; from a fork it has no secrets, and the lock file judges',
    span: trigger.span,
    ...(isAlone && { changes }),
  };
}

/** Expressions that name the head of a pull request. */
const head = /github\.event\.pull_request\.head\b|github\.head_ref\b|refs\/pull\//;

function isOfHead({ inputs }: Step): boolean {
  return ['ref', 'repository'].some(input => head.test(textAt(inputs, input) ?? ''));
}

function hasRef({ inputs }: Step): boolean {
  return inputs.has('ref') || inputs.has('repository');
}

function withoutHead({ inputs, keys, mapping }: Step): Change[] {
  const holder = keys.get('with');
  if (holder?.value.kind !== 'mapping') return [];
  const from = holder.value;
  return ['ref', 'repository'].flatMap(input => {
    const entry = inputs.get(input);
    if (entry === undefined || !head.test(textAt(inputs, input) ?? '')) return [];
    return [{ do: 'remove', from, entry, holder: { from: mapping, entry: holder } } as const];
  });
}

/** Actions in a job that another commit may take the place of at any time. */
export function* unpinnedActions(job: Job, useOf: (step: Step) => Use | undefined): Generator<Leak> {
  const unpinned = job.steps.filter(({ uses }) => uses !== undefined && isMovable(uses));
  const first = unpinned.find(isOurRepository) ?? unpinned[0];
  if (first === undefined || !job.steps.some(step => useOf(step) !== undefined)) return;
  const names = [...new Set(unpinned.map(({ uses }) => uses))];
  yield {
    name: 'unpinned-action',
    severity: 'notice',
    message: `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not pinned to a commit: whoever can move the tag or branch decides what the gate runs.`,
    write: 'the commit’s 40 digits in place of the name, with the version in a remark',
    span: first.keys.get('uses')!.value.span,
  };
}

function isMovable(uses: string): boolean {
  if (uses.startsWith('./')) return false;
  if (uses.startsWith('docker://')) return !uses.includes('@sha256:');
  return !/@[0-9a-f]{40}$/i.test(uses);
}
