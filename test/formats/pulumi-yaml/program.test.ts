import { expect, test } from 'vitest';
import { listing } from './listing.js';

test('a resource that is only read is no zone of this program', () => {
  expect(
    listing({
      'Pulumi.yaml': `name: dns
runtime: yaml
resources:
  zone:
    type: aws:route53:Zone
    get: {id: Z0123456789, state: {name: example.com}}
  other:
    type: aws:route53:Zone
    get: {id: Z9876543210}
  a:
    type: aws:route53:Record
    properties: {zoneId: "\${zone.id}", name: a, type: A, records: [192.0.2.1]}
  b:
    type: aws:route53:Record
    properties: {zoneId: "\${other.id}", name: b, type: A, records: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'zone example.com Pulumi.yaml:10:3',
    '  a.example.com A 192.0.2.1 Pulumi.yaml:10:3',
    'gap b${…}: the zone of the A record depends on other.id, which only the provider knows Pulumi.yaml:13:3',
  ]);
});

test('a zone whose name is not known is a gap where it could be', () => {
  expect(
    listing({
      'Pulumi.yaml': `name: dns
runtime: yaml
config: {label: {type: string}}
resources:
  zone:
    type: aws:route53:Zone
    properties: {name: "\${label}.example.com"}
  a:
    type: aws:route53:Record
    properties: {zoneId: "\${zone.zoneId}", name: a, type: A, records: [192.0.2.1]}
`,
    }),
  ).toEqual([
    'gap ${label}.example.com: the name of a zone depends on label, a configuration value that no file sets Pulumi.yaml:5:3',
    'gap a${label}: the zone of the A record depends on zone.zoneId, which only the provider knows Pulumi.yaml:8:3',
  ]);
});

test('settings and certificates say which zone an id is', () => {
  const files = {
    'Pulumi.yaml': `name: dns
runtime: yaml
resources:
  a:
    type: cloudflare:Record
    properties: {zoneId: 0123456789abcdef0123456789abcdef, name: a.example.com, type: A, value: 192.0.2.1}
`,
  };
  expect(listing(files)).toEqual([
    'gap a.example.com${0123456789abcdef0123456789abcdef}: the zone of the A record depends on 0123456789abcdef0123456789abcdef, an id of which no file tells the zone Pulumi.yaml:4:3',
  ]);
  expect(listing(files, { apexes: ['example.com'] })).toEqual([
    'zone example.com Pulumi.yaml:4:3',
    '  a.example.com A 192.0.2.1 Pulumi.yaml:4:3',
  ]);
  expect(listing(files, { zone: 'example.com' })).toEqual([
    'zone example.com Pulumi.yaml:4:3',
    '  a.example.com A 192.0.2.1 Pulumi.yaml:4:3',
  ]);
});

test('Main.yaml has the configuration of the project beside it', () => {
  expect(
    listing({
      'Pulumi.yaml': 'name: dns\nruntime: yaml\nconfig: {host: {type: string, default: a}}\n',
      'Main.yaml': `resources:
  a: {type: "digitalocean:DnsRecord", properties: {domain: example.com, name: "\${host}", type: A, value: 192.0.2.1}}
`,
    }),
  ).toEqual(['zone example.com Main.yaml:2:3', '  a.example.com A 192.0.2.1 Main.yaml:2:3']);
});

test('of broken YAML the rest is read, and what may be lost is a gap over everything', () => {
  expect(
    listing({
      'Pulumi.yaml': `name: dns
resources:
  a:
    type: digitalocean:DnsRecord
    properties: {domain: example.com, name: a, type: A, value: 192.0.2.1}
  b:
    type: digitalocean:DnsRecord
    properties: {domain: example.com, name: "b, type: A}
`,
    }),
  ).toEqual([
    'zone example.com Pulumi.yaml:3:3',
    '  a.example.com A 192.0.2.1 Pulumi.yaml:3:3',
    '  gap b,\\032type:\\032a}.example.com: a record could not be read: it has no type Pulumi.yaml:6:3',
    'gap ${…}: Pulumi.yaml could not be wholly read Pulumi.yaml:1:1',
    'error Pulumi.yaml:9:1: The YAML is broken: Missing closing "quote. Close what was opened, and write `key: value`.',
    'error Pulumi.yaml:9:1: The YAML is broken: Flow map in block collection must be sufficiently indented and end with a }. Indent with spaces, all entries of one mapping or list equally far.',
  ]);
});

test('JSON is read too', () => {
  expect(
    listing({
      'Main.json': JSON.stringify({
        resources: {
          a: {
            type: 'digitalocean:DnsRecord',
            properties: { domain: 'example.com', name: '@', type: 'A', value: '192.0.2.1' },
          },
        },
      }),
    }),
  ).toEqual(['zone example.com Main.json:1:15', '  example.com A 192.0.2.1 Main.json:1:15']);
});

test('routing, several values and native types are read', () => {
  expect(
    listing({
      'Pulumi.yaml': `name: dns
resources:
  g: {type: "gcp:dns/managedZone:ManagedZone", properties: {dnsName: example.com.}}
  h: {type: "gcp:dns:ManagedZone", properties: {dnsName: internal.example.com., visibility: private}}
  a:
    type: gcp:dns:RecordSet
    properties: {managedZone: "\${g.name}", name: "a.\${g.dnsName}", type: A, routingPolicy: {wrrs: [{weight: 1, rrdatas: [192.0.2.1]}, {weight: 2, rrdatas: [192.0.2.2]}]}}
  b:
    type: gcp:dns:RecordSet
    properties: {managedZone: "\${h.name}", name: b.internal.example.com., type: A, rrdatas: [192.0.2.1]}
  n: {type: "aws-native:route53:HostedZone", properties: {name: example.org.}}
  c:
    type: aws-native:route53:RecordSet
    properties: {hostedZoneId: "\${n.id}", name: c.example.org, type: A, aliasTarget: {dnsName: lb.x.test, hostedZoneId: Z1}}
  d:
    type: aws-native:route53:RecordSet
    properties: {hostedZoneName: example.org., name: d.example.org, type: CNAME, resourceRecords: [d.x.test]}
  z: {type: "azure-native:network/v20180501:Zone", properties: {zoneName: example.net, resourceGroupName: dns}}
  e:
    type: azure-native:network:RecordSet
    properties: {zoneName: "\${z.name}", relativeRecordSetName: e, recordType: TXT, txtRecords: [{value: [one]}]}
  f:
    type: cloudflare:Record
    properties: {zoneId: "\${w.id}", name: f, type: CAA, data: {flags: "0", tag: issue, value: letsencrypt.org}}
  w: {type: "cloudflare:Zone", properties: {zone: example.test}}
`,
    }),
  ).toEqual([
    'zone example.com Pulumi.yaml:3:3',
    '  a.example.com A 192.0.2.1 Pulumi.yaml:5:3',
    '  a.example.com A 192.0.2.2 Pulumi.yaml:5:3',
    'zone example.org Pulumi.yaml:11:3',
    '  c.example.org ALIAS lb.x.test. Pulumi.yaml:12:3',
    '  d.example.org CNAME d.x.test. Pulumi.yaml:15:3',
    'zone example.net Pulumi.yaml:18:3',
    '  e.example.net TXT "one" Pulumi.yaml:19:3',
    'zone example.test Pulumi.yaml:25:3',
    '  f.example.test CAA 0 issue "letsencrypt.org" Pulumi.yaml:22:3',
  ]);
});

test.each([
  ['is private', 'vpc-1', []],
  [
    'may be private',
    '${vpc}',
    [
      'zone example.com Pulumi.yaml:10:3',
      '  gap app.example.com: whether the A record stands depends on vpc, a configuration value that no file sets Pulumi.yaml:10:3',
    ],
  ],
])('a zone that is looked up by a network %s', (_, vpc, lines) => {
  const program = `name: dns
runtime: yaml
config: {vpc: {type: string}}
variables:
  inside:
    fn::invoke:
      function: aws:route53:getZone
      arguments: {name: example.com, vpcId: "${vpc}"}
resources:
  app:
    type: aws:route53:Record
    properties: {zoneId: "\${inside.zoneId}", name: app, type: A, records: [192.0.2.1]}
`;
  expect(listing({ 'Pulumi.yaml': program })).toEqual(lines);
});
