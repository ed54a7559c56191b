import { expect, test } from 'vitest';
import { ageInHours, parseAge } from '../../../src/inventory/lock-file/age.js';

test.each([
  ['12h', 12],
  ['1d', 24],
  ['14d', 336],
  ['2w', 336],
])('%s is %d hours', (text, hours) => {
  expect(parseAge(text)).toBe(hours);
});

test.each(['', '12', 'h', '0d', '-1d', '1.5d', '2 w', '14D', '14d\n', '1h1d'])('%j is no age', text => {
  expect(() => parseAge(text)).toThrow(`${text} is no age`);
});

test.each([
  ['2026-11-23T04:05:06Z', '2026-11-23T04:05:06Z', 0],
  ['2026-11-23T04:05:06Z', '2026-11-24T04:35:06Z', 24.5],
  ['2026-11-23T04:05:06Z', '2026-11-22T04:05:06Z', -24],
])('from %s to %s it is %d hours', (readAt, now, hours) => {
  expect(ageInHours(readAt, now)).toBe(hours);
});
