import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type Event, readEvent } from '../../src/github/event.js';

const folder = mkdtempSync(join(tmpdir(), 'dcv-event-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [a, b] = ['a'.repeat(40), 'b'.repeat(40)];

function eventOf(payload: unknown, env: NodeJS.ProcessEnv = {}): Event {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readEvent({ GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: 'x', ...env });
}

const pull = {
  number: 7,
  head: { sha: a, ref: 'change', repo: { id: 1 } },
  base: { sha: b, ref: 'main', repo: { id: 1 } },
};
const read = { number: 7, headSha: a, baseSha: b, baseRef: 'main', isFork: false };

test('what GitHub documents is read', () => {
  const env = { GITHUB_SHA: a, GITHUB_REF: 'refs/pull/7/merge', GITHUB_REPOSITORY: 'example/d.n-s_1' };
  expect(eventOf({ pull_request: pull }, env)).toEqual({
    ...{ name: 'x', repository: { owner: 'example', repo: 'd.n-s_1' }, sha: a, ref: 'refs/pull/7/merge' },
    pull: read,
  });
  expect(eventOf({ merge_group: { base_sha: a, head_sha: b, base_ref: 'refs/heads/main' } })).toEqual({
    name: 'x',
    mergeGroup: { baseSha: a, headSha: b, baseRef: 'refs/heads/main' },
  });
  expect(eventOf({ before: a, after: b })).toEqual({ name: 'x', before: a });
  expect(eventOf({ before: 'c'.repeat(64) })).toEqual({ name: 'x', before: 'c'.repeat(64) });
});

test('another repository, and one that is gone, is a fork', () => {
  for (const repo of [{ id: 2 }, null, undefined]) {
    const event = eventOf({ pull_request: { ...pull, head: { ...pull.head, repo } } });
    expect(event.pull).toEqual({ ...read, isFork: true });
  }
});

test.each<[string, unknown]>([
  ['a number that is none', { pull_request: { ...pull, number: '7' } }],
  ['a number below 1', { pull_request: { ...pull, number: 0 } }],
  ['a short commit', { pull_request: { ...pull, head: { sha: 'abc' } } }],
  ['a branch in place of a commit', { pull_request: { ...pull, base: { sha: 'main', ref: 'main' } } }],
  ['an option in place of a commit', { before: '--output=x' }],
  ['a branch with a line break', { pull_request: { ...pull, base: { sha: b, ref: 'a\n::error::' } } }],
  ['an endless branch', { pull_request: { ...pull, base: { sha: b, ref: 'a'.repeat(1025) } } }],
  ['a list', [pull]],
  ['nothing', null],
  ['a text', '"pull_request"'],
  ['no JSON', '{'],
])('%s is left out', (_, payload) => {
  expect(eventOf(payload)).toEqual({ name: 'x' });
});

test('without a file, or a proper environment, there is a name at most', () => {
  expect(readEvent({})).toEqual({ name: '' });
  const env = { GITHUB_EVENT_PATH: join(folder, 'none'), GITHUB_REPOSITORY: 'a/b/c', GITHUB_SHA: 'x' };
  expect(readEvent({ ...env, GITHUB_REF: 'a b' })).toEqual({ name: '' });
});

test('whatever the payload is, nothing is thrown', () => {
  const keys = fc.constantFrom(
    'pull_request',
    'merge_group',
    'before',
    'head',
    'base',
    'sha',
    'ref',
    '__proto__',
  );
  const { tree } = fc.letrec(tie => ({
    tree: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(keys, tie('tree'))),
  }));
  fc.assert(fc.property(tree, payload => eventOf(payload).name === 'x'));
});
