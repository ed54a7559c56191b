import { expect, test } from 'vitest';
import { listing } from './listing.js';

function loop(collection: string, more = ''): Record<string, string> {
  return {
    'dns.yaml': `Transform: AWS::LanguageExtensions
Parameters: {Labels: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Records:
    - Label
    - ${collection}
    - Record\${Label}:
        Type: AWS::Route53::RecordSet
        Properties:
          HostedZoneName: example.com
          Name: !Sub _acme-challenge.\${Label}.example.com
          Type: CNAME
          ResourceRecords: [!Sub '\${Label}.example.com.0123456789abcdef.dcv.cloudflare.com']
${more}`,
  };
}

test('a loop is written out', () => {
  expect(listing(loop('[a, b]'))).toEqual([
    'zone example.com dns.yaml:7:7',
    '  _acme-challenge.a.example.com CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com. dns.yaml:7:7',
    '  _acme-challenge.b.example.com CNAME b.example.com.0123456789abcdef.dcv.cloudflare.com. dns.yaml:7:7',
  ]);
});

test('a loop over what is not known is one round with a hole', () => {
  expect(listing(loop('!Ref Labels'))).toEqual([
    'zone example.com dns.yaml:7:7',
    '  _acme-challenge.${Fn::ForEach Label}.example.com CNAME ${Fn::ForEach Label}.example.com.0123456789abcdef.dcv.cloudflare.com. dns.yaml:7:7',
  ]);
});

test('a loop that is none may add anything to the zones of its template', () => {
  const wrong = '  Fn::ForEach::Wrong: [Label]\n';
  expect(listing(loop('[a]', wrong))).toEqual([
    'zone example.com dns.yaml:7:7',
    '  _acme-challenge.a.example.com CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com. dns.yaml:7:7',
    '  gap ${…}example.com: `Fn::ForEach::Wrong` may add or change records dns.yaml:14:3',
  ]);
});

test('loops in conditions are written out too', () => {
  expect(
    listing({
      'dns.yaml': `Transform: AWS::LanguageExtensions
Conditions:
  Fn::ForEach::Is:
    - Label
    - [a, b]
    - Is\${Label}: !Equals [!Ref Label, a]
Resources:
  Fn::ForEach::Records:
    - Label
    - [a, b]
    - Record\${Label}:
        Type: AWS::Route53::RecordSet
        Condition: Is\${Label}
        Properties: {HostedZoneName: example.com, Name: !Sub '\${Label}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:11:7',
    '  a.example.com A 192.0.2.1 dns.yaml:11:7',
    '  withheld b.example.com A 192.0.2.1 dns.yaml:11:7: its condition `Isb` does not hold',
  ]);
});

test('a macro may add anything to the zones of its template', () => {
  expect(
    listing({
      'dns.yaml': `Transform: [AWS::Serverless-2016-10-31, OurMacro, {Name: 'AWS::Include', Parameters: {Location: s3://bucket/x.yaml}}]
Resources:
  Fn::Transform: {Name: Other}
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Name: a.example.com, Type: A, ResourceRecords: [192.0.2.1]}
  B:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: example.com, Fn::Transform: {Name: Other}, Name: b.example.com, Type: A}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:4:3',
    '  a.example.com A 192.0.2.1 dns.yaml:4:3',
    '  b.example.com A ${Fn::Transform} dns.yaml:7:3',
    '  gap ${…}example.com: the macro `OurMacro` may add or change records dns.yaml:1:1',
    '  gap ${…}example.com: the macro `AWS::Include` may add or change records dns.yaml:1:1',
    '  gap ${…}example.com: `Fn::Transform` may add or change records dns.yaml:3:3',
  ]);
});
