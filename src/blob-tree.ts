import { isPassedOver } from './discover.js';
import type { SourceFile, Tree } from './source.js';

/** A file of a commit. */
export interface Blob {
  /** Git's id of its content, in hex. */
  readonly id: string;
  readonly isLink: boolean;
}

/** Where the content of a commit's files is. */
export interface Contents {
  /** Whether the working tree holds the same at the path: the same text, or a symbolic link to the same place. */
  isSame(path: string, id: string): boolean;
  /** The content of what it holds otherwise; undefined while it is not there. */
  bytesOf(path: string, id: string): Uint8Array | undefined;
}

/**
 * A commit's files as a tree. What does not differ from the working tree is read from there, so that it is read once.
 * A symbolic link counts only where it is the working tree's too, which vouches that it stays inside.
 */
export function treeOfBlobs(
  blobs: ReadonlyMap<string, Blob>,
  working: Tree,
  { isSame, bytesOf }: Contents,
): Tree {
  /** The file of the commit that a path leads to. */
  const targetOf = (path: string): { path: string; id: string } | undefined => {
    const blob = blobs.get(path);
    if (blob === undefined || !blob.isLink) return blob && { path, id: blob.id };
    const target = isSame(path, blob.id) ? working.links?.get(path) : undefined;
    const led = target === undefined ? undefined : blobs.get(target);
    return target === undefined || led === undefined || led.isLink ? undefined : { path: target, id: led.id };
  };
  const links = new Map<string, string>();
  const paths: string[] = [];
  for (const path of [...blobs.keys()].sort()) {
    if (isPassedOver(path)) continue;
    const target = blobs.get(path)!.isLink ? targetOf(path)?.path : path;
    if (target !== undefined) paths.push(path);
    if (target !== undefined && target !== path) links.set(path, target);
  }
  const known = new Set(paths);

  return {
    paths,
    links,
    refused: new Map(),
    read(path, sieve): SourceFile | undefined {
      const target = known.has(path) ? targetOf(path) : undefined;
      if (target === undefined) return undefined;
      if (isSame(target.path, target.id)) return working.read(path, sieve);
      const bytes = bytesOf(target.path, target.id);
      if (bytes === undefined) return undefined;
      if (sieve !== undefined) return { path, ...sieve([bytes]) };
      return { path, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') };
    },
    peek(path): SourceFile | undefined {
      const target = known.has(path) ? targetOf(path) : undefined;
      return target !== undefined && isSame(target.path, target.id) ? working.peek(path) : this.read(path);
    },
  };
}
