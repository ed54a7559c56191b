import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../src/finding.js';
import type { Requirement } from '../src/requirements.js';
import { run } from '../src/run.js';
import { loadSettings } from '../src/settings/load.js';
import { dcv, foreignUrl, now, head as soa, twoViews, validationUrl } from './support/judged.js';
import { treeOf } from './support/tree.js';

const hostNames = ['example.com', '*.example.com', 'a.example.com', 'b.example.com'];
const otherUrl = 'aaaaaaaaaaaaaaaa.dcv.cloudflare.com';
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('example.com', 'a.example.com', 'b.example.com')
      .map(h => `_acme-challenge.${h}. CNAME ${dcv(h)}`),
  },
  fc.constantFrom(
    `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
    `_acme-challenge.a CNAME ${dcv('a.example.com', foreignUrl)}`,
    `_acme-challenge.a CNAME ${dcv('a.example.com', otherUrl)}`,
    `_acme-challenge.b CNAME ${dcv('a.example.com')}`,
    `_acme-challenge.aa CNAME ${dcv('a.example.com')}`,
    `_acme-challenge.a.example.com CNAME ${dcv('a.example.com')}`,
    `_acme-challenge.a CNAME c`,
    `c CNAME ${dcv('a.example.com')}`,
    `c CNAME elsewhere.example.net.`,
    `_acme-challenge.a TXT token`,
    `_acme-challenge TXT token`,
    `_acme-challenge.a A 192.0.2.1`,
    `_acme-challenge.a NS ns.example.net.`,
    `a NS ns.example.net.`,
    `a DNAME b`,
    `* CNAME elsewhere.example.net.`,
    `*.a TXT token`,
    `@ CAA 0 issue "pki.goog"`,
    `@ CAA 0 issue "letsencrypt.org"`,
    `@ CAA 0 issuewild "letsencrypt.org"`,
    `a CAA 0 issue "pki.goog"`,
    `_acme-challenge.a BOGUS data`,
    `_acme-challenge.{{ x }} CNAME y`,
    `_acme-challenge.a CNAME {{ x }}`,
    `www A nonsense`,
  ),
);
const remark = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('leftover-txt', 'wrong-target', 'misplaced-cname', 'outdated-validation-url')
      .map(r => `; dcv-check ignore ${r}: right`),
  },
);
const zone = fc
  .array(fc.tuple(remark, line), { maxLength: 7 })
  .map(list => soa + list.map(([r, l]) => `${r ? `\n${r}\n` : ''}${l}\n`).join(''));
const cert = fc.record({
  hosts: fc.subarray(hostNames, { minLength: 1 }),
  url: fc.oneof({ weight: 5, arbitrary: fc.constant(validationUrl) }, fc.constant(otherUrl)),
  ca: fc.constantFrom('', 'google', 'lets_encrypt'),
});
const certs = fc.array(cert, { maxLength: 3 });
type Certs = typeof certs extends fc.Arbitrary<infer T> ? T : never;
const policy = fc.record({
  ignore: fc.array(
    fc.tuple(
      fc.constantFrom(
        'missing-cname',
        'leftover-txt',
        'wrong-target',
        'outdated-validation-url',
        'unresolved',
      ),
      fc.constantFrom('example.com', 'a.example.com'),
    ),
    { maxLength: 2 },
  ),
  rules: fc.dictionary(
    fc.constantFrom('missing-cname', 'misplaced-cname', 'unresolved', 'orphan-cname'),
    fc.constantFrom('off', 'warning', 'notice', 'error'),
    { maxKeys: 1 },
  ),
});
type Policy = typeof policy extends fc.Arbitrary<infer T> ? T : never;
const files = fc.oneof(
  zone.map(z => ({ 'example.com.zone': z }) as Record<string, string>),
  fc
    .tuple(zone, zone)
    .map(
      ([a, b]) =>
        ({ 'named.conf': twoViews, 'inside/example.com.zone': a, 'outside/example.com.zone': b }) as Record<
          string,
          string
        >,
    ),
);
const settingsOf = (list: Certs, { ignore, rules }: Policy) =>
  JSON.stringify({
    certificates: list.map(({ hosts, url, ca }) => ({
      zone: 'example.com',
      validation_url: url,
      hosts,
      ...(ca && { certificate_authority: ca }),
    })),
    ignore: ignore.map(([rule, host]) => ({ rule, owner: `_acme-challenge.${host}`, reason: 'r' })),
    rules,
  });
const state = fc.record({ certs, policy, files });
const calm: Policy = { ignore: [], rules: {} };
type State = typeof state extends fc.Arbitrary<infer T> ? T : never;
const inputOf = ({ certs: c, policy: p, files: f }: State) => {
  const tree = treeOf({ '.github/delegated-dcv.yml': settingsOf(c, p), ...f });
  return { tree, settings: loadSettings(tree) };
};
const judge = (head: State, base?: State) =>
  run(inputOf(head), { failOn: 'error', now, ...(base && { base: { ...inputOf(base), name: 'main' } }) });

const settled = fc.record({ certs, policy: fc.constant(calm), files });
const isCommented = ({ files: texts }: State) => /dcv-check/.test(JSON.stringify(texts));
const isSound = ({ certs: list }: State) => new Set(list.map(({ url }) => url)).size === 1;

/** A base with a calm policy, and what a change makes of it: all of it other, or only some. */
const changes = fc.tuple(
  settled,
  fc.record({ certs: fc.option(certs), policy: fc.option(policy), files: fc.option(files) }),
);
const changed = (base: State, change: { [key in keyof State]: State[key] | null }): State => ({
  certs: change.certs ?? base.certs,
  policy: change.policy ?? base.policy,
  files: change.files ?? base.files,
});

const runs = { numRuns: 150, maxSkipsPerRun: 1000 };

test('a state held against itself introduces and mends nothing', () => {
  fc.assert(
    fc.property(state, same => {
      fc.pre(same.certs.length > 0);
      const { findings, mended, verdict } = judge(same, same);
      expect(findings.filter(({ introduced }) => introduced)).toEqual([]);
      expect({ mended, verdict }).toEqual({ mended: [], verdict: 'pass' });
    }),
    runs,
  );
});

test('a change that breaks a requirement is red', () => {
  fc.assert(
    fc.property(changes, ([base, change]) => {
      fc.pre(base.certs.length > 0 && !isCommented(base));
      const nameOf = ({ owner, target }: Requirement) => `${owner} ${target}`;
      const before = judge(base).requirements.filter(({ status }) => status === 'met');
      const met = new Set(before.map(({ requirement }) => nameOf(requirement)));
      const { requirements, verdict } = judge(changed(base, change), base);
      const broken = requirements.filter(
        ({ requirement, status }) => status !== 'met' && met.has(nameOf(requirement)),
      );
      expect(broken.length > 0 ? verdict : 'fail').toBe('fail');
    }),
    runs,
  );
});

test('what is wrong with a change by itself is in the report, whatever its base was', () => {
  fc.assert(
    fc.property(changes, ([base, change]) => {
      const after = { ...changed(base, change), certs: base.certs, policy: calm };
      const nameOf = ({ rule, owner, message }: Finding) => `${rule} ${owner || message}`;
      const { findings, ignored } = judge(after, base);
      const reported = new Set([...findings, ...ignored.map(({ finding }) => finding)].map(nameOf));
      const alone = judge(after).findings.filter(({ severity }) => severity === 'error');
      expect(alone.map(nameOf).filter(name => !reported.has(name))).toEqual([]);
    }),
    runs,
  );
});

test('the policy of a change alters no finding but those about policy', () => {
  fc.assert(
    fc.property(changes, policy, ([base, change], other) => {
      fc.pre(base.certs.length > 0);
      const found = (after: State) => {
        const { findings, verdict } = judge(after, base);
        const others = findings.filter(({ rule }) => rule !== 'policy-change' && rule !== 'unused-ignore');
        const lines = others.map(({ introduced, severity, fingerprint, message }) =>
          [introduced, severity, fingerprint, message].join(' '),
        );
        return [verdict, ...lines.sort()];
      };
      const after = changed(base, change);
      expect(found({ ...after, policy: other })).toEqual(found(after));
    }),
    runs,
  );
});

test('a revert to a base without errors is green', () => {
  fc.assert(
    fc.property(changes, ([base, change]) => {
      fc.pre(base.certs.length > 0 && !isCommented(base) && judge(base).verdict === 'pass');
      const after = { ...changed(base, change), certs: base.certs, policy: calm };
      expect(judge(base, after).verdict).toBe('pass');
    }),
    runs,
  );
});

test('the order of certificates and the path of a file introduce nothing', () => {
  fc.assert(
    fc.property(settled, base => {
      fc.pre(isSound(base));
      const moved = Object.entries(base.files).map(([path, text]) => [
        path === 'example.com.zone' ? `dns/${path}` : path,
        text,
      ]);
      const after = { ...base, certs: [...base.certs].reverse(), files: Object.fromEntries(moved) };
      expect(judge(after, base).findings.filter(({ introduced }) => introduced)).toEqual([]);
    }),
    runs,
  );
});
