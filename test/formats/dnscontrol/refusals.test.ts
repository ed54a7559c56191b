import { expect, test } from 'vitest';
import { linesOf, zoneLines } from './configured.js';

test('what DNSControl refuses of a record is an error at its place, and the record is read where it can be', () => {
  expect(
    zoneLines(
      'CNAME("a")',
      'A(1, "192.0.2.1")',
      'CNAME("b", "b.example.net")',
      'CNAME("@", "example.net.")',
      'CNAME("c", "c")',
      'NS("@", "ns.example.net.")',
      'A("d", "192.0.2")',
      'AAAA("e", "::g")',
      'MX("f", 10, "")',
      'MX("g", 10, "a b.")',
      'SRV("h", 1, 2, 3, "a/b.")',
      'CAA("@", "isue", "ssl.com")',
      'TLSA("_443._tcp", 4, 1, 1, "ab")',
      'SOA("i", "ns.", "h.", 1, 2, 3, 4)',
      'SOA("@", "ns.", "h@example.com", 1, 2, 3, 4)',
      'SOA("@", "ns.", "h.", 0, 2, 3, 4)',
      'NAMESERVER("ns1.example.net")',
      'A("j", "192.0.2.1", TTL("1x"))',
    ),
  ).toEqual([
    '  example.com NS ns1.example.net.example.com. dnsconfig.js:19:1',
    '  b.example.com CNAME b.example.net.example.com. dnsconfig.js:5:1',
    '  example.com CNAME example.net. dnsconfig.js:6:1',
    '  c.example.com CNAME c.example.com. dnsconfig.js:7:1',
    '  example.com NS ns.example.net. dnsconfig.js:8:1',
    '  d.example.com A 192.0.2 dnsconfig.js:9:1',
    '  e.example.com AAAA ::g dnsconfig.js:10:1',
    '  f.example.com MX 10 dnsconfig.js:11:1',
    '  g.example.com MX 10 a.example.com. b. dnsconfig.js:12:1',
    '  h.example.com SRV 1 2 3 a/b. dnsconfig.js:13:1',
    '  example.com CAA 0 isue "ssl.com" dnsconfig.js:14:1',
    '  _443._tcp.example.com TLSA 4 1 1 ab dnsconfig.js:15:1',
    '  i.example.com SOA ns. h. 0 1 2 3 4 dnsconfig.js:16:1',
    '  example.com SOA ns. h\\@example.com. 0 1 2 3 4 dnsconfig.js:17:1',
    '  example.com SOA ns. h. 0 0 2 3 4 dnsconfig.js:18:1',
    '  j.example.com A 192.0.2.1 dnsconfig.js:20:1',
    '  a.example.com CNAME ${CNAME("a")} dnsconfig.js:3:1',
    '  ${1}example.com A 192.0.2.1 dnsconfig.js:4:1',
    'error dnsconfig.js:19:12: The target ns1.example.net has no final dot, and DNSControl refuses it. Write "ns1.example.net.".',
    'error dnsconfig.js:5:12: The target b.example.net has no final dot, and DNSControl refuses it. Write "b.example.net.".',
    'error dnsconfig.js:6:12: No CNAME can stand at the zone itself. Use ALIAS() or A().',
    'error dnsconfig.js:7:12: This CNAME points at itself.',
    'error dnsconfig.js:8:9: The zone’s own servers are written with NAMESERVER(), not NS().',
    'error dnsconfig.js:9:8: "192.0.2" is no IPv4 address. Correct it.',
    'error dnsconfig.js:10:11: "::g" is no IPv6 address. Correct it.',
    'error dnsconfig.js:11:9: This record has an empty target. Give it one.',
    'error dnsconfig.js:12:9: The target a b. has the character " " in it, which DNSControl refuses.',
    'error dnsconfig.js:13:10: The target a/b. has a slash in it, which DNSControl refuses.',
    'error dnsconfig.js:14:10: CAA knows no tag "isue". Use issue, issuewild, iodef, issuemail, issuevmc.',
    'error dnsconfig.js:15:19: A number of this TLSA record is out of its range (RFC 6698).',
    'error dnsconfig.js:16:10: A SOA record stands at the zone itself only. Write "@".',
    'error dnsconfig.js:17:10: The mailbox of a SOA record is a name: write "." in place of "@".',
    'error dnsconfig.js:18:10: Every time of a SOA record must be above 0.',
    'error dnsconfig.js:3:1: DNSControl stops here: CNAME() takes 2 arguments (name, target) and is given 1.',
    'error dnsconfig.js:4:1: DNSControl stops here: the name of A() must be a text.',
    'error dnsconfig.js:20:21: DNSControl stops here: 1x is no duration like 300, "5m" or "1h".',
  ]);
});

test('an owner that DNSControl refuses is an error, and a gap at the name that was meant', () => {
  expect(
    zoneLines(
      'A("www.example.com", "192.0.2.1")',
      'A("example.com", "192.0.2.1")',
      'A("", "192.0.2.1")',
      'A("www.example.net.", "192.0.2.1")',
      'A("a..b", "192.0.2.1")',
      'A("www.example.com", "192.0.2.1", DISABLE_REPEATED_DOMAIN_CHECK)',
      'A("ok", "192.0.2.1")',
    ),
  ).toEqual([
    '  www.example.com.example.com A 192.0.2.1 dnsconfig.js:8:1',
    '  ok.example.com A 192.0.2.1 dnsconfig.js:9:1',
    '  gap www.example.com: the A record that is meant for it has a name that DNSControl refuses dnsconfig.js:3:1',
    '  gap example.com: the A record that is meant for it has a name that DNSControl refuses dnsconfig.js:4:1',
    '  gap example.com: the A record that is meant for it has a name that DNSControl refuses dnsconfig.js:5:1',
    'error dnsconfig.js:3:3: This name repeats its zone: it is www.example.com.example.com in full, which DNSControl refuses. Write "www".',
    'error dnsconfig.js:4:3: This name repeats its zone: it is example.com.example.com in full, which DNSControl refuses. Write "@".',
    'error dnsconfig.js:5:3: This record has an empty name. Write "@" for the zone itself.',
    'error dnsconfig.js:6:3: www.example.net. is not in example.com. Move the record to the zone that it is in.',
    'error dnsconfig.js:7:3: The name a..b has an empty label. Correct it.',
  ]);
});

