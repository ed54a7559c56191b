import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import type { Zone } from '../../src/dns/zone.js';
import type { Read } from '../../src/formats/format.js';
import { octodns } from '../../src/formats/octodns/index.js';
import { readAll } from '../../src/read.js';
import { noSettings } from '../../src/settings/settings.js';
import { canBe, type Parts } from '../../src/value.js';
import { cases } from './octodns-cases.js';
import { askOctodns, lineOf, type Row } from './octodns-oracle.js';

const temporary = mkdtempSync(join(tmpdir(), 'octodns-'));
afterAll(() => rmSync(temporary, { recursive: true }));

describe('small configurations are read as octoDNS reads them', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('$shows', ({ files, stops, index }) => {
    const directory = join(temporary, String(index));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const read = readConfigured(directory, 'config.yaml');
    const stopped = compare(read, directory, 'config.yaml');
    expect(stopped.length > 0, stopped.join('; ')).toBe(stops ?? false);
    expect(read.problems.some(({ severity }) => severity !== 'warning')).toBe(stops ?? false);
  });
});

test('the 405 zones of the Ministry of Justice are read as octoDNS reads them', () => {
  const directory = resolve('../shared/corpora/octodns/moj');
  if (!existsSync(directory))
    throw new Error(`${directory} is missing: the corpora belong beside the repository`);
  // As the command reads it: which files are octoDNS's is for it to find out.
  const read = readAll({ tree: workingTree(directory), settings: noSettings });
  expect(compare(read, directory, 'config.yaml')).toEqual([]);
  expect(read.problems).toEqual([]);
  expect(read.zones.gaps).toEqual([]);
  expect(read.zones.items.flatMap(zone => zone.records.gaps)).toEqual([]);
  expect(read.zones.items.length).toBe(405);
});

function readConfigured(directory: string, config: string): Read {
  const tree = workingTree(directory);
  return octodns.read({ tree, paths: [config], zoneOf: () => undefined });
}

/** Compares every zone and view; answers with the errors at which octoDNS stopped, whose zones have no other side. */
function compare(read: Read, directory: string, config: string): string[] {
  const answer = askOctodns(directory, config);
  if ('error' in answer) return [answer.error];
  const stopped: string[] = [];
  const ours = new Map<string, Zone[]>();
  for (const zone of read.zones.items)
    ours.set(`${zone.apex}.`, [...(ours.get(`${zone.apex}.`) ?? []), zone]);
  for (const [name, desired] of Object.entries(answer.zones)) {
    if ('error' in desired) stopped.push(`${name}: ${desired.error}`);
    else expectSame(name, ours.get(name) ?? [], Object.values(desired.views));
    ours.delete(name);
  }
  if (stopped.length === 0) expect([...ours.keys()]).toEqual([]);
  return stopped;
}

/** The views of a zone, each once. */
function expectSame(name: string, zones: readonly Zone[], views: readonly (readonly Row[])[]): void {
  const distinct = new Map(views.map(rows => [rows.map(lineOf).sort().join('\n'), rows]));
  expect(zones.length, name).toBe(distinct.size);
  const lines = zones.map(zone => zoneLines(zone, [...distinct.values()].flat()).join('\n'));
  expect(lines.sort(), name).toEqual([...distinct.keys()].sort());
}

/** RDATA that we say depends on something is taken as octoDNS has it, where it can be that. */
function zoneLines(zone: Zone, rows: readonly Row[]): string[] {
  return zone.records.items
    .map(({ owner, type, rdata }) => {
      const name = owner.known ? `${owner.value}.` : '';
      if (type.includes('/')) return `${name} ${type}`;
      const text = rdata.known ? rdata.value : filledBy(rdata.parts, name, type, rows);
      return `${name} ${type} ${text}`;
    })
    .sort();
}

function filledBy(parts: Parts, name: string, type: string, rows: readonly Row[]): string {
  const row = rows.find(([owner, other, rdata]) => owner === name && other === type && canBe(parts, rdata));
  return row?.[2] ?? '(nothing that octoDNS has)';
}
