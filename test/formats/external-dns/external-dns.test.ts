import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { externalDns } from '../../../src/formats/external-dns/index.js';
import { positionOf, type Span } from '../../../src/source.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { readAs } from '../kubernetes/read-as.js';

const head = 'apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nspec:\n  endpoints:\n';

/** One endpoint in flow style, on line 5. */
function endpoint(fields: string): string {
  return `${head}  - {${fields}}\n`;
}

/** All that is read of one endpoint. */
function read(fields: string): string[] {
  return listingOf(readAs(externalDns, endpoint(fields)));
}

function written({ file, start, end }: Span): string {
  const { line, column } = positionOf({ file, start, end });
  return `${line}:${column} ${file.text.slice(start, end)}`;
}

describe('records', () => {
  test.each([
    ['dnsName: WWW.Example.com., recordType: A, targets: [192.0.2.1]', 'www.example.com A 192.0.2.1'],
    ['dnsName: "*.example.com", recordType: cname, targets: [a.test]', '*.example.com CNAME a.test.'],
    [
      'dnsName: www.bücher.example, recordType: A, targets: [192.0.2.1]',
      'www.xn--bcher-kva.example A 192.0.2.1',
    ],
    ['dnsName: a.example.com, recordType: TXT, targets: [say "hi"]', 'a.example.com TXT "say \\"hi\\""'],
    [`dnsName: a.example.com, recordType: TXT, targets: ['"a" "b"']`, 'a.example.com TXT "a" "b"'],
    ['dnsName: example.com, recordType: MX, targets: [10 mx.test.]', 'example.com MX 10 mx.test.'],
    [
      'dnsName: a.example.com, recordType: SRV, targets: [0 5 443 b.test.]',
      'a.example.com SRV 0 5 443 b.test.',
    ],
    ['dnsName: a.example.com, recordType: NS, targets: [ns.test]', 'a.example.com NS ns.test.'],
    ['dnsName: a.example.com, recordType: CNAME, targets: [a..test]', 'a.example.com CNAME a..test'],
    [
      'dnsName: a.example.com, recordType: A, targets: [192.0.2.1], setIdentifier: b, providerSpecific: [{name: alias, value: "true"}]',
      'a.example.com A 192.0.2.1',
    ],
    [
      'dnsName: a.example.com, recordType: CNAME, targets: [b.test], providerSpecific: [{name: alias, value: "false"}, {name: aws/weight, value: "9"}]',
      'a.example.com CNAME b.test.',
    ],
  ])('%s', (fields, record) => {
    const zone = record.includes('xn--') ? 'xn--bcher-kva.example' : 'example.com';
    expect(read(fields)).toEqual([`zone ${zone} a.yaml:5:3`, `  ${record} a.yaml:5:5`]);
  });

  test('what Cloudflare proxies is flattened', () => {
    const { zones } = readAs(
      externalDns,
      endpoint(
        'dnsName: a.example.com, recordType: CNAME, targets: [b.test], providerSpecific: [{name: external-dns.alpha.kubernetes.io/cloudflare-proxied, value: "true"}]',
      ),
    );
    expect(zones.items[0]!.records.items.map(({ flattened }) => flattened)).toEqual([
      'it is proxied by Cloudflare',
    ]);
  });

  test('spans are what is written, and the zone’s is the list of endpoints', () => {
    const text = `${head}  - dnsName: 'a.example.com'\n    recordType: CNAME\n    targets:\n    - "b.test"\n`;
    const [zone] = readAs(externalDns, text).zones.items;
    const [record] = zone!.records.items;
    expect([record!.owner.span, record!.rdata.span, record!.span, zone!.span].map(written)).toEqual([
      "5:14 'a.example.com'",
      '8:7 "b.test"',
      `5:5 dnsName: 'a.example.com'\n    recordType: CNAME\n    targets:\n    - "b.test"`,
      `5:3 - dnsName: 'a.example.com'\n    recordType: CNAME\n    targets:\n    - "b.test"`,
    ]);
  });

  test('a DNSRecord has one endpoint', () => {
    const text =
      'apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSRecord\nspec:\n  endpoint:\n    dnsName: a.example.com\n    recordType: A\n    targets: [192.0.2.1]\n';
    expect(listingOf(readAs(externalDns, text))).toEqual([
      'zone example.com a.yaml:5:5',
      '  a.example.com A 192.0.2.1 a.yaml:5:5',
    ]);
  });
});

