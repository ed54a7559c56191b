import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewComment } from '../../src/reporters/review.js';
import { arbitraryReport, hostilePieces } from './arbitrary-report.js';
import { example } from './example.js';
import { isInert, liveIn } from './live-markdown.js';

const marker = '<!-- delegated-dcv-check 0123456789abcdef finding 11111111111111111111111111111111 -->';

test('a finding reads like this, with what to write or with lines to commit', () => {
  const [missing, outdated] = example.findings;
  expect(reviewComment(missing!, example, { marker })).toBe(`${marker}

**Error:** Nothing stands at \`_acme-challenge.shop.example.com\`: the certificate \`example.com\` cannot be renewed while \`shop.example.com\` cannot be validated.

Write:

\`\`\`text
_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
\`\`\`

[\`missing-cname\`](https://example.test/docs/rules/missing-cname.md)
`);
  const suggestion = ['  value: example.com.0123456789abcdef.dcv.cloudflare.com.'];
  expect(reviewComment(outdated!, example, { marker, suggestion })).toBe(`${marker}

**Error:** The CNAME at \`_acme-challenge.example.com\` names the former validation URL \`fedcba9876543210.dcv.cloudflare.com\`: the certificate \`example.com\` cannot be renewed while \`example.com\` and \`*.example.com\` cannot be validated.

\`\`\`suggestion
  value: example.com.0123456789abcdef.dcv.cloudflare.com.
\`\`\`

[\`outdated-validation-url\`](https://example.test/docs/rules/outdated-validation-url.md)
`);
  expect(reviewComment(outdated!, { ...example, docs: 'x' }, { marker, suggestion: [] })).toContain(
    '\n\n```suggestion\n```\n\n',
  );
});

const line = fc
  .array(fc.constantFrom(...hostilePieces, '`', '```suggestion', '~~~'), { maxLength: 5 })
  .map(pieces => pieces.join('').replaceAll('\n', ' '));

test('any comment at a line is short enough, has its lines whole in its fence, and nothing from a file is alive in it', () => {
  fc.assert(
    fc.property(arbitraryReport, fc.option(fc.array(line, { maxLength: 4 })), (report, lines) => {
      for (const finding of report.findings) {
        const body = reviewComment(finding, report, { marker, ...(lines && { suggestion: lines }) });
        expect(body.length).toBeLessThan(65_536);
        isInert(liveIn(body.slice(marker.length)));
        if (lines === null) continue;
        const all = body.split('\n');
        const start = all.findIndex(each => /^`{3,}suggestion$/.test(each));
        const fence = all[start]!.replace('suggestion', '');
        const content = all.slice(start + 1, all.indexOf(fence, start + 1));
        expect(content).toEqual(lines);
      }
    }),
    { numRuns: 200 },
  );
});
