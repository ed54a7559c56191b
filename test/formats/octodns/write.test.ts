import { expect, test } from 'vitest';
import { type DomainName, nameOf } from '../../../src/dns/name.js';
import { octodns } from '../../../src/formats/octodns/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const target = nameOf('sub.example.com.0123456789abcdef.dcv.cloudflare.com');

function write(owner: string, apex = 'example.com'): string {
  const span = { file: { path: '', text: '' }, start: 0, end: 0 };
  const zone = { apex: nameOf(apex), format: 'octodns', records: { items: [], gaps: [] }, span } as const;
  return octodns.writeCname(zone, nameOf(owner), target);
}

test('a CNAME is written as octoDNS dumps it', () => {
  expect(write('_acme-challenge.sub.example.com')).toBe(
    '_acme-challenge.sub:\n  type: CNAME\n  value: sub.example.com.0123456789abcdef.dcv.cloudflare.com.',
  );
});

test.each([
  ['example.com', "'':"],
  ['*.example.com', "'*':"],
  ['on.example.com', "'on':"],
  ['010.example.com', "'010':"],
  ['1.10.example.com', "'1.10':"],
  ['-x.example.com', "'-x':"],
  ['a.b.example.com', 'a.b:'],
  ['xn--bcher-kva.example.com', 'xn--bcher-kva:'],
])('the key of %s is %s, and is read back as the same name', (owner, key) => {
  const text = write(owner);
  expect(text.split('\n')[0]).toBe(key);
  const tree = treeOf({ 'example.com.yaml': `${text}\n` });
  const read = octodns.read({ tree, paths: tree.paths, zoneOf: () => undefined });
  expect(listingOf(read)).toEqual([
    'zone example.com example.com.yaml:1:1',
    `  ${owner} CNAME ${target}. example.com.yaml:1:1`,
  ]);
});

test('a name whose escapes YAML must not touch is quoted', () => {
  expect(write("a'\\032b.example.com" as DomainName).split('\n')[0]).toBe("'a''\\032b':");
});
