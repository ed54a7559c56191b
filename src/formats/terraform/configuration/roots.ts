import type { Tree } from '../../../source.js';
import { literalText } from '../../../syntax/hcl/tree.js';
import { type Directories, directoryCalled, directoryOf } from './directories.js';
import { attributeOf } from './instances.js';

/**
 * The root modules through which the given directories are published: those that no module of the repository calls.
 * Where modules call each other in a circle, the directory itself stands for one.
 */
export function rootsOf(
  wanted: ReadonlySet<string>,
  directories: Directories,
  tree: Tree,
): readonly string[] {
  const callers = callersIn(directories, tree);
  const roots = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...wanted];
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    if (seen.has(directory)) continue;
    seen.add(directory);
    const above = [...(callers.get(directory) ?? [])].filter(caller => calls(caller, directory, directories));
    if (above.length === 0) roots.add(directory);
    waiting.push(...above);
  }
  return [...(roots.size > 0 ? roots : wanted)].sort();
}

/** By directory, those whose text holds its path as a source: cheap, since every file of the repository is asked. */
function callersIn(directories: Directories, tree: Tree): Map<string, Set<string>> {
  const callers = new Map<string, Set<string>>();
  for (const path of [...directories.files.values()].flat()) {
    const text = tree.read(path)?.text ?? '';
    for (const [, source = ''] of text.matchAll(/\bsource"?\s*[=:]\s*"(\.\.?\/[^"\n]*)"/g)) {
      const called = directoryCalled(directoryOf(path), source);
      if (called === undefined) continue;
      callers.set(called, (callers.get(called) ?? new Set()).add(directoryOf(path)));
    }
  }
  return callers;
}

/** Whether it is a module's source, and not in a comment. */
function calls(caller: string, called: string, directories: Directories): boolean {
  return (directories.of(caller)?.blocks ?? []).some(({ type, body }) => {
    const source = type === 'module' ? attributeOf(body, 'source') : undefined;
    const path = source && literalText(source);
    return path !== undefined && directoryCalled(caller, path) === called;
  });
}
