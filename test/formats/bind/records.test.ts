import { describe, expect, it } from 'vitest';
import { positionOf } from '../../../src/source.js';
import { linesOf, readZone } from './zone-text.js';

describe('records', () => {
  it('stand at their owner, or at that of the record before', () => {
    expect(linesOf('a A 192.0.2.1\n TXT x\n\n; comment\n\tTXT y\n@ TXT z\nb.example.com. TXT w\n')).toEqual([
      'a.example.com A 192.0.2.1 zone:1:1',
      'a.example.com TXT x zone:2:2',
      'a.example.com TXT y zone:5:2',
      'example.com TXT z zone:6:1',
      'b.example.com TXT w zone:7:1',
    ]);
  });

  it('have TTL and class in either order, or neither', () => {
    expect(linesOf('a 5 IN A 1\nb in 1h30m a 2\nc IN A 3\nd 1W A 4\ne A 5\nf CLASS1 TYPE1 6\n')).toEqual([
      'a.example.com A 1 zone:1:1',
      'b.example.com A 2 zone:2:1',
      'c.example.com A 3 zone:3:1',
      'd.example.com A 4 zone:4:1',
      'e.example.com A 5 zone:5:1',
      'f.example.com A 6 zone:6:1',
    ]);
  });

  it('go over lines inside parentheses', () => {
    expect(linesOf('a SOA ns root ( 1 ; serial )\n2\n\n 3 ( 4 )\n5 ) ; x\n(b TXT\ny)\n')).toEqual([
      'a.example.com SOA ns.example.com. root.example.com. 1 2 3 4 5 zone:1:1',
      'b.example.com TXT y zone:6:2',
    ]);
  });

  it('keep quotes, escapes and comments apart', () => {
    expect(
      linesOf('a TXT "x ; (" y\\;z;comment\nb TXT "\\"" "" "a"b"c"\nc\\.d\\032\\065 TXT "e\\\nf"\n'),
    ).toEqual([
      'a.example.com TXT "x ; (" y\\;z zone:1:1',
      'b.example.com TXT "\\"" "" "a" b "c" zone:2:1',
      'c\\.d\\032a.example.com TXT "e\\010f" zone:3:1',
    ]);
  });

  it('take characters beyond ASCII for raw octets', () => {
    expect(linesOf('é TXT "é"\n')).toEqual(['\\195\\169.example.com TXT "é" zone:1:1']);
  });

  it('of another class are passed over knowingly', () => {
    expect(linesOf('a CH TXT x\n TXT y\nb CLASS4 A 1\n HS TXT z\n')).toEqual([
      'a.example.com TXT y zone:2:2',
    ]);
  });

  it('have the names of their RDATA completed with the origin in force', () => {
    expect(linesOf('a CNAME b\nc MX 10 @\nd SRV 1 2 3 e.\n$ORIGIN sub\nf NAPTR 1 2 "u" "s" "" g\n')).toEqual([
      'a.example.com CNAME b.example.com. zone:1:1',
      'c.example.com MX 10 example.com. zone:2:1',
      'd.example.com SRV 1 2 3 e. zone:3:1',
      'f.sub.example.com NAPTR 1 2 "u" "s" "" g.sub.example.com. zone:5:1',
    ]);
  });

  it('keep the bug of a target without its final dot, and a target that is no name', () => {
    const text =
      'a CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com\n_acme-challenge CNAME .example.com.0123456789abcdef.dcv.cloudflare.com.\n';
    expect(linesOf(text)).toEqual([
      'a.example.com CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com.example.com. zone:1:1',
      '_acme-challenge.example.com CNAME .example.com.0123456789abcdef.dcv.cloudflare.com. zone:2:1',
    ]);
  });

  it('of unknown types are read as RFC 3597 writes them', () => {
    const text =
      'a TYPE65280 \\# 3 AB ( cd\n ef )\nb TYPE731 \\# 0\nc CNAME \\# 5 01 61 02 2e 62 00\nd CNAME \\# 6 0161022E6200\ne TYPE257 \\# 9 00 05 6973737565 22 78\n';
    expect(linesOf(text)).toEqual([
      'a.example.com TYPE65280 \\# 3 abcdef zone:1:1',
      'b.example.com TYPE731 \\# 0 zone:3:1',
      'd.example.com CNAME a.\\.b. zone:5:1',
      'e.example.com CAA 0 issue "\\"x" zone:6:1',
      'gap c.example.com: the record here cannot be read zone:4:1',
      'error zone:4:12: \\# 5 is followed by 5 octets in hexadecimal. Correct the length or the data.',
    ]);
  });

  it('of gdnsd are decided by its plugins', () => {
    expect(
      linesOf('a DYNA geo!www\nb 300/30 IN DYNC geo!cdn\nc.@Z A 1\n$ORIGIN sub\nd.@F CNAME e.@Z\n@Z TXT x\n'),
    ).toEqual([
      'a.example.com A ${geo!www} zone:1:1',
      'b.example.com CNAME ${geo!cdn} zone:2:1',
      'c.example.com A 1 zone:3:1',
      'd.example.com CNAME e.example.com. zone:5:1',
      'example.com TXT x zone:6:1',
    ]);
  });

  it('know where owner, RDATA and all of them stand', () => {
    const read = readZone('a 5 IN MX ( 10\n b ) ; c\n  TXT "x" y\n');
    const places = read.zones.items[0]!.records.items.map(({ owner, rdata, span }) =>
      [owner.span, rdata.span, span].map(place => {
        const { line, column, endLine, endColumn } = positionOf(place);
        return `${line}:${column}-${endLine}:${endColumn}`;
      }),
    );
    expect(places).toEqual([
      ['1:1-1:2', '1:13-2:3', '1:1-2:3'],
      ['3:1-3:1', '3:7-3:12', '3:3-3:12'],
    ]);
  });
});

