import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { configConnector } from '../../../src/formats/config-connector/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { readAs } from '../kubernetes/read-as.js';

const version = 'apiVersion: dns.cnrm.cloud.google.com/v1beta1';

function zone(metadata: string, spec: string): string {
  return `---\n${version}\nkind: DNSManagedZone\nmetadata: {${metadata}}\nspec: {${spec}}\n`;
}

function recordSet(spec: string, metadata = 'name: a'): string {
  return `---\n${version}\nkind: DNSRecordSet\nmetadata: {${metadata}}\nspec: {${spec}}\n`;
}

const main = zone('name: main', 'dnsName: example.com.');

/** All that is read of a record set in the zone `main`, which begins on line 2; the record set does on line 7. */
function read(spec: string): string[] {
  return listingOf(
    readAs(configConnector, `${main}${recordSet(`managedZoneRef: {name: main}, ${spec}`)}`),
  ).slice(1);
}

describe('record sets', () => {
  test.each([
    ['name: a.example.com., type: CNAME, rrdatas: [B.test.]', 'a.example.com CNAME b.test.'],
    ['name: example.com., type: MX, rrdatas: [10 mx.test.]', 'example.com MX 10 mx.test.'],
    [`name: a.example.com., type: TXT, rrdatas: ['"a b"']`, 'a.example.com TXT "a b"'],
    [
      'name: a.example.com., type: CAA, rrdatas: [0 issue "pki.goog"]',
      'a.example.com CAA 0 issue "pki.goog"',
    ],
    ['name: example.com., type: ALIAS, rrdatas: [a.test.]', 'example.com ALIAS a.test.'],
    ['name: a.example.com., type: A, rrdatasRefs: [{external: 192.0.2.1}]', 'a.example.com A ${192.0.2.1}'],
    [
      'name: a.example.com., type: CNAME, routingPolicy: {wrr: [{weight: 1, rrdatas: [b.test.]}]}',
      'a.example.com CNAME ${routingPolicy}',
    ],
    ['name: "${A}.example.com.", type: A, rrdatas: ["${B}"]', '${A}.example.com A ${B}'],
  ])('%s', (spec, record) => {
    expect(read(spec)).toEqual([`  ${record} a.yaml:7:1`]);
  });

  test.each([
    [
      'name: a.example.com., type: "{{ .a }}", rrdatas: [b.]',
      'the type of the record here is left to a template',
    ],
    [
      'name: a.example.com., type: A, rrdatas: "{{ .a }}"',
      'the data of the record here are left to a template',
    ],
  ])('%s is a gap', (spec, reason) => {
    expect(read(spec)).toEqual([`  gap a.example.com: ${reason} a.yaml:7:1`]);
  });

  test.each([
    [
      'type: A, rrdatas: [192.0.2.1]',
      '`name` is missing, and with it the record’s place in the DNS. Write the whole name at which it stands.',
    ],
    ['name: a..b., type: A, rrdatas: [192.0.2.1]', 'The name a..b. has an empty label. Correct it.'],
    [
      'name: a.example.com., rrdatas: [192.0.2.1]',
      'Config Connector refuses this record set, because it has no `type`. Write one.',
    ],
    [
      'name: a.example.com., type: A',
      'Config Connector refuses this record set, because it has no list of `rrdatas`. Write one.',
    ],
  ])('%s is a mistake', (spec, message) => {
    expect(read(spec)).toEqual([`error a.yaml:10:7: ${message}`]);
  });
});

