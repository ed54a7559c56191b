import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { summary } from '../../src/reporters/summary.js';
import { certificateOf, fileOf, findingOf, judged, reportOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';
import { isInert, liveIn } from './live-markdown.js';

const mebibyte = 1024 * 1024;

test('a report reads like this', () => {
  expect(summary(example)).toBe(`## ✗ Delegated DCV fails: 2 errors, 1 warning, 2 of them introduced

1 of 3 validation names stand. This change mends 1 finding.

> **Note:** The settings of origin/main were used.

<details open><summary>Certificates: 3 validation names</summary>

| Status | Host | Certificate | Validation name | CNAME at |
| --- | --- | --- | --- | --- |
| ✗ violated | \`example.com\` and \`*.example.com\` | \`example.com\` | \`_acme-challenge.example.com\` | \`dns/example.com.yaml:4\` |
| ✗ violated | \`shop.example.com\` | \`example.com\` | \`_acme-challenge.shop.example.com\` |  |
| ✓ met | \`api.example.com\` | \`example.com\` | \`_acme-challenge.api.example.com\` | \`dns/example.com.yaml:8\` |

</details>

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

#### Error: \`_acme-challenge.example.com\`

The CNAME at \`_acme-challenge.example.com\` names the former validation URL \`fedcba9876543210.dcv.cloudflare.com\`: the certificate \`example.com\` cannot be renewed while \`example.com\` and \`*.example.com\` cannot be validated.

[\`outdated-validation-url\`](https://example.test/docs/rules/outdated-validation-url.md) · \`dns/example.com.yaml:6:10\` · standing

\`\`\`text
6 |   value: example.com.fedcba9876543210.dcv.cloudflare.com.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
\`\`\`

Write:

\`\`\`text
_acme-challenge:
  type: CNAME
  value: example.com.0123456789abcdef.dcv.cloudflare.com.
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

<details><summary>Ignored: 1 finding</summary>

- \`missing-cname\` Nothing stands at \`_acme-challenge.shop.example.com\`. Ignored: own ACME client until the move

</details>

<details><summary>Not known: 1 place</summary>

- the zone of \`dns/dynamic.yaml\` depends on a variable: \`dns/dynamic.yaml\`

</details>

Read: 14 files, 12 zones and 3 certificates; compared with the base, origin/main.
`);
});

test('a report of nothing is short', () => {
  expect(summary(reportOf())).toBe(`## ✓ Delegated DCV passes

No certificate is listed, so no validation name is required.

Read: 14 files, 12 zones and 3 certificates.
`);
});

test('every status has its words, what needs attention first', () => {
  const certificate = certificateOf('a|b', ['example.com', '*.example.com']);
  const requirements = [
    judged(certificate, 'met.example.com', 'met'),
    judged(certificate, 'elsewhere.example.com', 'elsewhere'),
    judged(certificate, 'unresolved.example.com', 'unresolved'),
    judged(certificate, 'example.com', 'violated'),
  ];
  expect(summary(reportOf({ requirements }))).toBe(`## ✓ Delegated DCV passes

1 of 3 validation names stand, 1 unresolved, 1 elsewhere.

<details open><summary>Certificates: 4 validation names</summary>

| Status | Host | Certificate | Validation name | CNAME at |
| --- | --- | --- | --- | --- |
| ✗ violated | ${'`example.com` and `*.example.com`'} | <code>a&#124;b</code> | ${'`_acme-challenge.example.com`'} |  |
| ? unresolved |  | <code>a&#124;b</code> | ${'`_acme-challenge.unresolved.example.com`'} |  |
| ✓ met |  | <code>a&#124;b</code> | ${'`_acme-challenge.met.example.com`'} |  |
| elsewhere |  | <code>a&#124;b</code> | ${'`_acme-challenge.elsewhere.example.com`'} |  |

</details>

Read: 14 files, 12 zones and 3 certificates.
`);
});

test('where dates are known they have a column', () => {
  const dated = {
    ...certificateOf('example.com'),
    renewal: { from: '2026-12-02', expires: '2027-01-01' },
  };
  const ending = { ...certificateOf('shop', ['shop.example.com']), renewal: { expires: '2027-02-01' } };
  const requirements = [
    judged(dated, 'example.com', 'met'),
    judged(ending, 'shop.example.com', 'met'),
    judged(certificateOf('old', ['old.example.com']), 'old.example.com', 'met'),
  ];
  expect(summary(reportOf({ requirements })).split('\n').slice(6, 11)).toEqual([
    '| Status | Host | Certificate | Renews | Validation name | CNAME at |',
    '| --- | --- | --- | --- | --- | --- |',
    '| ✓ met | `example.com` and `*.example.com` | `example.com` | 2026-12-02 | `_acme-challenge.example.com` |  |',
    '| ✓ met | `shop.example.com` | `shop` | 2027-02-01 | `_acme-challenge.shop.example.com` |  |',
    '| ✓ met | `old.example.com` | `old` |  | `_acme-challenge.old.example.com` |  |',
  ]);
});

test('a long table is folded', () => {
  const certificate = certificateOf('example.com');
  const requirements = Array.from({ length: 21 }, () => judged(certificate, 'example.com', 'met'));
  expect(summary(reportOf({ requirements })).split('\n')[4]).toBe(
    '<details><summary>Certificates: 21 validation names</summary>',
  );
});

test('what files hold is text, whatever it looks like', () => {
  const file = fileOf('a`b|<c>.yaml', '````\n</details> @octocat\n');
  const finding = findingOf({
    owner: nameOf('www.<b>|`x`.example.com'),
    message:
      '1. <img src=x> [link](https://evil.test) www.evil.test **bold** `code` @octocat #12 $x$ a|b ~~c~~ \u202e \x1b[31m\n# heading &lt;',
    span: { file, start: 5, end: 15 },
    expected: '```\n<b>x</b>\n````',
    certificates: [certificateOf('``` <i>')],
  });
  const notes = ['</details> @octocat'];
  expect(summary(reportOf({ findings: [finding], notes }))).toBe(`## ✗ Delegated DCV fails: 1 error

No certificate is listed, so no validation name is required.

> **Note:** &lt;/details&gt; @&#8203;octocat

### \`example.com\`

#### Error: \`\`www.<b>|\`x\`.example.com\`\`

1\\. &lt;img src=x&gt; \\[link\\](\`https://evil.test\`) \`www.evil.test\` \\*\\*bold\\*\\* \\\`code\\\` @&#8203;octocat \\#&#8203;12 \\$x\\$ a\\|b \\~\\~c\\~\\~ \\\\u{202e} \\\\x1b\\[31m\\\\n\\# heading &amp;lt;

\`missing-cname\` · \`\`a\`b|<c>.yaml:2:1\`\` · needed by \`\`\`\` \`\`\` <i> \`\`\`\`

\`\`\`text
2 | </details> @octocat
  | ^^^^^^^^^^
\`\`\`

Write:

\`\`\`\`\`text
\`\`\`
<b>x</b>
\`\`\`\`
\`\`\`\`\`

Read: 14 files, 12 zones and 3 certificates.
`);
});

test('nothing from a file becomes HTML, a link, a mention or another block', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const live = liveIn(summary(report));
      isInert(live);
      const headings = live.split('\n').filter(line => line.startsWith('#'));
      expect(headings.length).toBeLessThanOrEqual(2 + report.findings.length * 2);
    }),
    { numRuns: 300 },
  );
});

