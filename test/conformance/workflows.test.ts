import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine } from '../../src/doctor/examine.js';
import { gitApply } from '../support/git-apply.js';
import { treeOf } from '../support/tree.js';

/** What actionlint has against a workflow; without programs that the machine may have besides. */
function linted(text: string): { status: number | null; stdout: string; stderr: string } {
  const args = [
    '-no-color',
    '-oneline',
    '-shellcheck=',
    '-pyflakes=',
    '-stdin-filename',
    'workflow.yml',
    '-',
  ];
  const { status, stdout, stderr, error } = spawnSync('.conformance/bin/actionlint', args, {
    input: text,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

const sound = { status: 0, stdout: '', stderr: '' };

test.each(readdirSync('examples/workflows'))('actionlint has nothing against %s', name => {
  expect(linted(readFileSync(`examples/workflows/${name}`, 'utf8'))).toEqual(sound);
});

test('actionlint has nothing against a mended workflow', () => {
  const path = '.github/workflows/dns.yml';
  const text = `on: { pull_request_target: { types: [labeled], paths: [zones/**] }, push: { branches: [main] } }
permissions: write-all
jobs:
  lint:
    uses: owner/delegated-dcv-check/.github/workflows/lint.yml@v1
  dcv:
    needs: lint
    runs-on: ubuntu-latest
    continue-on-error: true
    steps:
      - if: github.event_name == 'push'
        uses: owner/delegated-dcv-check@v1
        with: { fail-on: never }
      - run: npx github:owner/delegated-dcv-check | tee log
`;
  const mended = gitApply({ [path]: text }, examine(treeOf({ [path]: text }), 'lock.json').patch);
  if ('refusal' in mended) throw new Error(mended.refusal);
  expect(mended.files[path]).not.toBe(text);
  expect(linted(mended.files[path]!)).toEqual(sound);
});

test('actionlint does find mistakes', () => {
  const { status, stdout } = linted(
    'on: pull_requests\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: []\n',
  );
  expect(status).toBe(1);
  expect(stdout).toContain('unknown Webhook event "pull_requests"');
});
