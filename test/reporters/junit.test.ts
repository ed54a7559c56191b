import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { nameOf } from '../../src/dns/name.js';
import type { Finding } from '../../src/finding.js';
import { blocks, type Report } from '../../src/report.js';
import { junit } from '../../src/reporters/junit.js';
import { certificateOf, fileOf, findingOf, judged, reportOf, spanOf } from '../support/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { example } from './example.js';

const schema = readFileSync('test/reporters/junit.xsd', 'utf8');

interface ReadCase {
  readonly suite: string;
  readonly name: string;
  readonly file?: string;
  /** `passed`, or the element that says otherwise, with its message. */
  readonly outcome: string;
  readonly message?: string;
  readonly output?: string;
}

/** The testcases of a document, as a reader of XML has them; validity is asserted by itself. */
function casesOf(xml: string): ReadCase[] {
  return [...xml.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)].map(
    ([, attributes, content = '']) => {
      const [, kind, said] = /<(failure|error|skipped) ([^>]*)>/.exec(content) ?? [];
      const [, output] = /<system-out>(.*?)<\/system-out>/s.exec(content) ?? [];
      const { classname, name, file } = attributesOf(attributes!);
      return {
        suite: classname!,
        name: name!,
        outcome: kind ?? 'passed',
        ...(file !== undefined && { file }),
        ...(said !== undefined && { message: attributesOf(said).message! }),
        ...(output !== undefined && { output: decode(output) }),
      };
    },
  );
}

function attributesOf(text: string): Record<string, string | undefined> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, decode(value!)]),
  );
}

function decode(text: string): string {
  const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(\w+);/g, (_, name: string) => characters[name]!);
}

/** All but the run's own testcase, which is in every report. */
function withoutRun(report: Report): ReadCase[] {
  return casesOf(junit(report)).slice(0, -1);
}

test('a report reads like this', () => {
  expect(junit(example)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="delegated-dcv-check" tests="4" failures="1" errors="0">
  <testsuite name="example.com" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="example.com" name="_acme-challenge.example.com" file="dns/example.com.yaml">
      <skipped message="The record does not stand as it must; no finding at this name fails the run.">The record does not stand as it must; no finding at this name fails the run.</skipped>
      <system-out>error[outdated-validation-url]: The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.
 --&gt; dns/example.com.yaml:6:10
  |
6 |   value: example.com.fedcba9876543210.dcv.cloudflare.com.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = standing: origin/main has the same finding
  = write:
        _acme-challenge:
          type: CNAME
          value: example.com.0123456789abcdef.dcv.cloudflare.com.
  = see: https://example.test/docs/rules/outdated-validation-url.md</system-out>
    </testcase>
    <testcase classname="example.com" name="_acme-challenge.api.example.com" file="dns/example.com.yaml">
      <system-out>warning[leftover-txt]: A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.
  --&gt; dns/example.com.yaml:10:5
   |
10 |   - type: TXT
   |     ^^^^^^^^^ to line 11
   |
   = introduced: origin/main has no such finding
   = see: https://example.test/docs/rules/leftover-txt.md</system-out>
    </testcase>
    <testcase classname="example.com" name="_acme-challenge.shop.example.com" file="dns/example.com.yaml">
      <failure message="Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated." type="missing-cname">error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.
 --&gt; dns/example.com.yaml:1:1
  |
1 | '':
  | ^^^
note: shop.example.com is listed here
 --&gt; .github/delegated-dcv.yml:4:43
  |
4 |     hosts: [example.com, "*.example.com", shop.example.com]
  |                                           ^^^^^^^^^^^^^^^^
note: it stood here in the base, origin/main
 --&gt; dns/example.com.yaml:4:1
  |
4 | _acme-challenge.shop:
  | ^^^^^^^^^^^^^^^^^^^^^
  |
  = introduced: origin/main has no such finding
  = write:
        _acme-challenge.shop:
          type: CNAME
          value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
  = see: https://example.test/docs/rules/missing-cname.md</failure>
    </testcase>
  </testsuite>
  <testsuite name="delegated-dcv-check" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="delegated-dcv-check" name="run">
      <system-out>mended[orphan-cname]: _acme-challenge.old.example.com (was at dns/example.com.yaml:4)
ignored: 1 finding set aside by ignores
note: The settings of origin/main were used.
gap: the zone of dns/dynamic.yaml depends on a variable (dns/dynamic.yaml)

fail: 2 errors, 1 warning, 2 of them introduced · 1 of 3 validation names stand · 12 zones read</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('every report is well-formed and valid, for libxml2', async () => {
  const reports = fc.sample(arbitraryReport, 300);
  const xml = reports.map((report, index) => ({ fileName: `${index}.xml`, contents: junit(report) }));
  const { errors, valid } = await validateXML({ xml, schema });
  const wrong = errors.map(error => [error.message, reports[Number.parseInt(error.loc?.fileName ?? '', 10)]]);
  expect({ valid, wrong }).toEqual({ valid: true, wrong: [] });
});

test('the schema refuses what the reporter must not write', async () => {
  const broken = {
    'order.xml': ['<failure ', '<system-out/><failure '],
    'twice.xml': ['_acme-challenge.api.example.com', '_acme-challenge.example.com'],
    'unknown.xml': [' skipped=', ' time='],
    'open.xml': ['</testcase>', ''],
  };
  const xml = Object.entries(broken).map(([fileName, [from, to]]) => ({
    fileName,
    contents: junit(example).replace(from!, to!),
  }));
  const { errors } = await validateXML({ xml, schema });
  expect([...new Set(errors.flatMap(({ loc }) => loc?.fileName ?? []))].sort()).toEqual(
    Object.keys(broken).sort(),
  );
});

test('testcases fail exactly where the report fails, and are counted', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const xml = junit(report);
      const cases = casesOf(xml);
      const failed = cases.filter(({ outcome }) => ['failure', 'error'].includes(outcome));
      expect(failed.length > 0).toBe(report.verdict === 'fail');
      const count = (kind: string) => cases.filter(({ outcome }) => outcome === kind).length;
      expect(xml.split('\n')[1]).toBe(
        `<testsuites name="delegated-dcv-check" tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}">`,
      );
    }),
    { numRuns: 300 },
  );
});

