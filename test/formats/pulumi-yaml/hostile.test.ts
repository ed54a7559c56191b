import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pulumiYaml } from '../../../src/formats/pulumi-yaml/index.js';
import { interpolated } from '../../../src/formats/pulumi-yaml/interpolation.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>): ReturnType<typeof pulumiYaml.read> {
  const tree = treeOf(files);
  return pulumiYaml.read({ tree, paths: tree.paths, zoneOf: () => undefined });
}

const record = `resources:
  a: {type: "digitalocean:DnsRecord", properties: {domain: example.com, name: "\${v0}", type: A, value: 192.0.2.1}}
`;

test('variables that double in length, or stand in a long chain, end', () => {
  const chain = (text: (next: string) => string): string =>
    Array.from({ length: 2000 }, (_, index) => `  v${index}: ${text(`v${index + 1}`)}\n`).join('');
  for (const text of [(next: string) => `"\${${next}}\${${next}}"`, (next: string) => `"\${${next}}"`]) {
    const { zones } = read({ 'Pulumi.yaml': `variables:\n${chain(text)}${record}` });
    expect(zones.items.length).toBe(1);
  }
});

const token = fc.constantFrom(
  ...['constructor', '__proto__', 'Fn::constructor', 'fn::constructor', '!constructor '],
  ...[
    'resources',
    'variables',
    'config',
    'a',
    'type',
    'properties',
    'aws:route53:Zone',
    'aws:route53:Record',
    'get',
    'options',
  ],
  ...[
    'zoneId',
    'name',
    'records',
    'aliases',
    '${a}',
    '${a.zoneId}',
    '${a["b"][0]}',
    '${',
    '}',
    '$$',
    'fn::join',
    'fn::invoke',
  ],
  ...[
    'function',
    'arguments',
    'return',
    'aws:route53:getZone',
    'cloudflare:getDcvDelegation',
    'example.com',
    '@',
    'null',
    '',
  ],
  ...[': ', '\n', '\n  ', '\n    ', '\n- ', ', ', '{', '[', ']', '"', "'", '&a ', '*a', '<<'],
);

const node: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  node: fc.oneof(
    { maxDepth: 5 },
    token,
    fc.integer({ min: -1, max: 3 }),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(token, tie('node'), { maxKeys: 4 }),
  ),
})).node;

describe('nothing makes reading fail', () => {
  test('any text', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), tokens => {
        read({
          'Pulumi.yaml': `resources:\n  a:\n    type: ${tokens.join('')}`,
          'Pulumi.dev.yaml': tokens.join(''),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('any program', () => {
    fc.assert(
      fc.property(node, node, node, node, (zone, properties, config, variable) => {
        const program = {
          config: { c: config },
          variables: { v: variable, w: '${v}' },
          resources: {
            a: { type: 'aws:route53:Zone', properties: zone },
            b: { type: 'aws:route53:Record', properties, options: variable },
            c: {
              type: 'cloudflare:DnsRecord',
              properties: { zoneId: zone, name: '${w}', type: 'A', content: '${c}' },
            },
          },
        };
        read({
          'Main.json': JSON.stringify(program),
          'Pulumi.dev.yaml': JSON.stringify({ config: { c: zone } }),
        });
      }),
      { numRuns: 500 },
    );
  });
});

test('a text of nothing but openings is read in no time', () => {
  const text = '${["a"]'.repeat(100_000);
  expect(interpolated(text)).toEqual([text]);
});

test('a text without `$` is itself', () => {
  fc.assert(
    fc.property(
      fc.string().filter(text => !text.includes('$')),
      text => {
        expect(interpolated(text)).toEqual(text === '' ? [] : [text]);
      },
    ),
  );
});