describe('directives', () => {
  it('$ORIGIN is relative to the origin before it, and leaves the owner in force', () => {
    expect(linesOf('a TXT 1\n$ORIGIN b\n TXT 2\nc TXT 3\n$origin d\n@ TXT 4\n$ORIGIN .\ne TXT 5\n')).toEqual([
      'a.example.com TXT 1 zone:1:1',
      'a.example.com TXT 2 zone:3:2',
      'c.b.example.com TXT 3 zone:4:1',
      'd.b.example.com TXT 4 zone:6:1',
      'e TXT 5 zone:8:1',
    ]);
  });

  it('$TTL is read and matters to nobody', () => {
    expect(linesOf('$TTL 1d ; c\n$ttl 300\na TXT 1\n')).toEqual(['a.example.com TXT 1 zone:3:1']);
  });

  it('that are broken leave what they would change unknown', () => {
    expect(
      linesOf(
        '$TTL\n$TTL soon\n$ORIGIN\na TXT 1\n$ORIGIN b..c\n$ORIGIN example.com. x\nb TXT 2\n$FOO bar\n$INCLUDE\n',
      ),
    ).toEqual([
      'a.${…}example.com TXT 1 zone:4:1',
      'b.example.com TXT 2 zone:7:1',
      'gap ${FOO}example.com: the record here cannot be read zone:8:1',
      'gap ${…}example.com: the $INCLUDE here names no file zone:9:1',
      'error zone:1:1: $TTL needs a time. Add it: $TTL 3600.',
      'error zone:2:6: soon is no time. Write seconds, or 1w2d3h4m5s.',
      'error zone:3:1: $ORIGIN needs a name. Add it.',
      'error zone:5:9: The origin b..c has an empty label. Correct it.',
      'error zone:6:22: $ORIGIN has one name. Put what follows into a comment.',
      'error zone:8:6: bar is no type of record that named knows. Correct it, or write it as TYPEn (RFC 3597).',
      'error zone:9:1: $INCLUDE needs a file. Add it.',
    ]);
  });
});
