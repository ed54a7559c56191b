import { expect, test } from 'vitest';
import { joinFragments } from '../../src/dns/fragments.js';
import { nameOf } from '../../src/dns/name.js';
import { formatOf } from '../../src/formats/index.js';
import type { Certificate } from '../../src/inventory/certificate.js';
import { noInventory } from '../../src/inventory/inventory.js';
import { conflictingCertificates } from '../../src/rules/conflicting-certificates.js';
import { gatherFacts, type Read } from '../../src/rules/facts.js';
import { orphanCname } from '../../src/rules/orphan-cname.js';
import { outdatedValidationUrl } from '../../src/rules/outdated-validation-url.js';
import { policyChange } from '../../src/rules/policy-change.js';
import type { Rule } from '../../src/rules/rule.js';
import { noSettings } from '../../src/settings/settings.js';
import { dcv, head } from '../support/judged.js';
import { treeOf } from '../support/tree.js';

// What is quadratic in any of these takes minutes.
const many = 50_000;

const each = <T>(item: (at: number) => T) => Array.from({ length: many }, (_, at) => item(at));
const example = nameOf('example.com');
const urlOf = (at: number) => nameOf(`a${String(at).padStart(15, '0')}.dcv.cloudflare.com`);
const present = urlOf(0);

function certificate(hosts: readonly string[], more: Partial<Certificate> = {}): Certificate {
  const items = hosts.map(host => ({ name: nameOf(host), wildcard: false }));
  return {
    label: 'example.com',
    source: 'lock',
    zone: example,
    hosts: { items, gaps: [] },
    validationUrl: present,
    ...more,
  };
}

/** How many things a rule has to say of an inventory beside records of example.com. */
function found(
  rule: Rule,
  inventory: Partial<Read['inventory']>,
  records = '',
  urlChanges: Read['urlChanges'] = [],
): number {
  const tree = treeOf({ 'example.com.zone': head + records });
  const { zones } = formatOf('bind').read({ tree, paths: tree.paths, zoneOf: () => example, apexes: [] });
  const facts = gatherFacts({
    inventory: { ...noInventory, ...inventory },
    urlChanges,
    authorityChanges: [],
    zones: { items: joinFragments(zones.items), gaps: [] },
    heldBefore: new Set(),
    problems: [],
    rivals: [],
    settings: noSettings,
    ignores: [],
    today: '2026-11-23',
    writeCname: () => '',
  });
  return [...rule.check(facts, [])].length;
}

const cnames = (url: (at: number) => string) =>
  each(at => `_acme-challenge.h${at} CNAME ${dcv(`h${at}.example.com`, url(at))}\n`).join('');

test('certificates that a change drops, each with its records', () => {
  const dropped = each(at => certificate([`h${at}.example.com`], { isDropped: true }));
  const kept = each(at => certificate([], { zone: nameOf(`z${at}.example`) }));
  expect(found(policyChange, { certificates: { items: [...dropped, ...kept], gaps: [] } })).toBe(many);
});

test('zones that move, and were known to', () => {
  const urlChanges = each(at => ({
    zone: nameOf(`z${at}.example`),
    before: urlOf(at),
    after: present,
    hosts: [],
  }));
  const validationUrls = urlChanges.map(({ zone, before }) => ({
    ...{ url: before, holder: zone, state: 'former' as const },
  }));
  expect(found(policyChange, { validationUrls }, '', urlChanges)).toBe(many);
});

test('CNAMEs to as many former validation URLs', () => {
  const items = [certificate(each(at => `h${at}.example.com`))];
  const validationUrls = each(at => ({
    ...{ url: urlOf(at + 1), holder: 'example.com', state: 'former' as const },
  }));
  const inventory = { certificates: { items, gaps: [] }, validationUrls };
  expect(
    found(
      outdatedValidationUrl,
      inventory,
      cnames(at => urlOf(at + 1)),
    ),
  ).toBe(many);
});

test('CNAMEs that no certificate needs, beside as many gaps', () => {
  const gaps = each(at => ({ reason: 'it is not known', parts: [`x${at}.example.org`] }));
  const inventory = { certificates: { items: [certificate(['example.com'])], gaps } };
  expect(
    found(
      orphanCname,
      inventory,
      cnames(() => present),
    ),
  ).toBe(many);
});

test('certificates that want different targets at one name', () => {
  const items = each(at => certificate(['example.com'], { validationUrl: urlOf(at) }));
  expect(found(conflictingCertificates, { certificates: { items, gaps: [] } })).toBe(1);
});

test('certificates that share a host', () => {
  const items = each(() => certificate(['example.com']));
  expect(found(conflictingCertificates, { certificates: { items, gaps: [] } })).toBe(0);
});
