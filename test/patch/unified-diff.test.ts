import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedText, editsByFile, type TextEdit } from '../../src/patch/text-edit.js';
import { patchOf, unprintableAmong } from '../../src/patch/unified-diff.js';
import type { SourceFile } from '../../src/source.js';
import { gitApply } from '../support/git-apply.js';

const numbered = (count: number, end = '\n') =>
  Array.from({ length: count }, (_, at) => `line ${at + 1}${end}`).join('');

const fileOf = (text: string, path = 'zones/a.zone'): SourceFile => ({ path, text });

/** Replaces the one place at which `old` stands. */
function replace(file: SourceFile, old: string, text: string): TextEdit {
  const start = file.text.indexOf(old);
  return { file, start, end: start + old.length, text };
}

describe('a patch', () => {
  test('has three lines around a change, and one hunk for changes with at most six lines between', () => {
    const file = fileOf(numbered(30));
    expect(patchOf([replace(file, 'line 5\n', 'five\n'), replace(file, 'line 12\n', '')])).toBe(
      `--- a/zones/a.zone
+++ b/zones/a.zone
@@ -2,14 +2,13 @@
 line 2
 line 3
 line 4
-line 5
+five
 line 6
 line 7
 line 8
 line 9
 line 10
 line 11
-line 12
 line 13
 line 14
 line 15
`,
    );
    expect(patchOf([replace(file, 'line 5\n', 'five\n5\n'), replace(file, 'line 13', 'thirteen')])).toBe(
      `--- a/zones/a.zone
+++ b/zones/a.zone
@@ -2,7 +2,8 @@
 line 2
 line 3
 line 4
-line 5
+five
+5
 line 6
 line 7
 line 8
@@ -10,7 +11,7 @@
 line 10
 line 11
 line 12
-line 13
+thirteen
 line 14
 line 15
 line 16
`,
    );
  });

  test('says where a file does not end in a line break', () => {
    const file = fileOf('first\nlast');
    expect(patchOf([replace(file, 'last', 'end')])).toBe(
      `--- a/zones/a.zone
+++ b/zones/a.zone
@@ -1,2 +1,2 @@
 first
-last
\\ No newline at end of file
+end
\\ No newline at end of file
`,
    );
    expect(patchOf([replace(file, 'first', 'begin')])).toBe(
      `--- a/zones/a.zone
+++ b/zones/a.zone
@@ -1,2 +1,2 @@
-first
+begin
 last
\\ No newline at end of file
`,
    );
  });

  test('keeps the line ends of a file', () => {
    const file = fileOf(numbered(2, '\r\n'));
    expect(patchOf([replace(file, '2', 'two')])).toBe(
      '--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -1,2 +1,2 @@\n line 1\r\n-line 2\r\n+line two\r\n',
    );
  });

  test('leaves out files and lines that stay as they are', () => {
    const same = fileOf('a\nb\n', 'same');
    const file = fileOf('a\nb\nc\n');
    expect(patchOf([replace(same, 'b', 'b')])).toBe('');
    expect(patchOf([replace(same, 'b', 'b'), replace(file, 'b', 'B')])).toBe(
      '--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n',
    );
    expect(patchOf([])).toBe('');
  });

  test('refuses edits that overlap or do not fit the file', () => {
    const file = fileOf('abcdef\n');
    const edit = (start: number, end: number): TextEdit => ({ file, start, end, text: 'x' });
    const refusal = 'Edits of zones/a.zone overlap, or are not of its whole text.';
    const condensed = { ...file, omissions: [{ offset: 0, lines: 1 }] };
    for (const edits of [
      [edit(2, 4), edit(0, 3)],
      [edit(7, 8)],
      [edit(0, 1), { ...edit(2, 3), file: { ...file, text: 'other' } }],
      [{ ...edit(0, 1), file: condensed }],
    ])
      expect(() => patchOf(edits)).toThrow(refusal);
    expect(patchOf([edit(2, 3), edit(2, 2), edit(3, 3)])).toBe(
      '--- a/zones/a.zone\n+++ b/zones/a.zone\n@@ -1,1 +1,1 @@\n-abcdef\n+abxxxdef\n',
    );
  });
});

