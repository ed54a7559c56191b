import { describe, expect, test } from 'vitest';
import type { Rival } from '../../src/rivals/rival.js';
import { rivalsIn } from '../../src/rivals/rivals.js';
import { positionOf, type Tree } from '../../src/source.js';
import { spell } from '../../src/value.js';
import { treeOf } from '../support/tree.js';

const version = 'apiVersion: cert-manager.io/v1';

function issuer(solvers: string, metadata = 'name: acme', kind = 'ClusterIssuer'): string {
  return `---\n${version}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: {acme: {solvers: ${solvers}}}\n`;
}

function certificate(spec: string, metadata = 'name: web, namespace: shop'): string {
  return `---\n${version}\nkind: Certificate\nmetadata: {${metadata}}\nspec: {issuerRef: {kind: ClusterIssuer, name: acme}, ${spec}}\n`;
}

const dns = '[{dns01: {route53: {}}}]';
const http = '[{http01: {ingress: {}}}]';

function line({ host, by, writes, span }: Rival): string {
  const { path, line, column } = positionOf(span);
  return `${host.known ? host.value : spell(host.parts)} ${writes} ${by} ${path}:${line}:${column}`;
}

function rivals(...texts: readonly string[]): string[] {
  const files = Object.fromEntries(texts.map((text, at) => [`${at}.yaml`, text]));
  return rivalsIn(treeOf(files)).map(line);
}

/** The hosts that a Certificate for these names has validated through the DNS. */
function hosts(solvers: string, names: string, metadata?: string): string[] {
  return rivals(issuer(solvers), certificate(`dnsNames: [${names}]`, metadata)).map(
    found => found.split(' ')[0]!,
  );
}

test('of more issuers of one name than anybody has nothing is said, in no time', () => {
  const copies = 5_000;
  const text = issuer(dns).repeat(copies) + certificate('dnsNames: [a.example.com]').repeat(copies);
  expect(rivals(text)).toEqual([]);
});

describe('Certificates', () => {
  test('each host is a rival once, the common name too, a wildcard at its own name', () => {
    expect(
      rivals(
        issuer(dns),
        certificate(
          'commonName: Example.com, dnsNames: [example.com, "*.example.com", "{{ .host }}.example.com", a..b]',
        ),
      ),
    ).toEqual([
      'example.com TXT the cert-manager Certificate shop/web 1.yaml:5:66',
      '${.host}.example.com TXT the cert-manager Certificate shop/web 1.yaml:5:120',
    ]);
  });

  test('an Issuer serves its own namespace', () => {
    const ref = 'issuerRef: {name: acme}, dnsNames: [example.com]';
    const ask = (metadata: string) =>
      `---\n${version}\nkind: Certificate\nmetadata: {${metadata}}\nspec: {${ref}}\n`;
    const own = issuer(dns, 'name: acme, namespace: shop', 'Issuer');
    expect(rivals(own, ask('name: web, namespace: shop'))).toHaveLength(1);
    expect(rivals(own, ask('name: web'))).toEqual([
      'example.com TXT the cert-manager Certificate web 1.yaml:5:44',
    ]);
    expect(rivals(own, ask('name: web, namespace: other'))).toEqual([]);
    expect(rivals(issuer(dns), ask('name: web'))).toEqual([]);
  });

  test('with a solver that follows CNAMEs, a CNAME of its own stands at the name', () => {
    const text = issuer('[{dns01: {cnameStrategy: Follow, route53: {}}}]');
    expect(rivals(text, certificate('dnsNames: [example.com]'))).toEqual([
      'example.com CNAME the cert-manager Certificate shop/web 1.yaml:5:65',
    ]);
  });
});

describe('silence where nothing is proved', () => {
  test.each([
    ['no issuer here', [certificate('dnsNames: [example.com]')]],
    ['an issuer of another name', [issuer(dns, 'name: other'), certificate('dnsNames: [example.com]')]],
    [
      'no ACME',
      [
        `${version}\nkind: ClusterIssuer\nmetadata: {name: acme}\nspec: {ca: {}}\n`,
        certificate('dnsNames: [a.test]'),
      ],
    ],
    ['HTTP alone', [issuer(http), certificate('dnsNames: [example.com, "*.example.com"]')]],
    [
      'two issuers of one name that differ',
      [issuer(dns), issuer(http), certificate('dnsNames: [example.com]')],
    ],
    [
      'an issuer of another group',
      [issuer(dns), certificate('dnsNames: [a.test]').replace('name: acme', 'name: acme, group: x.io')],
    ],
    [
      'an issuer that a template names',
      [issuer(dns), certificate('dnsNames: [a.test]').replace('name: acme', 'name: "{{ .a }}"')],
    ],
    [
      'a Certificate that a template may leave out',
      [issuer(dns), `{{ if .a }}\n${certificate('dnsNames: [a.test]')}{{ end }}\n`],
    ],
    [
      'hosts that a template may leave out',
      [
        issuer(dns),
        `${version}\nkind: Certificate\nspec:\n  issuerRef: {kind: ClusterIssuer, name: acme}\n  dnsNames:\n  {{- if .a }}\n  - a.test\n  {{- end }}\n`,
      ],
    ],
  ])('%s', (_, texts) => {
    expect(rivals(...texts)).toEqual([]);
  });
});

