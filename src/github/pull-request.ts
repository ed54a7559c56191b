import * as v from 'valibot';
import { Unusable, understood } from './answer.js';
import { BaseUnavailable } from './base.js';
import type { Client } from './client.js';
import { refusalOf } from './refusal.js';

/** A repository at GitHub. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
}

/** The pull request that a run is about, and how it may be asked for. */
export interface Pull extends Place {
  readonly client: Client;
  readonly number: number;
  /** The commit that was judged; where the pull request has gone on since, a newer run speaks. */
  readonly headSha: string;
}

/** Why we do not show something ourselves; the message is the end of a sentence without its full stop. */
export class NotShown extends Error {}

/** Why something could not be shown, as the end of a sentence without its full stop. */
export function reasonOf(error: unknown, permission?: string): string {
  if (error instanceof BaseUnavailable) return error.reason;
  const isOurs = error instanceof NotShown || error instanceof Unusable;
  return isOurs ? error.message : refusalOf(error, permission);
}

/** A comment of ours. */
export interface OwnComment {
  /** As GraphQL names it, and as REST does. */
  readonly id: string;
  readonly number: number;
  readonly body: string;
  /** Why it is minimised, in GitHub's lower-case words; undefined where it is not. */
  readonly minimised?: string;
}

/** A pull request as it is now, with the comments on it that are our own. */
export interface PullNow {
  readonly headSha: string;
  readonly isOpen: boolean;
  /** In the order in which they were made. */
  readonly own: readonly OwnComment[];
}

/** As many comments, or threads, as are looked through for our own: a hundred a page. */
const mostPages = 50;

const fields = 'id fullDatabaseId body isMinimized minimizedReason viewerDidAuthor';
const connections = {
  comments: `comments(first: 100, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } }`,
  // A comment of ours is the first of its thread.
  reviewThreads: `reviewThreads(first: 100, after: $after) { nodes { comments(first: 1) { nodes { ${fields} } } } pageInfo { hasNextPage endCursor } }`,
};

const node = v.object({
  id: v.string(),
  fullDatabaseId: v.union([v.string(), v.number(), v.bigint()]),
  body: v.string(),
  isMinimized: v.boolean(),
  minimizedReason: v.nullable(v.string()),
  viewerDidAuthor: v.boolean(),
});
const pageInfo = v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) });
const nodes = v.array(v.nullable(node));
const thread = v.object({ comments: v.object({ nodes }) });
const connection = v.union([
  v.object({ comments: v.object({ nodes, pageInfo }) }),
  v.object({ reviewThreads: v.object({ nodes: v.array(v.nullable(thread)), pageInfo }) }),
]);
const pullNow = v.intersect([v.object({ headRefOid: v.string(), state: v.string() }), connection]);
const answer = v.object({ repository: v.object({ pullRequest: pullNow }) });

/**
 * Asks for the pull request and for the comments that begin with a marker and whose author we are; somebody else's
 * with our marker is none of them. Throws what the client throws, and NotShown where there are too many to look through.
 */
export async function lookAt(
  { client, owner, repo, number }: Pull,
  kind: keyof typeof connections,
  marker: string,
): Promise<PullNow> {
  const query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $repo) { pullRequest(number: $number) { headRefOid state ${connections[kind]} } }
  }`;
  const own: OwnComment[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < mostPages; pages++) {
    const data: unknown = await client.graphql(query, { owner, repo, number, after });
    const { headRefOid, state, ...found } = understood(answer, data).repository.pullRequest;
    const [comments, page] =
      'comments' in found
        ? [found.comments.nodes, found.comments.pageInfo]
        : [
            found.reviewThreads.nodes.flatMap(each => each?.comments.nodes ?? []),
            found.reviewThreads.pageInfo,
          ];
    for (const comment of comments)
      if (comment?.viewerDidAuthor && comment.body.startsWith(marker)) own.push(ownFrom(comment));
    if (!page.hasNextPage) return { headSha: headRefOid, isOpen: state === 'OPEN', own };
    after = page.endCursor;
  }
  throw new NotShown('the pull request has more comments than are looked through for an earlier one');
}

function ownFrom({
  id,
  fullDatabaseId,
  body,
  isMinimized,
  minimizedReason,
}: v.InferOutput<typeof node>): OwnComment {
  return {
    ...{ id, number: Number(fullDatabaseId), body },
    ...(isMinimized && { minimised: minimizedReason ?? '' }),
  };
}

/** Folds a comment away, with the reason that GitHub shows for it. */
export async function minimise(
  { client }: Pull,
  id: string,
  classifier: 'RESOLVED' | 'OUTDATED',
): Promise<void> {
  const mutation = `mutation ($id: ID!, $classifier: ReportedContentClassifiers!) {
    minimizeComment(input: { subjectId: $id, classifier: $classifier }) { clientMutationId }
  }`;
  await client.graphql(mutation, { id, classifier });
}

/** Shows a comment again. */
export async function unminimise({ client }: Pull, id: string): Promise<void> {
  const mutation = `mutation ($id: ID!) {
    unminimizeComment(input: { subjectId: $id }) { clientMutationId }
  }`;
  await client.graphql(mutation, { id });
}

/** Whether it was us who folded it away; what people hide for other reasons stays hidden. */
export function isPutAway({ minimised }: OwnComment): boolean {
  return minimised === 'resolved' || minimised === 'outdated';
}
