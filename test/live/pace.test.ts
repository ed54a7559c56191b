import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Gate } from '../../src/live/gate.js';
import { Pace } from '../../src/live/pace.js';

test('questions that wait get slots on an even grid', () => {
  const pace = new Pace(100);
  expect([0, 0, 0, 0].map(now => pace.take(now))).toEqual([0, 10, 20, 30]);
});

test('a slot that was missed for a moment is caught up, a long pause is not', () => {
  const pace = new Pace(100);
  expect(pace.take(0)).toBe(0);
  expect([25, 25, 25].map(now => pace.take(now))).toEqual([0, 0, 5]);
  expect([1000, 1000, 1000, 1000].map(now => pace.take(now))).toEqual([0, 0, 0, 10]);
});

test('whoever comes whenever, no stretch of time has more questions than its share and the slack', () => {
  const arrivals = fc.array(fc.nat(400), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), arrivals, (rate, gaps) => {
      const pace = new Pace(rate);
      let now = 0;
      const sent = gaps.map(gap => {
        now += gap / 10;
        return now + pace.take(now);
      });
      const [first = 0] = sent;
      const last = sent.at(-1)!;
      expect(sent.length).toBeLessThanOrEqual(((last - first + 20) * rate) / 1000 + 1 + 1e-6);
    }),
  );
});

test('a queue that never empties goes at the rate exactly', () => {
  const pace = new Pace(777);
  let now = 0;
  for (let nth = 0; nth < 7770; nth++) now += pace.take(now) + (nth % 3);
  // What a late timer costs is caught up with the next slots.
  expect(now).toBeGreaterThan(9990);
  const even = new Pace(777);
  let last = 0;
  for (let nth = 0; nth < 7770; nth++) last = even.take(0);
  expect(last).toBeCloseTo((7769 / 777) * 1000, 6);
});

test('a gate lets as many in as it may, in their order, whatever becomes of them', async () => {
  const gate = new Gate(3);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5000 }, (_, nth) =>
      gate.run(async () => {
        order.push(nth);
        most = Math.max(most, ++inside);
        await undefined;
        inside--;
        if (nth % 7 === 0) throw new Error('lost');
      }),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(715);
  expect(most).toBe(3);
  expect(order).toEqual(Array.from({ length: 5000 }, (_, nth) => nth));
});
