import { expect, test } from 'vitest';
import { linesOf } from './configured.js';

test('D_EXTEND adds to the longest zone, and completes owners and targets by its subdomain', () => {
  const text = `D("example.com", REG, DnsProvider(DNS));
D("sub.example.com", REG, DnsProvider(DNS));
D_EXTEND("a.b.example.com", A("@", "192.0.2.1"), CNAME("c", "d"), CNAME("e", "@"));
D_EXTEND("x.sub.example.com", CNAME("_acme-challenge", "x.example.net."));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.b.example.com A 192.0.2.1 dnsconfig.js:4:29',
    '  c.a.b.example.com CNAME d.a.b.example.com. dnsconfig.js:4:50',
    '  e.a.b.example.com CNAME a.b.example.com. dnsconfig.js:4:67',
    'zone sub.example.com dnsconfig.js:3:1',
    '  _acme-challenge.x.sub.example.com CNAME x.example.net. dnsconfig.js:5:31',
  ]);
});

test('each tag of a name is a view of its own', () => {
  const text = `D("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));
D("example.com!inside", REG, DnsProvider(DNS), A("a", "192.0.2.2"));
D_EXTEND("b.example.com!inside", A("@", "192.0.2.3"));
D_EXTEND("b.example.com", A("@", "192.0.2.4"));
D("example.net!", REG, DnsProvider(DNS));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:41',
    '  b.example.com A 192.0.2.4 dnsconfig.js:5:27',
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.2 dnsconfig.js:3:48',
    '  b.example.com A 192.0.2.3 dnsconfig.js:4:34',
    'zone example.net dnsconfig.js:6:1',
  ]);
});

test('DEFAULTS come first in every later zone, until there are others', () => {
  const text = `DEFAULTS(DnsProvider(DNS), [CAA("@", "issue", "ssl.com")]);
D("example.com", REG, A("a", "192.0.2.1"));
DEFAULTS(DnsProvider(DNS));
D("example.net", REG);
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  example.com CAA 0 issue "ssl.com" dnsconfig.js:2:29',
    '  a.example.com A 192.0.2.1 dnsconfig.js:3:23',
    'zone example.net dnsconfig.js:5:1',
  ]);
});

test('INCLUDE copies what a zone has up to there', () => {
  const text = `D("example.net", REG, DnsProvider(DNS), A("a", "192.0.2.1"), CNAME("b", "c"));
D("example.com", REG, DnsProvider(DNS), INCLUDE("example.net"));
`;
  expect(linesOf(text).slice(3)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:41',
    '  b.example.com CNAME c.example.com. dnsconfig.js:2:62',
  ]);
});

test('a zone without a provider is not published, and no zone where it has no records either', () => {
  const text = `D("example.com", REG, CNAME("_acme-challenge", "example.com.0123456789abcdef.dcv.cloudflare.com."));
DOMAIN_ELSEWHERE("example.net", REG, ["ns1.example.org."]);
DOMAIN_ELSEWHERE_AUTO("example.org", REG, DNS);
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  withheld _acme-challenge.example.com CNAME example.com.0123456789abcdef.dcv.cloudflare.com. dnsconfig.js:2:23: example.com has no DnsProvider(), so DNSControl publishes nothing of it',
    'zone example.org dnsconfig.js:4:1',
    '  gap ${…}example.org: NO_PURGE keeps records that others made, which no file shows dnsconfig.js:4:1',
  ]);
});

test('reverse zones take addresses as owners', () => {
  const text = `D(REV("192.0.2.0/24"), REG, DnsProvider(DNS), PTR("192.0.2.1", "a.example.com."), PTR("2", "b.example.com."));
D(REV("198.51.100.64/26"), REG, DnsProvider(DNS), PTR("198.51.100.65", "c.example.com."));
D(REV("2001:db8::/32"), REG, DnsProvider(DNS), PTR("2001:db8::1", "d.example.com."));
`;
  expect(linesOf(text)).toEqual([
    'zone 2.0.192.in-addr.arpa dnsconfig.js:2:1',
    '  1.2.0.192.in-addr.arpa PTR a.example.com. dnsconfig.js:2:47',
    '  2.2.0.192.in-addr.arpa PTR b.example.com. dnsconfig.js:2:83',
    'zone 64/26.100.51.198.in-addr.arpa dnsconfig.js:3:1',
    '  65.64/26.100.51.198.in-addr.arpa PTR c.example.com. dnsconfig.js:3:51',
    'zone 8.b.d.0.1.0.0.2.ip6.arpa dnsconfig.js:4:1',
    '  1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR d.example.com. dnsconfig.js:4:48',
  ]);
});

test('names of zones may have capitals and letters beyond ASCII', () => {
  const text =
    'D("Bücher.Example", REG, DnsProvider(DNS), CNAME("Straße", "b"), A("bücher.example.", "192.0.2.1"));\n';
  expect(linesOf(text)).toEqual([
    'zone xn--bcher-kva.example dnsconfig.js:2:1',
    '  xn--strae-oqa.xn--bcher-kva.example CNAME b.xn--bcher-kva.example. dnsconfig.js:2:44',
    '  xn--bcher-kva.example A 192.0.2.1 dnsconfig.js:2:66',
  ]);
});
