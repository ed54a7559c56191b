import { setMaxListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from '../../../src/inventory/cloudflare/pace.js';
import type { Snapshot } from '../../../src/inventory/snapshot.js';
import { readFake, snapshotOf, zoneOf } from '../../support/fake-cloudflare/read-fake.js';
import { virtualClock } from '../../support/fake-cloudflare/virtual-clock.js';
import type { FakeZone } from '../../support/fake-cloudflare.js';

const fiveMinutes = 5 * 60_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The most instants of a sorted list that lie within any five minutes. */
function mostWithinFiveMinutes(instants: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [last, instant] of instants.entries()) {
    while (instants[first]! < instant - fiveMinutes) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

test('2,000 zones of 5 certificates are read whole, within the budget of every five minutes, and no answer is kept', async () => {
  // What the API adds to each certificate and nobody needs: some 40 kB an answer, 80 MB in all.
  const ballast = { validation_records: Array.from({ length: 50 }, () => ({ txt_value: 'x'.repeat(130) })) };
  const zones: FakeZone[] = Array.from({ length: 2000 }, (_, at) => {
    const name = `zone-${String(at).padStart(4, '0')}.example`;
    const packs = Array.from({ length: 5 }, (_, pack) => ({
      hosts: [name, `host-${pack}.${name}`],
      row: ballast,
    }));
    return { name, packs };
  });
  const told: { zonesRead: number; heap: number }[] = [];
  const onProgress = ({ zonesRead, zones }: { zonesRead: number; zones: number }) => {
    expect(zones).toBe(2000);
    const isPost = zonesRead === 500 || zonesRead === 2000;
    if (isPost) collectGarbage();
    told.push({ zonesRead, heap: isPost ? process.memoryUsage().heapUsed : 0 });
  };
  const { outcome, requests, clock } = await readFake({ zones }, { onProgress });
  expect(outcome).toEqual(snapshotOf(zones.map(zone => zoneOf(zone))));
  expect(told.map(({ zonesRead }) => zonesRead)).toEqual(Array.from({ length: 2001 }, (_, at) => at));
  expect(requests.length).toBe(40 + 2 * 2000);
  expect(new Set(requests.map(({ path }) => path)).size).toBe(requests.length);
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  // The budget, and what was under way when the clock went on.
  const most = mostWithinFiveMinutes(requests.map(({ at }) => at));
  expect(most).toBeGreaterThanOrEqual(1100);
  expect(most).toBeLessThanOrEqual(1108);
  expect(clock.passed()).toBe(3 * 301_000);
  // 1,500 zones: what is kept of them, and the fake's own list of 3,000 requests. Their answers were 60 MB.
  const growth = told.at(-1)!.heap - told[500]!.heap;
  expect(growth).toBeLessThan(25 * 2 ** 20);
});

test('where the time ends before the zones do, each zone is read or unread, and none is lost', async () => {
  const zones: FakeZone[] = Array.from({ length: 700 }, (_, at) => ({
    name: `zone-${String(at).padStart(3, '0')}.example`,
    packs: [{ hosts: [`zone-${String(at).padStart(3, '0')}.example`] }],
  }));
  const { outcome, requests, clock } = await readFake({ zones }, { timeLimit: fiveMinutes });
  const snapshot = outcome as Snapshot;
  expect([requests.length, clock.passed()]).toEqual([1100, 0]);
  expect(snapshot.zones.map(({ name }) => name as string)).toEqual(zones.map(({ name }) => name));
  const left = 'the time limit of 5 minutes left no room to ask';
  expect(snapshot.unread).toEqual(
    snapshot.zones.flatMap(({ name, validationUrl, packs }) => [
      ...(validationUrl === undefined
        ? [{ zone: name, reason: `its validation URL could not be read: ${left}` }]
        : []),
      ...(packs.length === 0
        ? [{ zone: name, reason: `its certificates could not be listed: ${left}` }]
        : []),
    ]),
  );
  // 14 pages of zones, and one request for each thing that is there.
  expect(1400 - snapshot.unread.length).toBe(1100 - 14);
});

test('no five minutes hold more requests than the budget, whoever pauses and rests', async () => {
  const upTo = (max: number) => fc.integer({ min: 0, max });
  const steps = fc.array(
    fc.oneof(
      fc.record({ requests: upTo(900) }),
      fc.record({ pause: upTo(400_000) }),
      fc.record({ rest: upTo(400_000) }),
    ),
    { maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async steps => {
      const clock = virtualClock();
      const { signal } = new AbortController();
      setMaxListeners(0, signal);
      const pace = new Pace(clock, Number.POSITIVE_INFINITY, signal);
      const sent: number[] = [];
      let pausedUntil = 0;
      for (const step of steps) {
        if ('pause' in step) {
          pace.pause(step.pause);
          pausedUntil = Math.max(pausedUntil, clock.now() + step.pause);
        } else if ('rest' in step) {
          const until = clock.now() + step.rest;
          expect([await pace.rest(step.rest), clock.now()]).toEqual([true, until]);
        } else {
          const turns = Array.from({ length: step.requests }, async () => {
            expect(await pace.turn()).toBe(true);
            expect(clock.now()).toBeGreaterThanOrEqual(pausedUntil);
            sent.push(clock.now());
          });
          await Promise.all(turns);
        }
      }
      expect(mostWithinFiveMinutes(sent)).toBeLessThanOrEqual(1100);
    }),
    { numRuns: 150 },
  );
});
