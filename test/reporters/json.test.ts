import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../../src/reporters/json.js';
import { certificateOf, fileOf, findingOf, judged, reportOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';

const schema = JSON.parse(readFileSync('docs/schema/report.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

test('a requirement has the day by which it is needed, and a target as far as it is known', () => {
  const { validationUrl: _, ...unknown } = certificateOf('example.com');
  const requirement = judged(
    { ...unknown, renewal: { from: '2026-12-02', expires: '2027-01-01' } },
    'example.com',
    'violated',
  );
  const { target: __, ...withoutTarget } = requirement.requirement;
  const report = json(reportOf({ requirements: [{ ...requirement, requirement: withoutTarget }] }));
  const parsed = JSON.parse(report);
  expect([validate(parsed), validate.errors]).toEqual([true, null]);
  expect(parsed.requirements).toEqual([
    {
      owner: '_acme-challenge.example.com',
      target: 'example.com.${validation URL of example.com}',
      zone: 'example.com',
      certificates: ['example.com'],
      status: 'violated',
      deadline: '2026-12-02',
      location: null,
    },
  ]);
});

test('a report reads like this', () => {
  expect(json(example)).toBe(`{
  "version": 1,
  "verdict": "fail",
  "requirements": [
    {
      "owner": "_acme-challenge.example.com",
      "target": "example.com.0123456789abcdef.dcv.cloudflare.com",
      "zone": "example.com",
      "certificates": [
        "example.com"
      ],
      "status": "violated",
      "location": {
        "path": "dns/example.com.yaml",
        "line": 4
      }
    },
    {
      "owner": "_acme-challenge.api.example.com",
      "target": "api.example.com.0123456789abcdef.dcv.cloudflare.com",
      "zone": "example.com",
      "certificates": [
        "example.com"
      ],
      "status": "met",
      "location": {
        "path": "dns/example.com.yaml",
        "line": 8
      }
    },
    {
      "owner": "_acme-challenge.shop.example.com",
      "target": "shop.example.com.0123456789abcdef.dcv.cloudflare.com",
      "zone": "example.com",
      "certificates": [
        "example.com"
      ],
      "status": "violated",
      "location": null
    }
  ],
  "findings": [
    {
      "rule": "missing-cname",
      "severity": "error",
      "owner": "_acme-challenge.shop.example.com",
      "message": "Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.",
      "introduced": true,
      "location": {
        "path": "dns/example.com.yaml",
        "line": 1,
        "column": 1,
        "endLine": 1,
        "endColumn": 4
      },
      "base_location": {
        "path": "dns/example.com.yaml",
        "line": 4,
        "column": 1,
        "endLine": 4,
        "endColumn": 22
      },
      "fingerprint": "11111111111111111111111111111111"
    },
    {
      "rule": "outdated-validation-url",
      "severity": "error",
      "owner": "_acme-challenge.example.com",
      "message": "The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.",
      "introduced": false,
      "location": {
        "path": "dns/example.com.yaml",
        "line": 6,
        "column": 10,
        "endLine": 6,
        "endColumn": 58
      },
      "fingerprint": "22222222222222222222222222222222"
    },
    {
      "rule": "leftover-txt",
      "severity": "warning",
      "owner": "_acme-challenge.api.example.com",
      "message": "A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.",
      "introduced": true,
      "location": {
        "path": "dns/example.com.yaml",
        "line": 10,
        "column": 5,
        "endLine": 11,
        "endColumn": 30
      },
      "fingerprint": "33333333333333333333333333333333"
    }
  ],
  "mended": [
    {
      "rule": "orphan-cname",
      "severity": "warning",
      "owner": "_acme-challenge.old.example.com",
      "message": "No certificate needs the CNAME at _acme-challenge.old.example.com.",
      "introduced": null,
      "location": {
        "path": "dns/example.com.yaml",
        "line": 4,
        "column": 1,
        "endLine": 4,
        "endColumn": 22
      },
      "fingerprint": "44444444444444444444444444444444"
    }
  ],
  "ignored": [
    {
      "reason": "own ACME client until the move",
      "finding": {
        "rule": "missing-cname",
        "severity": "error",
        "owner": "_acme-challenge.shop.example.com",
        "message": "Nothing stands at _acme-challenge.shop.example.com.",
        "introduced": null,
        "location": null,
        "fingerprint": "00000000000000000000000000000000"
      }
    }
  ],
  "gaps": [
    {
      "reason": "the zone of dns/dynamic.yaml depends on a variable",
      "location": {
        "path": "dns/dynamic.yaml",
        "line": 1,
        "column": 1,
        "endLine": 1,
        "endColumn": 1
      }
    }
  ],
  "notes": [
    "The settings of origin/main were used."
  ],
  "counts": {
    "findings": {
      "error": 2,
      "warning": 1,
      "notice": 0
    },
    "introduced": 2,
    "mended": 1,
    "ignored": 1,
    "requirements": {
      "met": 1,
      "violated": 2,
      "unresolved": 0,
      "elsewhere": 0
    },
    "read": {
      "files": 14,
      "zones": 12,
      "certificates": 3
    }
  }
}
`);
});

test('every report is valid against the published schema and reads back as what was written', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const read = JSON.parse(json(report));
      expect(validate(read), JSON.stringify(validate.errors)).toBe(true);
      expect(read.findings.map((finding: { message: string }) => finding.message)).toEqual(
        report.findings.map(finding => finding.message),
      );
    }),
    { numRuns: 300 },
  );
});

test('the schema refuses what the contract does not name', () => {
  expect(validate({ ...JSON.parse(json(reportOf())), extra: 1 })).toBe(false);
});

test('nothing compared is null, not zero', () => {
  const counts = (report: object) => JSON.parse(json(reportOf(report))).counts.introduced;
  expect(counts({ findings: [findingOf()] })).toBeNull();
  expect(counts({ base: 'main' })).toBe(0);
  expect(counts({ findings: [findingOf({ introduced: true })] })).toBe(1);
});

test('what would act on a terminal or a runner is escaped and not lost', () => {
  const path = '##[error]\u202e\u{e0041}\x1b\x9b\u2028.yaml';
  const findings = [findingOf({ span: { file: fileOf(path, ''), start: 0, end: 0 } })];
  const output = json(reportOf({ findings }));
  expect(output.split('\n').find(line => line.includes('"path"'))).toBe(
    '        "path": "##\\u005berror]\\u202e\\udb40\\udc41\\u001b\\u009b\\u2028.yaml",',
  );
  expect(JSON.parse(output).findings[0].location.path).toBe(path);
});
