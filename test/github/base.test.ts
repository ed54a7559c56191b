import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import { commitTree } from '../../src/git.js';
import { BaseUnavailable, openBase } from '../../src/github/base.js';
import { openClient } from '../../src/github/client.js';
import type { Event } from '../../src/github/event.js';
import type { Tree } from '../../src/source.js';
import {
  type FakeFile,
  type FakeGitHub,
  type Fault,
  fakeGitHub,
  fakeGitHubToken,
  misdeeds,
} from '../support/fake-github.js';

const root = mkdtempSync(join(tmpdir(), 'dcv-base-'));
afterAll(() => rmSync(root, { recursive: true }));

let github: FakeGitHub;
beforeEach(async () => {
  github = await fakeGitHub();
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

type Files = Readonly<Record<string, FakeFile>>;

let clones = 0;

function checkOut(commit: string, depth?: number): string {
  const directory = join(root, String(++clones));
  github.state.repository.checkOut(commit, directory, depth);
  return directory;
}

const place = (event: Event, directory: string) => ({
  event: { ...event, repository: { owner: 'example', repo: 'dns' } },
  directory,
  working: workingTree(directory),
  client: async () => openClient(fakeGitHubToken, github.env, { second: 1, timeLimit: 60_000 }),
});

/** A merge group from one commit to another: the shortest event. */
const group = (baseSha: string, headSha: string): Event => ({
  name: 'merge_group',
  mergeGroup: { baseSha, headSha, baseRef: 'refs/heads/main' },
});

function read(tree: Tree): Record<string, string | undefined> {
  return Object.fromEntries(tree.paths.map(path => [path, tree.read(path)?.text]));
}

/** Everything that a base holds, with the requests that it took. */
async function readBase(event: Event, directory: string) {
  const base = await openBase(place(event, directory));
  const files = await base?.complete(() => read(base.tree));
  const isBlob = (line: string) => line.includes('/blobs/');
  // Blobs are asked for at once, and come in any order.
  const requests = [...github.lines().filter(line => !isBlob(line)), ...github.lines().filter(isBlob).sort()];
  return { name: base?.name, files, requests };
}

const api = '/repos/example/dns/git';

test('only what differs is fetched, and each content once', async () => {
  const { repository } = github.state;
  const same = { same: 'same\n', moved: 'moved\n', link: { link: 'same' } };
  const base = repository.commit({ ...same, a: 'before\n', b: 'before\n', gone: 'gone\n', 'é "\n': '' });
  const { moved, ...kept } = same;
  const head = repository.commit({ ...kept, elsewhere: moved, a: 'after\n', b: 'after\n', new: '' }, [base]);
  const blob = (name: string) => repository.resolve(`${base}:${name}`);
  const { requests, ...found } = await readBase(group(base, head), checkOut(head));
  expect(found).toEqual({
    name: 'main',
    files: {
      ...{ a: 'before\n', b: 'before\n', gone: 'gone\n', link: 'same\n', moved: 'moved\n' },
      ...{ same: 'same\n', 'é "\n': '' },
    },
  });
  expect(requests).toEqual([
    `GET ${api}/trees/${base}?recursive=1`,
    ...['a', 'gone'].map(name => `GET ${api}/blobs/${blob(name)}`).sort(),
  ]);
});

test('a base that is in the clone takes no request', async () => {
  const { repository } = github.state;
  const base = repository.commit({ a: 'before\n' });
  const head = repository.commit({ a: 'after\n' }, [base]);
  const found = await readBase(group(base, head), checkOut(head, 2));
  expect(found).toEqual({ name: 'main', files: { a: 'before\n' }, requests: [] });
});

test('a working tree that was edited since is no source of the base', async () => {
  const { repository } = github.state;
  const base = repository.commit({ a: 'a\n', b: 'b\n' });
  const head = repository.commit({ a: 'a\n', b: 'c\n' }, [base]);
  const directory = checkOut(head);
  writeFileSync(join(directory, 'a'), 'edited\n');
  rmSync(join(directory, 'b'));
  expect((await readBase(group(base, head), directory)).files).toEqual({ a: 'a\n', b: 'b\n' });
});

test('without git the files themselves say what differs', async () => {
  const { repository } = github.state;
  const base = repository.commit({ same: 'same\n', a: 'before\n', gone: 'gone\n', link: { link: 'same' } });
  const head = repository.commit({ same: 'same\n', a: 'after\n', link: { link: 'same' } }, [base]);
  const directory = checkOut(head);
  rmSync(join(directory, '.git'), { recursive: true });
  const files = { same: 'same\n', a: 'before\n', gone: 'gone\n', link: 'same\n' };
  expect((await readBase(group(base, head), directory)).files).toEqual(files);

  writeFileSync(join(directory, 'a'), 'other\n');
  await expect(readBase(group(base, head), directory)).rejects.toThrow(
    'without git it cannot be told whether the files here are those of the change',
  );
});

test('without git a pull request is told by its merge, or by its head', async () => {
  const { repository } = github.state;
  const files = { same: 'same\n', a: 'before\n' };
  const parted = repository.commit(files);
  const tip = repository.commit({ ...files, later: 'later\n' }, [parted]);
  const head = repository.commit({ ...files, a: 'after\n' }, [parted]);
  const merge = repository.commit({ ...files, a: 'after\n', later: 'later\n' }, [tip, head]);
  const pull = { number: 7, headSha: head, baseSha: tip, baseRef: 'main', isFork: false };
  const event: Event = { name: 'pull_request', pull, sha: merge, ref: 'refs/pull/7/merge' };
  const download = (commit: string) => {
    const directory = checkOut(commit);
    rmSync(join(directory, '.git'), { recursive: true });
    return directory;
  };
  const before = await readBase(event, download(merge));
  expect(before).toEqual({
    ...{ name: 'main', files: { ...files, later: 'later\n' } },
    requests: [
      `GET ${api}/commits/${merge}`,
      `GET ${api}/trees/${tip}?recursive=1`,
      `GET ${api}/trees/${merge}?recursive=1`,
      `GET ${api}/blobs/${repository.resolve(`${tip}:a`)}`,
    ],
  });
  const target: Event = { name: 'pull_request_target', pull, sha: tip, ref: 'refs/heads/main' };
  expect((await readBase(target, download(head))).files).toEqual(files);
  await expect(openBase(place(target, download(tip)))).rejects.toThrow(
    "What is checked out is not the pull request's, whose files were therefore not judged. pull_request_target checks out the base branch",
  );
});

test('a tree that is too large for one answer is walked', async () => {
  const { repository } = github.state;
  const files = { 'a/b/c': '1\n', 'a/d': '2\n', 'e/f': '3\n', g: '4\n' };
  const base = repository.commit({ ...files, 'a/b/c': '0\n' });
  const head = repository.commit(files, [base]);
  github.setFaults([{ on: 'git/get-tree', times: 1, does: 'truncated-tree' }]);
  const { requests, files: found } = await readBase(group(base, head), checkOut(head));
  expect(found).toEqual({ ...files, 'a/b/c': '0\n' });
  const id = (path: string) => repository.resolve(`${base}:${path}`);
  expect(requests).toEqual([
    `GET ${api}/trees/${base}?recursive=1`,
    `GET ${api}/trees/${base}`,
    `GET ${api}/trees/${id('e')}?recursive=1`,
    `GET ${api}/trees/${id('a')}?recursive=1`,
    `GET ${api}/blobs/${id('a/b/c')}`,
  ]);
});

const giveUp = (reason: string) => new BaseUnavailable(reason);

test.each<[string, readonly Fault[], string]>([
  [
    'a folder too large',
    [{ on: 'git/get-tree', does: 'truncated-tree' }],
    'one of its folders is too large for the API',
  ],
  [
    'a wrong content',
    [{ on: 'git/get-blob', does: 'wrong-object' }],
    'a file came other than it was asked for',
  ],
  ['half a content', [{ on: 'git/get-blob', does: 'cut' }], 'a file came other than it was asked for'],
  [
    'a broken connection',
    [{ on: 'git/get-blob', does: 'truncate' }],
    'a file came other than it was asked for',
  ],
  ['half an answer', [{ on: 'git/get-tree', does: 'cut' }], "GitHub's answer cannot be understood"],
  [
    'a read-only token',
    [{ does: misdeeds.readOnlyToken }],
    'the token may not do this (403); GitHub says: Resource not accessible by integration',
  ],
  [
    'no such commit',
    [{ does: misdeeds.notFound }],
    'GitHub has no such thing, or the token may not see it (404)',
  ],
  ['a limit', [{ does: misdeeds.rateLimit(1800) }], "GitHub's limit of requests is used up for now (403)"],
  ['a failure', [{ does: misdeeds.serverError }], 'GitHub failed itself (502); a later run may succeed'],
])('%s is a sentence, and no base', async (_, faults, reason) => {
  const { repository } = github.state;
  const base = repository.commit({ a: 'before\n', 'b/c': 'before\n' });
  const head = repository.commit({ a: 'after\n', 'b/c': 'after\n' }, [base]);
  github.setFaults(faults);
  await expect(readBase(group(base, head), checkOut(head))).rejects.toEqual(giveUp(reason));
});

test('what breaks off once is asked for again', async () => {
  const { repository } = github.state;
  const base = repository.commit({ a: 'before\n', b: '2\n' });
  const head = repository.commit({ a: 'after\n', b: '3\n' }, [base]);
  github.setFaults([
    { on: 'git/get-tree', times: 1, does: 'reset' },
    { on: 'git/get-blob', times: 1, does: 'truncate' },
  ]);
  const { files, requests } = await readBase(group(base, head), checkOut(head));
  expect([files, requests.length]).toEqual([{ a: 'before\n', b: '2\n' }, 5]);
});

test('more than a few hundred files that differ are given up before they are asked for', async () => {
  const { repository } = github.state;
  const many = (text: string) =>
    Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}`, `${text} ${at}`]));
  const base = repository.commit(many('before'));
  const head = repository.commit(many('after'), [base]);
  const directory = checkOut(head);
  await expect(readBase(group(base, head), directory)).rejects.toEqual(
    giveUp('more than 300 files differ from it'),
  );
  expect(github.lines()).toEqual([`GET ${api}/trees/${base}?recursive=1`]);
});

test('without a token there is a sentence too', async () => {
  const { repository } = github.state;
  const base = repository.commit({ a: 'before\n' });
  const head = repository.commit({ a: 'after\n' }, [base]);
  const { client: _, ...without } = place(group(base, head), checkOut(head));
  await expect(openBase(without)).rejects.toThrow(
    "What this change takes away, and what it introduces, cannot be told: its base is not in the clone, and GitHub's API does not give it: there is no token to ask it with (the input github-token). Give the job the permission contents: read, or actions/checkout fetch-depth: 0.",
  );
});

const names = fc.constantFrom('a', 'b', 'c d', 'é', 'z/a', 'z/b', 'z/y/a', 'q"\\', 'n\nl', ':(top)x');
const file = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.uint8Array({ maxLength: 4 }).map(bytes => Buffer.from(bytes)),
  fc.constantFrom('a', 'z/b', 'none', '../..').map(link => ({ link })),
  fc.string({ maxLength: 2 }).map(executable => ({ executable })),
  fc.constant({ submodule: '1'.repeat(40) }),
);
const treeOfFiles = fc.dictionary(names, file, { maxKeys: 8 });

test('the API gives what git gives, whatever the trees', { timeout: 600_000 }, async () => {
  const { repository } = github.state;
  const full = join(root, 'full');
  await fc.assert(
    fc.asyncProperty(treeOfFiles, treeOfFiles, async (before: Files, after: Files) => {
      const base = repository.commit(before);
      const head = repository.commit({ ...before, ...after }, [base]);
      const shallow = checkOut(head);
      rmSync(full, { recursive: true, force: true });
      execFileSync('git', ['clone', '--quiet', repository.directory, full], { stdio: 'ignore' });
      execFileSync('git', ['fetch', '--quiet', 'origin', head], { cwd: full, stdio: 'ignore' });
      execFileSync('git', ['checkout', '--quiet', '--detach', head], { cwd: full, stdio: 'ignore' });
      const expected = commitTree(full, base, workingTree(full));
      const found = await openBase(place(group(base, head), shallow));
      await found!.complete(() => read(found!.tree));
      expect([found!.tree.paths, found!.tree.links, read(found!.tree)]).toEqual([
        expected.paths,
        expected.links,
        read(expected),
      ]);
    }),
    { numRuns: 25 },
  );
});
