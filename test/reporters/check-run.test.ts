import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DomainName } from '../../src/dns/name.js';
import { checkRun } from '../../src/reporters/check-run.js';
import { certificateOf, fileOf, findingOf, judged, reportOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';
import { isInert, liveIn } from './live-markdown.js';

test('a report reads like this', () => {
  const { summary, ...rest } = checkRun(example);
  expect(summary).toMatch(/^## ✗ Delegated DCV fails: 2 errors, 1 warning, 2 of them introduced\n\n1 of 3 /);
  expect(summary).toMatch(
    /\nRead: 14 files, 12 zones and 3 certificates; compared with the base, origin\/main\.\n$/,
  );
  expect(rest).toEqual({
    conclusion: 'failure',
    title: '2 errors, 1 warning, 2 of them introduced',
    annotations: [
      {
        path: 'dns/example.com.yaml',
        start_line: 1,
        end_line: 1,
        start_column: 1,
        end_column: 4,
        annotation_level: 'failure',
        title: 'missing-cname: _acme-challenge.shop.example.com',
        message: `Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.
It stood at dns/example.com.yaml:4 in the base.
Write:
  _acme-challenge.shop:
    type: CNAME
    value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
See https://example.test/docs/rules/missing-cname.md`,
      },
      {
        path: 'dns/example.com.yaml',
        start_line: 10,
        end_line: 11,
        annotation_level: 'warning',
        title: 'leftover-txt: _acme-challenge.api.example.com',
        message: `A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.
See https://example.test/docs/rules/leftover-txt.md`,
      },
      {
        path: 'dns/example.com.yaml',
        start_line: 6,
        end_line: 6,
        start_column: 10,
        end_column: 58,
        annotation_level: 'notice',
        title: 'outdated-validation-url: _acme-challenge.example.com',
        message: `The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.
Not introduced here: origin/main has the same finding.
Write:
  _acme-challenge:
    type: CNAME
    value: example.com.0123456789abcdef.dcv.cloudflare.com.
See https://example.test/docs/rules/outdated-validation-url.md`,
      },
    ],
  });
});

test('the conclusion is the verdict, whatever the findings are', () => {
  expect(checkRun(reportOf({ verdict: 'pass', findings: [findingOf()] })).conclusion).toBe('success');
  expect(checkRun(reportOf({ verdict: 'fail' })).conclusion).toBe('failure');
});

test('the worst come first and of one severity what was introduced; what has no place is in the summary', () => {
  const span = { file: fileOf('a', 'x\ny\n'), start: 0, end: 1 };
  const findings = [
    findingOf({ message: 'one', span, introduced: false }),
    findingOf({ message: 'two', introduced: true }),
    findingOf({ message: 'three', span, introduced: true }),
    findingOf({ message: 'four', span, severity: 'notice', introduced: true }),
  ];
  const { annotations, summary } = checkRun(reportOf({ findings, base: 'main', failOnStanding: 'error' }));
  expect(annotations.map(({ message }) => message.split('\n')[0])).toEqual(['three', 'one', 'four']);
  expect(summary).toMatch(/\nAnnotated: 3 of 4 findings; 1 has no place in a file\.\n$/);
  expect(summary).toContain('\ntwo\n');
});

test('however long texts are, all is within what GitHub takes', () => {
  const text = '`@<漢>&\u202e'.repeat(40_000);
  const file = fileOf(`${'d/'.repeat(2000)}a`, text);
  const findings = Array.from({ length: 1200 }, () =>
    findingOf({
      owner: `${'\u0007'.repeat(60)}.example.com` as DomainName,
      message: text,
      span: { file, start: 0, end: 5 },
      baseSpan: { file, start: 0, end: 5 },
      expected: text,
      certificates: [certificateOf(text)],
    }),
  );
  const requirements = [judged(certificateOf(text), 'example.com', 'violated')];
  isWithinLimits(
    checkRun(
      reportOf({ findings, requirements, notes: [text], base: text, gaps: [{ reason: text, parts: [] }] }),
    ),
  );
});

test('any report is within what GitHub takes, and nothing from a file is alive in it', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const run = checkRun(report);
      isWithinLimits(run);
      isInert(liveIn(run.summary));
      for (const { title, message } of run.annotations)
        expect(`${title}\n${message}`).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}|##\[|^\s*::/u);
    }),
    { numRuns: 300 },
  );
});

function isWithinLimits({ title, summary, annotations }: ReturnType<typeof checkRun>): void {
  expect(title.length).toBeLessThanOrEqual(255);
  expect(title).not.toBe('');
  // The number of annotations that arrived may come to it.
  expect(Buffer.byteLength(summary)).toBeLessThan(65_535 - 100);
  expect(annotations.length).toBeLessThanOrEqual(1000);
  for (const annotation of annotations) {
    expect(annotation.title.length).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(annotation.message)).toBeLessThanOrEqual(64 * 1024);
    expect(annotation.start_line).toBeGreaterThanOrEqual(1);
    expect(annotation.end_line).toBeGreaterThanOrEqual(annotation.start_line);
    expect('start_column' in annotation).toBe(annotation.start_line === annotation.end_line);
  }
}
