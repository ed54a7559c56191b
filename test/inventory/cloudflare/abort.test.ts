import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readCloudflare } from '../../../src/inventory/cloudflare/read-cloudflare.js';
import { virtualClock } from '../../support/fake-cloudflare/virtual-clock.js';
import {
  type FakeCloudflare,
  type FakeOptions,
  fakeCloudflare,
  fakeToken,
} from '../../support/fake-cloudflare.js';

const zones = Array.from({ length: 30 }, (_, at) => ({ name: `z${at}.example` }));

/** What a reading on the machine's own clock ends in when it is aborted as soon as `requests` came. */
async function abortedAfter(requests: number, fake: FakeOptions) {
  const cloudflare = await fakeCloudflare({ zones, ...fake });
  const controller = new AbortController();
  const reading = readCloudflare({
    token: fakeToken,
    baseUrl: cloudflare.url,
    signal: controller.signal,
  }).catch((error: unknown) => error);
  await arrivalOf(cloudflare, requests);
  const reason = new Error('interrupted');
  controller.abort(reason);
  const outcome = await reading;
  const sent = cloudflare.requests.length;
  await setTimeout(20);
  const later = cloudflare.requests.length - sent;
  await cloudflare.close();
  return { isReason: outcome === reason, later };
}

async function arrivalOf(cloudflare: FakeCloudflare, requests: number): Promise<void> {
  while (cloudflare.requests.length < requests) await setTimeout(1);
}

test.each<[string, number, FakeOptions]>([
  ['while the first answer is awaited', 1, { faults: [{ does: 'hang' }] }],
  ['while many answers are awaited', 9, { faults: [{ on: 'uuid', does: 'hang' }] }],
  [
    'while everybody waits until Cloudflare takes requests again',
    9,
    { faults: [{ on: 'uuid', does: { status: 429, headers: { 'retry-after': '600' } } }] },
  ],
  [
    'while one waits to ask again',
    1,
    { faults: [{ does: { status: 503, headers: { 'retry-after': '600' } } }] },
  ],
])('an abort ends the reading at once, and with its reason: %s', async (_, requests, fake) => {
  const before = process.getActiveResourcesInfo().filter(resource => resource === 'Timeout').length;
  expect(await abortedAfter(requests, fake)).toEqual({ isReason: true, later: 0 });
  const after = process.getActiveResourcesInfo().filter(resource => resource === 'Timeout').length;
  expect(after).toBeLessThanOrEqual(before);
});

test('an abort is no answer that is missing, even where it ends the last try of the last request', async () => {
  const faults = [{ times: 4, does: 'reset' } as const, { does: 'hang' } as const];
  const cloudflare = await fakeCloudflare({ faults });
  const controller = new AbortController();
  const { signal } = controller;
  const options = { token: fakeToken, baseUrl: cloudflare.url, clock: virtualClock(), signal };
  const reading = readCloudflare(options).catch((error: unknown) => error);
  await arrivalOf(cloudflare, 5);
  controller.abort('interrupted');
  expect(await reading).toBe('interrupted');
  await cloudflare.close();
});

test('nothing is asked once it was aborted', async () => {
  const cloudflare = await fakeCloudflare({ zones });
  const signal = AbortSignal.abort('no longer wanted');
  await expect(readCloudflare({ token: fakeToken, baseUrl: cloudflare.url, signal })).rejects.toBe(
    'no longer wanted',
  );
  expect(cloudflare.requests).toEqual([]);
  await cloudflare.close();
});

test('an error of who is told of the progress ends the reading', async () => {
  const cloudflare = await fakeCloudflare({ zones });
  const onProgress = ({ zonesRead }: { zonesRead: number }) => {
    if (zonesRead === 3) throw new Error('broken pipe');
  };
  const reading = readCloudflare({ token: fakeToken, baseUrl: cloudflare.url, onProgress });
  await expect(reading).rejects.toThrow('broken pipe');
  await setTimeout(100);
  // The list, three zones, and what was under way of the next eight; the other 19 are not asked for.
  expect(cloudflare.requests.length).toBeLessThanOrEqual(1 + 2 * (3 + 8));
  await cloudflare.close();
});
