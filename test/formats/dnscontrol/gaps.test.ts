import { expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { linesOf, readOf, zoneLines } from './configured.js';

test('a record that depends on what no file defines keeps its literal parts', () => {
  expect(
    zoneLines(
      'CNAME("_acme-challenge.app", "app.example.com." + DCV_ID + ".dcv.cloudflare.com.")',
      'CNAME("_acme-challenge." + HOST, TARGET)',
      'CNAME(HOST + ".example.com.", TARGET + ".dcv.cloudflare.com")',
      'A(NAME, "192.0.2.1")',
      'MX("mail", PRIORITY, "mx")',
      'A("a", "192.0.2.1", TTL(SECONDS))',
      'DefaultTTL(SECONDS)',
    ),
  ).toEqual([
    '  a.example.com A 192.0.2.1 dnsconfig.js:8:1',
    '  _acme-challenge.app.example.com CNAME app.example.com.${DCV_ID}.dcv.cloudflare.com. dnsconfig.js:3:1',
    '  _acme-challenge.${HOST}example.com CNAME ${TARGET} dnsconfig.js:4:1',
    '  ${HOST}.example.com CNAME ${TARGET}.dcv.cloudflare.com.example.com. dnsconfig.js:5:1',
    '  ${NAME}example.com A 192.0.2.1 dnsconfig.js:6:1',
    '  mail.example.com MX ${PRIORITY} dnsconfig.js:7:1',
  ]);
});

test('below a subdomain as well', () => {
  const text = `D("example.com", REG, DnsProvider(DNS));
D_EXTEND("sub.example.com", CNAME("_acme-challenge", X), CNAME("@", X), CNAME("a." + X, "b"), CNAME("c.example.com.", X));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  _acme-challenge.sub.example.com CNAME ${X} dnsconfig.js:3:29',
    '  sub.example.com CNAME ${X} dnsconfig.js:3:58',
    '  a.${X}sub.example.com CNAME b.sub.example.com. dnsconfig.js:3:73',
    '  c.example.com CNAME ${X} dnsconfig.js:3:95',
  ]);
});

test('a function that is not known leaves a gap over what it may add to', () => {
  const text = `D("example.com", REG, DnsProvider(DNS), NEW_KIND("x"), A("a", "192.0.2.1"));
D_EXTEND("sub.example.com", A("b", ADDRESS), lib.records());
D(NAME, REG, DnsProvider(DNS));
lib.declare("example.net");
if (FLAG) D_EXTEND("example.com", A("c", "192.0.2.1"));
D_EXTEND("example.com", A("last", "192.0.2.1"));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:56',
    '  last.example.com A 192.0.2.1 dnsconfig.js:7:25',
    '  b.sub.example.com A ${ADDRESS} dnsconfig.js:3:29',
    '  gap ${…}example.com: what is declared here is not known: NEW_KIND is not defined in any file dnsconfig.js:2:41',
    '  gap ${…}example.com: what is declared here is not known: lib is not defined in any file dnsconfig.js:3:46',
    'gap ${…}: a zone whose name could not be worked out: NAME is not defined in any file dnsconfig.js:4:1',
    'gap ${…}: what this statement declares is not known: lib is not defined in any file dnsconfig.js:5:1',
    'gap ${…}example.com: what this statement declares is not known: FLAG is not defined in any file dnsconfig.js:6:1',
  ]);
});

test('a provider that is not known is a provider', () => {
  expect(linesOf('D("example.com", REG, DnsProvider(PROVIDERS.main), A("a", "192.0.2.1"));\n')).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:52',
  ]);
});

test('the network is not asked, and what is not known of underscore is said', () => {
  const text = `D("example.com", REG, DnsProvider(DNS));
FETCH("https://example.net").then(function (response) { D_EXTEND("example.com", A("a", response)); });
_.chain([1]).each(function () {});
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    'gap ${…}: what this statement declares is not known: the network is not asked dnsconfig.js:3:1',
    'gap ${…}: what this statement declares is not known: _.chain is not known here dnsconfig.js:4:1',
  ]);
});

test('what stops a script costs the statement', () => {
  const text = `D("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));
PANIC("no");
null.x();
D_EXTEND("example.com", A("last", "192.0.2.1"));
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:2:41',
    '  last.example.com A 192.0.2.1 dnsconfig.js:5:25',
    'gap ${…}: what this statement declares is not known: PANIC: no dnsconfig.js:3:1',
    "gap ${…}: what this statement declares is not known: cannot read property 'x' of null dnsconfig.js:4:1",
    'error dnsconfig.js:3:1: DNSControl stops here: PANIC: no.',
    "error dnsconfig.js:4:1: DNSControl stops here: cannot read property 'x' of null.",
  ]);
});

