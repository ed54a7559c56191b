import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { bundle } from './support/build.js';
import {
  type FakeFile,
  type FakeGitHub,
  type FakeGitHubOptions,
  fakeGitHub,
  fakeGitHubToken,
  misdeeds,
} from './support/fake-github.js';
import { start } from './support/program.js';

const action = await bundle('action');
const root = mkdtempSync(join(tmpdir(), 'dcv-action-base-'));
afterAll(() => rmSync(root, { recursive: true }));

let github: FakeGitHub;
beforeEach(() => open({}));
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function open(options: FakeGitHubOptions): Promise<void> {
  await github?.close();
  github = await fakeGitHub(options);
}

const settings = `certificates:
  - zone: example.com
    validation_url: 0123456789abcdef
    hosts: [example.com, shop.example.com]
`;
const soa = `$TTL 3600
@                     IN SOA   ns1.example.net. hostmaster.example.net. 1 2h 1h 2w 1h
_acme-challenge       IN CNAME example.com.0123456789abcdef.dcv.cloudflare.com.
`;
const shop = '_acme-challenge.shop  IN CNAME shop.example.com.0123456789abcdef.dcv.cloudflare.com.\n';
const files = (zone: string, more: Record<string, string> = {}) => ({
  '.github/delegated-dcv.yml': settings,
  'zones/example.com.zone': zone,
  ...more,
});
const good = files(soa + shop);
const bad = files(soa);

interface Outcome {
  readonly status: number | null;
  readonly verdict?: string;
  readonly introduced?: string;
  /** What the log says in lines that the runner obeys, without places and texts of findings. */
  readonly commands: readonly string[];
  /** Blobs by the path that the base has them at. */
  readonly requests: readonly string[];
}

interface Situation {
  readonly event: string;
  readonly payload: object;
  /** GITHUB_SHA. */
  readonly sha: string;
  readonly ref?: string;
  readonly checkedOut?: string;
  readonly depth?: number;
  readonly token?: string;
  /** The commit whose paths requests are shown by. */
  readonly base?: string;
}

let runs = 0;

/** Runs the Action in a clone of one commit, as `actions/checkout` leaves it. */
async function judge(situation: Situation): Promise<Outcome> {
  const { event, payload, sha, ref = 'refs/heads/main', checkedOut = sha, depth, base } = situation;
  const directory = join(root, String(++runs));
  const workspace = join(directory, 'workspace');
  mkdirSync(directory);
  github.state.repository.checkOut(checkedOut, workspace, depth);
  const file = (name: string, content = '') => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const env = {
    ...github.env,
    ...{ GITHUB_WORKSPACE: workspace, GITHUB_EVENT_NAME: event, GITHUB_SHA: sha, GITHUB_REF: ref },
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
    GITHUB_OUTPUT: file('output'),
    RUNNER_TEMP: directory,
    'INPUT_GITHUB-TOKEN': situation.token ?? fakeGitHubToken,
  };
  const { status, stdout, stderr } = await start(action, [], { cwd: workspace, env }).ended;
  expect(stderr).toBe('');
  const outputs = readFileSync(join(directory, 'output'), 'utf8');
  const output = (name: string) => new RegExp(`^${name}<<(\\S+)\\n(.*?)\\n\\1$`, 'ms').exec(outputs)?.[2];
  const [verdict, introduced] = [output('verdict'), output('introduced')];
  return {
    status,
    ...(verdict !== undefined && { verdict }),
    ...(introduced !== undefined && { introduced }),
    commands: stdout
      .split('\n')
      .filter(line => /^::(?:error|warning|notice)/.test(line))
      .map(line => line.replace(/^::(\w+) .*?title=([^:]*)::.*?(%0AIt stood at [^%]*)?(%0A.*)?$/, '$1 $2$3')),
    requests: requestsBy(base),
  };
}

/** Requests with paths in place of the ids of blobs, which come in any order. */
function requestsBy(base: string | undefined): string[] {
  const { repository } = github.state;
  const tree = base === undefined ? undefined : repository.resolve(base, 'tree');
  const entries = tree === undefined ? [] : repository.entries(tree, true);
  const paths = new Map(entries.map(({ sha, path }) => [sha, path]));
  const lines = github
    .lines()
    .map(line => line.replace('/repos/example/dns/', '').replace(/[0-9a-f]{40}$/, id => paths.get(id) ?? id));
  const isBlob = (line: string) => line.includes('git/blobs/');
  return [...lines.filter(line => !isBlob(line)), ...lines.filter(isBlob).sort()];
}

