import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { commentMarker, keyOf } from '../../src/github/marker.js';
import { comment } from '../../src/reporters/comment.js';
import { misdeeds } from '../support/fake-github.js';
import { findingOf, reportOf } from '../support/report.js';
import { key, patient, type Scene, scene } from '../support/surfaces.js';

const marker = commentMarker(key);
const checksUrl = 'https://github.com/example/dns/pull/7/checks';
const clean = reportOf();
const broken = reportOf({ findings: [findingOf({ introduced: true })], base: 'main' });
const worse = reportOf({
  findings: [
    findingOf({ introduced: true }),
    findingOf({ introduced: true, owner: nameOf('_acme-challenge.www.example.com') }),
  ],
  base: 'main',
});
const standing = reportOf({ findings: [findingOf({ introduced: false })], verdict: 'pass', base: 'main' });

const comments = 'POST /repos/example/dns/issues/7/comments';

/** What was asked and done, the long texts by what they are about. */
function done(of: Scene): unknown[] {
  return of.requests().map(([line, body]) => {
    const { query, variables } = body as { query?: string; variables?: object };
    if (query === undefined) return [line, body];
    return [/\b(comments|minimizeComment|unminimizeComment)\(/.exec(query)![1], variables];
  });
}

const search = (after: string | null = null) => [
  'comments',
  { owner: 'example', repo: 'dns', number: 7, after },
];

test('where there is nothing to say and nothing was said, nothing is written', async () => {
  const of = await scene();
  for (const report of [clean, standing, { ...clean, mended: broken.findings }]) {
    expect(await of.show({ comment: true }, report)).toEqual([]);
    expect(done(of)).toEqual([search()]);
  }
  expect(of.github.violations).toEqual([]);
});

test('one comment is made, left alone, brought up to date, folded away and shown again', async () => {
  const of = await scene();
  const { state, violations } = of.github;
  const body = comment(broken, { marker, checksUrl });
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search(), [comments, { body }]]);

  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search()]);

  const { id } = state.comments[0]!;
  const update = `PATCH /repos/example/dns/issues/comments/${id}`;
  expect(await of.show({ comment: true }, worse)).toEqual([]);
  expect(done(of)).toEqual([search(), [update, { body: comment(worse, { marker, checksUrl }) }]]);

  const mended = { ...clean, base: 'main', mended: worse.findings };
  const followUp = comment(mended, { marker, checksUrl, isFollowUp: true });
  expect(followUp).toContain('What this comment told of is mended.');
  expect(await of.show({ comment: true }, mended)).toEqual([]);
  expect(done(of)).toEqual([
    search(),
    [update, { body: followUp }],
    ['minimizeComment', { id: `IC_kwDO${id}`, classifier: 'RESOLVED' }],
  ]);
  expect(await of.show({ comment: true }, mended)).toEqual([]);
  expect(done(of)).toEqual([search()]);

  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search(), [update, { body }], ['unminimizeComment', { id: `IC_kwDO${id}` }]]);
  expect(state.comments).toEqual([{ id, issue: 7, author: state.viewer, body }]);
  expect(violations).toEqual([]);
});

test('line breaks that GitHub keeps in another form are no difference', async () => {
  const of = await scene();
  of.github.state.addComment(7, comment(broken, { marker, checksUrl }).replaceAll('\n', '\r\n').trim());
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search()]);
});

test('what somebody else wrote with our marker is not ours, nor what another run of the workflow wrote', async () => {
  const of = await scene();
  const { state } = of.github;
  const mallory = { login: 'mallory', type: 'User' } as const;
  const theirs = [
    state.addComment(7, `${marker}\n## ✓ Delegated DCV passes`, mallory),
    state.addComment(7, commentMarker(keyOf('other.yml', 'zones'))),
    state.addComment(7, `A quotation:\n${marker}`),
  ].map(each => ({ ...each }));
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search(), [comments, { body: comment(broken, { marker, checksUrl }) }]]);
  expect(state.comments.slice(0, 3)).toEqual(theirs);
});

