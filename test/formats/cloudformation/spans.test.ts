import { expect, test } from 'vitest';
import { cloudformation } from '../../../src/formats/cloudformation/index.js';
import type { Span } from '../../../src/source.js';
import { treeOf } from '../../support/tree.js';

function textAt({ file, start, end }: Span): string {
  return `${file.path}: ${file.text.slice(start, end)}`;
}

test('a value stands where its literal does, or where it is put together', () => {
  const tree = treeOf({
    'dns.yaml': `Parameters: {Host: {Type: String, Default: "www.example.com"}}
Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: !Ref Host, Type: CNAME, ResourceRecords: [ "x.test" ]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: !Sub '\${Host}.example.com', Type: CNAME, ResourceRecords: [!Join ['.', [x, test]]]}
  C: {Type: 'AWS::Route53::RecordSetGroup', Properties: {HostedZoneName: example.com, RecordSets: [{Name: example.com, Type: A, ResourceRecords: [192.0.2.1]}]}}
`,
  });
  const { zones } = cloudformation.read({ tree, paths: tree.paths, zoneOf: () => undefined });
  const found = zones.items.flatMap(zone => zone.records.items.map(({ owner, rdata }) => [owner, rdata]));
  expect(found.map(pair => pair.map(({ span }) => textAt(span)))).toEqual([
    ['dns.yaml: www.example.com', 'dns.yaml: x.test'],
    ['dns.yaml: ${Host}.example.com', "dns.yaml: ['.', [x, test]]"],
    ['dns.yaml: example.com', 'dns.yaml: 192.0.2.1'],
  ]);
  const whole = zones.items.flatMap(zone => zone.records.items.map(({ span }) => textAt(span)));
  expect(whole[0]).toBe(
    'dns.yaml: A:\n    Type: AWS::Route53::RecordSet\n    Properties: {HostedZoneName: example.com, Name: !Ref Host, Type: CNAME, ResourceRecords: [ "x.test" ]}',
  );
  expect(whole[2]).toBe('dns.yaml: {Name: example.com, Type: A, ResourceRecords: [192.0.2.1]}');
});
