import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Misfit, partsOf } from '../../../src/formats/terraform/evaluate/convert.js';
import type { Datum } from '../../../src/formats/terraform/evaluate/datum.js';
import { canBe } from '../../../src/value.js';
import { evaluated, scopeOf, shown } from '../../support/expressions.js';
import { expressionsOver } from '../../support/generated-expressions.js';

const names = { text: 'local.t', number: 'local.n', bool: 'local.b', list: 'local.l', map: 'local.m' };
const { text, list, map } = expressionsOver(names);

/** Values that a name may have, as expressions. */
const values = fc.record({
  t: fc.constantFrom('""', '"a"', '"."', '"www.a"', '" x."', '"$%"'),
  n: fc.constantFrom('0', '1', '7', '-2'),
  b: fc.constantFrom('true', 'false'),
  l: fc.constantFrom('[]', '["a"]', '["b", "a", ""]', '["a", "a"]'),
  m: fc.constantFrom('{}', '{ a = "x" }', '{ "b.c" = ".", z = "" }'),
});

/** Names of which a part is not known, as expressions. */
const vague = fc.record({
  t: fc.constantFrom('var.x', '"a${var.x}"', '"${var.x}."', 'var.x ? "a" : "."'),
  n: fc.constant('var.x'),
  b: fc.constant('var.x'),
  l: fc.constantFrom('var.x', '["a", var.x]', 'var.x ? ["a"] : []', 'concat(["a"], var.x)'),
  m: fc.constantFrom('var.x', '{ a = var.x }', 'var.x ? { a = "x" } : {}', '{ (var.x) = "x" }'),
});

type Names = {
  readonly t: string;
  readonly n: string;
  readonly b: string;
  readonly l: string;
  readonly m: string;
};

function scopeWith(expressions: Names) {
  const locals = Object.entries(expressions).map(
    ([name, expression]) => [name, evaluated(expression)] as const,
  );
  return scopeOf({}, Object.fromEntries(locals));
}

/** Whether what is known of a value leaves room for it to be `actual`. */
function mayBe(known: Datum, actual: Datum): boolean {
  switch (known.kind) {
    case 'unknown':
      return known.fails ? actual.kind === 'unknown' : true;
    case 'reference':
      return true;
    case 'text': {
      const parts = partsOf(actual);
      return !(parts instanceof Misfit) && canBe(known.parts, parts.join(''));
    }
    case 'list': {
      if (actual.kind !== 'list') return false;
      if (known.open === undefined)
        return (
          known.items.length === actual.items.length &&
          known.items.every((item, index) => mayBe(item, actual.items[index]!))
        );
      const { candidates } = known.open;
      const all = candidates && [...known.items, ...candidates];
      return (
        known.items.every(item => actual.items.some(other => mayBe(item, other))) &&
        (all === undefined || actual.items.every(item => all.some(candidate => mayBe(candidate, item))))
      );
    }
    case 'map': {
      if (actual.kind !== 'map') return false;
      const kept = [...known.entries].every(([key, value]) => {
        const other = actual.entries.get(key);
        return other !== undefined && mayBe(value, other);
      });
      const candidates = known.open?.candidates;
      const isFree = known.open !== undefined && candidates === undefined;
      const added = [...actual.entries].filter(([key]) => !known.entries.has(key));
      return (
        kept &&
        added.every(
          ([key, value]) =>
            isFree ||
            candidates?.some(
              candidate =>
                mayBe(candidate.key, { kind: 'text', parts: [key], span: value.span }) &&
                mayBe(candidate.value, value),
            ),
        )
      );
    }
    default:
      return JSON.stringify(shown(known)) === JSON.stringify(shown(actual));
  }
}

/** The value for which `"a${var.x}"` and the like may stand; undefined where a value does not fit the name. */
function fits(partly: Names, wholly: Names): boolean {
  return (Object.keys(partly) as (keyof Names)[]).every(name =>
    mayBe(evaluated(partly[name]), evaluated(wholly[name])),
  );
}

test('what is known in part leaves room for whatever the whole turns out to be', () => {
  fc.assert(
    fc.property(fc.oneof(text, list, map), vague, values, (expression, partly, wholly) => {
      fc.pre(fits(partly, wholly));
      const actual = evaluated(expression, scopeWith(wholly));
      // What is refused with these values says nothing.
      fc.pre(actual.kind !== 'unknown');
      const known = evaluated(expression, scopeWith(partly));
      if (!mayBe(known, actual))
        expect({ expression, partly, wholly, known: shown(known) }).toEqual(shown(actual));
    }),
    { numRuns: Number(process.env.RUNS ?? 2000) },
  );
});
