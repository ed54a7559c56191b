/** A small zone `example.com` in the file `zone`, beside others it may include; what named makes of it is not written here. */
export interface BindCase {
  readonly shows: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether named refuses the zone: then nothing is compared but that a problem is found. */
  readonly refused?: true;
}

const begin = '$TTL 300\n@ SOA ns root 1 2 3 4 5\n NS ns.example.net.\n';

function zone(shows: string, lines: string, others: Record<string, string> = {}): BindCase {
  return { shows, files: { zone: begin + lines, ...others } };
}

function refused(shows: string, lines: string, others: Record<string, string> = {}): BindCase {
  return { ...zone(shows, lines, others), refused: true };
}

const hip =
  '2 200100107B1A74DF365639CC39F1D578 AwEAAbdxyhNuSutc5EMzxTs9LBPCIkOFH8cIvM4p9+LrV4e19WzK00+CI6zBCQTdtWsuxKbWIy87UOoJTwkUs7lBu+Upr1gsNrut79ryra+bSRGQb1slImA8YVJyuIDsj7kwzG7jnERNqnWxZ48AWkskmdHaVDP4BcelrTI3rMXdXF5D';

export const cases: readonly BindCase[] = [
  zone('a relative name, an absolute one and the origin', 'a CNAME b\nb.example.com. CNAME c.\nc MX 1 @\n'),
  zone(
    'no owner: that of the record before',
    'a A 192.0.2.1\n TXT x\n\tTXT y\n\n; comment\n   ; comment\n TXT z\n',
  ),
  zone('the origin as owner, and names outside the zone', '@ TXT apex\nother.test. A 192.0.2.1\n TXT y\n'),
  zone(
    'TTL and class in either order',
    'a 5 IN A 192.0.2.1\nb IN 5 A 192.0.2.1\nc IN A 192.0.2.1\nd 5 A 192.0.2.1\n',
  ),
  zone(
    'times with units',
    'a 1w2d3h4m5s A 192.0.2.1\nb 1H IN A 192.0.2.1\n$TTL 1d12h\nc A 192.0.2.1\nd 0 A 192.0.2.1\n',
  ),
  zone(
    'classes and types in any case, and by number',
    'a in a 192.0.2.1\nb CLASS1 Type1 192.0.2.1\nc In TYPE16 x\n',
  ),
  zone('parentheses over lines', 'a TXT ( one ; comment )\n two\n\n "three" ) ; four\nb ( TXT\n x )\n'),
  zone('a parenthesis before the owner', '( a TXT x\n y )\n(\n b TXT z )\n'),
  zone('nested parentheses', 'a TXT ( b ( c ) d ( e\n f ) g\n ) h\n'),
  zone('quotes', 'a TXT "x y" z"t"u "" ";" "(" "\\"" "\\\\" "a\\b"\n'),
  zone('an escaped line break in quotes', 'a TXT "x\\\ny"\nb TXT z\n'),
  zone('a comment without a space before it', 'a TXT x;y\nb TXT x\\;y\nc TXT "x;y"\n'),
  zone('quotes without spaces between', 'a TXT "x""y"z\nb TXT k="v w"\n'),
  zone(
    'escapes in names',
    'a\\.b A 192.0.2.1\n\\095c A 192.0.2.1\nd\\032e A 192.0.2.1\n\\065\\066 A 192.0.2.1\nf\\@g A 192.0.2.1\n',
  ),
  zone(
    'escaped characters that are syntax',
    'a\\;b TXT x\na\\(b TXT x\na\\"b TXT x\n\\$a TXT x\na\\\\b TXT x\n',
  ),
  zone('escapes in RDATA', 'a TXT \\000\\255\\065\\"\\b\nb TXT "\\000\\"\\;"\nc CNAME x\\.y\nd CNAME \\@\n'),
  zone('octets beyond ASCII', 'é TXT "é"\n\\195\\169x CNAME ü\n'),
  zone('letters of either case', 'AbC CNAME dEf.Example.COM.\n'),
  zone(
    'wildcards and service labels',
    '* A 192.0.2.1\n*.b A 192.0.2.1\n_x._tcp SRV 1 2 3 @\na.*.c A 192.0.2.1\n',
  ),
  zone('a quoted owner', '"a" TXT x\n'),
  zone(
    '$ORIGIN',
    '$ORIGIN a\nb TXT 1\n$ORIGIN c\nd TXT 2\n$ORIGIN example.com.\ne TXT 3\n$ORIGIN @\nf TXT 4\n$origin g\n@ TXT 5\n',
  ),
  zone('$ORIGIN of the root', '$ORIGIN .\na.example.com TXT 1\n$ORIGIN example.com\nb TXT 2\n'),
  zone('an owner taken over beyond $ORIGIN', 'a TXT 1\n$ORIGIN b\n TXT 2\nc TXT 3\n'),
  zone('$TTL between records without an owner', 'a TXT 1\n$TTL 5\n TXT 2\n'),
  zone('$INCLUDE', 'a TXT 1\n$INCLUDE inc\n TXT back\nc TXT 3\n', { inc: ' TXT in a\nb TXT 2\n' }),
  zone('$INCLUDE with an origin', '$INCLUDE inc sub\nc TXT 3\n', {
    inc: 'b TXT 2\n$ORIGIN deep\nd TXT 4\n@ CNAME x\n',
  }),
  zone('$INCLUDE of a quoted path, twice', '$INCLUDE "a/inc" b\n$INCLUDE a/inc c.example.com.\n', {
    'a/inc': 'x TXT 1\n',
  }),
  zone('$INCLUDE within $INCLUDE', '$INCLUDE one sub\nz TXT z\n', {
    one: 'a TXT 1\n$INCLUDE two more\nb TXT 2\n',
    two: 'c TXT 3\n TXT 4\n',
  }),
  zone('an included file without a last line break', '$INCLUDE inc\nb TXT 2\n', { inc: 'a TXT 1' }),
  zone('$GENERATE', '$GENERATE 1-3 a$ A 192.0.2.$\n$GENERATE 5-9/2 b$ 60 IN MX "$ mx$"\n'),
  zone('$GENERATE with class before TTL', '$GENERATE 1-2 c$ IN 5 TXT x$\n$GENERATE 1-1x d$ TXT x\n'),
  zone(
    '$GENERATE with offset, width and base',
    '$GENERATE 9-11 a${1} TXT ${-9}\n$GENERATE 9-11 b${0,4} TXT ${-10,4}\n$GENERATE 9-11 c${0,2,x}-${0,3,X}-${0,4,o} TXT ${-20,5,x}\n',
  ),
  zone(
    '$GENERATE with nibbles',
    '$GENERATE 26-27 a.${0,3,n} TXT ${0,8,n}-${0,1,N}\n$GENERATE 4096-4097 b.${0,0,n} TXT ${-4096,5,n}\n',
  ),
  zone('$GENERATE keeps an offset for a plain $ behind it', '$GENERATE 1-2 a${10}-$ TXT $-${5}-$\n'),
  zone('$GENERATE with the character itself', '$GENERATE 1-2 a\\$$-$$ TXT "$$ \\$ $"\n'),
  zone('$GENERATE of quoted RDATA', '$GENERATE 1-2 a$ TXT "x$ y (z) ; w"\n$GENERATE 1-1 b$ SRV "1 2 3 c$"\n'),
  zone(
    '$GENERATE at absolute names and outside the zone',
    '$GENERATE 1-2 a$.example.com. CNAME b$.\n$GENERATE 1-2 a$.other.test. TXT x\n',
  ),
  zone('$GENERATE leaves the owner alone', 'a TXT 1\n$GENERATE 1-1 b TXT 2\n TXT 3\n'),
  zone(
    'unknown types',
    'a TYPE65280 \\# 4 0A 00 0001\nb TYPE731 \\# 0\nc IN 5 TYPE65281 \\# 2 ( ab\n cd )\n',
  ),
  zone(
    'known types as unknown ones',
    'a TYPE1 \\# 4 c0000201\nb CNAME \\# 3 016100\nc TYPE257 \\# 22 000569737375656C657473656E63727970742E6F7267\nd MX \\# 5 0001 0161 00\ne DNAME \\# 1 00\nf NS \\# 6 04 612E 5C 20 00\n',
  ),
  zone('types with one name', 'a PTR b\na MB b\na MG b\na MR b\nb DNAME c\na NSAP-PTR b\nc NS d\n'),
  zone(
    'types with names between other fields',
    'a MX 1 b\na RP b c\na AFSDB 1 b\na RT 1 b\na KX 1 b\na PX 1 b c\na MINFO b c\na SRV 1 2 3 b\na LP 1 b\na TALINK b c\na NAPTR 1 2 "u" "s" "!^.*$!sip:x!" b\n',
  ),
  zone(
    'types whose names depend on other fields',
    'a IPSECKEY 1 3 2 b AQ==\nb IPSECKEY 1 1 2 192.0.2.1 AQ==\nc IPSECKEY 1 0 2 . AQ==\nd AMTRELAY 10 0 3 b\ne AMTRELAY 10 1 1 192.0.2.1\nf A6 64 ::1 b\ng A6 0 2001:db8::1\nh A6 128 b\n',
  ),
  zone('types with names and a list', `a HIP ${hip}\nb HIP ${hip} c d.e\nc NSEC d A TXT\nd NXT e A TXT\n`),
  zone(
    'service bindings',
    'a SVCB 1 . alpn="h2,h3" key667="a b" ipv4hint=192.0.2.1\nb HTTPS 0 c\nd HTTPS 1 e port=443 key668=x\n',
  ),
  zone(
    'signatures',
    'a RRSIG A 13 3 300 20300101000000 20200101000000 1234 b AQ==\na SIG A 5 3 300 20300101000000 20200101000000 1234 b AQ==\n',
  ),
  zone(
    'types without names',
    'a CAA 0 issue "ca.test; a=b"\na TLSA 3 1 1 00 11\na DS 1 13 2 ( 0000000000000000000000000000000000000000000000000000000000000000 )\na SSHFP 1 1 0000000000000000000000000000000000000000\na URI 1 2 "https://x.test/"\na HINFO "a b" c\na SPF "v=spf1 -all"\na LOC 52 22 23 N 4 53 32 E 1m\na APL 1:192.0.2.0/24 !2:2001:db8::/32\na AVC "x"\n',
  ),
  zone(
    'empty lines, carriage returns and a final line without a break',
    '\r\na TXT 1\r\n\r\n TXT 2 ; x\r\nb TXT ( 3\r\n 4 )\r\nc TXT 5',
  ),
  zone('a carriage return alone ends a line', 'a TXT 1\rb TXT 2\r TXT 3\n'),
  refused('a name too long', `${'a.'.repeat(125)}b TXT x\n`),
  refused('a label too long', `${'a'.repeat(64)} TXT x\n`),
  refused('an empty label', 'a..b TXT x\n'),
  refused('an unknown type', 'a FOO x\n'),
  refused('an unknown directive', '$FOO x\n'),
  refused('two classes', 'a IN IN A 192.0.2.1\n'),
  refused('two TTLs', 'a 5 5 A 192.0.2.1\n'),
  refused('a quote left open', 'a TXT "x\nb TXT y\n'),
  refused('a parenthesis left open', 'a TXT ( x\nb TXT y\n'),
  refused('a parenthesis too many', 'a TXT x )\n'),
  refused('RDATA missing', 'a A\n'),
  refused('RDATA left over', 'a CNAME b c\n'),
  refused('a quoted name in RDATA', 'a CNAME "b"\n'),
  refused('a broken escape', 'a\\300 TXT x\n'),
  {
    shows: 'no owner before the first record of all',
    files: { zone: `$TTL 300\n TXT x\n${begin}` },
    refused: true,
  },
  refused('an included file that is missing', '$INCLUDE nowhere\n'),
  refused('a file that includes itself', '$INCLUDE inc\n', { inc: '$INCLUDE inc\n' }),
  refused('$GENERATE with a range that goes down', '$GENERATE 3-1 a$ TXT x\n'),
  refused('$GENERATE without RDATA', '$GENERATE 1-3 a$ TXT\n'),
  refused('$GENERATE with more words', '$GENERATE 1-3 a$ TXT x y\n'),
  refused('$GENERATE with an unknown base', '$GENERATE 1-3 a${0,1,y} TXT x\n'),
  refused('an unknown type without \\#', 'a TYPE65280 x\n'),
  refused('\\# with the wrong length', 'a TYPE65280 \\# 3 abcd\n'),
  refused('$TTL without a time', '$TTL\n'),
  refused('$ORIGIN without a name', '$ORIGIN\n'),
];
