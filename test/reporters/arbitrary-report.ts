import fc from 'fast-check';
import { nameOf } from '../../src/dns/name.js';
import { type Finding, severities } from '../../src/finding.js';
import { certificateAuthorities } from '../../src/inventory/certificate.js';
import type { Report } from '../../src/report.js';
import { statuses } from '../../src/requirements.js';
import { ruleIds } from '../../src/rules/catalog.js';
import type { Span } from '../../src/source.js';
import { certificateOf, fileOf, judged } from '../support/report.js';

/** What pull requests may hold to mislead a surface, among other text. */
export const hostilePieces = [
  '::error file=x::y',
  '%0A::warning::z',
  '\n::stop-commands::token',
  '##[error]boo',
  '|',
  '`````',
  '```\n',
  '<img src=x onerror=y>',
  '[link](https://evil.test)',
  'https://evil.test/?a=b',
  'www.evil.test',
  '@octocat',
  '#12',
  '$x$',
  '\u202e',
  '\u2066',
  '\x1b[31m',
  '\r\n',
  '\t',
  '\0',
  '\u0085',
  '\u2028',
  '\ud800',
  '漢字',
  '👩‍💻',
  '</details>',
  '-->',
  '<!-- delegated-dcv-check 0123456789abcdef -->',
  '- - -',
  '# ',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 6,
  })
  .map(pieces => pieces.join(''));

const name = fc
  .array(fc.constantFrom('_acme-challenge', 'www', 'shop', 'xn--bcher-kva', '*', 'a\\.b', '@', '::error::'), {
    maxLength: 4,
  })
  .map(labels => nameOf([...labels, 'example.com'].join('.')));

const span: fc.Arbitrary<Span> = fc
  .tuple(
    text.filter(path => path !== ''),
    text,
    fc.nat(40),
    fc.nat(40),
  )
  .map(([path, content, start, length]) => {
    const at = Math.min(start, content.length);
    return { file: fileOf(path, content), start: at, end: Math.min(content.length, at + length) };
  });

/** A key that is there or is not, never there as undefined. */
function sometimes<K extends string, T>(key: K, value: fc.Arbitrary<T>): fc.Arbitrary<{ [P in K]?: T }> {
  return fc.option(value).map(made => (made === null ? {} : { [key]: made }) as { [P in K]?: T });
}

const day = fc.constantFrom('2026-11-24', '2026-12-03', '2027-02-28');

const certificate = fc
  .tuple(
    text,
    sometimes(
      'renewal',
      fc.tuple(day, sometimes('from', day)).map(([expires, from]) => ({ expires, ...from })),
    ),
    sometimes('authority', fc.constantFrom(...certificateAuthorities)),
  )
  .map(([label, ...rest]) =>
    Object.assign(certificateOf(label, ['example.com', '*.example.com', 'shop.example.com']), ...rest),
  );

const finding: fc.Arbitrary<Finding> = fc
  .tuple(
    fc.record({
      rule: fc.constantFrom(...ruleIds),
      severity: fc.constantFrom(...severities),
      owner: name,
      message: text,
      fingerprint: fc.stringMatching(/^[0-9a-f]{32}$/),
      introduced: fc.constantFrom(true, false, null),
    }),
    sometimes('cause', fc.constantFrom('missing-host', 'other')),
    sometimes('span', span),
    sometimes('baseSpan', span),
    sometimes('expected', text),
    sometimes('certificates', fc.array(certificate, { maxLength: 5 })),
    sometimes('related', fc.array(fc.record({ span, message: text }), { maxLength: 7 })),
  )
  .map(parts => Object.assign({}, ...parts) as Finding);

const requirement = fc
  .tuple(
    certificate,
    fc.constantFrom('example.com', 'shop.example.com'),
    fc.constantFrom(...statuses),
    fc.option(span),
  )
  .map(([owner, host, status, at]) => judged(owner, host, status, at ?? undefined));

/** Any report that the types allow, full of text that wants out. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .tuple(
    fc.record({
      verdict: fc.constantFrom('pass' as const, 'fail' as const),
      failOn: fc.constantFrom(...severities, 'never' as const),
      failOnStanding: fc.constantFrom(...severities, 'never' as const),
      requirements: fc.array(requirement, { maxLength: 4 }),
      findings: fc.array(finding, { maxLength: 14 }),
      mended: fc.array(finding, { maxLength: 3 }),
      ignored: fc.array(fc.record({ finding, reason: text }), { maxLength: 3 }),
      gaps: fc.array(
        fc.tuple(text, sometimes('span', span)).map(([reason, at]) => ({ reason, parts: [], ...at })),
        { maxLength: 7 },
      ),
      notes: fc.array(text, { maxLength: 3 }),
      read: fc.record({ files: fc.nat(), zones: fc.nat(), certificates: fc.nat() }),
    }),
    sometimes('base', text),
    sometimes('docs', fc.constant('https://example.test/docs/rules')),
  )
  .map(parts => Object.assign({}, ...parts) as Report);