describe('mistakes', () => {
  test.each([
    [
      'recordType: A, targets: [192.0.2.1]',
      '`dnsName` is missing, and with it the record’s place in the DNS. Write the whole name at which it stands.',
    ],
    [
      'dnsName: "", recordType: A, targets: [192.0.2.1]',
      '`dnsName` is missing, and with it the record’s place in the DNS. Write the whole name at which it stands.',
    ],
    [
      'dnsName: a..example.com, recordType: A, targets: [192.0.2.1]',
      'The name a..example.com has an empty label. Correct it.',
    ],
    [
      'dnsName: a.example.com, targets: [192.0.2.1]',
      'external-dns leaves this endpoint out, because it has no `recordType`. Write one.',
    ],
    [
      'dnsName: a.example.com, recordType: A',
      'external-dns leaves this endpoint out, because it has no list of `targets`. Write one.',
    ],
    [
      'dnsName: a.example.com, recordType: A, targets: 192.0.2.1',
      'external-dns leaves this endpoint out, because it has no list of `targets`. Write one.',
    ],
  ])('%s', (fields, message) => {
    expect(read(fields)).toEqual([`error a.yaml:5:5: ${message}`]);
  });

  test('endpoints that are no list', () => {
    expect(
      listingOf(
        readAs(
          externalDns,
          'apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nspec: {endpoints: {}}\n',
        ),
      ),
    ).toEqual(['error a.yaml:3:19: `endpoints` is a list. Begin each endpoint with `- dnsName:`.']);
  });

  test('objects without endpoints and of other kinds are nothing', () => {
    const text =
      'apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nspec: {}\n---\napiVersion: externaldns.k8s.io/v1alpha1\nkind: Other\nspec: {endpoints: [1]}\n';
    expect(listingOf(readAs(externalDns, text))).toEqual([]);
  });

  test('broken YAML is told, is a gap, and the rest is read', () => {
    expect(
      listingOf(
        readAs(
          externalDns,
          `${endpoint('dnsName: a.example.com, recordType: A, targets: [192.0.2.1]')}  - {`,
        ),
      ),
    ).toEqual([
      'zone example.com a.yaml:5:3',
      '  a.example.com A 192.0.2.1 a.yaml:5:5',
      'gap ${…}: the YAML of a.yaml is broken a.yaml:1:1',
      'error a.yaml:6:6: The YAML is broken: Flow map in block collection must be sufficiently indented and end with a }. Indent with spaces, all entries of one mapping or list equally far.',
    ]);
  });
});

describe('what a template leaves open', () => {
  const open = 'how the provider serves the record here is left to a template';
  test.each([
    [
      'dnsName: "{{ .a }}.example.com", recordType: A, targets: [192.0.2.1]',
      '  ${.a}.example.com A 192.0.2.1 a.yaml:5:5',
    ],
    [
      'dnsName: a.example.com, recordType: CNAME, targets: ["{{ .a }}.test"]',
      '  a.example.com CNAME ${.a}.test. a.yaml:5:5',
    ],
    [
      'dnsName: a.example.com, recordType: "{{ .a }}", targets: [b.test]',
      '  gap a.example.com: the type of the record here is left to a template a.yaml:5:5',
    ],
    [
      'dnsName: a.example.com, recordType: A, targets: "{{ .a }}"',
      '  gap a.example.com: the data of the record here are left to a template a.yaml:5:5',
    ],
    [
      'dnsName: a.example.com, recordType: CNAME, targets: [b.test], providerSpecific: [{name: alias, value: "{{ .a }}"}]',
      `  gap a.example.com: ${open} a.yaml:5:5`,
    ],
    [
      'dnsName: a.example.com, recordType: A, targets: [192.0.2.1], providerSpecific: "{{ .a }}"',
      '  a.example.com A 192.0.2.1 a.yaml:5:5',
    ],
  ])('%s', (fields, line) => {
    expect(read(fields)).toEqual(['zone example.com a.yaml:5:3', line]);
  });

  test('whole endpoints and fields from a template', () => {
    const text = `${head}  - {{ toYaml .a }}\n  - {{- toYaml .b | nindent 4 }}\n    recordType: A\n  - dnsName: c.example.com\n    {{- toYaml .c | nindent 4 }}\n`;
    expect(listingOf(readAs(externalDns, text))).toEqual([
      'zone example.com a.yaml:5:3',
      '  gap c.example.com: the type of the record here is left to a template a.yaml:8:5',
      'gap ${…}: the type of the record here is left to a template a.yaml:5:5',
      'gap ${…}: the data of the record here are left to a template a.yaml:7:5',
    ]);
  });

  test('a name that ends in a hole has no zone', () => {
    expect(read('dnsName: "_acme-challenge.${A}com", recordType: A, targets: [192.0.2.1]')).toEqual([
      'gap _acme-challenge.${A}com: the zone of the record here could not be told, because its name depends on A, a variable that is filled in on deployment a.yaml:5:5',
    ]);
  });
});

