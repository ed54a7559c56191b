import { describe, expect, it } from 'vitest';
import { linesOf } from './zone-text.js';

describe('a line that cannot be read', () => {
  it('is a problem and a gap for its own owner; the rest is read', () => {
    expect(linesOf('a A 1\nb FOO x\n A 2\nc\nd A\ne CNAME x y\nf IN IN A 1\ng A 3\n')).toEqual([
      'a.example.com A 1 zone:1:1',
      'b.example.com A 2 zone:3:2',
      'g.example.com A 3 zone:8:1',
      'gap b.example.com: the record here cannot be read zone:2:1',
      'gap c.example.com: the record here cannot be read zone:4:1',
      'gap d.example.com: the record here cannot be read zone:5:1',
      'gap e.example.com: the record here cannot be read zone:6:1',
      'gap f.example.com: the record here cannot be read zone:7:1',
      'error zone:2:3: FOO is no type of record that named knows. Correct it, or write it as TYPEn (RFC 3597).',
      'error zone:4:1: A type is missing here. Write the record as owner, TTL, class, type, RDATA.',
      'error zone:5:1: A has 1 field, but none stand here. Complete the record.',
      'error zone:6:11: CNAME has 1 field, but more stand here. Make the rest a comment or a record of its own.',
      'error zone:7:6: IN is no type of record that named knows. Correct it, or write it as TYPEn (RFC 3597).',
    ]);
  });

  it('may hide any name where its owner is none', () => {
    const long = 'a'.repeat(64);
    expect(linesOf(` A 1\na..b A 2\n TXT x\n${long} A 3\nc A 4\n`)).toEqual([
      '${…}example.com TXT x zone:3:2',
      'c.example.com A 4 zone:5:1',
      'gap ${…}example.com: a record here has no owner zone:1:2',
      'gap ${…}example.com: the owner of a record here is no domain name zone:2:1',
      'gap ${…}example.com: the owner of a record here is no domain name zone:4:1',
      'error zone:1:2: This line begins with white space, but no owner stands before it. Write the owner.',
      'error zone:2:1: The owner a..b has an empty label. Correct it.',
      `error zone:4:1: The owner ${long} has a label over 63 octets (RFC 1035 §2.3.4). Correct it.`,
    ]);
  });

  it('keeps its record where only a name in its RDATA is none', () => {
    expect(linesOf('a NS b..c\nd MX 1 "e"\n')).toEqual([
      'a.example.com NS b..c zone:1:1',
      'd.example.com MX 1 e zone:2:1',
      'error zone:1:6: The name b..c has an empty label. Correct it.',
      'error zone:2:8: named takes no quotes around a name. Remove them.',
    ]);
  });
});

describe('an open parenthesis', () => {
  it('swallows nothing but what cannot be a record', () => {
    expect(linesOf('@ SOA ns root (\n  1 2 ; serial\n  3 4 5\nwww 300 IN A 1\nmail A 2\n')).toEqual([
      'www.example.com A 1 zone:4:1',
      'mail.example.com A 2 zone:5:1',
      'gap example.com: the record here is broken off zone:1:1',
      'error zone:1:15: This ( is never closed. Close it with ) after the last word of the record.',
    ]);
  });

  it('makes any name possible where it passes over what may be a record', () => {
    expect(linesOf('a TXT (\nb something\nc A 1\n')).toEqual([
      'c.example.com A 1 zone:3:1',
      'gap ${…}example.com: lines after a broken record were passed over zone:1:1',
      'error zone:1:7: This ( is never closed. Close it with ) after the last word of the record.',
    ]);
  });

  it('may hold what looks like a record, if it is closed', () => {
    expect(linesOf('a TXT (\nb A 1\n)\nc A 2\n')).toEqual([
      'a.example.com TXT b A 1 zone:1:1',
      'c.example.com A 2 zone:4:1',
    ]);
  });

  it('is no longer trusted after one that was not closed', () => {
    expect(linesOf('a TXT (\nb TXT ( x\nc A 1\nd TXT ( y\n z )\n')).toEqual([
      'c.example.com A 1 zone:3:1',
      'd.example.com TXT y z zone:4:1',
      'gap a.example.com: the record here is broken off zone:1:1',
      'gap b.example.com: the record here is broken off zone:2:1',
      'error zone:1:7: This ( is never closed. Close it with ) after the last word of the record.',
      'error zone:2:7: This ( is never closed. Close it with ) after the last word of the record.',
    ]);
  });

  it('closed twice cuts its own record only', () => {
    expect(linesOf('a TXT ( x ) )\nb A 1\n)\nc A 2\n')).toEqual([
      'b.example.com A 1 zone:2:1',
      'c.example.com A 2 zone:4:1',
      'gap a.example.com: the record here is broken off zone:1:1',
      'gap b.example.com: the record here is broken off zone:3:1',
      'error zone:1:13: This ) closes nothing. Remove it, or open the parenthesis before it.',
      'error zone:3:1: This ) closes nothing. Remove it, or open the parenthesis before it.',
    ]);
  });
});

