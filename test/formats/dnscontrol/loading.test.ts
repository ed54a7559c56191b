import { expect, test } from 'vitest';
import { dnscontrol } from '../../../src/formats/dnscontrol/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { linesOf, prologue } from './configured.js';

test('require runs a script in the global scope, from the folder of the file that names it', () => {
  const text = 'require("./zones/all.js");\nD("example.com", REG, DnsProvider(DNS), A("a", address));\n';
  const files = {
    'zones/all.js': 'var address = "192.0.2.1";\nrequire("./sub/b.js");\n',
    'zones/sub/b.js': 'D("example.net", REG, DnsProvider(DNS), A("b", address));\nrequire("../c.js");\n',
    'zones/c.js': 'D_EXTEND("example.net", A("c", "192.0.2.3"));\n',
  };
  expect(linesOf(text, files)).toEqual([
    'zone example.net zones/sub/b.js:1:1',
    '  b.example.net A 192.0.2.1 zones/sub/b.js:1:41',
    '  c.example.net A 192.0.2.3 zones/c.js:1:25',
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:3:41',
  ]);
});

test('require gives the value of JSON and JSON5', () => {
  const text = `var one = require("./one.json"), two = require("data/two.json5");
D("example.com", REG, DnsProvider(DNS), A(one.name, one.address), A(two[0], "192.0.2.2"));
`;
  const files = {
    'one.json': '{ "name": "a", "address": "192.0.2.1" }',
    'data/two.json5': "// remark\n['b', /* trailing */ ]",
  };
  expect(linesOf(text, files)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 one.json:1:28',
    '  b.example.com A 192.0.2.2 dnsconfig.js:3:67',
  ]);
});

test('require_glob runs every script below a folder, or in it', () => {
  const files = {
    'zones/a.js': 'D("example.com", REG, DnsProvider(DNS));\n',
    'zones/sub/b.js': 'D("example.net", REG, DnsProvider(DNS));\n',
    'zones/c.txt': 'no script',
  };
  expect(linesOf('require_glob("./zones/");\n', files)).toEqual([
    'zone example.com zones/a.js:1:1',
    'zone example.net zones/sub/b.js:1:1',
  ]);
  expect(linesOf('require_glob("./zones/", false);\n', files)).toEqual(['zone example.com zones/a.js:1:1']);
});

test('glob lists folder by folder, each by name', () => {
  const text = 'D("example.com", REG, DnsProvider(DNS), TXT("a", glob("./d", true, "json").join(" ")));\n';
  const files = { 'd/b.json': '1', 'd/a.json': '1', 'd/a/z.json': '1', 'd/a/y.js': '' };
  expect(linesOf(text, files)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  a.example.com TXT "d/a/z.json d/a.json d/b.json" dnsconfig.js:2:41',
  ]);
});

test('a configuration in a folder reads from there, and else from the top', () => {
  const tree = treeOf({
    'dns/dnsconfig.js': `${prologue}require("./a.js");\nrequire("b.js");\nrequire("dns/c.js");\nD("example.com", REG, DnsProvider(DNS), TXT("x", String(a + b + c)));\n`,
    'dns/a.js': 'var a = 1;\n',
    'dns/b.js': 'var b = 2;\n',
    'dns/c.js': 'var c = 3;\n',
  });
  const read = dnscontrol.read({ tree, paths: ['dns/dnsconfig.js'], zoneOf: () => undefined });
  expect(listingOf(read)).toEqual([
    'zone example.com dns/dnsconfig.js:5:1',
    '  x.example.com TXT "6" dns/dnsconfig.js:5:41',
  ]);
});

test('the defaults of the command line are variables', () => {
  const text =
    'CLI_DEFAULTS({ address: "192.0.2.1" });\nD("example.com", REG, DnsProvider(DNS), A("a", address));\n';
  expect(linesOf(text)).toEqual([
    'zone example.com dnsconfig.js:3:1',
    '  a.example.com A 192.0.2.1 dnsconfig.js:3:41',
  ]);
});
