import { expect, test } from 'vitest';
import { positionOf } from '../../../src/source.js';
import { bodyShown, read } from './shown.js';

/** What is left of a file, and what is said of the rest. */
function recovered(text: string) {
  const { body, broken, problems } = read(text);
  return {
    broken,
    body: bodyShown(body),
    problems: problems.map(({ message, span }) => {
      const { line, column } = positionOf(span);
      return `${line}:${column} ${message.replace('The HCL is broken: ', '')}`;
    }),
  };
}

test('a mistake in a value costs that value alone', () => {
  expect(recovered('locals {\n  a = 1\n  b = "x\n  c = 3\n}\nd = 4\n')).toEqual({
    broken: true,
    body: { d: '4', blocks: [['locals', { a: '1', b: '<broken syntax>', c: '3' }]] },
    problems: ['3:7 a string is not closed on its line. Add its double quote, or write a heredoc.'],
  });
});

test('a bracket that is not closed takes nothing of what follows by its indentation', () => {
  expect(
    recovered(
      'resource "a" "b" {\n  list = [\n    "x",\n  name = "y"\n}\nresource "c" "d" {\n  list = ["z"]\n}\n',
    ),
  ).toEqual({
    broken: true,
    body: {
      blocks: [
        ['resource a b', { list: '<broken syntax>', name: '"y"' }],
        ['resource c d', { list: '["z"]' }],
      ],
    },
    problems: ['4:8 a comma or `]` is missing. Write it before this.'],
  });
});

test('the end of what is broken is passed over', () => {
  expect(recovered('locals {\n  a = [\n    x y\n  ]\n  b = {\n    c = \n  }\n  d = 1\n}\n')).toEqual({
    broken: true,
    body: { blocks: [['locals', { a: '<broken syntax>', b: '<broken syntax>', d: '1' }]] },
    problems: ['3:7 a comma or `]` is missing. Write it before this.', '6:9 a value is missing. Write it.'],
  });
});

test('a block that is not closed is left out, and what follows it is read', () => {
  expect(
    recovered(
      'resource "a" "b" {\n  name = "x"\n  alias {\n    y = 1\n\nresource "c" "d" {\n  name = "z"\n}\n',
    ),
  ).toEqual({
    broken: true,
    body: { blocks: [['resource c d', { name: '"z"' }]] },
    problems: ['3:3 the block `alias` is not closed. Add its `}`.'],
  });
});

test('a block that holds what is neither attribute nor block is left out', () => {
  expect(recovered('a {\n  b = 1\n  "c" = 2\n}\nd {\n  e\n}\nf "g" = {}\nh\n{\n}\ni {}\n')).toEqual({
    broken: true,
    body: { blocks: [['i', {}]] },
    problems: [
      '3:3 `"` stands where a name should. Write names without quotes.',
      '6:3 `e` lacks its `=` or `{`. Write it, or delete the word.',
      '8:7 the block `f` lacks its `{`. Write it on the same line.',
    ],
  });
});

test('a brace too many is one mistake', () => {
  expect(recovered('a {\n}\n}\nb {}\n')).toEqual({
    broken: true,
    body: {
      blocks: [
        ['a', {}],
        ['b', {}],
      ],
    },
    problems: ['3:1 `}` stands where a name should. Delete it, or check the brackets before it.'],
  });
});

test('a merge conflict is one mistake, and costs the block that it is in', () => {
  expect(
    recovered(
      'a {\n  b = 1\n}\nc {\n<<<<<<< HEAD\n  d = 1\n=======\n  d = 2\n>>>>>>> other\n}\ne {}\n<<<<<<< HEAD\n=======\n>>>>>>> other\nf {}\n',
    ),
  ).toEqual({
    broken: true,
    body: {
      blocks: [
        ['a', { b: '1' }],
        ['e', {}],
        ['f', {}],
      ],
    },
    problems: ['5:1 a merge conflict is not resolved. Keep one side, and delete the markers.'],
  });
});

test('a heredoc without an end is a value without an end, and its text may be taken for items', () => {
  expect(recovered('locals {\n  a = <<EOT\n    x\n    EOX\n  b = 1\n}\nc = <<EOT\nx\n}\nd = 1\n')).toEqual({
    broken: true,
    body: { c: '<broken syntax>', d: '1', blocks: [['locals', { a: '<broken syntax>', b: '1' }]] },
    problems: [
      '2:7 the heredoc `EOT` has no end. Add a line with `EOT` alone.',
      '7:5 the heredoc `EOT` has no end. Add a line with `EOT` alone.',
      '8:1 `x` lacks its `=` or `{`. Write it, or delete the word.',
    ],
  });
});

test('a label must be plain text', () => {
  expect(recovered('resource "a" "${b}" {\n}\nc = 1\n')).toEqual({
    broken: true,
    body: { c: '1' },
    problems: ['1:14 the label of a block must be plain text. Write it out.'],
  });
});

test('two attributes on a line are a mistake in the first', () => {
  expect(recovered('a = 1, b = 2\nc = 3\nd { e = 1, f = 2 }\ng = 4\n')).toEqual({
    broken: true,
    body: { a: '<broken syntax>', c: '3', g: '4' },
    problems: [
      '1:6 a line break is missing. Write it before this.',
      '3:10 a line break is missing. Write it before this.',
    ],
  });
});

test('at most three mistakes are reported, and reading goes on behind them', () => {
  const { broken, body, problems } = recovered(`${'a = \n'.repeat(20)}b = 1\n`);
  expect(broken).toBe(true);
  expect(problems).toEqual([
    '1:5 a value is missing. Write it.',
    '2:5 a value is missing. Write it.',
    '3:5 a value is missing. Write it.',
  ]);
  expect(body).toEqual({ a: '<broken syntax>', b: '1' });
});

test('what is no HCL is given up', () => {
  const { broken, problems } = recovered('lorem ipsum dolor sit amet\n'.repeat(1000));
  expect(broken).toBe(true);
  expect(problems.length).toBe(3);
});
