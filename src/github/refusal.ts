import { clip, printable } from '../reporters/layout/printable.js';

/** As much of what GitHub says as is passed on. */
const longestWord = 200;

interface Failure {
  readonly status?: number;
  readonly message: string;
  /** The names of this error and of what caused it, and the codes of the system's. */
  readonly causes: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
  /** GitHub's own words. */
  readonly said?: string;
  readonly hasAnswer: boolean;
  /** Of GraphQL's errors, as in `FORBIDDEN`. */
  readonly types: readonly string[];
}

/**
 * Why a request to GitHub failed, as the end of a sentence without its full stop: `The comment is not shown: …`. The
 * token is no part of it, and what GitHub said is made printable. Who knows the permission that the request needs, as in
 * `checks: write`, gives it.
 */
export function refusalOf(error: unknown, permission?: string): string {
  const failure = failureOf(error);
  const { status, headers, types } = failure;
  const limit = limitOf(failure);
  if (limit !== undefined) return limit;
  const lacks = permission && `it needs the permission ${permission}`;
  if (types.includes('FORBIDDEN'))
    return `the token may not do this; ${lacks ?? 'it lacks a permission to write'}`;
  if (types.includes('NOT_FOUND')) return 'GitHub has no such thing, or the token may not see it';
  // The client fell over what came before we saw it.
  if (error instanceof TypeError) return "GitHub's answer cannot be understood";
  if (!failure.hasAnswer) return unanswered(failure);
  const said = failure.said === undefined ? '' : `: ${printable(clip(failure.said, longestWord))}`;
  switch (status) {
    case 401:
      return 'GitHub does not know the token (401); it is wrong or has expired';
    case 403:
      return `the token may not do this (403); ${lacks ?? permissionIn(headers) ?? `GitHub says${said || ': nothing'}`}`;
    case 404:
      return 'GitHub has no such thing, or the token may not see it (404)';
    case 422:
      return `GitHub takes the request for invalid (422)${said}`;
    case undefined:
      return `GitHub refused the request${said}`;
    default:
      return status >= 500
        ? `GitHub failed itself (${status}); a later run may succeed`
        : `GitHub refused the request (${status})${said}`;
  }
}

/** Whether the token may not do what was asked, now or later. */
export function isForbidden(error: unknown): boolean {
  const failure = failureOf(error);
  return limitOf(failure) === undefined && (failure.status === 403 || failure.types.includes('FORBIDDEN'));
}

/** The permissions of which each would have done, in a workflow's words. */
function permissionIn(headers: Failure['headers']): string | undefined {
  const accepted = headers['x-accepted-github-permissions'];
  if (typeof accepted !== 'string' || !/^[a-z_=;, ]+$/.test(accepted)) return undefined;
  const wanted = accepted
    .split(';')
    .map(each => each.trim().replaceAll('_', '-').replaceAll('=', ': ').replaceAll(',', ' and '));
  return `it needs the permission ${wanted.join(' or ')}`;
}

function limitOf({ status, headers, types, said = '' }: Failure): string | undefined {
  if (types.includes('RATE_LIMITED')) return "GitHub's limit of requests is used up for now";
  if (status !== 403 && status !== 429) return undefined;
  if (headers['x-ratelimit-remaining'] === '0')
    return `GitHub's limit of requests is used up for now (${status})`;
  const isSecondary = /secondary rate|abuse detection/i.test(said) || headers['retry-after'] !== undefined;
  return isSecondary || status === 429 ? `GitHub asks to send fewer requests (${status})` : undefined;
}

function unanswered({ causes, message }: Failure): string {
  if (causes.some(each => /Timeout|ETIMEDOUT|UND_ERR_.*TIMEOUT/.test(each)))
    return 'GitHub did not answer in time';
  const code = causes.find(each => /^[A-Z][A-Z0-9_]+$/.test(each));
  return `GitHub could not be reached (${code ?? printable(clip(message, longestWord))})`;
}

function failureOf(error: unknown): Failure {
  const { status, message, response, headers, errors } = fieldsOf(error);
  const answer = fieldsOf(response);
  const said = fieldsOf(answer.data).message;
  return {
    ...(typeof status === 'number' && { status }),
    message: typeof message === 'string' ? message : 'for no known reason',
    causes: causesOf(error),
    headers: fieldsOf(answer.headers ?? headers),
    hasAnswer: response !== undefined,
    ...(typeof said === 'string' && { said }),
    types: Array.isArray(errors) ? errors.map(each => String(fieldsOf(each).type)) : [],
  };
}

function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (let each: unknown = error; each instanceof Error && causes.length < 16; each = each.cause) {
    const { code } = fieldsOf(each);
    if (typeof code === 'string') causes.push(code);
    causes.push(each.name);
  }
  return causes;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
