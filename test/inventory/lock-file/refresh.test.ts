import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { below, type DomainName, nameOf } from '../../../src/dns/name.js';
import { isFresh, refresh } from '../../../src/inventory/lock-file/refresh.js';
import type {
  CertificatePack,
  CloudflareZone,
  FormerValidationUrl,
  Snapshot,
  Unread,
} from '../../../src/inventory/snapshot.js';
import { identity, snapshot } from './arbitrary-snapshot.js';

const name = nameOf('example.com');

/** Day by day, so that what is former tells when it was last seen. */
function on(dayOfMonth: number, zones: readonly CloudflareZone[], ...unread: Unread[]): Snapshot {
  const readAt = `2026-11-${String(dayOfMonth).padStart(2, '0')}T04:05:06Z`;
  return { readAt, readFrom: 'https://api.cloudflare.com/client/v4', zones, unread };
}

/** `old active 1111 (…)`: id, status, id of the validation URL. */
function zone(written: string, ...packs: string[]): CloudflareZone {
  const [id = '', status = '', validationId] = written.split(' ');
  return {
    id,
    name,
    type: 'partial',
    status,
    ...(validationId && { validationUrl: urlOf(validationId) }),
    formerValidationUrls: [],
    packs: packs.map(
      (packId): CertificatePack => ({ id: packId, type: 'advanced', status: 'active', hosts: [] }),
    ),
  };
}

function urlOf(id: string): DomainName {
  return below(id, nameOf('dcv.cloudflare.com'));
}

/** Each zone on a line: what `zone` takes, its packs, then its former validation URLs. */
function shown({ zones }: Snapshot): string[] {
  const idOf = (url: string | undefined): string => url?.split('.')[0] ?? '-';
  const day = ({ url, until }: FormerValidationUrl): string =>
    `${idOf(url)} until ${until?.slice(-2) ?? '?'}`;
  return zones.map(({ id, status, validationUrl, packs, formerValidationUrls }) =>
    [
      `${id} ${status} ${idOf(validationUrl)} [${packs.map(pack => pack.id)}]`,
      ...formerValidationUrls.map(day),
    ].join(', '),
  );
}

/** The zones of each refresh, one after the other. */
function played(...snapshots: Snapshot[]): string[][] {
  const lines: string[][] = [];
  let lock: Snapshot | undefined;
  for (const now of snapshots) {
    lock = refresh(lock, now);
    lines.push(shown(lock));
  }
  return lines;
}

describe('an account move', () => {
  test.each([false, true])(
    'keeps the old validation URL once its zone is gone (zones reversed: %s)',
    reversed => {
      const both = (...zones: CloudflareZone[]) => (reversed ? zones.reverse() : zones);
      const lines = played(
        on(1, [zone('old active 1111', 'a')]),
        on(2, both(zone('old active 1111', 'a'), zone('new pending 2222', 'b'))),
        on(3, both(zone('old moved 1111', 'a'), zone('new active 2222', 'b'))),
        on(4, [zone('new active 2222', 'b')]),
        on(5, [zone('new active 2222', 'c')]),
      );
      expect(lines.map(of => of.sort())).toEqual([
        ['old active 1111 [a]'],
        ['new pending 2222 [b]', 'old active 1111 [a]'],
        ['new active 2222 [b]', 'old moved 1111 [a]'],
        ['new active 2222 [b], 1111 until 03', 'old gone - [], 1111 until 03'],
        ['new active 2222 [c], 1111 until 03', 'old gone - [], 1111 until 03'],
      ]);
    },
  );

  test('that is seen in one step, and taken back, keeps each URL for as long as it is former', () => {
    expect(
      played(
        on(1, [zone('old active 1111')]),
        on(2, [zone('new active 2222')]),
        on(3, [zone('old active 1111')]),
        on(4, [zone('third active 3333')]),
      ),
    ).toEqual([
      ['old active 1111 []'],
      ['new active 2222 [], 1111 until 01', 'old gone - [], 1111 until 01'],
      ['old active 1111 [], 2222 until 02', 'new gone - [], 2222 until 02'],
      [
        'third active 3333 [], 1111 until 03, 2222 until 02',
        'old gone - [], 1111 until 03, 2222 until 02',
        'new gone - [], 1111 until 03, 2222 until 02',
      ],
    ]);
  });

  test('gives a validation URL that changes within a zone its last day', () => {
    expect(
      played(on(1, [zone('z active 1111')]), on(2, [zone('z active 2222')]), on(3, [zone('z active 3333')])),
    ).toEqual([
      ['z active 1111 []'],
      ['z active 2222 [], 1111 until 01'],
      ['z active 3333 [], 2222 until 02, 1111 until 01'],
    ]);
  });
});

