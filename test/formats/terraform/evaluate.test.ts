import { expect, test } from 'vitest';
import type { Datum } from '../../../src/formats/terraform/evaluate/datum.js';
import { evaluate } from '../../../src/formats/terraform/evaluate/evaluate.js';
import { type Scope, withVariables } from '../../../src/formats/terraform/evaluate/scope.js';
import { lineTextAt, positionOf } from '../../../src/source.js';
import { readHcl } from '../../../src/syntax/hcl/hcl.js';
import { evaluated, expressionOf, scopeOf, shown } from '../../support/expressions.js';

test.each([
  // Text keeps what is literal.
  ['"a.${var.x}.b"', 'a.${var.x}.b'],
  ['"${var.x}"', '?var.x'],
  ['var.x.y["z"][0]', '?var.x.y["z"][0]'],
  ['"%{ if var.x }www.%{ else }api.%{ endif }example.com"', '${var.x}.example.com'],
  ['"%{ for h in var.x }${h}%{ endfor }."', '${var.x}.'],
  ['lower("WWW-${var.X}.Example")', 'www-${var.X}.example'],
  ['upper("a${var.x}")', 'A${var.x}'],
  ['join(".", ["a", var.x, "b"])', 'a.${var.x}.b'],
  ['join(var.s, ["a", "b"])', 'a${var.s}b'],
  ['join(".", var.x)', '${var.x}'],
  ['format("%s.%s.", "_acme-challenge", var.x)', '_acme-challenge.${var.x}.'],
  ['format("%05d-%s", var.n, "x")', '${format(…)}-x'],
  ['format(var.f, "x")', '?var.f'],
  ['replace("a.${var.x}.b", ".", "-")', 'a-${var.x}-b'],
  ['replace("a.${var.x}.b", "${"x"}y", "-")', '?var.x'],
  ['replace("a", "/a/", var.x)', '?var.x'],
  ['trimsuffix("a.${var.x}", ".")', 'a${var.x}'],
  ['trimsuffix("a.b${var.x}", ".")', 'a.b${var.x}'],
  ['trimsuffix("a.b${var.x}y${var.y}", ".byz")', 'a${var.y}'],
  ['trimsuffix("${var.x}.example.com.", ".")', '${var.x}.example.com'],
  ['trimsuffix("a${var.x}.", "example.")', 'a${var.x}'],
  ['trimprefix("*.${var.x}", "*.")', '${var.x}'],
  ['trimprefix("a.${var.x}", "*.")', 'a.${var.x}'],
  ['trimprefix("*${var.x}", "*.")', '${var.x}'],
  ['trimprefix("${var.x}.b", "a.")', '${var.x}b'],
  ['trimspace("a ${var.x}")', 'a${var.x}'],
  ['chomp("a\\n${var.x}\\n")', 'a${var.x}'],
  ['trimspace(" a ${var.x} ")', 'a${var.x}'],
  ['trim(".a.${var.x}.", ".")', 'a${var.x}'],
  ['substr("a${var.x}", 0, 1)', '?var.x'],
  ['split(".", "a.${var.x}")', ['… var.x']],
  ['startswith("a.${var.x}", "a")', true],
  ['startswith("a.${var.x}", "b")', false],
  ['startswith("a.${var.x}", "a.b")', '?var.x'],
  ['endswith("${var.x}.example.com", ".com")', true],
  ['endswith("${var.x}.example.com", ".net")', false],
  ['endswith("${var.x}.com", "example.com")', '?var.x'],
  ['strcontains("a${var.x}", "a")', true],
  ['strcontains("a${var.x}", "b")', '?var.x'],
  ['indent(1, "a\n${var.x}\nb")'.replaceAll('\n', '\\n'), 'a\n ${var.x}\n b'],
  ['jsonencode({ a = "x${var.x}", b = [var.y] })', '{"a":"x${var.x}","b":[${var.y}]}'],
  ['coalesce(var.x, "a")', '${var.x}'],
  ['coalesce("a${var.x}", "b")', 'a${var.x}'],
  // Conditions that are not known leave what both sides share.
  ['var.x ? "www.example.com" : "api.example.com"', '${var.x}.example.com'],
  ['var.x ? "example.com" : "dev.example.com"', '${var.x}example.com'],
  ['var.x ? "aba" : "abaaba"', 'aba${var.x}'],
  ['var.x ? "same" : "same"', 'same'],
  ['var.x ? 1 : 2', '?var.x'],
  ['var.x ? ["a"] : []', ['… var.x', { maybe: 'a' }]],
  ['var.x ? ["a.example.com"] : ["b.example.com"]', ['${var.x}.example.com']],
  ['var.x ? toset(["a", "b"]) : toset(["b", "c"])', ['b', '… var.x', { maybe: 'a' }, { maybe: 'c' }]],
  ['var.x ? { a = 1, b = "c1" } : { b = "c2" }', { b: 'c${var.x}', '…': 'var.x', maybe: [['a', 1]] }],
  ['var.x ? { a = 1 } : null', '?var.x'],
  ['true || var.x', true],
  ['var.x || true', true],
  ['var.x && true', '?var.x'],
  ['false && var.x', false],
  ['var.x == "a"', '?var.x'],
  ['"a${var.x}" == "b"', false],
  ['"a${var.x}" == "ab"', '?var.x'],
  ['var.x == null', '?var.x'],
  ['[] == []', '?…'],
  ['[1] == [2]', false],
  ['var.x + 1', '?var.x'],
  ['-var.x', '?var.x'],
  ['!var.x', '?var.x'],
  // Collections whose members are not all known.
  ['[for h in var.x : "www-${h}"]', ['… var.x', { maybe: 'www-${var.x[…]}' }]],
  ['[for h in ["a", var.x] : h if h == "a"]', ['a', '… var.x', { maybe: '?var.x' }]],
  ['{ for h in var.x : h => "www-${h}" }', { '…': 'var.x', maybe: [['?var.x[…]', 'www-${var.x[…]}']] }],
  [
    '{ for h in ["a", "b"] : "${var.x}-${h}" => h }',
    {
      '…': 'var.x',
      maybe: [
        ['${var.x}-a', 'a'],
        ['${var.x}-b', 'b'],
      ],
    },
  ],
  ['{ for k, v in { a = var.x, b = "y" } : k => v }', { a: '?var.x', b: 'y' }],
  [
    '{ for h in ["a", "b"] : h => h if h != var.x }',
    {
      '…': 'var.x',
      maybe: [
        ['a', 'a'],
        ['b', 'b'],
      ],
    },
  ],
  [
    '{ for h in ["a", "b"] : h => h if var.on }',
    {
      '…': 'var.on',
      maybe: [
        ['a', 'a'],
        ['b', 'b'],
      ],
    },
  ],
  [
    '{ for h in concat(["a"], var.x) : "k" => h... }',
    { k: ['a', '… var.x'], '…': 'var.x', maybe: [['k', ['?var.x[…]', '… var.x']]] },
  ],
  ['{ a = 1, (var.x) = 2 }', { a: 1, '…': 'var.x', maybe: [['?var.x', 2]] }],
  ['{ a = 1, (var.x) = 2 }.a', 1],
  ['{ a = 1, (var.x) = 2 }.b', '?var.x'],
  ['{ a = "a.com", b = "b.com" }[var.x]', '${var.x}.com'],
  ['["a.com", "b.com"][var.x]', '${var.x}.com'],
  ['lookup({ a = "a.com" }, var.x, "b.com")', '${var.x}.com'],
  ['element(["a.com", "b.com"], var.x)', '${var.x}.com'],
  ['var.x[*].y', ['… var.x', { maybe: '?var.x[*].y' }]],
  ['concat(["a"], var.x)', ['a', '… var.x']],
  ['concat(["a"], var.x ? ["b"] : [])', ['a', '… var.x', { maybe: 'b' }]],
  ['concat(["a"], var.x)[0]', '?var.x'],
  ['merge({ a = 1 }, var.x)', { a: '?var.x', '…': 'var.x' }],
  ['merge(var.x, { a = 1 })', { a: 1, '…': 'var.x' }],
  [
    'merge({ a = "x1", b = 2 }, var.x ? { a = "x2" } : {})',
    { a: 'x${var.x}', b: 2, '…': 'var.x', maybe: [['a', 'x2']] },
  ],
  ['flatten(["a", [var.x]])', ['a', '… var.x']],
  ['flatten(["a", var.x ? ["b"] : []])', ['a', '… var.x', { maybe: 'b' }]],
  ['compact(["a", var.x, "b${var.y}"])', ['a', 'b${var.y}', '… var.x', { maybe: '?var.x' }]],
  ['toset(["a", var.x, "a"])', ['a', '?var.x']],
  ['distinct(["a", "a${var.x}"])', ['a', 'a${var.x}', '… var.x']],
  ['sort(["b", var.x, "a"])', ['b', '?var.x', 'a', '… var.x']],
  ['keys(var.x ? { a = 1 } : {})', ['… var.x', { maybe: 'a' }]],
  ['values({ a = var.x })', ['?var.x']],
  ['zipmap(["a", var.x], [1, 2])', { a: 1, '…': 'var.x', maybe: [['?var.x', 2]] }],
  ['setproduct(["a"], var.x)', ['… var.x']],
  ['setunion(["a"], var.x)', ['a', '… var.x']],
  ['setsubtract(["a", "b"], ["b", var.x])', ['… var.x', { maybe: 'a' }]],
  ['setintersection(["a", "b"], ["b", var.x])', ['b', '… var.x', { maybe: 'a' }]],
  ['length(["a", var.x])', 2],
  ['length(toset(["a", var.x]))', '?var.x'],
  ['length(var.x)', '?var.x'],
  ['tolist(toset(["a", var.x]))', ['a', '?var.x', '… var.x']],
  ['[for x in toset(["a", var.x]) : x]', ['a', '?var.x', '… var.x']],
  ['toset(["a", var.x])[*]', ['a', '?var.x', '… var.x']],
  ['contains(["a", var.x], "a")', true],
  ['contains(["a", var.x], "b")', '?var.x'],
  ['contains(var.x ? ["a"] : [], "b")', false],
  ['index(["a", var.x], "a")', 0],
  ['alltrue([false, var.x])', false],
  ['one(var.x)', '?var.x'],
  ['max(1, var.x)', '?var.x'],
  ['f(var.x...)', '?var.x'],
  // Arguments that are refused.
  ['try(var.x, "a")', '${var.x}'],
  ['try(var.x, var.x)', '?var.x'],
  ['try({}.x, { a = var.x }.a, "b")', '${var.x}'],
  ['try(tonumber("a"), "b")', 'b'],
  ['try([{}.x], "b")', 'b'],
  ['try("www-${var.x.y}", "_acme-challenge")', '${var.x.y}'],
  ['can(var.x)', '?var.x'],
  ['can({}.x)', false],
  ['{ a = {}.x, b = 1 }', { a: '!which the object does not have', b: 1 }],
  ['upper({}.x)', '!which the object does not have'],
  ['nothing.x', '!a name that stands for nothing here'],
  // What is not evaluated has a reason of its own.
  ['timestamp()', '?timestamp()'],
  ['"x-${uuid()}"', 'x-${uuid()}'],
  ['cidrhost("192.0.2.0/24", 1)', '?cidrhost("192.0.2.0/24", 1)'],
  ['provider::aws::arn_parse("x")', '?provider::aws::arn_parse("x")'],
  ['file(var.x)', '?var.x'],
  ['jsondecode("{\\"a\\": ${var.x}}")', '?var.x'],
  ['templatefile("a.tftpl", var.x)', '!a file that is not in the repository'],
])('%s comes to %j', (text, expected) => {
  expect(shown(evaluated(text))).toEqual(expected);
});

