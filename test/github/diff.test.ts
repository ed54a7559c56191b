import { expect, test } from 'vitest';
import { deletedLine, readHunks, shownIn } from '../../src/github/diff.js';

const patch = `@@ -2,5 +2,5 @@ a heading
 b
-c
+C
 d
 e
\\ No newline at end of file
@@ -20,2 +20,3 @@
 t
+-- new
 u
@@ -40 +41,0 @@
-++x`;

test('hunks are read with the numbers of both sides', () => {
  expect(
    readHunks(patch).map(({ lines }) =>
      lines.map(({ mark, text, left, right }) => `${left} ${right} ${mark}${text}`),
    ),
  ).toEqual([
    ['2 2  b', '3 3 -c', '4 3 +C', '4 4  d', '5 5  e'],
    ['20 20  t', '21 21 +-- new', '21 22  u'],
    ['40 41 -++x'],
  ]);
  for (const none of ['', 'Binary files differ', '-a\n+b', '@@ nothing @@\n-a']) {
    expect(readHunks(none)).toEqual([]);
  }
});

test.each([
  [['c'], 3],
  [['++x'], 40],
  // Some lines of a record may be left, and its end may be out of sight.
  [['b', 'c', 'd'], 3],
  [['c\r', 'd'], 3],
  [['c', 'd', 'e', 'f'], 3],
  [['c', 'x'], undefined],
  [['b'], undefined],
  [['C'], undefined],
  [['y'], undefined],
])('the deleted line of %j is %s', (block, line) => {
  expect(deletedLine(readHunks(patch), block)).toBe(line);
});

test('a line that was deleted at two places is none that can be told', () => {
  const twice = readHunks('@@ -1,4 +1,2 @@\n-a\n b\n-a\n x\n@@ -9,2 +7 @@\n-c\n d');
  expect(deletedLine(twice, ['a'])).toBeUndefined();
  expect(deletedLine(twice, ['a', 'b'])).toBe(1);
  expect(deletedLine(twice, ['c'])).toBe(9);
});

const head = 'a\nb\nC\nd\ne\nf'.split('\n');
const first = readHunks(patch).slice(0, 1);

test.each([
  ['as it is', head, 3, 1, 3],
  ['as it is, two lines', head, 3, 2, 3],
  ['to the last line that is shown', head, 5, 1, 5],
  ['beyond it', head, 5, 2, undefined],
  ['before the first', head, 1, 1, undefined],
  ['behind lines that the base has added', ['x', 'y', ...head], 5, 1, 3],
  ['changed within the hunk', head.with(3, 'D'), 3, 1, undefined],
  ['with the hunk at two other places', ['x', ...head, ...head], 4, 1, undefined],
])('a line is found in a file %s', (_, file, line, count, expected) => {
  expect(shownIn(first, file)(line, count)).toBe(expected);
});

test('a file made of one line a thousand times is searched in no time', () => {
  const file = Array.from({ length: 5000 }, () => 'b');
  const lines = Array.from({ length: 2000 }, () => ' b').join('\n');
  const many = readHunks(
    Array.from({ length: 50 }, (_, at) => `@@ -9${at} +${9 + at} @@\n${lines}\n+c`).join('\n'),
  );
  expect(shownIn(many, file)(100, 1)).toBeUndefined();
});
