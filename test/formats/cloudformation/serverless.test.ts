import { expect, test } from 'vitest';
import { listing } from './listing.js';

test('resources of the Serverless Framework are read with its variables', () => {
  expect(
    listing({
      'serverless.yml': `service: web
provider: {name: aws, stage: dev}
custom:
  domain: example.com
  dcv: {id: 0123456789abcdef}
  host: www.\${self:custom.domain}
  records: ['\${self:custom.host}.\${self:custom.dcv.id}.dcv.cloudflare.com']
  zones: \${file(config/zones.json):main}
resources:
  Resources:
    A:
      Type: AWS::Route53::RecordSet
      Properties:
        HostedZoneName: \${self:custom.zones.name}
        Name: _acme-challenge.\${self:custom.host}
        Type: CNAME
        ResourceRecords: \${self:custom.records}
    B:
      Type: AWS::Route53::RecordSet
      Properties:
        HostedZoneName: !Sub '\${self:custom.domain}.'
        Name: !Sub '\${self:provider.stage}.\${AWS::Region}.\${self:custom.domain}'
        Type: CNAME
        ResourceRecords: ['\${env:TARGET, "x.test"}.\${opt:stage}.\${self:custom.\${opt:stage}.name}.\${self:nowhere}.x.test']
`,
      'config/zones.json': '{"main": {"name": "example.com."}}',
    }),
  ).toEqual([
    'zone example.com serverless.yml:11:5',
    '  _acme-challenge.www.example.com CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com. serverless.yml:11:5',
    '  ${self:provider.stage}.${AWS::Region}.example.com CNAME ${env:TARGET, "x.test"}.${opt:stage}.${self:custom.${opt:stage}.name}.${self:nowhere}.x.test. serverless.yml:18:5',
  ]);
});

test('files that it includes are read as parts of it', () => {
  expect(
    listing({
      'serverless.yml': `service: web
custom: {domain: example.com}
resources:
  - \${file(resources/dns.yml)}
  - \${file(resources/none.yml)}
  - Resources:
      Record: \${file(resources/records.yml):Record}
`,
      'resources/dns.yml': `Resources:
  Zone:
    Type: AWS::Route53::HostedZone
    Properties: {Name: '\${self:custom.domain}'}
`,
      'resources/records.yml': `Record:
  Type: AWS::Route53::RecordSet
  Properties: {HostedZoneId: !Ref Zone, Name: 'a.\${self:custom.domain}', Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual(['zone example.com resources/dns.yml:2:3', '  a.example.com A 192.0.2.1 serverless.yml:7:7']);
});

test('variables that name each other in a circle end in a hole', () => {
  expect(
    listing({
      'serverless.yml': `service: web
custom: {a: 'x\${self:custom.b}', b: '\${self:custom.a}y', c: '\${self:custom.c}'}
resources:
  Resources:
    A:
      Type: AWS::Route53::RecordSet
      Properties: {HostedZoneName: example.com, Name: '\${self:custom.c}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com serverless.yml:5:5',
    '  ${self:custom.c}.example.com A 192.0.2.1 serverless.yml:5:5',
  ]);
});
