import { expect, test } from 'vitest';
import { readTemplate } from '../../../src/syntax/hcl/hcl.js';
import { literalText } from '../../../src/syntax/hcl/tree.js';
import { expression, read } from './shown.js';

test.each([
  ['""', '""'],
  ['"a b"', '"a b"'],
  ['"\\n\\r\\t\\"\\\\\\u00e9\\U0001F600"', '"\n\r\t"\\é😀"'],
  ['"$${x} %%{y} $x %y $$ %% $"', '"${x} %{y} $x %y $$ %% $"'],
  ['"$$$${x} $$$${y}"', '"$$${x} $$${y}"'],
  ['"a${x}b${y.z}"', '"a<x>b<y.z>"'],
  ['"${x}"', '"<x>"'],
  ['"${"${"a"}"}"', '"<"<"a">">"'],
  ['"${ { a = "}" } }"', '"<{"a"="}"}>"'],
  ['"a ${~ x ~} b"', '"a<x>b"'],
  ['"${\n  x\n}"', '"<x>"'],
  ['"%{ if a }b%{ endif }"', '"<if a: b | >"'],
  ['"%{ if a }b%{ else }c%{ endif }d"', '"<if a: b | c>d"'],
  ['"%{ for x in y }${x}%{ endfor }"', '"<for _ x y: <x>>"'],
  ['"%{ for k, v in y }%{ if v }${k}%{ endif }%{ endfor }"', '"<for k v y: <if v: <k> | >>"'],
  ['"a %{~ if x ~} b %{~ endif ~} c"', '"a<if x: b | >c"'],
  ['<<EOT\na\n  b ${x}\n\\n "q" $${y}\nEOT', '"a\n  b <x>\n\\n "q" ${y}\n"'],
  ['<<-EOT\n    a\n      b\n\n    c\n    EOT', '"a\n  b\n\nc\n"'],
  ['<<-EOT\n  ${x}\n    b\n  EOT', '"<x>\n  b\n"'],
  ['<<-EOT\n${x}\n    b\n  EOT', '"<x>\n    b\n"'],
  ['<<-EOT\n    %{ if a ~}\n    b\n    %{ endif ~}\n    c\n    EOT', '"<if a:     b\n | >    c\n"'],
  ['<<EOT\nEOT', '""'],
  ['<<EOT\nEOT x\n EOTX\nEOT', '"EOT x\n EOTX\n"'],
  ['<<EOT\r\na\r\nEOT\r', '"a\r\n"'],
  ['[<<A\na\nA\n, <<B\nb\nB\n]', '["a\n" "b\n"]'],
])('%s is read', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['"a', 'a string is not closed on its line. Add its double quote, or write a heredoc'],
  ['"\\q"', '`\\q` is no escape. Double the backslash if it is meant as one'],
  ['"\\u12"', '`\\u` is no escape. Double the backslash if it is meant as one'],
  ['"\\ud800"', '`\\u` is no escape. Double the backslash if it is meant as one'],
  ['"${}"', 'a value is missing. Write it'],
  ['"${a b}"', '`${` is not closed. Add `}`, or write `$${` if the text is meant as it stands'],
  ['"${HOME:-x}"', '`${` is not closed. Add `}`, or write `$${` if the text is meant as it stands'],
  [
    '"%{ while }"',
    '`%{` wants `if`, `else`, `endif`, `for` or `endfor`. Write `%%{` if the text is meant as it stands',
  ],
  ['"%{ if a }b"', '`%{ if }` has no end. Add `%{ endif }`'],
  ['"%{ for a in b }c"', '`%{ for }` has no end. Add `%{ endfor }`'],
  ['"a%{ endif }"', '`%{ endif }` belongs to no `%{ if }`. Delete it'],
  ['"%{ if a }%{ endfor }"', '`%{ endfor }` belongs to no `%{ for }`. Delete it'],
  ['"%{ if a }%{ else }%{ else }%{ endif }"', '`%{ else }` belongs to no `%{ if }`. Delete it'],
  ['<<EOT\n  a', 'the heredoc `EOT` has no end. Add a line with `EOT` alone'],
])('%s is a mistake', (text, message) => {
  expect(expression(text)).toBe(`The HCL is broken: ${message}.`);
});

test('a whole file is a template, with its places', () => {
  const file = { path: 'a.tftpl', text: 'a "quoted" \\n ${x}\n%{ if y ~}\n b\n%{ endif ~}\n' };
  const { expression: template, problems } = readTemplate(file);
  expect(problems).toEqual([]);
  expect(template).toEqual({
    kind: 'template',
    parts: [
      { kind: 'text', text: 'a "quoted" \\n ', span: { file, start: 0, end: 14 } },
      {
        kind: 'interpolation',
        expression: { kind: 'variable', name: 'x', span: { file, start: 16, end: 17 } },
        span: { file, start: 14, end: 18 },
      },
      { kind: 'text', text: '\n', span: { file, start: 18, end: 19 } },
      {
        kind: 'if',
        condition: { kind: 'variable', name: 'y', span: { file, start: 25, end: 26 } },
        whenTrue: [{ kind: 'text', text: ' b\n', span: { file, start: 29, end: 33 } }],
        whenFalse: [],
        span: { file, start: 19, end: 44 },
      },
      { kind: 'text', text: '', span: { file, start: 44, end: 45 } },
    ],
    span: { file, start: 0, end: 45 },
  });
});

test('a broken template is a problem at its place', () => {
  const file = { path: 'a.tftpl', text: 'a ${b' };
  const { expression: template, problems } = readTemplate(file);
  expect(template.kind).toBe('broken');
  expect(problems).toEqual([
    {
      message:
        'The HCL is broken: `${` is not closed. Add `}`, or write `$${` if the text is meant as it stands.',
      span: { file, start: 2, end: 5 },
    },
  ]);
});

test('only a template without anything to evaluate is plain text', () => {
  const { body } = read('a = "x"\nb = ""\nc = ("y")\nd = "${x}"\ne = "x${y}"\nf = 1\ng = <<E\nz\nE\n');
  expect(body.attributes.map(attribute => literalText(attribute.expression))).toEqual([
    'x',
    '',
    'y',
    undefined,
    undefined,
    undefined,
    'z\n',
  ]);
});
