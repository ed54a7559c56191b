import { expect, test } from 'vitest';
import { cellCode, code, fenced, prose } from '../../../src/reporters/layout/markdown.js';

test.each([
  ['The CNAME at a.example.com. is gone', 'The CNAME at `a.example.com`. is gone'],
  [
    '*.example.com needs dns/a.yaml (RFC 1034 §3.6.2)',
    '`*.example.com` needs `dns/a.yaml` (RFC 1034 §3.6.2)',
  ],
  ['https://example.test/x', '`https://example.test/x`'],
  ['www.::x', 'www.&#8203;::x'],
  ['fix #12, @octocat', 'fix \\#&#8203;12, @&#8203;octocat'],
  ['- item', '\\- item'],
  ['12) item', '12\\) item'],
  ['<b> & $x$', '&lt;b&gt; &amp; \\$x\\$'],
])('the sentence %j becomes %j', (text, markdown) => {
  expect(prose(text)).toBe(markdown);
});

test('a code span is fenced longer than what it holds', () => {
  expect(['a', '`', 'a``b', '', ' a '].map(code)).toEqual(['`a`', '`` ` ``', '```a``b```', '` `', '`  a  `']);
});

test('in a table a bar is an entity', () => {
  expect(['a`b', 'a\\|b'].map(cellCode)).toEqual(['``a`b``', '<code>a&#92;&#124;b</code>']);
});

test('a block is fenced longer than what it holds', () => {
  expect(fenced(['a', '````'])).toBe('`````text\na\n````\n`````');
});
