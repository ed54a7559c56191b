import { expect, test } from 'vitest';
import { listing } from './listing.js';

const template = `Parameters:
  Domain: {Type: String, Default: example.com}
  Label: {Type: String}
Resources:
  A:
    Type: AWS::Route53::RecordSet
    Properties: {HostedZoneName: !Ref Domain, Name: !Sub '\${Label}.\${Domain}', Type: A, ResourceRecords: [192.0.2.1]}
`;

test('what a file of parameters sets is so', () => {
  const aws = JSON.stringify([
    { ParameterKey: 'Domain', ParameterValue: 'example.org' },
    { ParameterKey: 'Label', ParameterValue: 'a' },
  ]);
  expect(listing({ 'dns.yaml': template, 'params.json': aws })).toEqual([
    'zone example.org dns.yaml:5:3',
    '  a.example.org A 192.0.2.1 dns.yaml:5:3',
  ]);
  const pipeline = JSON.stringify({ Parameters: { Domain: 'example.org', Label: 'a' } });
  expect(listing({ 'dns.yaml': template, 'config/prod.json': pipeline })).toEqual([
    'zone example.org dns.yaml:5:3',
    '  a.example.org A 192.0.2.1 dns.yaml:5:3',
  ]);
  const git = 'template-file-path: ./dns.yaml\nparameters:\n  Label: b\n';
  expect(listing({ 'dns.yaml': template, 'deployment.yaml': git })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  b.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
});

test('where files of parameters differ, what they share is known', () => {
  const file = (label: string): string => JSON.stringify({ Parameters: { Label: label } });
  expect(
    listing({ 'dns.yaml': template, 'dev.json': file('www-dev'), 'prod.json': file('www-prod') }),
  ).toEqual(['zone example.com dns.yaml:5:3', '  www-${Label}.example.com A 192.0.2.1 dns.yaml:5:3']);
});

test('a file that sets what the template does not have is of another template', () => {
  const file = JSON.stringify({ Parameters: { Label: 'a', Image: 'nginx' } });
  expect(listing({ 'dns.yaml': template, 'app.json': file })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  ${Label}.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
  const git = 'template-file-path: ./other.yaml\nparameters:\n  Label: b\n';
  expect(listing({ 'dns.yaml': template, 'deployment.yaml': git })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  ${Label}.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
});

test('a command that names the template sets its parameters', () => {
  const deploy = (values: string): string =>
    `aws cloudformation deploy --template-file dns.yaml \\\n  --parameter-overrides ${values}\n`;
  expect(listing({ 'dns.yaml': template, 'deploy.sh': deploy('Label="a" Domain=example.org') })).toEqual([
    'zone example.org dns.yaml:5:3',
    '  a.example.org A 192.0.2.1 dns.yaml:5:3',
  ]);
  expect(listing({ 'dns.yaml': template, Makefile: deploy('Label=$(LABEL)') })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  ${Label}.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
  expect(listing({ 'dns.yaml': template, 'deploy.sh': deploy('Label=a') + deploy('Label=b') })).toEqual([
    'zone example.com dns.yaml:5:3',
    '  ${Label}.example.com A 192.0.2.1 dns.yaml:5:3',
  ]);
  expect(
    listing({ 'dns.yaml': template, 'deploy.sh': deploy('Label=a').replace('dns.yaml', 'web.yaml') }),
  ).toEqual(['zone example.com dns.yaml:5:3', '  ${Label}.example.com A 192.0.2.1 dns.yaml:5:3']);
});

test('samconfig.toml sets the parameters of the template beside it', () => {
  const toml =
    'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Label=\\"a\\" Domain=\\"example.org\\""\n';
  expect(listing({ 'app/template.yaml': template, 'app/samconfig.toml': toml })).toEqual([
    'zone example.org app/template.yaml:5:3',
    '  a.example.org A 192.0.2.1 app/template.yaml:5:3',
  ]);
});

test('a parameter from the Parameter Store, with several allowed values, or of a list is no plain default', () => {
  expect(
    listing({
      'dns.yaml': `Parameters:
  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /zone/name}
  Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
  Addresses: {Type: CommaDelimitedList, Default: '192.0.2.1, 192.0.2.2'}
  Empty: {Type: String, Default: ''}
Resources:
  A:
    Type: AWS::Route53::RecordSetGroup
    Properties:
      HostedZoneName: example.com
      RecordSets:
        - {Name: !Ref Stored, Type: A, ResourceRecords: [192.0.2.1]}
        - {Name: !Sub '\${Stage}.example.com', Type: A, ResourceRecords: [192.0.2.1]}
        - {Name: a.example.com, Type: A, ResourceRecords: !Ref Addresses}
        - {Name: !Sub '\${Empty}b.example.com', Type: A, ResourceRecords: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com dns.yaml:12:11',
    '  ${Stored} A 192.0.2.1 dns.yaml:12:11',
    '  ${Stage}.example.com A 192.0.2.1 dns.yaml:13:11',
    '  a.example.com A 192.0.2.1 dns.yaml:14:11',
    '  a.example.com A 192.0.2.2 dns.yaml:14:11',
    '  b.example.com A 192.0.2.1 dns.yaml:15:11',
  ]);
});
