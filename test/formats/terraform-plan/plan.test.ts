import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import type { Reading } from '../../../src/formats/format.js';
import { terraformPlan } from '../../../src/formats/terraform-plan/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>, more: Partial<Reading> = {}) {
  const tree = treeOf(files);
  const paths = tree.paths.filter(
    path => terraformPlan.claims(path) && terraformPlan.recognises(tree.peek(path)!, tree),
  );
  return terraformPlan.read({ tree, paths, zoneOf: () => undefined, ...more });
}

interface Resource {
  address: string;
  values: object;
  unknown?: object;
  /** What its zone refers to in the configuration. */
  zone?: string[];
}

/** One resource as a plan has it. */
function resource({ address, values }: Resource): object {
  const own = address.replace(/^(?:module\.\w+(?:\[[^\]]*\])?\.)*/, '');
  const [, data, type, name, index] = /^(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(own)!;
  return {
    address,
    mode: data === undefined ? 'managed' : 'data',
    type,
    name,
    ...(index !== undefined && { index: JSON.parse(index) }),
    values,
  };
}

interface Shape {
  /** By address of the module, the root's being empty. */
  planned: Record<string, Resource[]>;
  prior?: Resource[];
  configuration?: object;
  more?: object;
}

/** A plan with each resource on a line of its own, the planned ones from the third line on. */
function plan({ planned, prior = [], configuration = {}, more = {} }: Shape): string {
  const { '': own = [], ...modules } = planned;
  const list = (resources: Resource[]) =>
    resources.map(one => `\n${JSON.stringify(resource(one))}`).join(',');
  const children = Object.entries(modules).map(
    ([address, resources]) => `{"address": ${JSON.stringify(address)}, "resources": [${list(resources)}]}`,
  );
  const changes = Object.values(planned)
    .flat()
    .map(one => ({ ...resource(one), change: { actions: ['create'], after_unknown: one.unknown ?? {} } }));
  const rest = {
    resource_changes: changes,
    prior_state: { values: { root_module: { resources: prior.map(resource) } } },
    configuration: { root_module: configuration },
    ...more,
  };
  return `{"format_version": "1.2", "terraform_version": "1.9.8",
"planned_values": {"root_module": {"resources": [${list(own)}], "child_modules": [${children.join(',')}]}},
${JSON.stringify(rest).slice(1)}`;
}

/** A resource's part of the configuration: what its zone refers to. */
function refers(address: string, argument: string, ...references: string[]): object {
  return { address, expressions: { [argument]: { references } } };
}

const www = { name: 'www', type: 'A', records: ['192.0.2.1'] };
const zone = { address: 'aws_route53_zone.main', values: { name: 'example.com' } };
const wwwOf = (address: string, values = {}): Resource => ({
  address,
  values: { ...www, ...values },
  unknown: { zone_id: true },
});

