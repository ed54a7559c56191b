import { type Contents, treeOfBlobs } from '../blob-tree.js';
import type { Tree } from '../source.js';
import { Unusable } from './answer.js';
import type { Objects, SizedBlob } from './objects.js';

/** What one comparison may cost: a workflow's token has 1,000 requests an hour, for all workflows of a repository. */
const limits = { blobs: 300, bytes: 64 << 20, rounds: 32, atOnce: 8 };

/** A commit whose files are fetched as they are asked for. */
export interface FetchedTree {
  /** Says of a file that was not fetched yet that it is not there; only `complete` may read it. */
  readonly tree: Tree;
  /**
   * Reads once and again until everything that was asked for is there. Throws Unusable where that is too much, and
   * what requests fail with.
   */
  complete<T>(read: () => T): Promise<T>;
}

/** The tree of a commit whose files the API listed; `stored` gives those contents that need no request, by id. */
export function fetchedTree(
  files: ReadonlyMap<string, SizedBlob>,
  working: Tree,
  isSame: Contents['isSame'],
  stored: (ids: readonly string[]) => ReadonlyMap<string, Buffer>,
  objects: Objects,
): FetchedTree {
  const contents = new Map<string, Buffer>();
  const missing = new Map<string, SizedBlob>();
  let fetched = { blobs: 0, bytes: 0 };
  const bytesOf = (path: string, id: string) => {
    const bytes = contents.get(id);
    if (bytes === undefined) missing.set(id, files.get(path)!);
    return bytes;
  };

  const fetchMissing = async () => {
    for (const [id, bytes] of stored([...missing.keys()])) {
      contents.set(id, bytes);
      missing.delete(id);
    }
    const wanted = [...missing.values()];
    const bytes = wanted.reduce((sum, { size }) => sum + size, fetched.bytes);
    fetched = { blobs: fetched.blobs + wanted.length, bytes };
    if (fetched.blobs > limits.blobs) throw new Unusable(`more than ${limits.blobs} files differ from it`);
    if (bytes > limits.bytes)
      throw new Unusable(`what differs from it is larger than ${limits.bytes >> 20} MiB`);
    const fetchNext = async (): Promise<void> => {
      for (let blob = wanted.shift(); blob !== undefined; blob = wanted.shift())
        contents.set(blob.id, await objects.blob(blob));
    };
    try {
      await Promise.all(Array.from({ length: limits.atOnce }, fetchNext));
    } finally {
      // After a failure nobody goes on asking.
      wanted.length = 0;
    }
  };

  return {
    tree: treeOfBlobs(files, working, { isSame, bytesOf }),
    async complete(read) {
      for (let round = 0; round < limits.rounds; round++) {
        missing.clear();
        const result = read();
        if (missing.size === 0) return result;
        await fetchMissing();
      }
      throw new Unusable(`its files include each other more than ${limits.rounds} deep`);
    },
  };
}
