import { describe, expect, test } from 'vitest';
import { terraformPlan } from '../../../src/formats/terraform-plan/index.js';
import { certificatesAs } from '../../support/certificates.js';
import { treeOf } from '../../support/tree.js';

const read = (files: Record<string, string>) => certificatesAs('terraform-plan', files);

interface Resource {
  readonly address: string;
  readonly values: object;
  readonly unknown?: object;
}

/** One resource as a plan has it. */
function resource({ address, values }: Resource): object {
  const own = address.replace(/^module\.\w+(?:\["\w+"\])?\./, '');
  const [, data, type, name, index] = /^(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(own)!;
  const mode = data === undefined ? 'managed' : 'data';
  return { address, mode, type, name, ...(index !== undefined && { index: JSON.parse(index) }), values };
}

interface Shape {
  readonly planned: readonly Resource[];
  /** Those of modules, by the module’s address. */
  readonly modules?: Readonly<Record<string, readonly Resource[]>>;
  readonly prior?: readonly Resource[];
  readonly configuration?: object;
}

/** A plan with each planned resource of the root on a line of its own, from the second line on. */
function plan({ planned, modules = {}, prior = [], configuration = {} }: Shape): string {
  const children = Object.entries(modules).map(([address, resources]) => ({
    address,
    resources: resources.map(resource),
  }));
  const all = [...planned, ...Object.values(modules).flat()];
  const rest = {
    resource_changes: all.map(one => ({
      ...resource(one),
      change: { actions: ['create'], after_unknown: one.unknown ?? {} },
    })),
    prior_state: { values: { root_module: { resources: prior.map(resource) } } },
    configuration: { root_module: configuration },
  };
  return `{"format_version": "1.2", "terraform_version": "1.9.8", "planned_values": {"root_module": {"resources": [
${planned.map(one => JSON.stringify(resource(one))).join(',\n')}], "child_modules": ${JSON.stringify(children)}}},
${JSON.stringify(rest).slice(1)}`;
}

const main = 'cloudflare_certificate_pack.main';
const [id, otherId] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];

test('provider 4, new with its zone: every field, and where the configuration has it', () => {
  const text = plan({
    planned: [
      {
        address: 'cloudflare_zone.main',
        values: { zone: 'example.com', type: 'partial', paused: false },
        unknown: { id: true },
      },
      {
        address: main,
        values: {
          type: 'advanced',
          hosts: ['*.example.com', 'example.com'],
          validation_method: 'txt',
          validity_days: 90,
          certificate_authority: 'google',
          cloudflare_branding: false,
          wait_for_active_status: true,
        },
        unknown: { zone_id: true, id: true, hosts: [false, false], validation_records: true },
      },
      { address: 'data.cloudflare_dcv_delegation.main', values: {}, unknown: { zone_id: true, id: true } },
    ],
    configuration: {
      resources: [main, 'data.cloudflare_dcv_delegation.main'].map(address => ({
        address,
        type: address.replace('data.', '').split('.')[0],
        expressions: { zone_id: { references: ['cloudflare_zone.main.id', 'cloudflare_zone.main'] } },
      })),
    },
  });
  const source = `resource "cloudflare_zone" "main" {
  zone = "example.com"
  type = "partial"
}
resource "cloudflare_certificate_pack" "main" {
  zone_id               = cloudflare_zone.main.id
  type                  = "advanced"
  hosts                 = ["example.com", "*.example.com"]
  validation_method     = "txt"
  validity_days         = 90
  certificate_authority = var.authority
}
data "cloudflare_dcv_delegation" "main" { zone_id = cloudflare_zone.main.id }
`;
  expect(read({ 'plan.json': text, 'main.tf': source })).toEqual([
    {
      address: main,
      zoneId: `\${${main}.zone_id}`,
      zone: 'example.com at main.tf:1: resource "cloudflare_zone" "main" {',
      zoneType: 'partial',
      isDelegated: true,
      hosts: ['*.example.com at main.tf:8: *.example.com', 'example.com at main.tf:8: example.com'],
      type: 'advanced at main.tf:7: advanced',
      method: 'txt at main.tf:9: txt',
      authority: 'google at main.tf:11: var.authority',
      validityDays: 90,
      span: 'main.tf:5: resource "cloudflare_certificate_pack" "main" {',
    },
  ]);
});