test('only a validation name that stands passes, and only without a finding that fails', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const fails = (finding: Finding) => report.verdict === 'fail' && blocks(finding, report);
      const passing = [...new Set(report.requirements.map(({ requirement }) => requirement.owner))].filter(
        owner =>
          report.requirements.every(
            ({ requirement, status }) => requirement.owner !== owner || status === 'met',
          ) && !report.findings.some(finding => finding.owner === owner && fails(finding)),
      );
      const passed = withoutRun(report).filter(({ outcome }) => outcome === 'passed');
      expect(passed.map(({ name }) => name)).toEqual(passing);
    }),
    { numRuns: 300 },
  );
});

test('no finding is lost', () => {
  fc.assert(
    fc.property(arbitraryReport, report => {
      const rules = [...junit(report).matchAll(/(?:^|>)(?:error|warning|notice)\[([a-z-]+)\]:/gm)];
      expect(rules.map(([, rule]) => rule).sort()).toEqual(report.findings.map(({ rule }) => rule).sort());
    }),
    { numRuns: 300 },
  );
});

test('a report of nothing has the testcase of the run, because Jenkins refuses a report without any', () => {
  expect(
    junit(reportOf({ notes: ['No certificates are known.'] })),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="delegated-dcv-check" tests="1" failures="0" errors="0">
  <testsuite name="delegated-dcv-check" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="delegated-dcv-check" name="run">
      <system-out>note: No certificates are known.

pass: nothing found · 12 zones read</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('a report that fails without a finding fails the testcase of the run', () => {
  expect(casesOf(junit(reportOf({ verdict: 'fail' })))).toEqual([
    {
      suite: 'delegated-dcv-check',
      name: 'run',
      outcome: 'failure',
      message: 'The check failed, and no finding says why.',
      output: 'fail: nothing found · 12 zones read',
    },
  ]);
});

test('a validation name that is not met and fails nothing is skipped, with the reason', () => {
  const certificate = certificateOf('example.com');
  const hosts = ['a', 'b', 'c', 'd'].map(label => `${label}.example.com`);
  const requirements = (['violated', 'unresolved', 'elsewhere', 'violated'] as const).map((status, index) =>
    judged(certificate, hosts[index]!, status),
  );
  const finding = findingOf({ owner: nameOf('_acme-challenge.d.example.com') });
  const ignored = [{ finding, reason: 'moves next week' }];
  const told = withoutRun(reportOf({ requirements, ignored }));
  expect(told).toEqual([
    {
      suite: 'example.com',
      name: '_acme-challenge.a.example.com',
      outcome: 'skipped',
      message: 'The record does not stand as it must; no finding at this name fails the run.',
    },
    {
      suite: 'example.com',
      name: '_acme-challenge.b.example.com',
      outcome: 'skipped',
      message: 'Whether the record stands cannot be known; no finding at this name fails the run.',
    },
    {
      suite: 'example.com',
      name: '_acme-challenge.c.example.com',
      outcome: 'skipped',
      message: 'The zone is not in this repository, so the record is not judged here.',
    },
    {
      suite: 'example.com',
      name: '_acme-challenge.d.example.com',
      outcome: 'skipped',
      message: 'The record does not stand as it must; an ignore sets that aside: moves next week.',
    },
  ]);
});

test('what fails follows the level, and what could not be judged is an error', () => {
  const certificate = certificateOf('example.com');
  const file = fileOf('zones/example.com', 'www A\n');
  const owner = nameOf('_acme-challenge.example.com');
  const findings = [
    findingOf({ rule: 'unresolved', owner, message: 'It cannot be known.' }),
    findingOf({ rule: 'unreadable', owner: nameOf('.'), message: 'Broken.', span: spanOf(file, 'www') }),
    findingOf({ rule: 'unreadable', owner: nameOf('.'), message: 'Broken too.', span: spanOf(file, 'A') }),
    findingOf({ rule: 'orphan-cname', severity: 'warning', message: 'Nobody needs it.' }),
    findingOf({ rule: 'wrong-target', severity: 'notice', owner, message: 'A chain.' }),
  ];
  const requirements = [judged(certificate, 'example.com', 'unresolved')];
  const outcomes = (failOn: Report['failOn']) => {
    const report = reportOf({
      requirements,
      findings,
      failOn,
      verdict: failOn === 'never' ? 'pass' : 'fail',
    });
    return withoutRun(report).map(each => [each.suite, each.name, each.file, each.outcome, each.message]);
  };
  const name = '_acme-challenge.example.com';
  const path = 'zones/example.com';
  const shop = '_acme-challenge.shop.example.com';
  const unreadable = [
    ['unreadable', path, path, 'error', 'Broken.'],
    ['unreadable', `${path} (2)`, path, 'error', 'Broken too.'],
  ];
  expect(outcomes('error')).toEqual([
    ['example.com', name, undefined, 'error', 'It cannot be known.'],
    ...unreadable,
    ['orphan-cname', shop, undefined, 'skipped', 'Nobody needs it.'],
  ]);
  expect(outcomes('notice')).toEqual([
    ['example.com', name, undefined, 'failure', 'A chain. (and 1 more finding)'],
    ...unreadable,
    ['orphan-cname', shop, undefined, 'failure', 'Nobody needs it.'],
  ]);
  expect(outcomes('never').map(([, , , outcome]) => outcome)).toEqual(Array(4).fill('skipped'));
});

test('certificates that want different targets at one name share its testcase', () => {
  const owner = nameOf('_acme-challenge.example.com');
  const requirements = [
    judged(certificateOf('one'), 'example.com', 'met'),
    judged(certificateOf('two'), 'example.com', 'violated'),
  ];
  const findings = [findingOf({ rule: 'conflicting-certificates', owner, message: 'Two targets.' })];
  expect(withoutRun(reportOf({ requirements, findings }))).toEqual([
    { suite: 'example.com', name: owner, outcome: 'failure', message: 'Two targets.' },
  ]);
});

test('what files hold attaches no file of the job, and holds nothing that XML cannot', () => {
  const message = '[[ATTACHMENT|.env]] ]]> </failure> \uffff\0\ud800\u202e';
  const file = fileOf('[[ATTACHMENT|a"b\uffff.yaml', 'x');
  const findings = [findingOf({ rule: 'unreadable', owner: nameOf('.'), message, span: spanOf(file, 'x') })];
  const xml = junit(reportOf({ findings, notes: [message] }));
  const inert = '[\\x5bATTACHMENT|.env]] ]]> </failure> \\u{ffff}\\x00\\u{d800}\\u{202e}';
  const path = '[\\x5bATTACHMENT|a"b\\u{ffff}.yaml';
  expect(casesOf(xml)).toEqual([
    { suite: 'unreadable', name: path, file: path, outcome: 'error', message: inert },
    {
      suite: 'delegated-dcv-check',
      name: 'run',
      outcome: 'passed',
      output: `note: ${inert}\n\nfail: 1 error · 12 zones read`,
    },
  ]);
  expect(xml).not.toMatch(/\[\[ATTACHMENT|\uffff/);
});

test('five thousand findings of the longest kind stay below the 30 MB that GitLab reads', () => {
  const long = 'x'.repeat(5000);
  const findings = Array.from({ length: 5000 }, (_, index) =>
    findingOf({ owner: nameOf(`n${index}.example.com`), message: long, expected: long }),
  );
  const xml = junit(reportOf({ findings }));
  expect(casesOf(xml).length).toBe(5001);
  expect(Buffer.byteLength(xml)).toBeLessThan(30_000_000);
});

test('many names that are set aside take linear time', () => {
  const certificate = certificateOf('c');
  const hosts = Array.from({ length: 20_000 }, (_, at) => `h${at}.example.com`);
  const ignored = hosts.map(host => ({
    finding: findingOf({ owner: nameOf(`_acme-challenge.${host}`) }),
    reason: `of ${host}`,
  }));
  const requirements = hosts.map(host => judged(certificate, host, 'violated'));
  let looks = 0;
  const counted = ignored.map(each => ({
    ...each,
    get finding() {
      looks++;
      return each.finding;
    },
  }));
  const text = junit(reportOf({ ignored: counted, requirements }));
  expect(text).toContain('an ignore sets that aside: of h19999.example.com');
  expect(looks).toBeLessThan(10 * hosts.length);
});
