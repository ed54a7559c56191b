import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Interest, interestIn } from '../../src/dns/interest.js';
import { indexZones, lookUp } from '../../src/dns/lookup.js';
import { isAtOrBelow, nameOf } from '../../src/dns/name.js';
import type { ResourceRecord, Zone } from '../../src/dns/zone.js';
import { family, namesToAsk, zonesOf } from '../support/generated-zones.js';

test('an interest holds what is asked and every name above it, the root included', () => {
  const asked = ['_acme-challenge.www.example.com', 'example.com', '_acme-challenge.a\\.b.test'].map(nameOf);
  expect([...interestIn(asked).names].sort()).toEqual([
    '',
    '_acme-challenge.a\\.b.test',
    '_acme-challenge.www.example.com',
    'a\\.b.test',
    'com',
    'example.com',
    'test',
    'www.example.com',
  ]);
});

test('an interest in nothing holds nothing', () => {
  expect(interestIn([])).toEqual({ names: new Set() });
});

test('a reader that passes over all that it may changes no answer', () => {
  fc.assert(
    fc.property(family, fc.infiniteStream(fc.nat()), (members, picks) => {
      const generated = zonesOf(members, 'z.test');
      const names = namesToAsk(generated, 'z.test');
      const asked = [...picks.take(5)].map(pick => names[pick % names.length]!);
      const interest = interestIn(asked);
      const zones = generated.map(({ zone }) => withoutEmptyWildcards(zone));
      const answersIn = (read: readonly Zone[]) => {
        const index = indexZones({ items: read, gaps: [] });
        return [...interest.names].map(name =>
          lookUp(index, name).map(({ zone, ...said }) => [zone?.apex, said]),
        );
      };
      expect(answersIn(zones.map(zone => readWith(interest, zone)))).toEqual(answersIn(zones));
    }),
    { numRuns: 300 },
  );
});

/** An asterisk with a name below it and no records would turn NXDOMAIN into NODATA, which no rule asks about. */
function withoutEmptyWildcards(zone: Zone): Zone {
  const items = zone.records.items.filter(({ owner }) => owner.known && !owner.value.includes('.*'));
  return { ...zone, records: { items, gaps: [] } };
}

/** The least that `Interest` lets a reader keep. */
function readWith({ names }: Interest, zone: Zone): Zone {
  const mayPass = ({ owner, type, rdata }: ResourceRecord): boolean =>
    owner.known &&
    !names.has(owner.value) &&
    !['NS', 'DNAME', 'CAA'].includes(type) &&
    !owner.value.startsWith('*') &&
    !owner.value.includes('acme') &&
    !(rdata.known && rdata.value.includes('.dcv.cloudflare.com'));
  const { items } = zone.records;
  const witnesses = new Set(
    [...names].map(name =>
      items.find(record => mayPass(record) && record.owner.known && isAtOrBelow(record.owner.value, name)),
    ),
  );
  const kept = items.filter(record => !mayPass(record) || witnesses.has(record));
  return { ...zone, records: { items: kept, gaps: [] } };
}
