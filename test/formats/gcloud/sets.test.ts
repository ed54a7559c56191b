import { describe, expect, test } from 'vitest';
import { joinFragments } from '../../../src/dns/fragments.js';
import { nameOf } from '../../../src/dns/name.js';
import type { Reading } from '../../../src/formats/format.js';
import { gcloud } from '../../../src/formats/gcloud/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>, more: Partial<Reading> = {}) {
  const tree = treeOf(files);
  const paths = tree.paths.filter(path => gcloud.claims(path) && gcloud.recognises(tree.peek(path)!, tree));
  return gcloud.read({ tree, paths, zoneOf: () => undefined, ...more });
}

function set(name: string, type: string, ...rrdatas: string[]): string {
  const lines = rrdatas.map(rdata => `- '${rdata}'`);
  return [
    '---',
    'kind: dns#resourceRecordSet',
    `name: '${name}'`,
    'rrdatas:',
    ...lines,
    'ttl: 300',
    `type: ${type}`,
    '',
  ].join('\n');
}

const soa = set('example.com.', 'SOA', 'ns.example.net. hostmaster.example.net. 1 21600 3600 259200 300');
const soaLine = '  example.com SOA ns.example.net. hostmaster.example.net. 1 21600 3600 259200 300';

describe('records', () => {
  test('of every type have absolute names, and the place of their name and data', () => {
    const file = [
      soa,
      set('example.com.', 'NS', 'ns-cloud-a1.googledomains.com.'),
      set('*.Example.com', 'CNAME', 'Target.Example.net'),
      set('example.com.', 'ALIAS', 'lb.example.net.'),
      set('example.com.', 'CAA', '0 issue "letsencrypt.org"'),
      set('example.com.', 'TXT', '"v=spf1 -all"', '"two" "parts"'),
      set('sub.example.com.', 'NS', 'ns.example.org.'),
    ].join('');
    const result = read({ 'zone.yaml': file });
    expect(listingOf(result)).toEqual([
      'zone example.com zone.yaml:1:1',
      `${soaLine} zone.yaml:2:1`,
      '  example.com NS ns-cloud-a1.googledomains.com. zone.yaml:9:1',
      '  *.example.com CNAME target.example.net. zone.yaml:16:1',
      '  example.com ALIAS lb.example.net. zone.yaml:23:1',
      '  example.com CAA 0 issue "letsencrypt.org" zone.yaml:30:1',
      '  example.com TXT "v=spf1 -all" zone.yaml:37:1',
      '  example.com TXT "two" "parts" zone.yaml:37:1',
      '  sub.example.com NS ns.example.org. zone.yaml:45:1',
    ]);
    const { owner, rdata } = result.zones.items[0]!.records.items[2]!;
    expect([owner, rdata].map(({ span }) => file.slice(span.start, span.end))).toEqual([
      '*.Example.com',
      'Target.Example.net',
    ]);
  });

  test('of a routing policy are all that it may answer', () => {
    const file = `${soa}---
kind: dns#resourceRecordSet
name: a.example.com.
type: CNAME
routingPolicy:
  geo:
    items:
    - {location: europe-west1, rrdatas: [eu.example.net.]}
    - {location: us-east1, rrdatas: [us.example.net.]}
---
kind: dns#resourceRecordSet
name: b.example.com.
type: A
routingPolicy:
  primaryBackup:
    backupGeoTargets:
      items: [{location: us-east1, rrdatas: [192.0.2.2]}]
    primaryTargets: {internalLoadBalancers: [{ipAddress: 10.0.0.1}]}
---
kind: dns#resourceRecordSet
name: c.example.com.
type: A
routingPolicy:
  wrr: {items: [{weight: 1, healthCheckedTargets: {internalLoadBalancers: [{ipAddress: 10.0.0.1}]}}]}
`;
    expect(listingOf(read({ 'zone.yaml': file }))).toEqual([
      'zone example.com zone.yaml:1:1',
      `${soaLine} zone.yaml:2:1`,
      '  a.example.com CNAME eu.example.net. zone.yaml:9:1',
      '  a.example.com CNAME us.example.net. zone.yaml:9:1',
      '  b.example.com A 192.0.2.2 zone.yaml:18:1',
      '  c.example.com A ${routingPolicy} zone.yaml:27:1',
    ]);
  });

  test('are read from the answer of the API', () => {
    const rrset = { kind: 'dns#resourceRecordSet', name: 'example.com.', type: 'A', rrdatas: ['192.0.2.1'] };
    const answer = { kind: 'dns#resourceRecordSetsListResponse', rrsets: [rrset] };
    const result = read({ 'example.com.json': JSON.stringify(answer, null, 1) });
    expect(listingOf(result)).toEqual([
      'zone example.com example.com.json:3:12',
      '  example.com A 192.0.2.1 example.com.json:4:3',
    ]);
  });
});

