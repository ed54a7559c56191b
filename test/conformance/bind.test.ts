import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { bind } from '../../src/formats/bind/index.js';
import type { Read } from '../../src/formats/format.js';
import { positionOf } from '../../src/source.js';
import { listingOf } from '../support/listing.js';
import { treeOf } from '../support/tree.js';
import { cases } from './bind-cases.js';
import { compileRecords, compileZone } from './named.js';

const corpus = resolve('../shared/corpora/zonefiles/bind9-checkzone');
if (!existsSync(corpus)) throw new Error(`${corpus} is missing: the corpora belong beside the repository`);

const temporary = mkdtempSync(join(tmpdir(), 'dcv-bind-'));
symlinkSync(corpus, join(temporary, 'zones'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** The corpus as BIND's own test suite has it: below `zones/`. */
const corpusFiles = Object.fromEntries(
  readdirSync(corpus)
    .filter(name => name.endsWith('.db'))
    .map(name => [`zones/${name}`, readFileSync(join(corpus, name), 'utf8')]),
);

function readZone(files: Record<string, string>, path: string, zone: string): Read {
  return bind.read({ tree: treeOf(files), paths: [path], zoneOf: () => nameOf(zone) });
}

/** Whether what is read is what named reads; false where named refuses the zone, or its text cannot be known wholly. */
function compare(files: Record<string, string>, path: string, folder: string, zone: string): boolean {
  const expected = compileZone(folder, zone, path);
  if (expected === undefined) return false;
  const read = readZone(files, path, zone);
  const records = read.zones.items[0]!.records.items;
  if (records.some(record => !record.owner.known)) return false;
  expect(compileRecords(zone, records)).toEqual(expected);
  expect(read.problems).toEqual([]);
  expect([...read.zones.gaps, ...read.zones.items[0]!.records.gaps]).toEqual([]);
  return true;
}

describe('small zones are read as named-compilezone reads them', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('$shows', ({ files, refused, index }) => {
    const folder = join(temporary, String(index));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expect(compare(files, 'zone', folder, 'example.com')).toBe(refused !== true);
    if (refused) expect(readZone(files, 'zone', 'example.com').problems).not.toEqual([]);
  });
});

describe("BIND's own test zones are read as named-compilezone reads them", () => {
  const partly: string[] = [];

  test.each(Object.keys(corpusFiles))('%s', path => {
    if (!compare(corpusFiles, path, temporary, zoneOf(path))) partly.push(path);
  });

  // MD is refused for its age, as is A6 for what it does not hold.
  const repairable = Object.keys(corpusFiles).filter(path => /bad-cname-and-(?!md|a6)/.test(path));
  test.each(repairable)('%s, repaired', path => {
    const name = path.replace('zones/', 'repaired-');
    const text = corpusFiles[path]!.replace(/^.*\sCNAME\s.*\n/gm, '');
    writeFileSync(join(temporary, name), text);
    expect(compare({ [name]: text }, name, temporary, zoneOf(path))).toBe(true);
  });

  test('what named refuses, or what is not UTF-8, is read as far as it can be', async () => {
    const outcomes = partly.map(path =>
      outcomeOf(path.replace('zones/', ''), readZone(corpusFiles, path, zoneOf(path))),
    );
    await expect(`${outcomes.join('\n')}\n`).toMatchFileSnapshot('bind-partly.txt');
  });
});

/** What was made of a file: how much of it, where it is wrong, and a digest of all that was read. Its text stays where it is. */
function outcomeOf(name: string, read: Read): string {
  const records = read.zones.items.flatMap(zone => zone.records.items);
  const gaps = read.zones.items.flatMap(zone => zone.records.gaps);
  const places = read.problems.map(({ span }) => {
    const { line, column } = positionOf(span);
    return `${line}:${column}`;
  });
  const digest = createHash('sha256').update(listingOf(read).join('\n')).digest('hex').slice(0, 12);
  return `${name}: ${records.length} records, ${gaps.length} gaps, wrong at ${places.join(' ') || 'no place'}, ${digest}`;
}

/** The zone that BIND's test suite makes of a file (bin/tests/system/checkzone/tests.sh). */
function zoneOf(path: string): string {
  if (path.includes('dns-sd-reverse')) return '0.0.0.0.in-addr.arpa';
  if (path.includes('crashzone')) return 'dyn.example.net';
  if (path.includes('zone1')) return 'zone1.com';
  return path.includes('below-dname') ? 'example.com' : 'example';
}
