import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { openClient } from '../../src/github/client.js';
import { bundleInto } from '../support/bundle.js';
import { fakeGitHub, fakeGitHubToken, nodeId } from '../support/fake-github.js';

const folder = mkdtempSync(join(tmpdir(), 'fake-github-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = { owner: 'example', repo: 'dns' };

async function opened() {
  const github = await fakeGitHub();
  const { repository } = github.state;
  const lines = (changed: string) =>
    Array.from({ length: 20 }, (_, at) => (at === 9 ? changed : `${at}`)).join('\n');
  const base = repository.commit({ 'a/b.txt': lines('old'), gone: 'x\n', link: { link: 'a/b.txt' } });
  const head = repository.commit({ 'a/b.txt': lines('new'), link: { link: 'a/b.txt' } }, [base]);
  github.state.openPull({ base, head });
  const client = openClient(fakeGitHubToken, github.env, { second: 1 });
  return { github, client, base, head };
}

test('every operation answers as the description says', async () => {
  const { github, client, base, head } = await opened();
  const { rest } = client;
  const pull = { ...own, pull_number: 7 };
  const { data: commit } = await rest.git.getCommit({ ...own, commit_sha: head });
  expect([commit.sha, commit.parents.map(({ sha }) => sha)]).toEqual([head, [base]]);
  const { data: tree } = await rest.git.getTree({ ...own, tree_sha: base, recursive: '1' });
  expect(tree.tree.map(({ path, mode, type }) => `${mode} ${type} ${path}`)).toEqual([
    '040000 tree a',
    '100644 blob a/b.txt',
    '100644 blob gone',
    '120000 blob link',
  ]);
  const { data: blob } = await rest.git.getBlob({ ...own, file_sha: tree.tree[2]!.sha! });
  expect(Buffer.from(blob.content, 'base64').toString()).toBe('x\n');
  const { data: compared } = await rest.repos.compareCommitsWithBasehead({
    ...own,
    basehead: `${base}...${head}`,
  });
  expect([compared.merge_base_commit.sha, compared.status]).toEqual([base, 'ahead']);
  const { data: files } = await rest.pulls.listFiles(pull);
  expect(files.map(({ filename, status, patch }) => ({ filename, status, patch }))).toEqual([
    {
      filename: 'a/b.txt',
      status: 'modified',
      patch: '@@ -7,7 +7,7 @@\n 6\n 7\n 8\n-old\n+new\n 10\n 11\n 12',
    },
    { filename: 'gone', status: 'removed', patch: '@@ -1 +0,0 @@\n-x' },
  ]);
  expect((await rest.pulls.get(pull)).data.head.sha).toBe(head);

  await rest.issues.createComment({ ...own, issue_number: 7, body: 'one' });
  const { data: comments } = await rest.issues.listComments({ ...own, issue_number: 7 });
  const { id, node_id } = comments[0]!;
  expect([comments[0]!.user?.login, comments[0]!.body]).toEqual(['github-actions[bot]', 'one']);
  await rest.issues.updateComment({ ...own, comment_id: id, body: 'two' });
  expect((await rest.issues.getComment({ ...own, comment_id: id })).data.body).toBe('two');
  const minimise = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
    minimizedComment { isMinimized minimizedReason } } }`;
  expect(await client.graphql(minimise, { id: node_id })).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
  });
  const query = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
    pullRequest(number: 7) { id comments(first: 100) { pageInfo { hasNextPage }
      nodes { id databaseId body isMinimized viewerDidAuthor author { __typename login } } } } } }`;
  expect(await client.graphql(query, own)).toEqual({
    repository: {
      pullRequest: {
        id: nodeId('PR', 7),
        comments: {
          pageInfo: { hasNextPage: false },
          nodes: [
            {
              ...{ id: node_id, databaseId: id, body: 'two', isMinimized: true, viewerDidAuthor: true },
              author: { __typename: 'Bot', login: 'github-actions' },
            },
          ],
        },
      },
    },
  });
  await rest.issues.deleteComment({ ...own, comment_id: id });

  const annotation = {
    path: 'a/b.txt',
    start_line: 1,
    end_line: 1,
    annotation_level: 'failure',
    message: 'm',
  } as const;
  const output = { title: 't', summary: 's', annotations: [annotation] };
  const created = await rest.checks.create({
    ...own,
    name: 'n',
    head_sha: head,
    conclusion: 'failure',
    output,
  });
  await rest.checks.update({ ...own, check_run_id: created.data.id, output });
  const { data: annotations } = await rest.checks.listAnnotations({ ...own, check_run_id: created.data.id });
  expect(annotations.map(({ message }) => message)).toEqual(['m', 'm']);
  expect((await rest.checks.listForRef({ ...own, ref: head })).data.total_count).toBe(1);
  expect((await rest.checks.get({ ...own, check_run_id: created.data.id })).data.conclusion).toBe('failure');

  const place = { path: 'a/b.txt', line: 10, side: 'LEFT', body: 'b' };
  await rest.pulls.createReview({ ...pull, event: 'COMMENT', comments: [place], commit_id: head });
  await rest.pulls.createReviewComment({ ...pull, ...place, side: 'RIGHT', commit_id: head });
  const { data: reviewComments } = await rest.pulls.listReviewComments(pull);
  expect(reviewComments.map(({ line, side }) => [line, side])).toEqual([
    [10, 'LEFT'],
    [10, 'RIGHT'],
  ]);
  expect((await rest.pulls.listReviews(pull)).data).toHaveLength(2);
  await rest.pulls.updateReviewComment({ ...own, comment_id: reviewComments[0]!.id, body: 'c' });
  await rest.pulls.deleteReviewComment({ ...own, comment_id: reviewComments[0]!.id });
  expect(github.violations).toEqual([]);
  await github.close();
});