describe('the zone of a record is told by', () => {
  test.each<[string, Shape, string[]]>([
    [
      'an id that was there before',
      {
        planned: {
          '': [wwwOf('aws_route53_record.www', { zone_id: 'Z1' })].map(one => ({ ...one, unknown: {} })),
        },
        prior: [{ address: 'data.aws_route53_zone.main', values: { zone_id: 'Z1', name: 'example.com.' } }],
      },
      ['www.example.com'],
    ],
    [
      'Google’s name for it',
      {
        planned: {
          '': [
            { address: 'google_dns_managed_zone.main', values: { name: 'main', dns_name: 'example.com.' } },
            {
              address: 'google_dns_record_set.www',
              values: { managed_zone: 'main', name: 'www.example.com.', type: 'A', rrdatas: ['192.0.2.1'] },
            },
          ],
        },
      },
      ['www.example.com'],
    ],
    [
      'its own name',
      {
        planned: {
          '': [
            {
              address: 'azurerm_dns_a_record.www',
              values: { zone_name: 'example.com', name: 'www', records: ['192.0.2.1'] },
            },
          ],
        },
      },
      ['www.example.com'],
    ],
    [
      'a reference',
      {
        planned: { '': [zone, wwwOf('aws_route53_record.www')] },
        configuration: {
          resources: [
            refers(
              'aws_route53_record.www',
              'zone_id',
              'aws_route53_zone.main.zone_id',
              'aws_route53_zone.main',
            ),
          ],
        },
      },
      ['www.example.com'],
    ],
    [
      'a reference with an index',
      {
        planned: {
          '': [
            { address: 'aws_route53_zone.all["a"]', values: { name: 'example.org' } },
            { address: 'aws_route53_zone.all["b"]', values: { name: 'example.com' } },
            wwwOf('aws_route53_record.www'),
          ],
        },
        configuration: {
          resources: [
            refers(
              'aws_route53_record.www',
              'zone_id',
              'aws_route53_zone.all["b"].zone_id',
              'aws_route53_zone.all["b"]',
              'aws_route53_zone.all',
            ),
          ],
        },
      },
      ['', 'www.example.com'],
    ],
    [
      'the index that both have',
      {
        planned: {
          '': ['example.com', 'example.org'].flatMap(name => [
            { address: `aws_route53_zone.all["${name}"]`, values: { name } },
            wwwOf(`aws_route53_record.www["${name}"]`),
          ]),
        },
        configuration: {
          resources: [refers('aws_route53_record.www', 'zone_id', 'aws_route53_zone.all', 'each.key')],
        },
      },
      ['www.example.com', 'www.example.org'],
    ],
    [
      'what for_each goes through',
      {
        planned: {
          '': ['example.com', 'example.org'].flatMap(name => [
            { address: `aws_route53_zone.all["${name}"]`, values: { name } },
            wwwOf(`aws_route53_record.www["${name}"]`),
          ]),
        },
        configuration: {
          resources: [
            {
              ...refers('aws_route53_record.www', 'zone_id', 'each.value.zone_id', 'each.value'),
              for_each_expression: { references: ['aws_route53_zone.all'] },
            },
          ],
        },
      },
      ['www.example.com', 'www.example.org'],
    ],
    [
      'variables of modules, each instance of its own',
      {
        planned: {
          'module.a["x"]': [
            { address: 'module.a["x"].aws_route53_zone.main', values: { name: 'example.com' } },
            wwwOf('module.a["x"].aws_route53_record.www'),
          ],
          'module.a["y"]': [
            { address: 'module.a["y"].aws_route53_zone.main', values: { name: 'example.org' } },
            wwwOf('module.a["y"].aws_route53_record.www'),
          ],
        },
        configuration: {
          module_calls: {
            a: {
              module: {
                resources: [
                  refers(
                    'aws_route53_record.www',
                    'zone_id',
                    'aws_route53_zone.main.id',
                    'aws_route53_zone.main',
                  ),
                ],
              },
            },
          },
        },
      },
      ['www.example.com', 'www.example.org'],
    ],
    [
      'the output of another module',
      {
        planned: {
          'module.zone': [{ address: 'module.zone.aws_route53_zone.main', values: { name: 'example.com' } }],
          'module.www': [wwwOf('module.www.aws_route53_record.www')],
        },
        configuration: {
          module_calls: {
            zone: {
              module: {
                outputs: {
                  id: { expression: { references: ['aws_route53_zone.main.id', 'aws_route53_zone.main'] } },
                },
              },
            },
            www: {
              expressions: { zone_id: { references: ['module.zone.id', 'module.zone'] } },
              module: { resources: [refers('aws_route53_record.www', 'zone_id', 'var.zone_id')] },
            },
          },
        },
      },
      ['www.example.com'],
    ],
  ])('%s', (_, shape, expected) => {
    const { zones, problems } = read({ 'plan.json': plan(shape) });
    expect({ gaps: zones.gaps, problems }).toEqual({ gaps: [], problems: [] });
    expect(
      zones.items.map(({ records }) => records.items.map(({ owner }) => owner.known && owner.value).join()),
    ).toEqual(expected);
  });

  test('nothing where references go in a circle, through a local, or to one of several', () => {
    const configuration = {
      resources: [
        refers('aws_route53_record.a', 'zone_id', 'local.zone'),
        refers('aws_route53_record.b', 'zone_id', 'aws_route53_zone.all'),
      ],
      module_calls: {
        m: {
          expressions: { zone_id: { references: ['module.m.zone_id'] } },
          module: {
            outputs: { zone_id: { expression: { references: ['var.zone_id'] } } },
            resources: [refers('aws_route53_record.c', 'zone_id', 'var.zone_id')],
          },
        },
      },
    };
    const planned = {
      '': [
        { address: 'aws_route53_zone.all["a"]', values: { name: 'example.org' } },
        { address: 'aws_route53_zone.all["b"]', values: { name: 'example.net' } },
        wwwOf('aws_route53_record.a'),
        wwwOf('aws_route53_record.b'),
      ],
      'module.m': [wwwOf('module.m.aws_route53_record.c')],
    };
    expect(listingOf(read({ 'plan.json': plan({ planned, configuration }) }))).toEqual([
      'zone example.org plan.json:3:1',
      'zone example.net plan.json:4:1',
      ...['aws_route53_record.a', 'aws_route53_record.b', 'module.m.aws_route53_record.c'].map(
        (address, index) =>
          `gap www\${${address}.zone_id}: the zone of the A record depends on ${address}.zone_id, which is known only after apply plan.json:${5 + index}:${index === 2 ? 1 : 1}`,
      ),
    ]);
  });

  test('settings, or by a whole owner', () => {
    const planned = { '': [wwwOf('aws_route53_record.www', { name: 'www.example.com' })] };
    const files = { 'plan.json': plan({ planned }) };
    expect(listingOf(read(files, { apexes: [nameOf('example.com')] }))).toEqual([
      'zone example.com plan.json:3:1',
      '  www.example.com A 192.0.2.1 plan.json:3:1',
    ]);
    expect(listingOf(read(files, { zoneOf: () => nameOf('www.example.com') }))).toEqual([
      'zone www.example.com plan.json:3:1',
      '  www.example.com A 192.0.2.1 plan.json:3:1',
    ]);
  });
});

