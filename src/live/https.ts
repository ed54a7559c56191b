import { Failure } from './failure.js';

/** Octets of the longest DNS message. */
const mostOctets = 65_535;

/** Asks over HTTPS (RFC 8484 §4.1, POST). The id of the message is 0, as it should be there. */
export async function exchangeOverHttps(
  url: string,
  message: Buffer,
  patience: number,
  signal: AbortSignal,
): Promise<Buffer | Failure | undefined> {
  const timeOut = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/dns-message', accept: 'application/dns-message' },
      body: new Uint8Array(message),
      // A resolver is given by its own URL: whither it would send questions on is not what was asked for.
      redirect: 'error',
      signal: AbortSignal.any([signal, timeOut]),
    });
    const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
    if (response.status !== 200 || type !== 'application/dns-message') {
      await response.body?.cancel();
      return new Failure(
        response.status === 200
          ? 'answered with something that is no DNS message'
          : `answered with the HTTP status ${response.status}`,
      );
    }
    return await readBounded(response);
  } catch (error) {
    if (timeOut.aborted || signal.aborted) return undefined;
    const cause = (error as { cause?: NodeJS.ErrnoException }).cause;
    return new Failure(
      `cannot be reached over HTTPS (${cause?.code ?? cause?.message ?? (error as Error).message})`,
    );
  }
}

async function readBounded({ body }: Response): Promise<Buffer | Failure> {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of body ?? []) {
    octets += chunk.length;
    // Leaving the loop cancels the rest.
    if (octets > mostOctets) return new Failure('answered with more than a DNS message can hold');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
