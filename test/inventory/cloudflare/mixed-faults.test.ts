import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudflareZone, Snapshot } from '../../../src/inventory/snapshot.js';
import { readFake, snapshotOf, zoneOf } from '../../support/fake-cloudflare/read-fake.js';
import type { FakeZone, Fault } from '../../support/fake-cloudflare.js';

/** Five zones on pages of two, one with 60 packs on pages of 50. */
const zones: FakeZone[] = ['a', 'b', 'c', 'd', 'e'].map((letter, at) => {
  const name = `${letter}.example`;
  const packs = Array.from({ length: at === 2 ? 60 : at }, (_, pack) => ({
    hosts: [name, `w${pack}.${name}`],
  }));
  return { name, packs };
});
const whole = zones.map(zone => zoneOf(zone));

const misdeeds = fc.constantFrom<Fault['does'][]>(
  { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] },
  { status: 404, errors: [{ code: 7003, message: 'Could not route' }] },
  { status: 429 },
  { status: 429, headers: { 'retry-after': '120' } },
  { status: 500, body: 'oops' },
  { status: 503, headers: { 'retry-after': '1' } },
  { status: 200, errors: [{ code: 1, message: 'No' }] },
  { status: 200, body: '{"success":true' },
  { envelope: { result: null } },
  { envelope: { success: false } },
  { envelope: { result: [null, 7] } },
  { info: null },
  { info: { total_count: 1 } },
  { info: { total_count: 99 } },
  { headers: { ratelimit: '"default";r=0;t=60' } },
  ...(['reset', 'truncate', 'cut', 'ignore-page', 'ignore-filter'] as const),
);

const faults: fc.Arbitrary<readonly Fault[]> = fc
  .array(
    fc.record(
      {
        on: fc.constantFrom('zones', 'packs', 'uuid'),
        zone: fc.constantFrom(...zones.map(({ name }) => name)),
        page: fc.constantFrom(1, 2),
        times: fc.integer({ min: 1, max: 6 }),
        does: misdeeds,
      },
      { requiredKeys: ['does', 'on'] },
    ),
    { maxLength: 5 },
  )
  // Pages of two where 50 were asked for, and nothing said of it: nobody could tell that there is more.
  .filter(
    faults =>
      !faults.some(
        ({ on, does }) => on === 'zones' && typeof does === 'object' && 'info' in does && does.info === null,
      ),
  )
  .map(faults => [{ on: 'zones', does: { perPage: 2 } }, ...faults] as Fault[]);

test('whatever goes wrong, what is said to be whole is whole, and nothing is said that is not so', async () => {
  await fc.assert(
    fc.asyncProperty(faults, async faults => {
      const { outcome, requests } = await readFake({ zones, faults });
      expect(requests.filter(({ method, token }) => method !== 'GET' || token !== 'right')).toEqual([]);
      if ('error' in outcome) {
        // Only the list of zones may end it all.
        expect(outcome.error).toMatch(
          /^CloudflareRefusal: The Cloudflare API token may not list zones: .* 403/,
        );
        expect(
          faults.some(({ on, does }) => on === 'zones' && typeof does === 'object' && 'status' in does),
        ).toBe(true);
        return;
      }
      for (const zone of outcome.zones) expectNothingNew(zone);
      const doubted = new Set(outcome.unread.map(({ zone }) => zone));
      if (!doubted.has(undefined))
        expect(outcome.zones.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      for (const zone of outcome.zones.filter(({ name }) => !doubted.has(name)))
        expect(zone).toEqual(whole.find(({ id }) => id === zone.id));
      if (outcome.unread.length === 0) expect(outcome).toEqual(snapshotOf(whole));
    }),
    { numRuns: 60 },
  );
});

/** That what a snapshot has of a zone is so. */
function expectNothingNew({ packs, validationUrl, ...zone }: Snapshot['zones'][number]): void {
  const {
    packs: truth,
    validationUrl: url,
    ...rest
  } = whole.find(({ id }) => id === zone.id) as CloudflareZone;
  expect(zone).toEqual(rest);
  expect([url, undefined]).toContain(validationUrl);
  expect(packs).toEqual(truth.filter(({ id }) => packs.some(pack => pack.id === id)));
}
