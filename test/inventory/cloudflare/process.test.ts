import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleInto } from '../../support/bundle.js';
import { type FakeOptions, fakeCloudflare, fakeToken } from '../../support/fake-cloudflare.js';

const folder = mkdtempSync(join(tmpdir(), 'dcv-check-test-'));
beforeAll(() => bundleInto(folder, 'src/inventory/cloudflare/read-cloudflare.ts', 'read.mjs'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a process prints that reads a fake, and then has nothing more to do. */
async function printed(fake: FakeOptions, timeLimit: number): Promise<unknown> {
  const cloudflare = await fakeCloudflare(fake);
  const program = `
    import { readCloudflare } from ${JSON.stringify(join(folder, 'read.mjs'))};
    const { BASE: baseUrl, TOKEN: token } = process.env;
    const { zones, unread } = await readCloudflare({ baseUrl, token, timeLimit: ${timeLimit} });
    console.log(JSON.stringify({ zones: zones.map(zone => zone.name), unread }));`;
  const result = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { BASE: cloudflare.url, TOKEN: fakeToken, CLOUDFLARE_LOG: 'debug' },
  });
  await cloudflare.close();
  return { ...JSON.parse(result.stdout), stderr: result.stderr };
}

const zones = Array.from({ length: 20 }, (_, at) => ({ name: `z${at + 10}.example` }));

test('a process that has read Cloudflare ends by itself, and has logged nothing', async () => {
  expect(await printed({ zones }, 60_000)).toEqual({
    zones: zones.map(({ name }) => name),
    unread: [],
    stderr: '',
  });
});

test('so does one that never got an answer', async () => {
  expect(await printed({ zones, faults: [{ does: 'hang' }] }, 500)).toEqual({
    zones: [],
    unread: [
      {
        reason:
          'the zones could not all be listed: no answer came in time; the time limit of 0.5 seconds left no room to ask again',
      },
    ],
    stderr: '',
  });
});
