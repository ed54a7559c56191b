import { expect, test } from 'vitest';
import { listing } from './listing.js';

const record = `  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref ZoneId, Name: !Sub '_acme-challenge.\${Domain}', Type: CNAME, ResourceRecords: [!Sub '\${Domain}.0123456789abcdef.dcv.cloudflare.com']}
`;
const child = `Parameters: {ZoneId: {Type: String}, Domain: {Type: String, Default: default.example}}
Resources:
${record}Outputs:
  Name: {Value: !Ref A}
`;

test('a nested template is read with what its parent gives it', () => {
  expect(
    listing({
      'stacks/dns.yaml': child,
      'main.yaml': `Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
  One:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: ./stacks/dns.yaml, Parameters: {ZoneId: !Ref Zone, Domain: example.com}}
  Two:
    Type: AWS::Serverless::Application
    Properties: {Location: stacks/dns.yaml, Parameters: {ZoneId: !GetAtt Zone.Id, Domain: www.example.com}}
  After:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: after.example.com, Type: CNAME, ResourceRecords: [!GetAtt Two.Outputs.Name]}
`,
    }),
  ).toEqual([
    'zone example.com main.yaml:2:3',
    '  after.example.com CNAME _acme-challenge.www.example.com. main.yaml:11:3',
    '  _acme-challenge.example.com CNAME example.com.0123456789abcdef.dcv.cloudflare.com. stacks/dns.yaml:3:3',
    '  _acme-challenge.www.example.com CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com. stacks/dns.yaml:3:3',
  ]);
});

test('a nested template stands under the condition of its parent', () => {
  expect(
    listing({
      'dns.yaml': child,
      'main.yaml': `Parameters: {Free: {Type: String}}
Conditions: {IsFree: !Equals [!Ref Free, x], Never: !Equals [a, b]}
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
  One:
    Type: AWS::CloudFormation::Stack
    Condition: IsFree
    Properties: {TemplateURL: dns.yaml, Parameters: {ZoneId: !Ref Zone, Domain: a.example.com}}
  Two:
    Type: AWS::CloudFormation::Stack
    Condition: Never
    Properties: {TemplateURL: dns.yaml, Parameters: {ZoneId: !Ref Zone, Domain: b.example.com}}
`,
    }),
  ).toEqual([
    'zone example.com main.yaml:4:3',
    '  gap _acme-challenge.a.example.com: whether A is created depends on Free, a parameter without a default dns.yaml:3:3',
  ]);
});

test('templates that nest each other, or lie elsewhere, are read by themselves', () => {
  const nest = (url: string): string =>
    `${child.replace(
      'Outputs:',
      `  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: ${url}, Parameters: {Domain: !Sub 'a.\${Domain}'}}
Outputs:`,
    )}`;
  expect(listing({ 'a.yaml': nest('a.yaml') })).toEqual([
    'gap _acme-challenge.default.example: the zone of a record depends on ZoneId, a parameter without a default a.yaml:3:3',
  ]);
  expect(
    listing({ 'a.yaml': nest('https://bucket.s3.amazonaws.com/b.yaml'), 'b.yaml': nest('../../b.yaml') }),
  ).toEqual([
    'gap _acme-challenge.default.example: the zone of a record depends on ZoneId, a parameter without a default a.yaml:3:3',
    'gap _acme-challenge.default.example: the zone of a record depends on ZoneId, a parameter without a default b.yaml:3:3',
  ]);
  expect(listing({ 'a.yaml': nest('b.yaml'), 'b.yaml': nest('a.yaml'), 'c.yaml': child })).toEqual([
    'gap _acme-challenge.default.example: the zone of a record depends on ZoneId, a parameter without a default c.yaml:3:3',
    'gap _acme-challenge.default.example: the zone of a record depends on ZoneId, a parameter without a default a.yaml:3:3',
    'gap _acme-challenge.a.default.example: the zone of a record depends on ZoneId, a parameter without a default b.yaml:3:3',
  ]);
});

test('an export of one template is what another imports', () => {
  const zone = (name: string): string => `Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: ${name}}
Outputs:
  Id: {Value: !Ref Zone, Export: {Name: shared-zone}}
  Own: {Value: !Ref Zone, Export: {Name: !Sub '\${AWS::StackName}-zone'}}
`;
  const records = `Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !ImportValue shared-zone, Name: !Sub 'a.\${AWS::Region}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !ImportValue net-zone, Name: b.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`;
  expect(listing({ 'records.yaml': records, 'zone.yaml': zone('example.com') })).toEqual([
    'zone example.com zone.yaml:2:3',
    '  a.${AWS::Region}.example.com A 192.0.2.1 records.yaml:2:3',
    'zone example.com records.yaml:5:3',
    '  b.example.com A 192.0.2.1 records.yaml:5:3',
  ]);
  expect(
    listing({ 'other.yaml': zone('example.org'), 'records.yaml': records, 'zone.yaml': zone('example.com') }),
  ).toEqual([
    'zone example.org other.yaml:2:3',
    'zone example.com zone.yaml:2:3',
    'zone example.com records.yaml:5:3',
    '  b.example.com A 192.0.2.1 records.yaml:5:3',
    'gap a.${AWS::Region}.example.com: the zone of a record depends on Fn::ImportValue, an export that is not in the repository records.yaml:2:3',
  ]);
});
