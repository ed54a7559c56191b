import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundle } from './support/build.js';

const action = await bundle('action');
const root = mkdtempSync(join(tmpdir(), 'dcv-action-'));
afterAll(() => rmSync(root, { recursive: true }));

const settings = `certificates:
  - zone: example.com
    validation_url: 0123456789abcdef
    hosts: [example.com, shop.example.com]
`;
const zone = `$TTL 3600
@                     IN SOA   ns1.example.net. hostmaster.example.net. 1 2h 1h 2w 1h
_acme-challenge       IN CNAME example.com.0123456789abcdef.dcv.cloudflare.com.
_acme-challenge.shop  IN CNAME shop.example.com.0123456789abcdef.dcv.cloudflare.com.
`;
const withoutShop = zone.replace(/^_acme-challenge.shop.*\n/m, '');

interface Outcome {
  readonly status: number | null;
  readonly commands: string[];
  readonly outputs: Record<string, string>;
  readonly summary: string;
}

let runs = 0;

/** Runs the Action as a runner would, in a clone whose history is `history`, for one event. */
function runAction(
  history: readonly Record<string, string>[],
  event: { name: string; payload: (commits: readonly string[]) => unknown; ref?: string },
  inputs: Record<string, string> = {},
): Outcome {
  const directory = join(root, String(++runs));
  const workspace = join(directory, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const commits = history.map(files => commit(workspace, files));
  const file = (name: string, content = '') => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event.payload(commits))),
    GITHUB_REF: event.ref ?? 'refs/heads/main',
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_ACTION_REPOSITORY: 'example/delegated-dcv-check',
    GITHUB_ACTION_REF: 'v1',
    RUNNER_TEMP: directory,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [action], {
    cwd: workspace,
    env,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return {
    status,
    commands: outsideStoppedCommands(stdout),
    outputs: readOutputs(readFileSync(join(directory, 'output'), 'utf8'), directory),
    summary: readFileSync(join(directory, 'summary'), 'utf8'),
  };
}

function commit(workspace: string, files: Record<string, string>): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('rm', '-rfq', '--ignore-unmatch', '.');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  git('add', '.');
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git(...author, 'commit', '--quiet', '--allow-empty', '-m', 'a commit');
  return git('rev-parse', 'HEAD');
}

/** The lines that the runner takes for commands; what stands between stop-commands and its token is text. */
function outsideStoppedCommands(stdout: string): string[] {
  const [before = '', token = ''] = stdout.split(/^::stop-commands::(.+)$/m);
  const after = token === '' ? '' : stdout.split(`::${token}::\n`)[1]!;
  return `${before}${after}`.split('\n').filter(line => line !== '');
}

function readOutputs(text: string, directory: string): Record<string, string> {
  const outputs = text.matchAll(/^(\S+)<<(\S+)\n(.*?)\n?\2$/gms);
  return Object.fromEntries([...outputs].map(([, name, , value]) => [name, value!.replace(directory, '…')]));
}

const pullRequest = {
  name: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: (commits: readonly string[]) => ({
    pull_request: {
      number: 7,
      head: { sha: commits.at(-1), repo: { id: 1 } },
      base: { sha: commits[0], ref: 'main', repo: { id: 1 } },
    },
  }),
};

const missing =
  'title=missing-cname%3A _acme-challenge.shop.example.com' +
  '::Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.%0A' +
  'It stood at zones/example.com.zone:4 in the base.%0AWrite:%0A' +
  '  _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.%0A' +
  'See https://github.com/example/delegated-dcv-check/blob/v1/docs/rules/missing-cname.md';

/** At the line that survives nearest to where it stood. */
const deletion = `::error file=zones/example.com.zone,line=3,endLine=3,col=1,endColumn=80,${missing}`;

const files = (zoneText: string) => ({
  '.github/delegated-dcv.yml': settings,
  'zones/example.com.zone': zoneText,
});

/** What was decided and shown, for whole comparisons. */
function decided({ status, commands, outputs, summary }: Outcome) {
  const { verdict, errors, introduced } = outputs;
  return {
    status,
    commands: commands.filter(line => /^::(error|warning|notice)/.test(line)),
    verdict,
    errors,
    introduced,
    headline: summary.split('\n')[0],
  };
}

const told = { status: 1, verdict: 'fail', errors: '1', headline: '## ✗ Delegated DCV fails: 1 error' };
const fine = {
  status: 0,
  commands: [],
  verdict: 'pass',
  errors: '0',
  headline: '## ✓ Delegated DCV passes',
};

test('a pull request that deletes a required CNAME fails with an annotation that names its old place', () => {
  const outcome = runAction([files(zone), files(withoutShop)], pullRequest);
  expect({ ...outcome, summary: outcome.summary.split('\n')[0] }).toEqual({
    status: 1,
    commands: ['::group::delegated-dcv-check', '::endgroup::', deletion],
    outputs: {
      verdict: 'fail',
      errors: '1',
      warnings: '0',
      unresolved: '0',
      introduced: '1',
      report: '…/delegated-dcv-report.json',
    },
    summary: '## ✗ Delegated DCV fails: 1 error, introduced',
  });
});

