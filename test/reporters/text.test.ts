import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { text } from '../../src/reporters/text.js';
import { certificateOf, fileOf, findingOf, judged, reportOf, spanOf } from '../support/report.js';
import { example } from './example.js';

const plain = { color: false, version: '1.2.3' };

test('a report with findings reads like this', () => {
  expect(
    text(example, plain),
  ).toBe(`error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.
 --> dns/example.com.yaml:1:1
  |
1 | '':
  | ^^^
note: shop.example.com is listed here
 --> .github/delegated-dcv.yml:4:43
  |
4 |     hosts: [example.com, "*.example.com", shop.example.com]
  |                                           ^^^^^^^^^^^^^^^^
note: it stood here in the base, origin/main
 --> dns/example.com.yaml:4:1
  |
4 | _acme-challenge.shop:
  | ^^^^^^^^^^^^^^^^^^^^^
  |
  = introduced: origin/main has no such finding
  = write:
        _acme-challenge.shop:
          type: CNAME
          value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
  = see: https://example.test/docs/rules/missing-cname.md

error[outdated-validation-url]: The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.
 --> dns/example.com.yaml:6:10
  |
6 |   value: example.com.fedcba9876543210.dcv.cloudflare.com.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = standing: origin/main has the same finding
  = write:
        _acme-challenge:
          type: CNAME
          value: example.com.0123456789abcdef.dcv.cloudflare.com.
  = see: https://example.test/docs/rules/outdated-validation-url.md

warning[leftover-txt]: A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.
  --> dns/example.com.yaml:10:5
   |
10 |   - type: TXT
   |     ^^^^^^^^^ to line 11
   |
   = introduced: origin/main has no such finding
   = see: https://example.test/docs/rules/leftover-txt.md

mended[orphan-cname]: _acme-challenge.old.example.com (was at dns/example.com.yaml:4)
ignored: 1 finding set aside by ignores
note: The settings of origin/main were used.
gap: the zone of dns/dynamic.yaml depends on a variable (dns/dynamic.yaml)

fail: 2 errors, 1 warning, 2 of them introduced · 1 of 3 validation names stand · 12 zones read
`);
});

test('nothing found is one calm line', () => {
  const certificate = certificateOf('example.com');
  const requirements = [judged(certificate, 'example.com', 'met')];
  expect(text(reportOf({ requirements }), plain)).toBe(
    'pass: the one validation name stands · 12 zones read\n',
  );
  expect(text(reportOf(), plain)).toBe('pass: nothing found · 12 zones read\n');
});

test('the verdict line counts what is unresolved and what is elsewhere', () => {
  const certificate = certificateOf('example.com');
  const requirements = [
    judged(certificate, 'a.example.com', 'met'),
    judged(certificate, 'b.example.com', 'unresolved'),
    judged(certificate, 'c.example.com', 'elsewhere'),
  ];
  const elsewhere = requirements.slice(2);
  expect(text(reportOf({ requirements }), plain)).toBe(
    'pass: 1 of 2 validation names stand, 1 unresolved, 1 elsewhere · 12 zones read\n',
  );
  expect(text(reportOf({ requirements: elsewhere }), plain)).toBe(
    'pass: 1 validation name elsewhere · 12 zones read\n',
  );
});

test.each([
  [[true], '1 error, introduced'],
  [[false], '1 error, standing'],
  [[true, true], '2 errors, all introduced'],
  [[false, false], '2 errors, none introduced'],
  [[true, false], '2 errors, 1 of them introduced'],
])('findings that are introduced or not, %j, are counted as %s', (introduced, phrase) => {
  const findings = introduced.map(each => findingOf({ introduced: each }));
  const verdict = text(reportOf({ findings }), plain).split('\n').at(-2);
  expect(verdict).toBe(`fail: ${phrase} · 12 zones read`);
});

test('a pass with errors says why it passes', () => {
  const report = reportOf({ findings: [findingOf()], verdict: 'pass', failOn: 'never' });
  expect(text(report, plain)).toBe(`error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com.

pass (fail-on never): 1 error · 12 zones read
`);
});

