import { expect, test } from 'vitest';
import { pulumiYaml } from '../../../src/formats/pulumi-yaml/index.js';
import { treeOf } from '../../support/tree.js';

function isRecognised(path: string, text: string): boolean {
  const tree = treeOf({ [path]: text });
  return pulumiYaml.claims(path) && pulumiYaml.recognises(tree.peek(path)!, tree);
}

test.each([
  ['Pulumi.yaml', 'resources:\n  a:\n    type: aws:route53:Record\n'],
  ['Pulumi.yaml', 'resources:\n  a:\n    type: "aws:route53/record:Record"\n'],
  ['Main.yaml', 'resources:\n  a: {type: cloudflare:index/dnsRecord:DnsRecord}\n'],
  ['Main.yaml', 'resources:\n  a:\n    type: azure-native:dns/v20230701preview:RecordSet\n'],
  ['Main.json', '{"resources": {"a": {"type": "digitalocean:Domain"}}}'],
])('%s is a program', (path, text) => {
  expect(isRecognised(path, text)).toBe(true);
});

test.each([
  ['Pulumi.yaml', 'name: dns\nruntime: nodejs\n'],
  ['Pulumi.yaml', 'resources:\n  a:\n    type: aws:s3:Bucket\n'],
  ['example.com.yaml', "'':\n  type: A\n  value: 192.0.2.1\n"],
  ['dns.yaml', 'Resources:\n  A:\n    Type: AWS::Route53::RecordSet\n'],
  ['kustomization.yaml', 'resources:\n  - dns.yaml\n'],
  ['zone.yaml', 'azure:\n  type: azure:dns:Zone\n'],
])('%s is none', (path, text) => {
  expect(isRecognised(path, text)).toBe(false);
});
