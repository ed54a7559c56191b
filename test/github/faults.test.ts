import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { BaseUnavailable } from '../../src/github/base.js';
import { openClient } from '../../src/github/client.js';
import { commentMarker } from '../../src/github/marker.js';
import { Objects } from '../../src/github/objects.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { fakeGitHubToken, type Misdeed, misdeeds } from '../support/fake-github.js';
import { dcv, foreignUrl, now, settingsFor, head as soa } from '../support/judged.js';
import { reportOf } from '../support/report.js';
import { key, scene } from '../support/surfaces.js';
import { treeOf } from '../support/tree.js';

const files = (records: string): Record<string, string> => ({
  '.github/delegated-dcv.yml': settingsFor(['shop.example.com', 'www.example.com']),
  'example.com.zone': soa + records,
});
const cname = (host: string, url?: string) =>
  `_acme-challenge.${host} IN CNAME ${dcv(`${host}.example.com`, url)}\n`;
const before = files(cname('shop') + cname('www'));
const after = files(cname('www', foreignUrl));
const trees = { base: treeOf(before), head: treeOf(after) };

/** Another place, to which a redirection leads, and what it was sent. */
let elsewhere: Server;
let elsewhereUrl: string;
const sent: string[] = [];
beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    sent.push(JSON.stringify(request.headers));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1}');
  });
  await new Promise<void>(done => elsewhere.listen(0, '127.0.0.1', done));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
});
afterAll(() => elsewhere.close());
afterEach(() => expect(sent.join()).not.toContain(fakeGitHubToken));

const json = (body: string): Misdeed => ({ status: 200, body });
const ill: readonly (readonly [string, Misdeed])[] = [
  ['401', misdeeds.badToken],
  ['403', misdeeds.readOnlyToken],
  ['404', misdeeds.notFound],
  ['422', { status: 422, message: `::error::\n${fakeGitHubToken.slice(0, 3)}\u202e` }],
  ['429', misdeeds.secondaryLimit(3600, 429)],
  ['used up', misdeeds.rateLimit(3600)],
  ['502', misdeeds.serverError],
  ['a page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }],
  ['a content type of rubbish', { status: 200, body: '{}', headers: { 'content-type': ';;;' } }],
  ['nothing', json('')],
  ['null', json('null')],
  ['a number', json('7')],
  ['a list', json('[null]')],
  ['an empty answer', json('{}')],
  ['no data', json('{"data":null}')],
  ['no repository', json('{"data":{"repository":null}}')],
  ['errors that are none', json('{"data":{},"errors":[null,7,{"type":{}}]}')],
  ['half an answer', 'cut'],
  ['a broken connection', 'truncate'],
  ['a reset', 'reset'],
  ['silence', 'hang'],
  ['deep', json('['.repeat(100_000))],
  ['no content', { status: 204, body: '' }],
  ['no change', { status: 304, body: '' }],
  ['a redirection in a circle', { status: 302, body: '', headers: { location: '/' } }],
  ['a redirection to elsewhere', { status: 307, body: '', headers: { location: 'ELSEWHERE' } }],
  ['a redirection to nowhere', { status: 301, body: '' }],
];

/** A pull request that deletes one record and spoils another; each time that it is shown nothing was before. */
const of = await scene(before, after);
const judge = (tree = trees.head) =>
  run(
    { tree, settings: loadSettings(tree) },
    { failOn: 'error', now, base: { tree: trees.base, settings: loadSettings(trees.base), name: 'main' } },
  );
const report = judge();

/** Nothing was shown yet. */
function forget(): void {
  const { comments, checkRuns, reviews, reviewComments } = of.github.state;
  for (const things of [comments, checkRuns, reviews, reviewComments]) things.length = 0;
  of.requests();
}

async function showAll(timeLimit = 20_000): Promise<readonly string[]> {
  forget();
  const client = openClient(fakeGitHubToken, of.github.env, { timeLimit, second: 1 });
  const all = { comment: true, checkRun: true, suggestions: true };
  return of.show(all, report, { client, tree: trees.head, rerun: judge });
}

const form =
  /^(?:The (?:check run was|comment was|comments at lines were) not written: [ -~]+|\d comments? of \d at lines could not be written: [ -~]+)\.$/;

/** As many as are made where all goes well. */
const requests = 6;

test('all goes well', async () => {
  expect(await showAll()).toEqual([]);
  expect(of.requests()).toHaveLength(requests);
});

test.each(ill)(
  '%s, whichever request it befalls, is at most a sentence a surface',
  { timeout: 60_000 },
  async (_, told) => {
    const does =
      typeof told === 'object' && 'headers' in told && told.headers?.location === 'ELSEWHERE'
        ? { ...told, headers: { location: elsewhereUrl } }
        : told;
    for (const at of Array(requests + 1).keys()) {
      // One of them and what follows on it, or all of them.
      of.github.setFaults([at === requests ? { does } : { after: at, times: 3, does }]);
      const started = Date.now();
      const sentences = await showAll(does === 'hang' ? 300 : undefined);
      expect(Date.now() - started).toBeLessThan(10_000);
      expect(sentences.length).toBeLessThanOrEqual(3);
      // Elsewhere everything that is written is taken.
      if (at === requests) expect(sentences.length).toBe(does === told ? 3 : 2);
      for (const sentence of sentences) {
        expect(sentence).toMatch(form);
        expect(sentence).not.toContain(fakeGitHubToken);
        expect(sentence).not.toMatch(/undefined|null|NaN|TypeError|not iterable|Cannot read/);
      }
    }
  },
);

test('an answer without end fills no memory', { timeout: 60_000 }, async () => {
  const chunk = Buffer.alloc(1 << 20, 0x20);
  let pieces = 0;
  const endless = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => {
      while (!response.destroyed && pieces++ < 4096)
        if (!response.write(chunk)) return void response.once('drain', more);
    };
    more();
  });
  await new Promise<void>(done => endless.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
  const client = openClient(
    fakeGitHubToken,
    { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: `${url}/graphql` },
    { second: 1 },
  );
  const sentences = await of.show({ comment: true, checkRun: true }, reportOf(), { client });
  expect(sentences).toEqual([
    "The check run was not written: GitHub's answer cannot be understood.",
    "The comment was not written: GitHub's answer cannot be understood.",
  ]);
  // Two answers of 64 MiB each, and what the sockets hold.
  expect(pieces).toBeLessThan(2 * 80);
  endless.closeAllConnections();
  endless.close();
});

