import { expect, test } from 'vitest';
import { positionOf, type Span } from '../src/source.js';
import { dcv, foreignUrl, octodns, type Repository, report, settingsFor } from './support/judged.js';

const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const shop = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;
const hosts = ['example.com', 'shop.example.com'];
const other = 'aaaaaaaaaaaaaaaa.dcv.cloudflare.com';

const place = (span: Span | undefined) => {
  if (span === undefined) return '-';
  const { path, line } = positionOf(span);
  return `${path}:${line}`;
};

/** Each finding as `+ rule owner place (base's place)`, `=` for one that stands; then what was mended, after `-`. */
function compared(repository: Repository): string[] {
  const { findings, mended } = report(repository);
  const lineOf = (mark: string, { rule, owner, span, baseSpan }: (typeof findings)[number]) =>
    `${mark} ${rule} ${owner || '.'} ${place(span)}${baseSpan ? ` (${place(baseSpan)})` : ''}`;
  return [
    ...findings.map(finding => lineOf(finding.introduced ? '+' : '=', finding)),
    ...mended.map(finding => lineOf('-', finding)),
  ];
}

const yaml = (name: string, host: string) => `${name}:\n  type: CNAME\n  value: ${dcv(host)}\n`;
const www = 'www:\n  type: A\n  value: 192.0.2.1\n';

