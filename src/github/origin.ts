import type { HeadCommit } from '../git.js';
import type { Event } from './event.js';

/** Files are checked out that are not those of the change; `message` says what to write in the workflow. */
export class CheckoutError extends Error {}

/** Where a change began: a commit, or where two commits parted. */
export type Origin = {
  /** What people call it: the branch, or the beginning of a commit's id. */
  readonly name: string;
} & ({ readonly commit: string } | { readonly parted: { readonly base: string; readonly head: string } });

/**
 * Where the change that is checked out began; undefined where the event is about none. A change that is not checked
 * out would be judged by other files, and pass: throws CheckoutError.
 */
export function originOf(event: Event, head: HeadCommit): Origin | undefined {
  const { pull, mergeGroup } = event;
  if (pull !== undefined) return ofPull(event, pull, head);
  if (mergeGroup !== undefined) {
    if (head.sha !== mergeGroup.headSha) throw otherCheckout(event, head.sha);
    return { name: branchOf(mergeGroup.baseRef), commit: mergeGroup.baseSha };
  }
  return ofPush(event);
}

/** Where a push began; undefined for a new branch, and where the event is no push. Other payloads have a `before` too. */
export function ofPush({ name, before }: Event): Origin | undefined {
  if (name !== 'push' || before === undefined || /^0+$/.test(before)) return undefined;
  return { name: before.slice(0, 12), commit: before };
}

function ofPull(event: Event, pull: NonNullable<Event['pull']>, head: HeadCommit): Origin {
  const { headSha, baseSha, baseRef: name } = pull;
  const parted = { base: baseSha, head: headSha };
  if (head.sha === headSha) return { name, parted };
  const [first] = head.parents;
  if (isMergeRef(event.ref) && head.sha === event.sha && first !== undefined) return { name, commit: first };
  // A merge that the workflow checked out or made itself, and a commit that it put on top.
  if (!head.parents.includes(headSha)) throw otherCheckout(event, head.sha);
  const other = head.parents.find(parent => parent !== headSha);
  return other === undefined ? { name, parted } : { name, commit: other };
}

/** Whether GitHub made the ref, of the merge of a pull request into its base. */
export function isMergeRef(ref: string | undefined): boolean {
  return /^refs\/pull\/\d+\/merge$/.test(ref ?? '');
}

/** A ref as people call it. */
export function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, '');
}

/** Whether an event is about a change, and its payload does not say which: judged by itself it would set its own bar. */
export function isUntold({ name, pull, mergeGroup }: Event): boolean {
  return /^(?:pull_request|merge_group)/.test(name) && pull === undefined && mergeGroup === undefined;
}

/** The error for such an event. */
export function untoldChange({ name }: Event): CheckoutError {
  return new CheckoutError(
    `The event is ${name}, and the payload that GITHUB_EVENT_PATH names does not tell the change, so that nothing was judged.`,
  );
}

/** The error for files that are another commit's, or nobody knows whose. */
export function otherCheckout({ name, mergeGroup }: Event, sha?: string): CheckoutError {
  const what =
    sha === undefined ? 'What is checked out' : `The commit that is checked out, ${sha.slice(0, 12)},`;
  const change = mergeGroup === undefined ? 'pull request' : 'merge group';
  const mend =
    name === 'pull_request_target'
      ? 'pull_request_target checks out the base branch: let the workflow run on pull_request.'
      : 'Leave out ref: of actions/checkout, so that it takes what the event is about.';
  return new CheckoutError(`${what} is not the ${change}'s, whose files were therefore not judged. ${mend}`);
}
