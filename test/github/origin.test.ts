import { expect, test } from 'vitest';
import type { Event } from '../../src/github/event.js';
import { CheckoutError, isUntold, originOf } from '../../src/github/origin.js';

const [base, head, merge, other] = ['b', 'd', 'e', 'f'].map(digit => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const pull = { number: 7, headSha: head, baseSha: base, baseRef: 'main', isFork: false };
const event: Event = { name: 'pull_request', pull, sha: merge, ref: 'refs/pull/7/merge' };
const parted = { name: 'main', parted: { base, head } };

test.each([
  ["GitHub's merge", { sha: merge, parents: [other, head] }, { name: 'main', commit: other }],
  ['the head', { sha: head, parents: [other] }, parted],
  ['the head, itself a merge', { sha: head, parents: [other, base] }, parted],
  ['a merge of its own', { sha: 'a'.repeat(40), parents: [other, head] }, { name: 'main', commit: other }],
  ['a merge the other way', { sha: 'a'.repeat(40), parents: [head, other] }, { name: 'main', commit: other }],
  ['a commit on top', { sha: 'a'.repeat(40), parents: [head] }, parted],
])('%s', (_, checkedOut, origin) => {
  expect(originOf(event, checkedOut)).toEqual(origin);
});

test('any other commit is not judged', () => {
  for (const sha of [base, other]) {
    expect(() => originOf(event, { sha, parents: [other] })).toThrow(CheckoutError);
  }
  // Of pull_request_target the commit is the base, whatever ref it is said to be.
  const target: Event = { ...event, name: 'pull_request_target', sha: base, ref: 'refs/heads/main' };
  expect(() => originOf(target, { sha: base, parents: [other] })).toThrow(
    'pull_request_target checks out the base branch',
  );
  const mergeGroup = { baseSha: base, headSha: head, baseRef: 'refs/heads/main' };
  expect(() => originOf({ name: 'merge_group', mergeGroup }, { sha: other, parents: [] })).toThrow(
    "is not the merge group's",
  );
});

test('what is about no change has no origin', () => {
  const checkedOut = { sha: other, parents: [] };
  expect(originOf({ name: 'schedule' }, checkedOut)).toBeUndefined();
  expect(originOf({ name: 'push', before: '0'.repeat(40) }, checkedOut)).toBeUndefined();
  expect(originOf({ name: 'push', before: base }, checkedOut)).toEqual({
    name: 'b'.repeat(12),
    commit: base,
  });
});

test('what another payload calls before is no base, and a change that is not told is found out', () => {
  const checkedOut = { sha: other, parents: [] };
  for (const name of ['pull_request', 'check_suite', 'repository_dispatch', ''])
    expect(originOf({ name, before: base }, checkedOut)).toBeUndefined();
  for (const name of ['pull_request', 'pull_request_target', 'pull_request_review', 'merge_group'])
    expect([isUntold({ name }), isUntold({ ...event, name })]).toEqual([true, false]);
  for (const name of ['push', 'schedule', 'issue_comment', 'workflow_run', 'workflow_call', ''])
    expect(isUntold({ name })).toBe(false);
});
