import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Blob } from '../blob-tree.js';
import { Unusable, understood } from './answer.js';
import type { Client } from './client.js';

/** Folders of a tree too large for one answer are asked for one by one, so many at most. */
const mostTrees = 200;

/** In milliseconds, for all requests of a run together: each by itself may be slow and still be answered. */
const longest = 300_000;

const sha = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const commit = v.object({ sha, parents: v.array(v.object({ sha })) });
const comparison = v.object({ base_commit: v.object({ sha }), merge_base_commit: v.object({ sha }) });
const entry = v.object({
  path: v.string(),
  mode: v.string(),
  type: v.string(),
  sha,
  size: v.optional(v.number()),
});
const tree = v.object({ tree: v.array(entry), truncated: v.boolean() });

/** A file of a commit as the API lists it. */
export interface SizedBlob extends Blob {
  /** In bytes. */
  readonly size: number;
}

/** Git's objects by way of GitHub's API. What a request fails with is thrown as it is; see `refusalOf`. */
export class Objects {
  private readonly end = Date.now() + longest;

  constructor(
    private readonly opened: Client,
    private readonly repository: { readonly owner: string; readonly repo: string },
  ) {}

  /** No request begins when time is up. */
  private get client(): Client {
    if (Date.now() > this.end) throw new Unusable('GitHub took too long; a later run may succeed');
    return this.opened;
  }

  /** The ids of a commit's parents, the first first. */
  async parentsOf(id: string): Promise<string[]> {
    const { data } = await this.client.rest.git.getCommit({ ...this.repository, commit_sha: id });
    const { parents } = understood(commit, data, answer => answer.sha === id);
    return parents.map(parent => parent.sha);
  }

  /** Where two commits parted. */
  async mergeBase(base: string, head: string): Promise<string> {
    const basehead = `${base}...${head}`;
    const asked = { ...this.repository, basehead, per_page: 1 };
    const { data } = await this.client.rest.repos.compareCommitsWithBasehead(asked);
    return understood(comparison, data, answer => answer.base_commit.sha === base).merge_base_commit.sha;
  }

  /** Plain files and symbolic links of a commit, by path. */
  async filesOf(commitId: string): Promise<Map<string, SizedBlob>> {
    const files = new Map<string, SizedBlob>();
    const folders = [{ id: commitId, prefix: '', isRecursive: true }];
    let asked = 0;
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      if (++asked > mostTrees) throw new Unusable(`its files need more than ${mostTrees} requests`);
      const { id, prefix, isRecursive } = folder;
      const one = { ...this.repository, tree_sha: id, ...(isRecursive && { recursive: '1' }) };
      const answer = understood(tree, (await this.client.rest.git.getTree(one)).data);
      if (answer.truncated) {
        if (!isRecursive) throw new Unusable('one of its folders is too large for the API');
        folders.push({ id, prefix, isRecursive: false });
        continue;
      }
      for (const { path, mode, type, sha: of, size = 0 } of answer.tree) {
        if (type === 'blob') files.set(prefix + path, { id: of, isLink: mode === '120000', size });
        else if (type === 'tree' && !isRecursive)
          folders.push({ id: of, prefix: `${prefix}${path}/`, isRecursive: true });
      }
    }
    return files;
  }

  /** The content of a blob, which is proved to be what its id says. */
  async blob(blob: SizedBlob): Promise<Buffer> {
    // What comes in pieces can break off after the client has let go of it.
    const bytes = (await this.tryBlob(blob)) ?? (await this.tryBlob(blob));
    if (bytes === undefined) throw new Unusable('a file came other than it was asked for');
    return bytes;
  }

  private async tryBlob({ id, size }: SizedBlob): Promise<Buffer | undefined> {
    const { data } = await this.client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
      ...this.repository,
      file_sha: id,
      headers: { accept: 'application/vnd.github.raw+json' },
      // GitHub says that all of them are UTF-8, so that Octokit would make text of them.
      request: { parseSuccessResponseBody: false },
    });
    const bytes = await bytesIn(data as unknown as ReadableStream<Uint8Array>, size);
    return bytes !== undefined && blobId(bytes, id.length) === id ? bytes : undefined;
  }
}

/** What comes, and no more than was announced; undefined where it breaks off. */
async function bytesIn(stream: ReadableStream<Uint8Array>, size: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > size) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Git's id of a content: 40 hex digits are SHA-1, 64 are SHA-256. */
export function blobId(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
