import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { cloudformation } from '../../../src/formats/cloudformation/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const target = nameOf('www.example.com.0123456789abcdef.dcv.cloudflare.com');

function read(path: string, text: string): ReturnType<typeof cloudformation.read> {
  const tree = treeOf({ [path]: text });
  return cloudformation.read({ tree, paths: tree.paths, zoneOf: () => undefined });
}

/** What is written for a zone of this template. */
function write(path: string, text: string, owner = '_acme-challenge.www.example.com'): string {
  return cloudformation.writeCname(read(path, text).zones.items[0]!, nameOf(owner), target);
}

const yaml = `Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
`;

test('a record set of a zone that is created here refers to it', () => {
  expect(write('dns.yaml', yaml)).toBe(`AcmeChallengeWwwExampleCom:
  Type: AWS::Route53::RecordSet
  Properties:
    HostedZoneId: !Ref Zone
    Name: _acme-challenge.www.example.com.
    Type: CNAME
    TTL: '300'
    ResourceRecords:
      - www.example.com.0123456789abcdef.dcv.cloudflare.com.`);
});

const beside = `Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties:
      HostedZoneId: !ImportValue zone
      Name: a.example.com
      Type: A
      ResourceRecords: [192.0.2.1]
`;

test('a record set beside others names the zone as they do', () => {
  const text = beside
    .replace('!ImportValue zone', '!Sub "${Zone}"')
    .replace('HostedZoneId', 'HostedZoneName: example.com\n      Other');
  expect(write('dns.yaml', text).split('\n')[3]).toBe('    HostedZoneName: example.com');
});

const json = JSON.stringify({
  Resources: { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'example.com' } } },
});

test('in JSON it is JSON', () => {
  expect(write('dns.template.json', json)).toBe(`"AcmeChallengeWwwExampleCom": {
  "Type": "AWS::Route53::RecordSet",
  "Properties": {
    "HostedZoneId": {
      "Ref": "Zone"
    },
    "Name": "_acme-challenge.www.example.com.",
    "Type": "CNAME",
    "TTL": "300",
    "ResourceRecords": [
      "www.example.com.0123456789abcdef.dcv.cloudflare.com."
    ]
  }
}`);
});

describe('what is written is read back as the same record', () => {
  const owners = [
    '_acme-challenge.www.example.com',
    'example.com',
    '*.example.com',
    '_acme-challenge.x-1.example.com',
  ];
  test.each(owners)('%s', owner => {
    const indented = write('dns.yaml', yaml, owner).replace(/^/gm, '  ');
    expect(listingOf(read('dns.yaml', `${yaml}${indented}\n`))).toEqual([
      'zone example.com dns.yaml:2:3',
      `  ${owner} CNAME ${target}. dns.yaml:5:3`,
    ]);
    const member = `${json.slice(0, -2)},\n${write('dns.json', json, owner)}}}`;
    expect(listingOf(read('dns.json', member))).toEqual([
      'zone example.com dns.json:1:15',
      `  ${owner} CNAME ${target}. dns.json:2:1`,
    ]);
  });
});
