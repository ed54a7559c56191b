import { expect, test } from 'vitest';
import { listing } from './listing.js';

test('of broken YAML the rest is read, and what may be lost is a gap over everything', () => {
  expect(
    listing({
      'dns.yaml': `Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: "b.example.com, Type: A}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  a.example.com A 192.0.2.1 dns.yaml:2:3',
    '  gap b.example.com,\\032type:\\032a}: a record set has no `Type` and no `ResourceRecords` dns.yaml:5:3',
    'gap ${…}: dns.yaml could not be wholly read dns.yaml:1:1',
    'error dns.yaml:8:1: The YAML is broken: Missing closing "quote. Close what was opened, and write `key: value`.',
    'error dns.yaml:8:1: The YAML is broken: Flow map in block collection must be sufficiently indented and end with a }. Indent with spaces, all entries of one mapping or list equally far.',
  ]);
});

test('of broken JSON too', () => {
  expect(
    listing({
      'dns.template.json': `{"Resources": {
  "A": {"Type": "AWS::Route53::RecordSet", "Properties": {"HostedZoneName": "example.com", "Name": "a.example.com", "Type": "A", "ResourceRecords": ["192.0.2.1"]}},
  "B": {"Type": "AWS::Route53::RecordSet" "Properties": {"HostedZoneName": "example.com", "Name": "b.example.com", "Type": "A", "ResourceRecords": ["192.0.2.1"]}}
}`,
    }),
  ).toEqual([
    'zone example.com dns.template.json:2:3',
    '  a.example.com A 192.0.2.1 dns.template.json:2:3',
    '  b.example.com A 192.0.2.1 dns.template.json:3:3',
    'gap ${…}: dns.template.json could not be wholly read dns.template.json:1:1',
    'error dns.template.json:3:43: The JSON is broken: a comma is missing. Put it between the two values.',
    'error dns.template.json:4:2: The JSON is broken: a brace is not closed. Add `}`.',
  ]);
});

test('of equal logical ids the last counts, as for every YAML loader', () => {
  const record = (name: string): string => `  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: ${name}.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`;
  expect(listing({ 'dns.yaml': `Resources:\n${record('a')}${record('b')}` })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  b.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
});

test('merges and aliases are followed', () => {
  expect(
    listing({
      'dns.yaml': `Metadata:
  Set: &set {HostedZoneName: example.com, Type: A, ResourceRecords: [192.0.2.1]}
  Other: &other {Type: AAAA, ResourceRecords: ['2001:db8::1'], <<: *set}
Resources:
  A: {Type: 'AWS::Route53::RecordSet', Properties: {<<: *set, Name: a.example.com}}
  B: {Type: 'AWS::Route53::RecordSet', Properties: {<<: [*other, *set], Name: b.example.com}}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:5:3',
    '  a.example.com A 192.0.2.1 dns.yaml:5:3',
    '  b.example.com AAAA 2001:db8::1 dns.yaml:6:3',
  ]);
});

test('a mapping of resources in a file of its own is a template', () => {
  expect(
    listing({
      'resources/dns.yml': `A:
  Type: AWS::Route53::RecordSet
  Properties: {HostedZoneName: example.com, Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual(['zone example.com resources/dns.yml:1:1', '  a.example.com A 192.0.2.1 resources/dns.yml:1:1']);
});
