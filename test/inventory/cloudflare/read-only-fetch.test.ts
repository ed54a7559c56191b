import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { Failure } from '../../../src/inventory/cloudflare/failure.js';
import { readOnlyFetch } from '../../../src/inventory/cloudflare/read-only-fetch.js';
import { fakeCloudflare, fakeToken } from '../../support/fake-cloudflare.js';

test.each<[string, (base: string) => string, RequestInit]>([
  ['another method', base => `${base}/zones`, { method: 'POST' }],
  ['a method in other letters', base => `${base}/zones`, { method: 'patch' }],
  ['no method', base => `${base}/zones`, {}],
  ['a body', base => `${base}/zones`, { method: 'GET', body: '{}' }],
  ['another server', () => 'http://127.0.0.1:1/client/v4/zones', { method: 'GET' }],
  ['another scheme', base => `${base.replace('http:', 'https:')}/zones`, { method: 'GET' }],
  ['a path beside the API', base => `${base}x/zones`, { method: 'GET' }],
  ['a path above the API', base => `${base}/../zones`, { method: 'GET' }],
  ['a new attempt at validation', base => `${base}/zones/0a/ssl/verification?retry=true`, { method: 'GET' }],
])('a request with %s does not leave', async (_, url, init) => {
  const cloudflare = await fakeCloudflare();
  const { signal } = new AbortController();
  const read = readOnlyFetch({ base: new URL(cloudflare.url), token: fakeToken, signal });
  await expect(read(url(cloudflare.url), init)).rejects.toEqual(
    new Failure('the request would do more than read'),
  );
  await cloudflare.close();
  expect(cloudflare.requests).toEqual([]);
});

test('a request leaves nothing behind on the signals that may end it', async () => {
  const cloudflare = await fakeCloudflare({ faults: [{ times: 1, does: 'reset' }] });
  const [run, own] = [new AbortController().signal, new AbortController().signal];
  const read = readOnlyFetch({ base: new URL(cloudflare.url), token: fakeToken, signal: run });
  const ask = () => read(`${cloudflare.url}/zones`, { method: 'GET', signal: own });
  await expect(ask()).rejects.toThrow('the connection broke off');
  expect((await ask()).status).toBe(200);
  await cloudflare.close();
  expect([run, own].flatMap(signal => getEventListeners(signal, 'abort'))).toEqual([]);
});
