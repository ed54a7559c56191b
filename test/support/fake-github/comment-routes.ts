import { type Call, notFound, paged, type Route, refusal, userRow } from './route.js';
import { type FakeComment, nodeId } from './state.js';

type Row = Record<string, unknown>;

const mostCharacters = 65_536;

const list: Route = call => {
  const issue = issueOf(call);
  if (issue === undefined) return notFound;
  const [example] = call.example() as Row[];
  const own = call.state.comments.filter(comment => comment.issue === issue);
  return paged(call, own, comment => row(call, comment, example!));
};

const create: Route = call => {
  const issue = issueOf(call);
  if (issue === undefined) return notFound;
  const body = String(call.body.body);
  const wrong = wrongWith(body);
  if (wrong !== undefined) return wrong;
  const comment = call.state.addComment(issue, body);
  return { status: 201, body: row(call, comment, call.example('201') as Row) };
};

const update: Route = call => {
  const comment = commentOf(call);
  if (comment === undefined) return notFound;
  const body = String(call.body.body);
  const wrong = wrongWith(body);
  if (wrong !== undefined) return wrong;
  comment.body = body;
  return { status: 200, body: row(call, comment, call.example() as Row) };
};

const get: Route = call => {
  const comment = commentOf(call);
  if (comment === undefined) return notFound;
  return { status: 200, body: row(call, comment, call.example() as Row) };
};

const remove: Route = call => {
  const comment = commentOf(call);
  if (comment === undefined) return notFound;
  call.state.comments.splice(call.state.comments.indexOf(comment), 1);
  return { status: 204 };
};

function wrongWith(body: string) {
  const field = { resource: 'IssueComment', field: 'body' };
  if (body.trim() === '') {
    return refusal(422, 'Validation Failed', [{ ...field, code: 'custom', message: 'body cannot be blank' }]);
  }
  if ([...body].length <= mostCharacters) return undefined;
  const message = `body is too long (maximum is ${mostCharacters} characters)`;
  return refusal(422, 'Validation Failed', [{ ...field, code: 'custom', message }]);
}

function issueOf({ state, params }: Call): number | undefined {
  return state.pulls.find(({ number }) => number === Number(params.issue_number))?.number;
}

function commentOf({ state, params }: Call): FakeComment | undefined {
  return state.comments.find(({ id }) => id === Number(params.comment_id));
}

function row({ state: { owner, repo }, url }: Call, comment: FakeComment, example: Row): Row {
  const { id, issue, body, author } = comment;
  return {
    ...example,
    ...{ id, body, node_id: nodeId('IC', id), user: userRow(example.user, author) },
    url: `${url}/repos/${owner}/${repo}/issues/comments/${id}`,
    html_url: `https://github.com/${owner}/${repo}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${url}/repos/${owner}/${repo}/issues/${issue}`,
    author_association: 'NONE',
    ...(author.type === 'Bot' && { performed_via_github_app: null }),
  };
}

/** Comments below a pull request. */
export const commentRoutes: Readonly<Record<string, Route>> = {
  'issues/list-comments': list,
  'issues/create-comment': create,
  'issues/update-comment': update,
  'issues/get-comment': get,
  'issues/delete-comment': remove,
};