test('a validation URL that two zones of a name tell of has the youngest of its last days', () => {
  const formerValidationUrls = [{ url: urlOf('1111'), until: '2026-10-31' }];
  const before = on(1, [{ ...zone('new active 2222'), formerValidationUrls }, zone('old active 1111')]);
  expect(shown(refresh(before, on(2, [zone('new active 2222')])))).toEqual([
    'new active 2222 [], 1111 until 01',
    'old gone - [], 1111 until 01',
  ]);
});

describe('what could not be read', () => {
  const before = on(1, [zone('old active 1111', 'a', 'b'), zone('new pending 2222', 'c')]);
  const ofZone: Unread = { zone: name, reason: 'its certificates could not be listed: 403' };
  const ofAll: Unread = { reason: 'the zones could not all be listed: 502' };
  const ofOther: Unread = { ...ofZone, zone: nameOf('example.org') };

  test.each([
    [
      'a zone’s certificates: its old ones stay beside those that were read',
      [zone('old active 1111', 'b', 'd'), zone('new pending 2222')],
      [ofZone],
      ['old active 1111 [b,d,a]', 'new pending 2222 [c]'],
    ],
    [
      'a zone’s validation URL: the old one stays',
      [zone('old active', 'a'), zone('new active', 'c')],
      [ofZone],
      ['old active 1111 [a,b]', 'new active 2222 [c]'],
    ],
    [
      'a validation URL of which the API said nothing: the old one stays',
      [zone('old active', 'a'), zone('new active 2222', 'c')],
      [],
      ['old active 1111 [a]', 'new active 2222 [c]'],
    ],
    [
      'the list of zones: those that are not on it stay',
      [zone('new active 2222')],
      [ofAll],
      ['new active 2222 []', 'old active 1111 [a,b]'],
    ],
    [
      'something of a name: its zones that are not listed stay',
      [zone('new active 2222', 'c')],
      [ofZone],
      ['new active 2222 [c]', 'old active 1111 [a,b]'],
    ],
    [
      'something of another zone: this one is as it was read',
      [zone('new active 2222')],
      [ofOther],
      ['new active 2222 [], 1111 until 01', 'old gone - [], 1111 until 01'],
    ],
    ['nothing at all: everything stays', [], [ofAll], ['old active 1111 [a,b]', 'new pending 2222 [c]']],
  ])('%s', (_, zones, unread, lines) => {
    const after = refresh(before, on(2, zones, ...unread));
    expect([shown(after), after.unread, after.readAt]).toEqual([lines, unread, '2026-11-02T04:05:06Z']);
  });

  test('leaves open when a validation URL that may have been kept was seen last', () => {
    for (const unread of [ofZone, ofAll]) {
      expect(
        played(
          on(1, [zone('z active 1111')]),
          on(2, [zone('z active')], unread),
          on(3, [zone('z active 2222')]),
        ),
      ).toEqual([['z active 1111 []'], ['z active 1111 []'], ['z active 2222 [], 1111 until ?']]);
    }
  });
});

