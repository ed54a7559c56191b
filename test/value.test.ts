import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canBe, firstHole, type Parts, partsOfValue, spell, wholeText } from '../src/value.js';

/** `?` stands for a hole. */
function partsOf(pattern: string): Parts {
  return pattern
    .split(/(\?)/)
    .filter(part => part !== '')
    .map(part => (part === '?' ? { expression: 'each.key', reason: 'a key of for_each' } : part));
}

describe('canBe', () => {
  test.each([
    ['', '', true],
    ['', 'a', false],
    ['a', 'a', true],
    ['a', 'ab', false],
    ['?', '', true],
    ['?', 'a.b', true],
    ['?.test', 'a.b.test', true],
    ['?.test', '.test', true],
    ['?.test', 'test', false],
    ['www-?.test', '_acme-challenge.www-1.test', false],
    ['_acme-challenge.?', '_acme-challenge.', true],
    ['a?a', 'a', false],
    ['a?a', 'aa', true],
    ['ab?bc', 'abc', false],
    ['??', 'a', true],
    ['a??b', 'ab', true],
    ['?a?b?', 'xaxbx', true],
    ['?a?b?', 'xbxax', false],
    ['?ab?b', 'ab', false],
    ['?ab?b', 'abb', true],
    ['?ab', 'abab', true],
  ])('%j could be %j: %s', (pattern, text, expected) => {
    expect(canBe(partsOf(pattern), text)).toBe(expected);
  });

  test('literal parts side by side are one literal', () => {
    const hole = { expression: 'x', reason: 'unknown' };
    expect(canBe(['a', 'b', hole, 'c', '', 'd'], 'abcd')).toBe(true);
    expect(canBe(['a', 'b'], 'ab')).toBe(true);
    expect(canBe(['a', 'b'], 'a')).toBe(false);
  });

  test('agrees with a regular expression that has .* for each hole', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '.', '?'), maxLength: 7 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 9 });
    fc.assert(
      fc.property(short, text, (pattern, text) => {
        const source = pattern.replace(/\./g, '\\.').replace(/\?/g, '.*');
        expect(canBe(partsOf(pattern), text)).toBe(new RegExp(`^${source}$`, 's').test(text));
      }),
      { numRuns: 20_000 },
    );
  });

  test('holds for whatever fills the holes', () => {
    const part = fc.oneof(fc.string(), fc.record({ fill: fc.string() }));
    fc.assert(
      fc.property(fc.array(part), filled => {
        const parts = filled.map(part =>
          typeof part === 'string' ? part : { expression: 'x', reason: 'unknown' },
        );
        const text = filled.map(part => (typeof part === 'string' ? part : part.fill)).join('');
        expect(canBe(parts, text)).toBe(true);
      }),
    );
  });

  test.each([
    ['many holes', '?a'.repeat(25_000), 'a'.repeat(100_000), true],
    ['a literal that nearly stands everywhere', `?${'a'.repeat(1000)}b?`, 'a'.repeat(100_000), false],
    ['many literals of which the last is nowhere', `${'?ab'.repeat(20_000)}?c?`, 'ab'.repeat(50_000), false],
    ['a literal that returns', `?${'ab'.repeat(500)}c?`.repeat(20), 'ab'.repeat(50_000), false],
  ])('a matcher that backtracks would take ages: %s', (_, pattern, text, expected) => {
    expect(canBe(partsOf(pattern), text)).toBe(expected);
  });
});

test('spell shows each hole as its expression in braces', () => {
  expect(spell(partsOf('www-?.?'))).toBe(`www-\${each.key}.\${each.key}`);
  expect(spell([])).toBe('');
});

test('wholeText is the text of parts of which none is a hole, firstHole the first that is one', () => {
  const [one, other] = ['x', 'y'].map(expression => ({ expression, reason: 'unknown' }));
  expect([wholeText([]), wholeText(['a', 'b']), wholeText(['a', one!])]).toEqual(['', 'ab', undefined]);
  expect(firstHole(['a', one!, 'b', other!])).toBe(one);
  expect(firstHole(['a'])).toBeUndefined();
});

test('partsOfValue is one literal of what is known', () => {
  expect(partsOfValue({ known: true, value: 'a.test' })).toEqual(['a.test']);
  expect(partsOfValue({ known: false, parts: ['a.', 'test'] })).toEqual(['a.', 'test']);
});