test('a file that is broken, missing or elsewhere costs what depends on it', () => {
  const text = `require("./broken.js");
var data = require("./broken.json");
D("example.com", REG, DnsProvider(DNS), CNAME("a", data.a), A("b", "192.0.2.1"));
require("./missing.js");
require("../elsewhere.js");
require("/etc/passwd");
require_glob("./none/");
`;
  expect(
    linesOf(text, { 'broken.js': 'D("example.net", REG,, A());\n', 'broken.json': '{\n  "a": }' }),
  ).toEqual([
    'zone example.com dnsconfig.js:4:1',
    '  b.example.com A 192.0.2.1 dnsconfig.js:4:61',
    '  a.example.com CNAME ${data.a} dnsconfig.js:4:41',
    'gap ${…}: what this statement declares is not known: broken.js does not parse: Unexpected token dnsconfig.js:2:1',
    'gap ${…}: what this statement declares is not known: missing.js is not in the repository dnsconfig.js:5:1',
    'gap ${…}: what this statement declares is not known: ../elsewhere.js leads out of the repository, from where nothing is read dnsconfig.js:6:1',
    'gap ${…}: what this statement declares is not known: /etc/passwd leads out of the repository, from where nothing is read dnsconfig.js:7:1',
    'gap ${…}: what this statement declares is not known: there is no folder ./none/ dnsconfig.js:8:1',
    'error broken.js:1:22: DNSControl stops here: broken.js does not parse: Unexpected token.',
    'error broken.json:2:8: DNSControl stops here: broken.json does not parse: Unexpected token.',
    'warning dnsconfig.js:5:1: missing.js is not in the repository, so what it declares is not known. Make it before this check runs, as before DNSControl does, or delete the line.',
    'error dnsconfig.js:6:1: DNSControl stops here: ../elsewhere.js leads out of the repository, from where nothing is read.',
    'error dnsconfig.js:7:1: DNSControl stops here: /etc/passwd leads out of the repository, from where nothing is read.',
    'error dnsconfig.js:8:1: DNSControl stops here: there is no folder ./none/.',
  ]);
});

test('a configuration that does not parse is one gap', () => {
  expect(linesOf('D("example.com", REG,, DnsProvider(DNS));\n')).toEqual([
    'gap ${…}: a configuration could not be read to its end: dnsconfig.js does not parse: Unexpected token dnsconfig.js:2:22',
    'error dnsconfig.js:2:22: This configuration is not read to its end: dnsconfig.js does not parse: Unexpected token.',
  ]);
});

test('IMPORT_TRANSFORM leaves a gap below the zone that it copies', () => {
  expect(
    zoneLines(
      'IMPORT_TRANSFORM([{ low: "192.0.2.0", high: "192.0.2.9", newBase: "198.51.100.0" }], "example.net", 60)',
      'IMPORT_TRANSFORM_STRIP([], "example.org", 60, "org")',
    ),
  ).toEqual([
    '  gap ${…}example.net.example.com: IMPORT_TRANSFORM copies records of example.net dnsconfig.js:3:1',
    '  gap ${…}example.com: IMPORT_TRANSFORM copies records of example.org dnsconfig.js:4:1',
  ]);
});

test('IGNORE leaves names alone, and a gap where it may keep CNAMEs', () => {
  expect(
    zoneLines(
      'IGNORE("_acme-challenge", "TXT")',
      'IGNORE("_acme-challenge.**")',
      'IGNORE("@", "CNAME")',
      'IGNORE("{a,b?}", "A, CNAME")',
      'IGNORE("*", "CNAME", "*.acm-validations.aws.")',
      'IGNORE("c", "*", "*.dcv.cloudflare.com.")',
      'IGNORE_NAME("d")',
      'IGNORE_TARGET("x.example.net.", "CNAME")',
    ),
  ).toEqual([
    '  gap _acme-challenge.${*}.example.com: IGNORE() leaves what stands there to others dnsconfig.js:4:1',
    '  gap example.com: IGNORE() leaves what stands there to others dnsconfig.js:5:1',
    '  gap b${*}.example.com: IGNORE() leaves what stands there to others dnsconfig.js:6:1',
    '  gap a.example.com: IGNORE() leaves what stands there to others dnsconfig.js:6:1',
    '  gap c.example.com: IGNORE() leaves what stands there to others dnsconfig.js:8:1',
    '  gap d.example.com: IGNORE() leaves what stands there to others dnsconfig.js:9:1',
  ]);
});

