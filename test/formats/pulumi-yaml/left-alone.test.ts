import { expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { pulumiYaml } from '../../../src/formats/pulumi-yaml/index.js';
import { treeOf } from '../../support/tree.js';

const owner = nameOf('_acme-challenge.example.com');

test.each([
  ['[records]', { CNAME: true, TXT: false }],
  ['["records[0]"]', { CNAME: true, TXT: false }],
  ['[type]', { CNAME: true, TXT: true }],
  ['["*"]', { CNAME: true, TXT: true }],
  ['[aliases]', { CNAME: true, TXT: false }],
  ['[ttl, tags]', { CNAME: false, TXT: false }],
])('ignoreChanges: %s', (ignored, covered) => {
  const tree = treeOf({
    'Pulumi.yaml': `resources:
  zone: {type: "aws:route53:Zone", properties: {name: example.com}}
  a:
    type: aws:route53:Record
    properties: {zoneId: "\${zone.id}", name: _acme-challenge, type: CNAME, records: [x.test]}
    options: {ignoreChanges: ${ignored}}
`,
  });
  const [zone] = pulumiYaml.read({ tree, paths: tree.paths, zoneOf: () => undefined }).zones.items;
  const covers = (name: string, type: string): boolean =>
    (zone?.leftAlone ?? []).some(one => one.setting === 'ignoreChanges' && one.covers(nameOf(name), type));
  expect({ CNAME: covers(owner, 'CNAME'), TXT: covers(owner, 'TXT') }).toEqual(covered);
  expect(covers('example.com', 'CNAME')).toBe(false);
});