test('what the message leaves out is said below it', () => {
  const certificates = ['a', 'b', 'c', 'd', 'e'].map(label => certificateOf(`certificate ${label}`));
  const finding = findingOf({
    message: 'It is wrong.',
    owner: nameOf('www.example.com'),
    certificates,
    introduced: true,
  });
  expect(text(reportOf({ findings: [finding] }), plain)).toBe(`error[missing-cname]: It is wrong.
  = owner: www.example.com
  = needed by: certificate a, certificate b, certificate c and 2 more certificates
  = introduced: the base has no such finding

fail: 1 error, introduced · 12 zones read
`);
});

test('line numbers share one margin, and a file as a whole has only its path', () => {
  const file = fileOf('a.zone', `${'\n'.repeat(99)}www A 192.0.2.1\n`);
  const finding = findingOf({
    message: 'Nothing stands at _acme-challenge.shop.example.com.',
    span: { file, start: 0, end: 0 },
    related: [
      { span: spanOf(file, 'www'), message: 'here' },
      { span: { file, start: 3, end: 3 }, message: 'and here' },
    ],
  });
  expect(
    text(reportOf({ findings: [finding] }), plain),
  ).toBe(`error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com.
   --> a.zone
note: here
   --> a.zone:100:1
    |
100 | www A 192.0.2.1
    | ^^^
note: and here
   --> a.zone:4:1
    |
  4 |
    | ^

fail: 1 error · 12 zones read
`);
});

test('many related places, mended findings and gaps are counted beyond the first', () => {
  const file = fileOf('a.zone', 'www A 192.0.2.1\n');
  const related = Array.from({ length: 8 }, () => ({ span: { file, start: 0, end: 0 }, message: 'here' }));
  const report = reportOf({
    findings: [findingOf({ related })],
    mended: Array.from({ length: 23 }, () => findingOf({ rule: 'orphan-cname', message: 'It was wrong.' })),
    gaps: Array.from({ length: 7 }, () => ({ reason: 'it depends', parts: [] })),
  });
  expect(text(report, plain)).toBe(`error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com.
${'note: here\n --> a.zone\n'.repeat(5)}note: 3 more places

${'mended[orphan-cname]: _acme-challenge.shop.example.com\n'.repeat(20)}mended: 3 more
${'gap: it depends\n'.repeat(5)}gap: 2 more places not known

fail: 1 error · 12 zones read
`);
});

test('colours change nothing but escape sequences', () => {
  const colored = text(example, { color: true, version: '1.2.3' });
  expect(colored.replace(/\x1b\[[0-9;]*m/g, '')).toBe(text(example, plain));
  expect(colored.split('\n').slice(0, 5)).toEqual([
    '\x1b[1;31merror[missing-cname]\x1b[0m: \x1b[1mNothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.\x1b[0m',
    ' \x1b[34m-->\x1b[0m dns/example.com.yaml:1:1',
    '  \x1b[34m|\x1b[0m',
    "\x1b[34m1 |\x1b[0m '':",
    '  \x1b[34m|\x1b[0m \x1b[1;31m^^^\x1b[0m',
  ]);
});

test('what files hold cannot move the cursor, turn the text or give the runner a command', () => {
  const file = fileOf('a\x1b[2J\u202e.yaml', '::error::x\n\x1b[31m##[warning]y\u2066 A\n');
  const finding = findingOf({
    message: '::error::x\n::warning::y ##[debug]z',
    owner: nameOf('::error::.example.com'),
    span: { file, start: file.text.indexOf('##'), end: file.text.length - 1 },
    expected: '::error::x\n  ::warning::y\n\x1b[31mred',
  });
  expect(text(reportOf({ findings: [finding], notes: ['\r::error::x'] }), plain)).toBe(
    String.raw`error[missing-cname]: \x3a:error::x\n::warning::y ##\x5bdebug]z
 --> a\x1b[2J\u{202e}.yaml:2:6
  |
2 | \x1b[31m##\x5bwarning]y\u{2066} A
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = owner: \x3a:error::.example.com
  = write:
        \x3a:error::x
          \x3a:warning::y
        \x1b[31mred

note: \r::error::x

fail: 1 error · 12 zones read
`,
  );
});