test('5,000 long findings fit, the worst first, and the others are counted', () => {
  const text = '`@<漢>&'.repeat(500);
  const file = fileOf('zone.yaml', text);
  const certificate = certificateOf('x'.repeat(10_000));
  const findings = Array.from({ length: 5000 }, (_, index) =>
    findingOf({
      rule: index < 100 ? 'missing-cname' : 'leftover-txt',
      message: `Number ${index}: ${index % 7 === 0 ? text : 'short'}.`,
      span: { file, start: index, end: index + 400 },
      expected: text,
      certificates: [certificate],
    }),
  );
  const requirements = Array.from({ length: 20_000 }, () => judged(certificate, 'example.com', 'violated'));
  const gaps = findings.map(({ message }) => ({ reason: message, parts: [] }));
  const ignored = findings.map(finding => ({ finding, reason: text }));
  const notes = findings.map(({ message }) => message);
  const output = summary(
    reportOf({
      findings,
      requirements,
      mended: findings,
      ignored,
      gaps,
      notes,
      docs: 'https://example.test',
    }),
  );
  expect(Buffer.byteLength(output)).toBeLessThan(mebibyte);
  expect(Buffer.byteLength(output)).toBeGreaterThan(500_000);
  const shown = [...output.matchAll(/^Number (\d+):/gm)].map(([, number]) => Number(number));
  expect(shown).toEqual(shown.map((_, index) => index));
  expect(output.split('\n').filter(line => line.includes('left out'))).toEqual([
    '19,396 more validation names left out; the JSON report lists them all.',
    '**4,915 more findings left out**, because GitHub takes no summary over 1 MiB: leftover-txt 4900, missing-cname 15. The JSON report lists them all.',
    '- 4,219 more mended findings left out; the JSON report lists them all.',
    '- 4,978 more ignored findings left out; the JSON report lists them all.',
    '- 4,818 more places left out; the JSON report lists them all.',
  ]);
});
