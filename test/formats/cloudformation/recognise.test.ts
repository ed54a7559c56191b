import { expect, test } from 'vitest';
import { cloudformation } from '../../../src/formats/cloudformation/index.js';
import { treeOf } from '../../support/tree.js';

function isRecognised(path: string, text: string): boolean {
  const tree = treeOf({ [path]: text });
  return cloudformation.claims(path) && cloudformation.recognises(tree.peek(path)!, tree);
}

test.each([
  ['dns.yaml', 'Resources:\n  A:\n    Type: AWS::Route53::RecordSet\n'],
  ['dns.yml', "Resources:\n  A:\n    Type: 'AWS::Route53::HostedZone'\n"],
  ['cdk.out/Stack.template.json', '{"Resources": {"A": {"Type": "AWS::Route53::RecordSetGroup"}}}'],
  ['dns.template', '{"Resources": {"A": {"Type": "AWS::Route53::RecordSet"}}}'],
  ['dns.cfn', 'Resources: {A: {Type: AWS::Route53::RecordSet}}'],
  [
    'sam.yaml',
    'Resources:\n  Api:\n    Type: AWS::Serverless::Api\n    Properties:\n      Domain:\n        Route53: {}\n',
  ],
  [
    'main.yaml',
    'Resources:\n  Dns:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./dns.yaml\n',
  ],
  ['serverless.yml', 'service: x\nresources:\n  - ${file(dns.yml)}\n'],
])('%s is a template', (path, text) => {
  expect(isRecognised(path, text)).toBe(true);
});

test.each([
  ['dns.tf', 'Type: AWS::Route53::RecordSet'],
  ['web.yaml', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n'],
  ['policy.json', '{"AWS::Route53::RecordSet": {"Properties": {}}}'],
  ['rules.yaml', 'deny: AWS::Route53::RecordSet\n'],
  [
    'main.yaml',
    'Resources:\n  A:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: https://bucket.s3.amazonaws.com/dns.yaml\n',
  ],
  ['example.com.yaml', "'':\n  type: A\n  value: 192.0.2.1\n"],
  ['.github/workflows/ci.yml', 'on: push\njobs: {}\n'],
  ['serverless.yml', 'service: x\nfunctions: {}\n'],
])('%s is none', (path, text) => {
  expect(isRecognised(path, text)).toBe(false);
});
