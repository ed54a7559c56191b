import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameOf, parseName } from '../../../src/dns/name.js';
import type { Reading } from '../../../src/formats/format.js';
import { route53 } from '../../../src/formats/route53/index.js';
import { fromOctal, toOctal } from '../../../src/formats/route53/octal.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

function read(files: Record<string, string>, more: Partial<Reading> = {}) {
  const tree = treeOf(files);
  const paths = tree.paths.filter(path => route53.claims(path) && route53.recognises(tree.peek(path)!, tree));
  return route53.read({ tree, paths, zoneOf: () => undefined, ...more });
}

function set(name: string, type: string, ...values: string[]): object {
  return { Name: name, Type: type, TTL: 300, ResourceRecords: values.map(value => ({ Value: value })) };
}

const soa = set('example.com.', 'SOA', 'ns.example.net. hostmaster.example.net. 1 7200 900 1209600 86400');
const soaLine = '  example.com SOA ns.example.net. hostmaster.example.net. 1 7200 900 1209600 86400';

/** One set a line, from the second line on. */
function list(...sets: object[]): string {
  return `{"ResourceRecordSets": [\n${sets.map(one => JSON.stringify(one)).join(',\n')}\n]}`;
}

function batch(...changes: [action: string, set: object][]): string {
  const items = changes.map(([Action, ResourceRecordSet]) => JSON.stringify({ Action, ResourceRecordSet }));
  return `{"Comment": "", "Changes": [\n${items.join(',\n')}\n]}`;
}

describe('records', () => {
  test('of every type have absolute names, and the place of their name and data', () => {
    const file = list(
      soa,
      set('WWW.example.com', 'CNAME', 'Target.Example.net'),
      set('example.com.', 'MX', '10 mail.example.net', '20 mx.example.net.'),
      set('example.com.', 'TXT', '"v=spf1 -all"', '"tab\\011" "two"'),
      set('example.com.', 'CAA', '0 issue "letsencrypt.org"'),
      set('sub.example.com.', 'NS', 'ns.example.org'),
    );
    const result = read({ 'a.json': file });
    expect(listingOf(result)).toEqual([
      'zone example.com a.json:1:24',
      `${soaLine} a.json:2:1`,
      '  www.example.com CNAME target.example.net. a.json:3:1',
      '  example.com MX 10 mail.example.net. a.json:4:1',
      '  example.com MX 20 mx.example.net. a.json:4:1',
      '  example.com TXT "v=spf1 -all" a.json:5:1',
      '  example.com TXT "tab\\009" "two" a.json:5:1',
      '  example.com CAA 0 issue "letsencrypt.org" a.json:6:1',
      '  sub.example.com NS ns.example.org. a.json:7:1',
    ]);
    const { owner, rdata } = result.zones.items[0]!.records.items[1]!;
    expect([owner, rdata].map(({ span }) => file.slice(span.start, span.end))).toEqual([
      'WWW.example.com',
      'Target.Example.net',
    ]);
  });

  test('are read from YAML as from JSON', () => {
    const yaml =
      'ResourceRecordSets:\n- Name: "\\\\052.example.com."\n  Type: A\n  ResourceRecords: [{Value: 192.0.2.1}]\n';
    expect(listingOf(read({ 'example.com.yaml': yaml }))).toEqual([
      'zone example.com example.com.yaml:2:1',
      '  *.example.com A 192.0.2.1 example.com.yaml:2:3',
    ]);
  });

  test('may be none, and then the zone has none', () => {
    expect(listingOf(read({ 'a.json': list() }))).toEqual([]);
  });
});

describe('escapes are octal', () => {
  test.each([
    ['\\052.example.com', '*.example.com'],
    ['a\\056b.example.com', 'a\\.b.example.com'],
    ['f\\374bar.example.com', 'f\\252bar.example.com'],
    ['_acme-challenge.example.com', '_acme-challenge.example.com'],
  ])('%s is %s, and back', (written, name) => {
    expect(parseName(fromOctal(written))).toBe(name);
    expect(toOctal(nameOf(name))).toBe(written);
  });

  test('what is written as Route 53 lists it is read as it was', () => {
    const octets = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(octets, label => {
        const name = nameOf(
          `${label.map(octet => `\\${String(octet).padStart(3, '0')}`).join('')}.example.com`,
        );
        expect(toOctal(name)).toMatch(/^(?:[a-z0-9_.-]|\\[0-3][0-7]{2})+$/);
        expect(parseName(fromOctal(toOctal(name)))).toBe(name);
      }),
    );
  });
});

