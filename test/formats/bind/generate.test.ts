import { describe, expect, it } from 'vitest';
import { interestIn } from '../../../src/dns/interest.js';
import { nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { linesOf } from './zone-text.js';

describe('$GENERATE', () => {
  it('makes a record for each number of its range', () => {
    expect(
      linesOf(
        '$GENERATE 1-2 a$ A 192.0.2.$\n$GENERATE 5-9/4 b$.c 60 IN MX "${-4} d$"\n$generate 0-0 _acme-challenge IN CNAME @\n',
      ),
    ).toEqual([
      'a1.example.com A 192.0.2.1 zone:1:15',
      'a2.example.com A 192.0.2.2 zone:1:15',
      'b5.c.example.com MX 1 d1.example.com. zone:2:17',
      'b9.c.example.com MX 5 d5.example.com. zone:2:17',
      '_acme-challenge.example.com CNAME example.com. zone:3:15',
    ]);
  });

  it('knows offset, width, base and the character itself', () => {
    expect(
      linesOf('$GENERATE 26-26 ${1,4}.${0,3,x}.${0,3,n}.$$ TXT ${-30,4}-${0,0,o}-${-27,0,X}-${0,1,N}-\\$\n'),
    ).toEqual(['0027.01a.a.1.\\$.example.com TXT -004-32-FFFFFFFF-A.1-\\$ zone:1:17']);
  });

  it('of another class makes nothing, and of a template anything', () => {
    expect(
      linesOf(
        '$GENERATE 1-2 a$ CH TXT x\n$GENERATE 1-2 b$ {{ t }} x\n{% if x %}\n$GENERATE 1-2 c$ A 1\n{% endif %}\n',
      ),
    ).toEqual([
      'gap b${$}.example.com: what $GENERATE makes here is left to a template zone:2:1',
      'gap c${$}.example.com: what $GENERATE makes here is left to a template zone:4:1',
    ]);
  });

  it('that is broken leaves a gap with the outline of its owners', () => {
    const text = [
      '$GENERATE',
      '$GENERATE 3-1 a$ A 1',
      '$GENERATE 1-2/0 b$ A 1',
      '$GENERATE 1-2 c$ A',
      '$GENERATE 1-2 d$ A 1 2',
      '$GENERATE 1-2 e$ FOO 1',
      '$GENERATE 1-2 f$ A ${x}',
      '$GENERATE 1-2 g..$ A 1',
      '$GENERATE 1-2 h$ CNAME "i j"',
      '$GENERATE 1-2147483647 k$ A 1',
      '$GENERATE 1-9 l TXT ${2147483640}',
      '$GENERATE 1-2 m$ TXT "\\"n"',
    ];
    expect(linesOf(text.join('\n'))).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map(n => `l.example.com TXT 214748364${n} zone:11:15`),
      'gap ${…}example.com: the $GENERATE here cannot be read zone:1:1',
      'gap a${$}.example.com: the $GENERATE here cannot be read zone:2:1',
      'gap b${$}.example.com: the $GENERATE here cannot be read zone:3:1',
      'gap c${$}.example.com: the $GENERATE here cannot be read zone:4:1',
      'gap d${$}.example.com: the $GENERATE here cannot be read zone:5:1',
      'gap e${$}example.com: the $GENERATE here cannot be read zone:6:1',
      'gap f${$}.example.com: the $GENERATE here cannot be read zone:7:1',
      'gap g..${$}.example.com: the $GENERATE here cannot be read zone:8:1',
      'gap h${$}.example.com: the $GENERATE here cannot be read zone:9:1',
      'gap k${$}.example.com: the $GENERATE here cannot be read zone:10:1',
      'gap l.example.com: the $GENERATE here cannot be read zone:11:1',
      'gap m${$}.example.com: the $GENERATE here cannot be read zone:12:1',
      'error zone:1:1: $GENERATE is followed by a range, an owner, a type and RDATA. Complete it.',
      'error zone:2:11: 3-1 is no range. Write it as start-stop or start-stop/step.',
      'error zone:3:11: 1-2/0 is no range. Write it as start-stop or start-stop/step.',
      'error zone:4:11: $GENERATE lacks its RDATA. Put it in quotes behind the type.',
      'error zone:5:22: $GENERATE has one word of RDATA. Put all of it into quotes.',
      'error zone:6:18: FOO is no type of record that named knows. Correct it, or write it as TYPEn (RFC 3597).',
      'error zone:7:20: ${x} is no ${offset,width,base}, with base d, o, x, X, n or N. Correct it.',
      'error zone:8:15: The owner g..1 has an empty label. Correct it.',
      'error zone:9:24: CNAME has 1 field, but more stand here. Make the rest a comment or a record of its own.',
      'error zone:10:11: More than 1048576 records are generated. Narrow the range.',
      'error zone:11:21: ${2147483640} leaves the range of numbers at 8. Correct it.',
      'error zone:12:22: This quoted string does not end on its line. Close it with " (named refuses it as it is).',
    ]);
  });

  it('is not made for names that nobody asks about', () => {
    const tree = treeOf({
      zone: '$GENERATE 0-65535 host$ A 192.0.2.1\n$GENERATE 1-3 _acme-challenge.$ CNAME x\n$GENERATE 0-9 d$ NS ns.test.\n',
    });
    const interest = interestIn(['host7.example.com', 'a.host9.example.com'].map(nameOf));
    const read = bind.read({ tree, paths: ['zone'], zoneOf: () => nameOf('example.com'), interest });
    expect(listingOf(read).map(line => line.trim())).toEqual([
      'zone example.com zone:1:1',
      'host0.example.com A 192.0.2.1 zone:1:19',
      'host7.example.com A 192.0.2.1 zone:1:19',
      'host9.example.com A 192.0.2.1 zone:1:19',
      ...[1, 2, 3].map(n => `_acme-challenge.${n}.example.com CNAME x.example.com. zone:2:15`),
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => `d${n}.example.com NS ns.test. zone:3:15`),
    ]);
  });
});