const pullRequest = (base: string, head: string) => ({
  pull_request: {
    number: 7,
    head: { sha: head, repo: { id: 1 } },
    base: { sha: base, ref: 'main', repo: { id: 1 } },
  },
});

/** A pull request against a branch that has gone on since it was opened, and its merge. */
function pull(
  before: Readonly<Record<string, FakeFile>>,
  after: Readonly<Record<string, FakeFile>>,
  later: Readonly<Record<string, FakeFile>> = {},
) {
  const { repository } = github.state;
  const root = repository.commit(before);
  const head = repository.commit(after, [root]);
  const tip = repository.commit({ ...before, ...later }, [root]);
  const merge = repository.commit({ ...after, ...later }, [tip, head]);
  github.state.openPull({ number: 7, base: tip, head, merge });
  const payload = pullRequest(tip, head);
  return { root, head, tip, merge, payload, ref: 'refs/pull/7/merge' };
}

const deleted = {
  status: 1,
  verdict: 'fail',
  introduced: '1',
  commands: [
    'error missing-cname%3A _acme-challenge.shop.example.com%0AIt stood at zones/example.com.zone:4 in the base.',
  ],
};
/** What stands is not told from what is new. */
const told = {
  ...{ ...deleted, introduced: '' },
  commands: ['error missing-cname%3A _acme-challenge.shop.example.com', 'error unresolved'],
};
const zoneBlob = 'GET git/blobs/zones/example.com.zone';

test('pull_request in a clone of depth 1: the base is the first parent of the merge', async () => {
  const { payload, ref, merge, tip, root } = pull(good, bad, { 'other/new.txt': 'x' });
  // The event may be older than the merge.
  const stale = {
    pull_request: { ...payload.pull_request, base: { ...payload.pull_request.base, sha: root } },
  };
  expect(await judge({ event: 'pull_request', payload: stale, sha: merge, ref, base: tip })).toEqual({
    ...deleted,
    requests: [`GET git/trees/${tip}?recursive=1`, zoneBlob],
  });
});

test('a link to the settings that a change turns does not leave the base without policy', async () => {
  const calm = `${settings}rules: { missing-cname: off }\n`;
  const texts = { 'dcv.yml': settings, 'calm.yml': calm };
  const linked = (to: string, zone: string) => ({
    ...texts,
    '.github/delegated-dcv.yml': { link: `../${to}` },
    'zones/example.com.zone': zone,
  });
  const { payload, ref, merge, tip } = pull(linked('dcv.yml', soa + shop), linked('calm.yml', soa));
  const outcome = await judge({ event: 'pull_request', payload, sha: merge, ref, base: tip, depth: 2 });
  expect(outcome).toEqual({
    ...{ ...deleted, introduced: '2', requests: [] },
    commands: [...deleted.commands, 'notice policy-change'],
  });
});

test('pull_request with a checkout of its head: the base is where they parted, not what main is now', async () => {
  // Held against the tip, the new host and its record would be gone.
  const www = shop.replaceAll('shop', 'www');
  const later = {
    '.github/delegated-dcv.yml': settings.replace(']', ', www.example.com]'),
    'zones/example.com.zone': soa + shop + www,
  };
  const { payload, ref, merge, head, tip, root } = pull(good, bad, later);
  const situation = { event: 'pull_request', payload, sha: merge, ref, checkedOut: head, base: root };
  expect(await judge(situation)).toEqual({
    ...deleted,
    requests: [`GET compare/${tip}...${head}?per_page=1`, `GET git/trees/${root}?recursive=1`, zoneBlob],
  });
});

test('pull_request_target judges a pull request only where it is checked out', async () => {
  const { payload, merge, head, tip, root } = pull(good, bad);
  const target = { event: 'pull_request_target', payload, sha: tip };
  expect(await judge(target)).toEqual({
    status: 1,
    commands: [
      `::error::The commit that is checked out, ${tip.slice(0, 12)}, is not the pull request's, whose files were therefore not judged. pull_request_target checks out the base branch: let the workflow run on pull_request.`,
    ],
    requests: [],
  });
  expect(await judge({ ...target, checkedOut: merge, base: tip })).toEqual({
    ...deleted,
    requests: [`GET git/trees/${tip}?recursive=1`, zoneBlob],
  });
  await open({});
  const again = pull(good, bad);
  expect([again.head, again.root]).toEqual([head, root]);
  expect(await judge({ ...target, checkedOut: head, base: root })).toEqual({
    ...deleted,
    requests: [`GET compare/${tip}...${head}?per_page=1`, `GET git/trees/${root}?recursive=1`, zoneBlob],
  });
});

