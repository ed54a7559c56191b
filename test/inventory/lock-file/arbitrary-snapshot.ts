import fc from 'fast-check';
import { below, type DomainName, nameOf, parseName } from '../../../src/dns/name.js';
import type {
  CertificatePack,
  CloudflareZone,
  FormerValidationUrl,
  Snapshot,
  Unread,
} from '../../../src/inventory/snapshot.js';

/** Of what a JSON file, a terminal or a reader of diffs could be led astray by. */
const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '"',
    '\\u0022',
    '\u2028',
    '\u202e',
    '\ud800',
    '\u0000\n\r',
    '__proto__',
    '# \u{e0041}',
    '*/ // ,}',
  ),
);

/** Few of them, so that zones, moves and histories meet. */
export const zoneNames = ['example.com', 'dev.example.com', 'example.org', 'a\\.b.example.net'].map(nameOf);

const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...zoneNames) },
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 5 })
    .map(text => parseName(`${text}.test`))
    .filter((parsed): parsed is DomainName => typeof parsed === 'string'),
);

export const validationUrl = fc
  .constantFrom('0123456789abcdef', 'fedcba9876543210', '00112233aabbccdd', 'abc123def456ghi7')
  .map(id => below(id, nameOf('dcv.cloudflare.com')));

const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
export const day = time.map(date => date.toISOString().slice(0, 10));
export const instant = time.map(date => `${date.toISOString().slice(0, 19)}Z`);

const former: fc.Arbitrary<FormerValidationUrl> = record({ url: validationUrl }, { until: day });

export const pack: fc.Arbitrary<CertificatePack> = record(
  {
    id: fc.oneof(fc.constantFrom('pack-1', 'pack-2', 'pack-3'), hostile),
    type: fc.oneof(fc.constant('advanced'), hostile),
    status: fc.oneof(fc.constant('active'), hostile),
    hosts: fc.array(fc.record({ text: hostile.map(text => text.toLowerCase()) }), { maxLength: 3 }),
  },
  {
    authority: hostile,
    method: hostile,
    validityDays: fc.nat(),
    expires: day,
    delegationRecords: fc.array(fc.record({ owner: hostile, target: hostile }), { maxLength: 2 }),
  },
);

export const zone: fc.Arbitrary<CloudflareZone> = record(
  {
    id: fc.oneof(fc.constantFrom('zone-1', 'zone-2', 'zone-3'), hostile),
    name,
    type: fc.oneof(fc.constant('partial'), hostile),
    status: fc.oneof(fc.constantFrom('pending', 'active', 'moved'), hostile),
    formerValidationUrls: fc.uniqueArray(former, { selector: ({ url }) => url, maxLength: 3 }),
    packs: fc.uniqueArray(pack, { selector: ({ id }) => id, maxLength: 3 }),
  },
  { account: hostile, activatedOn: instant, validationUrl },
);

const unread: fc.Arbitrary<Unread> = record({ reason: hostile }, { zone: name });

/** Anything that Cloudflare, or a lock file, may be understood to say. */
export const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  readAt: instant,
  readFrom: hostile,
  zones: fc.uniqueArray(zone, { selector: identity, maxLength: 5 }),
  unread: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(unread, { maxLength: 2 })),
});

/** What zones are told apart by. */
export function identity({ name, id }: CloudflareZone): string {
  return `${name} ${id}`;
}

/** Without the keys that `fc.record` leaves undefined. */
function record<A extends object, B extends object>(
  always: { [K in keyof A]: fc.Arbitrary<A[K]> },
  sometimes: { [K in keyof B]: fc.Arbitrary<B[K]> },
): fc.Arbitrary<A & Partial<B>> {
  const keys = Object.keys(always) as never[];
  return fc.record({ ...always, ...sometimes } as never, { requiredKeys: keys }) as never;
}