test.each<[string, Repository, string[]]>([
  [
    'a required CNAME that is deleted is reported at the line above, with its old place',
    {
      hosts,
      records: `${apex}www A 192.0.2.1\nmail A 192.0.2.2\n`,
      base: { hosts, records: `${apex}www A 192.0.2.1\n${shop}mail A 192.0.2.2\n` },
    },
    ['+ missing-cname _acme-challenge.shop.example.com example.com.zone:4 (example.com.zone:5)'],
  ],
  [
    'one that is renamed is found at its new name',
    { hosts, records: `${apex}${shop.replace('shop', 'shops')}`, base: { hosts, records: apex + shop } },
    ['+ misplaced-cname _acme-challenge.shops.example.com example.com.zone:4 (example.com.zone:4)'],
  ],
  [
    'one that becomes a TXT record',
    { hosts, records: `${apex}_acme-challenge.shop TXT "token"\n`, base: { hosts, records: apex + shop } },
    ['+ leftover-txt _acme-challenge.shop.example.com example.com.zone:4 (example.com.zone:4)'],
  ],
  [
    'one that moves to a file that is not published',
    {
      hosts,
      files: {
        'config.yaml': octodns,
        'zones/example.com.yaml': yaml('_acme-challenge', 'example.com') + www,
        'drafts/example.com.yaml': yaml('_acme-challenge.shop', 'shop.example.com'),
      },
      base: {
        hosts,
        files: {
          'config.yaml': octodns,
          'zones/example.com.yaml':
            yaml('_acme-challenge', 'example.com') + yaml('_acme-challenge.shop', 'shop.example.com') + www,
        },
      },
    },
    ['+ missing-cname _acme-challenge.shop.example.com zones/example.com.yaml:3 (zones/example.com.yaml:4)'],
  ],
  [
    'one that a new setting of the file hides',
    {
      hosts,
      files: {
        'config.yaml': octodns,
        'zones/example.com.yaml':
          yaml('_acme-challenge', 'example.com') +
          yaml('_acme-challenge.shop', 'shop.example.com').replace(
            '  type',
            '  octodns:\n    ignored: true\n  type',
          ),
      },
      base: {
        hosts,
        files: {
          'config.yaml': octodns,
          'zones/example.com.yaml':
            yaml('_acme-challenge', 'example.com') + yaml('_acme-challenge.shop', 'shop.example.com'),
        },
      },
    },
    ['+ missing-cname _acme-challenge.shop.example.com zones/example.com.yaml:4 (zones/example.com.yaml:4)'],
  ],
  [
    'one whose zone goes with it',
    { hosts, files: { 'README.md': 'gone' }, base: { hosts, records: apex + shop } },
    [
      '+ unresolved _acme-challenge.example.com .github/delegated-dcv.yml:5 (example.com.zone:3)',
      '+ unresolved _acme-challenge.shop.example.com .github/delegated-dcv.yml:6 (example.com.zone:4)',
    ],
  ],
  [
    'a wrong target that is made wrong in another way is the change’s own',
    {
      hosts: ['example.com'],
      records: `_acme-challenge CNAME ${dcv('example.com', other)}\n`,
      base: { hosts: ['example.com'], records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}\n` },
    },
    ['+ outdated-validation-url _acme-challenge.example.com example.com.zone:3'],
  ],
  [
    'an ignored CNAME that is handed to somebody else is no longer ignored',
    {
      settings: `${settingsFor(['example.com'])}ignore: [{ rule: outdated-validation-url, owner: _acme-challenge.example.com, reason: moves next week }]\n`,
      records: `_acme-challenge CNAME ${dcv('example.com', other)}\n`,
      base: {
        settings: `${settingsFor(['example.com'])}ignore: [{ rule: outdated-validation-url, owner: _acme-challenge.example.com, reason: moves next week }]\n`,
        records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}\n`,
      },
    },
    ['+ outdated-validation-url _acme-challenge.example.com example.com.zone:3'],
  ],
  [
    'one that moves as it is stands',
    {
      hosts: ['example.com'],
      records: `www A 192.0.2.1\n_ACME-challenge.example.com. CNAME ${dcv('EXAMPLE.com', foreignUrl)}\n`,
      base: { hosts: ['example.com'], records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}\n` },
    },
    ['= outdated-validation-url _acme-challenge.example.com example.com.zone:4'],
  ],
  [
    'a target that cannot be known, and then in another way',
    {
      hosts: ['example.com'],
      records: '_acme-challenge CNAME {{ another }}\n',
      base: { hosts: ['example.com'], records: '_acme-challenge CNAME {{ target }}\n' },
    },
    ['+ unresolved _acme-challenge.example.com example.com.zone:3'],
  ],
  [
    'two changes, each right by itself: the second takes the host’s record, the first had ordered it',
    { hosts, records: apex, base: { hosts, records: apex + shop } },
    ['+ missing-cname _acme-challenge.shop.example.com example.com.zone:3 (example.com.zone:4)'],
  ],
  [
    'a host that is added without its record, which stands beside a mistake that was there',
    { hosts: [...hosts, 'new.example.com'], records: shop, base: { hosts, records: shop } },
    [
      '+ missing-cname _acme-challenge.new.example.com .github/delegated-dcv.yml:7',
      '= missing-cname _acme-challenge.example.com example.com.zone:1',
    ],
  ],
  [
    'a change that mends',
    { hosts, records: apex + shop, base: { hosts, records: `${apex}_acme-challenge.shop TXT "token"\n` } },
    ['- leftover-txt _acme-challenge.shop.example.com example.com.zone:4'],
  ],
  [
    'a host that is given up together with its record passes in the open',
    { hosts: ['example.com'], records: apex, base: { hosts, records: apex + shop } },
    ['+ policy-change example.com .github/delegated-dcv.yml:2'],
  ],
  [
    'a first adoption: what it demands is its own, and its policy counts',
    {
      settings: `${settingsFor(hosts)}ignore: [{ rule: missing-cname, owner: _acme-challenge.shop.example.com, reason: soon }]\n`,
      records: '',
      base: { settings: '', records: '' },
    },
    ['+ missing-cname _acme-challenge.example.com .github/delegated-dcv.yml:5'],
  ],
])('%s', (_, repository, findings) => {
  expect(compared(repository)).toEqual(findings);
});

test.each([
  [
    'an edit',
    'uses: example/delegated-dcv-check@v1 # fail-on never',
    'edits',
    '.github/workflows/gate.yml:1',
  ],
  ['its end', undefined, 'takes out', '-'],
])('%s of the workflow of this check is named', (_, after, verb, at) => {
  const gate = (text: string) => ({ '.github/workflows/gate.yml': text });
  const unconcerned = { '.github/workflows/other.yml': 'run: make' };
  const { findings } = report({
    files: { ...unconcerned, ...(after && gate(after)) },
    base: { files: { ...gate('uses: example/delegated-dcv-check@v1'), '.github/workflows/other.yml': 'a' } },
  });
  expect(findings.map(({ rule, severity, span, message }) => [rule, severity, place(span), message])).toEqual(
    [
      [
        'policy-change',
        'notice',
        at,
        `This change ${verb} the workflow .github/workflows/gate.yml, which runs this check. Unlike the settings, a workflow counts as the change has it: see that it still runs for every change and fails as it did.`,
      ],
    ],
  );
});

test('a first adoption says what it is', () => {
  const { notes, ignored, verdict } = report({
    settings: `${settingsFor(['example.com'])}ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon }]\n`,
    records: '',
    base: { settings: '', records: '' },
  });
  expect({ notes, ignored: ignored.length, verdict }).toEqual({
    notes: [
      'The base knows no certificates and states no policy, so this change adopts the check: its own severities and ignores count, and what it demands is introduced by it. What cannot be mended now can be ignored with a reason: dcv-check baseline writes the entries.',
    ],
    ignored: 1,
    verdict: 'pass',
  });
});
