import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from '../blob-tree.js';
import { commitTree, filesOf, GitError, headCommit, mergeBase, storedBlobs } from '../git.js';
import type { Tree } from '../source.js';
import { Unusable } from './answer.js';
import { type FetchedTree, fetchedTree } from './base-tree.js';
import type { Client } from './client.js';
import type { Event } from './event.js';
import { blobId, Objects, type SizedBlob } from './objects.js';
import {
  branchOf,
  isMergeRef,
  isUntold,
  type Origin,
  ofPush,
  originOf,
  otherCheckout,
  untoldChange,
} from './origin.js';
import { refusalOf } from './refusal.js';

/** The state before a change cannot be had; `message` says why, what follows and what mends it. */
export class BaseUnavailable extends Error {
  /** With the reason as the end of a sentence. */
  constructor(readonly reason: string) {
    super(
      `What this change takes away, and what it introduces, cannot be told: its base is not in the clone, and GitHub's API does not give it: ${reason}. Give the job the permission contents: read, or actions/checkout fetch-depth: 0.`,
    );
  }
}

/** The state before a change. */
export interface Base extends FetchedTree {
  /** What people call it. */
  readonly name: string;
  /** Set where each round of reading may ask for files that must be fetched. */
  readonly isFetched?: true;
}

/** What is known where a base is looked for. */
export interface Workplace {
  readonly event: Event;
  /** The folder of the clone. */
  readonly directory: string;
  readonly working: Tree;
  /** Opens GitHub's API with the first request; absent where there is no token. */
  readonly client?: () => Promise<Client>;
}

/**
 * The state before the change that is checked out: from the clone where it is there, else by way of GitHub's API, so
 * that a clone of depth 1 is enough. Undefined where the event is about no change. Throws CheckoutError, and
 * BaseUnavailable, which `complete` throws too.
 */
export async function openBase(place: Workplace): Promise<Base | undefined> {
  const { event, directory, working } = place;
  if (isUntold(event)) throw untoldChange(event);
  const head = headCommit(directory);
  if (head === undefined) return explained(() => withoutGit(place));
  const origin = originOf(event, head);
  if (origin === undefined) return undefined;
  const { name } = origin;
  const inClone =
    'commit' in origin ? origin.commit : mergeBase(directory, origin.parted.base, origin.parted.head);
  const tree = inClone === undefined ? undefined : treeInClone(directory, inClone, working);
  if (tree !== undefined) return { name, tree, complete: async read => read() };
  return explained(async () => {
    const objects = await openObjects(place);
    const commit = inClone ?? (await commitOf(origin, objects));
    const files = await objects.filesOf(commit);
    const { blobs, differing } = filesOf(directory, 'HEAD');
    const known = new Set(working.paths);
    const isSame = (path: string, id: string) =>
      known.has(path) && blobs.get(path)?.id === id && !differing.has(path);
    // What was renamed is in the clone under its new name.
    const inHead = new Set([...blobs.values()].map(({ id }) => id));
    const stored = (ids: readonly string[]) =>
      storedBlobs(
        directory,
        ids.filter(id => inHead.has(id)),
      );
    return named(name, fetchedTree(files, working, isSame, stored, objects));
  });
}

