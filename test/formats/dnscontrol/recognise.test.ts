import { expect, test } from 'vitest';
import { dnscontrol } from '../../../src/formats/dnscontrol/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';
import { prologue } from './configured.js';

const zone = (name: string) => `D("${name}", REG, DnsProvider(DNS));\n`;

/** What is taken for an entry, of files by path. */
function recognised(files: Record<string, string>): string[] {
  const tree = treeOf(files);
  return tree.paths.filter(path => dnscontrol.claims(path) && dnscontrol.recognises(tree.peek(path)!, tree));
}

test('dnsconfig.js is recognised by its name and its calls, and others of that name by a zone', () => {
  const files = {
    'dnsconfig.js': 'require("./zones.js");\n',
    'a/dnsconfig.js': zone('example.com'),
    'b/dnsconfig.js': 'require_glob("./zones/");\n',
    'c/dnsconfig.js': '// nothing yet\n',
    'internal-dnsconfig.js': `var x = 1;\n  ${zone('example.com')}`,
    'dnsconfig.prod.js': zone('example.com'),
    'check-dnsconfig.js': 'const fs = require("fs");\nrunD("x");\n',
    'd/dnsconfig.js': `\nimport { x } from "./x.js";\n${zone('example.com')}`,
    'node/dnsConfig.js': 'const dns = require("dns");\nmodule.exports = { resolve: dns.resolve };\n',
    'browser/dnsconfig.js': 'import { get } from "./get.js";\nexport const load = () => require("./a.js");\n',
    'old/dnsconfig.js': 'var dns = require("dns");\nexports.resolve = dns.resolve;\n',
    'zones.js': zone('example.com'),
    'dnsconfig.json': '{}',
    'dnsconfig.ts': zone('example.com'),
  };
  expect(recognised(files)).toEqual([
    'a/dnsconfig.js',
    'b/dnsconfig.js',
    'd/dnsconfig.js',
    'dnsconfig.js',
    'dnsconfig.prod.js',
    'internal-dnsconfig.js',
  ]);
});

test('each entry is a configuration of its own, but for what another requires', () => {
  const tree = treeOf({
    'dnsconfig.js': `${prologue}require("./a-dnsconfig.js");\n`,
    'a-dnsconfig.js': zone('example.com'),
    'inside/dnsconfig.js': prologue + zone('example.net'),
  });
  const read = dnscontrol.read({ tree, paths: tree.paths, zoneOf: () => undefined });
  expect(listingOf(read)).toEqual([
    'zone example.com a-dnsconfig.js:1:1',
    'zone example.net inside/dnsconfig.js:2:1',
  ]);
});
