import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dcv,
  foreignUrl,
  head,
  judged,
  type Repository,
  report,
  settingsFor,
  validationUrl,
} from '../support/judged.js';

/*
 * What holds of all rules together, over random zones of names and RDATA that mean something to them.
 */
const owners = [
  '@',
  '_acme-challenge',
  '_acme-challenge.shop',
  '_acme-challenge.www.dev',
  '_acme-challenge.*.dev',
  '_acme_challenge.shop',
  '_acme-challenge.shop.example.com',
  '_acme-challenge.example.org.',
  'shop',
  'dev',
  'www.dev',
  '*',
  '*.dev',
  'a',
  'b',
  '{{ name }}',
  '{{ name }}.dev',
];
const targets = [
  dcv('example.com'),
  dcv('shop.example.com'),
  dcv('www.dev.example.com'),
  dcv('shop.example.com', foreignUrl),
  dcv('*.dev.example.com'),
  `${validationUrl}.`,
  `shop.example.com.${validationUrl}`,
  `.${dcv('shop.example.com')}`,
  'shop.example.com.<COPIED_VALIDATION_URL>.',
  'shop.example.com.{{ id }}.dcv.cloudflare.com.',
  'abc.fastly-validations.com.',
  'a',
  'b',
  'example.net.',
];
const data = [
  ...targets.map(target => `CNAME ${target}`),
  'TXT "token"',
  'A 192.0.2.1',
  'NS ns.example.net.',
  'DNAME a',
  'DNAME example.net.',
  'CAA 0 issue "ssl.com"',
  'CAA 128 unknown "x"',
];
const record = fc.tuple(fc.constantFrom(...owners), fc.constantFrom(...data)).map(words => words.join(' '));
const records = fc
  .array(
    fc.oneof({ weight: 30, arbitrary: record }, { weight: 1, arbitrary: fc.constant('$INCLUDE no.inc') }),
    {
      maxLength: 7,
    },
  )
  .map(lines => lines.join('\n'));
const hosts = fc.subarray([
  'example.com',
  '*.example.com',
  'shop.example.com',
  '*.dev.example.com',
  'www.dev.example.com',
]);

const repository: fc.Arbitrary<Repository> = fc
  .record({ hosts, records, child: fc.option(records, { freq: 3 }) })
  .map(({ hosts, records, child }) => ({
    hosts,
    authority: 'google',
    records,
    ...(child !== null && { files: { 'dev.example.com.zone': head + child } }),
  }));

test('whatever is not met has an error that says so', () => {
  fc.assert(
    fc.property(repository, repository => {
      const { requirements, findings, verdict } = report(repository);
      for (const { requirement, status } of requirements) {
        // A record that stands at a wrong name is told there.
        const errors = findings.filter(
          ({ severity, owner, rule }) =>
            severity === 'error' && (owner === requirement.owner || rule === 'misplaced-cname'),
        );
        if (status !== 'met')
          expect({ errors: errors.length > 0, verdict }).toEqual({ errors: true, verdict: 'fail' });
      }
    }),
    { numRuns: 300, seed: 1 },
  );
});

test.each([
  ['off', 'rules: { misplaced-cname: off, occluded-cname: off }\n'],
  ['less than errors', 'rules: { misplaced-cname: warning, occluded-cname: notice }\n'],
])('a record at a wrong place is missing where findings of that are %s', (_, policy) => {
  fc.assert(
    fc.property(repository, repository => {
      const settings = settingsFor(repository.hosts ?? [], repository.authority) + policy;
      const { requirements, findings } = report({ ...repository, settings });
      const unmet = requirements
        .filter(({ status }) => status !== 'met')
        .map(({ requirement }) => requirement.owner);
      const told = new Set(findings.filter(({ severity }) => severity === 'error').map(({ owner }) => owner));
      expect(unmet.filter(owner => !told.has(owner))).toEqual([]);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('what a missing record’s finding proposes to write is what mends it', () => {
  fc.assert(
    fc.property(repository, repository => {
      const { findings } = report(repository);
      for (const { rule, owner, span, expected } of findings) {
        if (!['missing-cname', 'wildcard-answer'].includes(rule) || expected === undefined) continue;
        const { path, text } = span!.file;
        const mended = report({
          ...repository,
          files: { ...repository.files, [path]: `${text}\n${expected}\n` },
        });
        const status = mended.requirements.find(({ requirement }) => requirement.owner === owner)?.status;
        expect({ owner, status }).toEqual({ owner, status: 'met' });
      }
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('nothing is found twice', () => {
  fc.assert(
    fc.property(repository, repository => {
      const told = judged(repository);
      expect(new Set(told).size).toBe(told.length);
    }),
    { numRuns: 300, seed: 3 },
  );
});