describe('zones', () => {
  const record = endpoint('dnsName: a.b.example.co.test, recordType: A, targets: [192.0.2.1]');

  test.each([
    ['the last two labels', {}, 'co.test'],
    [
      'the inventory’s nearest',
      { apexes: ['test', 'b.example.co.test', 'example.co.test', 'other.test'] },
      'b.example.co.test',
    ],
    ['the settings’', { zone: 'example.co.test', apexes: ['b.example.co.test'] }, 'example.co.test'],
  ])('%s', (_, more, apex) => {
    expect(listingOf(readAs(externalDns, record, more))).toEqual([
      `zone ${apex} a.yaml:5:3`,
      '  a.b.example.co.test A 192.0.2.1 a.yaml:5:5',
    ]);
  });

  test('records of several files are one zone, which is not declared here', () => {
    const { zones } = readAs(externalDns, {
      'a.yaml': endpoint('dnsName: a.example.com, recordType: A, targets: [192.0.2.1]'),
      'b.json':
        '{"apiVersion": "externaldns.k8s.io/v1alpha1", "kind": "DNSEndpoint", "spec": {"endpoints": [{"dnsName": "b.example.com", "recordType": "A", "targets": ["192.0.2.2"]}]}}',
    });
    expect(zones.items.map(({ apex, fragment, records }) => [apex, fragment, records.items.length])).toEqual([
      ['example.com', { isDeclared: false }, 2],
    ]);
  });
});

test('a CNAME is written as an item of the list, and reads back', () => {
  const text = endpoint('dnsName: a.example.com, recordType: A, targets: [192.0.2.1]');
  const [zone] = readAs(externalDns, text).zones.items;
  const cname = externalDns.writeCname(
    zone!,
    nameOf('_acme-challenge.www.example.com'),
    nameOf('www.example.com.0123456789abcdef.dcv.cloudflare.com'),
  );
  expect(cname).toBe(
    '- dnsName: _acme-challenge.www.example.com\n  recordType: CNAME\n  targets:\n    - www.example.com.0123456789abcdef.dcv.cloudflare.com',
  );
  expect(listingOf(readAs(externalDns, text + cname.replace(/^/gm, '  ')))).toEqual([
    'zone example.com a.yaml:5:3',
    '  a.example.com A 192.0.2.1 a.yaml:5:5',
    '  _acme-challenge.www.example.com CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com. a.yaml:6:5',
  ]);
});

test('beside a DNSRecord and in JSON a CNAME is written so that it can stand there', () => {
  const spec = '{"dnsName": "a.example.com", "recordType": "A", "targets": ["192.0.2.1"]}';
  const own = `{"apiVersion": "externaldns.k8s.io/v1alpha1", "kind": "DNSRecord", "spec": {"endpoint": ${spec}}}`;
  const cnames = ['a.yaml', 'a.json'].map(path => {
    const [zone] = readAs(externalDns, { [path]: own }).zones.items;
    return externalDns.writeCname(zone!, nameOf('*.b.example.com'), nameOf('c.test'));
  });
  expect(cnames).toEqual([
    '---\napiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nmetadata:\n  name: wildcard-b-example-com\nspec:\n  endpoints:\n    - dnsName: "*.b.example.com"\n      recordType: CNAME\n      targets:\n        - c.test',
    '{\n  "dnsName": "*.b.example.com",\n  "recordType": "CNAME",\n  "targets": [\n    "c.test"\n  ]\n}',
  ]);
});

test.each([
  ['a.yaml', head, true],
  ['templates/a.yml', `{{- if .a }}\n${head}`, true],
  ['a.json', '{"kind": "DNSEndpoint", "apiVersion": "externaldns.k8s.io/v1alpha1"}', true],
  ['list.yaml', 'items:\n- apiVersion: "externaldns.k8s.io/v1alpha1"\n', true],
  ['crd.yaml', 'apiVersion: apiextensions.k8s.io/v1\nspec: {group: externaldns.k8s.io}\n', false],
  ['role.yaml', 'rules:\n- apiGroups: [externaldns.k8s.io]\n', false],
  ['service.yaml', 'annotations: {external-dns.alpha.kubernetes.io/hostname: a.test}\n', false],
])('%s is recognised by its content', (path, text, recognised) => {
  expect(externalDns.claims(path)).toBe(true);
  expect(externalDns.recognises({ path, text }, treeOf({}))).toBe(recognised);
});