describe('records', () => {
  const inZone = (...resources: Resource[]) =>
    listingOf(read({ 'plan.json': plan({ planned: { '': resources } }) }));
  const cloudflare = { address: 'cloudflare_zone.main', values: { id: 'c', name: 'example.com' } };

  test('have the values that the plan gives them, alias, proxy and blocks included', () => {
    const { zones } = read({
      'plan.json': plan({
        planned: {
          '': [
            { address: 'aws_route53_zone.main', values: { zone_id: 'Z', name: 'example.com' } },
            {
              address: 'aws_route53_record.a',
              values: {
                zone_id: 'Z',
                name: '',
                type: 'A',
                alias: [{ name: 'lb.example.net', zone_id: 'Z2' }],
                records: null,
              },
            },
            {
              address: 'aws_route53_record.b',
              values: { zone_id: 'Z', name: 'b', type: 'TXT', alias: [], records: ['v=spf1 -all'] },
            },
            cloudflare,
            {
              address: 'cloudflare_dns_record.c',
              values: { zone_id: 'c', name: 'c', type: 'CNAME', content: 'example.net', proxied: true },
            },
            {
              address: 'cloudflare_dns_record.d',
              values: {
                zone_id: 'c',
                name: 'd',
                type: 'CAA',
                content: null,
                data: { flags: 0, tag: 'issue', value: 'letsencrypt.org' },
              },
            },
          ],
        },
      }),
    });
    expect(listingOf({ zones, problems: [] })).toEqual([
      'zone example.com plan.json:3:1',
      '  example.com ALIAS lb.example.net. plan.json:4:1',
      '  b.example.com TXT "v=spf1 -all" plan.json:5:1',
      'zone example.com plan.json:6:1',
      '  c.example.com CNAME example.net. plan.json:7:1',
      '  d.example.com CAA 0 issue "letsencrypt.org" plan.json:8:1',
    ]);
    expect(zones.items.map(({ format, fragment }) => [format, fragment])).toEqual([
      ['terraform-plan', { provider: 'aws', isDeclared: true }],
      ['terraform-plan', { provider: 'cloudflare', isDeclared: true }],
    ]);
    expect(zones.items[1]!.records.items[0]!.flattened).toBe('it is proxied by Cloudflare');
  });

  test('have holes where values are known only after apply', () => {
    const values = { zone_id: 'c', name: 'x', type: 'CNAME' };
    expect(
      inZone(
        cloudflare,
        { address: 'cloudflare_dns_record.a', values, unknown: { content: true } },
        {
          address: 'cloudflare_dns_record.b',
          values: { ...values, name: null, content: 'example.net' },
          unknown: { name: true },
        },
      ),
    ).toEqual([
      'zone example.com plan.json:3:1',
      '  x.example.com CNAME ${cloudflare_dns_record.a.content} plan.json:4:1',
      '  ${cloudflare_dns_record.b.name}example.com CNAME example.net. plan.json:5:1',
    ]);
  });

  test('that are deposed, or data, are none', () => {
    const deposed = {
      address: 'cloudflare_dns_record.a',
      deposed: '1',
      change: { after_unknown: { content: true } },
    };
    const text = plan({
      planned: {
        '': [
          cloudflare,
          {
            address: 'cloudflare_dns_record.a',
            values: { zone_id: 'c', name: 'x', type: 'CNAME', content: 'example.net' },
          },
        ],
      },
    }).replace('"resource_changes":[', `"resource_changes":[${JSON.stringify(deposed)},`);
    expect(listingOf(read({ 'plan.json': text }))).toEqual([
      'zone example.com plan.json:3:1',
      '  x.example.com CNAME example.net. plan.json:4:1',
    ]);
    expect(inZone({ address: 'data.cloudflare_dns_record.a', values: { zone_id: 'c', name: 'x' } })).toEqual(
      [],
    );
  });
});

