import { parse } from 'acorn';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineCounter, Parser, parseAllDocuments } from 'yaml';
import { commentsInZone } from '../../src/formats/bind/comments.js';
import { commentsInHcl } from '../../src/syntax/hcl/comments.js';
import { commentsInJavaScript } from '../../src/syntax/javascript-comments.js';
import { commentsInYaml } from '../../src/syntax/yaml-comments.js';

function texts(text: string, comments: readonly { start: number; end: number }[]): string[] {
  return comments.map(({ start, end }) => text.slice(start, end));
}

/** What acorn takes for comments; undefined for what it takes for no script. */
function acornComments(text: string): string[] | undefined {
  const found: { start: number; end: number }[] = [];
  try {
    parse(text, {
      ecmaVersion: 'latest',
      allowHashBang: true,
      onComment: (_, __, start, end) => found.push({ start, end }),
    });
  } catch {
    return undefined;
  }
  return texts(text, found);
}

const scripts = [
  '#!/usr/bin/env node\n// a\nvar a = "// b" + \'/* c */\' /* d */ + `// e ${/* f */ "}" + `${1 /* g */}`} // h` // i',
  'var a = /\\/* no */; var b = 4 / 2; // c\n/[/*]/.test(a) // d',
  'if (a) /"/.exec(b) // c\nelse /\'/.exec(d) // e\nfunction f() {} /`/.test(g) // h',
  'x = a++ / 2 /* b */ / 3; x = ++a / 2 // c\nx = (a) / 2 // d\nx = [a] / 2 // e\nx = {a: 1} / 2 // f',
  'a.return / 2 // b\nfor (const c of /[`"]/.source) {} // d\nx = y => {} // e\nx = {\n  // f\n  a: {} /* g */ }',
  "D('example.com', REG, /* a */ TXT('_acme-challenge', 'x // y'), // b\n{ no_ns: 'true' }) // c",
  'switch (a) { case /"/.test(b): {} /`/.exec(c); default: d } // e',
  'a = b ? { c: 1 } / 2 : /"/ // d\n',
  "var a = 'it\\'s' // b\nvar c = 'd\\\n// e' // f",
  'a\n/* b\n * c */ // d\n',
];

test.each(scripts)('the comments of a script are those that a parser finds: %j', text => {
  const expected = acornComments(text);
  expect(expected).toBeDefined();
  expect(texts(text, commentsInJavaScript(text))).toEqual(expected);
});

test('so they are in every script that is put together of such pieces', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      '1',
      '"x // y"',
      "'/* \\' */'",
      '`// ${',
      '}`',
      '/[/*"]`/g',
      '/',
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      ';',
      ',',
    ],
    ...[
      '+',
      '++',
      '=',
      '=>',
      '.',
      ':',
      '?',
      'if',
      'return',
      'typeof',
      'in',
      'of',
      'else',
      '// c\n',
      '/* d */',
      '\n',
    ],
  );
  let parsed = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), list => {
      const text = list.join(' ');
      const expected = acornComments(text);
      if (expected === undefined) return;
      parsed++;
      expect(texts(text, commentsInJavaScript(text))).toEqual(expected);
    }),
    { numRuns: 20_000, seed: 1 },
  );
  expect(parsed).toBeGreaterThan(500);
});

test('a script that is none is read without an end', () => {
  for (const text of ['"', '`', '/*', 'a = /', '`${', '// a', '/[', "'\\", '`\\'])
    expect(commentsInJavaScript(text).length).toBe(text === '// a' ? 1 : 0);
});

test('the comments of YAML are none of its scalars', () => {
  const text =
    '%YAML 1.2\n--- # a\nkey: "# b" # c\nplain: d#e # f\r\nblock: | # g\n  # h\n  i # j\nfold: >-\n  # k\n\n# l\nlist: [m, # n\n  "o"]\n? # p\n  q\n: \'# r\n  # s\'\n...\n# t';
  expect(texts(text, commentsInYaml(text))).toEqual(['# a', '# c', '# f', '# g', '# l', '# n', '# p', '# t']);
});

test('so they are in all YAML that the parser reads', () => {
  const pieces = fc.constantFrom(
    ...[
      'a: ',
      '- ',
      '"x # y"',
      "'# z'",
      '# c',
      ' # d',
      '|\n',
      '>-\n',
      '  ',
      '\n',
      '[',
      ']',
      '{',
      '}',
      ',',
      'b',
      '---\n',
      '&e ',
      '\r\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), list => {
      const text = list.join('');
      const expected: string[] = [];
      const collect = (token: unknown): void => {
        if (Array.isArray(token)) for (const each of token) collect(each);
        else if (typeof token === 'object' && token !== null) {
          const { type, source, offset } = token as { type?: string; source?: string; offset?: number };
          if (type === 'comment' && source !== undefined) {
            expect(text.startsWith(source, offset)).toBe(true);
            expected.push(`${offset} ${source.trimEnd()}`);
          } else for (const each of Object.values(token)) collect(each);
        }
      };
      collect([...new Parser().parse(text)]);
      const found = commentsInYaml(text).map(({ start, end }) => `${start} ${text.slice(start, end)}`);
      expect(found).toEqual(expected.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)));
    }),
    { numRuns: 5000 },
  );
  expect(parseAllDocuments('a', { lineCounter: new LineCounter() })).toHaveLength(1);
});

test('the comments of HCL are none of its templates', () => {
  const text =
    '# a\nx "y" { // b\n  c = "# d ${e /* f */} // g" /* h\n */\n  i = <<E\n# j ${k # l\n}\nE\n  m = [ # n\n    1, // o\n  ] # p\n}\nbroken = = # q\nnext = 1 # s\n';
  const file = { path: 'a.tf', text };
  expect(texts(text, commentsInHcl(file))).toEqual([
    '# a',
    '// b',
    '/* f */',
    '/* h\n */',
    '# l',
    '# n',
    '// o',
    '# p',
    '# s',
  ]);
});

test('the comments of a master file are none of its words', () => {
  const text =
    '; a\n$ORIGIN example.com. ; b\r\n@ SOA ns h ( 1 ; c\n 2 3 4 5 ) ; d\nx TXT "; e" f\\; g;h\n{% if i %} ; j\nk TXT "broken ; l\n ; m\nn A 192.0.2.1 ; o\n) ; p\n;q';
  expect(texts(text, commentsInZone(text))).toEqual([
    '; a',
    '; b',
    '; c',
    '; d',
    ';h',
    '; j',
    '; m',
    '; o',
    ';q',
  ]);
});