test('edits are told whose lines in the patch are not safe to print', () => {
  const line = (text: string) => numbered(8) + text;
  const texts = [
    ...['\x1b[31m', 'a\rb', '\u202e', '\ufffd', '\u2028', '\ud800', '##[error]', '::error::', '  ::error::'],
    ...['plain é例', '\t\ttabs', 'a::b', 'end\r'],
  ].map(text => `${text}\n`);
  const file = fileOf(`\ufeff${texts.map(line).join('')}`);
  const edits = texts.map((text): TextEdit => {
    const start = file.text.indexOf(line(text).slice(0, -1)) + numbered(8).length;
    return { file, start: start - 7, end: start - 1, text: 'LINE 8' };
  });
  const unsafe = unprintableAmong(edits).map(({ end }) => file.text.slice(end + 1).split('\n')[0]);
  expect(unsafe.map(text => `${text}\n`)).toEqual(texts.slice(0, 9));
});

describe('git applies it', () => {
  const names = [
    'with blank 2026-01-01 00:00:00 +0000.zone',
    ' leading and trailing ',
    'tab\tand\nline break',
    'quote"back\\slash',
    'zoné/例.zone',
    '-dash',
    '--- a',
    'b/a/\x1b[31m\x7f',
    '$(touch x);`id`',
    '@@ -1 +1 @@',
    '##[add-path]x',
  ];

  test.each(names)('to a file called %j', name => {
    const file = fileOf(numbered(3), name);
    const patch = patchOf([replace(file, '2', 'two')]);
    expect(/[^\x20-\x7e\t\n]|##\[/.test(patch)).toBe(false);
    expect(gitApply({ [name]: file.text }, patch)).toEqual({
      files: { [name]: 'line 1\nline two\nline 3\n' },
    });
  });

  test('to all of them at once, and to none where one does not fit', () => {
    const files = Object.fromEntries(names.map(name => [name, numbered(3)]));
    const patch = patchOf(names.map(name => replace(fileOf(numbered(3), name), '2', 'two')));
    const changed = names.map(name => [name, 'line 1\nline two\nline 3\n']);
    expect(gitApply(files, patch)).toEqual({ files: Object.fromEntries(changed) });
    expect(gitApply({ ...files, '-dash': 'other' }, patch)).toHaveProperty('refusal');
  });

  test('whatever the edits, line ends and last lines', () => {
    const piece = fc.constantFrom('a', 'b', '', '--- a/x', '+++ b/x', '@@ -1 +1 @@', '\\ No', '\t', 'é例');
    const end = fc.constantFrom('\n', '\n', '\r\n', '\r');
    const text = fc
      .tuple(fc.array(fc.tuple(piece, end), { minLength: 1, maxLength: 40 }), piece)
      .map(([lines, last]) => lines.map(line => line.join('')).join('') + last);
    const repositories = fc.array(
      text.chain(content =>
        fc.record({
          content: fc.constant(content),
          cuts: fc.array(fc.nat(content.length), { maxLength: 12 }),
          inserted: fc.array(fc.oneof(piece, text), { minLength: 1, maxLength: 6 }),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(repositories, sample => {
        const files: Record<string, string> = {};
        const wanted: Record<string, string> = {};
        const edits: TextEdit[] = [];
        for (const [index, { content, cuts, inserted }] of sample.entries()) {
          const file = fileOf(content, `f${index}`);
          const own = pairsOf(cuts).map(([start, last], at) => ({
            ...{ file, start, end: last },
            text: inserted[at % inserted.length]!,
          }));
          files[file.path] = content;
          wanted[file.path] = editedText({ file, edits: own });
          edits.push(...own);
        }
        const patch = patchOf(edits);
        const same = Object.keys(files).every(path => files[path] === wanted[path]);
        expect(patch === '').toBe(same);
        if (!same) expect(gitApply(files, patch)).toEqual({ files: wanted });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

test('edits come by file, in order', () => {
  const [a, b] = [fileOf('xy', 'a'), fileOf('xy', 'b')];
  const edit = (file: SourceFile, start: number): TextEdit => ({ file, start, end: start + 1, text: 'z' });
  expect(editsByFile([edit(b, 0), edit(a, 1), edit(a, 0)])).toEqual([
    { file: a, edits: [edit(a, 0), edit(a, 1)] },
    { file: b, edits: [edit(b, 0)] },
  ]);
});

/** Stretches between cuts: some empty, none overlapping or twice at one place. */
function pairsOf(cuts: readonly number[]): [number, number][] {
  const sorted = [...cuts].sort((x, y) => x - y);
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < sorted.length; at += 2) {
    const pair: [number, number] = [sorted[at]!, sorted[at + 1]!];
    const before = pairs.at(-1);
    if (before?.[0] === pair[0] && before[1] === pair[1]) continue;
    pairs.push(pair);
  }
  return pairs;
}
