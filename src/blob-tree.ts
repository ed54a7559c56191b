import { posix } from 'node:path';
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
  /** The content of what it holds otherwise, and of links; undefined while it is not there. */
  bytesOf(path: string, id: string): Uint8Array | undefined;
}

/** A file of the commit. */
interface Target {
  readonly path: string;
  readonly id: string;
}

/** As many links as one may lead through. */
const mostLinks = 40;

/** Where a link of the commit leads, by its content; undefined where that is not a path below the root. */
function linkTarget(path: string, content: Uint8Array | undefined): string | undefined {
  if (content === undefined) return undefined;
  const target = posix.join(posix.dirname(path), Buffer.from(content).toString('utf8'));
  return content[0] === 0x2f || /^\.\.(?:\/|$)/.test(target) ? undefined : target;
}

/**
 * A commit's files as a tree. What does not differ from the working tree is read from there, so that it is read once.
 * A symbolic link leads where the commit has it lead: what the working tree has in its place is the change's.
 */
export function treeOfBlobs(
  blobs: ReadonlyMap<string, Blob>,
  working: Tree,
  { isSame, bytesOf }: Contents,
): Tree {
  /** The file of the commit that a path leads to. */
  const targetOf = (path: string, links = 0): Target | undefined => {
    const blob = blobs.get(path);
    if (blob === undefined || !blob.isLink) return blob && { path, id: blob.id };
    const target = linkTarget(path, bytesOf(path, blob.id));
    return target === undefined || links === mostLinks ? undefined : targetOf(target, links + 1);
  };
  // The text of a file can be that of a link, which has the same id then.
  const isHere = ({ path, id }: Target) => isSame(path, id) && working.links?.has(path) !== true;
  const seen = [...blobs].filter(([path]) => !isPassedOver(path));
  const linked = seen.filter(([, { isLink }]) => isLink);
  let listed: Required<Pick<Tree, 'paths' | 'links'>> | undefined;
  const list = () => {
    const led = linked.map(([path]) => [path, targetOf(path)?.path] as const);
    const links = new Map(led.filter((link): link is [string, string] => link[1] !== undefined));
    const paths = seen.flatMap(([path, { isLink }]) => (isLink && !links.has(path) ? [] : [path])).sort();
    // Where links lead may have to be fetched first.
    if (linked.every(([path, { id }]) => bytesOf(path, id) !== undefined)) listed = { paths, links };
    return { paths, links };
  };

  return {
    get paths() {
      return (listed ?? list()).paths;
    },
    get links() {
      return (listed ?? list()).links;
    },
    refused: new Map(),
    read(path, sieve): SourceFile | undefined {
      const target = isPassedOver(path) ? undefined : targetOf(path);
      if (target === undefined) return undefined;
      if (isHere(target)) return under(path, working.read(target.path, sieve));
      const bytes = bytesOf(target.path, target.id);
      if (bytes === undefined) return undefined;
      if (sieve !== undefined) return { path, ...sieve([bytes]) };
      return { path, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') };
    },
    peek(path): SourceFile | undefined {
      const target = isPassedOver(path) ? undefined : targetOf(path);
      if (target === undefined || !isHere(target)) return this.read(path);
      return under(path, working.peek(target.path));
    },
  };
}

/** A file that a link leads to, by the path of the link. */
function under(path: string, file: SourceFile | undefined): SourceFile | undefined {
  return file === undefined || file.path === path ? file : { ...file, path };
}
