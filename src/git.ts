import { spawnSync } from 'node:child_process';
import type { SourceFile, Tree } from './source.js';

/** Why a commit could not be read; `message` is a sentence for the user. */
export class GitError extends Error {}

const largestAnswer = 1 << 30;

/**
 * The tree of a commit, with the paths of `directory`. What does not differ from the working tree is read from
 * there; the rest comes from git in one go when the first of it is asked for. Throws GitError where there is no
 * repository or no such commit.
 */
export function commitTree(directory: string, ref: string, working: Tree): Tree {
  const commit = git(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
    .toString()
    .trim();
  const known = new Set(working.paths);
  const blobs = blobsOf(directory, commit, known);
  const differing = new Set(
    split(
      git(directory, ['diff', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z', commit]),
    ),
  );
  const fromGit = [...blobs.keys()].filter(path => differing.has(path) || !known.has(path));
  let contents: Map<string, Buffer> | undefined;
  const bytesOf = (path: string) => {
    contents ??= readBlobs(directory, fromGit, blobs);
    return contents.get(path);
  };
  const isFromGit = new Set(fromGit);

  return {
    paths: [...blobs.keys()].sort(),
    refused: new Map(),
    read(path, sieve): SourceFile | undefined {
      if (!blobs.has(path)) return undefined;
      if (!isFromGit.has(path)) return working.read(path, sieve);
      const bytes = bytesOf(path);
      if (bytes === undefined) return undefined;
      return sieve === undefined ? { path, text: bytes.toString('utf8') } : { path, ...sieve([bytes]) };
    },
    peek(path): SourceFile | undefined {
      return isFromGit.has(path) || !blobs.has(path) ? this.read(path) : working.peek(path);
    },
  };
}

/** Plain files of a commit below the directory, by path. */
function blobsOf(directory: string, commit: string, known: ReadonlySet<string>): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const line of split(git(directory, ['ls-tree', '-r', '-z', commit]))) {
    const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    // 100644 and 100755; a symbolic link (120000) is read only where the working tree vouches for it.
    if (path === undefined || id === undefined) continue;
    if (mode?.startsWith('100') || known.has(path)) blobs.set(path, id);
  }
  return blobs;
}

function readBlobs(
  directory: string,
  paths: readonly string[],
  blobs: ReadonlyMap<string, string>,
): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const output = git(directory, ['cat-file', '--batch'], paths.map(path => `${blobs.get(path)}\n`).join(''));
  let at = 0;
  for (const path of paths) {
    const endOfHeader = output.indexOf('\n', at);
    const size = Number(output.toString('latin1', at, endOfHeader).split(' ')[2]);
    contents.set(path, output.subarray(endOfHeader + 1, endOfHeader + 1 + size));
    at = endOfHeader + 1 + size + 1;
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
