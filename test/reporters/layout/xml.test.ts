import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlDocument } from '../../../src/reporters/layout/xml.js';

const decoded: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#9': '\t', '#10': '\n' };

function decode(text: string): string {
  return text.replace(/&([^;]+);/g, (_, name: string) => decoded[name]!);
}

test('elements stand on lines of their own, and text as it is', () => {
  const document = xmlDocument({
    name: 'a',
    attributes: { count: 0, gone: undefined },
    content: [
      { name: 'b' },
      { name: 'c', content: [] },
      { name: 'd', attributes: { say: '"<&>"\n\t' }, content: ' "one"\n<two> & ]]>' },
      { name: 'e', content: [{ name: 'f', content: '' }] },
    ],
  });
  expect(document).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<a count="0">
  <b/>
  <c/>
  <d say="&quot;&lt;&amp;&gt;&quot;&#10;&#9;"> "one"
&lt;two&gt; &amp; ]]&gt;</d>
  <e>
    <f></f>
  </e>
</a>
`);
});

test('what XML cannot hold is spelled out, in text and in attributes', () => {
  const text = '\0\x1b\r\ud800\ufffe\uffff\u{1f469}\u{1ffff}';
  expect(xmlDocument({ name: 'a', attributes: { b: text }, content: text }).split('\n')[1]).toBe(
    '<a b="\\u{0}\\u{1b}\\u{d}\\u{d800}\\u{fffe}\\u{ffff}\u{1f469}\u{1ffff}">\\u{0}\\u{1b}\\u{d}\\u{d800}\\u{fffe}\\u{ffff}\u{1f469}\u{1ffff}</a>',
  );
});

test('what XML can hold is read back as it was', () => {
  const characters = fc.constantFrom(
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '\t',
    '\n',
    '&amp;',
    'é',
    '漢',
    '👩',
    ' ',
  );
  fc.assert(
    fc.property(fc.string({ unit: characters }), text => {
      const document = xmlDocument({ name: 'a', attributes: { b: text }, content: text });
      const [, attribute, content] = /^<a b="([^"<>\t\n]*)">([^<>]*)<\/a>\n$/m.exec(document) ?? [];
      expect([decode(attribute!), decode(content!)]).toEqual([text, text]);
    }),
  );
});