describe('an open quote', () => {
  it('in a parenthesis that is open hides no line between them', () => {
    expect(linesOf('a TXT (\n  x\nb A 1\nc TXT "y\nd A 2\n')).toEqual([
      'b.example.com A 1 zone:3:1',
      'd.example.com A 2 zone:5:1',
      'gap a.example.com: the record here is broken off zone:1:1',
      'gap c.example.com: the record here is broken off zone:4:1',
      'error zone:1:7: This ( is never closed. Close it with ) after the last word of the record.',
      'error zone:4:7: This quoted string does not end on its line. Close it with " (named refuses it as it is).',
    ]);
  });

  it('ends with its line', () => {
    expect(linesOf('a TXT "x\nb A 1\nc TXT ( "y\n" )\n$TTL 5\nd A 2\n')).toEqual([
      'b.example.com A 1 zone:2:1',
      'd.example.com A 2 zone:6:1',
      'gap a.example.com: the record here is broken off zone:1:1',
      'gap ${…}example.com: lines after a broken record were passed over zone:3:1',
      'error zone:1:7: This quoted string does not end on its line. Close it with " (named refuses it as it is).',
      'error zone:3:9: This quoted string does not end on its line. Close it with " (named refuses it as it is).',
    ]);
  });
});

describe('a file that is broken as a whole', () => {
  it('names a hundred lines, and one more for the rest', () => {
    const lines = linesOf('a FOO\n'.repeat(3000));
    expect(lines.filter(line => line.startsWith('error'))).toHaveLength(101);
    expect(lines.at(-1)).toBe(
      'error zone:101:3: More lines from here on cannot be read. Correct the first ones.',
    );
    expect(lines.filter(line => line.startsWith('gap'))).toHaveLength(1001);
    expect(lines[1000]).toBe(
      'gap ${…}example.com: more than 1000 places of this zone cannot be read zone:1001:1',
    );
  });

  it('is read behind a byte order mark', () => {
    expect(linesOf('\uFEFF$ORIGIN a\nb A 1\n')).toEqual([
      'b.a.example.com A 1 zone:2:1',
      'error zone:1:1: The file begins with a byte order mark, which named takes for part of the first name. Save it without.',
    ]);
  });

  it('that is not UTF-8 has owners with holes', () => {
    expect(linesOf('; J\uFFFDrg\na\uFFFDb A 1\nc TXT "J\uFFFDrg"\nd CNAME \uFFFD.\n')).toEqual([
      'a${…}b.example.com A 1 zone:2:1',
      'c.example.com TXT "J${…}rg" zone:3:1',
      'd.example.com CNAME ${…}. zone:4:1',
      'error zone:2:1: This owner holds octets that are not UTF-8. Write them as \\DDD, or save the file as UTF-8.',
    ]);
  });

  it('of NUL octets is nothing but problems', () => {
    expect(linesOf('\0\0\0\n\0 A\n')).toEqual([
      'gap \\000\\000\\000.example.com: the record here cannot be read zone:1:1',
      'gap \\000.example.com: the record here cannot be read zone:2:1',
      'error zone:1:1: A type is missing here. Write the record as owner, TTL, class, type, RDATA.',
      'error zone:2:1: A has 1 field, but none stand here. Complete the record.',
    ]);
  });
});
