import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { joinFragments } from '../../src/dns/fragments.js';
import { cloudformation } from '../../src/formats/cloudformation/index.js';
import { canBe, type Parts, type Value } from '../../src/value.js';
import { treeOf } from '../support/tree.js';
import { type Case, cases } from './cloudformation-cases.js';

const python = resolve(process.env.CLOUDFORMATION_PYTHON ?? '.conformance/cloudformation/bin/python');

type Row = readonly [zone: string, owner: string, type: string, data: string];

/** What moto makes of each case. A missing moto is a failure, never a skip. */
function askMoto(): (readonly Row[] | { readonly error: string })[] {
  if (!existsSync(python))
    throw new Error(`${python} is missing: run scripts/conformance-tools.sh, or set CLOUDFORMATION_PYTHON`);
  const input = cases.map(({ files }) => Object.entries(files).map(([path, text]) => ({ path, text })));
  const { status, stdout, stderr } = spawnSync(python, [resolve('test/conformance/cloudformation-moto.py')], {
    encoding: 'utf8',
    input: JSON.stringify(input),
    maxBuffer: 64 << 20,
  });
  if (status !== 0) throw new Error(`moto could not be asked: ${stderr}`);
  return JSON.parse(stdout);
}

let answers: ReturnType<typeof askMoto>;
beforeAll(() => {
  answers = askMoto();
}, 600_000);

describe('what templates create is what moto creates of them', () => {
  test.each(cases.map((one, index) => ({ ...one, index })))('$shows', one => {
    const theirs = answers[one.index]!;
    expect(theirs).not.toHaveProperty('error');
    const lines = (theirs as readonly Row[]).filter(isWritten).map(lineOf).sort();
    expect(lines.length).toBeGreaterThan(0);
    const ours = recordsOf(one);
    expect(ours.map(({ text }) => text)).toEqual(filledIn(ours, lines));
  });
});

/** Ours, each as a line whose holes are filled in as moto has it. */
function filledIn(ours: readonly { text: string; parts: Parts }[], lines: string[]): string[] {
  const left = [...lines];
  const found = ours.map(({ text, parts }) => {
    const at = left.findIndex(line => canBe(parts, line));
    if (at === -1) return `not in moto: ${text}`;
    left.splice(at, 1);
    return text;
  });
  return [...found, ...left.map(line => `in moto only: ${line}`)];
}

function recordsOf({ files }: Case): { text: string; parts: Parts }[] {
  const tree = treeOf(files);
  const paths = tree.paths.filter(
    path => cloudformation.claims(path) && cloudformation.recognises(tree.peek(path)!, tree),
  );
  const read = cloudformation.read({ tree, paths, zoneOf: () => undefined });
  expect(read.problems).toEqual([]);
  expect(read.zones.gaps).toEqual([]);
  const records = joinFragments(read.zones.items).flatMap(zone => {
    expect(zone.records.gaps).toEqual([]);
    return zone.records.items.map(({ owner, type, rdata }) => {
      const parts: Parts = [`${zone.apex} `, ...partsOf(owner), ` ${type} `, ...partsOf(rdata)];
      return { text: parts.map(part => (typeof part === 'string' ? part : '…')).join(''), parts };
    });
  });
  return records.sort((a, b) => (a.text < b.text ? -1 : 1));
}

function partsOf(value: Value<string>): Parts {
  return value.known ? [value.value] : value.parts;
}

/** Every zone comes with its SOA and name servers. */
function isWritten([zone, owner, type]: Row): boolean {
  return !(dotless(owner) === dotless(zone) && (type === 'SOA' || type === 'NS'));
}

/** In our spelling; moto keeps names as they were written. */
function lineOf([zone, owner, type, data]: Row): string {
  const words = data.split(' ');
  if (['CNAME', 'NS', 'MX', 'ALIAS'].includes(type)) words.push(`${dotless(words.pop()!)}.`);
  return `${dotless(zone)} ${dotless(owner).replace('\\052', '*')} ${type} ${words.join(' ')}`;
}

function dotless(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}
