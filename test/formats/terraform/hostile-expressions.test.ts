import { expect, test } from 'vitest';
import { Budget } from '../../../src/formats/terraform/evaluate/budget.js';
import { holeIn } from '../../../src/formats/terraform/evaluate/convert.js';
import type { Datum } from '../../../src/formats/terraform/evaluate/datum.js';
import { evaluate } from '../../../src/formats/terraform/evaluate/evaluate.js';
import type { Scope } from '../../../src/formats/terraform/evaluate/scope.js';
import { readHcl } from '../../../src/syntax/hcl/hcl.js';
import { evaluated, expressionOf, scopeOf, shown } from '../../support/expressions.js';

const tooMuch = '?…';
const numbers = '[for i in range(1000) : i]';

test.each([
  [
    'a `for` within a `for`',
    `[for a in ${numbers} : [for b in ${numbers} : [for c in ${numbers} : a + b + c]]]`,
  ],
  ['a product of sets', `setproduct(${numbers}, ${numbers}, ${numbers})`],
  ['a product of thirty pairs', `setproduct(${Array(30).fill('[0, 1]').join(', ')})`],
  [
    'a flattened product',
    `flatten([for a in ${numbers} : [for b in ${numbers} : [for c in [0, 1, 2] : [a, b, c]]]])`,
  ],
  [
    'a template that loops within loops',
    `"%{ for a in ${numbers} }%{ for b in ${numbers} }%{ for c in ${numbers} }x%{ endfor }%{ endfor }%{ endfor }"`,
  ],
  [
    'a text repeated by a loop',
    `"%{ for a in ${numbers} }\${join("", [for b in ${numbers} : "${'x'.repeat(1000)}"])}%{ endfor }"`,
  ],
  [
    'a text repeated by replace',
    `replace(join("", ${numbers}), "/[0-9]/", join("", [for x in range(1000) : join("", ${numbers})]))`,
  ],
  [
    'a text repeated by an empty search',
    `replace(join("", ${numbers}), "", join("", [for x in range(1000) : join("", ${numbers})]))`,
  ],
  ['a text repeated by join', `join(join("", [for x in range(1000) : join("", ${numbers})]), ${numbers})`],
  [
    'a text repeated by format',
    `format(join("", [for x in range(1000) : "%[1]s"]), join("", [for x in range(1000) : join("", ${numbers})]))`,
  ],
])('%s ends when the budget does', (_, text) => {
  const budget = new Budget(300_000);
  expect(holeIn(evaluated(text, scopeOf({}, {}, budget)))?.reason).toBe(
    'which takes more work than one run may do',
  );
  expect(budget.exhaustedAt).toBeDefined();
});

test('what the budget does not hold is unknown, with a reason, and the place is kept once', () => {
  const budget = new Budget(100);
  const scope = scopeOf({}, {}, budget);
  expect(evaluated('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]', scope)).toMatchObject({
    kind: 'unknown',
    hole: { expression: '…', reason: 'which takes more work than one run may do' },
  });
  const first = budget.exhaustedAt;
  evaluated(numbers, scope);
  expect(budget.exhaustedAt).toBe(first);
});

