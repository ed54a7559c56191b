import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Glob } from '../../../src/formats/dnscontrol/ignored/glob.js';

test.each([
  ['foo', ['foo']],
  ['*.foo', ['.foo', 'a.foo', 'a.b.foo']],
  ['**.foo', ['.foo', 'a.foo', 'a.b.foo']],
  ['?oo', ['foo', 'boo', 'zoo', '.oo']],
  ['[abf]oo', ['foo', 'boo']],
  ['[a-f]oo', ['foo', 'boo']],
  ['[!a-f]oo', ['zoo', '.oo']],
  ['{a.foo,[fz]oo}', ['foo', 'zoo', 'a.foo']],
  ['{a,b{oo,x}}*', ['boo', 'a.foo', 'a.b.foo']],
  ['\\*.foo', []],
])('%s matches what gobwas/glob matches without separators', (pattern, matching) => {
  const names = ['foo', 'boo', 'zoo', '.oo', '.foo', 'a.foo', 'a.b.foo', ''];
  const glob = new Glob(pattern);
  expect(names.filter(name => glob.matches(name)).sort()).toEqual([...matching].sort());
});

test('runs and single characters match what the same regular expression matches', () => {
  const spelt = new Map([
    ['*', '.*'],
    ['?', '.'],
    ['.', '\\.'],
  ]);
  const piece = fc.constantFrom('a', 'b', '.', '*', '?');
  const text = fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 }).map(letters => letters.join(''));
  const property = fc.property(fc.array(piece, { maxLength: 8 }), text, (pieces, name) => {
    const expression = pieces.map(one => spelt.get(one) ?? one).join('');
    expect(new Glob(pieces.join('')).matches(name)).toBe(new RegExp(`^${expression}$`).test(name));
  });
  fc.assert(property);
});

test('alternatives without end match everything', () => {
  const glob = new Glob('{a,b}'.repeat(20));
  expect(glob.matches('anything')).toBe(true);
});
