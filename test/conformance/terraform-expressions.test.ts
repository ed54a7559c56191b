import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluated, scopeOf, shown } from '../support/expressions.js';
import { expressionsOver } from '../support/generated-expressions.js';
import { Console } from './terraform-console.js';
import { files, refused, valued } from './terraform-expression-cases.js';

const { text, list, map } = expressionsOver({});

let terraform: Console;
beforeAll(() => {
  terraform = new Console(files);
});
afterAll(() => terraform?.close());

/** The expressions that come to something else than OpenTofu makes of them. */
function differing(expressions: readonly string[]) {
  const theirs = terraform.values(expressions);
  return expressions.flatMap((expression, index) => {
    const ours = shown(evaluated(expression, scopeOf(files)));
    const isSame = JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs[index]));
    return isSame ? [] : [{ expression, ours, theirs: theirs[index] }];
  });
}

/** JSON's objects have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

test('expressions that have a value have the same', () => {
  expect(valued.length).toBeGreaterThan(250);
  expect(differing(valued)).toEqual([]);
});

describe('what Terraform refuses has no value', () => {
  test.each(refused)('%s', expression => {
    expect(terraform.refuses(expression)).toBe(true);
    expect(evaluated(expression, scopeOf(files)).kind).toBe('unknown');
  });
});

test('generated expressions have the same value', () => {
  const generated = fc.sample(fc.oneof(text, list, map), {
    numRuns: Number(process.env.EXPRESSIONS ?? 500),
    ...(process.env.SEED && { seed: Number(process.env.SEED) }),
  });
  expect(differing(generated)).toEqual([]);
});
