import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { CloudflareRefusal } from '../../../src/inventory/cloudflare/options.js';
import { readCloudflare } from '../../../src/inventory/cloudflare/read-cloudflare.js';
import { readFake, snapshotOf, zoneOf } from '../../support/fake-cloudflare/read-fake.js';
import { virtualClock } from '../../support/fake-cloudflare/virtual-clock.js';
import { fakeCloudflare, fakeToken } from '../../support/fake-cloudflare.js';

const zone = { name: 'example.com', packs: [{ hosts: ['example.com'] }] };

/** Everything of an error that anybody could print. */
function allOf(error: unknown): string {
  return inspect(error, { depth: 9, showHidden: true }) + (error as Error).stack;
}

test('a token with the line break that secrets end in is taken', async () => {
  const { outcome } = await readFake({ zones: [zone] }, { token: ` ${fakeToken}\r\n` });
  expect(outcome).toEqual(snapshotOf([zoneOf(zone)]));
});

test.each([
  ['', 'The Cloudflare API token is empty. Create one that has the permissions Zone › Zone › Read'],
  [`${fakeToken}\n${fakeToken}`, 'The Cloudflare API token holds a space or a character that no token has.'],
  [`Bearer ${fakeToken}`, 'The Cloudflare API token holds a space or a character that no token has.'],
  [`${fakeToken}é`, 'The Cloudflare API token holds a space or a character that no token has.'],
])('a token that cannot be one is refused, unsent and unprinted: %#', async (token, beginning) => {
  const cloudflare = await fakeCloudflare({ zones: [zone] });
  const error = await readCloudflare({ token, baseUrl: cloudflare.url }).catch((error: unknown) => error);
  await cloudflare.close();
  expect(error).toBeInstanceOf(CloudflareRefusal);
  expect(String(error)).toContain(`CloudflareRefusal: ${beginning}`);
  expect(allOf(error)).not.toContain(fakeToken);
  expect(cloudflare.requests).toEqual([]);
});

test('a refusal that quotes the token does not print it', async () => {
  const errors = [{ code: 9109, message: `Invalid access token ${fakeToken}` }];
  const cloudflare = await fakeCloudflare({ faults: [{ does: { status: 403, errors } }] });
  const error = await readCloudflare({ token: fakeToken, baseUrl: cloudflare.url }).catch(
    (error: unknown) => error,
  );
  await cloudflare.close();
  expect(String(error)).toContain('Cloudflare answered 403, Invalid access token *** (9109). It needs');
  expect(allOf(error)).not.toContain(fakeToken);
});

test('a server that repeats the token wherever it can does not get it into the snapshot', async () => {
  const echo = {
    name: 'example.com',
    id: 'e0',
    status: fakeToken,
    packs: [
      {
        hosts: [`${fakeToken}.example.com`, 'example.com'],
        id: 'e1',
        method: fakeToken,
        type: `x ${fakeToken}`,
      },
    ],
  };
  const errors = [{ code: 1, message: `${'x'.repeat(190)}${fakeToken}` }];
  const { outcome } = await readFake({
    zones: [echo],
    faults: [{ on: 'uuid', does: { status: 500, errors, headers: { 'x-echo': fakeToken } } }],
  });
  expect(outcome).toEqual(
    snapshotOf(
      [
        {
          ...{ id: 'e0', name: 'example.com', account: zoneOf(echo).account, type: 'partial', status: '***' },
          ...{ activatedOn: '2026-01-02T00:00:00Z', formerValidationUrls: [] },
          packs: [
            {
              ...{ id: 'e1', type: 'x ***', status: 'active', authority: 'google', method: '***' },
              ...{ hosts: [{ text: 'example.com' }, { text: '***.example.com' }] },
              ...{ validityDays: 90, expires: '2026-12-31' },
            },
          ],
        } as never,
      ],
      [
        {
          zone: zoneOf(echo).name,
          reason: `its validation URL could not be read: Cloudflare answered 500, ${'x'.repeat(190)}*** (1)`,
        },
      ],
    ),
  );
});

test.each([
  'http://api.cloudflare.com/client/v4',
  'http://127.0.0.1.example.com/client/v4',
  'http://localhost.example.com',
  'http://10.0.0.1/client/v4',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
  `https://user:${fakeToken}@api.cloudflare.com/client/v4`,
  `https://${fakeToken}@api.cloudflare.com/client/v4`,
  'https://api.cloudflare.com/client/v4?retry=true',
  'api.cloudflare.com',
  '',
])('a base URL that must not get a token is refused: %s', async baseUrl => {
  const error = await readCloudflare({ token: fakeToken, baseUrl }).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(CloudflareRefusal);
  expect(String(error)).toBe(
    'CloudflareRefusal: The base URL of Cloudflare’s API is no address to which a token may be sent. Give an https:// URL without a user, a password and a query, such as https://api.cloudflare.com/client/v4.',
  );
  expect(allOf(error)).not.toContain(fakeToken);
});

test('a base URL may end in slashes, and name the loopback in any way', async () => {
  const cloudflare = await fakeCloudflare({ zones: [zone] });
  const read = (baseUrl: string) =>
    readCloudflare({ token: fakeToken, baseUrl, clock: virtualClock() }).then(({ readFrom }) => readFrom);
  const local = cloudflare.url.replace('127.0.0.1', 'LOCALHOST');
  expect(await Promise.all([read(`${cloudflare.url}//`), read(`${local}/#x`)])).toEqual([
    cloudflare.url,
    cloudflare.url.replace('127.0.0.1', 'localhost'),
  ]);
  await cloudflare.close();
});
