import { expect, test } from 'vitest';
import { listing } from './listing.js';

const zone = `  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
`;

function record(id: string, condition: string): string {
  return `  ${id}:
    Type: AWS::Route53::RecordSet
    Condition: ${condition}
    Properties: {HostedZoneId: !Ref Zone, Name: ${id.toLowerCase()}.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`;
}

test('a record whose condition does not hold is withheld, one whose condition is not known is a gap', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Stage: {Type: String, AllowedValues: [dev]}, Free: {Type: String}}
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsProd: !Equals [!Ref Stage, prod]
  IsFree: !Equals [!Ref Free, x]
Resources:
${zone}${record('A', 'IsDev')}${record('B', 'IsProd')}${record('C', 'IsFree')}`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:7:3',
    '  a.example.com A 192.0.2.1 dns.yaml:10:3',
    '  gap c.example.com: whether C is created depends on Free, a parameter without a default dns.yaml:18:3',
    '  withheld b.example.com A 192.0.2.1 dns.yaml:14:3: its condition `IsProd` does not hold',
  ]);
});

test('a default proves that something is there, and never that it is not', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Stage: {Type: String, Default: dev}, Records: {Type: String, Default: 'on'}}
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsProd: !Not [!Condition IsDev]
  IsBoth: !And [!Condition IsDev, !Equals [!Ref Records, 'on']]
  IsNone: !Or [!Condition IsProd, !Equals [!Ref Records, 'off']]
Resources:
${zone}${record('A', 'IsDev')}${record('B', 'IsProd')}${record('C', 'IsBoth')}${record('D', 'IsNone')}  Group:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneId: !Ref Zone
      RecordSets:
        - !If [IsDev, {Name: e.example.com, Type: A, ResourceRecords: [192.0.2.1]}, !Ref AWS::NoValue]
        - !If [IsProd, {Name: f.example.com, Type: A, ResourceRecords: [192.0.2.1]}, !Ref AWS::NoValue]
        - {Name: g.example.com, Type: A, ResourceRecords: [!If [IsProd, 192.0.2.1, 192.0.2.2]]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:8:3',
    '  a.example.com A 192.0.2.1 dns.yaml:11:3',
    '  c.example.com A 192.0.2.1 dns.yaml:19:3',
    '  e.example.com A 192.0.2.1 dns.yaml:32:23',
    '  g.example.com A 192.0.2.2 dns.yaml:34:11',
    '  gap b.example.com: whether B is created depends on Stage, a parameter that is `dev` only by default dns.yaml:15:3',
    '  gap d.example.com: whether D is created depends on Stage, a parameter that is `dev` only by default dns.yaml:23:3',
    '  gap f.example.com: whether a record of Group is there depends on Stage, a parameter that is `dev` only by default dns.yaml:33:15',
  ]);
});

test('a zone that may not be created here is still the zone of its records', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Create: {Type: String}, Id: {Type: String}}
Conditions:
  Creates: !Equals [!Ref Create, 'yes']
  Never: !Equals [a, b]
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Condition: Creates
    Properties: {Name: example.com}
  Other:
    Type: AWS::Route53::HostedZone
    Condition: Never
    Properties: {Name: example.org}
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !If [Creates, !Ref Zone, !Ref Id], Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Other, Name: b.example.org, Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:6:3',
    'zone example.com dns.yaml:14:3',
    '  a.example.com A 192.0.2.1 dns.yaml:14:3',
    'zone example.org dns.yaml:17:3',
    '  b.example.org A 192.0.2.1 dns.yaml:17:3',
  ]);
});

test('record sets, aliases and records that may be left out are in doubt', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Free: {Type: String}}
Conditions:
  IsFree: !Equals [!Ref Free, x]
  Never: !Equals [a, b]
Resources:
${zone}  Group:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneId: !Ref Zone
      RecordSets:
        - !If [IsFree, {Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}, !Ref AWS::NoValue]
        - !If [Never, {Name: b.example.com, Type: A, ResourceRecords: [192.0.2.1]}, !Ref AWS::NoValue]
        - !If [IsFree, {Name: c.example.com, Type: A, ResourceRecords: [192.0.2.1]}, {Name: d.example.com, Type: A, ResourceRecords: [192.0.2.1]}]
        - {Name: e.example.com, Type: CNAME, ResourceRecords: !If [IsFree, [a.x.test], [b.x.test]]}
        - {Name: f.example.com, Type: A, ResourceRecords: !If [IsFree, [192.0.2.1], [192.0.2.1, 192.0.2.2]]}
        - {Name: g.example.com, Type: A, AliasTarget: !If [IsFree, {DNSName: x.test}, !Ref AWS::NoValue], ResourceRecords: !If [IsFree, !Ref AWS::NoValue, [192.0.2.1]]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:6:3',
    '  e.example.com CNAME ${Free}.x.test. dns.yaml:17:11',
    '  f.example.com A ${Free} dns.yaml:18:11',
    '  gap a.example.com: whether a record of Group is there depends on Free, a parameter without a default dns.yaml:14:15',
    '  gap c.example.com: whether a record of Group is there depends on Free, a parameter without a default dns.yaml:16:15',
    '  gap d.example.com: whether a record of Group is there depends on Free, a parameter without a default dns.yaml:16:15',
    '  gap g.example.com: whether a record is an alias depends on Free, a parameter without a default dns.yaml:19:11',
  ]);
});
