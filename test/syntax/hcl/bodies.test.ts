import { expect, test } from 'vitest';
import { bodyShown, read } from './shown.js';

test('attributes and blocks are read with their labels', () => {
  const { body, broken, problems } = read(`
# a comment
resource "aws_route53_record" www {
  name = "www" // another
  alias {
    zone_id = aws_lb.main.zone_id
  }
  lifecycle { ignore_changes = [records] }
  empty {}
}

locals {
  a = 1

  b = { c = 2 }
}
x = true`);
  expect({ broken, problems }).toEqual({ broken: false, problems: [] });
  expect(bodyShown(body)).toEqual({
    x: 'true',
    blocks: [
      [
        'resource aws_route53_record www',
        {
          name: '"www"',
          blocks: [
            ['alias', { zone_id: 'aws_lb.main.zone_id' }],
            ['lifecycle', { ignore_changes: '[records]' }],
            ['empty', {}],
          ],
        },
      ],
      ['locals', { a: '1', b: '{"c"=2}' }],
    ],
  });
});

test('everything has its place, in UTF-16 code units', () => {
  const text = '\ufeff# é😀\r\nresource "a" "b" {\r\n  name = "é${x}" # end\r\n}\r\n';
  const file = { path: 'main.tf', text };
  const { body } = read(text);
  const at = (part: string) => {
    const start = text.indexOf(part);
    return { file, start, end: start + part.length };
  };
  expect(body).toEqual({
    attributes: [],
    blocks: [
      {
        type: 'resource',
        labels: ['a', 'b'],
        headSpan: at('resource "a" "b"'),
        span: at('resource "a" "b" {\r\n  name = "é${x}" # end\r\n}'),
        body: {
          attributes: [
            {
              name: 'name',
              nameSpan: at('name'),
              span: at('name = "é${x}"'),
              expression: {
                kind: 'template',
                parts: [
                  {
                    kind: 'text',
                    text: 'é',
                    span: { file, ...{ start: text.indexOf('"é') + 1, end: text.indexOf('"é') + 2 } },
                  },
                  {
                    kind: 'interpolation',
                    expression: {
                      kind: 'variable',
                      name: 'x',
                      span: { file, start: text.indexOf('${') + 2, end: text.indexOf('${') + 3 },
                    },
                    span: at('${x}'),
                  },
                ],
                span: at('"é${x}"'),
              },
            },
          ],
          blocks: [],
          span: at('\r\n  name = "é${x}" # end\r\n'),
        },
      },
    ],
    span: { file, start: 0, end: text.length },
  });
});

test('an empty file has an empty body', () => {
  expect(bodyShown(read('').body)).toEqual({});
  expect(bodyShown(read('\n  # nothing\n').body)).toEqual({});
});
