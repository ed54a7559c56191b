import { describe, expect, it } from 'vitest';
import { type DomainName, nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import type { Read } from '../../../src/formats/format.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const soa = '@ SOA ns root 1 2 3 4 5\n';

function readAll(
  files: Record<string, string>,
  settings: Record<string, string> = {},
  paths?: string[],
): Read {
  const tree = treeOf(files);
  return bind.read({
    tree,
    paths: paths ?? tree.paths.filter(path => bind.claims(path) && bind.recognises(tree.read(path)!, tree)),
    zoneOf: (path): DomainName | undefined =>
      settings[path] === undefined ? undefined : nameOf(settings[path]),
  });
}

/** Only which zone was found in which file, gaps and problems. */
function zonesOf(...given: Parameters<typeof readAll>): string[] {
  return listingOf(readAll(...given)).filter(line => !line.startsWith('  '));
}

describe('the zone of a file', () => {
  it.each([
    ['db.example.com', 'example.com'],
    ['zones/example.com.zone', 'example.com'],
    ['example.com.db', 'example.com'],
    ['example.com', 'example.com'],
    ['master.example.com', 'example.com'],
    ['named.example.com', 'example.com'],
    ['Example.Com.hosts', 'example.com'],
    ['example.com.zone.j2', 'example.com'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['2.0.192.in-addr.arpa.zone', '2.0.192.in-addr.arpa'],
    ['db.192.0.2', '2.0.192.in-addr.arpa'],
    ['db.127', '127.in-addr.arpa'],
    ['db.local', 'localhost'],
  ])('is told by its name: %s', (path, zone) => {
    expect(zonesOf({ [path]: soa })).toEqual([`zone ${zone} ${path}:1:1`]);
  });

  it('is told by the owner of its SOA record, before its name', () => {
    const files = {
      'db.a.test': 'example.com. SOA ns root 1 2 3 4 5\n',
      'db.b.test': '$TTL 5\n$ORIGIN com.\nexample.org 300 IN SOA ns root ( 1 2\n 3 4 5 )\n',
      'db.c.test': `$ORIGIN example.net.\n${soa}$ORIGIN sub\n`,
      'db.d.test': `${soa}$ORIGIN example.edu.\n`,
    };
    expect(zonesOf(files)).toEqual([
      'zone example.com db.a.test:1:1',
      'zone example.org.com db.b.test:3:1',
      'zone example.net db.c.test:2:1',
      'zone d.test db.d.test:1:1',
    ]);
  });

  it('is told by its first origin where nothing else does', () => {
    expect(zonesOf({ 'records.zone': '$ORIGIN example.com.\na A 1\n$ORIGIN sub.example.com.\n' })).toEqual([
      'zone example.com records.zone:1:1',
    ]);
  });

  it('is what settings say, whatever the file says', () => {
    expect(zonesOf({ 'db.a.test': '$ORIGIN b.test.\n' }, { 'db.a.test': 'example.com' })).toEqual([
      'zone example.com db.a.test:1:1',
    ]);
  });

  it('may hide anything where nothing tells it', () => {
    expect(zonesOf({ 'zones/primary.zone': soa })).toEqual([
      'gap ${…}: the zone of this file is not known zones/primary.zone:1:1',
      'error zones/primary.zone:1:1: The zone of this file is told by neither $ORIGIN, SOA, named.conf nor its name. Name it in the settings: files: [{ paths: ["zones/primary.zone"], format: bind, zone: example.com }].',
    ]);
  });

  it('is that of the file which includes it', () => {
    const files = {
      'db.example.com': `${soa}$INCLUDE parts/hosts.inc\n`,
      'parts/hosts.inc': '$TTL 5\na A 1\n$INCLUDE parts/more.inc\n',
      'parts/more.inc': '$TTL 5\n$ORIGIN sub\nb A 2\n',
    };
    expect(listingOf(readAll(files))).toEqual([
      'zone example.com db.example.com:1:1',
      '  example.com SOA ns.example.com. root.example.com. 1 2 3 4 5 db.example.com:1:1',
      '  a.example.com A 1 parts/hosts.inc:2:1',
      '  b.sub.example.com A 2 parts/more.inc:3:1',
    ]);
  });

  it('stands where its SOA record is', () => {
    expect(
      zonesOf({ 'db.a.test': '$TTL 5\n\n; x\na.test. SOA . . 1 2 3 4 5\n', 'db.b.test': '$TTL 5\n' }),
    ).toEqual(['zone a.test db.a.test:4:1', 'zone b.test db.b.test:1:1']);
  });
});

describe('named.conf', () => {
  it('names the zones of files, in views and includes too', () => {
    const files = {
      'etc/named.conf': `
        // comment "zone"
        options { directory "/var/named"; allow-query { any; }; };
        include "/etc/named.zones"; # comment
        /* zone "no.test" { type master; file "x"; }; */
        view "inside" { match-clients { 10/8; }; zone "b.test" IN { type primary; file "b.in"; }; };
        view outside { zone b.test { type master; file "b.out"; }; zone "." { type hint; file "root"; }; };
      `,
      'etc/named.zones':
        'zone "a.test" { type master; file "sub/one"; };\nzone "c.test" { type slave; file "c"; };\nzone "d.test" { type master; file "sub/one"; };\n',
      'var/named/sub/one': soa,
      'var/named/b.in': 'x A 1\n',
      'var/named/b.out': 'y A 2\n',
    };
    expect(listingOf(readAll(files))).toEqual([
      'zone a.test var/named/sub/one:1:1',
      '  a.test SOA ns.a.test. root.a.test. 1 2 3 4 5 var/named/sub/one:1:1',
      'zone d.test var/named/sub/one:1:1',
      '  d.test SOA ns.d.test. root.d.test. 1 2 3 4 5 var/named/sub/one:1:1',
      'zone b.test var/named/b.in:1:1',
      '  x.b.test A 1 var/named/b.in:1:1',
      'zone b.test var/named/b.out:1:1',
      '  y.b.test A 2 var/named/b.out:1:1',
    ]);
  });

  it('leaves a gap for a zone whose file is not here', () => {
    expect(zonesOf({ 'named.conf': 'zone "a.test" { type master; file "/elsewhere/a"; };\n' })).toEqual([
      'gap ${…}a.test: the file of the zone, /elsewhere/a, is not in this repository named.conf:1:35',
    ]);
  });

  it('that is not among the files to read only names those that are', () => {
    const files = {
      'named.conf': 'zone "a.test" { type master; file "x"; };\nzone "b.test" { type master; file "y"; };\n',
      x: soa,
      y: soa,
    };
    expect(zonesOf(files, {}, ['x'])).toEqual(['zone a.test x:1:1']);
  });

  it('that is broken is read as far as it goes', () => {
    const conf =
      'zone "a.test" { type master; file "x" };\n} } zone "b.test" { type master; file "x"; \n zone {{{ "c';
    expect(zonesOf({ 'named.conf': conf, x: soa })).toEqual(['zone a.test x:1:1', 'zone b.test x:1:1']);
  });

  it('that includes itself is read once', () => {
    const files = {
      'named.conf':
        'include "named.conf"; zone "a.test" { type master; file "x"; };\nzone "a.test" { type master; file "x"; };',
      x: soa,
    };
    expect(zonesOf(files)).toEqual(['zone a.test x:1:1']);
  });
});

describe('claims and recognises', () => {
  const ours = [
    'db.example.com',
    'a/example.com',
    'example.com.zone',
    'zones/a.db',
    'named.conf',
    'named.conf.local',
    'x.inc',
    'hosts',
    'a.zone.j2',
    'db.example.md',
    'zones.rfc1918',
    'xn--p1ai.xn--p1ai',
    'db.192.0.2',
  ];
  const others = [
    'README.md',
    'a.ts',
    'b/c.js',
    'package.json',
    'd.yaml',
    'e.tf',
    'f.png',
    '.gitignore',
    'LICENSE.txt',
    'g.py',
    'zone.py',
    'named.html',
    'h.rs',
    'i.TXT',
    'j.min.css',
  ];

  it('files by their names', () => {
    expect([...ours, ...others].filter(path => bind.claims(path))).toEqual(ours);
  });

  it.each([
    ['an SOA record', '; comment\n@ IN SOA ns root (\n', true],
    ['an SOA record with TTL', 'example.com.\t3600\tIN\tSOA\tns. root. 1 2 3 4 5\n', true],
    ['an SOA record without an owner', '\t\tIN SOA ns root 1 2 3 4 5\n', true],
    ['$ORIGIN', '$ORIGIN example.com.\n', true],
    ['$TTL', '\n$ttl 1d\n', true],
    ['$TTL of a template', '$TTL {{ ttl }}\n', true],
    ['a zone block', 'zone "example.com" IN {\n type master;\n', true],
    ['a zone block in a view', 'view "x" { zone example.com {', true],
    ['a text about SOA', 'The SOA record is the start of authority.\n', false],
    ['a shell script', '#!/bin/sh\nTTL=$TTL\n$ORIGIN=x\n', false],
    ['nginx', 'limit_req_zone $binary_remote_addr zone=one:10m;\nserver { }\n', false],
    ['an RPZ file without either', 'bad.example CNAME .\n', false],
    ['nothing', '', false],
    ['spaces', ' '.repeat(300_000), false],
  ])('%s by what it holds', (_, text, expected) => {
    expect(bind.recognises({ path: 'x', text }, treeOf({}))).toBe(expected);
  });
});

describe('writeCname', () => {
  const target = nameOf('sub.example.com.0123456789abcdef.dcv.cloudflare.com');

  it.each([
    ['relative to the apex', soa, '_acme-challenge.sub.example.com', '_acme-challenge.sub'],
    ['with @ for the apex', soa, 'example.com', '@'],
    ['absolutely outside the zone', soa, 'example.org', 'example.org.'],
    [
      'absolutely where the origin moves',
      `${soa}$ORIGIN sub\n`,
      '_acme-challenge.example.com',
      '_acme-challenge.example.com.',
    ],
  ])('writes %s', (_, text, owner, written) => {
    const [zone] = readAll({ 'db.example.com': text }).zones.items;
    const line = bind.writeCname(zone!, nameOf(owner), target);
    expect(line).toBe(`${written}  IN CNAME  ${target}.`);
    const read = readAll({ 'db.example.com': `${text}${line}\n` });
    expect(read.problems).toEqual([]);
  });
});
