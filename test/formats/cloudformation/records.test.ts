import { expect, test } from 'vitest';
import { listing } from './listing.js';

const zone = `Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com}
`;

/** A template with the zone example.com, and a record set of these properties. */
function withSet(properties: string): Record<string, string> {
  const lines = properties.split('\n').map(line => `      ${line}`);
  return {
    'dns.yaml': `${zone}  A:\n    Type: AWS::Route53::RecordSet\n    Properties:\n${lines.join('\n')}\n`,
  };
}

test('a record stands in the zone that its id refers to', () => {
  expect(
    listing(
      withSet(`HostedZoneId: !Ref Zone
Name: _acme-challenge.Example.com.
Type: cname
TTL: '300'
ResourceRecords: [example.com.0123456789abcdef.dcv.cloudflare.com]`),
    ),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  _acme-challenge.example.com CNAME example.com.0123456789abcdef.dcv.cloudflare.com. dns.yaml:5:3',
  ]);
});

test('a zone that only has its name here is one zone however it is written', () => {
  expect(
    listing({
      'dns.yaml': `Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com., Name: a.example.com, Type: A, TTL: 60, ResourceRecords: [192.0.2.1]}
  Group:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: Example.com
      RecordSets:
        - {Name: b.example.com, Type: A, TTL: 60, ResourceRecords: [192.0.2.2]}
        - {HostedZoneName: example.org, Name: c.example.org, Type: A, TTL: 60, ResourceRecords: [192.0.2.3]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  a.example.com A 192.0.2.1 dns.yaml:2:3',
    '  b.example.com A 192.0.2.2 dns.yaml:10:11',
    'zone example.org dns.yaml:11:11',
    '  c.example.org A 192.0.2.3 dns.yaml:11:11',
  ]);
});

test('a record whose zone has only an id is in the nearest zone that is known to enclose it', () => {
  const files = withSet(`HostedZoneId: Z0123456789
Name: _acme-challenge.a.sub.example.com
Type: CNAME
ResourceRecords: [x.test]`);
  expect(listing(files)).toEqual([
    'zone example.com dns.yaml:2:3',
    'zone example.com dns.yaml:5:3',
    '  _acme-challenge.a.sub.example.com CNAME x.test. dns.yaml:5:3',
  ]);
  expect(listing(files, { apexes: ['sub.example.com', 'com'] })).toEqual([
    'zone example.com dns.yaml:2:3',
    'zone sub.example.com dns.yaml:5:3',
    '  _acme-challenge.a.sub.example.com CNAME x.test. dns.yaml:5:3',
  ]);
});

test('settings say which zone a file is about that cannot tell it', () => {
  expect(
    listing(
      {
        'dns.yaml': `Parameters: {Id: {Type: 'AWS::Route53::HostedZone::Id'}, Label: {Type: String}}
Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Id, Name: !Sub '\${Label}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
`,
      },
      { zone: 'example.com' },
    ),
  ).toEqual(['zone example.com dns.yaml:3:3', '  ${Label}.example.com A 192.0.2.1 dns.yaml:3:3']);
});

test('a record in a zone that cannot be told is a gap at its own name', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Id: {Type: 'AWS::Route53::HostedZone::Id'}, Domain: {Type: String}}
Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Id, Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: !Ref Domain, Name: !Sub '_acme-challenge.\${Domain}', Type: CNAME, ResourceRecords: [x.test]}
  C:
    Type: AWS::Route53::RecordSet
    Properties: {Name: c.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'gap a.example.com: the zone of a record depends on Id, a parameter without a default dns.yaml:3:3',
    'gap _acme-challenge.${Domain}: the zone of a record depends on Domain, a parameter without a default dns.yaml:6:3',
    'gap c.example.com: the zone of a record depends on HostedZoneId, which is not written dns.yaml:9:3',
  ]);
});

test('a zone whose name is not known is a gap where it could be', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Label: {Type: String}}
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: !Sub '\${Label}.example.com'}
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: !Sub 'a.\${Label}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'gap ${Label}.example.com: the name of the hosted zone Zone depends on Label, a parameter without a default dns.yaml:3:3',
    'gap a.${Label}.example.com: the zone of a record depends on Label, a parameter without a default dns.yaml:6:3',
  ]);
});

test('what a private zone holds is left out', () => {
  expect(
    listing({
      'dns.yaml': `Resources:
  Inside:
    Type: AWS::Route53::HostedZone
    Properties: {Name: internal.example.com, VPCs: [{VPCId: vpc-1, VPCRegion: eu-west-1}]}
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Inside, Name: a.internal.example.com, Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: internal.example.com., Name: b.internal.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([]);
});

test('where a zone may be private, its records are in doubt', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Private: {Type: String, Default: 'no', AllowedValues: ['yes', 'no']}}
Conditions: {IsPrivate: !Equals [!Ref Private, 'yes']}
Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.com, VPCs: !If [IsPrivate, [{VPCId: vpc-1}], !Ref AWS::NoValue]}
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:4:3',
    '  gap a.example.com: whether a record is in a public zone depends on Private, a parameter with several allowed values dns.yaml:7:3',
  ]);
});

