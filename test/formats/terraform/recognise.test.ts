import { describe, expect, test } from 'vitest';
import { formats } from '../../../src/formats/index.js';
import { terraform } from '../../../src/formats/terraform/index.js';
import { treeOf } from '../../support/tree.js';

describe('by its path', () => {
  test.each(['main.tf', 'a/b.tofu', 'cdk.tf.json', 'x.tofu.json'])('%s may be configuration', path => {
    expect(terraform.claims(path)).toBe(true);
  });

  test.each([
    'main.tfvars',
    'x.tf.bak',
    'terraform.tfstate',
    'x.json',
    'a/.terraform/modules/x/main.tf',
    'x.tftest.hcl',
  ])('%s is none', path => {
    expect(terraform.claims(path)).toBe(false);
  });
});

describe('by what it holds', () => {
  const taken = (text: string, path = 'main.tf') => terraform.recognises({ path, text }, treeOf({}));

  test.each([
    'resource "aws_route53_record" "x" {}',
    'resource aws_route53_zone x {}',
    'data   "cloudflare_zone" "x" {}',
    'resource "cloudflare_certificate_pack" "x" {}',
    'locals { x = "_acme-challenge.example.com" }',
    'module "x" { source = "terraform-aws-modules/route53/aws//modules/records" }',
    '{"resource": {"google_dns_record_set": {}}}',
  ])('%s is DNS', text => {
    expect(taken(text)).toBe(true);
  });

  test.each(['', 'resource "aws_instance" "x" {}', 'output "x" { value = aws_lb.x.dns_name }', '# dns'])(
    '%s is none',
    text => {
      expect(taken(text)).toBe(false);
    },
  );

  test('no other format takes such a file', () => {
    const json = JSON.stringify({
      resource: { aws_route53_record: { x: { name: '_acme-challenge', type: 'CNAME' } } },
    });
    const tree = treeOf({});
    const taking = formats.filter(
      format => format.claims('cdk.tf.json') && format.recognises({ path: 'cdk.tf.json', text: json }, tree),
    );
    expect(taking.map(({ name }) => name)).toEqual(['terraform']);
  });
});
