import { expect, test } from 'vitest';
import { builders, constructors, declarations } from '../../../src/formats/dnscontrol/program/words.js';
import { linesOf, readOf, zoneLines } from './configured.js';

test('every type of record is read', () => {
  expect(
    zoneLines(
      'NAMESERVER("ns1.example.net.")',
      'A("@", "192.0.2.1")',
      'AAAA("*", "2001:db8::1")',
      'CNAME("_acme-challenge.app", "app.example.com.0123456789abcdef.dcv.cloudflare.com.")',
      'TXT("_acme-challenge.old", ["to", "ken \\"x\\""])',
      'NS("sub", "ns")',
      'DNAME("old", "example.net.")',
      'CAA("@", "issue", "letsencrypt.org", CAA_CRITICAL)',
      'MX("@", 10, "@")',
      'SRV("_sip._tcp", 1, 2, 3, "sip.example.net.")',
      'PTR("p", "example.net.")',
      'HTTPS("@", 1, ".", "alpn=h2")',
      'SVCB("s", 1, "svc.example.net.", "")',
      'TLSA("_443._tcp", 3, 1, 1, "ab")',
      'SSHFP("ssh", 1, 2, "cd")',
      'DS("d", 1, 13, 2, "ef")',
      'DNSKEY("k", 257, 3, 13, "AA==")',
      'NAPTR("n", 1, 2, "s", "SIP+D2U", "", "")',
      'SOA("@", "ns.example.net.", "h.example.com.", 1, 2, 3, 4)',
      'LOC("l", 1, 2, 3.5, "N", 4, 5, 6, "E", 7, 8, 9, 10)',
      'RP("rp", "admin.example.com.", "txt.example.com.")',
      'SMIMEA("sm", 3, 1, 1, "ab")',
      'OPENPGPKEY("o", "AA==")',
      'LUA("lua", "A", "pickrandom()")',
      'DHCID("dh", "AA==")',
    ),
  ).toEqual([
    '  example.com NS ns1.example.net. dnsconfig.js:3:1',
    '  example.com A 192.0.2.1 dnsconfig.js:4:1',
    '  *.example.com AAAA 2001:db8::1 dnsconfig.js:5:1',
    '  _acme-challenge.app.example.com CNAME app.example.com.0123456789abcdef.dcv.cloudflare.com. dnsconfig.js:6:1',
    '  _acme-challenge.old.example.com TXT "token \\"x\\"" dnsconfig.js:7:1',
    '  sub.example.com NS ns.example.com. dnsconfig.js:8:1',
    '  old.example.com DNAME example.net. dnsconfig.js:9:1',
    '  example.com CAA 128 issue "letsencrypt.org" dnsconfig.js:10:1',
    '  example.com MX 10 example.com. dnsconfig.js:11:1',
    '  _sip._tcp.example.com SRV 1 2 3 sip.example.net. dnsconfig.js:12:1',
    '  p.example.com PTR example.net. dnsconfig.js:13:1',
    '  example.com HTTPS 1 . alpn=h2 dnsconfig.js:14:1',
    '  s.example.com SVCB 1 svc.example.net. dnsconfig.js:15:1',
    '  _443._tcp.example.com TLSA 3 1 1 ab dnsconfig.js:16:1',
    '  ssh.example.com SSHFP 1 2 cd dnsconfig.js:17:1',
    '  d.example.com DS 1 13 2 ef dnsconfig.js:18:1',
    '  k.example.com DNSKEY 257 3 13 AA== dnsconfig.js:19:1',
    '  n.example.com NAPTR 1 2 "s" "SIP+D2U" "" . dnsconfig.js:20:1',
    '  example.com SOA ns.example.net. h.example.com. 0 1 2 3 4 dnsconfig.js:21:1',
    '  l.example.com LOC 1 2 3.5 N 4 5 6 E 7m 8m 9m 10m dnsconfig.js:22:1',
    '  rp.example.com RP admin.example.com. txt.example.com. dnsconfig.js:23:1',
    '  sm.example.com SMIMEA 3 1 1 ab dnsconfig.js:24:1',
    '  o.example.com OPENPGPKEY AA== dnsconfig.js:25:1',
    '  lua.example.com LUA A "pickrandom()" dnsconfig.js:26:1',
    '  dh.example.com DHCID AA== dnsconfig.js:27:1',
  ]);
});

test('what a provider has of its own is an alias, a type of its own, or no record', () => {
  expect(
    zoneLines(
      'ALIAS("a", "example.net.")',
      'R53_ALIAS("b", "A", "example.net.", R53_ZONE("Z1"), R53_EVALUATE_TARGET_HEALTH(true))',
      'AZURE_ALIAS("c", "A", "/subscriptions/x")',
      'AKAMAICDN("d", "example.net.")',
      'AKAMAITLC("e", "DUAL", "example.net.")',
      'URL("f", "https://example.net/")',
      'URL301("g", "https://example.net/")',
      'FRAME("h", "https://example.net/")',
      'NETLIFY("i", "app.netlify.app")',
      'CLOUDNS_WR("j", "https://example.net/")',
      'BUNNY_DNS_RDR("k", "https://example.net/")',
      'PORKBUN_URLFWD("l", "https://example.net/")',
      'CF_REDIRECT("a", "b")',
      'CF_TEMP_REDIRECT("a", "b")',
      'CF_SINGLE_REDIRECT("a", 301, "b", "c")',
      'CF_WORKER_ROUTE("a", "b")',
      'ADGUARDHOME_A_PASSTHROUGH("m", "")',
    ),
  ).toEqual([
    '  a.example.com ALIAS example.net. dnsconfig.js:3:1',
    '  b.example.com ALIAS example.net. dnsconfig.js:4:1',
    '  c.example.com ALIAS /subscriptions/x dnsconfig.js:5:1',
    '  d.example.com ALIAS example.net. dnsconfig.js:6:1',
    '  e.example.com ALIAS example.net. dnsconfig.js:7:1',
    '  f.example.com URL https://example.net/ dnsconfig.js:8:1',
    '  g.example.com URL301 https://example.net/ dnsconfig.js:9:1',
    '  h.example.com FRAME https://example.net/ dnsconfig.js:10:1',
    '  i.example.com NETLIFY app.netlify.app dnsconfig.js:11:1',
    '  j.example.com CLOUDNS_WR https://example.net/ dnsconfig.js:12:1',
    '  k.example.com BUNNY_DNS_RDR https://example.net/ dnsconfig.js:13:1',
    '  l.example.com PORKBUN_URLFWD https://example.net/ dnsconfig.js:14:1',
  ]);
});

