import { expect, test } from 'vitest';
import { octodns } from '../../../src/formats/octodns/index.js';
import { treeOf } from '../../support/tree.js';

const zone = "'':\n  - ttl: 60\n    type: NS\n    values: [ns.example.net.]\n";

test.each([
  ['zones/example.com.yaml', zone, true],
  ['zones/example.com.yaml', '---\n# note\nwww:\n- type: A\n  value: 192.0.2.1\n', true],
  ['zones/example.com.yaml', 'www: {ttl: 60, type: A, value: 192.0.2.1}\n', true],
  ['zones/example.com.yaml', 'www:\n  octodns:\n    lenient: true\n  type: Route53Provider/ALIAS\n', true],
  ['zones/example.com.yaml', 'a: !include b.yaml\nwww:\n  "type": "A"\n  value: 192.0.2.1\n', true],
  ['example.com./www.yaml', zone, true],
  ['zones/example.com.yaml', 'records:\n  - name: www\n    type: A\n    value: 192.0.2.1\n', false],
  ['zones/example.com.yaml', 'records:\n- type: A\n  value: 192.0.2.1\n  "name": www\n', false],
  ['zones/example.com.yaml', 'name:\n- type: A\n  value: 192.0.2.1\n', true],
  ['zones/values.yaml', zone, false],
  ['zones/example.com.yaml', '', false],
  ['helm/values.prod.yaml', 'service:\n  type: ClusterIP\n', false],
  ['helm/values.prod.yaml', 'service:\n  port:\n    type: A\n', false],
  ['docker-compose.prod.yaml', 'services:\n  web:\n    image: a\n', false],
  ['play.books.yaml', '- hosts: all\n  type: A\n', false],
  [
    'config/production.yaml',
    'providers:\n  c: {class: octodns.provider.yaml.YamlProvider}\nzones:\n  a.: {}\n',
    true,
  ],
  ['config/production.yaml', '"zones" : !include zones.yaml\n"providers": !include providers.yaml\n', true],
  ['config/production.yaml', 'providers: []\nzones: []\n', false],
])('%s with %j: %s', (path, text, recognised) => {
  expect(octodns.claims(path)).toBe(true);
  expect(octodns.recognises({ path, text }, treeOf({}))).toBe(recognised);
});

test('only YAML files are looked at', () => {
  expect(['a.yaml', 'a.YML', 'a.json', 'yaml'].map(octodns.claims)).toEqual([true, true, false, false]);
});