test('pull_request with something else checked out is no verdict', async () => {
  const { payload, ref, merge, root } = pull(good, bad);
  expect(await judge({ event: 'pull_request', payload, sha: merge, ref, checkedOut: root })).toEqual({
    status: 1,
    commands: [
      `::error::The commit that is checked out, ${root.slice(0, 12)}, is not the pull request's, whose files were therefore not judged. Leave out ref: of actions/checkout, so that it takes what the event is about.`,
    ],
    requests: [],
  });
});

test('merge_group and push: the base is what the event says', async () => {
  const { root, head } = pull(good, bad);
  const group = { merge_group: { base_sha: root, head_sha: head, base_ref: 'refs/heads/main' } };
  const requests = [`GET git/trees/${root}?recursive=1`, zoneBlob];
  expect(await judge({ event: 'merge_group', payload: group, sha: head, base: root })).toEqual({
    ...deleted,
    requests,
  });
  await open({});
  pull(good, bad);
  const push = { before: root, after: head };
  expect(await judge({ event: 'push', payload: push, sha: head, base: root })).toEqual({
    ...deleted,
    requests,
  });
});

test.each([
  ['push', { before: '0'.repeat(40) }],
  ['schedule', {}],
  ['workflow_dispatch', { inputs: {} }],
])('%s without a base asks for nothing, and says nothing of it', async (event, payload) => {
  const { head } = pull(good, bad);
  expect(await judge({ event, payload, sha: head })).toEqual({
    ...told,
    commands: told.commands.slice(0, 1),
    requests: [],
  });
});

test('what the clone holds is not asked for', async () => {
  const { payload, ref, merge } = pull(good, bad);
  const situation = { event: 'pull_request', payload, sha: merge, ref, depth: 2 };
  expect(await judge(situation)).toEqual({ ...deleted, requests: [] });
});

test('where nothing that matters differs, the tree is all that is asked for', async () => {
  const { payload, ref, merge, tip } = pull(
    { ...good, 'README.md': 'before', 'src/a.ts': 'before' },
    { ...good, 'README.md': 'after', 'src/a.ts': 'after' },
  );
  expect(await judge({ event: 'pull_request', payload, sha: merge, ref })).toEqual({
    ...{ status: 0, verdict: 'pass', introduced: '0', commands: [] },
    requests: [`GET git/trees/${tip}?recursive=1`],
  });
});

test('settings and files that are included are fetched too', async () => {
  const including = `${soa}$INCLUDE records.inc\n`;
  const { payload, ref, merge, tip } = pull(
    files(including, { 'zones/records.inc': shop }),
    files(including, { 'zones/records.inc': '; nothing\n', '.github/delegated-dcv.yml': `${settings}# x\n` }),
  );
  expect(await judge({ event: 'pull_request', payload, sha: merge, ref, base: tip })).toEqual({
    ...deleted,
    commands: [deleted.commands[0]!.replace('example.com.zone:4', 'records.inc:1')],
    requests: [
      `GET git/trees/${tip}?recursive=1`,
      'GET git/blobs/.github/delegated-dcv.yml',
      'GET git/blobs/zones/records.inc',
    ],
  });
});

test('a change whose base cannot be had fails, since nobody knows what it took away', async () => {
  const { payload, ref, merge } = pull(bad, { ...bad, 'README.md': 'x' });
  const situation = { event: 'pull_request', payload, sha: merge, ref };
  expect(await judge({ ...situation, token: '' })).toEqual({ ...told, requests: [] });
  await open({ permissions: { contents: 'none' } });
  const { tip } = pull(bad, { ...bad, 'README.md': 'x' });
  expect(await judge(situation)).toEqual({ ...told, requests: [`GET git/trees/${tip}?recursive=1`] });
  const clean = pull(good, { ...good, 'README.md': 'x' });
  const unharmed = { event: 'pull_request', payload: clean.payload, sha: clean.merge, ref: clean.ref };
  expect(await judge(unharmed)).toMatchObject({ status: 1, commands: ['error unresolved'] });
  await open({ faults: [{ on: 'git/get-tree', does: misdeeds.notFound }] });
  pull(bad, { ...bad, 'README.md': 'x' });
  expect(await judge(situation)).toEqual({ ...told, requests: [`GET git/trees/${tip}?recursive=1`] });
});
