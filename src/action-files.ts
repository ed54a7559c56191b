import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { InputError } from './action-inputs.js';

/**
 * Writes a report where a workflow wants it, which may be outside of the workspace; answers with its path. Throws
 * InputError where a link that the repository holds leads out, and what the file system throws.
 */
export function writeReport(workspace: string, file: string, text: string): string {
  const path = resolve(workspace, file);
  const inside = insideOf(workspace, path);
  if (inside !== undefined) refuseLinksOut(workspace, inside, `The file ${file}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Where the lock file is, which must be in the workspace, also behind links. Throws InputError. */
export function lockPath(workspace: string, lock: string): string {
  const path = resolve(workspace, lock);
  const inside = insideOf(workspace, path);
  if (inside === undefined) throw leadsOut(`The lock file ${lock}`);
  refuseLinksOut(workspace, inside, `The lock file ${lock}`);
  return path;
}

/** A path relative to the workspace; undefined where it is not below it. */
function insideOf(workspace: string, path: string): string | undefined {
  const inside = relative(workspace, path);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? undefined : inside;
}

/** What a pull request holds may be a link to anywhere; what is not there yet is no link. */
function refuseLinksOut(workspace: string, path: string, what: string): void {
  const root = realpathSync(workspace);
  let at = workspace;
  for (const part of path.split(sep)) {
    at = join(at, part);
    const found = lstatSync(at, { throwIfNoEntry: false });
    if (found === undefined) return;
    const target = found.isSymbolicLink() ? insideOf(root, realOf(at)) : part;
    if (target === undefined || target.split(sep)[0] === '.git') throw leadsOut(what);
  }
}

/** Where a link ends; of one that leads nowhere, or in a circle, it is not known. */
function realOf(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    return '';
  }
}

function leadsOut(what: string): InputError {
  return new InputError(`${what} leads out of the repository.`);
}
