import { expect, test } from 'vitest';
import { clip, printable, printableLines } from '../../../src/reporters/layout/printable.js';

test.each([
  ['plain text, and ümlauts 漢字 🎉', 'plain text, and ümlauts 漢字 🎉'],
  ['a\tb\r\nc', 'a\\tb\\r\\nc'],
  ['\x1b[31mred\x07', '\\x1b[31mred\\x07'],
  ['\x9b31m', '\\x9b31m'],
  ['abc\u202edcba', 'abc\\u{202e}dcba'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['line\u2028separator', 'line\\u{2028}separator'],
  ['half \ud83d', 'half \\u{d83d}'],
  ['::error::x', '\\x3a:error::x'],
  ['\u3000 ::error::x', '\u3000 \\x3a:error::x'],
  ['a ::error::x', 'a ::error::x'],
  ['# ##[error]x', '# ##\\x5berror]x'],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

test('each line of a text is made printable by itself', () => {
  expect(printableLines('a\r\n  ::b::\n\x07')).toEqual(['a', '  \\x3a:b::', '\\x07']);
});

test('a clipped text says how much is missing and never ends in half a character', () => {
  expect(clip('abcdef', 6)).toBe('abcdef');
  expect(clip('abcdef', 5)).toBe('abcde… (1 more characters)');
  expect(clip('ab🎉d', 3)).toBe('ab… (3 more characters)');
});