test.each([
  ['brackets', '['.repeat(20_000)],
  ['parentheses', `${'('.repeat(20_000)}1${')'.repeat(20_000)}`],
  ['templates', `${'"${'.repeat(20_000)}1${'}"'.repeat(20_000)}`],
  ['signs', `${'-'.repeat(20_000)}1`],
  ['conditions', `true ? ${'true ? '.repeat(20_000)}1`],
  ['loops', '[for x in '.repeat(20_000)],
  ['calls', 'f('.repeat(20_000)],
  ['directives', `"${'%{ if true }'.repeat(20_000)}${'%{ endif }'.repeat(20_000)}"`],
  ['sums', `1${' + 1'.repeat(20_000)}`],
  ['steps', `x${'.x'.repeat(20_000)}`],
  ['splats', `x${'[*]'.repeat(20_000)}`],
  ['steps of splats', `x[*]${'.x'.repeat(20_000)}`],
])('nested %s end in a problem and not in a stack overflow', (_, text) => {
  const file = { path: 'main.tf', text: `a = ${text}\nb = 1\n` };
  const { body, broken, problems } = readHcl(file);
  expect(broken).toBe(true);
  expect(problems.length).toBe(1);
  expect(problems[0]!.message).toMatch(/nests deeper than 200 levels|more than 500 operators or steps/);
  expect(body.attributes.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('as much nesting as is read can be evaluated', () => {
  expect(shown(evaluated(`${'['.repeat(60)}1${']'.repeat(60)}`))).toEqual(
    JSON.parse(`${'['.repeat(60)}1${']'.repeat(60)}`),
  );
  expect(shown(evaluated(`${'upper('.repeat(190)}"a"${')'.repeat(190)}`))).toBe('A');
  expect(shown(evaluated(`1${' + 1'.repeat(300)}`))).toBe(301);
});

test('locals that hold each other over and over nest no deeper than what looks through them', () => {
  const locals: Record<string, Datum> = {};
  const scope = scopeOf({}, locals);
  locals.l0 = evaluated('["x"]', scope);
  for (let index = 1; index <= 1000; index++) locals[`l${index}`] = evaluated(`[local.l${index - 1}]`, scope);
  expect(shown(evaluated('jsonencode(local.l50)', scope))).toBe(`${'['.repeat(51)}"x"${']'.repeat(51)}`);
  expect(shown(locals.l100!)).toBe('?…');
  expect(shown(locals.l1000!)).toEqual(JSON.parse(`${'['.repeat(92)}"?…"${']'.repeat(92)}`));
});

test('locals that hold each other twice are not written out', () => {
  const budget = new Budget();
  const locals: Record<string, Datum> = {};
  const scope = scopeOf({}, locals, budget);
  locals.l0 = evaluated('["x"]', scope);
  for (let index = 1; index <= 90; index++)
    locals[`l${index}`] = evaluated(`[local.l${index - 1}, local.l${index - 1}]`, scope);
  expect(shown(evaluated('contains([local.l90], local.l90)', scope))).toBe(true);
  expect(shown(evaluated('try(local.l90[0], 1) == 1', scope))).toBe(false);
  expect(evaluated('length(distinct([local.l90, local.l90]))', scope)).toMatchObject({ value: 1 });
  expect(budget.exhaustedAt).toBeUndefined();
  expect(shown(evaluated('flatten(local.l90)', scope))).toBe(tooMuch);
  expect(budget.exhaustedAt).toBeDefined();
});

test('empty lists that hold each other twice are not flattened for ever', () => {
  const locals: Record<string, Datum> = {};
  const scope = scopeOf({}, locals);
  locals.l0 = evaluated('[]', scope);
  for (let index = 1; index <= 60; index++)
    locals[`l${index}`] = evaluated(`[local.l${index - 1}, local.l${index - 1}]`, scope);
  expect(shown(evaluated('flatten(local.l60)', scope))).toBe(tooMuch);
  expect(evaluated('jsonencode(local.l60)', scopeOf({}, locals)).kind).toBe('text');
});

test('evaluations that lead to each other over a scope end', () => {
  const inner = scopeOf();
  const scope: Scope = {
    ...inner,
    resolve: (_, __, span) => ({ datum: evaluate({ kind: 'variable', name: 'x', span }, scope), taken: 0 }),
  };
  expect(evaluated('[x]', scope)).toMatchObject({
    kind: 'list',
    items: [{ kind: 'unknown', hole: { reason: 'which nests too deep to be evaluated' } }],
  });
});

test('directives that nest in each other over a scope end', () => {
  const inner = scopeOf();
  const nested = expressionOf(
    `"${'%{ if true }'.repeat(150)}\${[for y in [upper(x)] : y][0]}${'%{ endif }'.repeat(150)}"`,
  );
  const scope: Scope = { ...inner, resolve: () => ({ datum: evaluate(nested, scope), taken: 0 }) };
  expect(shown(evaluated('x', scope))).toBe('${…}');
});

const victim = 'a'.repeat(5000);

test.each([
  '(a+)+$',
  '(a*)*b',
  '(a|a)*b',
  '(a|aa)+$',
  '(.*)(.*)(.*)(.*)b',
  'a*a*a*a*a*b',
  '(a?){50}a{50}b',
  `${'a?'.repeat(40)}${'a'.repeat(40)}b`,
  '(?:a{1,50}){1,50}b',
  '((a{1,100}){1,100}){1,100}b',
  '(?=a)a',
  '(a)\\1',
  'a**',
  '[[:nonsense:]]',
  '(',
])('the pattern %s is not evaluated', pattern => {
  const datum = evaluated(`regexall(${JSON.stringify(pattern)}, "${victim}")`);
  expect(shown(datum)).toBe('?regexall(…)');
});

test.each([
  ['regexall("[^.]+\\\\.", "${long}")', []],
  ['regexall("a+b", "${long}")', []],
])('the pattern of %s takes no time that matters', (text, expected) => {
  expect(shown(evaluated(text.replace('${long}', 'a'.repeat(3000))))).toEqual(expected);
});

test.each([
  ['format("%1000000000d", 1)', '${format(…)}'],
  ['format("%-1000000000s|", "x")', '${format(…)}|'],
  ['format("%.1000000000f", 1)', '${format(…)}'],
  ['range(1000000000)', '!a range of more than 1024 numbers'],
  ['range(0, 1, 0.000000001)', '!a range of more than 1024 numbers'],
  ['indent(1000000000, "a")', '?indent(1000000000, "a")'],
  ['parseint("1", 1000000000)', '!whose arguments Terraform refuses'],
  ['substr("abc", 1000000000, 1000000000)', ''],
  ['chunklist(["a"], 1000000000)', [['a']]],
  ['element(["a"], 1000000000)', 'a'],
  ['base64gunzip("H4sIAAAAAAAA")', '?base64gunzip("H4sIAAAAAAAA")'],
  ['"x${99999999999999999999}"', 'x${100000000000000000000}'],
  ['"x${0.1 + 0.2}"', 'x${0.30000000000000004}'],
  ['1e308 * 10', '?Infinity'],
])('%s is bounded', (text, expected) => {
  expect(shown(evaluated(text))).toEqual(expected);
});

test('a template is not read by a template, however it is called', () => {
  const files = {
    'a.tftpl': '${templatefile("a.tftpl", {})}',
    'b.tftpl': '${core::templatefile("b.tftpl", {})}',
  };
  expect(shown(evaluated('templatefile("a.tftpl", {})', scopeOf(files)))).toBe(
    '!a template within a template',
  );
  expect(shown(evaluated('templatefile("b.tftpl", {})', scopeOf(files)))).toBe(
    '!a template within a template',
  );
});

test('aliases of YAML and deep JSON are bounded by their readers', () => {
  const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}`;
  const files = { 'bomb.yaml': bomb, 'deep.json': '['.repeat(20_000) };
  expect(shown(evaluated('yamldecode(file("bomb.yaml"))', scopeOf(files)))).toBe('!broken YAML');
  expect(shown(evaluated('jsondecode(file("deep.json"))', scopeOf(files)))).toBe('!broken JSON');
});

test.each(['../secret', '/etc/passwd', 'a/../../secret', '~/secret'])('the path %s is not read', path => {
  const datum = evaluated(`file("${path}")`, scopeOf({ secret: 'x' }));
  expect(datum.kind).toBe('unknown');
});

test('patterns of file names take time in proportion to the names', () => {
  const files = Object.fromEntries([['a'.repeat(200), '']]);
  const stars = `${'*a'.repeat(100)}b`;
  expect(shown(evaluated(`fileset(".", "${stars}")`, scopeOf(files)))).toEqual([]);
  expect(
    shown(evaluated(`fileset(".", "${'**/'.repeat(100)}b")`, scopeOf({ [`${'a/'.repeat(100)}c`]: '' }))),
  ).toEqual([]);
  expect(shown(evaluated(`fileset(".", "${'{a,b}'.repeat(100)}")`, scopeOf(files)))).toBe(`?fileset(…)`);
});

test('a heredoc of five megabytes is one text', () => {
  const line = `${'x'.repeat(99)}\n`;
  const datum = evaluated(`<<-EOT\n${line.repeat(50_000)}EOT`);
  expect(datum.kind === 'text' && datum.parts.join('').length).toBe(5_000_000);
});
