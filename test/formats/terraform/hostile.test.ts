import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, readOf } from './reading.js';

const zone = 'resource "aws_route53_zone" "main" { name = "example.com" }\n';

const record = (own: string) => `${zone}resource "aws_route53_record" "it" {
  zone_id = aws_route53_zone.main.zone_id
  type    = "TXT"
  records = ["x"]
${own}
}
`;

describe('nothing grows without bound', () => {
  test('a count of a thousand million', () => {
    expect(linesOf(record('  count = 1000000000\n  name = "a${count.index}"'))).toEqual([
      'zone example.com main.tf:1:1',
      'gap ${…}: the configuration comes to more instances than are read main.tf:6:11',
      'error main.tf:6:11: The configuration comes to more than 100000 instances. Split it.',
    ]);
  });

  test('a product of lists', () => {
    const digits = 'range(0, 1000)';
    const text = `${record('  for_each = toset(local.all)\n  name = each.key')}locals {
  all = flatten([for a in ${digits} : [for b in ${digits} : [for c in ${digits} : "x\${a}\${b}\${c}"]]])
}
`;
    const { problems, zones } = readOf({ 'main.tf': text });
    expect(problems.length).toBe(1);
    expect(zones.gaps.length).toBeGreaterThan(0);
  });

  test('modules that call each other twice at each of thirty levels', () => {
    const files: Record<string, string> = { 'm0/main.tf': zone };
    for (let level = 1; level <= 30; level++)
      files[`m${level}/main.tf`] = ['a', 'b']
        .map(name => `module "${name}" { source = "../m${level - 1}" }\n`)
        .join('');
    const { problems } = readOf(files);
    expect(problems.map(({ message }) => message)).toEqual([
      'The configuration comes to more than 100000 instances. Split it.',
    ]);
  });

  test('locals that lead to each other a hundred thousand times', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => `  l${at} = local.l${at + 1}\n`).join('');
    const text = `${record('  name = local.l0')}locals {\n${chain}  l100000 = "x"\n}\n`;
    const [first, ...more] = linesOf(text);
    expect(first).toBe('zone example.com main.tf:1:1');
    expect(more).toEqual([expect.stringMatching(/^ {2}\$\{local\.l\d+\}example\.com TXT "x" main\.tf:2:1$/)]);
  });

  test('resources that lead to each other in a circle', () => {
    const text = `resource "aws_route53_zone" "a" { name = aws_route53_zone.b.name }
resource "aws_route53_zone" "b" { name = aws_route53_zone.a.name }
data "aws_route53_zone" "c" { zone_id = data.aws_route53_zone.c.zone_id }
resource "aws_route53_record" "it" {
  for_each = aws_route53_record.it
  zone_id  = data.aws_route53_zone.c.zone_id
  name     = each.key
  type     = "A"
  records  = ["192.0.2.1"]
}
module "m" {
  source = "./m"
  x      = module.m.x
}
`;
    const files = { 'main.tf': text, 'm/main.tf': 'variable "x" {}\noutput "x" { value = var.x }\n' };
    expect(readOf(files).problems).toEqual([]);
  });
});

describe('no text makes the reader throw', () => {
  const token = fc.constantFrom(
    ...'resource data module variable locals output lifecycle dynamic content count for_each each.key'.split(
      ' ',
    ),
    ...'"aws_route53_record" "aws_route53_zone" "main" "it" zone_id name type records source default'.split(
      ' ',
    ),
    ...'aws_route53_zone.main.id local.a var.b module.m each.value[0] [*].id null true 1 -1 1e9'.split(' '),
    ...['{', '}', '[', ']', '(', ')', '=', ' = ', '\n', '\n  ', ', ', '"', '${', '%{', '<<EOT\n', '\nEOT\n'],
    ...['=>', 'for x in ', ' : ', '...', '? 1 : 0', '#', '/*', '\\', '"_acme-challenge.${local.a}"', '"./m"'],
    ...['"example.com"', '"CNAME"', '["x"]', 'toset(["a"])', 'merge(local.a, {})', '\u2028', 'ü', '@'],
  );

  test('of configurations', () => {
    const block = fc.constantFrom(
      record('  name = "a"'),
      'variable "b" { type = map(object({ a = optional(string, "x") })) }\n',
      'module "m" {\n  source = "./m"\n}\n',
      'locals {\n  a = local.b\n  b = var.b\n}\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 5, arbitrary: token }, block), { maxLength: 50 }), tokens => {
        const text = tokens.join('');
        readOf({ 'main.tf': `${zone}${text}`, 'm/main.tf': text, 'x.auto.tfvars': text });
      }),
      { numRuns: 500 },
    );
  });

  test('of arguments of any shape', () => {
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        fc.constantFrom<unknown>(
          null,
          true,
          1,
          '',
          'a',
          '${var.x}',
          '${local.y}',
          '_acme-challenge',
          'example.com',
        ),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom('name', 'value', 'records', 'type', 'content', 'for_each', 'record'),
          tie('any'),
        ),
      ),
    })).any;
    const names = [
      'name',
      'type',
      'records',
      'record',
      'zone_id',
      'zone_name',
      'alias',
      'count',
      'for_each',
      'lifecycle',
      'dynamic',
      'vpc',
      'hosts',
      'validity_days',
    ];
    const own = fc.dictionary(fc.constantFrom(...names), value);
    const type = fc.constantFrom(
      'aws_route53_record',
      'azurerm_dns_caa_record',
      'cloudflare_dns_record',
      'aws_route53_zone',
      'namecheap_domain_records',
      'cloudflare_certificate_pack',
      'acme_certificate',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(type, own), { maxLength: 4 }), value, (resources, given) => {
        const resource: Record<string, Record<string, unknown>> = {};
        for (const [at, [kind, body]] of resources.entries())
          resource[kind] = { ...resource[kind], [`r${at}`]: body };
        const json = { resource, variable: { x: { default: given } }, locals: { y: given } };
        const call = {
          source: 'terraform-aws-modules/route53/aws//modules/records',
          records: given,
          zone_name: given,
        };
        readOf({ 'main.tf.json': JSON.stringify({ ...json, module: { m: call } }) });
      }),
      { numRuns: 500 },
    );
  });
});

test('a file that may not be read is a gap over all zones', () => {
  const files = { 'a.tf': zone };
  const refused = new Map([['b.tf', 'it is a link out of the repository']]);
  const lines = linesOf(files, { refused });
  expect(lines).toEqual([
    'zone example.com a.tf:1:1',
    'gap ${…}: b.tf is not read: it is a link out of the repository',
  ]);
});
