import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GapIndex } from '../../src/dns/gap-index.js';
import type { DomainName } from '../../src/dns/name.js';
import { canBe, type Gap, type Parts } from '../../src/value.js';

const hole = { expression: 'x', reason: 'a variable' };
const part = fc.oneof(fc.constant(hole), fc.stringMatching(/^[ab.]{0,3}$/));
const parts: fc.Arbitrary<Parts> = fc.array(part, { minLength: 1, maxLength: 4 });
const name = fc.stringMatching(/^[ab.]{0,8}$/) as fc.Arbitrary<DomainName>;

const gapOf = (parts: Parts, at = 0): Gap => ({ reason: `gap ${at}`, parts });

test('the gaps that may hold a name are those whose holes can be filled with it, in their order', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 15 }), fc.array(name, { maxLength: 3 }), (patterns, names) => {
      const gaps = patterns.map(gapOf);
      const expected = gaps.filter(gap => names.some(each => canBe(gap.parts, each)));
      expect(new GapIndex(gaps).holding(names)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

test('of many equal patterns some are told', () => {
  const gaps = Array.from({ length: 500 }, (_, at) => gapOf([hole, '.example.com'], at));
  expect(new GapIndex(gaps).holding(['a.example.com' as DomainName])).toEqual(gaps.slice(0, 20));
});

test('of very many patterns with the same ends, the ends alone decide: more is held to be possible, never less', () => {
  const gaps = Array.from({ length: 5000 }, (_, at) =>
    gapOf(['a', hole, `-${at}-`, hole, '.example.com'], at),
  );
  const index = new GapIndex(gaps);
  expect(index.holding(['ax-4999-y.example.com' as DomainName])).toEqual([
    { reason: 'gap 200', parts: ['a', hole, '.example.com'] },
  ]);
  expect(index.holding(['b-4999-y.example.com' as DomainName])).toEqual([]);
});