test('what GitHub refuses is refused', async () => {
  const { github, client, head } = await opened();
  const { rest } = client;
  const pull = { ...own, pull_number: 7 };
  const review = (comment: object) =>
    rest.pulls.createReview({
      ...{ ...pull, event: 'COMMENT', body: 'x' },
      comments: [{ path: 'a/b.txt', body: 'b', ...comment }],
    });
  const refusals: [() => Promise<unknown>, string][] = [
    [() => review({ line: 20 }), 'Line could not be resolved'],
    [() => review({ line: 8, side: 'RIGHT', start_line: 2 }), 'Start line could not be resolved'],
    [() => review({ path: 'no', line: 1 }), 'Path could not be resolved'],
    [
      () => rest.issues.createComment({ ...own, issue_number: 7, body: 'x'.repeat(65_537) }),
      'body is too long',
    ],
    [() => rest.issues.createComment({ ...own, issue_number: 8, body: 'x' }), 'Not Found'],
    [() => rest.checks.create({ ...own, name: 'n', head_sha: '0'.repeat(40) }), 'No commit found'],
    [() => rest.users.getAuthenticated(), 'Resource not accessible by integration'],
  ];
  for (const [request, message] of refusals) await expect(request()).rejects.toThrow(message);
  expect(github.violations).toEqual([]);
  const annotation = {
    path: 'p',
    start_line: 1,
    end_line: 1,
    annotation_level: 'failure',
    message: 'm',
  } as const;
  const annotations = Array(51).fill(annotation) as (typeof annotation)[];
  await expect(
    rest.checks.create({
      ...own,
      name: 'n',
      head_sha: head,
      output: { title: 't', summary: 's', annotations },
    }),
  ).rejects.toThrow('Validation Failed');
  await expect(
    client.request('GET /repos/{owner}/{repo}/pulls', { ...own, sort: 'size' as never }),
  ).rejects.toThrow();
  await expect(
    client.request('POST /repos/{owner}/{repo}/issues/7/comments', { ...own, body: 'x', bold: true }),
  ).rejects.toThrow();
  await expect(client.request('GET /nothing')).rejects.toThrow();
  await expect(client.graphql('{ viewer { password } }')).rejects.toThrow();
  await expect(client.graphql('query ($n: Int!) { viewer { login } }', { n: 'x' })).rejects.toThrow();
  await expect(client.request(`GET /repos/{owner}/{repo}?x=${fakeGitHubToken}`, own)).rejects.toThrow();
  expect(github.violations.map(each => each.replace(fakeGitHubToken, '…'))).toEqual([
    'POST /repos/example/dns/check-runs: /output/annotations must NOT have more than 50 items',
    'GET /repos/example/dns/pulls?sort=size: sort must be equal to one of the allowed values',
    'GET /repos/example/dns/pulls?sort=size: the fake does not know pulls/list',
    'POST /repos/example/dns/issues/7/comments:  must NOT have unevaluated properties (bold)',
    'GET /nothing: GitHub has no such operation',
    'POST /graphql: Cannot query field "password" on type "User".',
    'POST /graphql: Variable "$n" is never used.',
    'GET /repos/example/dns?x=…: the token stands elsewhere than in the header authorization',
    'GET /repos/example/dns?x=…: has no parameter x',
    'GET /repos/example/dns?x=…: the fake does not know repos/get',
  ]);
  await github.close();
});

test('it runs as a process of its own', async () => {
  const { github, client: _, base, head } = await opened();
  await bundleInto(folder, 'test/support/fake-github/serve.ts', 'serve.mjs');
  const serving = { load: github.state.repository.directory, pulls: [{ number: 3, base, head }] };
  writeFileSync(join(folder, 'serving.json'), JSON.stringify(serving));
  const child = spawn(process.execPath, [join(folder, 'serve.mjs'), join(folder, 'serving.json')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const started = JSON.parse((await lines.next()).value!) as { env: Record<string, string>; token: string };
  const client = openClient(started.token, started.env);
  expect((await client.rest.pulls.get({ ...own, pull_number: 3 })).data.head.sha).toBe(head);
  child.kill('SIGTERM');
  const record = JSON.parse((await lines.next()).value!) as object;
  await once(child, 'close');
  expect(record).toEqual({
    requests: [{ method: 'GET', path: '/repos/example/dns/pulls/3', operation: 'pulls/get', status: 200 }],
    ...{ violations: [], comments: [], reviews: [], reviewComments: [], checkRuns: [] },
  });
  await github.close();
});