test('a delegated-DCV target without its final dot is left to the rules', () => {
  expect(zoneLines('CNAME("_acme-challenge", "example.com.0123456789abcdef.dcv.cloudflare.com")')).toEqual([
    '  _acme-challenge.example.com CNAME example.com.0123456789abcdef.dcv.cloudflare.com.example.com. dnsconfig.js:3:1',
  ]);
});

test('what a zone is given must be records, settings or lists of them', () => {
  expect(
    zoneLines('undefined', '[A("a", "192.0.2.1"), "x"]', 'function (d) { throw new Error("no"); }'),
  ).toEqual([
    '  a.example.com A 192.0.2.1 dnsconfig.js:4:2',
    '  gap ${…}example.com: what is declared here is not known dnsconfig.js:2:1',
    '  gap ${…}example.com: what is declared here is not known dnsconfig.js:2:1',
    '  gap ${…}example.com: what is declared here is not known dnsconfig.js:2:1',
    'error dnsconfig.js:3:1: example.com is given undefined, which is neither a record, a setting nor a list of them. Take it out, or give it its value.',
    'error dnsconfig.js:4:1: example.com is given a string, which is neither a record, a setting nor a list of them. Take it out, or give it its value.',
    'error dnsconfig.js:5:1: A function that example.com is given fails: no.',
  ]);
});

test('what is refused of whole zones is an error at its call', () => {
  const text = `D("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));
D("example.com", REG, DnsProvider(DNS), A("b", "192.0.2.1"));
D_EXTEND("sub.example.net", A("c", "192.0.2.1"));
D("example.org", REG, DnsProvider(DNS), INCLUDE("example.test"));
D("example.edu", "nobody", DnsProvider("nothing"));
D(5, REG);
D("a..example", REG, DnsProvider(DNS));
D(REV("192.0.2.0/24"), REG, DnsProvider(DNS), PTR("198.51.100.1", "a."));
D(REV("192.0.2.1/24"), REG, DnsProvider(DNS));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:41',
    '  b.example.com A 192.0.2.1 dnsconfig.js:3:41',
    'zone example.org dnsconfig.js:5:1',
    '  gap ${…}example.org: what is declared here is not known dnsconfig.js:5:1',
    'zone example.edu dnsconfig.js:6:1',
    'zone 2.0.192.in-addr.arpa dnsconfig.js:9:1',
    'gap ${…}sub.example.net: what is added to sub.example.net, which has no zone dnsconfig.js:4:1',
    'gap ${…}example.test: what is added to example.test, which has no zone dnsconfig.js:5:41',
    'gap ${…}: a zone whose name could not be worked out dnsconfig.js:7:1',
    'gap ${…}: a zone whose name could not be worked out: REV(192.0.2.1/24) has bits behind its mask. Write the first address of the block dnsconfig.js:10:1',
    'error dnsconfig.js:3:3: example.com is declared a second time. Use D_EXTEND() to add to it.',
    'error dnsconfig.js:4:10: sub.example.net was not declared before this line. Declare it with D() first.',
    'error dnsconfig.js:5:49: example.test was not declared before this line. Declare it with D() first.',
    'error dnsconfig.js:7:3: D() takes the name of a zone as its first argument, a text.',
    'error dnsconfig.js:6:3: example.edu names nobody, which is not declared. Declare it with NewRegistrar().',
    'error dnsconfig.js:6:3: example.edu names nothing, which is not declared. Declare it with NewDnsProvider().',
    'error dnsconfig.js:8:1: The zone a..example has an empty label. Correct its name.',
    'error dnsconfig.js:9:51: 198.51.100.1 is not in 2.0.192.in-addr.arpa. Move its PTR record to its own reverse zone.',
    'error dnsconfig.js:10:3: DNSControl stops here: REV(192.0.2.1/24) has bits behind its mask. Write the first address of the block.',
  ]);
});

test('a record that is also left to others is an error', () => {
  expect(
    zoneLines(
      'IGNORE("_acme-challenge.**")',
      'IGNORE("a", "TXT")',
      'IGNORE("*", "CNAME", "*.example.net.")',
      'CNAME("_acme-challenge.app", "app.example.com.0123456789abcdef.dcv.cloudflare.com.")',
      'A("a", "192.0.2.1")',
      'CNAME("b", "c.example.net.")',
    ).filter(line => !line.startsWith('  gap')),
  ).toEqual([
    '  _acme-challenge.app.example.com CNAME app.example.com.0123456789abcdef.dcv.cloudflare.com. dnsconfig.js:6:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:7:1',
    '  b.example.com CNAME c.example.net. dnsconfig.js:8:1',
    'error dnsconfig.js:6:1: This CNAME record is declared and also left to others by IGNORE(), where DNSControl stops. Take one of the two out.',
    'error dnsconfig.js:8:1: This CNAME record is declared and also left to others by IGNORE(), where DNSControl stops. Take one of the two out.',
  ]);
  expect(
    zoneLines('IGNORE("a")', 'A("a", "192.0.2.1")', 'DISABLE_IGNORE_SAFETY_CHECK').filter(line =>
      line.startsWith('error'),
    ),
  ).toEqual([]);
});
