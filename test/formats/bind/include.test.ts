import { describe, expect, it } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { linesOf } from './zone-text.js';

describe('$INCLUDE', () => {
  it('begins with the owner before it, and leaves origin and owner as they were', () => {
    const inc = ' TXT 1\n$ORIGIN c\nb TXT 2\n';
    expect(linesOf('a TXT 0\n$INCLUDE inc d\n TXT 3\ne TXT 4\n$INCLUDE "inc"\n', { inc })).toEqual([
      'a.example.com TXT 0 zone:1:1',
      'a.example.com TXT 1 inc:1:2',
      'b.c.d.example.com TXT 2 inc:3:1',
      'a.example.com TXT 3 zone:3:2',
      'e.example.com TXT 4 zone:4:1',
      'e.example.com TXT 1 inc:1:2',
      'b.c.example.com TXT 2 inc:3:1',
    ]);
  });

  it('is looked for beside the file, at the top, and below the directory of the server', () => {
    const files = {
      'dns/zone': '$INCLUDE near\n$INCLUDE top/far\n$INCLUDE /etc/bind/served/x\n$INCLUDE own\n',
      'dns/near': 'a TXT 1\n',
      'top/far': 'b TXT 2\n',
      'bind/served/x': 'c TXT 3\n',
      'dns/named.conf':
        'options { directory "/srv/named"; };\nzone "example.com" { type master; file "../dns/zone"; };',
      'named/own': 'd TXT 4\n',
    };
    const tree = treeOf(files);
    expect(listingOf(bind.read({ tree, paths: ['dns/named.conf'], zoneOf: () => undefined }))).toEqual([
      'zone example.com dns/zone:1:1',
      '  a.example.com TXT 1 dns/near:1:1',
      '  b.example.com TXT 2 top/far:1:1',
      '  c.example.com TXT 3 bind/served/x:1:1',
      '  d.example.com TXT 4 named/own:1:1',
    ]);
  });

  it('that cannot be read may hide any name', () => {
    const tree = {
      ...treeOf({
        zone: '$INCLUDE gone\n$INCLUDE ../../x\n$INCLUDE /etc/passwd\n$INCLUDE big\n$INCLUDE x a..b\n',
        x: 'c A 1\n',
      }),
      refused: new Map([['big', 'it is too large']]),
    };
    const read = bind.read({ tree, paths: ['zone'], zoneOf: () => nameOf('example.com') });
    expect(listingOf(read)).toEqual([
      'zone example.com zone:1:1',
      '  c.${…}example.com A 1 x:1:1',
      '  gap ${…}example.com: gone is included and not read zone:1:10',
      '  gap ${…}example.com: ../../x is included and not read zone:2:10',
      '  gap ${…}example.com: /etc/passwd is included and not read zone:3:10',
      '  gap ${…}example.com: big is included and not read zone:4:10',
      'error zone:1:10: gone is not in this repository. Add it, or correct the path.',
      'error zone:2:10: ../../x leads out of this repository. Add it, or correct the path.',
      'error zone:3:10: /etc/passwd is not in this repository. Add it, or correct the path.',
      'error zone:4:10: big cannot be read: it is too large. Add it, or correct the path.',
      'error zone:5:12: The origin a..b has an empty label. Correct it.',
    ]);
  });

  it('of itself is a circle', () => {
    expect(linesOf('$INCLUDE a\nz A 1\n', { a: '$INCLUDE b\n', b: 'y A 2\n$INCLUDE a\n' })).toEqual([
      'y.example.com A 2 b:1:1',
      'z.example.com A 1 zone:2:1',
      'gap ${…}example.com: a is included and not read b:2:10',
      'error b:2:10: a includes itself: zone → a → b → a. Break the circle.',
    ]);
  });

  it('goes no deeper than twenty files', () => {
    const others = Object.fromEntries(
      Array.from({ length: 25 }, (_, at) => [`f${at}`, `$INCLUDE f${at + 1}\n`]),
    );
    const chain = ['zone', ...Array.from({ length: 21 }, (_, at) => `f${at}`)].join(' → ');
    expect(linesOf('$INCLUDE f0\n', others)).toEqual([
      'gap ${…}example.com: f20 is included and not read f19:1:10',
      `error f19:1:10: Files are included more than 20 deep: ${chain}. Include them from fewer.`,
    ]);
  });

  it('of ever more files ends', () => {
    const others = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`f${at}`, `$INCLUDE f${at + 1}\n`.repeat(4)]),
    );
    const lines = linesOf('$INCLUDE f0\n', { ...others, f20: 'a A 1\n' });
    expect(lines.filter(line => line.startsWith('error')).at(-1)).toMatch(
      /More lines from here on cannot be read/,
    );
  });
});
