import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkRoutes } from './fake-github/check-routes.js';
import { commentRoutes } from './fake-github/comment-routes.js';
import {
  exampleOf,
  type Matched,
  operationOf,
  wrongWith,
  wrongWithAnswer,
} from './fake-github/description.js';
import type { Fault, Misdeed } from './fake-github/faults.js';
import { gitRoutes } from './fake-github/git-routes.js';
import { answerGraphql, graphqlRequest } from './fake-github/graphql.js';
import { pullRoutes } from './fake-github/pull-routes.js';
import { FakeRepository } from './fake-github/repository.js';
import { type Answer, notFound, type Route, refusal } from './fake-github/route.js';
import { type Access, FakeState, type Permission } from './fake-github/state.js';

export { type Fault, type Misdeed, misdeeds } from './fake-github/faults.js';
export type { FakeFile, FakeRepository } from './fake-github/repository.js';
export { actionsBot, type FakeState, nodeId } from './fake-github/state.js';

/** The token that the fake takes; nothing may ever print it, or send it but as what it is. */
export const fakeGitHubToken = 'ghs_Fake0GitHub0Token0That0Nobody0Prints';

/** What the fake GitHub lets happen. */
export interface FakeGitHubOptions {
  readonly owner?: string;
  readonly repo?: string;
  /** What the token may do; otherwise read contents, and write everything else. */
  readonly permissions?: Partial<Record<Permission, Access>>;
  /** The first of them that befalls a request does. */
  readonly faults?: readonly Fault[];
}

/** A request as it came. */
export interface FakeGitHubRequest {
  readonly method: string;
  /** Path and query, still encoded. */
  readonly path: string;
  /** The operation of the description, `graphql`, or undefined where GitHub has no such thing. */
  readonly operation: string | undefined;
  /** JSON; undefined without. */
  readonly body: unknown;
  /** What was answered; undefined where nothing was. */
  status?: number;
}

/** A running fake. */
export interface FakeGitHub {
  /** For `GITHUB_API_URL`. */
  readonly url: string;
  /** The environment that GitHub's runner would give: addresses and repository, no token. */
  readonly env: Readonly<Record<string, string>>;
  /** The repository, pull requests, comments, check runs and reviews. */
  readonly state: FakeState;
  /** Every request so far, in the order in which they came. */
  readonly requests: readonly FakeGitHubRequest[];
  /** The requests in a line each, as in `GET /repos/example/dns/pulls/7`. */
  lines(): string[];
  /** What GitHub's description forbids and was done; a test asserts that there is none. */
  readonly violations: readonly string[];
  /** From now on only these befall requests. */
  setFaults(faults: readonly Fault[]): void;
  close(): Promise<void>;
}

const routes: Readonly<Record<string, Route>> = {
  ...gitRoutes,
  ...commentRoutes,
  ...checkRoutes,
  ...pullRoutes,
};

/**
 * GitHub's API on loopback, as far as a gate needs it: a real HTTP server over a real git repository. Each request,
 * and each answer, is held against GitHub's own OpenAPI description and GraphQL schema.
 *
 *     const github = await fakeGitHub({ faults: [{ on: 'git/get-tree', times: 1, does: misdeeds.serverError }] });
 *     const base = github.state.repository.commit({ 'a.zone': 'before\n' });
 *     const head = github.state.repository.commit({ 'a.zone': 'after\n' }, [base]);
 *     github.state.openPull({ number: 7, base, head });
 *     …
 *     expect(github.violations).toEqual([]);
 */
