import { describe, expect, test } from 'vitest';
import { linesOf } from './configured.js';

/** What is read of an attack between two honest zones, without these. */
function readBetween(attack: string, files: Record<string, string> = {}): string[] {
  const zone = (name: string) => `D("${name}", REG, DnsProvider(DNS), CNAME("www", "a.example.net."));\n`;
  const lines = linesOf(`${zone('example.com')}${attack}\n${zone('example.test')}`, files);
  const honest =
    /^(?:zone| {2}www\.)\S* ?(?:example\.(?:com|test)|CNAME a\.example\.net\.) dnsconfig\.js:\d+:\d+$/;
  const [first, second] = ['example.com', 'example.test'].map(name => [
    expect.stringMatching(new RegExp(`^zone ${name} `)),
    expect.stringMatching(new RegExp(`^  www\\.${name} CNAME a\\.example\\.net\\. `)),
  ]);
  expect(lines).toEqual(expect.arrayContaining([...first!, ...second!]));
  return lines.filter(line => !honest.test(line));
}

describe('an attack costs its own statement, and is a problem there', () => {
  test('recursion without end', () => {
    expect(readBetween('function f() { return f() + 1; }\nf();')).toEqual([
      'gap ${…}: what this statement declares is not known: stack overflow dnsconfig.js:4:1',
      'error dnsconfig.js:4:1: DNSControl stops here: stack overflow.',
    ]);
  });

  test('paths that lead out of the repository', () => {
    const reason = 'leads out of the repository, from where nothing is read';
    expect(readBetween('require("../../etc/passwd");\nvar x = require("/etc/passwd.json");')).toEqual([
      `gap \${…}: what this statement declares is not known: ../../etc/passwd ${reason} dnsconfig.js:3:1`,
      `gap \${…}: what this statement declares is not known: /etc/passwd.json ${reason} dnsconfig.js:4:1`,
      `error dnsconfig.js:3:1: DNSControl stops here: ../../etc/passwd ${reason}.`,
      `error dnsconfig.js:4:1: DNSControl stops here: /etc/passwd.json ${reason}.`,
    ]);
  });

  test('scripts and data that nest too deeply', () => {
    const files = { 'deep.js': '('.repeat(1e5), 'deep.json': '['.repeat(1e5) };
    const lines = readBetween('require("deep.js");\nvar data = require("deep.json");\ndata.x();', files);
    expect(lines.map(line => line.replace(/:\d+:\d+/g, ''))).toEqual([
      'gap ${…}: what this statement declares is not known: deep.js does not parse: Not enough stack space to parse input dnsconfig.js',
      'gap ${…}: what this statement declares is not known: deep.json does not parse: Not enough stack space to parse input dnsconfig.js',
      'error deep.js: DNSControl stops here: deep.js does not parse: Not enough stack space to parse input.',
      'error deep.json: DNSControl stops here: deep.json does not parse: Not enough stack space to parse input.',
    ]);
  });
});

test('the network is not asked: only what depends on it is not known', () => {
  expect(readBetween('var ip = FETCH("https://example.com");\nD("example.org", REG, A("@", ip));')).toEqual([
    'zone example.org dnsconfig.js:4:1',
    '  example.org A ${ip} dnsconfig.js:4:23',
  ]);
});

test('data that would change the prototype of all objects changes nothing', () => {
  const attack = `var data = require("data.json");
D("example.org", REG, DnsProvider(DNS), CNAME("a", ({}).target || data.target || "b"));`;
  expect(readBetween(attack, { 'data.json': '{ "__proto__": { "target": "evil." } }' })).toEqual([
    'zone example.org dnsconfig.js:4:1',
    '  a.example.org CNAME b.example.org. dnsconfig.js:4:41',
  ]);
});

test('names stay data, whatever they hold', () => {
  const attack = String.raw`D("example.org", REG, DnsProvider(DNS), CNAME("a\u0000b", "c."), CNAME("\n::error::", "d."));`;
  expect(readBetween(attack)).toEqual([
    'zone example.org dnsconfig.js:3:1',
    String.raw`  a\000b.example.org CNAME c. dnsconfig.js:3:41`,
    String.raw`  \010::error::.example.org CNAME d. dnsconfig.js:3:66`,
  ]);
});

test.each([
  ['records of its own making', 'conf.domains.push({ name: "example.net", records: 7 }, null);'],
  ['a conversion that throws', 'Object.prototype.toJSON = function () { throw new Error("no"); };'],
  [
    'a getter in a record',
    'D("a.test", REG, function (d) { d.records.push({ get type() { throw 1; } }); });',
  ],
])('who breaks the result with %s has none, and is told so', (_name, attack) => {
  const lines = linesOf(`D("example.com", REG, DnsProvider(DNS));\n${attack}`);
  expect(lines).toEqual([
    expect.stringMatching(/^gap \$\{…\}: a configuration could not be read to its end: /),
    expect.stringMatching(/^error dnsconfig\.js:1:1: This configuration is not read to its end: /),
  ]);
});

test.each([
  ['no list', 'D("a.test", REG, DnsProvider(DNS), function (d) { d.records = "[[["; });'],
  ['no data', 'D("a.test", REG, DnsProvider(DNS), function (d) { d.records = D; });'],
  [
    'no JSON',
    'D("a.test", REG, DnsProvider(DNS));\nObject.prototype.toJSON = function () { if ("isIgnoringUnsafe" in this) { this.records = "no"; } return this; };',
  ],
])('a zone whose records are %s may hold anything', (_name, attack) => {
  expect(linesOf(attack)).toEqual([
    'zone a.test dnsconfig.js:2:1',
    '  gap ${…}a.test: a script puts records into its zone by itself, of which one is not understood dnsconfig.js:1:1',
  ]);
});

test('a script that redefines the language is read as what it says', () => {
  const attack = 'CNAME = function (name, target) { return A(name, "192.0.2.1"); };';
  expect(linesOf(`${attack}\nD("example.com", REG, DnsProvider(DNS), CNAME("a", "b"));`)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:3:41',
  ]);
});
