import fc from 'fast-check';
import { expect, test } from 'vitest';
import { json } from '../src/reporters/json.js';
import { run } from '../src/run.js';
import { loadSettings } from '../src/settings/load.js';
import type { Tree } from '../src/source.js';
import { treeOf } from './support/tree.js';

const hosts = ['example.com', '*.example.com', 'a.example.com', 'b.a.example.com', '*.b.example.com'];
const settings = `certificates:
  - zone: example.com
    validation_url: 0123456789abcdef
    former_validation_urls: [feedfeedfeedfeed]
    certificate_authority: google
    hosts: [${hosts.map(host => `"${host}"`).join(', ')}]
`;

const label = fc.constantFrom('a', 'b', 'c', 'd', '*', '_acme-challenge', '_acme_challenge');
const owner = fc.oneof(
  { weight: 1, arbitrary: fc.constant('@') },
  { weight: 6, arbitrary: fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => labels.join('.')) },
);
const id = fc.constantFrom('0123456789abcdef', 'feedfeedfeedfeed', 'abcabcabcabcabca');
const host = fc.constantFrom('example.com', 'a.example.com', 'b.a.example.com', 'b.example.com');
const target = fc.oneof(
  fc
    .tuple(host, id, fc.constantFrom('', '.'))
    .map(([name, of, dot]) => `${name}.${of}.dcv.cloudflare.com${dot}`),
  fc.constantFrom(
    'a',
    'c.example.com.',
    '_acme-challenge.c',
    'elsewhere.example.net.',
    'example.com.<COPIED_VALIDATION_URL>.',
  ),
);
const data = fc.oneof(
  { weight: 4, arbitrary: target.map(name => ({ type: 'CNAME', rdata: name })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      { type: 'A', rdata: '192.0.2.1' },
      { type: 'TXT', rdata: '"a token"' },
      { type: 'MX', rdata: '10 mail' },
      { type: 'NS', rdata: 'ns1.example.net.' },
      { type: 'DNAME', rdata: 'c.example.com.' },
      { type: 'CAA', rdata: '0 issue "letsencrypt.org"' },
      { type: 'BOGUS', rdata: 'data' },
    ),
  },
);
const rule = fc.constantFrom(
  'leftover-txt',
  'wrong-target',
  'misplaced-cname',
  'conflicting-records',
  'no-rule',
);
const remark = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'remark') },
  { weight: 1, arbitrary: rule.map(id => `dcv-check ignore ${id}: right as it is`) },
);
const record = fc.record({ owner, isOwnerless: fc.boolean(), data, above: remark, behind: remark });
const records = fc.array(record, { maxLength: 14 });
type Records = typeof records extends fc.Arbitrary<infer T> ? T : never;

function asZoneFile(list: Records): string {
  const lines = list.flatMap(({ owner: name, isOwnerless, data: { type, rdata }, above, behind }) => [
    ...(above ? ['', `; ${above}`, '; remark'] : []),
    `${isOwnerless ? '  ' : name} 3600 IN ${type} ${rdata}${behind && ` ; ${behind}`}`,
  ]);
  return ['$ORIGIN example.com.', '@ 3600 IN SOA ns1 hostmaster 1 2h 1h 2w 1h', ...lines, ''].join('\n');
}

function asYaml(list: Records): string {
  const byOwner = new Map<string, string[]>();
  const above = new Map<string, string>();
  // What octoDNS refuses in records that are passed over, such as the same one twice, is its own to say.
  const once = new Map(list.map(each => [`${each.owner} ${each.data.type}`, each]));
  for (const { owner: name, data: each, ...comment } of once.values()) {
    const key = name === '@' ? "''" : `'${name}'`;
    const mx = each.type === 'MX';
    const caa = each.type === 'CAA';
    const value = mx
      ? '{preference: 10, exchange: mail.example.com.}'
      : caa
        ? '{flags: 0, tag: issue, value: letsencrypt.org}'
        : `'${each.rdata.replaceAll('"', '')}'`;
    if (comment.above) above.set(key, `\n# ${comment.above}\n`);
    const behind = comment.behind && ` # ${comment.behind}`;
    byOwner.set(key, [...(byOwner.get(key) ?? []), `  - type: ${each.type}${behind}\n    value: ${value}\n`]);
  }
  return `---\n${[...byOwner].map(([key, items]) => `${above.get(key) ?? ''}${key}:\n${items.join('')}`).join('')}zz:\n  type: A\n  value: 192.0.2.3\n`;
}

function reportOn(tree: Tree): string {
  const report = run(
    { tree, settings: loadSettings(tree) },
    { failOn: 'error', now: '2026-11-23T12:00:00Z' },
  );
  return json(report);
}

test.each([
  ['example.com.zone', asZoneFile],
  ['example.com.yaml', asYaml],
])('what is passed over in %s changes no word of the report', (path, write) => {
  fc.assert(
    fc.property(records, list => {
      const tree = treeOf({ '.github/delegated-dcv.yml': settings, [path]: write(list) });
      const whole: Tree = { ...tree, read: name => tree.read(name), peek: name => tree.read(name) };
      expect(reportOn(tree)).toBe(reportOn(whole));
    }),
    { numRuns: 400 },
  );
});
