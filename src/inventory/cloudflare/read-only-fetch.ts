import { Failure } from './failure.js';

/** A page of 50 certificates has some hundred kilobytes; nothing that is asked for comes near this. */
const largestBody = 16 * 2 ** 20;

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** What a reading may do: the API it may ask, with which token, until when. */
export interface Permit {
  readonly base: URL;
  readonly token: string;
  /** Aborted when the reading is over. */
  readonly signal: AbortSignal;
}

/**
 * `fetch` for requests that only read: GET, of the API itself, without a redirect, with no header but our own (the
 * SDK adds keys and headers from the environment). The answer is whole and bounded when it is handed over, and holds
 * no token. Throws `Failure`.
 */
export function readOnlyFetch({ base, token, signal }: Permit): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input));
    if (init.method !== 'GET' || init.body || !isOf(base, url) || url.searchParams.has('retry'))
      throw new Failure('the request would do more than read');
    const controller = new AbortController();
    const abort = () => controller.abort();
    const signals = [signal, init.signal].filter(one => one != null);
    for (const one of signals) one.addEventListener('abort', abort);
    try {
      if (signals.some(one => one.aborted)) abort();
      const response = await fetch(url, {
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          'user-agent': 'delegated-dcv-check',
        },
        redirect: 'manual',
        signal: controller.signal,
      });
      const { status, headers } = response;
      const text = (await bodyOf(response)).replaceAll(token, '***');
      return new Response(bodiless.has(status) ? null : text, { status, headers });
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(init.signal?.aborted ? 'no answer came in time' : `the connection ${fateOf(error)}`, {
        isTransient: true,
      });
    } finally {
      for (const one of signals) one.removeEventListener('abort', abort);
    }
  };
}

function isOf(base: URL, url: URL): boolean {
  return url.origin === base.origin && url.pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
}

async function bodyOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let octets = 0;
  // Leaving the loop cancels the rest, which closes the connection.
  for await (const chunk of response.body ?? []) {
    octets += chunk.length;
    if (octets > largestBody)
      throw new Failure(`Cloudflare answered ${response.status} with more than ${largestBody / 2 ** 20} MiB`);
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  return pieces.join('') + decoder.decode();
}

/** What became of a connection; the error's own message may quote what was sent. */
function fateOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code)) return 'broke off';
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? `failed (${code})` : 'failed';
}
