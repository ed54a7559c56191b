import { spawnSync } from 'node:child_process';
import { type Blob, treeOfBlobs } from './blob-tree.js';
import type { Tree } from './source.js';

/** Why a commit could not be read; `message` is a sentence for the user. */
export class GitError extends Error {}

const largestAnswer = 1 << 30;

/**
 * The tree of a commit, with the paths of `directory`. What does not differ from the working tree is read from
 * there; the rest comes from git in one go when the first of it is asked for. Throws GitError where there is no
 * repository or no such commit.
 */
export function commitTree(directory: string, ref: string, working: Tree): Tree {
  const { blobs, differing } = filesOf(directory, commitNamed(directory, ref));
  const known = new Set(working.paths);
  const isSame = (path: string) => known.has(path) && !differing.has(path);
  let contents: Map<string, Buffer> | undefined;
  const bytesOf = (_path: string, id: string) => {
    contents ??= storedBlobs(
      directory,
      [...blobs].filter(([path, { isLink }]) => isLink || !isSame(path)).map(([, { id }]) => id),
    );
    return contents.get(id);
  };
  return treeOfBlobs(blobs, working, { isSame, bytesOf });
}

/** An id is taken as it is: each call of git costs as much as reading a hundred zone files. */
function commitNamed(directory: string, ref: string): string {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return ref;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  return git(directory, args).toString().trim();
}

/** What a commit holds below the directory, and which of it differs in the working tree. */
export interface CommitFiles {
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly differing: ReadonlySet<string>;
}

/** The files of a commit; those that are in the working tree alone are not among what differs. Throws GitError. */
export function filesOf(directory: string, commit: string): CommitFiles {
  const differing = new Set(
    split(
      git(directory, ['diff', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z', commit]),
    ),
  );
  return { blobs: blobsOf(directory, commit), differing };
}

/** The commit that is checked out. Its parents need not be in the clone. */
export interface HeadCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

/** What is checked out; undefined without git, without a repository, and where git does not trust it. */
export function headCommit(directory: string): HeadCommit | undefined {
  try {
    // Not `HEAD^1`: what a shallow clone cuts off is named by the commit all the same.
    const [header = ''] = git(directory, ['cat-file', '--batch'], 'HEAD\n').toString('utf8').split('\n\n');
    const [, sha] = /^([0-9a-f]+) commit /.exec(header) ?? [];
    if (sha === undefined) return undefined;
    return { sha, parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent]) => parent!) };
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Where two commits parted, as far as the clone holds the history that tells. */
export function mergeBase(directory: string, a: string, b: string): string | undefined {
  try {
    if (git(directory, ['rev-parse', '--is-shallow-repository']).toString().trim() !== 'false')
      return undefined;
    return git(directory, ['merge-base', '--end-of-options', a, b]).toString().trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** Plain files and symbolic links of a commit below the directory, by path. */
function blobsOf(directory: string, commit: string): Map<string, Blob> {
  const blobs = new Map<string, Blob>();
  for (const line of split(git(directory, ['ls-tree', '-r', '-z', commit]))) {
    const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    if (path !== undefined && id !== undefined) blobs.set(path, { id, isLink: mode === '120000' });
  }
  return blobs;
}

/** Those of the blobs that are in the clone, by id. Throws GitError. */
export function storedBlobs(directory: string, ids: readonly string[]): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (ids.length === 0) return contents;
  const output = git(directory, ['cat-file', '--batch'], ids.map(id => `${id}\n`).join(''));
  for (let at = 0; at < output.length; ) {
    const endOfHeader = output.indexOf('\n', at);
    const [id = '', type, size] = output.toString('latin1', at, endOfHeader).split(' ');
    at = endOfHeader + 1;
    if (type === 'missing') continue;
    contents.set(id, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

function split(output: Buffer): string[] {
  return output.toString('utf8').split('\0').filter(Boolean);
}

function git(directory: string, args: readonly string[], input?: string): Buffer {
  // Nothing that the repository's own configuration names may run: no pager, no hooks, no external diff.
  const result = spawnSync('git', ['--no-pager', '-c', 'core.fsmonitor=false', ...args], {
    cwd: directory,
    input: input ?? '',
    maxBuffer: largestAnswer,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  if (result.error !== undefined) throw new GitError(`git could not be run: ${result.error.message}.`);
  if (result.status !== 0) {
    const reason = result.stderr.toString('utf8').trim().split('\n')[0];
    throw new GitError(`git ${args[0]} failed${reason ? `: ${reason}` : ''}.`);
  }
  return result.stdout;
}
