import { CloudflareRefusal, type Progress } from '../inventory/cloudflare/options.js';
import type { Snapshot } from '../inventory/snapshot.js';
import { now } from '../now.js';
import type { Settings } from '../settings/settings.js';

/** What asking Cloudflare takes besides the settings. */
export interface Asking {
  /** Without one, or with an empty one, Cloudflare is not asked. */
  readonly token?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly onProgress?: (progress: Progress) => void;
}

/** Somebody has pressed Ctrl-C; nothing was written. */
export class Interrupted extends Error {}

/**
 * What Cloudflare says now of all that the settings of head and base name, so that a change hides nothing; undefined
 * where there is no token to ask with. Throws CloudflareRefusal and Interrupted.
 */
export async function askCloudflare(
  settings: readonly (Settings | undefined)[],
  { token, baseUrl, onProgress }: Asking,
): Promise<Snapshot | undefined> {
  if (!token) return undefined;
  const readAt = now();
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort(new Interrupted('Interrupted while Cloudflare was read.'));
  process.once('SIGINT', interrupt);
  try {
    // The SDK is loaded by those who use it, and by nobody else.
    const { readCloudflare } = await import('../inventory/cloudflare/read-cloudflare.js');
    const read = await readCloudflare({
      token,
      signal: interrupted.signal,
      customHostnamesOf: [...new Set(settings.flatMap(each => each?.cloudflare.customHostnamesOf ?? []))],
      ...(baseUrl && { baseUrl }),
      ...(onProgress && { onProgress }),
    });
    return { ...read, readAt };
  } finally {
    process.off('SIGINT', interrupt);
  }
}

export { CloudflareRefusal };
