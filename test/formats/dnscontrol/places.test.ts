import { expect, test } from 'vitest';
import { positionOf, type Span } from '../../../src/source.js';
import { readOf } from './configured.js';

/** Of each record its owner, and the places of the whole, the owner and the data. */
function placesOf(text: string, files: Record<string, string> = {}): string[] {
  const { items } = readOf(text, files).zones;
  return items.flatMap(zone =>
    zone.records.items.map(({ owner, rdata, span }) => {
      const places = [span, owner.span, rdata.span].map(place).join(' ');
      return `${owner.known ? owner.value : '?'} ${places}`;
    }),
  );
}

function place(span: Span): string {
  const { path, line, column } = positionOf(span);
  return `${path}:${line}:${column}`;
}

const zone = 'D("example.com", REG, DnsProvider(DNS));\n';

test('text that stands in the call is where it stands', () => {
  expect(placesOf('D("example.com", REG, DnsProvider(DNS),\n  CNAME("a",\n    "b")\n);\n')).toEqual([
    'a.example.com dnsconfig.js:3:3 dnsconfig.js:3:9 dnsconfig.js:4:5',
  ]);
});

test('what a function of the script makes stands where the function is called with its text', () => {
  const text = `${zone}function dcv(host) {
  return CNAME("_acme-challenge." + host, host + ".example.com.0123456789abcdef.dcv.cloudflare.com.");
}
D_EXTEND("example.com",
  dcv("app"),
  dcv("shop"));
`;
  expect(placesOf(text)).toEqual([
    '_acme-challenge.app.example.com dnsconfig.js:7:3 dnsconfig.js:7:7 dnsconfig.js:7:7',
    '_acme-challenge.shop.example.com dnsconfig.js:8:3 dnsconfig.js:8:7 dnsconfig.js:8:7',
  ]);
});

test('what a variable holds stands where its text is, if that is one place', () => {
  const text = `${zone}var target = "b.example.net.";
var again = ["x.example.net.", "x.example.net."];
D_EXTEND("example.com", CNAME("a", target), CNAME("c", again[0]), CNAME("a" + 1, "d"));
`;
  expect(placesOf(text)).toEqual([
    'a.example.com dnsconfig.js:5:25 dnsconfig.js:5:31 dnsconfig.js:3:15',
    'c.example.com dnsconfig.js:5:45 dnsconfig.js:5:51 dnsconfig.js:5:56',
    'a1.example.com dnsconfig.js:5:67 dnsconfig.js:5:73 dnsconfig.js:5:82',
  ]);
});

test('what comes from data stands there', () => {
  const text = `${zone}var hosts = require("./hosts.json");
for (var name in hosts) D_EXTEND("example.com", CNAME(name, hosts[name] + "."));
`;
  const hosts = '{\n  "_acme-challenge.a": "a.example.net",\n  "b": "b.example.net"\n}\n';
  expect(placesOf(text, { 'hosts.json': hosts })).toEqual([
    '_acme-challenge.a.example.com hosts.json:2:25 hosts.json:2:4 hosts.json:2:25',
    'b.example.com hosts.json:3:9 hosts.json:3:4 hosts.json:3:9',
  ]);
});

test('of equal texts in data the one counts whose file is called like the record', () => {
  const text = `${zone}var files = glob("./names", true, ".json");
for (var i in files) {
  var name = files[i].split("/").pop().replace(".json", "");
  D_EXTEND("example.com", CNAME(name, require(files[i]).CNAME + "."));
}
`;
  const files = Object.fromEntries(
    ['a', 'b', 'c'].map(name => [`names/${name}.json`, '{\n  "CNAME": "same.example.net"\n}\n']),
  );
  expect(placesOf(text, files)).toEqual([
    'a.example.com names/a.json:2:13 names/a.json:2:13 names/a.json:2:13',
    'b.example.com names/b.json:2:13 names/b.json:2:13 names/b.json:2:13',
    'c.example.com names/c.json:2:13 names/c.json:2:13 names/c.json:2:13',
  ]);
});

test('what a builder or a renamed function makes stands at the call', () => {
  const text = `${zone}var MAIL = MX;
D_EXTEND("example.com", MAIL("mail", 10, "mx"), CAA_BUILDER({ label: "caa", issue: ["letsencrypt.org"] }));
`;
  expect(placesOf(text)).toEqual([
    'mail.example.com dnsconfig.js:4:25 dnsconfig.js:4:31 dnsconfig.js:4:43',
    'caa.example.com dnsconfig.js:4:49 dnsconfig.js:4:71 dnsconfig.js:4:86',
  ]);
});
