import { expect, test } from 'vitest';
import { blocksNamed } from '../../../src/syntax/hcl/blocks.js';
import { readHclJson } from '../../../src/syntax/hcl/hcl-json.js';
import { bodyShown, read } from './shown.js';

function readJson(value: unknown) {
  return readHclJson({
    path: 'main.tf.json',
    text: typeof value === 'string' ? value : JSON.stringify(value),
  });
}

test('what Terraform takes for blocks at the top is blocks, with keys as labels', () => {
  const { body, broken, problems } = readJson({
    '//': 'a comment',
    resource: {
      aws_route53_record: { www: { name: 'www', ttl: 300, '//': 'x' }, many: [{ a: 1 }, { a: 2 }] },
    },
    data: [{ aws_route53_zone: { main: { name: 'example.com' } } }],
    module: { m: { source: './m' } },
    variable: { v: { default: 'literally ${this}' } },
    locals: { a: [true, null, 'x'] },
    output: { o: { value: '${local.a}' } },
    unheard: { of: 1 },
  });
  expect({ broken, problems }).toEqual({ broken: false, problems: [] });
  expect(bodyShown(body)).toEqual({
    blocks: [
      ['resource aws_route53_record www', { name: '"www"', ttl: '300' }],
      ['resource aws_route53_record many', { a: '1' }],
      ['resource aws_route53_record many', { a: '2' }],
      ['data aws_route53_zone main', { name: '"example.com"' }],
      ['module m', { source: '"./m"' }],
      ['variable v', { default: '"literally ${this}"' }],
      ['locals', { a: '[true null "x"]' }],
      ['output o', { value: '"<local.a>"' }],
    ],
  });
});

test('texts and keys are templates', () => {
  const { body } = readJson({
    locals: { a: 'x${b}y', c: '%{ if d }e%{ endif }', f: { '${g}': '$${h}', i: 'a "b" \\n' } },
  });
  expect(bodyShown(body)).toEqual({
    blocks: [['locals', { a: '"x<b>y"', c: '"<if d: e | >"', f: '{"<g>"="${h}" "i"="a "b" \\n"}' }]],
  });
});

test('what is broken is a problem at its place, and the rest is read', () => {
  const text = '{"locals": {"a": "x ${", "b": 1}}';
  const file = { path: 'main.tf.json', text };
  const { body, broken, problems } = readHclJson(file);
  expect(bodyShown(body)).toEqual({ blocks: [['locals', { a: '<broken syntax>', b: '1' }]] });
  expect(broken).toBe(false);
  const start = text.indexOf('"x ${"');
  expect(problems).toEqual([
    {
      message: 'The HCL in this string is broken: a value is missing. Write it.',
      span: { file, start, end: start + 6 },
    },
  ]);
  const cut = readJson('{"locals": {"a": 1');
  expect(cut.broken).toBe(true);
  expect(bodyShown(cut.body)).toEqual({ blocks: [['locals', { a: '1' }]] });
});

test('blocks are found also where they are written as attributes', () => {
  const native = read('r "x" {\n  alias {\n    a = 1\n  }\n  alias {\n    a = 2\n  }\n}\n').body.blocks[0]!
    .body;
  const listed = read('r "x" {\n  alias = [{ a = 1 }, { a = 2 }]\n}\n').body.blocks[0]!.body;
  const json = readJson({ module: { r: { alias: [{ a: 1 }, { a: 2 }] } } }).body.blocks[0]!.body;
  for (const body of [native, listed, json])
    expect(blocksNamed(body, 'alias').map(block => bodyShown(block.body))).toEqual([{ a: '1' }, { a: '2' }]);
  expect(blocksNamed(read('alias = x\n').body, 'alias')).toEqual([]);
});

test('labels of blocks that are written as attributes are keys', () => {
  const { body } = readJson({ module: { r: { dynamic: { alias: { for_each: [1], content: { a: 1 } } } } } })
    .body.blocks[0]!;
  const [dynamic] = blocksNamed(body, 'dynamic', 1);
  expect(dynamic!.labels).toEqual(['alias']);
  expect(blocksNamed(dynamic!.body, 'content').map(block => bodyShown(block.body))).toEqual([{ a: '1' }]);
});
