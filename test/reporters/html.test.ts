import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { placeMarkup } from '../../src/reporters/html/place.js';
import { script } from '../../src/reporters/html/script.js';
import { style } from '../../src/reporters/html/style.js';
import { html } from '../../src/reporters/html.js';
import { clip, printable } from '../../src/reporters/layout/printable.js';
import { fileOf, findingOf, reportOf, spanOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';
import { largeReport } from './large-report.js';
import { type Element, elementsOf, textOf } from './read-html.js';

const options = { color: false, version: '1.2.3', at: '2026-11-24T03:41:05Z' };

function read(report: Report): Element[] {
  return elementsOf(html(report, options));
}

function attributesOf(report: Report, name: string): string[] {
  return read(report).flatMap(({ attributes }) => attributes.get(name) ?? []);
}

/* UPDATE_PAGE=1 writes it. */
test('a report reads like this', () => {
  const file = 'test/reporters/html-example.txt';
  const page = html(example, options)
    .replace(style, '[style]')
    .replace(script, '[script]')
    .replace(/'sha256-[^']+'/g, '[hash]');
  if (process.env.UPDATE_PAGE) writeFileSync(file, page);
  else expect(page).toBe(readFileSync(file, 'utf8'));
});

test('a report without anything says so, and has no empty section', () => {
  const report = reportOf();
  const headings = read(report).filter(({ name }) => /^h\d$/.test(name));
  expect(headings.map(({ name, text }) => [name, text.trim()])).toEqual([
    ['h1', '✓ Delegated DCV passes'],
    ['h2', 'Findings'],
  ]);
  expect(textOf(html(report, options))).toContain('There are no findings.');
});

test('a run that passes in spite of errors says by what', () => {
  const finding = findingOf({ introduced: false });
  const page = textOf(html(reportOf({ findings: [finding], verdict: 'pass', base: 'main' }), options));
  expect(page).toContain('The errors do not fail the run (fail-on-standing never).');
});

test('days are told from the day of the run, or not at all', () => {
  const report = largeReport({ hosts: 3, hostsPerCertificate: 1 });
  const days = (page: string) => elementsOf(page).filter(({ name }) => name === 'time' || name === 'td');
  const distances = (page: string) =>
    days(page).flatMap(({ text }) => /in \d+ days|\d+ days ago/.exec(text) ?? []);
  expect(distances(html(report, options))).toEqual([
    ...['36 days ago', '6 days ago', '25 days ago', 'in 5 days', '14 days ago', 'in 16 days'],
  ]);
  expect(distances(html(report, { color: false, version: '1.2.3' }))).toEqual([]);
});

describe('of any report', () => {
  const check = (claim: (report: Report) => void) => fc.assert(fc.property(arbitraryReport, claim));

  test('the page is well-formed: known elements and attributes, each closed, each text escaped', () => {
    check(report => {
      const found = read(report);
      expect([...new Set(found.map(({ name }) => name))].filter(name => !elements.has(name))).toEqual([]);
      const names = found.flatMap(({ attributes }) => [...attributes.keys()]);
      expect([...new Set(names)].filter(name => !attributeNames.has(name))).toEqual([]);
    });
  });

  test('its one style and one script are ours, and no other counts', () => {
    check(report => {
      const found = read(report);
      const only = (name: string) => found.filter(element => element.name === name).map(({ text }) => text);
      expect(only('style')).toEqual([style]);
      expect(only('script')).toEqual([script]);
      const policy = found.find(({ attributes }) => attributes.has('http-equiv'))!.attributes.get('content');
      expect(policy).toBe(
        `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
      );
    });
  });

  test('its links lead into the page, or to the pages of rules', () => {
    check(report => {
      const ids = new Set(attributesOf(report, 'id'));
      const isKnown = (link: string) =>
        link.startsWith('#')
          ? ids.has(link.slice(1))
          : /^(?:https:\/\/example\.test\/docs\/rules\/[a-z-]+\.md$|data:image\/svg\+xml,)/.test(link);
      expect(attributesOf(report, 'href').filter(link => !isKnown(link))).toEqual([]);
    });
  });

  test('every message, reason and note is in it as it would be printed', () => {
    check(report => {
      const page = textOf(html(report, options));
      const texts = [
        ...report.findings.map(({ message }) => clip(message, 2000)),
        ...report.ignored.map(({ reason }) => clip(reason, 600)),
        ...report.gaps.map(({ reason }) => clip(reason, 600)),
        ...report.notes.map(note => clip(note, 2000)),
      ].map(printable);
      expect(texts.filter(text => !page.includes(text))).toEqual([]);
    });
  });
});

test('an address of the rules’ pages that is none is no link', () => {
  const report = reportOf({ findings: [findingOf()], docs: 'javascript:alert(1)//' });
  const links = attributesOf(report, 'href').filter(link => !link.startsWith('#'));
  expect(links.map(link => link.split(',')[0])).toEqual(['data:image/svg+xml']);
});

test('an address stays in its attribute', () => {
  const docs = `https://example.test/"onclick='x'&amp;<b>`;
  const link = read(reportOf({ findings: [findingOf()], docs })).find(
    ({ attributes }) => attributes.get('class') === 'rule',
  );
  expect(Object.fromEntries(link!.attributes)).toEqual({ class: 'rule', href: `${docs}/missing-cname.md` });
});

test('a zone of few certificates is one matrix, a zone of many has a table for each', () => {
  const tables = (certificates: number) => {
    const report = largeReport({ hosts: certificates, hostsPerCertificate: 1 });
    const page = html(report, options).split('id="certificates"')[1]!;
    const columns = [...page.matchAll(/<thead>(.*?)<\/thead>/g)];
    return columns.map(([, head]) => head!.split('scope="col" class="certificate"').length - 1);
  };
  expect(tables(1)).toEqual([0]);
  expect(tables(5)).toEqual([5]);
  expect(tables(6)).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test('in the line of a place what is meant is marked, also behind wide and invisible characters', () => {
  const file = fileOf('x.yaml', 'first:\n  漢字\u200b <b>: "wrong" # why\nlast: 1\n');
  const shown = (text: string) =>
    placeMarkup(spanOf(file, text))
      .text.split('\n')
      .slice(1, -1)
      .join('\n')
      .replace(/ class="\w+"/g, '');
  expect(shown('"wrong"')).toBe(
    '<figcaption> <code>x.yaml:2:12</code></figcaption>\n<pre><code><span>2</span>   漢字\\u{200b} &lt;b&gt;: <mark>&quot;wrong&quot;</mark> # why</code></pre>',
  );
  expect(shown('# why\nlast: 1')).toBe(
    '<figcaption> <code>x.yaml:2:20</code></figcaption>\n<pre><code><span>2</span>   漢字\\u{200b} &lt;b&gt;: &quot;wrong&quot; <mark># why</mark> <span>to line 3</span></code></pre>',
  );
  expect(shown('')).toBe('<figcaption> <code>x.yaml</code></figcaption>');
});

test('what has no room is counted', () => {
  const findings = Array.from({ length: 3456 }, (_, at) =>
    findingOf({ fingerprint: at.toString(16).padStart(32, '0') }),
  );
  const ignored = findings.slice(0, 1001).map(finding => ({ finding, reason: 'old' }));
  const { requirements } = largeReport({ hosts: 10_200, hostsPerCertificate: 50 });
  const report = reportOf({ findings, ignored, mended: findings, requirements });
  const page = html(report, options);
  const lines = textOf(page).split('\n');
  expect(lines.filter(line => line.endsWith('the JSON report lists them all.'))).toEqual([
    '456 more findings left out (missing-cname 456); the JSON report lists them all.',
    '201 more validation names left out; the JSON report lists them all.',
    '2,456 more mended findings; the JSON report lists them all.',
    '1 more ignored finding; the JSON report lists them all.',
  ]);
  expect(page.length).toBeLessThan(12_000_000);
});

test('findings as long as they can be stay within the page', () => {
  const long = '<'.repeat(100_000);
  const finding = findingOf({ message: long, expected: long });
  const report = reportOf({ findings: Array.from({ length: 3000 }, () => finding), notes: [long] });
  const page = html(report, options);
  expect(page.length).toBeLessThan(9_000_000);
  expect(textOf(page)).toMatch(
    /\n[\d,]+ more findings left out \(missing-cname \d+\); the JSON report lists them all\.\n/,
  );
});

test('the script is one that a browser can read, and makes no markup of text', () => {
  expect(parse(script, { ecmaVersion: 2022, sourceType: 'script' }).body.length).toBeGreaterThan(10);
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch|XMLHttp|<\//);
});

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const elements = new Set(
  'html head meta title link style body script a header p time h1 h2 h3 h4 span ul li strong svg rect path circle line text nav main section form div label input button fieldset legend kbd output article code figure figcaption pre mark dl dt dd details summary table caption thead tbody tr th td footer'.split(
    ' ',
  ),
).add('title');

const attributeNames = new Set(
  'lang charset http-equiv content name rel href class id aria-label aria-labelledby aria-hidden aria-describedby role tabindex datetime width height viewBox d x y x1 x2 y1 y2 cx cy r text-anchor hidden for type autocomplete spellcheck placeholder value data-severity data-status open scope'.split(
    ' ',
  ),
);
