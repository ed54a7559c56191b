import * as v from 'valibot';
import { understood } from './answer.js';
import { type Hunk, readHunks } from './diff.js';
import type { Pull } from './pull-request.js';

/** A file that a pull request changes. */
export interface PullFile {
  /** Its name in the head, or in the base where it was deleted: what comments at its lines go by. */
  readonly path: string;
  /** None where GitHub shows no diff of it. */
  readonly hunks: readonly Hunk[];
}

/** A hundred files a page; GitHub lists 3,000. */
const mostPages = 30;

const listed = v.array(
  v.object({
    filename: v.string(),
    previous_filename: v.optional(v.string()),
    patch: v.optional(v.string()),
  }),
);

/** Asks for some of the files that a pull request changes, by the names that they have in the head or had in the base. */
export async function pullFiles(
  { client, owner, repo, number }: Pull,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, PullFile>> {
  const files = new Map<string, PullFile>();
  for (let page = 1; page <= mostPages; page++) {
    const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      ...{ owner, repo, pull_number: number, per_page: 100, page },
    });
    const found = understood(listed, data);
    for (const { filename, previous_filename, patch = '' } of found) {
      const names = [filename, ...(previous_filename === undefined ? [] : [previous_filename])];
      const some = names.filter(name => wanted.has(name));
      if (some.length === 0) continue;
      const file = { path: filename, hunks: readHunks(patch) };
      for (const name of some) files.set(name, file);
    }
    if (found.length < 100 || files.size === wanted.size) break;
  }
  return files;
}
