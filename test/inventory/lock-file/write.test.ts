import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockText } from '../../../src/inventory/lock-file/write.js';
import type { CertificatePack, Snapshot } from '../../../src/inventory/snapshot.js';
import { snapshot } from './arbitrary-snapshot.js';
import { example, exampleText } from './example.js';

const schema = JSON.parse(readFileSync('docs/schema/lock.schema.json', 'utf8'));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

test('a lock file reads like this', () => {
  expect(lockText(example)).toBe(exampleText);
});

test('equal snapshots give equal bytes, whatever their order', () => {
  const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
  const pairs = snapshot.chain(original =>
    fc.tuple(
      fc.constant(original),
      shuffled(original.unread),
      shuffled(original.zones).chain(zones =>
        fc.tuple(
          ...zones.map(zone =>
            shuffled(zone.packs).chain(packs =>
              fc
                .tuple(
                  ...packs.map(pack =>
                    fc
                      .tuple(shuffled(pack.hosts), shuffled(pack.delegationRecords ?? []))
                      .map(([hosts, records]) => ({
                        ...pack,
                        hosts,
                        ...(pack.delegationRecords && { delegationRecords: records }),
                      })),
                  ),
                )
                .map(shuffledPacks => ({ ...zone, packs: shuffledPacks })),
            ),
          ),
        ),
      ),
    ),
  );
  fc.assert(
    fc.property(pairs, ([original, unread, zones]) => {
      expect(lockText({ ...original, unread, zones })).toBe(lockText(original));
    }),
  );
});

test('whatever Cloudflare says, a lock file is JSON in printable ASCII that its schema describes', () => {
  fc.assert(
    fc.property(snapshot, any => {
      const text = lockText(any);
      expect(text).toMatch(/^[ -~\n]*\n$/);
      expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
    }),
  );
});

describe('what changes is what a diff shows:', () => {
  const [zone, gone] = example.zones;
  const [universal, advanced] = zone!.packs;
  const withPacks = (...packs: (CertificatePack | undefined)[]): Snapshot => ({
    ...example,
    zones: [{ ...zone!, packs: packs as CertificatePack[] }, gone!],
  });

  test('a host that is added is a line', () => {
    const hosts = [...advanced!.hosts, { text: 'shop.example.com' }];
    expect(changedLines(withPacks(universal, { ...advanced!, hosts }))).toEqual([
      '+            "shop.example.com",',
    ]);
  });

  test('a certificate that is renewed is a line', () => {
    expect(changedLines(withPacks(universal, { ...advanced!, expires: '2027-03-31' }))).toEqual([
      '-          "expires_on": "2027-01-15",',
      '+          "expires_on": "2027-03-31",',
    ]);
  });

  test('a certificate that is added is a block', () => {
    const added = { ...universal!, id: '4444', hosts: [{ text: 'example.com' }] };
    expect(changedLines(withPacks(universal, advanced, added))).toEqual([
      '+          "id": "4444",',
      '+          "type": "universal",',
      '+          "status": "pending_validation",',
      '+          "hosts": [',
      '+            "example.com"',
      '+          ]',
      '+        },',
      '+        {',
    ]);
  });

  test('a refresh that finds nothing new is a line', () => {
    expect(changedLines({ ...example, readAt: '2026-11-30T04:05:06Z' })).toEqual([
      '-  "read_at": "2026-11-23T04:05:06Z",',
      '+  "read_at": "2026-11-30T04:05:06Z",',
    ]);
  });

  /** What stands between the common beginning and the common end of the two files. */
  function changedLines(after: Snapshot): string[] {
    const old = exampleText.split('\n');
    const now = lockText(after).split('\n');
    let start = 0;
    while (old[start] === now[start]) start++;
    let end = 0;
    while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
    return [
      ...old.slice(start, old.length - end).map(line => `-${line}`),
      ...now.slice(start, now.length - end).map(line => `+${line}`),
    ];
  }
});
