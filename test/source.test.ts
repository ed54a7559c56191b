import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineTextAt, positionOf, resolvePath, type SourceFile, type Span, wholeFile } from '../src/source.js';

/** The span between two `|` of a text. */
function spanOf(marked: string, omissions?: SourceFile['omissions']): Span {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  const file = { path: 'zones/a.zone', text: marked.replaceAll('|', '') };
  return { file: omissions === undefined ? file : { ...file, omissions }, start, end };
}

/** `line:column-endLine:endColumn` */
function placeOf(span: Span): string {
  const { line, column, endLine, endColumn } = positionOf(span);
  return `${line}:${column}-${endLine}:${endColumn}`;
}

describe('positionOf', () => {
  test('gives path, lines and columns, the end exclusive', () => {
    expect(positionOf(spanOf('a\nb |cd| e\n'))).toEqual({
      path: 'zones/a.zone',
      line: 2,
      column: 3,
      endLine: 2,
      endColumn: 5,
    });
  });

  test.each([
    ['||', '1:1-1:1'],
    ['|a|', '1:1-1:2'],
    ['a||', '1:2-1:2'],
    ['a\n||', '2:1-2:1'],
    ['a|\n|b', '1:2-2:1'],
    ['|a\nb|c', '1:1-2:2'],
    ['\n\n|a|', '3:1-3:2'],
    ['a\r\n|b|\r\nc', '2:1-2:2'],
    ['a|\r\n|b', '1:2-2:1'],
    ['ü€|😀|', '1:3-1:5'],
    // A carriage return alone ends no line: neither for GitHub nor for name servers.
    ['a\r|b|', '1:3-1:4'],
  ])('of %j is %s', (marked, place) => {
    expect(placeOf(spanOf(marked))).toBe(place);
  });

  test('a span that ends before it starts is empty', () => {
    expect(placeOf({ file: { path: 'a', text: 'ab\ncd' }, start: 4, end: 1 })).toBe('2:2-2:2');
  });

  test.each([
    ['|a|\nb\nc\n', '4:1-4:2'],
    ['a|\n|b\nc\n', '4:2-5:1'],
    ['a\n|b|\nc\n', '8:1-8:2'],
    ['a\n||b\nc\n', '8:1-8:1'],
    ['|a\n|b\nc\n', '4:1-5:1'],
    ['|a\nb|\nc\n', '4:1-8:2'],
    ['a\nb\n|c|\n', '9:1-9:2'],
    ['a\nb\nc\n||', '14:1-14:1'],
    ['a\nb\n|c\n|', '9:1-10:1'],
  ])('counts lines that a sieve left out: %j is %s', (marked, place) => {
    // Three lines before a, three between a and b, four at the end.
    const omissions = [
      { offset: 0, lines: 3 },
      { offset: 2, lines: 3 },
      { offset: 6, lines: 4 },
    ];
    expect(placeOf(spanOf(marked, omissions))).toBe(place);
  });

  test('a file as a whole stands at its first line, whatever was left out', () => {
    const file = { path: 'a', text: 'a\n', omissions: [{ offset: 0, lines: 9 }] };
    expect(placeOf(wholeFile(file))).toBe('1:1-1:1');
  });

  test('of any stretch of a condensed text is where it stood in the whole text', () => {
    const line = fc.record({
      text: fc.string({ unit: fc.constantFrom('a', 'é', '\r') }),
      kept: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (lines, from, length) => {
          const omissions: { offset: number; lines: number }[] = [];
          const origins: number[] = [];
          let text = '';
          let whole = '';
          for (const { text: written, kept } of lines) {
            if (kept) {
              for (let at = 0; at <= written.length; at++) origins.push(whole.length + at);
              text += `${written}\n`;
            } else omissions.push({ offset: text.length, lines: 1 });
            whole += `${written}\n`;
          }
          fc.pre(text.length > 0);
          const start = from % text.length;
          const end = start + 1 + (length % (text.length - start));
          const { endLine, endColumn, ...first } = positionOf({
            file: { path: 'a', text, omissions },
            start,
            end,
          });
          const file = { path: 'a', text: whole };
          const expected = positionOf({ file, start: origins[start]!, end: origins[end - 1]! + 1 });
          expect({ ...first, endLine, endColumn }).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['||', ''],
  ['||\na', ''],
  ['a|b|c', 'abc'],
  ['a\n|b|c\nd', 'bc'],
  ['a\n|b\nc|\nd', 'b'],
  ['a\r\nb|c|\r\nd', 'bc'],
  ['a\n||', ''],
  ['a|\n|b', 'a'],
])('lineTextAt %j is %j', (marked, line) => {
  expect(lineTextAt(spanOf(marked))).toBe(line);
});

test.each([
  ['zones', 'a.zone', 'zones/a.zone'],
  ['', 'a.zone', 'a.zone'],
  ['.', './a.zone', 'a.zone'],
  ['zones/x', '../a.zone', 'zones/a.zone'],
  ['zones', '..a', 'zones/..a'],
  ['zones', '../..a', '..a'],
  ['zones', '../../a.zone', undefined],
  ['zones', '../..', undefined],
  ['', '..', undefined],
  ['zones', '/etc/passwd', undefined],
  ['zones', '/zones/a.zone', undefined],
  ['zones', 'x/../../../zones/a.zone', undefined],
])('from %j, %j leads to %j', (directory, path, resolved) => {
  expect(resolvePath(directory, path)).toBe(resolved);
});