describe('changes', () => {
  const www = set('www.example.com.', 'A', '192.0.2.1');
  const apexes = [nameOf('example.com')];

  test('that create or replace are there, those that delete are not', () => {
    const text = batch(
      ['DELETE', set('a.example.com', 'A', '192.0.2.1')],
      ['CREATE', www],
      ['UPSERT', set('b.example.com', 'A', '192.0.2.2')],
    );
    const { zones, problems } = read({ 'a.json': text }, { apexes });
    expect(listingOf({ zones, problems })).toEqual([
      'zone example.com a.json:1:28',
      '  www.example.com A 192.0.2.1 a.json:3:40',
      '  b.example.com A 192.0.2.2 a.json:4:40',
      '  gap ${…}example.com: a.json says what to change in example.com, and not what else is in it a.json:1:28',
    ]);
    expect(zones.items.map(({ fragment }) => fragment)).toMatchObject([
      { provider: 'aws', isDeclared: false },
    ]);
  });

  test('beside a list of the zone leave no gap', () => {
    const { zones } = read({ 'a.json': batch(['CREATE', www]), 'b.json': list(soa) });
    expect(
      zones.items.map(({ apex, fragment, records }) => [apex, fragment?.isDeclared, records.gaps]),
    ).toEqual([
      ['example.com', false, []],
      ['example.com', undefined, []],
    ]);
  });

  test('without an action that Route 53 knows may be anything', () => {
    expect(listingOf(read({ 'example.com.json': batch(['REPLACE', www], ['CREATE', www]) }))).toEqual([
      'zone example.com example.com.json:1:28',
      '  www.example.com A 192.0.2.1 example.com.json:3:40',
      '  gap ${…}example.com: a record set could not be read: it has no `Action` and `ResourceRecordSet` example.com.json:2:1',
      '  gap ${…}example.com: example.com.json says what to change in example.com, and not what else is in it example.com.json:1:28',
      'error example.com.json:2:1: The record set has no `Action` and `ResourceRecordSet`. Write CREATE, UPSERT or DELETE.',
    ]);
  });
});

test.each(['"NextToken": "x"', '"IsTruncated": true'])('a list with %s may lack any record', more => {
  const text = list(soa).replace(/\}$/, `, ${more}}`);
  expect(listingOf(read({ 'a.json': text }))).toEqual([
    'zone example.com a.json:1:24',
    `${soaLine} a.json:2:1`,
    '  gap ${…}example.com: a.json is one page of a longer list a.json:1:1',
  ]);
});

describe('what is taken for Route 53’s', () => {
  test.each<[string, boolean, string, string]>([
    ['a list', true, 'a.json', list(soa)],
    [
      'a list behind other keys',
      true,
      'a.json',
      '{"IsTruncated": false, "MaxItems": "100", "ResourceRecordSets": []}',
    ],
    ['a batch', true, 'a.json', batch(['CREATE', soa])],
    [
      'a request',
      true,
      'a.json',
      '{"HostedZoneId": "Z", "ChangeBatch": {"Changes": [{"ResourceRecordSet": {}}]}}',
    ],
    ['a batch in YAML', true, 'a.yml', 'Comment: x\nChanges:\n- Action: UPSERT\n  ResourceRecordSet:\n'],
    ['the description of the API', false, 'a.json', '{"shapes": {"ResourceRecordSets": {"type": "list"}}}'],
    ['a policy', false, 'a.json', '{"Statement": [{"Action": "route53:ChangeResourceRecordSets"}]}'],
    [
      'a workflow that sends one',
      false,
      'a.yaml',
      'jobs:\n  a:\n    run: |\n      {"Changes": [{"ResourceRecordSet": {}}]}\n',
    ],
    ['any other JSON', false, 'a.json', '{"Changes": []}'],
  ])('%s: %s', (_, isTaken, path, text) => {
    expect(route53.claims(path)).toBe(true);
    expect(route53.recognises({ path, text }, treeOf({}))).toBe(isTaken);
  });
});

test.each([
  ['a nest of brackets', `{"ResourceRecordSets": [${'['.repeat(100_000)}`],
  ['a lone surrogate', '{"ResourceRecordSets": [{"Name": "\\ud800.example.com", "Type": "A"}]}'],
  ['sets that are none', '{"ResourceRecordSets": [1, null, [[]], {"Name": {}}]}'],
])('is a problem and no crash: %s', (_, text) => {
  expect(read({ 'a.json': text }).problems.length).toBeGreaterThan(0);
});

describe('a CNAME to be written', () => {
  const [owner, target] = [
    nameOf('*.example.com'),
    nameOf('example.com.0123456789abcdef.dcv.cloudflare.com'),
  ];

  test.each<[string, string, string]>([
    ['a list', 'a.json', list(soa)],
    ['a batch', 'a.json', batch(['UPSERT', soa])],
  ])('into %s is read back', (_, path, text) => {
    const [zone] = read({ [path]: text }).zones.items;
    const written = text.replace('\n]', `,\n${route53.writeCname(zone!, owner, target)}]`);
    const records = read({ [path]: written }).zones.items[0]!.records.items;
    expect(records.slice(1)).toMatchObject([
      { owner: { value: owner }, type: 'CNAME', rdata: { value: `${target}.` } },
    ]);
  });

  test('into YAML is read back', () => {
    const text = `Changes:\n- ${JSON.stringify({ Action: 'UPSERT', ResourceRecordSet: soa })}\n`;
    const [zone] = read({ 'a.yaml': text }).zones.items;
    const written = read({ 'a.yaml': `${text}${route53.writeCname(zone!, owner, target)}\n` });
    expect(written.zones.items[0]!.records.items.slice(1)).toMatchObject([
      { owner: { value: owner }, type: 'CNAME', rdata: { value: `${target}.` } },
    ]);
  });
});
