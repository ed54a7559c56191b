import { expect, test } from 'vitest';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { positionOf, type Tree } from '../../src/source.js';
import { treeOf } from '../support/tree.js';

const settings = `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com, a.example.com] }
`;

function judge(tree: Tree): string[] {
  const { findings, ignored } = run(
    { tree, settings: loadSettings(tree) },
    { failOn: 'error', now: '2026-11-23T12:00:00Z' },
  );
  const line = (finding: (typeof findings)[number]) =>
    `${finding.rule} ${finding.owner} ${finding.span ? positionOf(finding.span).line : ''}`;
  return [
    ...findings.map(line),
    ...ignored.map(({ finding, reason }) => `${line(finding)} ignored: ${reason}`),
  ];
}

/** What is found, which must be the same whether lines are passed over or not. */
function judgeBoth(path: string, text: string): string[] {
  const tree = treeOf({ '.github/delegated-dcv.yml': settings, [path]: text });
  const condensed = judge(tree);
  expect(condensed).toEqual(judge({ ...tree, read: name => tree.read(name), peek: name => tree.read(name) }));
  return condensed;
}

const boring = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');
const zoneHead = '$ORIGIN example.com.\n@ 60 SOA ns h 1 2 3 4 5\n';

test('a comment in a large zone file stays with what it is for', () => {
  const hosts = boring(50, at => `h${at} 60 A 192.0.2.1\n`);
  const text = `${zoneHead}${hosts}; dcv-check ignore leftover-txt: one

  ; remark
_acme-challenge 60 TXT "x" ; \`remark\`
${hosts}; dcv-check ignore leftover-txt: two
b 60 A 192.0.2.1
${hosts}_acme-challenge.a 60 TXT "x"
`;
  expect(judgeBoth('example.com.zone', text)).toEqual([
    'leftover-txt _acme-challenge.a.example.com 159',
    'unused-ignore  107',
    'leftover-txt _acme-challenge.example.com 56 ignored: one',
  ]);
});

test('it is for what is passed over, and not for what is next of what is left', () => {
  const comment = '; dcv-check ignore leftover-txt: for another\n';
  for (const between of [
    'b 60 A 192.0.2.1\n',
    'b 60 A 192.0.2.1\n  60 AAAA ::1\n',
    'b 60 A 192.0.2.1\nc 60 A 192.0.2.1\n',
    '  60 A 192.0.2.2\n',
  ])
    expect(
      judgeBoth(
        'example.com.zone',
        `${zoneHead}b 60 AAAA ::2\n${comment}${between}_acme-challenge 60 TXT "x"\n_acme-challenge.a 60 CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com.\n`,
      ).map(found => found.replace(/ \d+$/, '')),
    ).toEqual(['leftover-txt _acme-challenge.example.com', 'unused-ignore ']);
});

test('the same in octoDNS', () => {
  const stands =
    '_acme-challenge.a:\n  type: CNAME\n  value: a.example.com.0123456789abcdef.dcv.cloudflare.com.\n';
  const entry = (key: string) => `${key}:\n  type: A\n  value: 192.0.2.1\n`;
  const leftover = '_acme-challenge:\n  type: TXT\n  value: x\n';
  const comment = '# dcv-check ignore leftover-txt: one\n';
  expect(
    judgeBoth('example.com.yaml', `---\n${entry('b')}${comment}${entry('c')}${leftover}${stands}`),
  ).toEqual(['leftover-txt _acme-challenge.example.com 9', 'unused-ignore  5']);
  expect(judgeBoth('example.com.yaml', `---\n${comment}${entry('c')}${leftover}${stands}`)).toEqual([
    'leftover-txt _acme-challenge.example.com 6',
    'unused-ignore  2',
  ]);
  expect(
    judgeBoth('example.com.yaml', `---\n${entry('b')}${comment}${leftover}${entry('c')}${stands}`),
  ).toEqual(['leftover-txt _acme-challenge.example.com 6 ignored: one']);
});

test('a file that is included in two zones has one comment', () => {
  const tree = treeOf({
    '.github/delegated-dcv.yml': settings.replace(
      'a.example.com]',
      'a.example.com] }\n  - { zone: example.org, validation_url: 0123456789abcdef, hosts: [example.org]',
    ),
    'example.com.zone': '$ORIGIN example.com.\n@ 60 SOA ns h 1 2 3 4 5\n$INCLUDE shared.inc\n',
    'example.org.zone': '$ORIGIN example.org.\n@ 60 SOA ns h 1 2 3 4 5\n$INCLUDE shared.inc\n',
    'shared.inc':
      'x 60 A 192.0.2.1\na 60 A 192.0.2.1\n_acme-challenge 60 TXT "x" ; dcv-check ignore leftover-txt: shared\n_acme-challenge.a 60 CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com.\n',
  });
  expect(judge(tree).filter(found => !/^(?:orphan|misplaced)/.test(found))).toEqual([
    'leftover-txt _acme-challenge.example.com 3 ignored: shared',
    'leftover-txt _acme-challenge.example.org 3 ignored: shared',
  ]);
});

test('a comment that ignores nothing is told at its place', () => {
  const text = `${zoneHead}_acme-challenge 60 CNAME example.com.0123456789abcdef.dcv.cloudflare.com. ; dcv-check ignore missing-cname: x
_acme-challenge.a 60 CNAME a.example.com.0123456789abcdef.dcv.cloudflare.com. ; dcv-check ignore
`;
  expect(judgeBoth('example.com.zone', text)).toEqual(['unreadable  3', 'unreadable  4']);
});

test('so are comments of what cert-manager is asked for', () => {
  const manifests = (comment: string) => `apiVersion: cert-manager.io/v1
kind: Issuer
metadata: { name: acme }
spec: { acme: { server: "https://acme.example", solvers: [{ dns01: { webhook: {} } }] } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: a }
spec:
  issuerRef: { name: acme }
  dnsNames: ${comment}
    - a.example.com
`;
  const rivalsOf = (comment: string) =>
    judge(treeOf({ '.github/delegated-dcv.yml': settings, 'c.yaml': manifests(comment) })).filter(found =>
      found.includes('rival'),
    );
  expect(rivalsOf('')).toEqual(['rival-claim _acme-challenge.a.example.com 12']);
  expect(rivalsOf('# dcv-check ignore rival-claim: agreed')).toEqual([
    'rival-claim _acme-challenge.a.example.com 12 ignored: agreed',
  ]);
});
