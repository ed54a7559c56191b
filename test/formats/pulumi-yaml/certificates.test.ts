import { describe, expect, test } from 'vitest';
import { pulumiYaml } from '../../../src/formats/pulumi-yaml/index.js';
import { certificatesAs } from '../../support/certificates.js';
import { treeOf } from '../../support/tree.js';
import { listing } from './listing.js';

const read = (files: Record<string, string> | string) =>
  certificatesAs('pulumi-yaml', typeof files === 'string' ? { 'Pulumi.yaml': files } : files);

test('provider 6, which is made of Terraform’s provider 5: every field, and where it is written', () => {
  const text = `name: tls
runtime: yaml
variables:
  dcv:
    fn::invoke:
      function: cloudflare:getDcvDelegation
      arguments: {zoneId: "\${zone.id}"}
resources:
  zone:
    type: cloudflare:Zone
    properties:
      name: example.com
      type: partial
      account: {id: x}
  pack:
    type: cloudflare:CertificatePack
    properties:
      zoneId: \${zone.id}
      type: advanced
      hosts:
        - example.com
        - "*.\${zone.name}"
      validationMethod: txt
      validityDays: 90
      certificateAuthority: lets_encrypt
      cloudflareBranding: false
outputs:
  hostname: \${dcv.uuid}.dcv.cloudflare.com
`;
  expect(read(text)).toEqual([
    {
      address: 'pack',
      zoneId: '${zone.id}',
      zone: 'example.com at Pulumi.yaml:9: zone:',
      zoneType: 'partial',
      isDelegated: true,
      hosts: [
        'example.com at Pulumi.yaml:21: example.com',
        '*.example.com at Pulumi.yaml:22: *.${zone.name}',
      ],
      type: 'advanced at Pulumi.yaml:19: advanced',
      method: 'txt at Pulumi.yaml:23: txt',
      authority: 'lets_encrypt at Pulumi.yaml:25: lets_encrypt',
      validityDays: 90,
      span: 'Pulumi.yaml:15: pack:',
    },
  ]);
});

test('provider 4 and 5, which are made of Terraform’s providers 3 and 4: every field', () => {
  const files = {
    'Main.yaml': `resources:
  pack:
    type: cloudflare:index/certificatePack:CertificatePack
    properties:
      zoneId: \${zone.id}
      type: advanced
      hosts: \${hosts}
      validationMethod: http
      validityDays: \${days}
      certificateAuthority: google
      waitForActiveStatus: true
  zone:
    type: cloudflare:index/zone:Zone
    properties: {zone: example.com, accountId: x}
`,
    'Pulumi.yaml': `name: tls
runtime: yaml
config:
  days: {type: integer, default: 30}
  hosts:
    type: array
    items: {type: string}
`,
    'Pulumi.prod.yaml': `config:
  tls:hosts:
    - example.com
    - www.example.com
`,
  };
  expect(read(files)).toEqual([
    {
      address: 'pack',
      zoneId: '${zone.id}',
      zone: 'example.com at Main.yaml:12: zone:',
      zoneType: 'full',
      isDelegated: false,
      hosts: [
        'example.com at Pulumi.prod.yaml:3: example.com',
        'www.example.com at Pulumi.prod.yaml:4: www.example.com',
      ],
      type: 'advanced at Main.yaml:6: advanced',
      method: 'http at Main.yaml:8: http',
      authority: 'google at Main.yaml:10: google',
      validityDays: 30,
      span: 'Main.yaml:2: pack:',
    },
  ]);
});

const packOf = (properties: string, more = '') => `name: tls
runtime: yaml
config: {name: {type: string}, id: {type: string}}
resources:
  pack: {type: "cloudflare:index:CertificatePack", properties: ${properties}}
${more}`;

const bare = { address: 'pack', isDelegated: false, span: expect.stringMatching(/^Pulumi\.yaml:5: pack:/) };