test('pages without end are turned for a while', async () => {
  const pull = { headRefOid: of.event.pull!.headSha, state: 'OPEN' };
  const page = { nodes: [null], pageInfo: { hasNextPage: true, endCursor: 'x' } };
  const body = JSON.stringify({ data: { repository: { pullRequest: { ...pull, comments: page } } } });
  of.github.setFaults([{ on: 'graphql', about: 'comments(first: 100,', does: { status: 200, body } }]);
  expect(await showAll()).toEqual([
    'The comment was not written: the pull request has more comments than are looked through for an earlier one.',
  ]);
  expect(of.requests().length).toBeLessThan(60);
});

test("a comment that is said to be ours and is not is somebody's", async () => {
  const marker = commentMarker(key);
  const lie = {
    id: 'IC_1',
    fullDatabaseId: '999',
    body: marker,
    isMinimized: false,
    minimizedReason: null,
    viewerDidAuthor: true,
  };
  const pull = { headRefOid: of.event.pull!.headSha, state: 'OPEN' };
  const comments = { nodes: [lie], pageInfo: { hasNextPage: false, endCursor: null } };
  const body = JSON.stringify({ data: { repository: { pullRequest: { ...pull, comments } } } });
  of.github.setFaults([
    { on: 'graphql', about: 'comments(first: 100,', times: 1, does: { status: 200, body } },
  ]);
  expect(await showAll()).toEqual([
    'The comment was not written: GitHub has no such thing, or the token may not see it (404).',
  ]);
});

test("a GitHub of one's own is asked below its path, and only there", async () => {
  const paths: string[] = [];
  const own = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"data":{}}');
  });
  await new Promise<void>(done => own.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
  const env = { GITHUB_API_URL: `${url}/api/v3`, GITHUB_GRAPHQL_URL: `${url}/api/graphql` };
  const client = openClient(fakeGitHubToken, env, { second: 1 });
  await of.show({ comment: true, checkRun: true }, reportOf(), { client });
  expect(paths).toEqual(['POST /api/v3/repos/example/dns/check-runs', 'POST /api/graphql']);
  own.closeAllConnections();
  own.close();
});

test('a base that does not come any more leaves the suggestions, with its reason', async () => {
  of.github.setFaults([]);
  forget();
  const sentences = await of.show({ suggestions: true }, report, {
    ...{ tree: trees.head, rerun: judge },
    complete: async () => {
      throw new BaseUnavailable('it is gone');
    },
  });
  expect(sentences).toEqual(['The comments at lines were not written: it is gone.']);
});

test('however slow its answers are, GitHub is asked for a base for minutes only', async () => {
  of.github.setFaults([]);
  forget();
  vi.useFakeTimers({ toFake: ['Date'] });
  const client = openClient(fakeGitHubToken, of.github.env);
  client.hook.after('request', () => void vi.advanceTimersByTime(100_000));
  const objects = new Objects(client, of.event.repository!);
  const files = async () => {
    for (;;) await objects.filesOf(of.event.sha!);
  };
  await expect(files()).rejects.toThrow('GitHub took too long; a later run may succeed');
  vi.useRealTimers();
  expect(of.requests().length).toBeLessThan(5);
});
