import { expect, test } from 'vitest';
import { noInventory } from '../../src/inventory/inventory.js';
import { readSettings } from '../../src/settings/read.js';
import { positionOf } from '../../src/source.js';

/** What is wrong with a settings file, one `line:column message` each; its settings where nothing is. */
function problemsIn(text: string): string[] {
  const read = readSettings({ path: 'settings.yml', text });
  if ('inventory' in read) return ['fine'];
  return read.map(({ message, span }) => {
    const { line, column } = positionOf(span);
    return `${line}:${column} ${message}`;
  });
}

const whole = `certificates:
  - zone: Example.com.
    validation_url: https://0123456789ABCDEF.dcv.cloudflare.com/
    former_validation_urls: [fedcba9876543210]
    hosts: [example.com, "*.example.com", Bücher.example.com]
    certificate_authority: google
  - zone: example.com
    validation_url: 0123456789abcdef
    hosts: [shop.example.com]
files:
  - paths: ["zones/*"]
    format: bind
    zone: example.com
cloudflare:
  lock: certificates.lock.json
  max_age: 2w
  custom_hostnames: [shops.example]
  vendors: { Shop Builder: [aaaabbbbccccdddd] }
rules: { orphan-cname: off, unresolved: warning }
ignore:
  - { rule: leftover-txt, owner: _acme-challenge.old.example.com, certificate: a label, reason: own client, until: 2027-01-31 }
`;

test('every key of the settings is read into its one normal form', () => {
  const settings = readSettings({ path: 'settings.yml', text: whole });
  const plain = JSON.parse(
    JSON.stringify(settings, (key, value: unknown) => {
      if (key === 'span') {
        const { line, column } = positionOf(value as Parameters<typeof positionOf>[0]);
        return `${line}:${column}`;
      }
      return value instanceof Map ? Object.fromEntries(value) : value;
    }),
  ) as unknown;
  expect(plain).toEqual({
    span: '1:1',
    inventory: {
      ...noInventory,
      certificates: {
        items: [
          {
            label: 'example.com',
            source: 'settings',
            zone: 'example.com',
            hosts: {
              items: [
                { name: 'example.com', wildcard: false, span: '5:13' },
                { name: 'example.com', wildcard: true, span: '5:26' },
                { name: 'xn--bcher-kva.example.com', wildcard: false, span: '5:43' },
              ],
              gaps: [],
            },
            validationUrl: '0123456789abcdef.dcv.cloudflare.com',
            authority: 'google',
            span: '2:5',
          },
          {
            label: 'example.com (2)',
            source: 'settings',
            zone: 'example.com',
            hosts: { items: [{ name: 'shop.example.com', wildcard: false, span: '9:13' }], gaps: [] },
            validationUrl: '0123456789abcdef.dcv.cloudflare.com',
            span: '7:5',
          },
        ],
        gaps: [],
      },
      validationUrls: [
        { url: '0123456789abcdef.dcv.cloudflare.com', holder: 'example.com', state: 'present' },
        { url: 'fedcba9876543210.dcv.cloudflare.com', holder: 'example.com', state: 'former' },
        { url: '0123456789abcdef.dcv.cloudflare.com', holder: 'example.com', state: 'present' },
        { url: 'aaaabbbbccccdddd.dcv.cloudflare.com', holder: 'Shop Builder', state: 'vendor' },
      ],
    },
    cloudflare: {
      lock: 'certificates.lock.json',
      span: '15:9',
      maxAge: 336,
      customHostnamesOf: ['shops.example'],
    },
    files: [{ paths: ['zones/*'], format: 'bind', zone: 'example.com', span: '11:5' }],
    rules: {
      'orphan-cname': { severity: 'off', span: '19:24' },
      unresolved: { severity: 'warning', span: '19:41' },
    },
    ignores: [
      {
        rule: 'leftover-txt',
        at: { owner: '_acme-challenge.old.example.com' },
        certificate: 'a label',
        reason: 'own client',
        until: '2027-01-31',
        span: '21:5',
      },
    ],
  });
});

test('an empty file is settings that say nothing', () => {
  expect(problemsIn('')).toEqual(['fine']);
  expect(problemsIn('# nothing yet\n')).toEqual(['fine']);
});