describe('what is not known', () => {
  test.each<[string, string, object]>([
    [
      'a host in part',
      '{zoneId: "0123456789abcdef", hosts: ["${name}.example.com"]}',
      { zoneId: '0123456789abcdef', hosts: ['${name}.example.com at Pulumi.yaml:5: ${name}.example.com'] },
    ],
    [
      'all hosts',
      '{zoneId: "${id}", hosts: "${name}"}',
      {
        zoneId: '${id}',
        hosts: [],
        hostsDoubt: 'the hosts of pack depend on name, a configuration value that no file sets',
      },
    ],
    [
      'hosts that are left out',
      '{zoneId: "${id}"}',
      { zoneId: '${id}', hosts: [], hostsDoubt: 'pack lists no hosts' },
    ],
    [
      'all of it',
      '"${name}"',
      {
        zoneId: '${name}',
        hosts: [],
        hostsDoubt: 'the hosts of pack depend on name, a configuration value that no file sets',
        type: expect.stringMatching(/^\$\{name\} at /),
        authority: expect.stringMatching(/^\$\{name\} at /),
        method: expect.stringMatching(/^\$\{name\} at /),
      },
    ],
  ])('is %s', (_, properties, expected) => {
    expect(read(packOf(properties))).toEqual([{ ...bare, ...expected }]);
  });

  test('is what stacks set to different lists', () => {
    const files = {
      'Pulumi.yaml': packOf('{zoneId: "${id}", hosts: "${hosts}"}'),
      'Pulumi.a.yaml': 'config: {"tls:hosts": [example.com, a.example.com]}\n',
      'Pulumi.b.yaml': 'config: {"tls:hosts": [example.com]}\n',
    };
    expect(read(files)).toEqual([
      {
        ...bare,
        zoneId: '${id}',
        hosts: ['example.com at Pulumi.a.yaml:1: example.com'],
        hostsDoubt:
          'the hosts of pack depend on hosts, a configuration value that differs from stack to stack',
      },
    ]);
  });
});

test('a pack that is only looked up is not declared', () => {
  expect(
    read(
      'resources:\n  pack: {type: cloudflare:CertificatePack, get: {id: x, state: {hosts: [example.com]}}}\n',
    ),
  ).toEqual([]);
});

describe('the validation is delegated by the program itself', () => {
  const record = (
    name: string,
    value = 'x',
  ) => `  zone: {type: aws:route53:Zone, properties: {name: example.com}}
  record:
    type: aws:route53:Record
    properties: {zoneId: "\${zone.zoneId}", name: "${name}", type: CNAME, records: ["${value}"]}
`;
  const dcv = (id: string) => `variables:\n  dcv: {"fn::cloudflare:getDcvDelegation": {zoneId: "${id}"}}\n`;
  const pack = '{zoneId: "${id}", hosts: [example.com, "*.example.com"]}';

  test.each([
    ['its validation id is read', packOf(pack, dcv('${id}')), true],
    ['its records are published', packOf(pack, record('${pack.dcvDelegationRecords[0].cname}')), true],
    ['the id of another zone is read', packOf(pack, dcv('0123456789abcdef')), false],
    [
      'only its validation by TXT is published',
      packOf(pack, record('${pack.validationRecords[0].txtName}')),
      false,
    ],
  ])('where %s', (_, text, isDelegated) => {
    expect(read(text).map(certificate => certificate.isDelegated)).toEqual([isDelegated]);
  });

  test.each([
    [
      'of one host',
      '{zoneId: "${id}", hosts: [example.com, "*.example.com"]}',
      '_acme-challenge.example.com CNAME example.com.${pack.dcvDelegationRecords[…].cnameTarget}.dcv.cloudflare.com.',
    ],
    [
      'of several, of which it is not known which',
      '{zoneId: "${id}", hosts: [a.example.com, b.example.com]}',
      '_acme-challenge.${pack.hosts}.example.com CNAME ${pack.hosts}.example.com.${pack.dcvDelegationRecords[…].cnameTarget}.dcv.cloudflare.com.',
    ],
    [
      'of hosts that are not known',
      '{zoneId: "${id}", hosts: "${name}"}',
      '_acme-challenge.${pack.hosts}example.com CNAME ${pack.hosts}.${pack.dcvDelegationRecords[…].cnameTarget}.dcv.cloudflare.com.',
    ],
  ])('a record %s stands at a validation name', (_, properties, line) => {
    const first = 'pack.dcvDelegationRecords[0]';
    const text = packOf(properties, record(`\${${first}.cname}`, `\${${first}.cnameTarget}`));
    expect(listing({ 'Pulumi.yaml': text })).toEqual([
      'zone example.com Pulumi.yaml:6:3',
      `  ${line} Pulumi.yaml:7:3`,
    ]);
  });
});

test('a program with nothing but certificates is read, and holds no zone', () => {
  const tree = treeOf({ 'Pulumi.yaml': packOf('{zoneId: "${id}", hosts: "${name}"}') });
  expect(pulumiYaml.recognises(tree.peek('Pulumi.yaml')!, tree)).toBe(true);
  const { zones, problems } = pulumiYaml.read({ tree, paths: ['Pulumi.yaml'], zoneOf: () => undefined });
  expect({ zones, problems }).toEqual({ zones: { items: [], gaps: [] }, problems: [] });
});
