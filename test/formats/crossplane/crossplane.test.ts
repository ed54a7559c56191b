import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { crossplane } from '../../../src/formats/crossplane/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { readAs } from '../kubernetes/read-as.js';

const aws = 'route53.aws.upbound.io/v1beta1';

function object(
  apiVersion: string,
  kind: string,
  forProvider: string,
  metadata = 'name: a',
  more = '',
): string {
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: {${more}forProvider: {${forProvider}}}\n`;
}

const main = object(aws, 'Zone', 'name: example.com', 'name: main, labels: {a: b, c: d}');

/** All that is read of a record in the zone `main`, which begins on line 2; the record does on line 7. */
function read(forProvider: string): string[] {
  const record = object(aws, 'Record', `zoneIdRef: {name: main}, ${forProvider}`);
  return listingOf(readAs(crossplane, main + record)).slice(1);
}

describe('records of Route 53', () => {
  test.each([
    ['name: www, type: A, records: [192.0.2.1]', 'www.example.com A 192.0.2.1'],
    ['name: www.example.com, type: CNAME, records: [a.test]', 'www.example.com CNAME a.test.'],
    ['name: "", type: TXT, records: [a b]', 'example.com TXT "a b"'],
    ['name: www, type: A, alias: [{name: a.test, zoneId: Z}]', 'www.example.com ALIAS a.test.'],
    ['name: www, type: A, alias: {name: a.test, zoneId: Z}', 'www.example.com ALIAS a.test.'],
    ['name: "${A}", type: CNAME, records: ["${B}.test"]', '${A}example.com CNAME ${B}.test.'],
  ])('%s', (forProvider, record) => {
    expect(read(forProvider)).toEqual([`  ${record} a.yaml:7:1`]);
  });

  test('what it is created with fills in what it leaves out', () => {
    const more = 'initProvider: {type: A, records: [a.test]}, ';
    const given = 'zoneIdRef: {name: main}, name: www, type: CNAME';
    const record = object(aws, 'Record', given, 'name: a', more);
    expect(listingOf(readAs(crossplane, main + record)).slice(1)).toEqual([
      '  www.example.com CNAME a.test. a.yaml:7:1',
    ]);
  });

  test('what a template leaves open is a gap', () => {
    expect(read('name: www, type: "{{ .a }}", records: [a]')).toEqual([
      '  gap www.example.com: the type of the record here is left to a template a.yaml:7:1',
    ]);
  });

  test.each([
    [
      'type: A, records: [192.0.2.1]',
      '`name` is missing, and with it the record’s place in the DNS. Write it.',
    ],
    ['name: a..b, type: A, records: [192.0.2.1]', 'The name a..b has an empty label. Correct it.'],
    [
      'name: www, records: [192.0.2.1]',
      'This record has no `type`, so nothing of it is published. Write it.',
    ],
    ['name: www, type: A', 'This record has no `records`, so nothing of it is published. Write it.'],
  ])('%s is a mistake', (forProvider, message) => {
    expect(read(forProvider)).toEqual([`error a.yaml:7:1: ${message}`]);
  });
});

describe('records of other providers', () => {
  test.each([
    [
      'route53.aws.crossplane.io/v1alpha1',
      'ResourceRecordSet',
      'type: CNAME, resourceRecords: [{value: a.test}]',
      'name: www.example.com',
      'www.example.com CNAME a.test.',
    ],
    [
      'route53.aws.crossplane.io/v1alpha1',
      'ResourceRecordSet',
      'type: A, aliasTarget: {dnsName: a.test}',
      'name: a, annotations: {crossplane.io/external-name: www.example.com}',
      'www.example.com ALIAS a.test.',
    ],
    [
      'dns.gcp.upbound.io/v1beta2',
      'RecordSet',
      'name: www.example.com., type: CNAME, rrdatas: [a.test.]',
      'name: a',
      'www.example.com CNAME a.test.',
    ],
    [
      'dns.gcp.m.upbound.io/v1beta1',
      'RecordSet',
      'name: www.example.com., type: A, routingPolicy: {wrr: []}',
      'name: a',
      'www.example.com A ${routingPolicy}',
    ],
    [
      'network.azure.upbound.io/v1beta1',
      'DNSCNAMERecord',
      'zoneName: example.com, record: a.test',
      'name: www',
      'www.example.com CNAME a.test.',
    ],
    [
      'network.azure.upbound.io/v1beta1',
      'DNSTXTRecord',
      'zoneName: example.com, record: [{value: a b}]',
      'name: "@"',
      'example.com TXT "a b"',
    ],
    [
      'network.azure.upbound.io/v1beta1',
      'DNSCAARecord',
      'zoneName: example.com, record: [{flags: 0, tag: issue, value: pki.goog}]',
      'name: "@"',
      'example.com CAA 0 issue "pki.goog"',
    ],
    [
      'network.azure.m.upbound.io/v1beta1',
      'DNSARecord',
      'zoneName: example.com, targetResourceId: /subscriptions/a',
      'name: www',
      'www.example.com ALIAS /subscriptions/a',
    ],
  ])('%s %s {%s}', (version, kind, forProvider, metadata, record) => {
    const text = object(version, kind, forProvider, metadata);
    expect(listingOf(readAs(crossplane, text, { apexes: ['example.com'] }))).toEqual([
      'zone example.com a.yaml:2:1',
      `  ${record} a.yaml:2:1`,
    ]);
  });
});

test('names that Google Cloud DNS refuses are told', () => {
  const record = 'name: www.example.com, type: CNAME, rrdatas: [a.test]';
  const text = object('dns.gcp.upbound.io/v1beta1', 'RecordSet', record);
  expect(listingOf(readAs(crossplane, text, { apexes: ['example.com'] })).slice(2)).toEqual([
    'error a.yaml:5:28: Google Cloud DNS refuses a name without its final dot. Write `www.example.com.` here.',
    'error a.yaml:5:68: Google Cloud DNS refuses a name without its final dot. Write `a.test.` here.',
  ]);
});

describe('zones', () => {
  const www = 'name: www, type: A, records: [192.0.2.1]';

  test.each([
    ['its reference', 'zoneIdRef: {name: main}'],
    ['its selector', 'zoneIdSelector: {matchLabels: {c: d, a: b}}'],
    ['the id in an annotation', 'zoneId: Z1'],
    ['the id with its path', 'zoneId: /hostedzone/Z1'],
  ])('a record is in the zone that %s leads to', (_, ref) => {
    const { zones } = readAs(
      crossplane,
      object(
        aws,
        'Zone',
        'name: example.net',
        'name: other, labels: {a: b}, annotations: {crossplane.io/external-name: Z2}',
      ) +
        object(
          aws,
          'Zone',
          'name: example.com',
          'name: main, labels: {a: b, c: d}, annotations: {crossplane.io/external-name: Z1}',
        ) +
        object(aws, 'Record', `${www}, ${ref}`),
    );
    expect(zones.items.map(({ apex, fragment, records }) => [apex, fragment, records.items.length])).toEqual([
      ['example.net', { provider: 'aws', isDeclared: true }, 0],
      ['example.com', { provider: 'aws', isDeclared: true }, 1],
    ]);
  });

  test('a zone of another provider is not meant', () => {
    const text = object('dns.gcp.upbound.io/v1beta1', 'ManagedZone', 'dnsName: example.com.', 'name: main');
    const record = object(aws, 'Record', `${www}, zoneIdRef: {name: main}`);
    expect(listingOf(readAs(crossplane, text + record))).toEqual([
      'zone example.com a.yaml:2:1',
      'gap www${…}: the zone of the record here could not be told a.yaml:7:1',
    ]);
  });

  test.each([
    [aws, 'Zone', 'name: example.com, vpc: [{vpcId: a}]', 'Record', `${www}, zoneIdRef: {name: z}`],
    [
      'route53.aws.crossplane.io/v1alpha1',
      'HostedZone',
      'name: example.com., hostedZoneConfig: {privateZone: true}',
      'ResourceRecordSet',
      'type: A, resourceRecords: [{value: 192.0.2.1}], zoneIdRef: {name: z}',
    ],
    [
      'dns.gcp.upbound.io/v1beta1',
      'ManagedZone',
      'dnsName: example.com., visibility: private',
      'RecordSet',
      'name: www.example.com., type: A, rrdatas: [192.0.2.1], managedZoneRef: {name: z}',
    ],
  ])('private zones and their records are left out: %s %s', (version, kind, zone, recordKind, record) => {
    const text = object(version, kind, zone, 'name: z') + object(version, recordKind, record, 'name: www');
    expect(listingOf(readAs(crossplane, text))).toEqual([]);
  });

  test('a zone that is only looked at is not declared here', () => {
    const text = object(aws, 'Zone', 'name: example.com', 'name: main', 'managementPolicies: [Observe], ');
    const { zones } = readAs(crossplane, text + object(aws, 'Record', `${www}, zoneIdRef: {name: main}`));
    expect(zones.items.map(({ fragment, records }) => [fragment, records.items.length])).toEqual([
      [{ provider: 'aws', isDeclared: false }, 1],
    ]);
  });

  test('settings and the inventory tell a zone that is not here', () => {
    const short = object(aws, 'Record', `${www}, zoneId: Z9`);
    const whole = object(aws, 'Record', 'name: www.example.com, type: A, records: [192.0.2.1], zoneId: Z9');
    const expected = ['zone example.com a.yaml:2:1', '  www.example.com A 192.0.2.1 a.yaml:2:1'];
    expect(listingOf(readAs(crossplane, short, { zone: 'example.com' }))).toEqual(expected);
    expect(listingOf(readAs(crossplane, whole, { apexes: ['example.com', 'com'] }))).toEqual(expected);
    expect(listingOf(readAs(crossplane, short, { apexes: ['example.com'] }))).toEqual([
      'gap www${…}: the zone of the record here could not be told a.yaml:2:1',
    ]);
  });
});

describe('Compositions', () => {
  const base =
    '{apiVersion: route53.aws.upbound.io/v1beta1, kind: Record, metadata: {name: x}, spec: {forProvider: {name: www, type: A, records: [192.0.2.1], zoneIdRef: {name: main}}}}';
  const unknown = 'a Composition makes the record here as often as it is used';

  function composition(spec: string): string[] {
    const text = `---\napiVersion: apiextensions.crossplane.io/v1\nkind: Composition\nspec:\n  ${spec}\n`;
    return listingOf(readAs(crossplane, main + text)).slice(1);
  }

  test.each([
    ['no patches', '', 'www.example.com'],
    [
      'a patch of what does not matter',
      'patches: [{fromFieldPath: a, toFieldPath: spec.forProvider.ttl}]',
      'www.example.com',
    ],
    [
      'a patch of the name',
      'patches: [{fromFieldPath: a, toFieldPath: spec.forProvider.name}]',
      '${…}example.com',
    ],
    [
      'a patch to the path it comes from',
      'patches: [{fromFieldPath: spec.forProvider.name}]',
      '${…}example.com',
    ],
    [
      'a patch to the composite',
      'patches: [{type: ToCompositeFieldPath, fromFieldPath: a, toFieldPath: spec.forProvider.name}]',
      'www.example.com',
    ],
  ])('%s', (_, patches, owner) => {
    expect(composition(`resources: [{name: a, base: ${base}, ${patches}}]`)).toEqual([
      `  gap ${owner}: ${unknown} a.yaml:10:31`,
    ]);
  });

  test('patches in a named set, and a pipeline', () => {
    const sets =
      'patchSets: [{name: s, patches: [{fromFieldPath: a, toFieldPath: "spec[\'forProvider\'].name"}]}]';
    const resources = `resources: [{base: ${base}, patches: [{type: PatchSet, patchSetName: s}]}]`;
    expect(composition(`pipeline: [{input: {${sets}, ${resources}}}]`)).toHaveLength(1);
    expect(composition(`pipeline: [{input: {${sets}, ${resources}}}]`)[0]).toMatch(
      /^ {2}gap \$\{…\}example\.com: /,
    );
  });

  test('a patch of the zone leaves the zone open', () => {
    expect(
      composition(
        `resources: [{name: a, base: ${base}, patches: [{fromFieldPath: a, toFieldPath: spec.forProvider.zoneIdRef.name}]}]`,
      ),
    ).toEqual([`gap www\${…}: ${unknown} a.yaml:10:31`]);
  });

  test('a program that makes records is a gap for all', () => {
    expect(
      composition(
        `mode: Pipeline\n  pipeline:\n  - step: a\n    input:\n      inline:\n        template: |\n          {{ range .a }}\n          apiVersion: ${aws}\n          kind: Record\n          {{ end }}\n  - input: {source: "text"}`,
      ),
    ).toEqual(['gap ${…}: a Composition makes DNS records with a program of its own a.yaml:15:19']);
  });
});

describe('a CNAME is an object in the same zone, and reads back', () => {
  test.each([
    [
      'beside a zone',
      main,
      `apiVersion: ${aws}\nkind: Record\nmetadata:\n  name: acme-challenge-www-example-com\nspec:\n  forProvider:\n    name: _acme-challenge.www.example.com\n    type: CNAME\n    ttl: 300\n    records:\n      - a.test\n    zoneIdRef:\n      name: main`,
    ],
    [
      'beside a record',
      object(
        'route53.aws.m.upbound.io/v1beta1',
        'Record',
        'name: www.example.com, type: A, records: [192.0.2.1], region: eu-west-1, zoneIdSelector: {matchLabels: {a: b}}',
        'name: www, namespace: dns',
      ),
      'apiVersion: route53.aws.m.upbound.io/v1beta1\nkind: Record\nmetadata:\n  name: acme-challenge-www-example-com\n  namespace: dns\nspec:\n  forProvider:\n    name: _acme-challenge.www.example.com\n    type: CNAME\n    ttl: 300\n    records:\n      - a.test\n    zoneIdSelector:\n      matchLabels:\n        a: b\n    region: eu-west-1',
    ],
    [
      'of the older provider',
      object(
        'route53.aws.crossplane.io/v1alpha1',
        'ResourceRecordSet',
        'type: A, resourceRecords: [{value: 192.0.2.1}], zoneId: Z1',
        'name: www.example.com',
      ),
      'apiVersion: route53.aws.crossplane.io/v1alpha1\nkind: ResourceRecordSet\nmetadata:\n  name: acme-challenge-www-example-com\n  annotations:\n    crossplane.io/external-name: _acme-challenge.www.example.com\nspec:\n  forProvider:\n    type: CNAME\n    ttl: 300\n    resourceRecords:\n      - value: a.test\n    zoneId: Z1',
    ],
    [
      'of Google',
      object(
        'dns.gcp.upbound.io/v1beta1',
        'RecordSet',
        'name: www.example.com., type: A, rrdatas: [192.0.2.1], managedZone: z',
      ),
      'apiVersion: dns.gcp.upbound.io/v1beta1\nkind: RecordSet\nmetadata:\n  name: acme-challenge-www-example-com\nspec:\n  forProvider:\n    name: _acme-challenge.www.example.com.\n    type: CNAME\n    ttl: 300\n    rrdatas:\n      - a.test.\n    managedZone: z',
    ],
    [
      'of Azure',
      object(
        'network.azure.upbound.io/v1beta1',
        'DNSARecord',
        'zoneName: example.com, records: [192.0.2.1], resourceGroupName: dns',
      ),
      'apiVersion: network.azure.upbound.io/v1beta1\nkind: DNSCNAMERecord\nmetadata:\n  name: acme-challenge-www-example-com\n  annotations:\n    crossplane.io/external-name: _acme-challenge.www\nspec:\n  forProvider:\n    ttl: 300\n    record: a.test\n    zoneName: example.com\n    resourceGroupName: dns',
    ],
  ])('%s', (_, text, expected) => {
    const more = { apexes: ['example.com'] };
    const [zone] = readAs(crossplane, text, more).zones.items;
    const cname = crossplane.writeCname(zone!, nameOf('_acme-challenge.www.example.com'), nameOf('a.test'));
    expect(cname).toBe(`---\n${expected}`);
    const { zones, problems } = readAs(crossplane, `${text}${cname}\n`, more);
    expect(problems).toEqual([]);
    expect(zones.items.map(({ records }) => records.items.at(-1))).toMatchObject([
      { owner: { value: '_acme-challenge.www.example.com' }, type: 'CNAME', rdata: { value: 'a.test.' } },
    ]);
  });
});

test.each([
  ['a.yaml', main, true],
  ['composition.yaml', `spec:\n  template: |\n    apiVersion: ${aws}\n    kind: Record\n`, true],
  ['role.yaml', 'apiVersion: iam.aws.upbound.io/v1beta1\nkind: Role\n', false],
  ['network.yaml', 'apiVersion: network.azure.upbound.io/v1beta1\nkind: VirtualNetwork\n', false],
  ['provider.yaml', 'apiVersion: pkg.crossplane.io/v1\nkind: Provider\n', false],
])('%s is recognised by its content', (path, text, recognised) => {
  expect(crossplane.claims(path)).toBe(true);
  expect(crossplane.recognises({ path, text }, treeOf({}))).toBe(recognised);
});
