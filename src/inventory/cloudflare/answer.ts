import * as v from 'valibot';
import { Failure } from './failure.js';
import { plain } from './plain.js';

/** What the API's envelope holds. */
export interface Answer {
  /** Never null. */
  readonly result: unknown;
  /** How many items there are on all pages, where a list says. */
  readonly total: number | undefined;
  /** How many items a page has at most, where a list says. */
  readonly perPage: number | undefined;
}

const lenient = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);
const count = lenient(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));
const complaint = v.fallback(
  v.object({ code: lenient(v.union([v.number(), v.string()])), message: lenient(v.string()) }),
  {},
);
const envelope = v.object({
  success: v.optional(v.unknown()),
  errors: v.fallback(v.array(complaint), []),
  result: v.optional(v.unknown()),
  result_info: v.fallback(v.object({ total_count: count, per_page: count }), {}),
});

/** Codes of a token that is not taken: malformed, unknown, expired, from a forbidden address, without the permission. */
const tokenCodes: ReadonlySet<unknown> = new Set([1000, 6003, 6111, 9106, 9107, 9109, 10000, 10001]);

/** Reads an answer; whatever is not the successful result of the request is a `Failure`. */
export function readAnswer(status: number, body: unknown): Answer {
  const read = v.safeParse(envelope, body);
  const errors = read.success ? read.output.errors : [];
  const said = errors.slice(0, 3).map(spell);
  if (status !== 200 || (read.success && read.output.success !== true)) {
    const aside = status >= 300 && status < 400 ? ['a redirect, which is not followed'] : [];
    const what = status === 200 ? ['but not with success'] : [];
    throw new Failure([`Cloudflare answered ${status}`, ...what, ...aside, ...said].join(', '), {
      status,
      isRefused: status === 401 || status === 403 || errors.some(({ code }) => tokenCodes.has(code)),
      isTransient: status === 429 || status >= 500,
    });
  }
  if (!read.success)
    throw new Failure('Cloudflare answered 200 with something that is not an answer of its API');
  const { result, result_info: info } = read.output;
  if (result === null || result === undefined) throw new Failure('Cloudflare answered 200 without a result');
  return { result, total: info.total_count, perPage: info.per_page };
}

function spell({
  code,
  message,
}: {
  code?: string | number | undefined;
  message?: string | undefined;
}): string {
  const words = message === undefined ? 'an error' : plain(message);
  return code === undefined ? words : `${words} (${plain(String(code), 20)})`;
}

/** The JSON of a successful answer; throws `Failure`. */
export function parseBody(status: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`Cloudflare answered ${status} with something that is no JSON, or is cut off`);
  }
}
