import { describe, expect, test } from 'vitest';
import { listing } from './listing.js';

/** What is read of a record with this name, behind the line of its zone. */
function named(name: string, more = ''): string[] {
  const text = `name: dns
runtime: yaml
${more}
resources:
  zone:
    type: aws:route53:Zone
    properties: {name: example.com, comment: a zone}
  bucket:
    type: aws:s3:Bucket
    properties: {bucket: media, tags: {"a b": [x, y]}}
  record:
    type: aws:route53/record:Record
    properties:
      zoneId: \${zone.zoneId}
      name: ${name}
      type: CNAME
      records: [x.test]
`;
  return listing({ 'Pulumi.yaml': text })
    .slice(1)
    .map(line => line.replace(/ Pulumi\.yaml:\S+$/, ''));
}

const more = `config: {free: {type: string}, region: eu-west-1, list: {value: [a, b]}, old: {default: o}}
configuration: {older: {default: p}}
variables:
  host: www.\${zone.name}
  same: \${zone}
  circle: x.\${other}
  other: \${circle}
  found: {"fn::aws:route53:getZone": {name: example.com}}
`;

describe('expressions are worked out, and what is not known leaves a hole', () => {
  test.each([
    ['www', '  www.example.com CNAME x.test.'],
    ['${host}', '  www.example.com CNAME x.test.'],
    ['a.${zone.name}', '  a.example.com CNAME x.test.'],
    ['a.${same.name}', '  a.example.com CNAME x.test.'],
    ['a.${found.name}', '  a.example.com CNAME x.test.'],
    ['${bucket.bucket}', '  media.example.com CNAME x.test.'],
    [`'\${bucket.tags["a b"][1]}'`, '  y.example.com CNAME x.test.'],
    ['${region}.${list[1]}.${old}.${older}', '  eu-west-1.b.o.p.example.com CNAME x.test.'],
    ['"$${a}"', '  \\${a}.example.com CNAME x.test.'],
    ['${free}.a', '  ${free}.a.example.com CNAME x.test.'],
    ['${missing}.a', '  ${missing}.a.example.com CNAME x.test.'],
    ['${bucket.arn}.a', '  ${bucket.arn}.a.example.com CNAME x.test.'],
    ['${list[7]}.a', '  ${list[7]}.a.example.com CNAME x.test.'],
    ['${pulumi.stack}.a', '  ${pulumi.stack}.a.example.com CNAME x.test.'],
    ['${circle}.a', '  x.${circle}.a.example.com CNAME x.test.'],
    ['{"fn::join": [".", [a, "${free}", b]]}', '  a.${free}.b.example.com CNAME x.test.'],
    ['{"fn::select": [1, {"fn::split": [",", "a,b"]}]}', '  b.example.com CNAME x.test.'],
    ['{"fn::select": [1, {"fn::split": [",", "a,${free}"]}]}', '  ${fn::split}example.com CNAME x.test.'],
    ['{"fn::select": [0, {"fn::split": ["${free}", "a,b"]}]}', '  ${fn::split}example.com CNAME x.test.'],
    ['{"fn::secret": a}', '  a.example.com CNAME x.test.'],
    ['{"Fn::Join": [".", [a, b]]}', '  a.b.example.com CNAME x.test.'],
    ['{"fn::toBase64": a}', '  ${fn::toBase64}example.com CNAME x.test.'],
    [
      '{"fn::invoke": {function: "aws:index:getRegion", return: name}}',
      '  ${aws:index:getRegion}example.com CNAME x.test.',
    ],
  ])('%s', (name, line) => {
    expect(named(name, more)).toEqual([line]);
  });
});

test('what stacks set counts more than what the project has by default', () => {
  const program = `name: dns
runtime: yaml
config: {host: {type: string, default: a}}
resources:
  a:
    type: digitalocean:DnsRecord
    properties: {domain: example.com, name: "\${host}", type: A, value: 192.0.2.1}
`;
  const owners = (stacks: Record<string, string>): string | undefined =>
    listing({ 'dns/Pulumi.yaml': program, ...stacks })[1]
      ?.trim()
      .split(' ')[0];
  expect(owners({})).toBe('a.example.com');
  expect(owners({ 'dns/Pulumi.prod.yaml': 'config: {dns:host: b}' })).toBe('b.example.com');
  expect(owners({ 'dns/Pulumi.prod.yaml': 'config: {aws:region: b}' })).toBe('a.example.com');
  expect(owners({ 'dns/Pulumi.prod.yaml': 'encryptionsalt: v1' })).toBe('a.example.com');
  expect(owners({ 'dns/Pulumi.prod.yaml': 'environment: [base]' })).toBe('${host}example.com');
  expect(owners({ 'dns/Pulumi.prod.yaml': 'config: {dns:host: {secure: v1}}' })).toBe('${host}example.com');
  expect(owners({ 'Pulumi.prod.yaml': 'config: {dns:host: b}' })).toBe('a.example.com');
  expect(
    owners({
      'dns/Pulumi.a.yaml': 'config: {dns:host: x-b}',
      'dns/Pulumi.b.yaml': 'config: {dns:host: x-c}',
    }),
  ).toBe('x-${host}example.com');
});
