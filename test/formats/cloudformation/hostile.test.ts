import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cloudformation } from '../../../src/formats/cloudformation/index.js';
import { spell } from '../../../src/value.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>): ReturnType<typeof cloudformation.read> {
  const tree = treeOf(files);
  return cloudformation.read({ tree, paths: tree.paths, zoneOf: () => undefined });
}

const record = (id: string, name: string): string => `  ${id}:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: ${name}, Type: A, ResourceRecords: [192.0.2.1]}
`;

/** That reading ended in one problem about the amount of work, and a gap that holds everything. */
function expectTooMuch(files: Record<string, string>): void {
  const { zones, problems } = read(files);
  expect(problems.map(({ message }) => message)).toEqual([
    'The template takes too much work from here on: loops within loops, or functions within functions. Write it more plainly.',
  ]);
  expect(zones.gaps.map(({ parts }) => spell(parts))).toContain('${…}');
}

describe('what would take forever ends in a problem and a gap', () => {
  test('loops within loops', () => {
    const labels = Array.from({ length: 30 }, (_, index) => `l${index}`).join(', ');
    let body = `${'  '.repeat(10)}A:\n${'  '.repeat(11)}Type: AWS::Route53::HealthCheck\n`;
    for (let depth = 4; depth > 0; depth--) {
      const indent = '  '.repeat(depth * 2 - 1);
      body = `${indent}Fn::ForEach::L${depth}:\n${indent}  - I${depth}\n${indent}  - [${labels}]\n${indent}  -\n${body}`;
    }
    expectTooMuch({ 'dns.yaml': `Resources:\n${body}` });
  });

  test('templates that nest another twice, and so on', () => {
    const nest = (index: number): string =>
      `Resources:\n${['A', 'B'].map(id => `  ${id}:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: t${index + 1}.yaml}\n`).join('')}${record('R', 'a.example.com')}`;
    const files = Array.from({ length: 40 }, (_, index) => [`t${index}.yaml`, nest(index)]);
    expectTooMuch(Object.fromEntries(files));
  });

  test('names that double in length', () => {
    const records = Array.from({ length: 300 }, (_, index) =>
      record(`R${index}`, `!Sub "\${R${index + 1}}\${R${index + 1}}"`),
    );
    const { zones } = read({
      'dns.yaml': `Resources:\n${records.join('')}${record('R300', 'a.example.com')}`,
    });
    expect(zones.items.length).toBe(1);
  });

  test('a long chain of references', () => {
    const records = Array.from({ length: 3000 }, (_, index) => record(`R${index}`, `!Ref R${index + 1}`));
    expectTooMuch({ 'dns.yaml': `Resources:\n${records.join('')}` });
  });
});

test('references that go in a circle are holes', () => {
  const { zones, problems } = read({
    'dns.yaml': `Resources:\n${record('A', '!Ref B')}${record('B', '!Sub "x.${A}"')}`,
  });
  expect(problems).toEqual([]);
  const owners = zones.items.flatMap(zone => zone.records.items.map(({ owner }) => owner));
  expect(owners.map(owner => (owner.known ? owner.value : spell(owner.parts)))).toEqual(['x.${B}', 'x.${B}']);
});

test('a mapping of many keys under keys that are not known is a hole', () => {
  const keys = Array.from({ length: 300 }, (_, index) => `k${index}: n${index}.example.com`).join(', ');
  const tops = Array.from({ length: 300 }, (_, index) => `    t${index}: {${keys}}\n`).join('');
  const { zones, problems } = read({
    'dns.yaml': `Parameters: {A: {Type: String}}\nMappings:\n  M:\n${tops}Resources:\n${record('R', '!FindInMap [M, !Ref A, !Ref A]')}`,
  });
  expect(problems).toEqual([]);
  expect(zones.items.map(zone => zone.records.items.map(({ owner }) => owner.known))).toEqual([[false]]);
});

test('aliases that stand for too much are refused', () => {
  const lines = Array.from(
    { length: 12 },
    (_, index) => `  a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`,
  );
  const { problems } = read({
    'dns.yaml': `Metadata:\n  a0: &a0 [x]\n${lines.join('\n')}\nResources:\n${record('A', '!Join [".", *a12]')}`,
  });
  expect(problems.map(({ message }) => message)).toEqual([
    'The aliases stand for more than 100000 values. Write fewer of them.',
  ]);
});

const token = fc.constantFrom(
  ...['constructor', '__proto__', 'Fn::constructor', 'fn::constructor', '!constructor '],
  ...['Resources', 'A', 'Type', 'Properties', 'AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'],
  ...[
    'RecordSets',
    'Name',
    'HostedZoneName',
    'HostedZoneId',
    'ResourceRecords',
    'AliasTarget',
    'VPCs',
    'Condition',
  ],
  ...[
    'example.com',
    '${A}',
    '${A.B}',
    '${!A}',
    '${AWS::Region}',
    '{{resolve:ssm:x}}',
    '&{A}',
    '\\052',
    'null',
    '',
  ],
  ...[
    '!Ref ',
    '!Sub ',
    '!GetAtt ',
    '!If ',
    '!Join ',
    '!Select ',
    '!Split ',
    '!FindInMap ',
    '!Equals ',
    '!Not ',
  ],
  ...[
    'Ref',
    'Fn::Sub',
    'Fn::ForEach::L',
    'Fn::If',
    'Fn::Transform',
    'Transform',
    'Parameters',
    'Mappings',
    'Conditions',
  ],
  ...[
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '\n      ',
    '\n- ',
    '\n      - ',
    ', ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '&a ',
    '*a',
    '<<',
  ],
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
          'dns.yaml': `Resources:\n  A:\n    Type: ${tokens.join('')}`,
          'serverless.yml': `resources: ${tokens.join('')}`,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('any template', () => {
    fc.assert(
      fc.property(node, node, node, fc.dictionary(token, node), (set, condition, parameter, more) => {
        const template = {
          ...more,
          Parameters: { A: parameter },
          Conditions: { A: condition },
          Mappings: { A: set },
          Resources: {
            A: { Type: 'AWS::Route53::HostedZone', Properties: set },
            B: {
              Type: 'AWS::Route53::RecordSet',
              Condition: 'A',
              Properties: { HostedZoneId: { Ref: 'A' }, Name: set, Type: 'A' },
            },
            C: {
              Type: 'AWS::Route53::RecordSetGroup',
              Properties: { HostedZoneName: condition, RecordSets: [set, parameter] },
            },
            'Fn::ForEach::D': ['X', set, { 'D${X}': condition }],
          },
        };
        read({
          'dns.json': JSON.stringify(template),
          'params.json': JSON.stringify({ Parameters: { A: set } }),
        });
      }),
      { numRuns: 500 },
    );
  });
});
