import { describe, expect, test } from 'vitest';
import { pythonGlob, pythonRegex } from '../../../src/formats/octodns/loading/python-pattern.js';

describe('globs are those of fnmatch', () => {
  test.each([
    ['*', '', true],
    ['*.com.', 'a.b.com.', true],
    ['*.com.', 'com.', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[ab]*', 'bcd', true],
    ['[!ab]*', 'bcd', false],
    ['[a-c]x', 'bx', true],
    ['[]]', ']', true],
    ['[', '[', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*bc*c', 'abc', false],
    ['A', 'a', false],
    ['a.c', 'abc', false],
  ])('%s and %s: %s', (glob, text, matches) => {
    expect(pythonGlob(glob)(text)).toBe(matches);
  });

  test('many stars take no longer than the text is long', () => {
    expect(pythonGlob('*a'.repeat(200))(`${'a'.repeat(199)}b`)).toBe(false);
  });
});

describe('regular expressions are those of re.search', () => {
  test.each([
    ['example', 'www.example.com.', true],
    ['^example', 'www.example.com.', false],
    ['(?P<zone>a|b)\\.com\\.$', 'x.b.com.', true],
    ['\\A[a-z]+\\Z', 'abc', true],
    ['(?i)EXAMPLE', 'example', true],
    ['^(www\\.)?example', 'www.example.com.', true],
    ['^.*\\.[0-9]{1,3}\\.in-addr\\.arpa\\.$', '1.2.in-addr.arpa.', true],
    ['a\\\\Ab', 'a\\Ab', true],
  ])('%s finds something in %s: %s', (regex, text, matches) => {
    expect(pythonRegex(regex)?.(text)).toBe(matches);
  });

  test.each([
    '(a+)+$',
    '(a|aa)*$',
    '((a{1,9}){1,9}){1,9}',
    '(?P=x)',
    '(a)\\1',
    'a++',
    '(?>a)',
    '(?<=a)b',
    '[',
    'a)',
    '(?x) a',
    '[]a]',
    '[^]a]',
    'a{,3}',
    'x'.repeat(2000),
  ])('%s is not tried', regex => {
    expect(pythonRegex(regex)).toBeUndefined();
  });

  test('a pattern that backtracks is tried on short texts only', () => {
    const pattern = pythonRegex('a*a*a*b');
    expect(pattern?.('aab')).toBe(true);
    expect(pattern?.('a'.repeat(500))).toBeUndefined();
  });
});
