import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import type { Answer } from './route.js';
import { type FakeComment, type FakePull, type FakeReviewComment, type FakeState, nodeId } from './state.js';

let loaded: GraphQLSchema | undefined;

function schema(): GraphQLSchema {
  const file = 'node_modules/@octokit/graphql-schema/schema.graphql';
  loaded ??= buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
  return loaded;
}

/** A document with its variables, and what is wrong with them by GitHub's schema. */
export interface GraphqlRequest {
  readonly document?: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly wrong: readonly string[];
}

/** Reads a request's body. */
export function graphqlRequest(body: unknown): GraphqlRequest {
  const { query, variables, ...rest } = (body ?? {}) as Record<string, unknown>;
  const given = (variables ?? {}) as Record<string, unknown>;
  const extra = Object.keys(rest).filter(key => key !== 'operationName');
  try {
    const document = parse(String(query));
    const wrong = [
      ...extra.map(key => `has no field ${key}`),
      ...validate(schema(), document).map(({ message }) => message),
    ];
    const definitions = getOperationAST(document)?.variableDefinitions ?? [];
    const { errors = [] } = wrong.length > 0 ? {} : getVariableValues(schema(), definitions, given);
    const names = new Set(definitions.map(({ variable }) => variable.name.value));
    const unused = Object.keys(given).filter(name => !names.has(name));
    return {
      document,
      variables: given,
      wrong: [
        ...wrong,
        ...errors.map(({ message }) => message),
        ...unused.map(name => `has no variable ${name}`),
      ],
    };
  } catch (error) {
    return { variables: given, wrong: [String(error)] };
  }
}

/** Does what a valid document says; what the fake cannot answer is among the violations. */
export async function answerGraphql(
  { document, variables }: GraphqlRequest,
  state: FakeState,
): Promise<{ answer: Answer; violations: string[] }> {
  const result = await execute({
    schema: schema(),
    document: document!,
    rootValue: rootOf(state),
    variableValues: variables,
  });
  const errors = (result.errors ?? []).map(error => ({ ...error.toJSON(), ...typeOf(error) }));
  const violations = errors.filter(error => !('type' in error)).map(({ message }) => message);
  const body = { data: result.data, ...(errors.length > 0 && { errors }) };
  return { answer: { status: 200, body }, violations };
}

/** What GitHub refuses, as opposed to what the fake has no answer for. */
class Refusal extends Error {
  constructor(
    readonly type: 'FORBIDDEN' | 'NOT_FOUND',
    message: string,
  ) {
    super(message);
  }
}

function typeOf({ originalError }: GraphQLError): object {
  return originalError instanceof Refusal ? { type: originalError.type } : {};
}

function rootOf(state: FakeState): object {
  return {
    viewer: { login: state.viewer.login, id: 'BOT_kgDO1', isViewer: true },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      if (owner === state.owner && name === state.repo) return repositoryNode(state);
      throw new Refusal('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
    },
    node: ({ id }: { id: string }) => nodeOf(state, id),
    minimizeComment: ({ input }: { input: Record<string, string> }) => ({
      clientMutationId: input.clientMutationId,
      minimizedComment: minimise(state, input.subjectId!, input.classifier),
    }),
    unminimizeComment: ({ input }: { input: Record<string, string> }) => ({
      clientMutationId: input.clientMutationId,
      unminimizedComment: minimise(state, input.subjectId!, undefined),
    }),
  };
}

function minimise(state: FakeState, id: string, classifier: string | undefined): object {
  const mayWrite = [state.permissions['pull-requests'], state.permissions.issues].includes('write');
  if (!mayWrite) throw new Refusal('FORBIDDEN', 'Resource not accessible by integration');
  const comment =
    state.comments.find(each => nodeId('IC', each.id) === id) ??
    state.reviewComments.find(each => nodeId('PRRC', each.id) === id);
  if (comment === undefined)
    throw new Refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
  if (classifier === undefined) delete comment.minimised;
  else comment.minimised = classifier;
  return commentNode(state, comment);
}

function nodeOf(state: FakeState, id: string): object {
  for (const comment of [...state.comments, ...state.reviewComments]) {
    const node = commentNode(state, comment);
    if (node.id === id) return node;
  }
  const pull = state.pulls.find(({ number }) => nodeId('PR', number) === id);
  if (pull !== undefined) return pullNode(state, pull);
  throw new Refusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function repositoryNode(state: FakeState): object {
  const find = ({ number }: { number: number }) => {
    const pull = state.pulls.find(each => each.number === number);
    if (pull !== undefined) return pullNode(state, pull);
    throw new Refusal('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
  };
  return {
    ...{ id: nodeId('R', 1), name: state.repo, nameWithOwner: `${state.owner}/${state.repo}` },
    ...{ pullRequest: find, issueOrPullRequest: find },
  };
}

function pullNode(state: FakeState, { number, head, base, state: open }: FakePull): object {
  const commentsOf = (args: Paging) =>
    connection(
      state.comments.filter(({ issue }) => issue === number),
      args,
      comment => commentNode(state, comment),
    );
  const threadsOf = (args: Paging) =>
    connection(
      state.reviewComments.filter(({ pull }) => pull === number),
      args,
      comment => ({
        id: `PRRT_${comment.id}`,
        isResolved: false,
        isOutdated: false,
        path: comment.path,
        line: comment.line ?? null,
        comments: (inner: Paging) => connection([comment], inner, each => commentNode(state, each)),
      }),
    );
  return {
    ...{ __typename: 'PullRequest', id: nodeId('PR', number), number, headRefOid: head, baseRefOid: base },
    ...{ state: open.toUpperCase(), comments: commentsOf, reviewThreads: threadsOf },
  };
}

function commentNode(
  state: FakeState,
  comment: FakeComment | FakeReviewComment,
): { id: string } & Record<string, unknown> {
  const isReview = 'pull' in comment;
  const { author, minimised, body, id } = comment;
  return {
    __typename: isReview ? 'PullRequestReviewComment' : 'IssueComment',
    ...{ id: nodeId(isReview ? 'PRRC' : 'IC', id), databaseId: id, fullDatabaseId: id, body },
    ...{ isMinimized: minimised !== undefined, minimizedReason: reasonOf(minimised) },
    viewerDidAuthor: author.login === state.viewer.login,
    author: { __typename: author.type, login: author.login.replace(/\[bot\]$/, '') },
    url: `https://github.com/${state.owner}/${state.repo}/comments/${id}`,
    ...(isReview && { path: comment.path, line: comment.line ?? null }),
  };
}

/** GitHub asks in one spelling and answers in another. */
function reasonOf(classifier: string | undefined): string | null {
  return classifier?.toLowerCase().replaceAll('_', '-') ?? null;
}

interface Paging {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
}

function connection<T>(
  items: readonly T[],
  { first, last, after }: Paging,
  nodeFrom: (item: T) => object,
): object {
  if (first === undefined && last === undefined)
    throw new Error('You must provide a `first` or `last` value to properly paginate.');
  if ((first ?? last ?? 0) > 100) throw new Error('Requests of more than 100 records are refused.');
  const start = last === undefined ? Number(after ?? 0) : Math.max(0, items.length - last);
  const end = last === undefined ? start + first! : items.length;
  const nodes = items.slice(start, end).map(nodeFrom);
  return {
    nodes,
    edges: nodes.map((node, at) => ({ node, cursor: String(start + at + 1) })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      endCursor: nodes.length > 0 ? String(start + nodes.length) : null,
      startCursor: nodes.length > 0 ? String(start + 1) : null,
    },
  };
}
