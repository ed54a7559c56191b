import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configConnector } from '../../../src/formats/config-connector/index.js';
import { crossplane } from '../../../src/formats/crossplane/index.js';
import { externalDns } from '../../../src/formats/external-dns/index.js';
import { rivalsIn } from '../../../src/rivals/rivals.js';
import { treeOf } from '../../support/tree.js';
import { readAs } from './read-as.js';

const record = `apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
spec:
  endpoints:
  - {dnsName: a.example.com, recordType: A, targets: [192.0.2.1]}
`;

/** How many records, gaps and problems a text behind one record makes. */
function counts(more: string): number[] {
  const { zones, problems } = readAs(externalDns, record + more);
  const records = zones.items.flatMap(zone => zone.records.items);
  const gaps = [...zones.gaps, ...zones.items.flatMap(zone => zone.records.gaps)];
  return [records.length, gaps.length, problems.length];
}

function repeated(text: string, times = 20_000): string {
  return text.repeat(times);
}

describe('nothing grows without bound', () => {
  test('many documents', () => {
    expect(counts(repeated(`---\n${record}`, 3000))).toEqual([3001, 0, 0]);
    expect(counts(repeated('---\napiVersion: v1\nkind: Secret\n', 100_000))).toEqual([1, 0, 0]);
  }, 120_000);

  test('aliases that stand for aliases', () => {
    const names = [...'abcdefghijklmnop'];
    const bomb = names
      .slice(1)
      .map((name, at) => `  ${name}: &${name} [${Array(10).fill(`*${names[at]}`).join(', ')}]\n`);
    expect(counts(`  a: &a [x, x, x, x, x, x, x, x, x, x]\n${bomb.join('')}`)).toEqual([1, 0, 1]);
  });

  test('aliases that nest within aliases', () => {
    const levels = Array.from({ length: 44 }, (_, at) => {
      const inner = at === 0 ? 'x' : `*a${at - 1}`;
      return `  a${at}: &a${at} ${'['.repeat(90)}${inner}${']'.repeat(90)}\n`;
    });
    expect(counts(levels.join(''))).toEqual([1, 0, 0]);
  });

  test('deep nesting', () => {
    expect(counts(`  x: ${repeated('[')}\n`)).toEqual([0, 1, 1]);
    expect(counts(`  x: ${repeated('{{ ')}\n`)).toEqual([0, 1, 0]);
  });

  test.each([
    ['actions that never end', repeated('  # {{ "\n'), [1, 0, 0]],
    ['actions that end in strings', `  # ${repeated('{{ "}}" ')}\n`, [1, 0, 0]],
    ['quotes', `  # {{ ${repeated('\\"', 300_000)} }}\n`, [1, 0, 0]],
    ['raw strings', `  # ${repeated('{{ ` }}')}\n`, [1, 0, 0]],
    ['comments that never end', `  # ${repeated('{{/* }}')}\n`, [1, 0, 0]],
    ['blocks that never end', `  # ${repeated('{{ if a }}')}\n`, [1, 0, 0]],
    ['blocks in blocks', `${repeated('{{ if a }}\n')}${repeated('{{ end }}\n')}`, [1, 0, 0]],
    ['lines that a template inserts', repeated('  {{ nindent 2 }}\n'), [1, 1, 0]],
    ['holes', repeated('  - "${a}"\n'), [1, 20_000, 0]],
    ['variables that never end', `  # ${repeated('${', 300_000)}\n`, [1, 0, 0]],
    ['characters that mark holes', `  x: "${repeated('\ue000\ue100\ue100')}"\n`, [1, 0, 0]],
    ['blank lines', `${' '.repeat(300_000)}{{ nindent 0 }}${'\n'.repeat(300_000)}`, [1, 0, 0]],
  ])(
    '%s',
    (_, more, expected) => {
      expect(counts(more)).toEqual(expected);
    },
    120_000,
  );
});

test('no objects of any shape make a reader throw', () => {
  const key = fc.constantFrom(
    ...[
      'apiVersion',
      'kind',
      'metadata',
      'spec',
      'name',
      'items',
      'endpoints',
      'endpoint',
      'dnsName',
      'targets',
    ],
    ...[
      'recordType',
      'providerSpecific',
      'rrdatas',
      'rrdatasRefs',
      'managedZoneRef',
      'external',
      'forProvider',
    ],
    ...[
      'zoneIdRef',
      'zoneIdSelector',
      'matchLabels',
      'records',
      'alias',
      'resources',
      'base',
      'patches',
      'pipeline',
    ],
    ...[
      'input',
      'toFieldPath',
      'acme',
      'solvers',
      'selector',
      'dnsNames',
      'issuerRef',
      'tls',
      'hosts',
      'type',
    ],
  );
  const text = fc.constantFrom(
    ...['externaldns.k8s.io/v1alpha1', 'dns.cnrm.cloud.google.com/v1beta1', 'route53.aws.upbound.io/v1beta1'],
    ...[
      'cert-manager.io/v1',
      'apiextensions.crossplane.io/v1',
      'network.azure.upbound.io/v1beta1',
      'List',
      'Record',
    ],
    ...[
      'DNSEndpoint',
      'DNSRecordSet',
      'DNSManagedZone',
      'Zone',
      'Composition',
      'Certificate',
      'ClusterIssuer',
      'CNAME',
    ],
    ...['example.com.', '{{ .a }}', '${a}', '', 'a..b', '@', 'spec.forProvider.name', 'x[0].y', '*.a.test'],
  );
  const { node } = fc.letrec(tie => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.array(tie('node')),
      fc.dictionary(key, tie('node')),
    ),
  }));
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(key, node), { maxLength: 4 }),
      fc.array(node, { maxLength: 4 }),
      (objects, specs) => {
        const typed = specs.flatMap(spec => [
          { apiVersion: 'externaldns.k8s.io/v1alpha1', kind: 'DNSEndpoint', spec },
          { apiVersion: 'dns.cnrm.cloud.google.com/v1beta1', kind: 'DNSRecordSet', spec },
          {
            apiVersion: 'route53.aws.upbound.io/v1beta1',
            kind: 'Record',
            metadata: spec,
            spec: { forProvider: spec },
          },
          { apiVersion: 'apiextensions.crossplane.io/v1', kind: 'Composition', spec },
          { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', spec },
          { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', spec },
        ]);
        const file = [...objects, ...typed].map(object => JSON.stringify(object)).join('\n---\n');
        for (const format of [externalDns, configConnector, crossplane]) readAs(format, file);
        rivalsIn(treeOf({ 'a.yaml': file }));
      },
    ),
    { numRuns: 1000 },
  );
}, 120_000);