test('an alias is of type ALIAS, and its target is absolute', () => {
  expect(
    listing(
      withSet(`HostedZoneId: !Ref Zone
Name: example.com
Type: A
AliasTarget: {DNSName: !GetAtt LoadBalancer.DNSName, HostedZoneId: !GetAtt LoadBalancer.CanonicalHostedZoneID}`),
    ),
  ).toEqual(['zone example.com dns.yaml:2:3', '  example.com ALIAS ${LoadBalancer.DNSName} dns.yaml:5:3']);
  expect(
    listing(
      withSet(`HostedZoneId: !Ref Zone
Name: example.com
Type: A
AliasTarget: {DNSName: D123.CloudFront.net, HostedZoneId: Z2FDTNDATAQYW2}`),
    ),
  ).toEqual(['zone example.com dns.yaml:2:3', '  example.com ALIAS d123.cloudfront.net. dns.yaml:5:3']);
});

test('a target keeps its known pieces, and what is no name stays as it is written', () => {
  expect(
    listing(
      withSet(`HostedZoneId: !Ref Zone
Name: a.example.com
Type: CNAME
ResourceRecords: [!Sub 'a.\${AWS::StackName}.x.test']`),
    ),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  a.example.com CNAME a.${AWS::StackName}.x.test. dns.yaml:5:3',
  ]);
  expect(
    listing(
      withSet(`HostedZoneId: !Ref Zone
Name: a.example.com
Type: CNAME
ResourceRecords: [a..x.test]`),
    ),
  ).toEqual(['zone example.com dns.yaml:2:3', '  a.example.com CNAME a..x.test dns.yaml:5:3']);
});

test('answers of a routing policy are one record, known where all are the same', () => {
  const set = (id: string, identifier: string, name: string, data: string): string => `  ${id}:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: ${name}, Type: CNAME, SetIdentifier: ${identifier}, Weight: 1, ResourceRecords: [${data}]}
`;
  const sets = [
    set('A', 'one', 'a.example.com', 'x.test'),
    set('B', 'two', 'a.example.com', 'x.test'),
    set('C', 'one', 'c.example.com', 'x.test'),
    set('D', 'two', 'c.example.com', 'y.test'),
  ];
  expect(listing({ 'dns.yaml': zone + sets.join('') })).toEqual([
    'zone example.com dns.yaml:2:3',
    '  a.example.com CNAME x.test. dns.yaml:5:3',
    '  c.example.com CNAME ${the routing policy} dns.yaml:11:3',
  ]);
});

test('octal escapes of Route 53 are read', () => {
  expect(
    listing(
      withSet("HostedZoneId: !Ref Zone\nName: '\\052.example.com'\nType: A\nResourceRecords: [192.0.2.1]"),
    ),
  ).toEqual(['zone example.com dns.yaml:2:3', '  *.example.com A 192.0.2.1 dns.yaml:5:3']);
});

