import { type Answer, type Call, notFound, paged, type Route, refusal, userRow } from './route.js';
import { type FakePull, type FakeReview, type FakeReviewComment, nodeId } from './state.js';

type Row = Record<string, unknown>;

const mostCharacters = 65_536;

const get: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const example = call.example() as Row & { base: Row; head: Row };
  const { number, base, baseRef, head, headRef, state } = pull;
  return {
    status: 200,
    body: {
      ...example,
      ...{ number, state, node_id: nodeId('PR', number), requested_teams: [] },
      base: { ...example.base, sha: base, ref: baseRef },
      head: { ...example.head, sha: head, ref: headRef },
    },
  };
};

const listFiles: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const [example] = call.example() as Row[];
  const { repository } = call.state;
  const files = repository.changedFiles(call.state.mergeBaseOf(pull), pull.head).slice(0, 3000);
  return paged(call, files, ({ previous, ...file }) => ({
    ...example,
    patch: undefined,
    ...file,
    changes: file.additions + file.deletions,
    ...(previous && { previous_filename: previous }),
  }));
};

const createReview: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const { state, body } = call;
  const comments = (body.comments ?? []) as Row[];
  const text = String(body.body ?? '');
  const event = String(body.event ?? 'PENDING');
  if (event !== 'PENDING' && event !== 'APPROVE' && text === '' && comments.length === 0)
    return refusal(422, 'Unprocessable Entity', ['Review comments is invalid']);
  if ([...text].length > mostCharacters) return refusal(422, 'Unprocessable Entity', ['Body is too long']);
  const problems = comments.flatMap(comment => wrongPlace(call, pull, comment));
  if (problems.length > 0) return refusal(422, 'Unprocessable Entity', [...new Set(problems)]);
  const commit = String(body.commit_id ?? pull.head);
  const review: FakeReview = {
    ...{ id: state.nextId(), pull: pull.number, author: state.viewer, commit, event, body: text },
  };
  state.reviews.push(review);
  for (const comment of comments) state.reviewComments.push(commentFrom(call, pull, review, comment));
  return { status: 200, body: reviewRow(review, call.example() as Row) };
};

const listReviews: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const [example] = call.example() as Row[];
  const own = call.state.reviews.filter(review => review.pull === pull.number);
  return paged(call, own, review => reviewRow(review, example!));
};

const createComment: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const { state, body } = call;
  const [problem] = wrongPlace(call, pull, body);
  if (problem !== undefined) {
    const error = { resource: 'PullRequestReviewComment', code: 'custom', field: 'line', message: problem };
    return refusal(422, 'Validation Failed', [error]);
  }
  const review: FakeReview = {
    ...{ id: state.nextId(), pull: pull.number, author: state.viewer },
    ...{ commit: String(body.commit_id), event: 'COMMENT', body: '' },
  };
  state.reviews.push(review);
  const comment = commentFrom(call, pull, review, body);
  state.reviewComments.push(comment);
  return { status: 201, body: commentRow(call, comment, call.example('201') as Row) };
};

const listComments: Route = call => {
  const pull = pullOf(call);
  if (pull === undefined) return notFound;
  const [example] = call.example() as Row[];
  const review = call.params.review_id;
  const own = call.state.reviewComments.filter(
    comment => comment.pull === pull.number && (review === undefined || comment.review === Number(review)),
  );
  return paged(call, own, comment => commentRow(call, comment, example!));
};

const updateComment: Route = call => {
  const comment = call.state.reviewComments.find(({ id }) => id === Number(call.params.comment_id));
  if (comment === undefined) return notFound;
  comment.body = String(call.body.body);
  return { status: 200, body: commentRow(call, comment, call.example() as Row) };
};

const deleteComment: Route = ({ state, params }) => {
  const at = state.reviewComments.findIndex(({ id }) => id === Number(params.comment_id));
  if (at === -1) return notFound;
  state.reviewComments.splice(at, 1);
  return { status: 204 };
};