test('the first refresh is what Cloudflare says', () => {
  const now = on(1, [zone('old moved 1111', 'a'), zone('new active 2222', 'b')], { reason: 'x' });
  expect(refresh(undefined, now)).toEqual(now);
});

describe('for all that Cloudflare may have said', () => {
  test('a refresh that is done twice, or on what it gave, changes nothing more', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, now) => {
        const once = refresh(before, now);
        expect(refresh(once, now)).toEqual(once);
        expect(refresh(before, once)).toEqual(once);
      }),
    );
  });

  test('no validation URL that was ever of a zone’s name is lost, and none is both present and former', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 4 }), snapshots => {
        const lock = snapshots.reduce<Snapshot | undefined>(refresh, undefined)!;
        const ever = new Set(snapshots.flatMap(urlsOf));
        expect(new Set(urlsOf(lock))).toEqual(ever);
        for (const { name: own, formerValidationUrls } of lock.zones) {
          const urls = [
            ...formerValidationUrls.map(({ url }) => url),
            ...new Set(
              lock.zones.flatMap(zone =>
                zone.name === own && zone.validationUrl ? [zone.validationUrl] : [],
              ),
            ),
          ];
          expect(new Set(urls).size).toBe(urls.length);
        }
      }),
    );
  });

  test('certificates are those of now where all was read, and none of before is missing where not', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (before, now) => {
        const after = new Map(refresh(before, now).zones.map(zone => [identity(zone), zone]));
        const listed = new Map(now.zones.map(zone => [identity(zone), zone]));
        const unread = new Set(now.unread.map(({ zone }) => zone));
        expect(new Set(after.keys())).toEqual(new Set([...before.zones, ...now.zones].map(identity)));
        for (const [key, { name: own, packs }] of after) {
          const old = before.zones.find(zone => identity(zone) === key)?.packs ?? [];
          const present = listed.get(key)?.packs;
          const isRead = !unread.has(own) && (present !== undefined || !unread.has(undefined));
          const ids = new Set(present?.map(({ id }) => id));
          const kept = isRead ? [] : old.filter(({ id }) => !ids.has(id));
          expect(packs).toEqual([...(present ?? []), ...kept]);
        }
      }),
    );
  });

  /** Each with its zone's name. */
  function urlsOf({ zones }: Snapshot): string[] {
    return zones.flatMap(({ name: own, validationUrl, formerValidationUrls }) =>
      [...(validationUrl ? [validationUrl] : []), ...formerValidationUrls.map(({ url }) => url)].map(
        url => `${own} ${url}`,
      ),
    );
  }
});

describe('a lock file is fresh', () => {
  const lock = refresh(on(1, [zone('old active 1111')]), on(2, [zone('new active 2222', 'b', 'a')]));
  const now = on(3, [zone('new active 2222', 'a', 'b')]);

  test.each([
    ['where nothing is new and it is young', now, 49, true],
    ['not at half of the age that it may reach', now, 48, false],
    ['not where a certificate is gone', on(3, [zone('new active 2222', 'a')]), 336, false],
    ['not where a status is another', on(3, [zone('new moved 2222', 'a', 'b')]), 336, false],
    ['not where something could not be read', on(3, now.zones, { reason: 'x' }), 336, false],
    ['not where another API was asked', { ...now, readFrom: 'http://127.0.0.1' }, 336, false],
    ['not where it says to be of the future', on(1, now.zones), 336, false],
  ])('%s', (_, after, maxAge, answer) => {
    expect([isFresh(lock, after, maxAge), isFresh(lock, refresh(lock, after), maxAge)]).toEqual([
      answer,
      answer,
    ]);
  });

  test('where it was just written', () => {
    fc.assert(
      fc.property(fc.option(snapshot, { nil: undefined }), snapshot, (before, after) => {
        expect(isFresh(refresh(before, after), after, 1)).toBe(true);
      }),
    );
  });
});
