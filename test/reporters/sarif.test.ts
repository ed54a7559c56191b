import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sarif } from '../../src/reporters/sarif.js';
import { catalog, ruleIds } from '../../src/rules/catalog.js';
import { certificateOf, fileOf, findingOf, reportOf, spanOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';

const options = { color: false, version: '1.2.3' };

/** The schema is of JSON Schema draft 4, of which it uses nothing that ajv's draft 7 reads otherwise. */
function sarifValidator() {
  const { resolve } = createRequire(import.meta.url);
  const path = resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', text => URL.canParse(text));
  ajv.addFormat(
    'uri-reference',
    text => URL.canParse(text, 'https://example.test/') && !/[^\x21-\x7e]/.test(text),
  );
  ajv.addFormat('date-time', true);
  return ajv.compile(schema);
}

const validate = sarifValidator();

function runOf(report: Parameters<typeof sarif>[0]) {
  return JSON.parse(sarif(report, options)).runs[0];
}

test('a result reads like this', () => {
  expect(runOf(example).results[0]).toEqual({
    ruleId: 'missing-cname',
    ruleIndex: 0,
    level: 'error',
    message: {
      text: 'Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.\nIt stood at dns/example.com.yaml:4 in the base.\nWrite:\n_acme-challenge.shop:\n  type: CNAME\n  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: 'dns/example.com.yaml',
            uriBaseId: '%SRCROOT%',
          },
          region: {
            startLine: 1,
            startColumn: 1,
            endLine: 1,
            endColumn: 4,
          },
        },
      },
    ],
    relatedLocations: [
      {
        id: 1,
        message: {
          text: 'shop.example.com is listed here',
        },
        physicalLocation: {
          artifactLocation: {
            uri: '.github/delegated-dcv.yml',
            uriBaseId: '%SRCROOT%',
          },
          region: {
            startLine: 4,
            startColumn: 43,
            endLine: 4,
            endColumn: 59,
          },
        },
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: '11111111111111111111111111111111',
      'delegatedDcv/v1': '11111111111111111111111111111111',
    },
    baselineState: 'new',
  });
});

test('the run says who made it and how it counts columns', () => {
  const { tool, results: _results, ...run } = runOf(reportOf({ notes: ['No certificate is listed.'] }));
  const { rules: _rules, ...driver } = tool.driver;
  expect({ driver, ...run }).toEqual({
    driver: { name: 'delegated-dcv-check', version: '1.2.3' },
    automationDetails: { id: 'delegated-dcv-check/' },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [{ level: 'note', message: { text: 'No certificate is listed.' } }],
      },
    ],
  });
});

test('every rule of the catalog is described as GitHub asks', () => {
  const { rules } = runOf(reportOf({ docs: 'https://example.test/docs/rules' })).tool.driver;
  expect(rules.map((rule: { id: string }) => rule.id)).toEqual(ruleIds);
  const { title, description } = catalog['orphan-cname'];
  expect(rules[ruleIds.indexOf('orphan-cname')]).toEqual({
    id: 'orphan-cname',
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: `${description}\n\nhttps://example.test/docs/rules/orphan-cname.md` },
    helpUri: 'https://example.test/docs/rules/orphan-cname.md',
    defaultConfiguration: { level: 'warning' },
  });
  for (const rule of rules) expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
});

test('every report is valid SARIF 2.1.0', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      expect(validate(JSON.parse(sarif(report, options))), JSON.stringify(validate.errors)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a finding without a place is put where GitHub can show it', () => {
  const file = fileOf('dns/a b.yaml', '\nwww: A\n');
  const settings = fileOf('.github/delegated-dcv.yml', 'certificates: []\n');
  const certificate = { ...certificateOf('example.com'), span: spanOf(settings, '[]') };
  const baseSpan = spanOf(file, 'www');
  const places = [
    findingOf({ baseSpan, certificates: [certificate] }),
    findingOf({ baseSpan }),
    findingOf(),
  ].map(finding => runOf(reportOf({ findings: [finding] })).results[0].locations);
  const at = (uri: string, startColumn: number, endColumn: number) => [
    {
      physicalLocation: {
        artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
        region: { startLine: 1, startColumn, endLine: 1, endColumn },
      },
    },
  ];
  expect(places).toEqual([
    at('.github/delegated-dcv.yml', 15, 17),
    at('dns/a%20b.yaml', 1, 1),
    at('.github/delegated-dcv.yml', 1, 1),
  ]);
});

test('GitHub keeps 5,000 results: the worst are given, and the others are told of', () => {
  const findings = Array.from({ length: 5003 }, (_, index) =>
    findingOf({ message: `Number ${index}.`, ...(index > 5000 && { rule: 'leftover-txt' as const }) }),
  );
  const run = runOf(reportOf({ findings }));
  expect(run.results.length).toBe(5000);
  expect(run.results.at(-1).message.text).toBe('Number 4999.');
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: {
        text: '3 more findings left out, because GitHub keeps 5,000 results: leftover-txt 2, missing-cname 1.',
      },
    },
  ]);
});

test('what files hold makes no link, and a path becomes an address', () => {
  const file = fileOf('a:b/c%2f#d?\u202e\ud800.yaml', 'x');
  const finding = findingOf({
    message: 'See [this](https://evil.test).',
    span: { file, start: 0, end: 1 },
    related: [{ span: { file, start: 0, end: 1 }, message: '[x](y)' }],
  });
  const [result] = runOf(reportOf({ findings: [finding] })).results;
  expect(result.message.text).toBe('See [this] (https://evil.test).');
  expect(result.relatedLocations[0].message.text).toBe('[x] (y)');
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(
    'a%3Ab/c%252f%23d%3F%E2%80%AE%EF%BF%BD.yaml',
  );
});

test('text that cannot be compressed stays below the size that GitHub takes, the worst whole', () => {
  // No two of them, nor parts of one, are alike.
  const noise = (length: number, seed: number) =>
    Array.from({ length: length / 32 }, (_, at) =>
      createHash('sha256').update(`${seed} ${at}`).digest('base64').slice(0, 32),
    ).join('');
  const findings = Array.from({ length: 5000 }, (_, at) =>
    findingOf({ message: noise(2048, at), expected: noise(1024, -at) }),
  );
  const text = sarif(reportOf({ findings }), { color: false, version: '1' });
  expect(gzipSync(text).length).toBeLessThan(10_000_000);
  const { results } = (JSON.parse(text) as { runs: [{ results: { message: { text: string } }[] }] }).runs[0];
  expect(results).toHaveLength(5000);
  expect(results[0]!.message.text).toContain(findings[0]!.expected!);
  expect(results[4999]!.message.text).toBe(`${noise(2048, 4999).slice(0, 200)}… (1848 more characters)`);
});