export async function fakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const { owner = 'example', repo = 'dns', faults = [] } = options;
  const permissions = {
    contents: 'read',
    'pull-requests': 'write',
    issues: 'write',
    checks: 'write',
  } as const;
  const state = new FakeState(new FakeRepository(), owner, repo, { ...permissions, ...options.permissions });
  const requests: FakeGitHubRequest[] = [];
  const violations: string[] = [];
  const misfortune = new Misfortune(faults);
  const server = createServer((request, response) => {
    void receive(request).then(async text => {
      const url = `http://${request.headers.host}`;
      const { recorded, answer, misdeed } = await serve({
        request,
        text,
        url,
        state,
        violations,
        misfortune,
      });
      requests.push(recorded);
      send(request, response, recorded, answer, misdeed);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: {
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: `${owner}/${repo}`,
    },
    state,
    requests,
    lines: () => requests.map(({ method, path }) => `${method} ${path}`),
    violations,
    setFaults: next => misfortune.set(next),
    close: () =>
      new Promise(resolve => {
        state.repository.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Counts what is still to befall. */
class Misfortune {
  private faults: { fault: Fault; after: number; left: number }[] = [];

  constructor(faults: readonly Fault[]) {
    this.set(faults);
  }

  set(faults: readonly Fault[]): void {
    this.faults = faults.map(fault => ({
      fault,
      after: fault.after ?? 0,
      left: fault.times ?? Number.POSITIVE_INFINITY,
    }));
  }

  befalling(operation: string | undefined, about: string): Misdeed | undefined {
    for (const each of this.faults) {
      const { on, about: wanted } = each.fault;
      if (on !== undefined && on !== operation) continue;
      if (wanted !== undefined && !about.includes(wanted)) continue;
      if (each.after-- > 0 || each.left <= 0) continue;
      each.left--;
      return each.fault.does;
    }
    return undefined;
  }
}

async function receive(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly text: string;
  readonly url: string;
  readonly state: FakeState;
  readonly violations: string[];
  readonly misfortune: Misfortune;
}

interface Served {
  readonly recorded: FakeGitHubRequest;
  readonly answer: Answer;
  readonly misdeed: Misdeed | undefined;
}

async function serve({ request, text, url, state, violations, misfortune }: Exchange): Promise<Served> {
  const method = request.method ?? '';
  const path = request.url ?? '';
  const line = `${method} ${path}`;
  const report = (wrong: readonly string[]) => {
    for (const each of wrong) violations.push(`${line}: ${each}`);
  };
  report(tokenLeaks(request, text));
  const { isJson, body } = parsed(text);
  if (!isJson) report(['the body is no JSON']);
  const { pathname, searchParams } = new URL(path, url);
  const isGraphql = method === 'POST' && pathname === '/graphql';
  const matched = isGraphql ? undefined : operationOf(method, pathname);
  const operation = isGraphql ? 'graphql' : matched?.operation.id;
  const recorded: FakeGitHubRequest = { method, path, operation, body };
  const misdeed = misfortune.befalling(operation, isGraphql ? text : path);
  const served = (answer: Answer) => ({ recorded, answer, misdeed });
  const instead = insteadOf(misdeed);

  if (isGraphql) {
    const asked = graphqlRequest(body);
    report(asked.wrong);
    if (instead !== undefined) return served(instead);
    if (!isAuthorised(request)) return served(refusal(401, 'Bad credentials'));
    if (asked.wrong.length > 0) return served({ status: 200, body: { errors: asked.wrong.map(asMessage) } });
    const { answer, violations: unanswered } = await answerGraphql(asked, state);
    report(unanswered);
    return served(answer);
  }
  if (matched === undefined) {
    report(['GitHub has no such operation']);
    return served(instead ?? notFound);
  }
  const wrong = wrongWith(matched, searchParams, body);
  report(wrong);
  if (instead !== undefined) return served(instead);
  if (!isAuthorised(request)) return served(refusal(401, 'Bad credentials'));
  const route = routes[matched.operation.id];
  if (route === undefined) report([`the fake does not know ${matched.operation.id}`]);
  if (route === undefined || !isOurs(matched, state)) return served(notFound);
  const forbidden = forbiddenBy(matched, state);
  if (forbidden !== undefined) return served(forbidden);
  if (wrong.length > 0) return served(refusal(422, 'Validation Failed', wrong.map(asMessage)));
  const answer = route({
    ...{ state, url, path: pathname, params: matched.params, query: searchParams },
    body: (body ?? {}) as Record<string, unknown>,
    accept: request.headers.accept ?? '',
    example: status => exampleOf(matched.operation, status),
  });
  if (!Buffer.isBuffer(answer.body) && answer.status < 300) {
    // As it goes over the wire, where what is undefined is not there.
    const body = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    report(wrongWithAnswer(matched.operation, answer.status, body).map(each => `our answer${each}`));
  }
  return served(spoilt(answer, misdeed));
}

function asMessage(message: string): { message: string } {
  return { message };
}

function parsed(text: string): { isJson: boolean; body: unknown } {
  if (text === '') return { isJson: true, body: undefined };
  try {
    return { isJson: true, body: JSON.parse(text) as unknown };
  } catch {
    return { isJson: false, body: text };
  }
}

function tokenLeaks(request: IncomingMessage, text: string): string[] {
  const { authorization, ...headers } = request.headers;
  const elsewhere = [request.url ?? '', text, JSON.stringify(headers)];
  const isSpread = elsewhere.some(each => each.includes(fakeGitHubToken));
  const isProper = /^(?:token|bearer) \S+$/i.test(authorization ?? '');
  return [
    ...(isSpread ? ['the token stands elsewhere than in the header authorization'] : []),
    ...(isProper ? [] : ['there is no token']),
    ...(request.headers['user-agent'] === undefined ? ['there is no user agent'] : []),
  ];
}

function isAuthorised({ headers: { authorization } }: IncomingMessage): boolean {
  return authorization?.replace(/^(?:token|bearer) /i, '') === fakeGitHubToken;
}

function isOurs({ params }: Matched, { owner, repo }: FakeState): boolean {
  return params.owner === undefined || (params.owner === owner && params.repo === repo);
}

/** By the beginnings of operations: whichever of the permissions is enough. */
const needed: readonly (readonly [RegExp, readonly Permission[]])[] = [
  [/^(?:git|repos)\//, ['contents']],
  [/^checks\//, ['checks']],
  [/^issues\//, ['issues', 'pull-requests']],
  [/^pulls\//, ['pull-requests']],
];

function forbiddenBy({ operation: { id, method } }: Matched, state: FakeState): Answer | undefined {
  const access: Access = method === 'GET' ? 'read' : 'write';
  const any = needed.find(([pattern]) => pattern.test(id))?.[1];
  const suffices = (permission: Permission) =>
    state.permissions[permission] === 'write' || state.permissions[permission] === access;
  if (any === undefined || any.some(suffices)) return undefined;
  const accepted = any.map(permission => `${permission.replace('-', '_')}=${access}`).join('; ');
  return {
    ...refusal(403, 'Resource not accessible by integration'),
    headers: { 'x-accepted-github-permissions': accepted },
  };
}

/** The answer to a request that is not even looked at. */
function insteadOf(misdeed: Misdeed | undefined): Answer | undefined {
  if (typeof misdeed !== 'object' || !('status' in misdeed)) return undefined;
  const { status, message = 'Something went wrong', body, headers = {} } = misdeed;
  const proper = refusal(status, message);
  return { status, body: body === undefined ? proper.body : Buffer.from(body), headers };
}

/** What a misdeed makes of a proper answer. */
function spoilt(answer: Answer, misdeed: Misdeed | undefined): Answer {
  if (misdeed === undefined || answer.status >= 300) return answer;
  if (typeof misdeed === 'object' && 'doneThenStatus' in misdeed)
    return refusal(misdeed.doneThenStatus, 'Server Error');
  const body = answer.body as Record<string, unknown>;
  if (misdeed === 'truncated-tree') {
    const tree = (body.tree as unknown[]).filter((_, at) => at % 2 === 0);
    return { ...answer, body: { ...body, tree, truncated: true } };
  }
  if (misdeed !== 'wrong-object') return answer;
  if (Buffer.isBuffer(body)) return { ...answer, body: Buffer.concat([body, Buffer.from('!')]) };
  return { ...answer, body: { ...body, sha: '0'.repeat(39) + 1 } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  recorded: FakeGitHubRequest,
  { status, body, headers }: Answer,
  misdeed: Misdeed | undefined,
): void {
  if (misdeed === 'reset') return void request.socket.destroy();
  if (misdeed === 'hang') return;
  recorded.status = status;
  const whole = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const isHalf = misdeed === 'cut' || misdeed === 'truncate';
  const sent = isHalf ? whole.subarray(0, whole.length / 2) : whole;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
    ...(status !== 204 && { 'content-length': String(misdeed === 'truncate' ? whole.length : sent.length) }),
  });
  if (misdeed === 'truncate') response.write(sent, () => request.socket.destroy());
  else response.end(sent);
}