describe('zones', () => {
  const www = set('www.example.com.', 'A', '192.0.2.1');

  test.each<[string, Record<string, string>, Partial<Reading>, unknown[]]>([
    ['are whole with their SOA', { 'a.yaml': soa + www }, {}, [['example.com', undefined]]],
    ['are added to without it', { 'example.com.yaml': www }, {}, [['example.com', false]]],
    [
      'are told by another file',
      { 'a.yaml': soa, 'b.yaml': www },
      {},
      [
        ['example.com', undefined],
        ['example.com', false],
      ],
    ],
    [
      'are told by the inventory',
      { 'a.yaml': www },
      { apexes: [nameOf('example.com')] },
      [['example.com', false]],
    ],
    [
      'are the nearest',
      { 'www.example.com.yaml': www },
      { apexes: [nameOf('example.com')] },
      [['www.example.com', false]],
    ],
    ['are told by settings', { 'a.yaml': www }, { zoneOf: () => nameOf('com') }, [['com', false]]],
    [
      'are as many as a file has',
      {
        'a.yaml': `${soa}${soa.replace('example.com', 'sub.example.com')}${set('a.sub.example.com', 'A', '192.0.2.1')}`,
      },
      {},
      [
        ['example.com', undefined],
        ['sub.example.com', undefined],
      ],
    ],
  ])('%s', (_, files, more, expected) => {
    const { zones } = read(files, more);
    expect(zones.gaps).toEqual([]);
    expect(zones.items.map(({ apex, fragment }) => [apex, fragment?.isDeclared])).toEqual(expected);
  });

  test('keep a record that is written into their export from elsewhere', () => {
    expect(listingOf(read({ 'a.yaml': soa + set('www.example.org.', 'A', '192.0.2.1') }))).toEqual([
      'zone example.com a.yaml:1:1',
      `${soaLine} a.yaml:2:1`,
      '  www.example.org A 192.0.2.1 a.yaml:9:1',
    ]);
  });
});

describe('transactions', () => {
  const transaction = `---
additions:
- kind: dns#resourceRecordSet
  name: www.example.com.
  rrdatas: [192.0.2.1]
  ttl: 300
  type: A
deletions:
- kind: dns#resourceRecordSet
  name: www.example.com.
  rrdatas: [target.example.net.]
  ttl: 300
  type: CNAME
`;

  test('beside an export add to it, and leave no gap', () => {
    const { zones } = read({ 'example.com.yaml': soa, 'transaction.yaml': transaction });
    const joined = joinFragments(zones.items);
    expect(listingOf({ zones: { items: joined, gaps: zones.gaps }, problems: [] })).toEqual([
      'zone example.com example.com.yaml:1:1',
      `${soaLine} example.com.yaml:2:1`,
      '  www.example.com A 192.0.2.1 transaction.yaml:3:3',
    ]);
  });

  test('that only delete have no records', () => {
    const text = transaction.replace(/additions:\n(?:.*\n)*?deletions:/, 'additions: []\ndeletions:');
    expect(listingOf(read({ 'transaction.yaml': text }, { apexes: [nameOf('example.com')] }))).toEqual([]);
  });
});

describe('what is taken for gcloud’s', () => {
  test.each<[string, boolean, string, string]>([
    ['an export', true, 'a.yaml', set('example.com.', 'A', '192.0.2.1')],
    ['sets without a kind', true, 'a.yml', 'name: example.com.\nrrdatas:\n- 192.0.2.1\ntype: A\n'],
    ['a list of sets', true, 'a.yml', '- kind: dns#resourceRecordSet\n  name: example.com.\n'],
    ['a transaction', true, 'transaction.yaml', 'additions:\n  - kind: dns#resourceRecordSet\n'],
    ['a list in JSON', true, 'a.json', '[{"kind": "dns#resourceRecordSet"}]'],
    ['a change in JSON', true, 'a.json', '{"additions": [], "kind":"dns#change"}'],
    [
      'a workflow that writes one',
      false,
      'a.yaml',
      'jobs:\n  a:\n    run: |\n      kind: dns#resourceRecordSet\n',
    ],
    ['Config Connector', false, 'a.yaml', 'kind: DNSRecordSet\nspec:\n  rrdatas:\n  - 192.0.2.1\n'],
    [
      'the description of the API',
      false,
      'a.json',
      '{"kind": "discovery#restDescription", "default": "dns#resourceRecordSet"}',
    ],
    ['any other YAML', false, 'a.yaml', 'a: 1\n'],
    ['any other JSON', false, 'a.json', '{"a": 1}'],
  ])('%s: %s', (_, isTaken, path, text) => {
    expect(gcloud.claims(path)).toBe(true);
    expect(gcloud.recognises({ path, text }, treeOf({}))).toBe(isTaken);
  });
});

