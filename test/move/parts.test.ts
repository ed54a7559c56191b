import { expect, test } from 'vitest';
import { placesOf, withId } from '../../src/move/ids.js';

test('an id is found as a word of its own, in whichever case', () => {
  const ids = new Set(['0123456789abcdef', 'feed', 'a|b', '']);
  const text = '.0123456789ABCDEF. "feed" feed-x _feed 0123456789abcdef0 x0123456789abcdef feed';
  expect(placesOf(ids, text)).toEqual([
    { id: '0123456789abcdef', at: 1 },
    { id: 'feed', at: 20 },
    { id: 'feed', at: 75 },
  ]);
  expect(withId('new', ids, 'İ feed.Feed a|b')).toBe('İ new.new a|b');
  expect(placesOf(new Set(), 'x')).toEqual([]);
});
