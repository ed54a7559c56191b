import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHcl } from '../../src/syntax/hcl/hcl.js';
import { expressionsOver, heredoc, quoted } from '../support/generated-expressions.js';
import { hcl2json, jsonOf } from './hcl-oracle.js';

const { text, list, map } = expressionsOver({});

/** An attribute as both read it; where HashiCorp's parser refuses it, so must ours. */
async function expectSame(expression: string): Promise<void> {
  const file = { path: 'main.tf', text: `block "label" {\n  x = ${expression}\n  y = 1\n}\n` };
  const theirs = await hcl2json(file.text);
  const { body, broken } = readHcl(file);
  expect(broken ? undefined : JSON.parse(JSON.stringify(jsonOf(body)))).toEqual(theirs);
}

test.each([
  ['quoted templates', quoted],
  ['heredocs', heredoc],
  [
    'heredocs in lists',
    fc.array(heredoc, { minLength: 1, maxLength: 3 }).map(items => `[${items.join('\n,')}\n]`),
  ],
  ['expressions', fc.oneof(text, list, map)],
  [
    'cut expressions',
    fc.tuple(fc.oneof(text, list), fc.nat()).map(([whole, at]) => whole.slice(0, at % (whole.length + 1))),
  ],
  [
    'shuffled tokens',
    fc
      .array(
        fc.constantFrom(
          'a',
          '.',
          '[',
          ']',
          '(',
          ')',
          '{',
          '}',
          ',',
          '=',
          ':',
          '?',
          '+',
          '-',
          '!',
          '1',
          '.5',
          '"s"',
          '*',
          '...',
          '=>',
          'for',
          'in',
          'if',
          '\n',
          ' ',
          '::',
          '#c\n',
        ),
        { maxLength: 9 },
      )
      .map(tokens => tokens.join('')),
  ],
])('%s are read as HashiCorp’s parser reads them', async (_, arbitrary) => {
  await fc.assert(fc.asyncProperty(arbitrary, expectSame), { numRuns: 1000 });
});