/** What GitHub says of a place that the pull request's diff does not show. */
function wrongPlace({ state }: Call, pull: FakePull, comment: Readonly<Row>): string[] {
  const files = state.repository.changedFiles(state.mergeBaseOf(pull), pull.head);
  const file = files.find(({ filename }) => filename === comment.path);
  if (file === undefined) return ['Path could not be resolved'];
  if ([...String(comment.body)].length > mostCharacters) return ['Body is too long'];
  if (comment.subject_type === 'file' || comment.position !== undefined) return [];
  const shown = shownLines(file.patch ?? '');
  const side = String(comment.side ?? 'RIGHT');
  const startSide = String(comment.start_side ?? side);
  const line = shown.find(each => each.side === side && each.line === comment.line);
  if (line === undefined) return ['Line could not be resolved'];
  if (comment.start_line === undefined) return [];
  const start = shown.find(each => each.side === startSide && each.line === comment.start_line);
  if (start === undefined) return ['Start line could not be resolved'];
  if (start.hunk !== line.hunk) return ['Start line must be part of the same hunk as the line'];
  const isBefore = startSide !== side || Number(comment.start_line) < Number(comment.line);
  return isBefore ? [] : ['Start line must precede the end line'];
}

/** The lines that a patch shows, each on its side; context stands on both. */
function shownLines(patch: string): { side: string; line: number; hunk: number }[] {
  const shown: { side: string; line: number; hunk: number }[] = [];
  let [left, right, hunk] = [0, 0, 0];
  for (const text of patch.split('\n')) {
    const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text);
    if (header !== null) {
      [left, right, hunk] = [Number(header[1]), Number(header[2]), hunk + 1];
    } else {
      if (/^[- ]/.test(text)) shown.push({ side: 'LEFT', line: left++, hunk });
      if (/^[+ ]/.test(text)) shown.push({ side: 'RIGHT', line: right++, hunk });
    }
  }
  return shown;
}

function commentFrom(
  { state }: Call,
  pull: FakePull,
  review: FakeReview,
  body: Readonly<Row>,
): FakeReviewComment {
  return {
    ...{ id: state.nextId(), pull: pull.number, review: review.id, author: state.viewer },
    ...{ path: String(body.path), commit: review.commit, body: String(body.body) },
    subject: body.subject_type === 'file' ? 'file' : 'line',
    side: body.side === 'LEFT' ? 'LEFT' : 'RIGHT',
    ...(body.line !== undefined && { line: Number(body.line) }),
    ...(body.start_line !== undefined && {
      startLine: Number(body.start_line),
      startSide: (body.start_side ?? body.side) === 'LEFT' ? 'LEFT' : 'RIGHT',
    }),
  };
}

function reviewRow({ id, author, body, commit, event }: FakeReview, example: Row): Row {
  const states: Record<string, string> = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED' };
  return {
    ...example,
    ...{ id, body, node_id: nodeId('PRR', id), user: userRow(example.user, author), commit_id: commit },
    state: states[event] ?? (event === 'COMMENT' ? 'COMMENTED' : 'PENDING'),
  };
}

function commentRow({ url, state: { owner, repo } }: Call, comment: FakeReviewComment, example: Row): Row {
  const { id, body, path, author, review, commit, line, side, startLine, startSide, subject } = comment;
  return {
    ...example,
    ...{ id, body, path, node_id: nodeId('PRRC', id), user: userRow(example.user, author), side },
    ...{ pull_request_review_id: review, commit_id: commit, original_commit_id: commit },
    ...{ subject_type: subject, start_line: startLine ?? null, start_side: startSide ?? null },
    ...{ line, original_line: line, original_start_line: startLine ?? null },
    url: `${url}/repos/${owner}/${repo}/pulls/comments/${id}`,
  };
}

function pullOf({ state, params }: Call): FakePull | undefined {
  return state.pulls.find(({ number }) => number === Number(params.pull_number));
}

const refuseUser: Route = (): Answer => refusal(403, 'Resource not accessible by integration');

/** Pull requests, their files and their reviews; and the user, whom the token of a workflow may not ask for. */
export const pullRoutes: Readonly<Record<string, Route>> = {
  'pulls/get': get,
  'pulls/list-files': listFiles,
  'pulls/create-review': createReview,
  'pulls/list-reviews': listReviews,
  'pulls/create-review-comment': createComment,
  'pulls/list-review-comments': listComments,
  'pulls/list-comments-for-review': listComments,
  'pulls/update-review-comment': updateComment,
  'pulls/delete-review-comment': deleteComment,
  'users/get-authenticated': refuseUser,
};