describe('zones', () => {
  const a = 'name: a.example.com., type: A, rrdatas: [192.0.2.1]';

  test.each([
    ['by name', 'managedZoneRef: {name: main}', 'name: a'],
    ['by name and namespace', 'managedZoneRef: {name: inner, namespace: dns}', 'name: a, namespace: web'],
    ['by name in its own namespace', 'managedZoneRef: {name: inner}', 'name: a, namespace: dns'],
    ['by the name in Google Cloud', 'managedZoneRef: {external: the-zone}', 'name: a'],
    ['by its path', 'managedZoneRef: {external: projects/p/managedZones/the-zone}', 'name: a'],
    ['by its owner alone', 'managedZoneRef: {external: elsewhere}', 'name: a'],
    ['by its owner alone, where no zone is named', 'ttl: 300', 'name: a'],
  ])('a record set is in a zone %s', (_, ref, metadata) => {
    const zones = [
      main,
      zone('name: inner, namespace: dns', 'dnsName: example.com., resourceID: the-zone'),
      zone('name: inner, namespace: other', 'dnsName: example.net.'),
    ];
    const { zones: found } = readAs(configConnector, zones.join('') + recordSet(`${a}, ${ref}`, metadata));
    const expected = /main|elsewhere|ttl/.test(ref) ? 0 : 1;
    const records = found.items.map(({ records: { items } }) => items.length);
    // What is told by its owner alone is a fragment of its own, which joins every view of Google's.
    const isJoined = /elsewhere|ttl/.test(ref);
    expect(records).toEqual(isJoined ? [0, 0, 0, 1] : expected === 0 ? [1, 0, 0] : [0, 1, 0]);
    expect(found.items[isJoined ? 3 : expected]!.apex).toBe('example.com');
    expect(found.items.map(({ fragment }) => fragment)).toEqual([
      { provider: 'google', isDeclared: true },
      { provider: 'google', isDeclared: true },
      { provider: 'google', isDeclared: true },
      ...(isJoined ? [{ provider: 'google', isDeclared: false }] : []),
    ]);
  });

  test('of zones of one name, the one that holds the record is meant', () => {
    const { zones } = readAs(configConnector, {
      'dev.yaml': zone('name: main', 'dnsName: example.net.'),
      'prod.yaml': main,
      'record.yaml': recordSet(`${a}, managedZoneRef: {name: main}`),
    });
    expect(zones.items.map(({ apex, records }) => [apex, records.items.length])).toEqual([
      ['example.net', 0],
      ['example.com', 1],
    ]);
  });

  test('private zones and their records are left out', () => {
    expect(
      listingOf(
        readAs(
          configConnector,
          zone('name: main', 'dnsName: example.com., visibility: private') +
            recordSet(`${a}, managedZoneRef: {name: main}`),
        ),
      ),
    ).toEqual([]);
  });

  test('settings and the inventory tell a zone that is not here', () => {
    const text = recordSet(`${a}, managedZoneRef: {external: elsewhere}`);
    expect(listingOf(readAs(configConnector, text, { zone: 'a.example.com' }))).toEqual([
      'zone a.example.com a.yaml:2:1',
      '  a.example.com A 192.0.2.1 a.yaml:2:1',
    ]);
    expect(listingOf(readAs(configConnector, text, { apexes: ['example.com'] }))).toEqual([
      'zone example.com a.yaml:2:1',
      '  a.example.com A 192.0.2.1 a.yaml:2:1',
    ]);
    expect(listingOf(readAs(configConnector, text))).toEqual([
      'gap a.example.com: the zone of the record here could not be told a.yaml:2:1',
    ]);
  });

  test('a zone whose name is wrong or left to a template is none', () => {
    expect(
      listingOf(
        readAs(
          configConnector,
          zone('name: a', 'dnsName: a..') +
            zone('name: b', 'dnsName: "{{ .b }}."') +
            zone('name: c', 'ttl: 1'),
        ),
      ),
    ).toEqual([
      'error a.yaml:5:7: The name a.. has an empty label. Correct it.',
      'error a.yaml:15:7: `dnsName` is missing, and with it the record’s place in the DNS. Write the whole name at which it stands.',
    ]);
  });
});

test.each([
  ['beside a zone', main, '  managedZoneRef:\n    name: main'],
  [
    'beside a record set',
    recordSet(
      'name: a.example.com., type: A, rrdatas: [192.0.2.1], managedZoneRef: {external: "projects/p/managedZones/z"}',
      'name: a, namespace: dns',
    ),
    '  managedZoneRef:\n    external: "projects/p/managedZones/z"',
  ],
])('a CNAME %s is an object in the same zone, and reads back', (_, text, ref) => {
  const more = { apexes: ['example.com'] };
  const [first] = readAs(configConnector, text, more).zones.items;
  const cname = configConnector.writeCname(
    first!,
    nameOf('_acme-challenge.www.example.com'),
    nameOf('www.example.com.0123456789abcdef.dcv.cloudflare.com'),
  );
  const namespace = text.includes('namespace') ? '  namespace: dns\n' : '';
  expect(cname).toBe(
    `---\n${version}\nkind: DNSRecordSet\nmetadata:\n  name: acme-challenge-www-example-com\n${namespace}spec:\n  name: "_acme-challenge.www.example.com."\n  type: CNAME\n  ttl: 300\n${ref}\n  rrdatas:\n    - www.example.com.0123456789abcdef.dcv.cloudflare.com.`,
  );
  const { zones, problems } = readAs(configConnector, `${text}${cname}\n`, more);
  expect(problems).toEqual([]);
  expect(zones.items.map(({ records }) => records.items.at(-1)!.owner)).toMatchObject([
    { value: '_acme-challenge.www.example.com' },
  ]);
});

test.each([
  ['a.yaml', main, true],
  ['crd.yaml', 'apiVersion: apiextensions.k8s.io/v1\nspec: {group: dns.cnrm.cloud.google.com}\n', false],
  ['bucket.yaml', 'apiVersion: storage.cnrm.cloud.google.com/v1beta1\n', false],
])('%s is recognised by its content', (path, text, recognised) => {
  expect(configConnector.claims(path)).toBe(true);
  expect(configConnector.recognises({ path, text }, treeOf({}))).toBe(recognised);
});