test('what a record set lacks is a problem and a gap, and the rest is read', () => {
  expect(
    listing({
      'dns.yaml': `${zone}  NoName:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Type: A, ResourceRecords: [192.0.2.1]}
  NoType:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: a.example.com, ResourceRecords: [192.0.2.1]}
  NoRecords:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: b.example.com, Type: A}
  NoList:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: c.example.com, Type: CNAME, ResourceRecords: x.test}
  BadName:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: d..example.com, Type: CNAME, ResourceRecords: [x.test]}
  NoProperties:
    Type: AWS::Route53::RecordSet
  NoZoneName:
    Type: AWS::Route53::HostedZone
    Properties: {}
  Whole:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: e.example.com, Type: CNAME, ResourceRecords: [x.test]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  e.example.com CNAME x.test. dns.yaml:25:3',
    '  gap ${Name}: a record set has no `Name` dns.yaml:5:3',
    '  gap a.example.com: a record set has no `Type` dns.yaml:8:3',
    '  gap b.example.com: a record set has no `ResourceRecords` dns.yaml:11:3',
    '  gap c.example.com: a record set has a `ResourceRecords` that is no list dns.yaml:14:3',
    'gap ${Name}: the zone of a record depends on HostedZoneId, which is not written dns.yaml:20:3',
    'error dns.yaml:22:3: The hosted zone has no `Name`. Write the zone there.',
    'error dns.yaml:7:17: The record set has no `Name`. Add what is missing.',
    'error dns.yaml:10:17: The record set has no `Type`. Add what is missing.',
    'error dns.yaml:13:17: The record set has no `ResourceRecords`. Add what is missing.',
    'error dns.yaml:16:94: `ResourceRecords` is a list with an item for each record, and this is none. Write it as one.',
    'error dns.yaml:20:3: The record set has no `Name` and no `Type` and no `ResourceRecords`. Add what is missing.',
    'error dns.yaml:19:49: The owner of the record is no domain name: it has an empty label. Mend it.',
  ]);
});

test('records may be unknown in number, type or data', () => {
  expect(
    listing({
      'dns.yaml': `Parameters: {Type: {Type: String}, List: {Type: CommaDelimitedList}, Sets: {Type: String}}
${zone}  Type:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: a.example.com, Type: !Ref Type, ResourceRecords: [192.0.2.1]}
  List:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: b.example.com, Type: A, ResourceRecords: !Ref List}
  NameServers:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneId: !Ref Zone, Name: c.example.com, Type: NS, ResourceRecords: !GetAtt Other.NameServers}
  Sets:
    Type: AWS::Route53::RecordSetGroup
    Properties: {HostedZoneId: !Ref Zone, RecordSets: !Ref Sets}
  Other:
    Type: AWS::Route53::HostedZone
    Properties: {Name: example.org}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:3:3',
    '  b.example.com A ${List} dns.yaml:9:3',
    '  c.example.com NS ${Other.NameServers} dns.yaml:12:3',
    '  gap a.example.com: the type of a record depends on Type, a parameter without a default dns.yaml:6:3',
    'zone example.org dns.yaml:18:3',
    'gap ${…}example.com: records of Sets depend on Sets, a parameter without a default dns.yaml:17:60',
  ]);
});

test('SAM adds an alias for the domain of an API', () => {
  expect(
    listing({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain:
        DomainName: api.example.com
        CertificateArn: arn
        Route53: {HostedZoneName: example.com.}
`,
    }),
  ).toEqual(['zone example.com template.yaml:7:9', '  api.example.com ALIAS ${Domain} template.yaml:7:9']);
});

test('an empty type is as good as none', () => {
  const set = `{HostedZoneName: example.com, Name: a.example.com, Type: '', ResourceRecords: [192.0.2.1]}`;
  expect(
    listing({ 'dns.yaml': `Resources:\n  A:\n    Type: AWS::Route53::RecordSet\n    Properties: ${set}\n` }),
  ).toEqual([
    'zone example.com dns.yaml:2:3',
    '  gap a.example.com: a record set has no `Type` dns.yaml:2:3',
    'error dns.yaml:4:17: The record set has no `Type`. Add what is missing.',
  ]);
});