describe('places are in the configuration', () => {
  const planned = {
    '': [
      { address: 'aws_route53_zone.main', values: { zone_id: 'Z', name: 'example.com' } },
      {
        address: 'aws_route53_record.a',
        values: { zone_id: 'Z', name: 'a', type: 'CNAME', records: ['One.example.net'] },
      },
      {
        address: 'aws_route53_record.b',
        values: { zone_id: 'Z', name: 'b', type: 'A', alias: [{ name: 'lb.example.net' }] },
      },
      {
        address: 'aws_route53_record.c',
        values: { zone_id: 'Z', name: 'c', type: 'CNAME', records: ['two.example.net'] },
      },
      {
        address: 'aws_route53_record.d["d"]',
        values: { zone_id: 'Z', name: 'd', type: 'TXT', records: ['three', 'four'] },
      },
    ],
  };
  const configuration = `locals {
  two = "two.example.net."
}
resource "aws_route53_zone" "main" { name = "example.com" }
resource "aws_route53_record" "a" {
  name    = "a"
  records = ["one.example.net"]
}
resource "aws_route53_record" "b" {
  name = "b"
  alias {
    name = "lb.example.net"
  }
}
resource "aws_route53_record" "c" {
  name    = "\${var.name}"
  records = [local.two]
}
resource "aws_route53_record" "d" {
  for_each = toset(["d"])
  name     = each.key
  records  = ["three", "four"]
}
`;

  test('of the plan’s directory', () => {
    const { zones } = read({ 'live/plan.json': plan({ planned }), 'live/main.tf': configuration });
    const records = zones.items[0]!.records.items;
    const textAt = ({ file, start, end }: (typeof records)[0]['span']) => file.text.slice(start, end);
    expect(
      records.map(({ owner, rdata, span }) => [
        textAt(span).split('\n')[0],
        textAt(owner.span),
        textAt(rdata.span),
      ]),
    ).toEqual([
      ['resource "aws_route53_record" "a" {', 'a', 'one.example.net'],
      ['resource "aws_route53_record" "b" {', 'b', 'lb.example.net'],
      ['resource "aws_route53_record" "c" {', '"${var.name}"', 'two.example.net.'],
      ['resource "aws_route53_record" "d" {', 'd', 'three'],
      ['resource "aws_route53_record" "d" {', 'd', 'four'],
    ]);
    expect(textAt(zones.items[0]!.span)).toBe('resource "aws_route53_zone" "main" { name = "example.com" }');
  });

  test.each([
    ['above it', { 'live/out/plan.json': plan({ planned }), 'live/main.tf': configuration }, 'live/main.tf'],
    ['at the top', { 'out/plan.json': plan({ planned }), 'main.tf': configuration }, 'main.tf'],
    [
      'in JSON',
      {
        'plan.json': plan({ planned }),
        'main.tf.json': '{"resource": {"aws_route53_zone": {"main": {"name": "example.com"}}}}',
      },
      'main.tf.json',
    ],
    ['nowhere', { 'live/plan.json': plan({ planned }), 'other/main.tf': configuration }, 'live/plan.json'],
    [
      'of something else',
      { 'plan.json': plan({ planned }), 'main.tf': 'resource "null_resource" "a" {}' },
      'plan.json',
    ],
  ])('%s', (_, files, expected) => {
    expect(read(files as Record<string, string>).zones.items[0]!.span.file.path).toBe(expected);
  });

  test('and a state is not read beside it', () => {
    const state = plan({ planned }).replace('"planned_values"', '"values"');
    expect(listingOf(read({ 'state.json': state })).length).toBe(6);
    expect(listingOf(read({ 'state.json': state, 'main.tf': configuration }))).toEqual([
      'warning state.json:1:1: This is a state, and the configuration that it was made of is in the repository: that is read, and this is not. For exact values give a plan, `terraform show -json` of a plan file.',
    ]);
  });

  test('of modules that lead out of the repository they are not', () => {
    const inModule = {
      'module.m': [
        {
          address: 'module.m.cloudflare_dns_record.a',
          values: { zone_id: 'c', name: 'a.example.com', type: 'CNAME', content: 'example.net' },
        },
      ],
    };
    const configured = { module_calls: { m: { source: '../../m', module: {} } } };
    const files = {
      'plan.json': plan({ planned: inModule, configuration: configured }),
      'main.tf': 'module "m" {\n  source = "../../m"\n}\n',
    };
    expect(listingOf(read(files, { apexes: [nameOf('example.com')] }))).toEqual([
      'zone example.com plan.json:3:1',
      '  a.example.com CNAME example.net. plan.json:3:1',
    ]);
  });
});

