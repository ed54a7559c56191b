import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import type { ResourceRecord } from '../../src/dns/zone.js';
import { type FilesRead, readAll } from '../../src/read.js';
import { noSettings } from '../../src/settings/settings.js';
import type { Tree } from '../../src/source.js';

/** A corpus as the command reads it; one that is missing is a failure, never a skip. */
function corpus(name: string): { tree: Tree; read: FilesRead; texts: [string, string][] } {
  const directory = resolve('../shared/corpora/terraform', name);
  if (!existsSync(directory))
    throw new Error(`${directory} is missing: the corpora belong beside the repository`);
  const tree = workingTree(directory);
  const read = readAll({ tree, settings: noSettings });
  const texts = tree.paths
    .filter(path => path.endsWith('.tf'))
    .map((path): [string, string] => [path, tree.read(path)!.text]);
  return { tree, read, texts };
}

/** Blocks of a type at the top of a file, as plain text sees them: from a line that begins with it to a lone brace. */
function blocksIn(text: string, head: string): { at: number; label: string; body: string }[] {
  const matches = text.matchAll(new RegExp(`^${head} "([\\w-]+)" \\{\\n([\\s\\S]*?)^\\}`, 'gm'));
  return [...matches].map(match => ({ at: match.index, label: match[1]!, body: match[2]! }));
}

function argument(body: string, name: string): string | undefined {
  return new RegExp(`^ {2}${name}\\s*=\\s*(.*?)\\s*(?:#.*)?$`, 'm').exec(body)?.[1];
}

function literal(expression: string | undefined): string | undefined {
  return /^"([^"$]*)"$/.exec(expression ?? '')?.[1];
}

function everyRecord({ zones }: FilesRead): { apex: string; record: ResourceRecord }[] {
  return zones.items.flatMap(({ apex, records }) => records.items.map(record => ({ apex, record })));
}

test('GSA’s zones: every record is read, in the zone that its reference names', () => {
  const { read, texts } = corpus('gsa-tts');
  expect([read.problems, read.zones.gaps, read.zones.items.flatMap(zone => zone.records.gaps)]).toEqual([
    [],
    [],
    [],
  ]);

  const apexes = new Map(
    texts.flatMap(([, text]) =>
      blocksIn(text, 'resource "aws_route53_zone"').map(({ label, body }) => [
        label,
        literal(argument(body, 'name'))!.replace(/\.$/, ''),
      ]),
    ),
  );
  expect(read.zones.items.map(({ apex }) => apex as string).sort()).toEqual([...apexes.values()].sort());

  const found = everyRecord(read);
  const placed = new Map(
    found.map(({ apex, record: { owner, span } }) => [`${span.file.path}:${span.start}`, { apex, owner }]),
  );
  let literals = 0;
  const challenges = new Set<string>();
  for (const [path, text] of texts) {
    for (const { at, label, body } of blocksIn(text, 'resource "aws_route53_record"')) {
      const there = placed.get(`${path}:${at}`);
      expect(there, `${path} ${label}`).toBeDefined();
      const zone = /^aws_route53_zone\.(\w+)\.(?:zone_)?id$/.exec(argument(body, 'zone_id') ?? '')?.[1];
      const name = literal(argument(body, 'name'))?.toLowerCase().replace(/\.$/, '').replace(/^@/, '\\@');
      if (zone === undefined || name === undefined) continue;
      literals++;
      const apex = apexes.get(zone)!;
      const owner = name === '' ? apex : name.endsWith(apex) ? name : `${name}.${apex}`;
      expect([there!.apex, there!.owner.known && there!.owner.value], `${path} ${label}`).toEqual([
        apex,
        owner,
      ]);
      if (owner.startsWith('_acme-challenge')) challenges.add(owner);
    }
  }
  expect(literals).toBeGreaterThan(300);
  const ours = found.map(({ record: { owner } }) => (owner.known ? (owner.value as string) : '?'));
  expect([...new Set(ours.filter(owner => owner.startsWith('_acme-challenge')))].sort()).toEqual(
    [...challenges].sort(),
  );
  expect(ours).not.toContain('?');
});

test('the Jenkins project’s records: every key of every for_each is an owner', () => {
  const { read, texts } = corpus('jenkins-azure-net');
  expect([read.problems, read.zones.gaps, read.zones.items.flatMap(zone => zone.records.gaps)]).toEqual([
    [],
    [],
    [],
  ]);

  const all = texts.map(([, text]) => text).join('\n');
  const apexes = new Map(
    blocksIn(all, 'data "azurerm_dns_zone"').map(({ label, body }) => [
      label,
      literal(argument(body, 'name'))!,
    ]),
  );
  const expected: string[] = [];
  for (const { body } of blocksIn(all, 'resource "azurerm_dns_cname_record"')) {
    const apex = apexes.get(/^data\.azurerm_dns_zone\.(\w+)\.name$/.exec(argument(body, 'zone_name')!)![1]!)!;
    const map = /^ {2}for_each = \{\n([\s\S]*?)^ {2}\}/m.exec(body)![1]!;
    for (const [, key] of map.matchAll(/^ {4}"([^"]+)"\s*=/gm)) expected.push(`${key}.${apex}`);
  }
  expect(expected.length).toBeGreaterThan(60);
  const cnames = everyRecord(read).filter(({ record }) => record.type === 'CNAME');
  expect(cnames.every(({ record }) => record.owner.known && record.rdata.known)).toBe(true);
  expect(cnames.map(({ record: { owner } }) => (owner.known ? (owner.value as string) : '')).sort()).toEqual(
    expected.sort(),
  );
});