test('every mistake is reported at its place, all of them at once', () => {
  expect(
    problemsIn(`certificates:
  - zone: example.com
    validation_url: example.net
    host: [example.com]
  - zone: ex..ample
    validation_url: 0123456789abcdef
    hosts: ["a.*.example.com", 7]
rules: { missing-cnames: off, unresolved: fatal }
ignore:
  - { rule: leftover-txt, owner: x.example.com, until: 2027-02-31 }
  - { rule: nothing, owner: x.example.com, reason: "" }
colour: blue
files:
  - { paths: ["../zones/*"], format: bind }
  - { paths: [], format: zonefile }
cloudflare: { max_age: fortnight }
`),
  ).toMatchInlineSnapshot(`
    [
      "2:5 certificates[1].hosts is missing.",
      "3:21 certificates[1].validation_url is "example.net", which is no validation URL; the Cloudflare dashboard shows it as <id>.dcv.cloudflare.com under SSL/TLS, Edge Certificates, DCV Delegation.",
      "4:5 certificates[1].host is no key of the settings; known here are zone, validation_url, former_validation_urls, hosts, certificate_authority.",
      "5:11 certificates[2].zone is "ex..ample", which has an empty label.",
      "7:13 certificates[2].hosts[1] is "a.*.example.com", which has an asterisk that is not its whole first label.",
      "7:32 certificates[2].hosts[2] must be text, not 7.",
      "8:10 rules.missing-cnames is no key of the settings; known here are missing-cname, outdated-validation-url, wrong-target, leftover-txt, conflicting-records, misplaced-cname, not-a-cname, occluded-cname, wildcard-answer, conflicting-certificates, caa-forbids-issuance, shadowed-wildcard, orphan-cname, hidden-by-tool, rival-claim, ineligible-certificate, unreadable, unresolved, policy-change, stale-inventory, unused-ignore.",
      "8:43 rules.unresolved is "fatal", not one of error, warning, notice, off.",
      "10:5 ignore[1].reason is missing.",
      "10:56 ignore[1].until is "2027-02-31", which is no date; write it as YYYY-MM-DD.",
      "11:13 ignore[2].rule is "nothing", not one of missing-cname, outdated-validation-url, wrong-target, leftover-txt, conflicting-records, misplaced-cname, not-a-cname, occluded-cname, wildcard-answer, conflicting-certificates, caa-forbids-issuance, shadowed-wildcard, orphan-cname, hidden-by-tool, rival-claim, ineligible-certificate, unreadable, unresolved, policy-change, stale-inventory, unused-ignore.",
      "11:52 ignore[2].reason is "", which is empty.",
      "12:1 colour is no key of the settings; known here are certificates, files, cloudflare, rules, ignore.",
      "14:15 files[1].paths[1] is "../zones/*", which leads out of the repository.",
      "15:7 files[2].paths lists no path.",
      "15:26 files[2].format is "zonefile", not one of octodns, bind, dnscontrol, terraform, terraform-plan, external-dns, cloudformation, gcloud, route53, config-connector, crossplane, pulumi-yaml.",
      "16:24 cloudflare.max_age is "fortnight", which is no age; write a number and h, d or w, such as 14d.",
    ]
  `);
});

test('a host must leave room for its target in 253 octets', () => {
  const label = 'a'.repeat(50);
  const host = (length: number) => `${label}.${label}.${label}.${'a'.repeat(length - 153 - 12)}.example.com`;
  const settings = (length: number) =>
    `certificates:\n  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [${host(length)}] }\n`;
  expect(host(217)).toHaveLength(217);
  expect(problemsIn(settings(217))).toEqual(['fine']);
  expect(problemsIn(settings(218))).toEqual([
    `2:68 certificates[1].hosts[1] is "${host(218)}", which has 218 octets; 217 is the limit, since its target must fit into a name of 253 octets.`,
  ]);
});

test('a host outside its zone is a mistake of the list', () => {
  expect(
    problemsIn(
      'certificates:\n  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.org] }\n',
    ),
  ).toEqual([
    '2:68 The host example.org is not in the zone example.com; a certificate holds only hosts of its zone.',
  ]);
});

test('broken YAML, keys written twice, alias bombs and endless files end in a sentence', () => {
  expect(problemsIn('certificates: [\n')).toMatchInlineSnapshot(`
    [
      "2:1 The settings are no valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
    ]
  `);
  expect(problemsIn('rules: { unresolved: off }\nrules: {}\n')).toMatchInlineSnapshot(`
    [
      "2:1 The key rules is written twice here; keep one of them.",
    ]
  `);
  expect(problemsIn('- a\n')).toMatchInlineSnapshot(`
    [
      "1:1 The settings file must be a mapping of keys such as certificates:.",
    ]
  `);
  const bomb = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefgh']
    .map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]},`.repeat(9)}*${'abcdefg'[at]}]`)
    .join('\n')}\n`;
  expect(problemsIn(bomb)).toMatchInlineSnapshot(`
    [
      "1:1 The settings repeat themselves through aliases too often.",
    ]
  `);
  expect(problemsIn(`# ${'x'.repeat(1 << 20)}`)).toEqual(['1:1 The settings file is over 1 MiB.']);
  expect(problemsIn('? [a]\n: b\n')).toMatchInlineSnapshot(`
    [
      "1:1 [ a ] is no key of the settings; known here are certificates, files, cloudflare, rules, ignore.",
    ]
  `);
});
