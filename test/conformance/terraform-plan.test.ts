import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { terraformPlan } from '../../src/formats/terraform-plan/index.js';
import { listingOf } from '../support/listing.js';
import { treeOf } from '../support/tree.js';

const temporary = mkdtempSync(join(tmpdir(), 'tofu-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/**
 * Records and zones as `terraform_data`, the one type of resource that needs no provider: `zone_main` stands for
 * `aws_route53_zone.main`, and what is its `input` for the attributes.
 */
const files = {
  'main.tf': `variable "hosts" { default = ["www", "api"] }
resource "terraform_data" "zone_main" { input = { name = "example.com" } }
resource "terraform_data" "zone_all" {
  for_each = toset(["example.net", "example.org"])
  input    = { name = each.key }
}
resource "terraform_data" "record_all" {
  for_each = terraform_data.zone_all
  input    = { zone_id = each.value.id, name = "www", type = "A", records = ["192.0.2.1"] }
}
module "dcv" {
  for_each = toset(var.hosts)
  source   = "./dcv"
  host     = each.key
  zone_id  = module.zone.id
}
module "zone" {
  source = "./zone"
  id     = terraform_data.zone_main.id
}
`,
  'zone/main.tf': `variable "id" {}
output "id" { value = var.id }
`,
  'dcv/main.tf': `variable "host" {}
variable "zone_id" {}
resource "terraform_data" "record_challenge" {
  count = 2
  input = {
    zone_id = var.zone_id
    name    = count.index == 0 ? "_acme-challenge.\${var.host}" : var.host
    type    = "CNAME"
    records = [count.index == 0 ? "\${var.host}.example.com.0123456789abcdef.dcv.cloudflare.com" : var.zone_id]
  }
}
`,
};

test('what OpenTofu says of a plan is read, with instances, modules, references and what is not known', () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(temporary, path)), { recursive: true });
    writeFileSync(join(temporary, path), text);
  }
  tofu('init');
  tofu('plan', '-out=plan.out');
  const tree = treeOf({ ...sources(), 'plan.json': asRecords(tofu('show', '-json', 'plan.out')) });
  expect(terraformPlan.recognises(tree.read('plan.json')!, tree)).toBe(true);
  expect(listingOf(terraformPlan.read({ tree, paths: ['plan.json'], zoneOf: () => undefined }))).toEqual([
    'zone example.net main.tf:3:1',
    '  www.example.net A 192.0.2.1 main.tf:7:1',
    'zone example.org main.tf:3:1',
    '  www.example.org A 192.0.2.1 main.tf:7:1',
    'zone example.com main.tf:2:1',
    ...['api', 'www'].flatMap(host => [
      `  _acme-challenge.${host}.example.com CNAME ${host}.example.com.0123456789abcdef.dcv.cloudflare.com. dcv/main.tf:3:1`,
      `  ${host}.example.com CNAME \${module.dcv["${host}"].aws_route53_record.challenge[1].records} dcv/main.tf:3:1`,
    ]),
  ]);
});

function tofu(...words: string[]): string {
  const program = resolve(process.env.TOFU ?? '.conformance/bin/tofu');
  const env = {
    PATH: process.env.PATH,
    HOME: temporary,
    TF_CLI_CONFIG_FILE: '/dev/null',
    CHECKPOINT_DISABLE: '1',
  };
  return execFileSync(program, words, { cwd: temporary, encoding: 'utf8', env });
}

/** The plan with its stand-ins as what they stand for. */
function asRecords(plan: string): string {
  const named = plan
    .replace(/"type":"terraform_data","name":"(zone|record)_/g, '"type":"aws_route53_$1","name":"')
    .replace(/terraform_data\.(zone|record)_/g, 'aws_route53_$1.');
  return JSON.stringify(hoisted(JSON.parse(named)));
}

function hoisted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hoisted);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, own]): [string, unknown] => {
    if ((key === 'values' || key === 'after_unknown') && own !== null)
      return [key, (own as { input?: object }).input ?? {}];
    if (key === 'expressions' && 'input' in (own as object))
      return [key, { zone_id: (own as { input: object }).input }];
    return [key, hoisted(own)];
  });
  return Object.fromEntries(inner);
}

function sources(): Record<string, string> {
  const renamed = Object.entries(files).map(([path, text]) => [
    path,
    text.replace(/resource "terraform_data" "(zone|record)_/g, 'resource "aws_route53_$1" "'),
  ]);
  return Object.fromEntries(renamed);
}
