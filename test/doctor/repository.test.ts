import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { examine } from '../../src/doctor/examine.js';
import { gateWorkflow } from '../../src/doctor/example.js';
import { permissionOfInput } from '../../src/doctor/permissions.js';
import { positionOf } from '../../src/source.js';
import { treeOf } from '../support/tree.js';

const commit = '0123456789abcdef0123456789abcdef01234567';
const lock = '.github/delegated-dcv.lock.json';
const checkout = `      - uses: actions/checkout@${commit}\n`;
const body = (steps: string, job = 'dcv', extra = '') =>
  `permissions: { contents: read }\njobs:\n  ${job}:\n${extra}    runs-on: ubuntu-latest\n    steps:\n${steps}`;
const ours = `      - uses: owner/delegated-dcv-check@${commit}\n`;

/** What is found, and the files that the patch makes anew. */
function found(files: Record<string, string>): string[] {
  const named = Object.entries(files).map(([name, text]) => [
    name.includes('/') || name.startsWith('action') ? name : `.github/workflows/${name}`,
    text,
  ]);
  const { leaks, patch } = examine(treeOf(Object.fromEntries(named)), lock);
  const shown = leaks.map(({ name, severity, span }) => {
    const place = span === undefined ? '' : ` ${span.file.path.split('/').at(-1)}:${positionOf(span).line}`;
    return `${severity} ${name}${place}`;
  });
  return [
    ...shown,
    ...[...patch.matchAll(/^--- \/dev\/null\n\+\+\+ b\/(.*)$/gm)].map(match => `new ${match[1]}`),
  ];
}

test('a repository without the check is given the whole workflow', () => {
  const { leaks, patch, gates } = examine(treeOf({}), lock);
  expect({ leaks, gates }).toEqual({
    leaks: [
      {
        name: 'no-gate',
        severity: 'error',
        message:
          'No workflow in .github/workflows runs the check, so that GitHub has no gate that a pull request must pass.',
        write: 'a workflow with a job that uses delegated-dcv-check',
      },
    ],
    gates: [],
  });
  expect(patch).toBe(
    `--- /dev/null\n+++ b/.github/workflows/delegated-dcv.yml\n@@ -0,0 +1,12 @@\n${gateWorkflow.replace(/^/gm, '+').replace(/\+$/, '')}`,
  );
});

test('where another repository may hold the gate, or a file of its name stands, nothing is made', () => {
  const other = 'on: pull_request\njobs:\n  a:\n    uses: owner/workflows/.github/workflows/all.yml@v1\n';
  expect(found({ 'all.yml': other })).toEqual(['notice no-gate', 'new .github/workflows/delegated-dcv.yml']);
  expect(found({ 'delegated-dcv.yml': 'on: push\njobs: {}\n' })).toEqual(['error no-gate']);
});

test('a lock file that nobody refreshes is named', () => {
  const gate = `on: [pull_request, merge_group]\n${body(checkout + ours)}`;
  expect(found({ 'gate.yml': gate, [lock]: '{}' })).toEqual(['notice no-refresh']);
  for (const refresh of [
    `on: { schedule: [{ cron: 0 4 * * 1 }] }\n${body(`      - uses: owner/delegated-dcv-check@${commit}\n        with: { mode: inventory }\n`)}`,
    `on: { schedule: [{ cron: 0 4 * * 1 }] }\n${body('      - run: dcv-check inventory --lock x\n')}`,
    'on: { schedule: [{ cron: 0 4 * * 1 }] }\njobs:\n  a:\n    uses: owner/workflows/.github/workflows/all.yml@v1\n',
  ]) {
    expect(found({ 'gate.yml': gate, 'refresh.yml': refresh, [lock]: '{}' })).toEqual([]);
  }
});

test('a merge queue may be served, and the check be run on other events, by workflows of their own', () => {
  const steps = body(checkout + ours);
  expect(
    found({
      'a.yml': `on: pull_request\n${steps}`,
      'b.yml': `on: merge_group\n${steps}`,
      'c.yml': `on: push\n${steps.replace('  dcv:\n', '  dcv:\n    if: false\n')}`,
    }),
  ).toEqual([]);
  const other = `on: merge_group\n${body(checkout + ours, 'another')}`;
  expect(found({ 'a.yml': `on: pull_request\n${steps}`, 'b.yml': other })).toEqual([
    'warning no-merge-group a.yml:1',
  ]);
});

test('a workflow that is called leaks by itself, and by those that call it', () => {
  const called = `on: workflow_call\n${body(checkout + ours, 'dcv', "    if: github.event_name == 'pull_request'\n")}`;
  const caller =
    'on: [pull_request, merge_group]\njobs:\n  gate:\n    if: inputs.x\n    uses: ./.github/workflows/called.yml\n';
  expect(found({ 'called.yml': called, 'caller.yml': caller })).toEqual([
    'error may-be-skipped called.yml:5',
    'warning may-be-skipped caller.yml:4',
  ]);
  expect(found({ 'called.yml': called, 'caller.yml': caller.replace(', merge_group', '') })).toEqual([
    'warning no-merge-group caller.yml:1',
    'warning may-be-skipped caller.yml:4',
  ]);
  expect(found({ 'called.yml': called })).toEqual(['warning may-be-skipped called.yml:5']);
  const between = 'on: workflow_call\njobs:\n  gate:\n    uses: ./.github/workflows/called.yml\n';
  expect(found({ 'called.yml': called, 'between.yml': between })).toEqual([
    'warning may-be-skipped called.yml:5',
  ]);
});

test('the Action is known in its own repository and in actions that use it', () => {
  const gate = (use: string) =>
    `on: [pull_request, merge_group]\n${body(`${checkout}      - uses: ${use}\n        continue-on-error: true\n`)}`;
  const own = { 'action.yml': 'name: delegated-dcv-check\nruns: { using: node24 }\n' };
  const inner = {
    'ci/dns/action.yaml': `runs:\n  using: composite\n  steps:\n    - uses: owner/delegated-dcv-check@${commit}\n`,
  };
  expect(found({ ...own, 'gate.yml': gate('./') })).toEqual(['error continue-on-error gate.yml:9']);
  expect(found({ ...inner, 'gate.yml': gate('./ci/dns') })).toEqual(['error continue-on-error gate.yml:9']);
});

test('what each input of the Action takes of the token is known', () => {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
  const takeNothing = [
    'settings',
    'path',
    'mode',
    'cloudflare-api-token',
    'fail-on',
    'fail-on-standing',
    'github-token',
    'json-file',
    'sarif-file',
    'html-file',
  ];
  const unknown = Object.keys(inputs).filter(
    input => !takeNothing.includes(input) && permissionOfInput[input] === undefined,
  );
  expect(unknown).toEqual([]);
  const gate = (input: string) =>
    `on: [pull_request, merge_group]\n${body(`${checkout}${ours}        with: { comment: ${input} }\n`)}`;
  expect(found({ 'gate.yml': gate('true') })).toEqual(['warning missing-permission gate.yml:2']);
  expect(found({ 'gate.yml': gate('false') })).toEqual([]);
});

test('a workflow that cannot be read is said not to be known', () => {
  expect(found({ 'gate.yml': `on: [pull_request\njobs: dcv-check\n` })).toEqual([
    'warning unreadable-workflow gate.yml:1',
  ]);
  expect(found({ 'gate.yml': `${' '.repeat(1 << 20)}` })).toEqual(['warning unreadable-workflow gate.yml:1']);
});