test('a hole says what is not known, and why', () => {
  expect(evaluated('"a.${var.x}"')).toMatchObject({
    parts: ['a.', { expression: 'var.x', reason: 'a variable without a default' }],
  });
  expect(evaluated('[timestamp()]')).toMatchObject({
    items: [
      {
        kind: 'unknown',
        hole: { expression: 'timestamp()', reason: 'a function that is not evaluated here' },
      },
    ],
  });
});

test('templates hide the names around them', () => {
  const scope = scopeOf({ 'a.tftpl': 'x ${var.y} ${z}' });
  expect(shown(evaluated('templatefile("a.tftpl", { z = 1 })', scope))).toBe(
    '!a name that stands for nothing here',
  );
  expect(shown(evaluated('templatefile("a.tftpl", { var = { y = "Y" }, z = var.x })', scope))).toBe(
    'x Y ${var.x}',
  );
  const broken = scopeOf({ 'a.tftpl': '${' });
  expect(shown(evaluated('templatefile("a.tftpl", {})', broken))).toBe('?…');
});

test('files are found from where Terraform runs, and those that are refused are unknown', () => {
  const scope: Scope = {
    ...scopeOf({ 'infra/a.txt': 'A', 'b.txt': 'B' }),
    directory: 'infra',
  };
  expect(shown(evaluated('"${file("a.txt")}${file("./a.txt")}${file("../b.txt")}"', scope))).toBe('AAB');
  expect(shown(evaluated('fileset("..", "*/*.txt")', scope))).toEqual(['infra/a.txt']);
  expect(shown(evaluated('file("../../x")', scope))).toBe('?file("../../x")');
  const refusing: Scope = {
    ...scope,
    files: {
      ...scope.files,
      refused: new Map([['infra/big.txt', 'it is larger than 64 MiB']]),
      read: () => undefined,
    },
  };
  expect(evaluated('file("big.txt")', refusing)).toMatchObject({
    hole: { expression: 'file("big.txt")', reason: 'a file that is not read: it is larger than 64 MiB' },
  });
  expect(shown(evaluated('fileexists("big.txt")', refusing))).toBe(true);
});

