import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bundleInto } from '../support/bundle.js';
import { type FakeGitHub, fakeGitHub, fakeGitHubToken } from '../support/fake-github.js';
import { readArchive, writeArchive } from '../support/txtar.js';
import { type Ran, runWorkflow } from './runner-act.js';
import { annotationsIn, headlinesIn, linesWith, outputsIn } from './runner-log.js';
import { requestsTo } from './runner-requests.js';
import {
  type Commits,
  checkOut,
  commit,
  payloadOf,
  refs,
  type Situation,
  situationOf,
} from './runner-situation.js';

/*
 * The example workflows in a real runner, act, with the Action of the present sources and GitHub on loopback. One
 * situation is one text file: remarks, a header, the files before and after the change, and what the runner and GitHub
 * got to see, to the byte. UPDATE_RUNNER=1 writes the latter; RUN_DIST=1 runs what is committed in dist/.
 */
const folder = 'test/conformance/runner';
const answers = ['exit', 'annotations', 'outputs', 'summary', 'requests'];

const root = mkdtempSync(join(tmpdir(), 'dcv-runner-'));
const action = join(root, 'action');
const upload = join(root, 'upload');
afterAll(() => rmSync(root, { recursive: true }));

beforeAll(async () => {
  mkdirSync(upload);
  // In place of github/codeql-action.
  writeAction(
    join(upload, 'upload-sarif'),
    `const { runs } = JSON.parse(require('node:fs').readFileSync(process.env.INPUT_SARIF_FILE, 'utf8'));
console.log('::notice title=uploaded as ' + process.env.INPUT_CATEGORY + '::results: ' + runs[0].results.length);`,
  );
  cpSync('action.yml', join(action, 'action.yml'));
  if (process.env.RUN_DIST) return cpSync('dist', join(action, 'dist'), { recursive: true });
  await bundleInto(join(action, 'dist/action'), 'src/action.ts', 'index.js');
  cpSync(inject('sandboxFolder'), join(action, 'dist/sandbox'), { recursive: true });
});

test.each(['20', '24'])('Node.js %s is what the Action runs under', major => {
  expect(execFileSync(nodeOf(major), ['--version'], { encoding: 'utf8' })).toMatch(`v${major}.`);
});

test('no line of a step is lost, however many it prints before it fails', async () => {
  const talkative = join(root, 'talkative');
  const script = "for (let at = 0; at < 5000; at++) console.log('::warning::' + at);";
  writeAction(talkative, `${script}\nprocess.exitCode = 1;\n`);
  const situation = situationOf({ comment: '', files: new Map([['base/README.md', '']]) });
  const github = await fakeGitHub({ repo: 'zones' });
  const { ran } = await runIn(situation, github, '24', talkative).finally(github.close);
  expect(ran.status).toBe(1);
  expect(annotationsIn(ran)).toBe(Array.from({ length: 5000 }, (_, at) => `warning\n  ${at}\n`).join(''));
});

for (const name of readdirSync(folder)) {
  test(name.replace('.txt', '').replaceAll('-', ' '), async () => {
    const text = readFileSync(join(folder, name), 'utf8');
    const { comment, files } = readArchive(text);
    const inputs = [...files].filter(([path]) => !answers.includes(path.replace('then ', '')));
    const situation = situationOf({ comment, files: new Map(inputs) });
    const answered = await answersTo(situation, situation.nodes[0]!);
    for (const node of situation.nodes.slice(1)) expect(await answersTo(situation, node)).toEqual(answered);
    const whole = writeArchive({ comment, files: new Map([...inputs, ...answered]) });
    if (process.env.UPDATE_RUNNER) writeFileSync(join(folder, name), whole);
    else expect(whole).toBe(text);
  });
}

function writeAction(folder: string, script: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'action.yml'), 'name: An action\nruns: { using: node24, main: index.js }\n');
  writeFileSync(join(folder, 'index.js'), script);
}

function nodeOf(major: string): string {
  return `.conformance/node${major}/bin/node`;
}

/** What the runner and GitHub got to see, by the names of a scenario's files. */
type Answers = [string, string][];

/** Has a runner run the Action in a situation, and in those that follow it, with one GitHub. */
async function answersTo(situation: Situation, node: string): Promise<Answers> {
  const github = await fakeGitHub({ repo: 'zones', permissions: situation.permissions });
  try {
    const answers = await answersOf(situation, github, node);
    if (situation.next === undefined) return answers;
    const later = await answersOf(situation.next, github, node);
    return [...answers, ...later.map(([name, text]): [string, string] => [`then ${name}`, text])];
  } finally {
    await github.close();
  }
}

async function answersOf(situation: Situation, github: FakeGitHub, node: string): Promise<Answers> {
  const asked = github.requests.length;
  const { ran, commits } = await runIn(situation, github, node, action);
  expect(github.violations).toEqual([]);
  expect(linesWith(ran, fakeGitHubToken)).toEqual([]);
  const answers = {
    exit: `${ran.status}\n`,
    annotations: annotationsIn(ran),
    outputs: outputsIn(ran).replace(/=\/\S*\//g, '=…/'),
    summary: headlinesIn(ran),
    requests: requestsTo({ requests: github.requests.slice(asked), state: github.state }, commits),
  };
  return Object.entries(answers).filter(([, said]) => said !== '');
}

async function runIn(
  situation: Situation,
  { env, state }: FakeGitHub,
  node: string,
  action: string,
): Promise<{ ran: Ran; commits: Commits }> {
  const run = mkdtempSync(join(root, 'run-'));
  const clone = join(run, 'zones');
  mkdirSync(clone);
  const commits = commit(state, situation);
  checkOut(state.repository, situation, clone);
  const ran = await runWorkflow({
    folder: run,
    clone,
    workflow: situation.workflow,
    actions: { [situation.uses]: action, 'github/codeql-action@v4': upload },
    event: { name: situation.event, payload: payloadOf(situation, commits) },
    github: { ...env, GITHUB_REF: refs[situation.event] },
    token: fakeGitHubToken,
    node: nodeOf(node),
  });
  return { ran, commits };
}
