import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { gitlab } from '../../src/reporters/gitlab.js';
import { certificateOf, fileOf, findingOf, reportOf, spanOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';

/** What GitLab documents, closed: its own schema asks for less, and stops reading at the first entry that fails it. */
const validate = new Ajv2020({ strict: true, allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string', pattern: '^[a-z-]+$' },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', minLength: 1 },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

function entriesOf(report: Report) {
  return JSON.parse(gitlab(report));
}

test('a report reads like this', () => {
  expect(gitlab(example)).toBe(`[
  {
    "description": "Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It stood at dns/example.com.yaml:4 in the base.",
    "check_name": "missing-cname",
    "fingerprint": "11111111111111111111111111111111",
    "severity": "critical",
    "location": {
      "path": "dns/example.com.yaml",
      "lines": {
        "begin": 1
      }
    }
  },
  {
    "description": "The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.",
    "check_name": "outdated-validation-url",
    "fingerprint": "22222222222222222222222222222222",
    "severity": "critical",
    "location": {
      "path": "dns/example.com.yaml",
      "lines": {
        "begin": 6
      }
    }
  },
  {
    "description": "A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.",
    "check_name": "leftover-txt",
    "fingerprint": "33333333333333333333333333333333",
    "severity": "major",
    "location": {
      "path": "dns/example.com.yaml",
      "lines": {
        "begin": 10
      }
    }
  }
]
`);
});

test('a report without findings is an empty list, whatever else it says', () => {
  expect(gitlab({ ...example, findings: [] })).toBe('[]\n');
});

test('every report is what GitLab reads, with each finding in its order', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const entries = entriesOf(report);
      expect(validate(entries), JSON.stringify(validate.errors)).toBe(true);
      const levels = { error: 'critical', warning: 'major', notice: 'info' };
      expect(
        entries.map((entry: Record<string, string>) => [entry.check_name, entry.fingerprint, entry.severity]),
      ).toEqual(
        report.findings.map(({ rule, fingerprint, severity }) => [rule, fingerprint, levels[severity]]),
      );
    }),
    { numRuns: 300 },
  );
});

test('what GitLab reads back moves, hides, turns and styles nothing', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      for (const { description, location } of entriesOf(report)) {
        for (const text of [description, location.path]) {
          expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|%\{/u);
        }
      }
    }),
  );
});

test('a finding without a place is put where GitLab can show it', () => {
  const lock = fileOf('.github/delegated-dcv.lock.json', '{\n  "zones": []\n}\n');
  const certificate = { ...certificateOf('example.com'), span: spanOf(lock, '[]') };
  const baseSpan = spanOf(fileOf('dns/example.com.yaml', '\nwww: A\n'), 'www');
  const findings = [
    findingOf({ baseSpan, certificates: [certificate] }),
    findingOf({ baseSpan }),
    findingOf(),
  ];
  const places = entriesOf(reportOf({ findings })).map((entry: { location: object }) => entry.location);
  expect(places).toEqual([
    { path: '.github/delegated-dcv.lock.json', lines: { begin: 2 } },
    { path: 'dns/example.com.yaml', lines: { begin: 1 } },
    { path: '.github/delegated-dcv.yml', lines: { begin: 1 } },
  ]);
});

test('what files hold is neither styled by GitLab nor lost', () => {
  const file = fileOf('a\u202e/%{strong_start}.yaml', 'x');
  const message = `%{critical_start}Passed%{critical_end}\n${'x'.repeat(3000)}`;
  const [entry] = entriesOf(
    reportOf({ findings: [findingOf({ message, span: { file, start: 0, end: 1 } })] }),
  );
  expect([entry.description, entry.location.path]).toEqual([
    `%\\x7bcritical_start}Passed%\\x7bcritical_end}\\n${'x'.repeat(1961)}… (1039 more characters)`,
    'a\\u{202e}/%\\x7bstrong_start}.yaml',
  ]);
});