/** The line and the text at which a datum stands. */
function placeOf({ span }: Datum): string {
  return `${span.file.path}:${positionOf(span).line} ${span.file.text.slice(span.start, span.end)}`;
}

test('a datum stands where its literal does', () => {
  const file = {
    path: 'main.tf',
    text: 'a = {\n  www = { name = "www", to = lower("A.example.") }\n  api = { name = "api" }\n}\n',
  };
  const local = evaluate(readHcl(file).body.attributes[0]!.expression, scopeOf());
  const scope = scopeOf({}, { zones: local });
  expect(placeOf(evaluated('local.zones["www"].name', scope))).toBe('main.tf:2 www');
  expect(placeOf(evaluated('trimsuffix(local.zones.www.to, ".")', scope))).toBe('main.tf:2 A.example.');
  const listed = evaluated('[for k, v in local.zones : k]', scope);
  expect(listed.kind === 'list' && listed.items.map(placeOf)).toEqual(['main.tf:3 api', 'main.tf:2 www']);
  const mapped = evaluated('{ for k, v in local.zones : "${k}.x" => v.name }', scope);
  expect(mapped.kind === 'map' && [...mapped.entries.values()].map(placeOf)).toEqual([
    'main.tf:3 api',
    'main.tf:2 www',
  ]);
  expect(
    lineTextAt(
      evaluated('merge(local.zones, {}).api', scope).kind === 'map'
        ? evaluated('merge(local.zones, {}).api', scope).span
        : local.span,
    ),
  ).toBe('  api = { name = "api" }');
});

