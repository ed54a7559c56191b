import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { github } from '../../src/reporters/github.js';
import { fileOf, findingOf, reportOf, spanOf } from '../support/report.js';
import { example } from './example.js';

const zone = fileOf('dns/example.com.yaml', 'www:\n  type: A\n  value: 192.0.2.1\n');

test('a report becomes annotations like these', () => {
  expect(
    github(example),
  ).toBe(`::error file=dns/example.com.yaml,line=1,endLine=1,col=1,endColumn=4,title=missing-cname%3A _acme-challenge.shop.example.com::Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.%0AIt stood at dns/example.com.yaml:4 in the base.%0AWrite:%0A  _acme-challenge.shop:%0A    type: CNAME%0A    value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.%0ASee https://example.test/docs/rules/missing-cname.md
::warning file=dns/example.com.yaml,line=10,endLine=11,title=leftover-txt%3A _acme-challenge.api.example.com::A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.%0ASee https://example.test/docs/rules/leftover-txt.md
::notice title=Delegated DCV::The settings of origin/main were used.
::notice file=dns/example.com.yaml,line=6,endLine=6,col=10,endColumn=58,title=outdated-validation-url%3A _acme-challenge.example.com::The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.%0ANot introduced here: origin/main has the same finding.%0AWrite:%0A  _acme-challenge:%0A    type: CNAME%0A    value: example.com.0123456789abcdef.dcv.cloudflare.com.%0ASee https://example.test/docs/rules/outdated-validation-url.md
`);
});

test('what stood before is a notice, unless it fails the run', () => {
  const findings = [findingOf({ message: 'It stood.', introduced: false })];
  const levels = (['never', 'error'] as const).map(failOnStanding =>
    github(reportOf({ findings, failOnStanding })).slice(0, 8),
  );
  expect(levels).toEqual(['::notice', '::error ']);
});

test('nothing to say is nothing printed', () => {
  expect(github(reportOf())).toBe('');
});

test('columns are given only where start and end are on one line', () => {
  const findings = [
    findingOf({ message: 'One line.', span: spanOf(zone, 'type: A') }),
    findingOf({ message: 'Two lines.', span: spanOf(zone, 'type: A\n  value: 192.0.2.1') }),
  ];
  expect(
    github(reportOf({ findings })),
  ).toBe(`::error file=dns/example.com.yaml,line=2,endLine=2,col=3,endColumn=10,title=missing-cname%3A _acme-challenge.shop.example.com::One line.
::error file=dns/example.com.yaml,line=2,endLine=3,title=missing-cname%3A _acme-challenge.shop.example.com::Two lines.
`);
});

test('what only the base holds is told in the message, without a line of the head', () => {
  const findings = [findingOf({ message: 'It is gone.', baseSpan: spanOf(zone, 'type: A') })];
  expect(github(reportOf({ findings }))).toBe(
    '::error title=missing-cname%3A _acme-challenge.shop.example.com::It is gone.%0AIt stood at dns/example.com.yaml:2 in the base.\n',
  );
});

test('the tenth annotation of a level speaks for all that GitHub would drop, standing findings first among them', () => {
  const findings = Array.from({ length: 12 }, (_, index) =>
    findingOf({
      rule: index < 4 ? 'leftover-txt' : 'missing-cname',
      owner: nameOf(`host${index}.example.com`),
      message: `Number ${index}.`,
      introduced: index > 2,
    }),
  );
  expect(github(reportOf({ findings, failOnStanding: 'error' }))).toBe(
    `${[3, 4, 5, 6, 7, 8, 9, 10, 11]
      .map(
        index =>
          `::error title=${index < 4 ? 'leftover-txt' : 'missing-cname'}%3A host${index}.example.com::Number ${index}.\n`,
      )
      .join(
        '',
      )}::error title=3 more errors::3 more errors not annotated (leftover-txt 3): GitHub keeps 10 annotations of a level. The JSON report lists them all.
`,
  );
});

test('ten of a level are all printed, and levels do not share their ten', () => {
  const warnings = Array.from({ length: 10 }, () =>
    findingOf({ severity: 'warning', message: 'It is odd.' }),
  );
  const output = github(reportOf({ findings: [findingOf({ message: 'It is wrong.' }), ...warnings] }));
  expect(output).toBe(
    `::error title=missing-cname%3A _acme-challenge.shop.example.com::It is wrong.\n${'::warning title=missing-cname%3A _acme-challenge.shop.example.com::It is odd.\n'.repeat(10)}`,
  );
});

test('notes are notices and count among them', () => {
  const notes = Array.from({ length: 11 }, (_, index) => `Note ${index}.`);
  const findings = [findingOf({ rule: 'unused-ignore', severity: 'notice', message: 'It is unused.' })];
  expect(github(reportOf({ notes: notes.slice(0, 1), findings }))).toBe(
    '::notice title=Delegated DCV::Note 0.\n::notice title=unused-ignore%3A _acme-challenge.shop.example.com::It is unused.\n',
  );
  expect(github(reportOf({ notes, findings })).split('\n').slice(8)).toEqual([
    '::notice title=Delegated DCV::Note 8.',
    '::notice title=3 more notices::3 more notices not annotated (unused-ignore 1): GitHub keeps 10 annotations of a level. The JSON report lists them all.',
    '',
  ]);
});

test('what files hold stays data', () => {
  const file = fileOf('a,b:c%0A\n::error::.yaml', '::error::x');
  const finding = findingOf({
    owner: nameOf('a,b::c.example.com'),
    message: 'x\n::error::y %0A::warning::z \x1b[31m\u202e <img> **b** 100%',
    span: spanOf(file, '::error::'),
    expected: '::error::\n%0A',
  });
  expect(github(reportOf({ findings: [finding] }))).toBe(
    String.raw`::error file=a%2Cb%3Ac%250A\n%3A%3Aerror%3A%3A.yaml,line=1,endLine=1,col=1,endColumn=10,title=missing-cname%3A a%2Cb%3A%3Ac.example.com::x\n::error::y %250A::warning::z \x1b[31m\u{202e} <img> **b** 100%25%0AWrite:%0A  \x3a:error::%0A  %250A
`,
  );
});

test('a message stays below the length at which the runner cuts it', () => {
  const long = 'x'.repeat(1_000_000);
  const output = github(
    reportOf({ findings: [findingOf({ message: long, expected: long })], notes: [long] }),
  );
  for (const line of output.trimEnd().split('\n')) expect(line.length).toBeLessThan(4096);
});