test.each([
  [
    'merge_group',
    ([base, head]: readonly string[]) => ({
      merge_group: { base_sha: base, head_sha: head, base_ref: 'refs/heads/main' },
    }),
  ],
  ['push', ([before]: readonly string[]) => ({ before })],
])('%s is held against where it began', (name, payload) => {
  const outcome = decided(runAction([files(zone), files(withoutShop)], { name, payload }));
  expect(outcome).toEqual({
    ...told,
    introduced: '1',
    commands: [deletion],
    headline: '## ✗ Delegated DCV fails: 1 error, introduced',
  });
});

const standing = `::error file=zones/example.com.zone,line=2,endLine=2,col=1,endColumn=2,${missing}`.replace(
  '%0AIt stood at zones/example.com.zone:4 in the base.',
  '',
);

test.each([
  ['schedule', {}],
  ['workflow_dispatch', {}],
  ['push', { before: '0'.repeat(40) }],
])('%s without a base is judged as it stands', (name, payload) => {
  const outcome = decided(runAction([files(withoutShop)], { name, payload: () => payload }));
  expect(outcome).toEqual({ ...told, introduced: '', commands: [standing] });
});

test('what a pull request finds already standing is said to be so, and fails it where that is asked for', () => {
  const history = [files(withoutShop), { ...files(withoutShop), 'README.md': '' }];
  const line = standing.replace('%0AWrite:', '%0ANot introduced here: main has the same finding.%0AWrite:');
  const found = { errors: '1', introduced: '0', commands: [line] };
  expect(decided(runAction(history, pullRequest))).toEqual({
    ...{ ...found, status: 0, verdict: 'pass', commands: [line.replace('::error', '::notice')] },
    headline: '## ✓ Delegated DCV passes: 1 error, standing',
  });
  expect(decided(runAction(history, pullRequest, { 'fail-on-standing': 'error' }))).toEqual({
    ...{ ...found, status: 1, verdict: 'fail' },
    headline: '## ✗ Delegated DCV fails: 1 error, standing',
  });
});

test('a clean pull request, and one without any DNS, pass at once', () => {
  expect(decided(runAction([files(zone), files(zone)], pullRequest))).toEqual({ ...fine, introduced: '0' });
  const note =
    '::notice title=Delegated DCV::No certificates are known, so whether a validation CNAME is missing or outdated was not checked. dcv-check inventory reads them from Cloudflare; or list them under certificates: in .github/delegated-dcv.yml.';
  expect(decided(runAction([{ 'README.md': '' }], pullRequest))).toEqual({
    ...fine,
    introduced: '0',
    commands: [note],
  });
});

test('fail-on, path and the files that are asked for do what they say', () => {
  const both = { ...files(withoutShop), 'other/x.txt': 'x' };
  const never = runAction(
    [both],
    { name: 'push', payload: () => ({}) },
    {
      'fail-on': 'never',
      'json-file': 'report.json',
      'sarif-file': 'report.sarif',
      'html-file': 'pages/report.html',
    },
  );
  expect([never.status, never.outputs.verdict, never.outputs.report]).toEqual([
    0,
    'pass',
    '…/workspace/report.json',
  ]);
  const report = JSON.parse(
    readFileSync(join(root, String(runs), 'workspace/report.json'), 'utf8'),
  ) as object;
  expect(report).toMatchObject({ version: 1, verdict: 'pass', counts: { findings: { error: 1 } } });
  const sarif = JSON.parse(
    readFileSync(join(root, String(runs), 'workspace/report.sarif'), 'utf8'),
  ) as object;
  expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'missing-cname' }] }] });
  const page = readFileSync(join(root, String(runs), 'workspace/pages/report.html'), 'utf8');
  expect(page).toMatch(/^<!doctype html>.*<time datetime="[-0-9T:]+Z">.*<h1>.* Delegated DCV passes<\/h1>/s);

  const elsewhere = runAction([both], { name: 'push', payload: () => ({}) }, { path: 'other' });
  expect([elsewhere.status, elsewhere.outputs.unresolved]).toEqual([1, '2']);
});

test('settings and inputs that cannot be meant stop the run with a sentence', () => {
  const event = { name: 'push', payload: () => ({}) };
  const broken = { '.github/delegated-dcv.yml': 'certificates: 7\n' };
  expect(runAction([broken], event)).toEqual({
    status: 1,
    commands: [
      '::error file=.github/delegated-dcv.yml,line=1,endLine=1,title=Delegated DCV settings::certificates must be a list, not 7.',
      '::error::The settings cannot be used.',
    ],
    outputs: {},
    summary: '',
  });
  for (const [inputs, sentence] of [
    [{ mode: 'drift' }, 'The input mode is drift; this version knows check and inventory.'],
    [
      { mode: 'inventory' },
      'A lock file holds what Cloudflare says, and there is no token to ask it with: set CLOUDFLARE_API_TOKEN (of the Action cloudflare-api-token) to one that may read zones and their certificates; docs/inventory.md tells which.',
    ],
    [{ 'fail-on': 'red' }, 'The input fail-on is red, not one of error, warning, notice, never.'],
    [
      { 'fail-on-standing': 'red' },
      'The input fail-on-standing is red, not one of error, warning, notice, never.',
    ],
    [{ path: '../..' }, 'The input path is ../.., which leads out of the repository.'],
  ] as const) {
    expect(runAction([{}], event, inputs).commands).toEqual([`::error::${sentence}`]);
  }
  expect(runAction([{}], event, { settings: 'none.yml' }).commands).toEqual([
    '::error file=none.yml,line=1,endLine=1,title=Delegated DCV settings::The settings file is not read: there is no such file.',
    '::error::The settings cannot be used.',
  ]);
});