test('owners and targets have their own places', () => {
  const [zone] = readOf(
    'D("example.com", REG, DnsProvider(DNS), CNAME("a", "b.example.net."), MX("@", 10, "mx"));\n',
  ).zones.items;
  const written = zone!.records.items.map(({ owner, rdata }) =>
    [owner, rdata].map(({ span }) => span.file.text.slice(span.start, span.end)),
  );
  expect(written).toEqual([
    ['"a"', '"b.example.net."'],
    ['"@"', '10, "mx"'],
  ]);
});

test('a builder makes its records at its call', () => {
  expect(
    zoneLines(
      'CAA_BUILDER({ label: "a", issue: ["letsencrypt.org", "pki.goog"], issuewild: "none", issuemail: ["example.net"] })',
      'SPF_BUILDER({ parts: ["v=spf1", "-all"] })',
      'DMARC_BUILDER({ policy: "reject" })',
      'DKIM_BUILDER({ selector: "s1", pubkey: "KEY", label: "a", flags: ["s", "y"] })',
      'M365_BUILDER("example.com", { dkim: false })',
      'LOC_BUILDER_DD({ label: "b", x: 10.5, y: -20.25 })',
    ),
  ).toEqual([
    '  a.example.com CAA 0 issue "letsencrypt.org" dnsconfig.js:3:1',
    '  a.example.com CAA 0 issue "pki.goog" dnsconfig.js:3:1',
    '  a.example.com CAA 0 issuewild ";" dnsconfig.js:3:1',
    '  a.example.com CAA 0 issuemail "example.net" dnsconfig.js:3:1',
    '  example.com TXT "v=spf1 -all" dnsconfig.js:4:1',
    '  _dmarc.example.com TXT "v=DMARC1; p=reject" dnsconfig.js:5:1',
    '  s1._domainkey.a.example.com TXT "v=DKIM1; p=KEY; t=s:y" dnsconfig.js:6:1',
    '  example.com MX 0 example-com.mail.protection.outlook.com. dnsconfig.js:7:1',
    '  autodiscover.example.com CNAME autodiscover.outlook.com. dnsconfig.js:7:1',
    '  b.example.com LOC 10 30 0 N 20 15 0 W 0m 0m 0m 0m dnsconfig.js:8:1',
  ]);
});

test('a record that must be absent is none', () => {
  expect(
    zoneLines('A("a", "192.0.2.1", ENSURE_ABSENT_REC())', 'A("b", "192.0.2.2", TTL("5m"), { note: "x" })'),
  ).toEqual(['  b.example.com A 192.0.2.2 dnsconfig.js:4:1']);
});

test('a CNAME that Cloudflare proxies or flattens is marked', () => {
  const flattened = (setting: string, provider = 'DNS') =>
    readOf(
      `var R53 = NewDnsProvider("r53", "ROUTE53");
D("example.com", REG, DnsProvider(${provider}), ${setting}, CNAME("a", "b"), CNAME("on", "b", CF_PROXY_ON), CNAME("off", "b", CF_PROXY_OFF), CNAME("flat", "b", CF_CNAME_FLATTEN_ON), A("b", "192.0.2.1", CF_PROXY_ON));`,
    ).zones.items[0]!.records.items.map(record => record.flattened);
  const proxied = 'it is proxied by Cloudflare';
  expect(flattened('{}')).toEqual([undefined, proxied, undefined, 'Cloudflare flattens it', undefined]);
  expect(flattened('CF_PROXY_DEFAULT_ON')).toEqual([proxied, proxied, undefined, proxied, undefined]);
  expect(flattened('{}', 'R53')).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('data that DNSControl itself works out is not known', () => {
  expect(
    zoneLines(
      'A("a", "192.0.2.1", { transform: [{ low: "192.0.2.0", high: "192.0.2.9", newBase: "198.51.100.0" }] })',
      'SPF_BUILDER({ label: "b", parts: ["v=spf1", "include:example.net", "-all"], flatten: ["example.net"], overflow: "_spf%d" })',
    ),
  ).toEqual([
    '  a.example.com A ${a table of IP transforms} dnsconfig.js:3:1',
    '  _rawspf.example.com TXT "v=spf1 include:example.net -all" dnsconfig.js:4:1',
    '  b.example.com TXT ${SPF_BUILDER()} dnsconfig.js:4:1',
    '  gap _spf${%d}.example.com: SPF_BUILDER() writes what does not fit into one record at names of its own dnsconfig.js:4:1',
  ]);
});

test('every word that the sandbox is told of is one of the language', () => {
  const words = JSON.stringify([...constructors, ...builders, ...declarations]);
  const text = `var missing = ${words}.filter(function (word) { return typeof this[word] !== "function"; });
D("example.com", REG, DnsProvider(DNS), TXT("missing", missing.join(" ")));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  missing.example.com TXT "" dnsconfig.js:3:41',
  ]);
});
