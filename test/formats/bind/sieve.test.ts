import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interest, interestIn } from '../../../src/dns/interest.js';
import { indexZones, lookUp } from '../../../src/dns/lookup.js';
import { type DomainName, nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import { sieveFor } from '../../../src/formats/bind/sieve/sieve.js';
import type { Read } from '../../../src/formats/format.js';
import type { Sieve, SourceFile, Tree } from '../../../src/source.js';
import { listingOf, recordLine } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const zone = nameOf('example.com');
const asked = [
  '_acme-challenge.example.com',
  '_acme-challenge.www.example.com',
  'www.example.com',
  'a.b.example.com',
  'b.sub.example.com',
].map(nameOf);

/** A zone file as it comes off the disk, in chunks of so many octets. */
function chunkedTree(files: Record<string, string>, size: number): Tree {
  return {
    ...treeOf(files),
    read(path, sieve): SourceFile | undefined {
      const text = files[path];
      if (text === undefined || sieve === undefined) return text === undefined ? undefined : { path, text };
      return { path, ...sieve(chunksOf(text, size)) };
    },
  };
}

/** Every chunk in the same buffer, as a reader that does not want to allocate gives them. */
function* chunksOf(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  const buffer = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(buffer, 0, at, at + size);
    yield buffer.subarray(0, length);
  }
}

function readBoth(
  files: Record<string, string>,
  interest: Interest,
  size: number,
): [sifted: Read, whole: Read] {
  const paths = ['db.example.com'];
  const tree = chunkedTree(files, size);
  const zoneOf = (): DomainName => zone;
  return [bind.read({ tree, paths, zoneOf, interest }), bind.read({ tree, paths, zoneOf })];
}

/** All that a look-up answers, places included. */
function answersOf(read: Read): string[] {
  const index = indexZones(read.zones);
  return asked.flatMap(name =>
    lookUp(index, name).map(lookup => {
      if (lookup.answer === 'present')
        return `${name} ${lookup.wildcard ?? ''} ${lookup.records.map(recordLine).join()}`;
      if (lookup.answer === 'absent')
        return `${name} absent ${lookup.emptyNonTerminal} ${lookup.redirect ?? ''}`;
      return `${name} unresolved ${lookup.gaps.map(gap => gap.reason).join()}`;
    }),
  );
}

const owners = [
  '@',
  'www',
  'WWW',
  'a.b',
  'x.a.b',
  'b',
  '*',
  '*.sub',
  'mail',
  'host1',
  '_acme-challenge',
  '_acme-challenge.www',
  'sub',
  'www.example.com.',
  'x.b.sub.example.com.',
  'ftp.example.org.',
  'a..b',
  '\\119ww',
  '"www"',
  'a\\.b',
  '',
  '',
  '',
  'é',
  '{{ h }}',
  'www(',
  '.',
];
const heads = [
  'IN A',
  'A',
  '300 IN A',
  'IN 1h TXT',
  'TXT',
  'CNAME',
  'in cname',
  'NS',
  'DNAME',
  'MX',
  'AAAA',
  'FOO',
  '',
  'CH TXT',
  '1h 2 A',
  'CAA',
  'SRV',
  'TYPE1',
];
const rdatas = [
  '192.0.2.1',
  'www',
  '"a b" ; c',
  '"open',
  '10 mail',
  'x.0123456789abcdef.DCV.cloudflare.com.',
  '( 192.0.2.1',
  ')',
  '( a )',
  '0 issue "ca.test"',
  '',
  'a..b',
  '{{ x }}',
  '1 2 3 www',
  '\\# 4 01020304',
  '.',
  '@',
  '"x" "y" z',
  'a\\',
  '; \' comment ( "',
];
const lines = [
  '$ORIGIN sub',
  '$ORIGIN example.com.',
  '$ORIGIN sub.example.com.',
  '$ORIGIN _acme-challenge.www.example.com.',
  '$ORIGIN {{ x }}.',
  '$TTL 5',
  '$INCLUDE inc',
  '$INCLUDE inc www',
  '$GENERATE 1-3 a$ A 192.0.2.$',
  '$GENERATE 1-2 x$.a.b A 192.0.2.$',
  '; comment ( "',
  '   ; comment',
  '',
  '  ',
  '{% if x %}',
  '{% endif %}',
  ')',
  '  1 2 3 )',
  'garbage',
  '$FOO x',
  "define(`a', `b')",
  '\ta\r',
];