test('what is decoded from a file stands in that file', () => {
  const files = {
    'a.json': '{\n  "www": {"name": "x"}\n}',
    'b.yaml': 'www:\n  name: y\n',
    'c.csv': 'name,to\nwww,z\n',
    'd.tftpl': '{"www": {"name": "${n}"}}',
  };
  const place = (text: string) => placeOf(evaluated(text, scopeOf(files)));
  expect(place('jsondecode(file("a.json")).www.name')).toBe('a.json:2 "x"');
  expect(place('yamldecode(file("b.yaml")).www.name')).toBe('b.yaml:2 y');
  expect(place('csvdecode(file("c.csv"))[0].to')).toBe('c.csv:2 z');
  expect(place('csvdecode(file("c.csv"))[0]')).toBe('c.csv:2 www,z');
  expect(place('jsondecode(templatefile("d.tftpl", { n = 1 })).www.name')).toBe(
    'main.tf:1 jsondecode(templatefile("d.tftpl", { n = 1 }))',
  );
});

test('steps beyond what the scope resolves are taken from its datum, and references keep them', () => {
  const asked: unknown[] = [];
  const scope: Scope = {
    ...scopeOf(),
    resolve: (root, steps, span) => {
      asked.push([root, ...steps]);
      const hole = { expression: 'aws_route53_zone.main', reason: 'known after apply' };
      return {
        datum: { kind: 'reference', address: 'aws_route53_zone.main', path: [], hole, span },
        taken: 1,
      };
    },
  };
  expect(shown(evaluated('aws_route53_zone.main.zone_id', scope))).toBe('${aws_route53_zone.main.zone_id}');
  expect(shown(evaluated('"${aws_route53_zone.main[0].name}."', scope))).toBe(
    '${aws_route53_zone.main[0].name}.',
  );
  expect(shown(evaluated('aws_route53_zone.main[*].name', scope))).toEqual([
    '… aws_route53_zone.main',
    { maybe: '${aws_route53_zone.main.*.name}' },
  ]);
  expect(shown(evaluated('[for o in aws_acm.cert["a"].options : o.name]', scope))).toEqual([
    '… aws_route53_zone.main.a.options',
    { maybe: '${aws_route53_zone.main.a.options.*.name}' },
  ]);
  expect(shown(evaluated('try(aws_route53_zone.main[0].id, "")', scope))).toBe(
    '${aws_route53_zone.main.0.id}',
  );
  expect(asked).toEqual([
    ['aws_route53_zone', 'main', 'zone_id'],
    ['aws_route53_zone', 'main', 0, 'name'],
    ['aws_route53_zone', 'main'],
    ['aws_acm', 'cert', 'a', 'options'],
    ['aws_route53_zone', 'main', 0, 'id'],
  ]);
});

test('names of an inner scope hide those of the outer one', () => {
  const { span } = expressionOf('1');
  const inner = withVariables(scopeOf(), new Map([['var', { kind: 'number', value: 7, span }]]));
  expect(shown(evaluated('[var, [for var in ["x"] : var]]', inner))).toEqual([7, ['x']]);
});
