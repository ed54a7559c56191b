import type { FakeState, FakeUser } from './state.js';

/** A request that GitHub's description lets pass. */
export interface Call {
  readonly state: FakeState;
  /** The base URL. */
  readonly url: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** The description's own example of this operation's answer, to be filled. */
  example(status?: string): unknown;
}

/** What is answered; a Buffer is sent as it is. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation. */
export type Route = (call: Call) => Answer;

/** GitHub's envelope of a refusal. */
export function refusal(status: number, message: string, errors?: readonly unknown[]): Answer {
  const documentation = 'https://docs.github.com/rest';
  const body = { message, documentation_url: documentation, status: String(status) };
  return { status, body: { ...body, ...(errors && { errors }) } };
}

/** What is not there. */
export const notFound = refusal(404, 'Not Found');

/** One page of a list, with the links to the others. */
export function paged<T>(
  { query, url, path }: Call,
  items: readonly T[],
  rowOf: (item: T) => unknown,
): Answer {
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? 30);
  const last = Math.max(1, Math.ceil(items.length / size));
  const linkTo = (to: number, rel: string) => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    return `<${url}${path}?${parameters}>; rel="${rel}"`;
  };
  const links = page < last ? [linkTo(page + 1, 'next'), linkTo(last, 'last')] : [];
  const body = items.slice((page - 1) * size, page * size).map(rowOf);
  return { status: 200, body, ...(links.length > 0 && { headers: { link: links.join(', ') } }) };
}

/** A user in the shape of an example's. */
export function userRow(example: unknown, { login, type }: FakeUser): object {
  return { ...(example as object), login, type, id: type === 'Bot' ? 41898282 : 1 };
}
