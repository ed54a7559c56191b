import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DomainName } from '../../src/dns/name.js';
import { comment, hasSomethingToSay } from '../../src/reporters/comment.js';
import { certificateOf, fileOf, findingOf, reportOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';
import { isInert, liveIn } from './live-markdown.js';

const marker = '<!-- delegated-dcv-check 0123456789abcdef -->';
const checksUrl = 'https://github.com/example/dns/pull/7/checks';

test('a report reads like this', () => {
  expect(comment({ ...example, failOnStanding: 'error' }, { marker, checksUrl })).toBe(`${marker}

## ✗ Delegated DCV fails: 2 errors, 1 warning, 2 of them introduced

1 of 3 validation names stand. This change mends 1 finding.

> **Note:** The settings of origin/main were used.

### \`example.com\`

#### Error: \`_acme-challenge.shop.example.com\`

Nothing stands at \`_acme-challenge.shop.example.com\`: the certificate \`example.com\` cannot be renewed while \`shop.example.com\` cannot be validated.

[\`missing-cname\`](https://example.test/docs/rules/missing-cname.md) · \`dns/example.com.yaml:1:1\` · introduced

\`\`\`text
1 | '':
  | ^^^
\`\`\`

It stood at \`dns/example.com.yaml:4\` in the base:

\`\`\`text
4 | _acme-challenge.shop:
  | ^^^^^^^^^^^^^^^^^^^^^
\`\`\`

- \`shop.example.com\` is listed here: \`.github/delegated-dcv.yml:4:43\`

Write:

\`\`\`text
_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
\`\`\`

#### Warning: \`_acme-challenge.api.example.com\`

A TXT record stands beside the CNAME at \`_acme-challenge.api.example.com\`, and only the CNAME may stand there.

[\`leftover-txt\`](https://example.test/docs/rules/leftover-txt.md) · \`dns/example.com.yaml:10:5\` · introduced

\`\`\`text
10 |   - type: TXT
   |     ^^^^^^^^^ to line 11
\`\`\`

### Mended

- \`orphan-cname\`: \`_acme-challenge.old.example.com\` (was at \`dns/example.com.yaml:4\`)

Not shown here: 1 finding that the base has too (outdated-validation-url 1). It fails the check, since \`fail-on-standing\` is error.

The [job summary](https://github.com/example/dns/pull/7/checks) shows more, the JSON report everything.
`);
});

test('once all is mended it says so', () => {
  const report = reportOf({
    base: 'main',
    mended: [findingOf()],
    findings: [findingOf({ introduced: false })],
  });
  expect(comment({ ...report, verdict: 'pass' }, { marker, isFollowUp: true })).toBe(`${marker}

## ✓ Delegated DCV passes: 1 error, standing

What this comment told of is mended.

No certificate is listed, so no validation name is required. This change mends 1 finding.

### Mended

- \`missing-cname\`: \`_acme-challenge.shop.example.com\`

Not shown here: 1 finding that the base has too (missing-cname 1).

The job summary shows more, the JSON report everything.
`);
});

test.each([
  [false, { findings: [] }],
  [false, { findings: [findingOf({ introduced: false })], verdict: 'pass' as const }],
  [true, { findings: [findingOf({ introduced: false })], verdict: 'fail' as const }],
  [true, { findings: [findingOf({ introduced: true, severity: 'notice' })] }],
  [true, { findings: [findingOf({ introduced: null, severity: 'notice' })] }],
])('there is something to say (%s) of %j', (says, report) => {
  expect(hasSomethingToSay(reportOf(report))).toBe(says);
});

test('of 5,000 findings the first are shown, and the others counted', () => {
  const findings = Array.from({ length: 5000 }, (_, index) =>
    findingOf({
      message: `Number ${index}.`,
      rule: index < 10 ? 'missing-cname' : 'leftover-txt',
      introduced: true,
    }),
  );
  const body = comment(reportOf({ findings, mended: findings, base: 'main' }), { marker, checksUrl });
  expect(body.length).toBeLessThan(65_536);
  expect(body.length).toBeGreaterThan(45_000);
  const shown = [...body.matchAll(/^Number (\d+)\.$/gm)].map(([, number]) => Number(number));
  expect(shown).toEqual(shown.map((_, index) => index));
  const left = (5000 - shown.length).toLocaleString('en');
  expect(body.split('\n').filter(line => line.includes('left out'))).toEqual([
    `**${left} more findings left out**, because GitHub takes no comment over 65,536 characters: leftover-txt ${5000 - shown.length}. The JSON report lists them all.`,
    expect.stringMatching(/^- 4,9\d\d more mended findings left out; the JSON report lists them all\.$/),
  ]);
});

test('one finding of a megabyte keeps no other from being seen', () => {
  const text = '\u202e@octocat '.repeat(100_000);
  const file = fileOf(`${'d/'.repeat(2000)}a`, text);
  const span = { file, start: 0, end: 5 };
  const long = findingOf({
    message: text,
    expected: text,
    certificates: [certificateOf(text)],
    introduced: true,
  });
  const others = { span, baseSpan: span, related: [1, 2, 3, 4, 5].map(() => ({ span, message: text })) };
  const short = findingOf({ message: 'Short.', introduced: true, owner: 'x.example.com' as DomainName });
  const report = reportOf({ findings: [{ ...long, ...others }, short], base: text, notes: [text] });
  const body = comment(report, { marker, checksUrl });
  expect(body.split('\n\n').slice(4, -1)).toEqual([
    '### `example.com`',
    '#### Error: `_acme-challenge.shop.example.com`',
    '`missing-cname`: too long to be shown here. The JSON report has all of it.',
    '### Names of no listed certificate',
    '#### Error: `x.example.com`',
    'Short.',
    '`missing-cname` · introduced',
  ]);
});

test('any comment is within what GitHub takes, its fences are closed, and nothing from a file is alive in it', () => {
  fc.assert(
    fc.property(arbitraryReport, fc.boolean(), (report, isFollowUp) => {
      const body = comment(report, { marker, checksUrl, isFollowUp });
      expect(body.length).toBeLessThan(65_536);
      expect(body.startsWith(`${marker}\n\n## `)).toBe(true);
      isInert(liveIn(body.slice(marker.length).replace(`[job summary](${checksUrl})`, '')));
    }),
    { numRuns: 300 },
  );
});