test('provider 5, in a module and a zone that was there: every field, in the plan alone', () => {
  const address = `module.tls["a"].${main}[0]`;
  const text = plan({
    planned: [],
    modules: {
      'module.tls["a"]': [
        {
          address,
          values: {
            zone_id: id,
            type: 'advanced',
            hosts: ['example.com'],
            validation_method: 'http',
            validity_days: 30,
            certificate_authority: 'ssl_com',
            dcv_delegation_records: [{ cname: '_acme-challenge.example.com' }],
          },
        },
      ],
    },
    prior: [
      {
        address: 'data.cloudflare_zone.main',
        values: { id, zone_id: id, name: 'example.com', type: 'full', filter: null },
      },
      {
        address: 'data.cloudflare_dcv_delegation.main',
        values: { zone_id: otherId, uuid: '0123456789abcdef' },
      },
    ],
  });
  expect(read({ 'plan.json': text })).toEqual([
    {
      address,
      zoneId: id,
      zone: expect.stringMatching(/^example\.com at plan\.json:3: \{"address":"data\.cloudflare_zone\.main"/),
      zoneType: 'full',
      isDelegated: false,
      hosts: ['example.com at plan.json:2: example.com'],
      type: 'advanced at plan.json:2: advanced',
      method: 'http at plan.json:2: http',
      authority: 'ssl_com at plan.json:2: ssl_com',
      validityDays: 30,
      span: expect.stringMatching(/^plan\.json:2: \{"address":"module\.tls/),
    },
  ]);
});

describe('what is known only after apply', () => {
  const shared = {
    address: main,
    zoneId: id,
    isDelegated: false,
    span: expect.stringMatching(/^plan\.json:2: /),
  };

  test.each<[string, object, object, object]>([
    [
      'all hosts',
      {},
      { hosts: true },
      {
        hosts: [],
        hostsDoubt: `the hosts of ${main} depend on ${main}.hosts, which is known only after apply`,
      },
    ],
    [
      'one host',
      { hosts: ['example.com', null] },
      { hosts: [false, true] },
      {
        hosts: ['example.com at plan.json:2: example.com', `\${${main}.hosts} at plan.json:2: null`],
      },
    ],
    ['nothing, where there are none', {}, {}, { hosts: [], hostsDoubt: `${main} lists no hosts` }],
  ])('is %s', (_, values, unknown, expected) => {
    const text = plan({ planned: [{ address: main, values: { zone_id: id, ...values }, unknown }] });
    expect(read({ 'plan.json': text })).toEqual([{ ...shared, ...expected }]);
  });
});

describe('the validation is delegated by the configuration itself', () => {
  const pack = { address: `${main}["a"]`, values: { zone_id: id, hosts: ['example.com'] } };
  const reading = (reference: string, nested: boolean) => ({
    resources: [
      {
        address: 'aws_route53_record.dcv',
        type: 'aws_route53_record',
        ...(nested
          ? { expressions: { alias: [{ name: { references: [reference] } }] } }
          : { for_each_expression: { references: [reference] } }),
      },
    ],
  });

  test.each<[string, Omit<Shape, 'planned'>, boolean]>([
    [
      'its validation id was read',
      { prior: [{ address: 'data.cloudflare_dcv_delegation.main', values: { zone_id: id } }] },
      true,
    ],
    [
      'that of another zone was read',
      { prior: [{ address: 'data.cloudflare_dcv_delegation.main', values: { zone_id: otherId } }] },
      false,
    ],
    [
      'its records are published',
      { configuration: reading(`${main}["a"].dcv_delegation_records`, false) },
      true,
    ],
    [
      'its records are in a block',
      { configuration: reading(`${main}["a"].dcv_delegation_records`, true) },
      true,
    ],
    [
      'those of another are published',
      { configuration: reading(`${main}["b"].dcv_delegation_records`, false) },
      false,
    ],
    [
      'something else of it is used',
      { configuration: reading(`${main}["a"].validation_records`, false) },
      false,
    ],
    ['nothing reads it', {}, false],
  ])('where %s', (_, more, isDelegated) => {
    const certificates = read({ 'plan.json': plan({ planned: [pack], ...more }) });
    expect(certificates.map(certificate => certificate.isDelegated)).toEqual([isDelegated]);
  });
});

test('a data source declares none, nor does what is to be deleted', () => {
  const text = plan({
    planned: [{ address: `data.${main}`, values: { zone_id: id, hosts: ['example.com'] } }],
    prior: [{ address: main, values: { zone_id: id, hosts: ['example.com'] } }],
  });
  expect(read({ 'plan.json': text })).toEqual([]);
});

test('a state beside the configuration is left to it', () => {
  const state = `{"format_version": "1.0", "terraform_version": "1.9.8", "values": {"root_module": {"resources": [
${JSON.stringify(resource({ address: main, values: { zone_id: id, hosts: ['example.com'] } }))}]}}}`;
  const source = 'resource "cloudflare_certificate_pack" "main" {}';
  expect(read({ 'state.json': state }).map(({ hosts }) => hosts)).toEqual([
    ['example.com at state.json:2: example.com'],
  ]);
  expect(read({ 'state.json': state, 'main.tf': source })).toEqual([]);
});

test('a plan with nothing but certificates holds no zone and nothing that is not known', () => {
  const tree = treeOf({
    'plan.json': plan({ planned: [{ address: main, values: {}, unknown: { hosts: true } }] }),
  });
  const { zones, problems } = terraformPlan.read({ tree, paths: ['plan.json'], zoneOf: () => undefined });
  expect({ zones, problems }).toEqual({ zones: { items: [], gaps: [] }, problems: [] });
});