test('our comment is found behind hundreds of others, and looked for no longer than is bearable', async () => {
  const of = await scene();
  const { state } = of.github;
  for (let at = 0; at < 205; at++) state.addComment(7, 'a remark');
  const { id } = state.addComment(7, `${marker}\nold`);
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([
    search(),
    search('100'),
    search('200'),
    [`PATCH /repos/example/dns/issues/comments/${id}`, { body: comment(broken, { marker, checksUrl }) }],
  ]);

  for (let at = 0; at < 5000; at++) state.comments.unshift({ ...state.comments[0]!, body: 'a remark' });
  expect(await of.show({ comment: true }, worse)).toEqual([
    'The comment was not written: the pull request has more comments than are looked through for an earlier one.',
  ]);
  expect(done(of)).toHaveLength(50);
  expect(of.github.violations).toEqual([]);
});

test('of two comments that runs made at once the first is kept', async () => {
  const of = await scene();
  const { state } = of.github;
  const body = comment(broken, { marker, checksUrl });
  state.addComment(7, body);
  const second = state.addComment(7, body);
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([
    search(),
    ['minimizeComment', { id: `IC_kwDO${second.id}`, classifier: 'OUTDATED' }],
  ]);
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(done(of)).toEqual([search()]);
});

test('what people hid for their own reasons stays hidden', async () => {
  const of = await scene();
  const there = of.github.state.addComment(7, comment(broken, { marker, checksUrl }));
  there.minimised = 'OFF_TOPIC';
  expect(await of.show({ comment: true }, broken)).toEqual([]);
  expect(await of.show({ comment: true }, clean)).toEqual([]);
  expect(there.minimised).toBe('OFF_TOPIC');
});

test('where the pull request has gone on, a newer run speaks', async () => {
  const of = await scene();
  const { state } = of.github;
  state.addComment(7, `${marker}\nnewer`);
  const before = structuredClone(state.comments);
  const gone = { ...of.event, pull: { ...of.event.pull!, headSha: 'e'.repeat(40) } };
  expect(await of.show({ comment: true }, broken, { event: gone })).toEqual([]);
  expect(done(of)).toEqual([search()]);
  expect(state.comments).toEqual(before);
});

test.each([
  ['', false, 'the token may not do this (403); it needs the permission pull-requests: write'],
  [
    ' of a fork',
    true,
    'the token of a pull request from a fork may only read. The job summary shows the report',
  ],
] as const)('a token%s that may only read is told of with a sentence', async (_, isFork, reason) => {
  const permissions = { 'pull-requests': 'read', issues: 'read' } as const;
  const of = await scene(undefined, undefined, { permissions, isFork });
  expect(await of.show({ comment: true }, broken)).toEqual([`The comment was not written: ${reason}.`]);
  const there = of.github.state.addComment(7, comment(clean, { marker, checksUrl, isFollowUp: true }));
  const why = isFork ? reason : 'the token may not do this; it needs the permission pull-requests: write';
  expect(await of.show({ comment: true }, clean)).toEqual([`The comment was not written: ${why}.`]);
  expect(there.minimised).toBeUndefined();
});

test('limits of rate are waited for where that is bearable, and else told', async () => {
  const of = await scene();
  const { github } = of;
  github.setFaults([{ on: 'issues/create-comment', times: 1, does: misdeeds.secondaryLimit(1) }]);
  expect(await of.show({ comment: true }, broken, { client: patient(github) })).toEqual([]);
  expect(github.state.comments).toHaveLength(1);
  github.setFaults([{ on: 'issues/update-comment', does: misdeeds.rateLimit(3600) }]);
  expect(await of.show({ comment: true }, worse, { client: patient(github) })).toEqual([
    "The comment was not written: GitHub's limit of requests is used up for now (403).",
  ]);
  expect(github.violations).toEqual([]);
});

test('a failure of GitHub for a moment is no failure, one that lasts is told', async () => {
  const of = await scene();
  const { github } = of;
  github.setFaults([{ on: 'graphql', times: 1, does: misdeeds.serverError }]);
  expect(await of.show({ comment: true }, broken, { client: patient(github) })).toEqual([]);
  expect(github.state.comments).toHaveLength(1);
  github.setFaults([{ does: misdeeds.serverError }]);
  expect(await of.show({ comment: true }, worse, { client: patient(github) })).toEqual([
    'The comment was not written: GitHub failed itself (502); a later run may succeed.',
  ]);
  github.setFaults([{ does: 'reset' }]);
  expect(await of.show({ comment: true }, worse)).toEqual([
    expect.stringMatching(/^The comment was not written: GitHub could not be reached \(\w+\)\.$/),
  ]);
});
