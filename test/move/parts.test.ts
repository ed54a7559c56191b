import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finderOf, withId } from '../../src/move/ids.js';
import { harmlessAmong } from '../../src/move/proof.js';
import type { TextEdit } from '../../src/patch/text-edit.js';

test('an id is found as a word of its own, in whichever case', () => {
  const find = finderOf(['0123456789abcdef', 'feed', 'a|b', '']);
  expect(find('.0123456789ABCDEF. "feed" feed-x _feed 0123456789abcdef0 x0123456789abcdef feed')).toEqual([
    { id: '0123456789abcdef', at: 1 },
    { id: 'feed', at: 20 },
    { id: 'feed', at: 75 },
  ]);
  expect(withId('İ feed.Feed a|b', find, 'new')).toBe('İ new.new a|b');
  expect(finderOf([])('x')).toEqual([]);
});

const file = { path: 'a', text: 'x'.repeat(40) };
const edits: readonly TextEdit[] = Array.from({ length: 40 }, (_, at) => ({
  ...{ file, start: at, end: at + 1 },
  text: 'y',
}));

test('of many edits those are kept that do no harm, in a bounded number of trials', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(39), { maxLength: 4 }), harmful => {
      let trials = 0;
      const kept = harmlessAmong(edits, some => {
        trials++;
        return { harmless: !some.some(({ start }) => harmful.includes(start)), moved: new Set() };
      });
      expect(kept.map(({ start }) => start)).toEqual(
        edits.map(({ start }) => start).filter(start => !harmful.includes(start)),
      );
      expect(trials).toBeLessThan(65);
    }),
  );
});

test('where each is harmless alone and all are not together, none is kept', () => {
  expect(harmlessAmong(edits, some => ({ harmless: some.length < 2, moved: new Set() }))).toEqual([]);
});

test('where every edit does harm, the trials end', () => {
  let trials = 0;
  const many = Array.from({ length: 10_000 }, (_, at) => ({ ...edits[0]!, start: at, end: at }));
  expect(
    harmlessAmong(many, () => {
      trials++;
      return { harmless: false, moved: new Set() };
    }),
  ).toEqual([]);
  expect(trials).toBe(65);
});
