import { getOctokit } from '@actions/github';
import { defaults } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

export { refusalOf } from './refusal.js';

/** GitHub's API: `rest`, `graphql`, `request` and `paginate` of Octokit. */
export type Client = ReturnType<typeof getOctokit>;

/** How patient a client is: for tests, which have no time. */
export interface Patience {
  /** Until an answer is whole, in milliseconds. */
  readonly timeLimit?: number;
  /** What of a second of waiting is waited, in milliseconds; below 1000 writing is not paced either. */
  readonly second?: number;
}

const mostRepeats = 2;
/** A gate that makes people wait for longer is no help; in seconds. */
const longestPause = 60;
/** Of an answer; GitHub's own largest, a hundred comments or a tree, are far smaller. */
const mostBytes = 64 << 20;

/**
 * A client of the GitHub that the environment names. It repeats what failed for a moment, waits where GitHub asks it
 * to, and gives up within minutes. This module takes 40 ms to load: import it with the first request.
 */
export function openClient(token: string, env: NodeJS.ProcessEnv, patience: Patience = {}): Client {
  const { timeLimit = 20_000, second = 1000 } = patience;
  const mayWait = (seconds: number, _options: object, _octokit: object, repeats: number) =>
    seconds <= longestPause && repeats < mostRepeats;
  const client = getOctokit(
    token,
    {
      ...(env.GITHUB_API_URL && { baseUrl: env.GITHUB_API_URL }),
      userAgent: 'delegated-dcv-check',
      // What goes wrong is told in our own words, or not at all.
      log: { debug: silent, info: silent, warn: silent, error: silent },
      request: { fetch: withinLimits(timeLimit) },
      retry: {
        retries: mostRepeats,
        retryAfterBaseValue: second,
        // Limits of rate are the other plugin's.
        doNotRetry: [400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 451],
      },
      throttle: {
        id: `${++opened}`,
        onRateLimit: mayWait,
        onSecondaryRateLimit: mayWait,
        retryAfterBaseValue: second,
        ...(second < 1000 && { write: unpaced, notifications: unpaced }),
      },
    },
    retry,
    throttling,
  );
  client.hook.before('request', options => {
    if (!mayBeRepeated(options.method, options.url)) options.request.retries = 0;
  });
  const graphql = env.GITHUB_GRAPHQL_URL?.replace(/\/graphql$/, '');
  return graphql ? Object.assign(client, { graphql: client.graphql.defaults({ baseUrl: graphql }) }) : client;
}

/** Each client keeps its own pace. */
let opened = 0;

function silent(): void {}

/** In place of a second between two requests that write, and three between two that notify people. */
const unpaced = { key: () => ({ schedule: async (_: object, job: () => unknown) => job() }) } as never;

/** Whether doing it twice is as good as once, where nobody knows whether it was done: annotations are appended. */
function mayBeRepeated(method: string, url: string): boolean {
  if (url.endsWith('/graphql')) return true;
  return method !== 'POST' && !(method === 'PATCH' && url.includes('/check-runs/'));
}

/** The toolkit's fetch, which knows proxies, ended on time and before an answer fills the memory. */
function withinLimits(timeLimit: number): typeof fetch {
  const { fetch: viaProxy } = defaults.request as { fetch: typeof fetch };
  return async (url, options) => {
    const response = await viaProxy(url, { ...options, signal: AbortSignal.timeout(timeLimit) });
    if (response.body === null) return response;
    let length = 0;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.length;
        if (length > mostBytes) controller.error(new Error('GitHub sends too much'));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), response);
  };
}
