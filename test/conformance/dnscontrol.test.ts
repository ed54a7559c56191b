import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import { nameOf } from '../../src/dns/name.js';
import type { ResourceRecord, Zone } from '../../src/dns/zone.js';
import { dnscontrol } from '../../src/formats/dnscontrol/index.js';
import type { Read } from '../../src/formats/format.js';
import { canBe } from '../../src/value.js';
import { type Case, cases, labels, patterns } from './dnscontrol-cases.js';
import { type Answer, askDnscontrol, dnscontrolCommand } from './dnscontrol-oracle.js';

const temporary = mkdtempSync(join(tmpdir(), 'dnscontrol-'));
afterAll(() => rmSync(temporary, { recursive: true }));

describe('small configurations are read as DNSControl reads them', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('$shows', ({ files, stops, differs, index }) => {
    const directory = written(String(index), files);
    const read = dnscontrol.read({
      tree: workingTree(directory),
      paths: ['dnsconfig.js'],
      zoneOf: () => undefined,
    });
    const answer = askDnscontrol(directory);
    const messages = read.problems.map(({ message }) => message);
    if ('error' in answer) {
      expect(stops, answer.error).toBe(true);
      if (differs === 'rules') expect(messages).toEqual([]);
      else expect(messages).not.toEqual([]);
      const owners = read.zones.items.flatMap(zone => zone.records.items.map(ownerOf));
      expect(owners).toContain('rest.example.com');
    } else {
      expect(stops).toBeUndefined();
      expect(messages).toEqual([]);
      expectSame(read, answer, differs);
    }
  });

  test('there are enough of them', () => expect(cases.length).toBeGreaterThanOrEqual(80));
});

/** Zones and views in DNSControl's order; what is not published is withheld, or no zone at all. */
function expectSame(read: Read, answers: readonly Answer[], differs: Case['differs']): void {
  const published = answers.filter(
    ({ isPublished, rows }) => isPublished || rows.some(row => !/ NS /.test(row)),
  );
  expect(read.zones.items.map(zone => zone.apex)).toEqual(published.map(({ apex }) => apex));
  expect(read.zones.gaps).toEqual([]);
  for (const [index, zone] of read.zones.items.entries()) {
    const { rows } = published[index]!;
    const expected = differs === 'gap' ? rows.filter(row => !isInGap(zone, row)) : rows;
    expect(rowsOf(zone, rows)).toEqual(expected);
    if (differs === 'gap' && zone.records.gaps.length > 0) expect(expected.length).toBeLessThan(rows.length);
  }
}

function rowsOf(zone: Zone, rows: readonly string[]): string[] {
  const records = [...zone.records.items, ...(zone.withheld ?? []).map(({ record }) => record)];
  return records
    .map(record => {
      const start = `${ownerOf(record)} ${record.type} `;
      if (record.rdata.known) return start + record.rdata.value;
      const { parts } = record.rdata;
      return rows.find(row => row.startsWith(start) && canBe(parts, row.slice(start.length))) ?? `${start}?`;
    })
    .sort();
}

function isInGap(zone: Zone, row: string): boolean {
  return zone.records.gaps.some(gap => canBe(gap.parts, row.split(' ')[0]!));
}

function ownerOf({ owner }: ResourceRecord): string {
  return owner.known ? owner.value : '?';
}

test('IGNORE() leaves alone what DNSControl leaves alone', () => {
  const zones = patterns.map((pattern, index) => ({ pattern, name: `z${index}.test` }));
  const declared = zones.map(
    ({ pattern, name }) =>
      `D("${name}", REG, DnsProvider(DNS), IGNORE("${pattern}", "A"), NAMESERVER("ns.example.net."), TXT("new", "x"));\n`,
  );
  const existing = (name: string) =>
    `$ORIGIN ${name}.\n$TTL 300\n@ IN SOA ns.example.net. h.example.net. 1 3600 600 604800 1440\n@ IN NS ns.example.net.\n${labels
      .map(label => `${label} IN A 192.0.2.1\n`)
      .join('')}`;
  const directory = written('ignored', {
    'dnsconfig.js': `var REG = NewRegistrar("none");\nvar DNS = NewDnsProvider("bind");\n${declared.join('')}`,
    'creds.json': '{"none": {"TYPE": "NONE"}, "bind": {"TYPE": "BIND", "directory": "live"}}',
    ...Object.fromEntries(zones.map(({ name }) => [`live/${name}.zone`, existing(name)])),
  });
  const ran = spawnSync(dnscontrolCommand(), ['preview', '--full'], { cwd: directory, encoding: 'utf8' });
  const kept = new Set([...ran.stdout.matchAll(/^ +(\S+)\. A 192\.0\.2\.1$/gm)].map(match => match[1]));
  const read = dnscontrol.read({
    tree: workingTree(directory),
    paths: ['dnsconfig.js'],
    zoneOf: () => undefined,
  });
  const ours = read.zones.items.map(zone =>
    namesIn(zone).filter(name => zone.leftAlone?.some(({ covers }) => covers(name, 'A'))),
  );
  const theirs = read.zones.items.map(zone => namesIn(zone).filter(name => kept.has(name)));
  expect(ran.status, ran.stdout + ran.stderr).toBe(0);
  expect(ours).toEqual(theirs);
  expect(kept.size).toBeGreaterThan(patterns.length);
});

function namesIn({ apex }: Zone): ReturnType<typeof nameOf>[] {
  return labels.map(label => (label === '@' ? apex : nameOf(`${label}.${apex}`)));
}

function written(name: string, files: Readonly<Record<string, string>>): string {
  const directory = join(temporary, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}
