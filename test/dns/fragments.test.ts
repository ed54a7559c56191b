import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinFragments } from '../../src/dns/fragments.js';
import { nameOf } from '../../src/dns/name.js';
import type { Fragment, Zone } from '../../src/dns/zone.js';
import { wholeFile } from '../../src/source.js';

/** A zone with one record, whose owner tells from where it came. */
function zone(source: string, fragment?: Fragment, apex = 'example.com'): Zone {
  const span = wholeFile({ path: source, text: '' });
  const owner = { known: true, value: nameOf(`${source}.${apex}`), span } as const;
  const rdata = { known: true, value: '192.0.2.1', span } as const;
  const records = { items: [{ owner, type: 'A', rdata, span }], gaps: [] };
  return { apex: nameOf(apex), format: 'terraform', records, span, ...(fragment && { fragment }) };
}

/** Each view by the sources that it is made of, those in doubt with a question mark. */
function views(zones: readonly Zone[]): string[] {
  return joinFragments(zones).map(({ apex, records: { items, gaps } }) =>
    [apex, ...items.map(({ span }) => span.file.path), ...gaps.map(({ span }) => `${span?.file.path}?`)].join(
      ' ',
    ),
  );
}

const declared = (provider: string) => ({ provider, isDeclared: true });
const adding = (provider?: string) => ({ isDeclared: false, ...(provider && { provider }) });

test('whole zones stay what they are', () => {
  expect(views([zone('a'), zone('b')])).toEqual(['example.com a', 'example.com b']);
});

test('fragments that only add to a zone are one together', () => {
  expect(views([zone('a', adding('aws')), zone('b', adding()), zone('c', adding('google'))])).toEqual([
    'example.com a b c',
  ]);
});

test('each fragment that creates its zone is a view', () => {
  expect(views([zone('a', declared('aws')), zone('b', declared('google'))])).toEqual([
    'example.com a',
    'example.com b',
  ]);
});

test('what adds to a zone joins the view of its provider', () => {
  const zones = [zone('a', declared('aws')), zone('b', declared('google')), zone('c', adding('google'))];
  expect(views(zones)).toEqual(['example.com a', 'example.com b c']);
});

test('what adds to a zone of nobody known joins every view', () => {
  const zones = [zone('a', declared('aws')), zone('b'), zone('c', adding())];
  expect(views(zones)).toEqual(['example.com b c', 'example.com a c']);
});

test('what another provider has is in doubt, for it may be another zone of that name', () => {
  const zones = [zone('a', declared('aws')), zone('b'), zone('c', adding('ovh'))];
  expect(views(zones)).toEqual(['example.com b c', 'example.com a c?']);
  expect(joinFragments(zones)[1]!.records.gaps).toEqual([
    {
      reason:
        'the A record here is at ovh, while the zone is created at aws, and which of them serves example.com is not known',
      parts: ['c.example.com'],
      exact: true,
      span: zones[2]!.span,
    },
  ]);
});

test('zones of other names are not touched', () => {
  const zones = [zone('a', adding('aws')), zone('b', adding('aws'), 'example.org')];
  expect(views(zones)).toEqual(['example.com a', 'example.org b']);
});

test('no record is lost, and no fragment is left', () => {
  const fragments = fc.option(
    fc.record(
      { provider: fc.constantFrom('aws', 'google'), isDeclared: fc.boolean() },
      { requiredKeys: ['isDeclared'] },
    ),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(fragments), list => {
      const zones = list.map((fragment, index) => zone(`s${index}`, fragment));
      const joined = joinFragments(zones);
      const kept = joined.flatMap(({ records: { items, gaps } }) =>
        [...items, ...gaps].map(({ span }) => span),
      );
      expect(new Set(kept)).toEqual(new Set(zones.map(({ span }) => span)));
      expect(joined.filter(({ fragment }) => fragment !== undefined)).toEqual([]);
    }),
  );
});
