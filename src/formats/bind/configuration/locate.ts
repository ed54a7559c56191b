import { posix } from 'node:path';
import { resolvePath, type Tree } from '../../../source.js';

/** Where a path that a file mentions leads: to a file of the tree, or nowhere, with the reason as the end of a sentence. */
export type Located = { readonly path: string } | { readonly reason: string };

/**
 * Finds a file that `from` mentions: beside it, from the top of the repository, or below the server's own
 * `directory`, of which a repository often holds only the end: `/etc/bind/zones/x` may be `zones/x` here.
 */
export function locate(tree: Tree, from: string, mentioned: string, directory?: string): Located {
  const beside = posix.dirname(from);
  const served = directory === undefined ? mentioned : posix.join(directory, mentioned);
  const absolute = posix.isAbsolute(mentioned) ? mentioned : posix.isAbsolute(served) ? served : undefined;
  const candidates = [
    resolvePath(beside, mentioned),
    resolvePath('.', mentioned),
    directory === undefined ? undefined : resolvePath(beside, served),
    ...(absolute === undefined ? [] : tailsOf(absolute).flatMap(tail => [tail, resolvePath(beside, tail)])),
  ].filter(path => path !== undefined);
  const paths = pathsOf(tree);
  const path = candidates.find(candidate => paths.has(candidate));
  if (path !== undefined) return { path };
  const refused = candidates.find(candidate => tree.refused.has(candidate));
  if (refused !== undefined) return { reason: `cannot be read: ${tree.refused.get(refused)}` };
  return { reason: candidates.length === 0 ? 'leads out of this repository' : 'is not in this repository' };
}

/** The path without its first steps, the longest first, for as many steps as real trees have. */
function tailsOf(absolute: string): string[] {
  const steps = posix
    .normalize(absolute)
    .split('/')
    .filter(step => step !== '')
    .slice(-16);
  return steps.map((_, index) => steps.slice(index).join('/'));
}

const pathSets = new WeakMap<Tree, ReadonlySet<string>>();

function pathsOf(tree: Tree): ReadonlySet<string> {
  let paths = pathSets.get(tree);
  if (paths === undefined) {
    paths = new Set(tree.paths);
    pathSets.set(tree, paths);
  }
  return paths;
}
