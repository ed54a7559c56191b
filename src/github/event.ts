import { readFileSync, statSync } from 'node:fs';
import * as v from 'valibot';

/** What a workflow runs for, as far as it can be believed. */
export interface Event {
  /** As in `pull_request`; empty outside of a workflow. */
  readonly name: string;
  readonly repository?: { readonly owner: string; readonly repo: string };
  /** The commit that the workflow runs for: of a pull request the merge of its head into its base. */
  readonly sha?: string;
  readonly ref?: string;
  readonly pull?: PullRequest;
  readonly mergeGroup?: { readonly baseSha: string; readonly headSha: string; readonly baseRef: string };
  /** Of a push the commit before it, of a new branch zeros. */
  readonly before?: string;
}

/** The pull request that an event is about; `baseSha` is the tip of the branch that it is to be merged into. */
export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly isFork: boolean;
}

/** GitHub sends no larger payload. */
const mostBytes = 25 << 20;

const sha = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
/** What git takes for a name (git-check-ref-format). */
const ref = v.pipe(v.string(), v.minLength(1), v.maxLength(1024), v.regex(/^[^\0-\x20\x7f~^:?*[\\]+$/));
const repository = v.nullish(v.object({ id: v.number() }));

const pullRequest = v.object({
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  head: v.object({ sha, repo: repository }),
  base: v.object({ sha, ref, repo: repository }),
});
const mergeGroup = v.object({ base_sha: sha, head_sha: sha, base_ref: ref });

/**
 * The event of GitHub's environment and of the file that it names. All of it may be made up by whoever opened a pull
 * request: what is not of the form that GitHub documents is left out, and nothing is thrown.
 */
export function readEvent(env: NodeJS.ProcessEnv): Event {
  const payload = payloadOf(env.GITHUB_EVENT_PATH);
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env.GITHUB_REPOSITORY ?? '') ?? [];
  const pull = parsed(pullRequest, payload.pull_request);
  const group = parsed(mergeGroup, payload.merge_group);
  const own = { sha: parsed(sha, env.GITHUB_SHA), ref: parsed(ref, env.GITHUB_REF) };
  const before = parsed(sha, payload.before);
  return {
    name: env.GITHUB_EVENT_NAME ?? '',
    ...(owner && repo && { repository: { owner, repo } }),
    ...(own.sha && { sha: own.sha }),
    ...(own.ref && { ref: own.ref }),
    ...(pull && {
      pull: {
        number: pull.number,
        headSha: pull.head.sha,
        baseSha: pull.base.sha,
        baseRef: pull.base.ref,
        // A fork that was deleted since is null, and still a fork.
        isFork: pull.head.repo?.id !== pull.base.repo?.id,
      },
    }),
    ...(group && {
      mergeGroup: { baseSha: group.base_sha, headSha: group.head_sha, baseRef: group.base_ref },
    }),
    ...(before && { before }),
  };
}

function payloadOf(path: string | undefined): Readonly<Record<string, unknown>> {
  if (!path) return {};
  try {
    if (statSync(path).size > mostBytes) return {};
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
