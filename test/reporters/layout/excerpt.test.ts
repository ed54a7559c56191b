import { expect, test } from 'vitest';
import { excerptOf } from '../../../src/reporters/layout/excerpt.js';
import { fileOf, spanOf } from '../../support/report.js';

/** The excerpt as it is drawn, without its margin. */
function draw(text: string, marked: string): string[] {
  const excerpt = excerptOf(spanOf(fileOf('zone', text), marked))!;
  const marks = ' '.repeat(excerpt.indent) + '^'.repeat(excerpt.width);
  return [excerpt.text, excerpt.toLine === undefined ? marks : `${marks} to line ${excerpt.toLine}`];
}

test('a short line is shown whole', () => {
  expect(draw('a\n  value: x.example.\nb', 'x.example.')).toEqual([
    '  value: x.example.',
    '         ^^^^^^^^^^',
  ]);
});

test('tabs take four columns, wide characters two, combining ones none', () => {
  expect(draw('\twww\tA', 'A')).toEqual(['    www    A', '           ^']);
  expect(draw('漢字 A', 'A')).toEqual(['漢字 A', '     ^']);
  expect(draw('🎉 漢', '漢')).toEqual(['🎉 漢', '   ^^']);
  expect(draw('u\u0308 A', 'A')).toEqual(['u\u0308 A', '  ^']);
});

test('what must not be printed is spelled out and the underline stays in its place', () => {
  expect(draw('\x1b[31m A', 'A')).toEqual(['\\x1b[31m A', '         ^']);
  expect(draw('##[error] A', 'A')).toEqual(['##\\x5berror] A', '             ^']);
  expect(draw('##[error] A', '[error]')).toEqual(['##\\x5berror] A', '  ^^^^^^^^^^']);
});

test('a long line is cut around the place', () => {
  const line = `${'a'.repeat(200)}MARK${'b'.repeat(200)}`;
  expect(draw(line, 'MARK')).toEqual([`…${'a'.repeat(30)}MARK${'b'.repeat(66)}…`, `${' '.repeat(31)}^^^^`]);
});

test('near the end of a long line what leads up to the place has the room', () => {
  const line = `${'a'.repeat(200)}MARK`;
  expect(draw(line, 'MARK')).toEqual([`…${'a'.repeat(96)}MARK`, `${' '.repeat(97)}^^^^`]);
});

test('a place longer than the window is underlined to its end', () => {
  const line = `value: ${'x'.repeat(300)}`;
  expect(draw(line, 'x'.repeat(300))).toEqual([`value: ${'x'.repeat(93)}…`, `       ${'^'.repeat(93)}`]);
});

test('of several lines the first is shown, and which is the last', () => {
  expect(draw('a:\r\n  b: c\r\n  d: e\r\nf', 'b: c\r\n  d: e')).toEqual(['  b: c', '  ^^^^ to line 3']);
  expect(draw('a\nb\n', 'a\n')).toEqual(['a', '^']);
});

test('an empty place has one mark, also at the end of a file', () => {
  const file = fileOf('zone', 'ab');
  expect(excerptOf({ file, start: 2, end: 2 })).toEqual({ line: 1, text: 'ab', indent: 2, width: 1 });
});

test('a file as a whole has no excerpt', () => {
  expect(excerptOf({ file: fileOf('zone', 'ab'), start: 0, end: 0 })).toBeUndefined();
});

test('a line of a megabyte costs no more than what is shown of it', () => {
  const file = fileOf('zone', `${'x'.repeat(1_000_000)}MARK${'y'.repeat(1_000_000)}`);
  const span = spanOf(file, 'MARK');
  for (let times = 0; times < 5000; times++) excerptOf(span);
  expect(excerptOf(span)?.text.length).toBe(102);
});
