import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.js';
import { type FormatName, formatNames } from '../../src/formats/names.js';
import { readAll } from '../../src/read.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import type { Tree } from '../../src/source.js';
import { mistakes, written } from '../fixtures/same-zone/mistakes.js';
import { now, settingsFor } from '../support/judged.js';
import { treeOf } from '../support/tree.js';

const fixtures = 'test/fixtures/same-zone';
const settings = settingsFor(['example.com', 'www.example.com', 'app.example.com'], 'lets_encrypt');

/** The fixture of a format as a repository, with the settings. */
function filesOf(format: FormatName): Record<string, string> {
  const directory = `${fixtures}/${format}`;
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(directory, posix.join(entry.parentPath, entry.name)));
  const files = paths.map(path => [path, readFileSync(`${directory}/${path}`, 'utf8')]);
  return { '.github/delegated-dcv.yml': settings, ...Object.fromEntries(files) };
}

const inputOf = (tree: Tree) => ({ tree, settings: loadSettings(tree) });

/** The apex's SOA and NS are the provider's own, and not in every format. */
const records = [
  '_acme-challenge.app.example.com CNAME app.example.com.0123456789abcdef.dcv.cloudflare.com.',
  '_acme-challenge.example.com CNAME example.com.0123456789abcdef.dcv.cloudflare.com.',
  '_acme-challenge.www.example.com CNAME www.example.com.0123456789abcdef.dcv.cloudflare.com.',
  'app.example.com A 192.0.2.3',
  'example.com A 192.0.2.1',
  'example.com CAA 0 issue "letsencrypt.org"',
  'example.com MX 10 mail.example.net.',
  'example.com TXT "v=spf1 -all"',
  'sub.example.com NS ns.example.org.',
  'www.example.com A 192.0.2.2',
];

/** Records that a format has no words for. */
const beyond: Partial<Record<FormatName, RegExp>> = { 'external-dns': / CAA / };

describe('one zone in every format', () => {
  test.each(formatNames)('%s has its records, and no gap', format => {
    const { zones, problems } = readAll(inputOf(treeOf(filesOf(format))));
    const found = zones.items.flatMap(zone =>
      zone.records.items
        .filter(({ owner, type }) => !(/^(?:SOA|NS)$/.test(type) && owner.known && owner.value === zone.apex))
        .map(
          ({ owner, type, rdata }) => `${owner.known && owner.value} ${type} ${rdata.known && rdata.value}`,
        ),
    );
    expect({
      zones: zones.items.map(zone => [zone.apex, zone.format]),
      records: found.sort(),
      gaps: [...zones.gaps, ...zones.items.flatMap(zone => zone.records.gaps)],
      problems,
    }).toEqual({
      zones: [['example.com', format]],
      records: records.filter(record => !beyond[format]?.test(record)),
      gaps: [],
      problems: [],
    });
  });

  test.each(formatNames)('%s has nothing to find', format => {
    const { findings } = run(inputOf(treeOf(filesOf(format))), { failOn: 'error', now });
    expect(findings.map(summary)).toEqual([]);
  });
});

describe.each(formatNames)('the same mistakes in %s', format => {
  const files = filesOf(format);
  const { path } = written[format];
  const possible = mistakes.filter(({ except }) => !except?.includes(format));

  test.each(possible)('$name', ({ edit, findings: expected, at, isChange }) => {
    const text = files[path]!;
    const [search, replacement] = edit(written[format]);
    const [before, after, ...more] = text.split(search);
    if (before === undefined || after === undefined) throw new Error(`${search} is not in ${path}`);
    expect(more).toEqual([]);
    const tree = treeOf({ ...files, [path]: before + replacement + after });
    const base = isChange && { ...inputOf(treeOf(files)), name: 'main' };
    const { findings } = run(inputOf(tree), { failOn: 'error', now, ...(base && { base }) });
    expect(findings.map(summary)).toEqual(expected);
    for (const { span } of findings) {
      expect(span?.file.path).toBe(path);
      if (at !== undefined) expect(span?.file.text.slice(span.start, span.end)).toContain(at);
    }
  });
});

function summary({ rule, owner, cause }: Finding): readonly unknown[] {
  return [rule, owner, cause];
}
