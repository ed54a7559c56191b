import { type Gate, namesOurs } from './gate.js';
import type { Change, Leak } from './leak.js';
import { isWithin } from './mend.js';
import { isExpression, type Step, textAt } from './workflow.js';

/** Which files the gate judges: none, what merging would give, or others. `events` are those that start it. */
export function* checkoutLeaks(
  { job, steps }: Gate,
  events: ReadonlySet<string> | undefined,
): Generator<Leak> {
  const judging = new Set(steps);
  let isEmpty = true;
  let checkout: Step | undefined;
  for (const step of job.steps) {
    // An action of the repository may bring other files than those that it came with.
    if (judging.has(step) && !/^\.\/./.test(step.uses ?? '')) {
      if (isEmpty) yield noCheckout(step);
      if (checkout !== undefined && events?.has('pull_request')) yield* refLeaks(checkout);
      // Said once for all that follow.
      isEmpty = false;
      checkout = undefined;
    }
    if (mayBringFiles(step)) return;
    if (!isCheckout(step)) continue;
    isEmpty = false;
    if (!step.inputs.has('repository') && !step.inputs.has('path')) checkout = step;
  }
}

function noCheckout({ keys }: Step): Leak {
  return {
    name: 'no-checkout',
    severity: 'error',
    message: 'No step before this one brings the files of the repository, so that there is nothing to judge.',
    write: 'a step before it that uses actions/checkout',
    span: (keys.get('uses') ?? keys.get('run'))!.key.span,
  };
}

function* refLeaks(checkout: Step): Generator<Leak> {
  const ref = checkout.inputs.get('ref');
  const text = textAt(checkout.inputs, 'ref') ?? '';
  if (ref === undefined || !(isOfBase(text) || isHead(text))) return;
  yield {
    name: 'not-its-change',
    severity: isHead(text) ? 'warning' : 'error',
    message: isHead(text)
      ? 'The checkout names the head of the pull request, without what its target has got since, so that what merging would give is not judged.'
      : 'The checkout names a `ref` that is not the pull request’s, so that what it changes is not judged.',
    write: 'the checkout without `ref`',
    span: ref.key.span,
    changes: withoutInputs(checkout, input => input === 'ref'),
  };
}

/** The event that lends a stranger's files the repository's token. `isAlone` tells that all jobs do nothing but judge. */
export function* targetLeaks({ workflow, job, steps }: Gate, isAlone: boolean): Generator<Leak> {
  const { triggers, on } = workflow;
  const span = triggers.get('pull_request_target')?.span;
  if (span === undefined || steps[0] === undefined) return;
  const before = job.steps.slice(0, job.steps.indexOf(steps[0]));
  const namesHead = ({ inputs }: Step, input: string) => head.test(textAt(inputs, input) ?? '');
  const checkouts = job.steps.filter(isCheckout);
  const isOfHead = checkouts.some(each => places.some(input => namesHead(each, input)));
  const namesAny = (each: Step) => isCheckout(each) && places.some(input => each.inputs.has(input));
  const isOfBase = !before.some(each => mayBringFiles(each) || namesAny(each));
  if (!isOfHead && !isOfBase) return;
  const isMendable = isAlone && !triggers.has('pull_request') && isWithin(span, on.value.span);
  const removals = checkouts.flatMap(each => withoutInputs(each, input => namesHead(each, input)));
  yield {
    name: 'pull-request-target',
    severity: 'error',
    message: isOfHead
      ? 'On `pull_request_target` files of a stranger are checked out beside the token and the secrets of the repository: any step that runs one of them gives these away.'
      : 'On `pull_request_target` a checkout brings the base branch, so that what a pull request changes is not judged.',
    write: '`pull_request`; from a fork it has no secrets, and the lock file judges',
    span,
    changes: isMendable ? [{ do: 'replace', span, text: 'pull_request' }, ...removals] : [],
  };
}

/** The inputs of a checkout that say what is checked out. */
const places = ['ref', 'repository'] as const;

/** Expressions that name the head of a pull request. */
const head = /github\.event\.pull_request\.head\b|github\.head_ref\b|refs\/pull\//;

/** Whether a ref is for sure the head of a pull request, wherever there is one. */
function isHead(ref: string): boolean {
  return /^\$\{\{\s*github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref)\s*(?:\|\|[^{}]*)?\}\}$/.test(
    ref.trim(),
  );
}

/** Whether a ref is for sure not what a pull request would change. */
function isOfBase(ref: string): boolean {
  if (!isExpression(ref)) return ref.trim() !== '' && !ref.startsWith('refs/pull/');
  return /^\$\{\{\s*github\.(?:base_ref|event\.pull_request\.base\.(?:sha|ref))\s*\}\}$/.test(ref.trim());
}

function withoutInputs({ inputs, keys, mapping }: Step, isMeant: (input: string) => boolean): Change[] {
  const held = keys.get('with');
  if (held?.value.kind !== 'mapping') return [];
  const [from, holder] = [held.value, { entry: held, from: mapping }];
  const meant = places.filter(isMeant).flatMap(input => inputs.get(input) ?? []);
  return meant.map(entry => ({ do: 'remove', entry, from, holder }));
}

function isCheckout({ uses = '' }: Step): boolean {
  return /^actions\/checkout@/i.test(uses);
}

/** A script or another action may do anything with the files; these few do not. */
function mayBringFiles({ uses }: Step): boolean {
  if (uses === undefined) return true;
  return !namesOurs(uses) && !/^actions\/(?:setup-[a-z]+|upload-artifact|checkout)@/i.test(uses);
}