describe('what is taken for a plan', () => {
  test.each<[string, boolean, string, string]>([
    ['a plan', true, 'a.json', plan({ planned: {} })],
    ['a configuration in JSON', false, 'main.tf.json', plan({ planned: {} })],
    [
      'the state as Terraform keeps it',
      false,
      'a.json',
      '{"version": 4, "terraform_version": "1.9.8", "resources": []}',
    ],
    ['anything else', false, 'a.json', '{"format_version": "1.0"}'],
  ])('%s: %s', (_, isTaken, path, text) => {
    expect(terraformPlan.claims(path) && terraformPlan.recognises({ path, text }, treeOf({}))).toBe(isTaken);
  });
});

describe('what is broken', () => {
  const whole = plan({
    planned: {
      '': [
        {
          address: 'cloudflare_dns_record.a',
          values: { zone_id: 'example.com', name: 'a', type: 'CNAME', content: 'example.net' },
        },
      ],
    },
  });

  test('leaves a gap, and the rest is read', () => {
    expect(listingOf(read({ 'plan.json': whole.slice(0, -10) }))).toEqual([
      'zone example.com plan.json:3:118',
      '  a.example.com CNAME example.net. plan.json:3:1',
      'gap ${…}: plan.json could not be wholly read plan.json:1:1',
      'error plan.json:4:330: The JSON is broken: a string is not closed on its line. Add its double quote.',
      'error plan.json:4:338: The JSON is broken: a colon is missing. Put it behind the key.',
    ]);
  });

  test.each([
    [
      'a nest of modules',
      `{"format_version": "1", "terraform_version": "1", "planned_values": {"root_module": ${'{"type":"aws_route53_record", "child_modules": ['.repeat(50_000)}`,
    ],
    ['a nest in an unknown type', whole.replace('"name":"a"', `"name":${'['.repeat(100_000)}`)],
  ])('is a problem and no crash: %s', (_, text) => {
    expect(read({ 'plan.json': text }).problems.length).toBeGreaterThan(0);
  });

  test.each([
    [
      'resources that are none',
      '{"format_version": "1", "terraform_version": "1", "planned_values": {"root_module": {"resources": [1, null, {"address": 1, "type": "aws_route53_record"}, []]}}}',
    ],
    [
      'modules that are none',
      '{"format_version": "1", "terraform_version": "1", "values": {"root_module": {"child_modules": {"type": "aws_route53_record"}}}}',
    ],
    [
      'changes that are none',
      '{"format_version": "1", "terraform_version": "1", "planned_values": {"root_module": 1}, "resource_changes": [1, {"address": "a", "type": "aws_route53_record"}]}',
    ],
  ])('in shape is no record and no crash: %s', (_, text) => {
    expect(listingOf(read({ 'plan.json': text }))).toEqual([]);
  });
});

