import { readFileSync } from 'node:fs';
import { type FakeGitHubOptions, fakeGitHub, fakeGitHubToken } from '../fake-github.js';

/** What a process of its own is told on its command line, as the path of a JSON file. */
export interface Serving extends FakeGitHubOptions {
  /** A git repository whose objects and refs the fake takes over. */
  readonly load?: string;
  /** Commits are names that git resolves there. */
  readonly pulls?: readonly {
    readonly number: number;
    readonly base: string;
    readonly head: string;
    readonly merge?: string;
    readonly baseRef?: string;
    readonly isFork?: boolean;
  }[];
  /** Comments that stand below a pull request. */
  readonly comments?: readonly { readonly issue: number; readonly body: string }[];
}

/*
 * The fake GitHub as a process of its own, for who has no Vitest around it. Bundle it with `bundleInto` of
 * ../bundle.ts and start it in the repository's folder, where it finds GitHub's descriptions:
 *
 *     node serve.mjs serving.json
 *
 * Its first line is `{ "url", "env", "token" }`; on SIGTERM it prints what happened, and ends:
 * `{ "requests", "violations", "comments", "reviews", "reviewComments", "checkRuns" }`.
 */
const serving = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Serving;
const github = await fakeGitHub(serving);
const { state } = github;
if (serving.load !== undefined) state.repository.load(serving.load);
const commit = (name: string) => {
  const id = state.repository.resolve(name, 'commit');
  if (id === undefined) throw new Error(`There is no commit ${name}.`);
  return id;
};
for (const { base, head, merge, ...pull } of serving.pulls ?? []) {
  const commits = { base: commit(base), head: commit(head), ...(merge && { merge: commit(merge) }) };
  state.openPull({ ...pull, ...commits });
}
for (const { issue, body } of serving.comments ?? []) state.addComment(issue, body);
process.stdout.write(`${JSON.stringify({ url: github.url, env: github.env, token: fakeGitHubToken })}\n`);

process.once('SIGTERM', () => {
  const { comments, reviews, reviewComments, checkRuns } = state;
  const { requests, violations } = github;
  process.stdout.write(
    `${JSON.stringify({ requests, violations, comments, reviews, reviewComments, checkRuns })}\n`,
  );
  void github.close();
});