test('IGNORE covers what DNSControl leaves alone', () => {
  const [zone] = readOf(
    'D("example.com", REG, DnsProvider(DNS), IGNORE("_acme-challenge**", "TXT"), IGNORE("*", "MX"), IGNORE("x", "*", "y"), IGNORE_EXTERNAL_DNS("p"), DISABLE_IGNORE_SAFETY_CHECK);',
  ).zones.items;
  const asked = [
    ['_acme-challenge.example.com', 'TXT'],
    ['_acme-challenge.a.b.example.com', 'TXT'],
    ['_acme-challenge.example.com', 'CNAME'],
    ['x.example.com', 'MX'],
    ['x.example.com', 'NS'],
  ] as const;
  expect(
    asked.map(([name, type]) =>
      zone!.leftAlone!.map(({ setting, covers }) => (covers(nameOf(name), type) ? setting : '')).join(),
    ),
  ).toEqual([
    'IGNORE(),,,IGNORE_EXTERNAL_DNS()',
    'IGNORE(),,,IGNORE_EXTERNAL_DNS()',
    ',,,IGNORE_EXTERNAL_DNS()',
    ',IGNORE(),,',
    ',,,',
  ]);
});

test('NO_PURGE leaves alone what is not declared, but for what must be absent', () => {
  const read = readOf(
    'D("example.com", REG, DnsProvider(DNS), NO_PURGE, A("a", "192.0.2.1"), TXT("_acme-challenge", "", ENSURE_ABSENT_REC()));\n',
  );
  const [zone] = read.zones.items;
  const { covers, span } = zone!.leftAlone![0]!;
  const name = nameOf('_acme-challenge.example.com');
  expect([
    covers(nameOf('a.example.com'), 'A'),
    covers(nameOf('a.example.com'), 'TXT'),
    covers(name, 'TXT'),
    covers(name, 'CNAME'),
  ]).toEqual([false, true, false, true]);
  expect(span.file.text.slice(span.start, span.end)).toBe('NO_PURGE');
});

test('what a script puts into records and has no JSON does no harm', () => {
  const text = `var broken = require("./missing.json");
D("example.com", REG, DnsProvider(DNS),
  A("a", "192.0.2.1", function (record) { record.self = record; record.lost = broken; record.name = 5; }),
  A("b", "192.0.2.2", { note: broken }, { ok: "x" }),
  function (domain) { domain.records.push(null, 5, { type: "A" }); });
`;
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:4:3',
    '  b.example.com A 192.0.2.2 dnsconfig.js:5:3',
    '  gap ${…}example.com: a script puts records into its zone by itself, of which one is not understood dnsconfig.js:1:1',
    '  gap ${…}example.com: a script puts records into its zone by itself, of which one is not understood dnsconfig.js:1:1',
    '  gap ${…}example.com: a script puts records into its zone by itself, of which one is not understood dnsconfig.js:1:1',
    'warning dnsconfig.js:2:14: missing.json is not in the repository, so what it declares is not known. Make it before this check runs, as before DNSControl does, or delete the line.',
  ]);
});

test('a modifier that is not known may proxy a CNAME or delete it, but for one that does neither', () => {
  const lines = zoneLines(
    'CNAME("a", "b.example.net.", NEW_MODIFIER(1), TTL(MISSING))',
    'CNAME("b", "b.example.net.", { cloudflare_proxy: PROXY })',
    'CNAME("c", "b.example.net.", TTL(MISSING))',
    'A("d", "192.0.2.1", NEW_MODIFIER)',
  );
  expect(lines).toEqual([
    '  a.example.com CNAME b.example.net.${NEW_MODIFIER(1)} dnsconfig.js:3:1',
    '  b.example.com CNAME b.example.net.${{ cloudflare_proxy: PROXY }} dnsconfig.js:4:1',
    '  c.example.com CNAME b.example.net. dnsconfig.js:5:1',
    '  d.example.com A 192.0.2.1 dnsconfig.js:6:1',
  ]);
});