const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...owners), fc.constantFrom(...heads), fc.constantFrom(...rdatas))
      .map(words => words.join(' ')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...owners.slice(0, 13)).map(owner => `${owner} 60 IN A 192.0.2.1`),
  },
  { weight: 2, arbitrary: fc.constant('  A 192.0.2.2') },
  { weight: 2, arbitrary: fc.constantFrom(...lines) },
);
const ending = fc.constantFrom('\n', '\n', '\n', '\r\n');
const text = fc
  .array(
    fc.tuple(line, ending).map(([words, end]) => words + end),
    { maxLength: 25 },
  )
  .map(all => all.join(''));

describe('a sieve', () => {
  it('changes no answer at any name that is asked about, nor its place, nor what cannot be read', () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 200 }), fc.boolean(), (main, included, size, cut) => {
        const files = { 'db.example.com': cut ? main.trimEnd() : main, inc: included };
        const [sifted, whole] = readBoth(files, interestIn(asked), size);
        expect(answersOf(sifted)).toEqual(answersOf(whole));
        expect(keptOf(sifted)).toEqual(keptOf(whole));
      }),
      { numRuns: Number(process.env.DCV_CHECK_RUNS ?? 2000) },
    );
  });

  it('leaves out what cannot matter, and counts it', () => {
    const lines = [
      '$TTL 300 ; kept',
      '; left out',
      '',
      'a 5 IN A 192.0.2.1',
      ' TXT "x; y" z ; left out',
      '\tIN MX 10 b.example.net.',
      'www IN A 192.0.2.2',
      'WWW CNAME b',
      'x.www A 192.0.2.3',
      'c CNAME d.DCV.example.',
      '*.e A 192.0.2.4',
      'f NS g',
      '  A 192.0.2.5',
      'h TXT (',
      ')',
      'i A 192.0.2.6',
    ];
    expect(sift(lines.join('\n'), ['www.example.com'])).toEqual({
      text: [
        '$TTL 300 ; kept',
        'a 5 IN A 192.0.2.1',
        'www IN A 192.0.2.2',
        'WWW CNAME b',
        'x.www A 192.0.2.3',
        'c CNAME d.DCV.example.',
        '*.e A 192.0.2.4',
        'f NS g',
        'h TXT (',
        ')',
        '',
      ].join('\n'),
      omissions: [
        { offset: 16, lines: 2 },
        { offset: 35, lines: 2 },
        { offset: 130, lines: 1 },
        { offset: 140, lines: 1 },
      ],
    });
  });

  it('keeps the owner of a line that it keeps', () => {
    expect(sift('a A 192.0.2.1\nb A 192.0.2.2\n A 192.0.2.3\n CAA 0 issue "x"\n A 192.0.2.4\n', [])).toEqual({
      text: 'b A 192.0.2.2\n CAA 0 issue "x"\n',
      omissions: [
        { offset: 0, lines: 1 },
        { offset: 14, lines: 1 },
        { offset: 31, lines: 1 },
      ],
    });
  });

  it('keeps the first record that proves a name to exist', () => {
    const text =
      'a.b.c A 192.0.2.1\nd.c A 192.0.2.2\n$ORIGIN b.c\ne A 192.0.2.3\nf A 192.0.2.4\nc.example.com. A 192.0.2.5\n';
    expect(sift(text, ['x.c.example.com', 'y.b.c.b.c.example.com']).text).toBe(
      'a.b.c A 192.0.2.1\nd.c A 192.0.2.2\n$ORIGIN b.c\nc.example.com. A 192.0.2.5\n',
    );
  });

  it('keeps everything behind what makes lines depend on each other', () => {
    for (const line of ['{% if x %}', 'a TXT "open', 'a TXT )', "define(`a', `b')", '$ORIGIN', 'a TXT x\\'])
      expect(sift(`a A 192.0.2.1\n${line}\nb A 192.0.2.2\n`, []).text).toContain('b A 192.0.2.2');
  });
});

function sift(text: string, names: string[]): ReturnType<Sieve> {
  return sieveFor(interestIn(names.map(nameOf)), zone)([Buffer.from(text)]);
}

/** What a sieve must not change: gaps, problems, and every record that may matter to a rule wherever it stands. */
function keptOf(read: Read): string[] {
  const matters = /^ {2}(?:\S*acme|\*\.|\S+ (?:NS|DNAME|CAA) |.*\.dcv\.cloudflare\.com)/i;
  return listingOf(read).filter(line => /^(?:\s*gap|error|warning|zone)/.test(line) || matters.test(line));
}