describe('a CNAME to be written', () => {
  const planned = {
    '': [{ address: 'aws_route53_zone.main', values: { zone_id: 'Z', name: 'example.com' } }],
  };
  const [owner, target] = [
    nameOf('_acme-challenge.example.com'),
    nameOf('example.com.0123456789abcdef.dcv.cloudflare.com'),
  ];
  const expected = `resource "aws_route53_record" "acme_challenge_example_com" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_acme-challenge"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com.0123456789abcdef.dcv.cloudflare.com."]
}`;

  test.each([
    [
      'beside the configuration',
      { 'main.tf': 'resource "aws_route53_zone" "main" {\n  name = "example.com"\n}\n' },
    ],
    ['alone', {}],
  ])('is a resource of the configuration, the plan being %s', (_, files) => {
    const [zone] = read({ 'plan.json': plan({ planned }), ...files }).zones.items;
    expect(terraformPlan.writeCname(zone!, owner, target)).toBe(expected);
  });

  test('in a zone that is only added to names it', () => {
    const added = { '': [wwwOf('aws_route53_record.www', { name: 'www.example.com' })] };
    const [zone] = read({ 'plan.json': plan({ planned: added }) }, { apexes: [nameOf('example.com')] }).zones
      .items;
    expect(terraformPlan.writeCname(zone!, owner, target)).toBe(
      expected.replace('aws_route53_zone.main.zone_id', '"example.com"'),
    );
  });
});

test('a plan without DNS is not read at all', () => {
  const text = plan({
    planned: { '': [{ address: 'aws_instance.a', values: { ami: 'a' } }] },
    more: { errored: true },
  });
  expect(listingOf(read({ 'plan.json': text.slice(0, -1) }))).toEqual([]);
});
