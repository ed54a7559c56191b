import { setMaxListeners } from 'node:events';
import type { Snapshot } from '../snapshot.js';
import { baseUrlOf } from './base-url.js';
import { systemClock } from './clock.js';
import { listZones, neededPermissions } from './list-zones.js';
import { type CloudflareOptions, CloudflareRefusal } from './options.js';
import { Pace } from './pace.js';
import type { Permit } from './read-only-fetch.js';
import { readListedZone } from './read-zone.js';
import { Requests } from './requests.js';

/** Zones that are read at a time; at Cloudflare's pace that stays far below its 200 requests a second and address. */
const concurrency = 8;

/** Enough for 2,000 zones, whose 4,040 requests take four windows of the budget. */
const defaultTimeLimit = 30 * 60_000;

/**
 * Everything that a read-only token sees of zones in a partial setup and their certificates. An answer that is missing
 * is `unread`, and the rest is there. Zones come in the order of their names, then ids; packs in that of their ids.
 * Throws `CloudflareRefusal` where the token or the base URL cannot be used at all, and the signal's reason once it is
 * aborted.
 */
export async function readCloudflare(options: CloudflareOptions): Promise<Snapshot> {
  const run = new AbortController();
  // One listener for each request under way.
  setMaxListeners(0, run.signal);
  const permit = { base: baseUrlOf(options.baseUrl), token: usable(options.token), signal: run.signal };
  const { signal } = options;
  signal?.throwIfAborted();
  const abort = () => run.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await readAll(permit, options);
  } finally {
    signal?.removeEventListener('abort', abort);
    run.abort();
  }
}

/** A token without the line break that secrets often end in. */
function usable(written: string): string {
  const token = written.trim();
  // The error about a header that cannot be sent would quote it.
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CloudflareRefusal(
    token === ''
      ? `The Cloudflare API token is empty. Create one that has ${neededPermissions}.`
      : 'The Cloudflare API token holds a space or a character that no token has. Copy it again, or create a new one.',
  );
}

async function readAll(permit: Permit, options: CloudflareOptions): Promise<Snapshot> {
  const { clock = systemClock, timeLimit = defaultTimeLimit, answerTimeLimit = 60_000 } = options;
  const started = clock.now();
  const pace = new Pace(clock, started + timeLimit, permit.signal);
  const requests = new Requests(permit, pace, { timeLimit, answerTimeLimit });
  const listed = await listZones(requests, options.customHostnamesOf ?? []);
  let zonesRead = 0;
  const report = () => options.onProgress?.({ zonesRead, zones: listed.zones.length });
  report();
  const read = await inParallel(listed.zones, async zone => {
    const result = await readListedZone(requests, zone);
    zonesRead++;
    report();
    return result;
  });
  return {
    readAt: `${new Date(started).toISOString().slice(0, 19)}Z`,
    readFrom: permit.base.href.replace(/\/$/, ''),
    zones: read.map(({ zone }) => zone),
    unread: [...listed.unread, ...read.flatMap(({ unread }) => unread)],
  };
}

/** What `work` makes of each item, in their order. */
async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await work(items[at]!);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}
