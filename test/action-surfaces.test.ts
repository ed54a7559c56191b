import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { bundle } from './support/build.js';
import {
  type FakeFile,
  type FakeGitHub,
  type FakeGitHubOptions,
  fakeGitHub,
  fakeGitHubToken,
  type Misdeed,
  misdeeds,
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

interface Situation extends FakeGitHubOptions {
  /** Before the change; otherwise two records that are right. */
  readonly before?: Record<string, FakeFile>;
  readonly env?: Record<string, string>;
}

/** Runs the Action, as a runner would, on pull request 7 of a fake GitHub. */
async function gate(
  change: string | Record<string, FakeFile>,
  inputs: Record<string, string>,
  { before = files(shop + www), env = {}, ...options }: Situation = {},
) {
  const github = await fakeGitHub(options);
  opened.push(github);
  const { repository } = github.state;
  const after = typeof change === 'string' ? files(change) : change;
  const base = repository.commit(before);
  const head = repository.commit(after, [base]);
  const merge = repository.commit(after, [base, head]);
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
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const status = await new Promise(done => child.on('close', done));
  expect(github.violations).toEqual([]);
  const notices = output.split('\n').filter(line => /^::(?:notice|error)::/.test(line));
  const written = (name: string) => readFileSync(join(directory, name), 'utf8');
  const outputs = Object.fromEntries(
    [...written('output').matchAll(/^(\S+)<<(\S+)\n(.*?)\n?\2$/gms)].map(([, name, , value]) => [
      name!,
      value!,
    ]),
  );
  // But for the mask, which the runner takes away.
  const shown = `${output.replace(`::add-mask::${fakeGitHubToken}\n`, '')}${written('output')}${written('summary')}`;
  expect(shown).not.toContain(fakeGitHubToken);
  const { verdict } = outputs;
  return { github, head, status, notices, verdict, output, outputs, written, directory };
}

const all = { comment: 'true', suggestions: 'true', 'check-run': 'true' };

test.concurrent('everything that is asked for is written, and the verdict is as it was', async () => {
  const wrong = www.replace('0123456789abcdef', 'fedcba9876543210');
  const { github, head, ...outcome } = await gate(wrong, all);
  expect(outcome).toMatchObject({ status: 1, verdict: 'fail', notices: [] });
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
  expect(outcome).toMatchObject({ status: 0, verdict: 'pass', notices: [] });
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

const late: Misdeed = { status: 503, message: 'Unavailable', headers: { 'retry-after': '3600' } };

/** Each befalls every request of each surface; what passes by itself is met in test/github. */
const faults: Readonly<Record<string, Misdeed>> = {
  'a wrong token': misdeeds.badToken,
  'a token that may only read': misdeeds.readOnlyToken,
  'no such thing': misdeeds.notFound,
  'a request that is refused': { status: 422, message: '::error::no\u202e' },
  'a limit': misdeeds.rateLimit(3600),
  'another limit': misdeeds.secondaryLimit(3600, 429),
  'a failure': late,
  'a reset': 'reset',
  'half an answer': 'cut',
  'a page': { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
  'an empty answer': { status: 200, body: '{}' },
};

/** The runs that pass and fail, and how they end whatever befalls what they show. */
const verdicts = {
  pass: [shop + www.replace('\n', ' ; the same\n'), 0],
  fail: [shop, 1],
} as const;

test.concurrent.each(
  Object.entries(faults).flatMap(([name, does]) =>
    (['pass', 'fail'] as const).map(verdict => [name, verdict, does] as const),
  ),
)('%s changes nothing about a run that is to %s', { timeout: 120_000 }, async (_, verdict, does) => {
  const [records, status] = verdicts[verdict];
  const found = await gate(records, all, { faults: [{ does }] });
  expect([found.status, found.verdict]).toEqual([status, verdict]);
  expect(found.notices.map(line => line.replace(/ not written: [ -~]+\.$/, ''))).toEqual([
    '::notice::The check run was',
    '::notice::The comment was',
    '::notice::The comments at lines were',
  ]);
});

test.concurrent('a GitHub that has no address changes no verdict', async () => {
  for (const [records, status] of Object.values(verdicts)) {
    const found = await gate(records, all, { env: { GITHUB_API_URL: 'no address' } });
    expect(found.status).toBe(status);
    expect(found.notices).toEqual([
      expect.stringMatching(/^::notice::The report is not shown on GitHub: [ -~]+\.$/),
    ]);
  }
});

test.concurrent('what the runner does not take, and where no file can be, changes no verdict', async () => {
  for (const [records, status] of Object.values(verdicts)) {
    const files = { 'json-file': 'example.com.zone/report.json', 'sarif-file': '.' };
    const none = { GITHUB_STEP_SUMMARY: '/none/summary', GITHUB_OUTPUT: '/none/output' };
    const found = await gate(records, files, { env: none });
    expect(found.status).toBe(status);
    expect(found.notices.map(line => line.replace(/: .*/, ''))).toEqual(
      ['The job summary', 'The JSON report', 'The SARIF file', 'What the step puts out'].map(
        what => `::notice::${what} was not written`,
      ),
    );
  }
});

test.concurrent('no link of a pull request leads a report out of the repository', async () => {
  const outside = join(root, 'outside');
  mkdirSync(outside);
  const records = files(shop);
  const found = await gate(
    {
      ...records,
      out: { link: outside },
      'report.json': { link: join(outside, 'report.json') },
    },
    { 'json-file': 'report.json', 'sarif-file': 'out/sarif/report.sarif' },
  );
  expect(found.notices).toEqual([
    '::notice::The JSON report was not written: The file report.json leads out of the repository.',
    '::notice::The SARIF file was not written: The file out/sarif/report.sarif leads out of the repository.',
  ]);
  expect([found.status, found.verdict, found.outputs.report]).toEqual([1, 'fail', '']);
  expect(existsSync(join(outside, 'report.json')) || existsSync(join(outside, 'sarif'))).toBe(false);
});

test.concurrent('5,000 findings arrive whole, or shortened with their number, the worst first', {
  timeout: 300_000,
}, async () => {
  const hosts = Array.from({ length: 5000 }, (_, at) => `h${String(at).padStart(4, '0')}`);
  // Every second host has a token of an ACME client, which is a warning here, beside its right record.
  const zone = (of: (host: string, at: number) => string) => soa + hosts.map(of).join('');
  const right = (host: string) => `_acme-challenge.${host} IN CNAME ${dcv(`${host}.example.com`)}\n`;
  const settings = `${settingsFor(hosts.map(host => `${host}.example.com`))}rules: { leftover-txt: warning }\n`;
  const repository = (text: string) => ({ '.github/delegated-dcv.yml': settings, 'example.com.zone': text });
  const found = await gate(
    repository(
      zone((host, at) => (at % 2 === 0 ? '' : `${right(host)}_acme-challenge.${host} IN TXT token\n`)),
    ),
    { ...all, 'json-file': 'report.json', 'sarif-file': 'report.sarif' },
    { before: repository(zone(right)) },
  );
  const { github, written } = found;
  expect([found.status, found.notices]).toEqual([1, []]);
  expect(found.outputs).toMatchObject({
    verdict: 'fail',
    errors: '2500',
    warnings: '2500',
    introduced: '5000',
  });
  /** The numbers of the hosts with a missing record, and then those with a token, as far as they are told of. */
  const numbers = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, number]) => Number(number));
  const worstFirst = [...hosts.keys()].sort((a, b) => (a % 2) - (b % 2) || a - b);

  const report = JSON.parse(written('workspace/report.json')) as { findings: object[]; counts: object };
  expect(report.counts).toMatchObject({ findings: { error: 2500, warning: 2500 }, introduced: 5000 });
  expect(numbers(JSON.stringify(report.findings), /"owner":"_acme-challenge\.h(\d{4})/g)).toEqual(worstFirst);
  const [sarif] = (JSON.parse(written('workspace/report.sarif')) as { runs: { results: object[] }[] }).runs;
  expect(numbers(JSON.stringify(sarif!.results), /"text":"[^"]*? _acme-challenge\.h(\d{4})/g)).toEqual(
    worstFirst,
  );
  expect(gzipSync(written('workspace/report.sarif')).length).toBeLessThan(10 << 20);

  const lines = found.output.split('\n').filter(line => /^::(?:error|warning|notice) /.test(line));
  expect(numbers(lines.join('\n'), /title=[a-z-]+%3A _acme-challenge\.h(\d{4})/g)).toEqual([
    ...worstFirst.slice(0, 9),
    ...worstFirst.slice(2500, 2509),
  ]);
  expect(lines.filter(line => line.includes(' more '))).toEqual(
    [
      ['error', 'missing-cname'],
      ['warning', 'leftover-txt'],
    ].map(
      ([level, rule]) =>
        `::${level} title=2%2C491 more ${level}s::2,491 more ${level}s not annotated (${rule} 2491): GitHub keeps 10 annotations of a level. The JSON report lists them all.`,
    ),
  );

  const [run] = github.state.checkRuns;
  const { title, summary: runSummary } = run!.output;
  expect([run!.conclusion, title]).toEqual(['failure', '2,500 errors, 2,500 warnings, all introduced']);
  expect(numbers(JSON.stringify(run!.annotations), /"title":"[a-z-]+: _acme-challenge\.h(\d{4})/g)).toEqual(
    worstFirst.slice(0, 1000),
  );
  expect(runSummary).toContain(
    '\nAnnotated: 1,000 of 5,000 findings; 4,000 are more than a check run annotates.\n',
  );

  const [comment] = github.state.comments;
  for (const [text, most] of [
    [runSummary!, 65_535],
    [comment!.body, 65_536],
    [written('summary'), 1 << 20],
  ] as const) {
    expect(Buffer.byteLength(text)).toBeLessThan(most);
    expect(text).toContain('## ✗ Delegated DCV fails: 2,500 errors, 2,500 warnings, all introduced\n');
    const shown = numbers(text, /^#### (?:Error|Warning): `_acme-challenge\.h(\d{4})/gm);
    expect(shown.length).toBeGreaterThan(30);
    expect(shown).toEqual(worstFirst.slice(0, shown.length));
    const left = (5000 - shown.length).toLocaleString('en');
    const missing = 2500 - shown.length;
    expect(text).toContain(`**${left} more findings left out**`);
    expect(text).toContain(`: leftover-txt 2500, missing-cname ${missing}. The JSON report lists them all.`);
  }

  expect(github.state.reviews).toMatchObject([
    { body: 'Delegated DCV: 30 of 5,000 findings at lines of this change.' },
  ]);
  expect(
    github.state.reviewComments.map(({ body }) => numbers(body, /_acme-challenge\.h(\d{4})/g)[0]),
  ).toEqual(worstFirst.slice(0, 30));
});
