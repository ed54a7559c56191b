import { getOctokit } from '@actions/github';
import { afterAll } from 'vitest';
import { type Client, openClient } from '../../src/github/client.js';
import type { Event } from '../../src/github/event.js';
import { keyOf } from '../../src/github/marker.js';
import { type Showing, type Surfaces, showOn } from '../../src/github/surfaces.js';
import type { Report } from '../../src/report.js';
import {
  type FakeFile,
  type FakeGitHub,
  type FakeGitHubOptions,
  fakeGitHub,
  fakeGitHubToken,
} from './fake-github.js';
import { treeOf } from './tree.js';

/** The key of a run with the inputs as they are without any. */
export const key = keyOf(undefined, '');

/** A pull request at a fake GitHub. */
export interface Scene {
  readonly github: FakeGitHub;
  readonly event: Event;
  /** Shows a report; answers with the sentences about what could not be shown. */
  show(surfaces: Partial<Surfaces>, report: Report, showing?: Partial<Showing>): Promise<readonly string[]>;
  /** The requests since the last time, each as its line and its body. */
  requests(): (readonly [line: string, body: unknown])[];
}

const opened: FakeGitHub[] = [];
afterAll(() => Promise.all(opened.map(each => each.close())));

/** Pull request 7, between two states of a repository. */
export async function scene(
  base: Record<string, FakeFile> = { 'a.txt': 'before\n' },
  head: Record<string, FakeFile> = { 'a.txt': 'after\n' },
  options: FakeGitHubOptions & { isFork?: boolean } = {},
): Promise<Scene> {
  const { isFork = false, ...others } = options;
  const github = await fakeGitHub(others);
  opened.push(github);
  const baseSha = github.state.repository.commit(base);
  const headSha = github.state.repository.commit(head, [baseSha]);
  github.state.openPull({ number: 7, base: baseSha, head: headSha, isFork });
  const event: Event = {
    name: 'pull_request',
    repository: { owner: 'example', repo: 'dns' },
    sha: baseSha,
    pull: { number: 7, headSha, baseSha, baseRef: 'main', isFork },
  };
  let seen = 0;
  return {
    github,
    event,
    show: (surfaces, report, showing = {}) =>
      showOn({ comment: false, checkRun: false, suggestions: false, ...surfaces }, report, {
        client: hasty(github),
        event,
        inputs: { under: '' },
        serverUrl: 'https://github.com',
        tree: treeOf({}),
        rerun: () => report,
        ...showing,
      }),
    requests() {
      const { requests } = github;
      const since = requests
        .slice(seen)
        .map(({ method, path, body }) => [`${method} ${path}`, body] as const);
      seen = requests.length;
      return since;
    },
  };
}

/** A client that neither waits between requests nor repeats them. */
export function hasty({ url }: FakeGitHub): Client {
  return getOctokit(fakeGitHubToken, { baseUrl: url, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

/** The client that the Action has, for which a second of waiting is a millisecond. */
export function patient({ env }: FakeGitHub): Client {
  return openClient(fakeGitHubToken, env, { second: 1 });
}