describe('what is broken', () => {
  test('leaves a gap over the zone, and the rest is read', () => {
    const broken = '---\nkind: dns#resourceRecordSet\nname: a.example.com.\nrrdatas: [192.0.2.1\ntype: A\n';
    const result = listingOf(read({ 'a.yaml': `${soa}${broken}${set('b.example.com.', 'A', '192.0.2.2')}` }));
    expect(result.filter(line => !line.includes('YAML is broken'))).toEqual([
      'zone example.com a.yaml:1:1',
      `${soaLine} a.yaml:2:1`,
      '  a.example.com A 192.0.2.1 a.yaml:9:1',
      '  b.example.com A 192.0.2.2 a.yaml:14:1',
      '  gap ${…}example.com: a.yaml is broken a.yaml:1:1',
    ]);
  });

  test('hides any zone where it hides all of a file', () => {
    const text = '[{"kind": "dns#resourceRecordSet", ';
    expect(listingOf(read({ 'a.json': text }))).toEqual([
      'gap ${…}: a.json is broken a.json:1:1',
      'error a.json:1:36: The JSON is broken: a key in double quotes is missing. Write it.',
      'error a.json:1:2: The record set has no `name`. Write it.',
    ]);
  });

  test.each([
    ['a nest of brackets', `[{"kind": "dns#resourceRecordSet", "name": ${'['.repeat(100_000)}`],
    [
      'a name of a megabyte',
      `[{"kind": "dns#resourceRecordSet", "name": "${'a.'.repeat(500_000)}", "type": "A"}]`,
    ],
    ['a lone surrogate', '[{"kind": "dns#resourceRecordSet", "name": "\\ud800.example.com", "type": "A"}]'],
    ['a set that is a number', '[{"kind": "dns#resourceRecordSet"}, 1, null, [[]]]'],
  ])('is a problem and no crash: %s', (_, text) => {
    expect(read({ 'a.json': text }).problems.length).toBeGreaterThan(0);
  });
});

describe('a CNAME to be written', () => {
  const [owner, target] = [
    nameOf('*.example.com'),
    nameOf('example.com.0123456789abcdef.dcv.cloudflare.com'),
  ];
  const zoneOf = (files: Record<string, string>) => read(files).zones.items[0]!;

  test.each<[string, Record<string, string>, (text: string, cname: string) => string]>([
    ['an export', { 'example.com.yaml': soa }, (text, cname) => `${text}${cname}\n`],
    [
      'a transaction',
      {
        'example.com.yaml':
          'additions:\n- kind: dns#resourceRecordSet\n  name: example.com.\n  type: A\n  rrdatas: [192.0.2.1]\n',
      },
      (text, cname) => `${text}${cname}\n`,
    ],
    [
      'a list',
      {
        'example.com.json':
          '[{"kind": "dns#resourceRecordSet", "name": "example.com.", "type": "A", "rrdatas": ["192.0.2.1"]}]',
      },
      (text, cname) => text.replace('[{', `[${cname},{`),
    ],
  ])('into %s is read back', (_, files, paste) => {
    const [path, text] = Object.entries(files)[0]!;
    const written = paste(text, gcloud.writeCname(zoneOf(files), owner, target));
    const records = zoneOf({ [path]: written }).records.items.filter(({ type }) => type === 'CNAME');
    expect(records).toMatchObject([{ owner: { value: owner }, rdata: { value: `${target}.` } }]);
  });

  test('looks as gcloud would export it', () => {
    expect(gcloud.writeCname(zoneOf({ 'a.yaml': soa }), nameOf('_acme-challenge.example.com'), target)).toBe(
      `---
kind: dns#resourceRecordSet
name: _acme-challenge.example.com.
rrdatas:
- example.com.0123456789abcdef.dcv.cloudflare.com.
ttl: 300
type: CNAME`,
    );
  });
});
