import { afterEach, expect, test } from 'vitest';
import { type Client, openClient, refusalOf } from '../../src/github/client.js';
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  fakeGitHub,
  fakeGitHubToken,
  type Misdeed,
  misdeeds,
  nodeId,
} from '../support/fake-github.js';

let github: FakeGitHub;
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

const own = { owner: 'example', repo: 'dns' };

async function open(options: FakeGitHubOptions = {}, token = fakeGitHubToken): Promise<Client> {
  github = await fakeGitHub(options);
  // Only who is never answered is to be given up in time.
  const isMute = options.faults?.some(({ does }) => does === 'hang') ?? false;
  return openClient(token, github.env, { timeLimit: isMute ? 1000 : 60_000, second: 5 });
}

/** What became of a request, in the words for the user. */
async function outcome(request: Promise<unknown>): Promise<string> {
  return request.then(() => 'done', refusalOf);
}

test.each<[Misdeed, string, number]>([
  [misdeeds.badToken, 'GitHub does not know the token (401); it is wrong or has expired', 1],
  [
    misdeeds.readOnlyToken,
    'the token may not do this (403); GitHub says: Resource not accessible by integration',
    1,
  ],
  [
    { status: 403, message: '::error::x\n\u202ey' },
    'the token may not do this (403); GitHub says: \\x3a:error::x\\n\\u{202e}y',
    1,
  ],
  [misdeeds.notFound, 'GitHub has no such thing, or the token may not see it (404)', 1],
  [{ status: 422, message: 'No' }, 'GitHub takes the request for invalid (422): No', 1],
  [{ status: 418, message: 'No' }, 'GitHub refused the request (418): No', 3],
  [misdeeds.secondaryLimit(1), 'GitHub asks to send fewer requests (403)', 3],
  [misdeeds.secondaryLimit(1, 429), 'GitHub asks to send fewer requests (429)', 3],
  [misdeeds.secondaryLimit(61), 'GitHub asks to send fewer requests (403)', 1],
  [misdeeds.abuse, 'GitHub asks to send fewer requests (403)', 1],
  [misdeeds.rateLimit(3600), "GitHub's limit of requests is used up for now (403)", 1],
  [misdeeds.rateLimit(3600, 429), "GitHub's limit of requests is used up for now (429)", 1],
  [misdeeds.rateLimit(0), "GitHub's limit of requests is used up for now (403)", 3],
  [misdeeds.serverError, 'GitHub failed itself (502); a later run may succeed', 3],
  ['reset', 'GitHub could not be reached (UND_ERR_SOCKET)', 3],
  ['hang', 'GitHub did not answer in time', 3],
])('%j is met: %s', async (does, sentence, requests) => {
  const client = await open({ faults: [{ does }] });
  expect(await outcome(client.rest.pulls.get({ ...own, pull_number: 7 }))).toBe(sentence);
  expect(github.lines()).toEqual(Array(requests).fill('GET /repos/example/dns/pulls/7'));
});

test.each<Misdeed>([
  misdeeds.secondaryLimit(1),
  misdeeds.secondaryLimit(1, 429),
  misdeeds.rateLimit(0),
  misdeeds.serverError,
  'reset',
  'hang',
])('%j that passes is waited for', async does => {
  const client = await open({ faults: [{ on: 'pulls/get', does, times: 2 }] });
  const { repository } = github.state;
  const base = repository.commit({ a: '1' });
  github.state.openPull({ base, head: repository.commit({ a: '2' }, [base]) });
  expect(await outcome(client.rest.pulls.get({ ...own, pull_number: 7 }))).toBe('done');
  expect(github.requests).toHaveLength(3);
});

test('what would be done twice is not repeated', async () => {
  const client = await open({ faults: [{ does: { doneThenStatus: 502 } }] });
  const { repository } = github.state;
  const head = repository.commit({ a: '1' });
  github.state.openPull({ base: head, head });
  const comment = client.rest.issues.createComment({ ...own, issue_number: 7, body: 'x' });
  expect(await outcome(comment)).toBe('GitHub failed itself (502); a later run may succeed');
  const run = client.rest.checks.create({ ...own, name: 'x', head_sha: head });
  expect(await outcome(run)).toBe('GitHub failed itself (502); a later run may succeed');
  const { id } = github.state.checkRuns[0]!;
  const update = client.rest.checks.update({ ...own, check_run_id: id, status: 'in_progress' });
  expect(await outcome(update)).toBe('GitHub failed itself (502); a later run may succeed');
  expect([github.state.comments.length, github.requests.length]).toEqual([1, 3]);
});

test('a permission that is missing is named', async () => {
  const client = await open({ permissions: { contents: 'none', 'pull-requests': 'read', issues: 'read' } });
  const head = github.state.repository.commit({ a: '1' });
  github.state.openPull({ base: head, head });
  github.state.addComment(7, 'x');
  expect(await outcome(client.rest.issues.createComment({ ...own, issue_number: 7, body: 'x' }))).toBe(
    'the token may not do this (403); it needs the permission issues: write or pull-requests: write',
  );
  expect(await outcome(client.rest.git.getCommit({ ...own, commit_sha: head }))).toBe(
    'the token may not do this (403); it needs the permission contents: read',
  );
  const id = nodeId('IC', github.state.comments[0]!.id);
  const mutation =
    'mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { clientMutationId } }';
  expect(await outcome(client.graphql(mutation, { id }))).toBe(
    'the token may not do this; it lacks a permission to write',
  );
});

test('GraphQL goes to where the environment says', async () => {
  const client = await open();
  expect(await client.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'github-actions[bot]' } });
  expect(github.lines()).toEqual(['POST /graphql']);
});

test('a wrong token is never part of a sentence', async () => {
  const client = await open({}, 'ghs_wrong');
  expect(await outcome(client.rest.pulls.get({ ...own, pull_number: 7 }))).toBe(
    'GitHub does not know the token (401); it is wrong or has expired',
  );
});

test('whatever is thrown gives a sentence', () => {
  github = { violations: [], close: async () => {} } as unknown as FakeGitHub;
  for (const thrown of [undefined, null, 7, 'x', {}, new Error('::set-output::\u0007')]) {
    expect(refusalOf(thrown)).toMatch(/^GitHub could not be reached \([^\n]+\)$/);
  }
});