function treeInClone(directory: string, commit: string, working: Tree): Tree | undefined {
  try {
    return commitTree(directory, commit, working);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function commitOf(origin: Origin, objects: Objects): Promise<string> {
  return 'commit' in origin ? origin.commit : objects.mergeBase(origin.parted.base, origin.parted.head);
}

async function openObjects({ client, event: { repository } }: Workplace): Promise<Objects> {
  if (client === undefined) throw new Unusable('there is no token to ask it with (the input github-token)');
  if (repository === undefined) throw new Unusable('GITHUB_REPOSITORY names no repository');
  try {
    return new Objects(await client(), repository);
  } catch (error) {
    throw new Unusable(refusalOf(error));
  }
}

/** A change with the commit that would be checked out. */
type Candidate = { readonly head: string; readonly origin: Origin | ((objects: Objects) => Promise<Origin>) };

/** Without git, as after a download, nothing says what is checked out: files must prove that they are the change's. */
async function withoutGit(place: Workplace): Promise<Base | undefined> {
  const { event, directory, working } = place;
  const candidates = candidatesOf(event);
  if (candidates.length === 0) return undefined;
  const objects = await openObjects(place);
  const isSame = sameContent(directory, working);
  for (const { head, origin } of candidates) {
    const { name, ...from } = typeof origin === 'function' ? await origin(objects) : origin;
    const files = await objects.filesOf(await commitOf({ name, ...from } as Origin, objects));
    if (isCheckedOut(await objects.filesOf(head), files, working, isSame))
      return named(
        name,
        fetchedTree(files, working, isSame, () => linksIn(directory, working), objects),
      );
  }
  if (event.name === 'pull_request_target') throw otherCheckout(event);
  throw new Unusable('without git it cannot be told whether the files here are those of the change');
}

function candidatesOf(event: Event): Candidate[] {
  const { pull, mergeGroup, sha, ref } = event;
  if (pull !== undefined) {
    const name = pull.baseRef;
    const parted = { base: pull.baseSha, head: pull.headSha };
    const firstParent = async (objects: Objects): Promise<Origin> => {
      const [first] = await objects.parentsOf(sha!);
      return first === undefined ? { name, parted } : { name, commit: first };
    };
    const merge = sha !== undefined && isMergeRef(ref) ? [{ head: sha, origin: firstParent }] : [];
    return [...merge, { head: pull.headSha, origin: { name, parted } }];
  }
  if (mergeGroup !== undefined) {
    const origin = { name: branchOf(mergeGroup.baseRef), commit: mergeGroup.baseSha };
    return [{ head: mergeGroup.headSha, origin }];
  }
  const origin = ofPush(event);
  return origin === undefined || sha === undefined ? [] : [{ head: sha, origin }];
}

/** Whether everything that a change did is so in the working tree. */
function isCheckedOut(
  head: ReadonlyMap<string, SizedBlob>,
  base: ReadonlyMap<string, SizedBlob>,
  working: Tree,
  isSame: Contents['isSame'],
): boolean {
  const known = new Set(working.paths);
  return [...new Set([...head.keys(), ...base.keys()])].every(path => {
    const [now, before] = [head.get(path), base.get(path)];
    if (now?.id === before?.id || now?.isLink || before?.isLink) return true;
    return now === undefined ? !known.has(path) : isSame(path, now.id);
  });
}

/** By their content; each file is read once for it. */
function sameContent(directory: string, working: Tree): Contents['isSame'] {
  const ids = new Map<string, string>();
  const known = new Set(working.paths);
  return (path, id) => {
    if (!known.has(path) || working.refused.has(path)) return false;
    let own = ids.get(path);
    if (own === undefined) {
      own = contentId(join(directory, path), working.links?.has(path) ?? false, id.length);
      ids.set(path, own);
    }
    return own === id;
  };
}

/** What the symbolic links of the working tree hold, by the ids that git has for it. */
function linksIn(directory: string, working: Tree): Map<string, Buffer> {
  const contents = [...(working.links ?? new Map()).keys()].map(path =>
    readlinkSync(join(directory, path), 'buffer'),
  );
  return new Map(
    contents.flatMap(content => [40, 64].map(digits => [blobId(content, digits), content] as const)),
  );
}

function contentId(path: string, isLink: boolean, digits: number): string {
  try {
    return blobId(isLink ? readlinkSync(path, 'buffer') : readFileSync(path), digits);
  } catch {
    return '';
  }
}

function named(name: string, { tree, complete }: FetchedTree): Base {
  return { name, tree, isFetched: true, complete: read => explained(() => complete(read)) };
}

/** What requests fail with as BaseUnavailable. */
async function explained<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Unusable) throw new BaseUnavailable(error.message);
    const isRequest = error instanceof Error && 'request' in error;
    throw isRequest ? new BaseUnavailable(refusalOf(error)) : error;
  }
}
