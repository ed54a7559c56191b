import type { DomainName } from '../../../src/dns/name.js';
import type { CloudflareOptions } from '../../../src/inventory/cloudflare/options.js';
import { readCloudflare } from '../../../src/inventory/cloudflare/read-cloudflare.js';
import type { CertificatePack, CloudflareZone, Snapshot } from '../../../src/inventory/snapshot.js';
import {
  type FakeOptions,
  type FakePack,
  type FakeRequest,
  type FakeZone,
  fakeCloudflare,
  fakeToken,
} from '../fake-cloudflare.js';
import { accountOf, packRow, validationIdOf, zoneIdOf } from './rows.js';
import { type VirtualClock, virtualClock } from './virtual-clock.js';

/** What came of a reading, and how. */
export interface Reading {
  /** With the fake's own address, which differs in each run, as `http://fake`. */
  readonly outcome: Snapshot | { readonly error: string };
  readonly requests: readonly FakeRequest[];
  readonly clock: VirtualClock;
}

/** Reads a fake on a virtual clock, and ends it. */
export async function readFake(
  fake: FakeOptions,
  options: Partial<CloudflareOptions> = {},
): Promise<Reading> {
  const clock = virtualClock();
  const cloudflare = await fakeCloudflare({ now: clock.now, ...fake });
  try {
    const read = await readCloudflare({ token: fakeToken, baseUrl: cloudflare.url, clock, ...options }).then(
      snapshot => ({ ...snapshot, readFrom: snapshot.readFrom.replace(cloudflare.url, 'http://fake') }),
      (error: unknown) => ({ error: String(error) }),
    );
    return { outcome: read, requests: cloudflare.requests, clock };
  } finally {
    await cloudflare.close();
  }
}

/** The snapshot of an account from which everything could be read but `unread`. */
export function snapshotOf(zones: readonly CloudflareZone[], unread: Snapshot['unread'] = []): Snapshot {
  return { readAt: '2026-11-23T04:05:06Z', readFrom: 'http://fake', zones, unread };
}

/** A zone of the fake's as a snapshot has it, with all of the packs that are given. */
export function zoneOf(zone: FakeZone, packs: readonly FakePack[] = zone.packs ?? []): CloudflareZone {
  return {
    id: zoneIdOf(zone),
    name: zone.name as DomainName,
    account: accountOf(zone),
    type: zone.type ?? 'partial',
    status: zone.status ?? 'active',
    activatedOn: '2026-01-02T00:00:00Z',
    validationUrl: `${validationIdOf(zone)}.dcv.cloudflare.com` as DomainName,
    formerValidationUrls: [],
    packs: packs.map(pack => packOf(zone, pack)).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A pack of a zone as a snapshot has it; its hosts in the order in which the test gives them. */
export function packOf(zone: FakeZone, pack: FakePack): CertificatePack {
  return {
    id: String(packRow(zone, pack, (zone.packs ?? []).indexOf(pack)).id),
    type: pack.type ?? 'advanced',
    status: pack.status ?? 'active',
    hosts: pack.hosts.map(text => ({ text: String(text) })),
    authority: pack.authority ?? 'google',
    method: pack.method ?? 'txt',
    validityDays: pack.validityDays ?? 90,
    expires: (pack.expires ?? '2026-12-31').slice(0, 10),
  };
}