describe('the solver is the one whose selector is most specific', () => {
  const http01 = 'http01: {ingress: {}}';
  const dns01 = 'dns01: {route53: {}}';
  const names = 'example.com, a.example.com, b.example.net, "*.example.com", "*.example.net"';

  test.each([
    ['no selector', `[{${dns01}}]`, ['example.com', 'a.example.com', 'b.example.net', 'example.net']],
    ['the first of two without one', `[{${http01}}, {${dns01}}]`, ['example.com', 'example.net']],
    [
      'a zone before none',
      `[{${http01}}, {${dns01}, selector: {dnsZones: [example.com]}}]`,
      ['example.com', 'a.example.com'],
    ],
    [
      'a name before a zone',
      `[{${dns01}, selector: {dnsZones: [example.com]}}, {${http01}, selector: {dnsNames: [a.example.com]}}]`,
      ['example.com'],
    ],
    [
      'a longer zone before a shorter one',
      `[{${http01}, selector: {dnsZones: [example.com]}}, {${dns01}, selector: {dnsZones: [a.example.com]}}]`,
      ['a.example.com'],
    ],
    ['a name is a whole name', `[{${dns01}, selector: {dnsNames: ["*.example.net"]}}]`, ['example.net']],
    [
      'labels before none',
      `[{${http01}}, {${dns01}, selector: {matchLabels: {team: web}}}]`,
      ['example.com', 'a.example.com', 'b.example.net', 'example.net'],
    ],
    ['labels that the Certificate does not have', `[{${dns01}, selector: {matchLabels: {team: other}}}]`, []],
    [
      'all that a selector asks for',
      `[{${dns01}, selector: {dnsZones: [example.com], matchLabels: {team: x}}}]`,
      [],
    ],
    [
      'a wildcard passes over HTTP',
      `[{${http01}, selector: {dnsZones: [example.com]}}, {${dns01}}]`,
      ['b.example.net', 'example.com', 'example.net'],
    ],
    [
      'an open selector, with DNS either way',
      `[{${dns01}}, {${dns01}, selector: {dnsZones: ["\${Z}"]}}]`,
      ['example.com', 'a.example.com', 'b.example.net', 'example.net'],
    ],
    [
      'an open selector that may choose HTTP',
      `[{${dns01}}, {${http01}, selector: {dnsZones: ["\${Z}"]}}]`,
      ['example.com', 'example.net'],
    ],
    ['solvers that only a template knows', '"{{ .a }}"', ['example.com', 'example.net']],
  ])('%s', (_, solvers, expected) => {
    expect(hosts(solvers, names, 'name: web, labels: {team: web}')).toEqual(expected);
  });
});

describe('Ingresses and Gateways', () => {
  const annotations = 'annotations: {cert-manager.io/cluster-issuer: acme}';

  test('the TLS hosts of an Ingress', () => {
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: web, ${annotations}}\nspec:\n  tls:\n  - {secretName: a, hosts: [example.com, www.example.com]}\n  - {hosts: [b.example.com]}\n`;
    expect(rivals(issuer(dns), text)).toEqual([
      'example.com TXT the Ingress web 1.yaml:6:29',
      'www.example.com TXT the Ingress web 1.yaml:6:42',
    ]);
  });

  test('the listeners of a Gateway', () => {
    const tls = 'tls: {certificateRefs: [{name: a}]}';
    const text = `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {${annotations}}\nspec:\n  listeners:\n  - {hostname: "*.example.com", ${tls}}\n  - {hostname: a.test}\n  - {${tls}}\n`;
    expect(rivals(issuer(dns), text)).toEqual(['example.com TXT a Gateway without a name 1.yaml:6:16']);
  });

  test('an Issuer by its annotation, and other kinds and groups', () => {
    const ask = (more: string, kind = 'Ingress') =>
      `apiVersion: networking.k8s.io/v1\nkind: ${kind}\nmetadata: {name: web, annotations: {${more}}}\nspec: {tls: [{secretName: a, hosts: [a.test]}]}\n`;
    const own = issuer(dns, 'name: acme', 'Issuer');
    expect(rivals(own, ask('cert-manager.io/issuer: acme'))).toHaveLength(1);
    expect(
      rivals(issuer(dns), ask('cert-manager.io/issuer: acme, cert-manager.io/issuer-kind: ClusterIssuer')),
    ).toHaveLength(1);
    expect(rivals(own, ask('cert-manager.io/issuer: acme, cert-manager.io/issuer-group: x.io'))).toEqual([]);
    expect(rivals(own, ask('cert-manager.io/issuer: acme', 'Other'))).toEqual([]);
  });

  test('an annotation that a template may leave out proves nothing', () => {
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    {{- if .a }}\n    cert-manager.io/cluster-issuer: acme\n    {{- end }}\nspec: {tls: [{secretName: a, hosts: [a.test]}]}\n`;
    expect(rivals(issuer(dns), text)).toEqual([]);
  });
});

describe('what is looked at', () => {
  test('a folder alone, where one is given', () => {
    const tree = treeOf({
      'a/x.yaml': issuer(dns) + certificate('dnsNames: [a.test]'),
      'ab/x.yaml': certificate('dnsNames: [b.test]'),
      'b.yaml': certificate('dnsNames: [c.test]'),
    });
    expect(rivalsIn(tree, 'a').map(line)).toEqual([
      'a.test TXT the cert-manager Certificate shop/web a/x.yaml:10:65',
    ]);
  });

  test('no file is read that holds nothing of cert-manager’s', () => {
    const read: string[] = [];
    const tree: Tree = {
      ...treeOf({}),
      paths: ['a.json', 'b.yaml', 'c.yml', 'crd.yaml', 'd.tf'],
      peek: path => {
        read.push(`peek ${path}`);
        const text =
          path === 'crd.yaml'
            ? 'metadata: {name: issuers.cert-manager.io}\nspec: {group: cert-manager.io}\n'
            : '';
        return { path, text };
      },
      read: path => {
        read.push(`read ${path}`);
        return undefined;
      },
    };
    expect(rivalsIn(tree)).toEqual([]);
    expect(read).toEqual(['peek b.yaml', 'peek c.yml', 'peek crd.yaml']);
  });
});
