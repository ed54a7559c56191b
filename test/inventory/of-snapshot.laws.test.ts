import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DomainName, NameError, parseName } from '../../src/dns/name.js';
import { spellHost } from '../../src/inventory/certificate.js';
import { inventoryOf } from '../../src/inventory/of-snapshot.js';
import type { CertificatePack, CloudflareZone, Snapshot } from '../../src/inventory/snapshot.js';
import { newUrl, oldUrl, url } from '../support/snapshot.js';

/*
 * What holds of every snapshot, however it was made.
 */
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('x'.repeat(300)));
const name = fc
  .oneof(
    { weight: 9, arbitrary: fc.constantFrom('example.com', 'dev.example.com', 'example.org', 'com', '.') },
    { weight: 1, arbitrary: anyText },
  )
  .map(text => parseName(text))
  .filter((name): name is DomainName => !(name instanceof NameError));
const host = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...[
        'example.com',
        '*.example.com',
        'a.example.com',
        'A.example.com.',
        'x.dev.example.com',
        'example.org',
      ],
      ...['sni.cloudflaressl.com', 'a..b', '', `${'a.'.repeat(110)}example.com`, '*.*.example.com'],
    ),
  },
  { weight: 1, arbitrary: anyText },
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const word = (...words: string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: anyText });
const day = word('2026-12-31', '2026-02-31', '0000-01-01', '9999-99-99', '');

/** The record without what is undefined in it. */
function compact<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const pack = fc
  .record({
    id: word('0123456789abcdef', '0123456789abcdee', ''),
    type: word('advanced', 'custom_hostname', 'universal', 'platinum'),
    status: word('active', 'pending_validation', 'expired', 'deleted', 'frozen'),
    hosts: fc.array(fc.record({ text: host }), { maxLength: 6 }),
    authority: optional(word('google', 'digicert')),
    method: optional(word('txt', 'txt', 'txt', 'http', 'email')),
    validityDays: optional(fc.oneof(fc.constantFrom(14, 30, 90, 365), fc.double())),
    expires: optional(day),
    delegationRecords: optional(
      fc.array(
        fc.record({
          owner: host.map(text => `_acme-challenge.${text}`),
          target: fc.oneof(
            host.map(text => `${text}.${url}`),
            anyText,
          ),
        }),
        { maxLength: 3 },
      ),
    ),
  })
  .map(pack => compact(pack) as CertificatePack);

const validationUrl = fc.constantFrom(url, newUrl, oldUrl);
const zone = fc
  .record({
    id: word('0123456789abcdef', 'fedcba9876543210'),
    name,
    type: word('partial', 'partial', 'full', 'internal', 'hybrid'),
    status: word('active', 'active', 'pending', 'initializing', 'moved', 'gone', 'odd'),
    activatedOn: optional(word('2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', 'soon')),
    validationUrl: optional(
      fc.oneof({ weight: 9, arbitrary: validationUrl }, { weight: 1, arbitrary: name }),
    ),
    formerValidationUrls: fc.array(
      fc.record({ url: validationUrl, until: optional(day) }).map(former => compact(former)),
      { maxLength: 3 },
    ),
    packs: fc.array(pack, { maxLength: 4 }),
  })
  .map(zone => compact(zone) as CloudflareZone);

const snapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    readAt: anyText,
    readFrom: anyText,
    zones: fc.array(zone, { maxLength: 4 }),
    unread: fc.array(
      fc.record({ zone: optional(name), reason: anyText }).map(unread => compact(unread)),
      { maxLength: 2 },
    ),
  })
  .map(snapshot => snapshot as Snapshot);

const runs = { numRuns: 2000, seed: 1 };

test('no snapshot is refused, and no two certificates that count are called the same', () => {
  fc.assert(
    fc.property(snapshot, snapshot => {
      const { certificates } = inventoryOf(snapshot, 'cloudflare');
      const labels = certificates.items.map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(certificates.gaps).toHaveLength(snapshot.unread.length);
    }),
    runs,
  );
});

test('every host of a pack that counts is demanded, named or a gap', () => {
  fc.assert(
    fc.property(snapshot, snapshot => {
      const { certificates, exempt } = inventoryOf(snapshot, 'cloudflare');
      const told = new Set([
        ...certificates.items.flatMap(({ hosts }) => hosts.items.map(spellHost)),
        ...exempt.flatMap(({ hosts }) => hosts.map(spellHost)),
        ...certificates.items.flatMap(({ hosts }) => hosts.gaps.map(({ reason }) => reason)),
      ]);
      for (const { text, spelled } of countingHosts(snapshot)) {
        const isTold =
          (spelled !== undefined && told.has(spelled)) ||
          [...told].some(
            reason =>
              reason.startsWith(`its host ${text.slice(0, 80)}`) ||
              (spelled !== undefined &&
                reason.startsWith(`its host ${spelled.replace(/^\*\./, '').slice(0, 80)}`)),
          );
        expect({ text, isTold }).toEqual({ text, isTold: true });
      }
    }),
    runs,
  );
});

/** The hosts of packs that are certain to count: the only zone of its name is active and partial. */
function* countingHosts({ zones }: Snapshot): Generator<{ text: string; spelled: string | undefined }> {
  for (const { name, type, status, packs } of zones) {
    const isOnly = zones.filter(other => other.name === name).length === 1;
    if (!isOnly || type !== 'partial' || status !== 'active') continue;
    for (const pack of packs) {
      if (!['advanced', 'custom_hostname'].includes(pack.type) || pack.method !== 'txt') continue;
      if (pack.status !== 'active' || (pack.authority ?? 'google') !== 'google') continue;
      for (const { text } of pack.hosts) {
        const wildcard = text.startsWith('*.');
        const host = parseName(wildcard ? text.slice(2) : text);
        const spelled = host instanceof NameError ? undefined : `${wildcard ? '*.' : ''}${host}`;
        if (!spelled?.endsWith('cloudflaressl.com')) yield { text, spelled };
      }
    }
  }
}

test('each validation URL is what it is now, once for a name', () => {
  fc.assert(
    fc.property(snapshot, snapshot => {
      const { validationUrls } = inventoryOf(snapshot, 'cloudflare');
      const keys = validationUrls.map(({ url, holder }) => `${holder} ${url}`);
      expect(new Set(keys).size).toBe(keys.length);
      const listed = snapshot.zones.flatMap(zone => [
        ...(zone.validationUrl === undefined ? [] : [`${zone.name} ${zone.validationUrl}`]),
        ...zone.formerValidationUrls.map(({ url }) => `${zone.name} ${url}`),
      ]);
      expect(new Set(keys)).toEqual(new Set(listed));
    }),
    runs,
  );
});

test('the order of zones decides nothing but the order of what is told', () => {
  fc.assert(
    fc.property(snapshot, snapshot => {
      const told = (zones: readonly CloudflareZone[]) => {
        const { certificates, exempt } = inventoryOf({ ...snapshot, zones }, 'lock');
        const unlabelled = [...certificates.items, ...exempt].map(({ label: _, ...rest }) =>
          JSON.stringify(rest),
        );
        return unlabelled.sort();
      };
      expect(told([...snapshot.zones].reverse())).toEqual(told(snapshot.zones));
    }),
    runs,
  );
});
