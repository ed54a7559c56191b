import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { pulumiYaml } from '../../../src/formats/pulumi-yaml/index.js';
import { recordLine } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

const target = nameOf('www.example.com.0123456789abcdef.dcv.cloudflare.com');
const owner = nameOf('_acme-challenge.www.example.com');

function zonesIn(text: string) {
  const tree = treeOf({ 'Pulumi.yaml': text });
  return pulumiYaml.read({ tree, paths: tree.paths, zoneOf: () => undefined }).zones.items;
}

function program(...resources: string[]): string {
  return `resources:\n${resources.map(line => `  ${line}\n`).join('')}`;
}

function write(text: string): string {
  return pulumiYaml.writeCname(zonesIn(text)[0]!, owner, target);
}

test('a record of a zone that is created here refers to it', () => {
  expect(
    write(program('main: {type: "aws:route53:Zone", properties: {name: example.com}}')),
  ).toBe(`acme-challenge-www-example-com:
  type: aws:route53:Record
  properties:
    zoneId: \${main.zoneId}
    ttl: 300
    name: _acme-challenge.www.example.com
    type: CNAME
    records:
      - www.example.com.0123456789abcdef.dcv.cloudflare.com.`);
});

test('a record beside others names the zone as they do', () => {
  const text = `resources:
  a:
    type: cloudflare:DnsRecord
    properties:
      zoneId: \${zoneId}
      name: a.example.com
      type: CNAME
      ttl: 3600
      content: a.x.test
`;
  const tree = treeOf({ 'Pulumi.yaml': text });
  const read = pulumiYaml.read({ tree, paths: tree.paths, zoneOf: () => nameOf('example.com') });
  expect(pulumiYaml.writeCname(read.zones.items[0]!, owner, target)).toBe(`acme-challenge-www-example-com:
  type: cloudflare:DnsRecord
  properties:
    zoneId: \${zoneId}
    ttl: 3600
    name: _acme-challenge.www.example.com
    type: CNAME
    content: www.example.com.0123456789abcdef.dcv.cloudflare.com
    proxied: false`);
});

describe('what is written is read back as the same record', () => {
  test.each([
    ['aws', 'main: {type: "aws:route53:Zone", properties: {name: example.com}}'],
    ['gcp', 'main: {type: "gcp:dns:ManagedZone", properties: {dnsName: example.com.}}'],
    ['azure', 'main: {type: "azure:dns:Zone", properties: {name: example.com}}'],
    ['azure-native', 'main: {type: "azure-native:dns:Zone", properties: {zoneName: example.com}}'],
    ['cloudflare', 'main: {type: "cloudflare:Zone", properties: {name: example.com}}'],
    ['digitalocean', 'main: {type: "digitalocean:Domain", properties: {name: example.com}}'],
  ])('%s', (_, zone) => {
    const text = program(zone);
    const added = write(text).replace(/^/gm, '  ');
    const zones = zonesIn(`${text}${added}\n`);
    expect(zones.map(({ records }) => [...records.items.map(recordLine), ...records.gaps])).toEqual([
      [`${owner} CNAME ${target}. Pulumi.yaml:3:3`],
    ]);
  });
});
