/** Which requests something befalls, and what. */
export interface Fault {
  /** An operation of the description (`git/get-tree`) or `graphql`; absent: every request. */
  readonly on?: string;
  /** What the path or the GraphQL document must contain; absent: whatever. */
  readonly about?: string;
  /** How many such requests go well first; absent: none. */
  readonly after?: number;
  /** How many requests it befalls; absent: all. */
  readonly times?: number;
  readonly does: Misdeed;
}

/** What GitHub may do to a request. */
export type Misdeed =
  /** Answers so, with GitHub's envelope around `message`, or with `body` as it is; nothing is done. */
  | {
      readonly status: number;
      readonly message?: string;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Does what was asked, and then answers so. */
  | { readonly doneThenStatus: number }
  /** Closes the connection before the answer. */
  | 'reset'
  /** Never answers. */
  | 'hang'
  /** Sends half of the answer as if it were all. */
  | 'cut'
  /** Closes the connection within the answer. */
  | 'truncate'
  /** A tree of which every other entry is left out, and said to be. */
  | 'truncated-tree'
  /** A blob whose content is another's; a tree, or commit, under another id. */
  | 'wrong-object';

/** What GitHub says in the situations that everybody meets. */
export const misdeeds = {
  badToken: { status: 401, message: 'Bad credentials' },
  readOnlyToken: { status: 403, message: 'Resource not accessible by integration' },
  notFound: { status: 404, message: 'Not Found' },
  secondaryLimit: (retryAfter: number, status: 403 | 429 = 403) => ({
    status,
    message:
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. For more on scraping GitHub and how it may affect your rights, please review our Terms of Service',
    headers: { 'retry-after': String(retryAfter) },
  }),
  rateLimit: (resetInSeconds: number, status: 403 | 429 = 403) => ({
    status,
    message: 'API rate limit exceeded for installation.',
    headers: {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + resetInSeconds),
    },
  }),
  serverError: { status: 502, message: 'Server Error' },
  abuse: { status: 403, message: 'You have triggered an abuse detection mechanism.' },
} satisfies Record<string, Misdeed | ((...args: never[]) => Misdeed)>;
