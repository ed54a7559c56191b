import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundle } from './support/build.js';
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  fakeGitHub,
  fakeGitHubToken,
} from './support/fake-github.js';
import { dcv, settingsFor, head as soa } from './support/judged.js';

const action = await bundle('action');
const root = mkdtempSync(join(tmpdir(), 'dcv-action-surfaces-'));
const opened: FakeGitHub[] = [];
afterAll(async () => {
  rmSync(root, { recursive: true });
  await Promise.all(opened.map(each => each.close()));
});

const files = (records: string) => ({
  '.github/delegated-dcv.yml': settingsFor(['shop.example.com', 'www.example.com']),
  'example.com.zone': soa + records,
});
const [shop, www] = [
  `_acme-challenge.shop IN CNAME ${dcv('shop.example.com')}\n`,
  `_acme-challenge.www IN CNAME ${dcv('www.example.com')}\n`,
];

let runs = 0;

/** Runs the Action, as a runner would, on pull request 7 of a fake GitHub. */
async function gate(records: string, inputs: Record<string, string>, options: FakeGitHubOptions = {}) {
  const github = await fakeGitHub(options);
  opened.push(github);
  const { repository } = github.state;
  const base = repository.commit(files(shop + www));
  const head = repository.commit(files(records), [base]);
  const merge = repository.commit(files(records), [base, head]);
  github.state.openPull({ number: 7, base, head, merge });
  const directory = join(root, String(++runs));
  const workspace = join(directory, 'workspace');
  execFileSync('git', ['clone', '--quiet', repository.directory, workspace]);
  execFileSync('git', ['fetch', '--quiet', 'origin', 'refs/pull/7/merge'], { cwd: workspace });
  execFileSync('git', ['checkout', '--quiet', 'FETCH_HEAD'], { cwd: workspace });
  const file = (name: string, content = '') => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const repo = { id: 1 };
  const payload = { number: 7, head: { sha: head, repo }, base: { sha: base, ref: 'main', repo } };
  const child = spawn(process.execPath, [action], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      ...github.env,
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ pull_request: payload })),
      GITHUB_SHA: merge,
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      RUNNER_TEMP: directory,
      'INPUT_GITHUB-TOKEN': fakeGitHubToken,
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const status = await new Promise(done => child.on('close', done));
  expect(github.violations).toEqual([]);
  const notices = output.split('\n').filter(line => /^::(?:notice|error)::/.test(line));
  const verdict = /verdict<<(\S+)\n(\w+)\n\1/.exec(readFileSync(join(directory, 'output'), 'utf8'))?.[2];
  return { github, head, status, notices, verdict };
}

const all = { comment: 'true', suggestions: 'true', 'check-run': 'true' };

test.concurrent('everything that is asked for is written, and the verdict is as it was', async () => {
  const wrong = www.replace('0123456789abcdef', 'fedcba9876543210');
  const { github, head, ...outcome } = await gate(wrong, all);
  expect(outcome).toEqual({ status: 1, verdict: 'fail', notices: [] });
  expect(github.lines()).toEqual([
    'POST /repos/example/dns/check-runs',
    'POST /graphql',
    'POST /repos/example/dns/issues/7/comments',
    'POST /graphql',
    'GET /repos/example/dns/pulls/7/files?per_page=100&page=1',
    'POST /repos/example/dns/pulls/7/reviews',
  ]);
  const { checkRuns, comments, reviewComments } = github.state;
  expect(checkRuns).toMatchObject([
    {
      headSha: head,
      status: 'completed',
      conclusion: 'failure',
      output: { title: '2 errors, all introduced' },
    },
  ]);
  expect(comments).toMatchObject([{ body: expect.stringContaining('## ✗ Delegated DCV fails: 2 errors') }]);
  expect(reviewComments).toMatchObject([
    { path: 'example.com.zone', line: 3, side: 'LEFT', commit: head },
    {
      path: 'example.com.zone',
      line: 3,
      side: 'RIGHT',
      body: expect.stringContaining(`suggestion\n${www}\`\`\``),
    },
  ]);
});

test.concurrent('without findings there is a check run, and nothing else is said', async () => {
  const { github, head, ...outcome } = await gate(`${shop + www}new IN A 192.0.2.1\n`, all);
  expect(outcome).toEqual({ status: 0, verdict: 'pass', notices: [] });
  expect(github.lines()).toEqual(['POST /repos/example/dns/check-runs', 'POST /graphql', 'POST /graphql']);
  expect(github.state.checkRuns).toMatchObject([{ headSha: head, conclusion: 'success' }]);
});

test.concurrent.each([
  [shop + www, { status: 0, verdict: 'pass' }],
  [shop, { status: 1, verdict: 'fail' }],
])('a token that may not write changes no verdict', async (records, expected) => {
  const permissions = { 'pull-requests': 'read', issues: 'read', checks: 'none' } as const;
  const { notices, status, verdict } = await gate(records, all, { permissions });
  expect({ status, verdict }).toEqual(expected);
  expect(notices).toEqual(
    [
      '::notice::The check run was not written: the token may not do this (403); it needs the permission checks: write.',
      '::notice::The comment was not written: the token may not do this (403); it needs the permission pull-requests: write.',
      '::notice::The comments at lines were not written: the token may not do this (403); it needs the permission pull-requests: write.',
    ].slice(0, records === shop ? 3 : 1),
  );
});

test.concurrent('nothing is asked of GitHub where nothing is asked for, or where there is no token', async () => {
  const none = { comment: 'false', suggestions: '' };
  const silent = await gate(shop, none);
  expect([silent.status, silent.notices, silent.github.lines()]).toEqual([1, [], []]);
  const mute = await gate(shop, { ...all, 'github-token': '' });
  expect([mute.status, mute.notices, mute.github.lines()]).toEqual([
    1,
    ['::notice::The report is not shown on GitHub: there is no token (the input github-token).'],
    [],
  ]);
});

test.concurrent('a switch that is neither on nor off is an error', async () => {
  const { status, notices } = await gate(shop, { 'check-run': 'yes' });
  expect([status, notices]).toEqual([1, ['::error::The input check-run is yes, not true or false.']]);
});
