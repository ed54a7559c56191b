import type { FakeRepository } from './repository.js';

/** Who does something; GitHub's REST API spells a bot with `[bot]`, its GraphQL API without. */
export interface FakeUser {
  readonly login: string;
  readonly type: 'User' | 'Bot';
}

/** Who the token of a workflow is. */
export const actionsBot: FakeUser = { login: 'github-actions[bot]', type: 'Bot' };

/** A pull request; `base` is the tip of its base branch. */
export interface FakePull {
  readonly number: number;
  readonly base: string;
  readonly baseRef: string;
  readonly head: string;
  readonly headRef: string;
  readonly isFork: boolean;
  state: 'open' | 'closed';
}

/** A comment below a pull request. */
export interface FakeComment {
  readonly id: number;
  readonly issue: number;
  readonly author: FakeUser;
  body: string;
  /** Why it is minimised, in the words of GraphQL's enum. */
  minimised?: string;
}

/** A comment at a line, or on a whole file. */
export interface FakeReviewComment {
  readonly id: number;
  readonly pull: number;
  readonly review: number;
  readonly author: FakeUser;
  readonly path: string;
  readonly line?: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly startLine?: number;
  readonly startSide?: 'LEFT' | 'RIGHT';
  readonly subject: 'line' | 'file';
  readonly commit: string;
  body: string;
  minimised?: string;
}

/** A review; its comments are those that name it. */
export interface FakeReview {
  readonly id: number;
  readonly pull: number;
  readonly author: FakeUser;
  readonly commit: string;
  readonly event: string;
  body: string;
}

/** A check run with all annotations that were ever sent to it. */
export interface FakeCheckRun {
  readonly id: number;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: Record<string, unknown>[];
  detailsUrl: string | null;
  externalId: string;
}

/** What a token may do with one kind of thing. */
export type Access = 'none' | 'read' | 'write';

/** The permissions that the fake knows, by their names in a workflow. */
export type Permission = 'contents' | 'pull-requests' | 'issues' | 'checks';

/** Everything that the fake GitHub holds; tests fill it, and read it when all is done. */
export class FakeState {
  readonly pulls: FakePull[] = [];
  readonly comments: FakeComment[] = [];
  readonly reviews: FakeReview[] = [];
  readonly reviewComments: FakeReviewComment[] = [];
  readonly checkRuns: FakeCheckRun[] = [];
  readonly viewer: FakeUser = actionsBot;
  private lastId = 1000;

  constructor(
    readonly repository: FakeRepository,
    readonly owner: string,
    readonly repo: string,
    readonly permissions: Readonly<Record<Permission, Access>>,
  ) {}

  nextId(): number {
    return ++this.lastId;
  }

  /** Opens a pull request, and lets its refs stand for what they do at GitHub. */
  openPull(pull: {
    number?: number;
    base: string;
    head: string;
    merge?: string;
    baseRef?: string;
    isFork?: boolean;
  }): FakePull {
    const { number = 7, base, head, merge, baseRef = 'main', isFork = false } = pull;
    const opened: FakePull = {
      ...{ number, base, baseRef, head, headRef: 'change', isFork },
      state: 'open',
    };
    this.pulls.push(opened);
    this.repository.point(`refs/heads/${baseRef}`, base);
    this.repository.point(`refs/pull/${number}/head`, head);
    if (merge !== undefined) this.repository.point(`refs/pull/${number}/merge`, merge);
    return opened;
  }

  addComment(issue: number, body: string, author: FakeUser = this.viewer): FakeComment {
    const comment = { id: this.nextId(), issue, author, body };
    this.comments.push(comment);
    return comment;
  }

  /** Where the base of a pull request and its head parted. */
  mergeBaseOf({ base, head }: FakePull): string {
    return this.repository.mergeBase(base, head) ?? base;
  }
}

/** The GraphQL id of a thing. */
export function nodeId(kind: 'IC' | 'PR' | 'PRR' | 'PRRC' | 'R' | 'CR', id: number): string {
  return `${kind}_kwDO${id}`;
}
