import { createHash } from 'node:crypto';

/** A zone of the fake's, in the words of a test. */
export interface FakeZone {
  readonly name: string;
  /** 32 hex digits; by default made of account and name. */
  readonly id?: string;
  readonly account?: string;
  readonly type?: string;
  readonly status?: string;
  /** The id in its validation URL. */
  readonly uuid?: unknown;
  readonly packs?: readonly FakePack[];
  readonly customHostnames?: readonly FakeCustomHostname[];
  /** Fields of the API's answer that are other than usual; `undefined` leaves one out. */
  readonly row?: Fields;
}

/** A certificate pack of the fake's. */
export interface FakePack {
  readonly id?: string;
  readonly type?: string;
  readonly status?: string;
  readonly hosts: readonly unknown[];
  readonly authority?: string;
  readonly method?: string;
  readonly validityDays?: number;
  /** When its two certificates expire, an instant. */
  readonly expires?: string;
  /** CNAME owner and target. */
  readonly delegationRecords?: readonly (readonly [owner: string, target: string])[];
  readonly row?: Fields;
}

/** A custom hostname of the fake's. */
export interface FakeCustomHostname {
  readonly hostname: string;
  readonly id?: string;
  readonly status?: string;
  readonly method?: string;
  readonly authority?: string;
  readonly wildcard?: boolean;
  readonly row?: Fields;
}

type Fields = Readonly<Record<string, unknown>>;

/** Hex digits that are the same in every run. */
export function hexOf(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

function uuidOf(text: string): string {
  return hexOf(text, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function accountOf(zone: FakeZone): string {
  return zone.account ?? hexOf('account', 32);
}

export function zoneIdOf(zone: FakeZone): string {
  return zone.id ?? hexOf(`zone ${accountOf(zone)} ${zone.name}`, 32);
}

export function validationIdOf(zone: FakeZone): unknown {
  return 'uuid' in zone ? zone.uuid : hexOf(`dcv ${zoneIdOf(zone)}`, 16);
}

/** The zone as `GET /zones` lists it. */
export function zoneRow(zone: FakeZone): Fields {
  const type = zone.type ?? 'partial';
  return {
    id: zoneIdOf(zone),
    name: zone.name,
    status: zone.status ?? 'active',
    paused: false,
    type,
    development_mode: 0,
    ...(type === 'partial' && {
      cname_suffix: 'cdn.cloudflare.net',
      verification_key: '284344499-1084221259',
    }),
    name_servers: type === 'full' ? ['bob.ns.cloudflare.com', 'lola.ns.cloudflare.com'] : null,
    original_name_servers: null,
    original_registrar: null,
    original_dnshost: null,
    modified_on: '2026-01-03T00:00:00.000000Z',
    created_on: '2026-01-01T00:00:00.000000Z',
    activated_on: '2026-01-02T00:00:00.123456Z',
    meta: { page_rule_quota: 50, phishing_detected: false },
    owner: { id: null, type: 'user', email: null },
    account: { id: accountOf(zone), name: 'Example' },
    permissions: ['#ssl:read', '#zone:read'],
    plan: { id: '94f3b7b768b0458b56d2cac4fe5ec0f9', name: 'Enterprise Website', legacy_id: 'enterprise' },
    ...zone.row,
  };
}

/** The pack as `GET /zones/{id}/ssl/certificate_packs` lists it. */
export function packRow(zone: FakeZone, pack: FakePack, position: number): Fields {
  const id = pack.id ?? uuidOf(`pack ${zoneIdOf(zone)} ${position}`);
  const certificate = (signature: string, at: number) => ({
    id: hexOf(`${id} ${signature}`, 32),
    type: 'default',
    hosts: pack.hosts,
    issuer: 'GoogleTrustServices',
    signature,
    status: 'active',
    bundle_method: 'ubiquitous',
    zone_id: zoneIdOf(zone),
    uploaded_on: '2026-01-02T00:00:00.000000Z',
    modified_on: '2026-01-02T00:00:00.000000Z',
    expires_on: pack.expires ?? '2026-12-31T23:59:59.000000Z',
    priority: at,
  });
  return {
    id,
    type: pack.type ?? 'advanced',
    hosts: pack.hosts,
    primary_certificate: hexOf(`${id} ECDSAWithSHA256`, 32),
    status: pack.status ?? 'active',
    certificates: ['ECDSAWithSHA256', 'SHA256WithRSA'].map(certificate),
    created_on: '2026-01-01T00:00:00.000000Z',
    validity_days: pack.validityDays ?? 90,
    validation_method: pack.method ?? 'txt',
    certificate_authority: pack.authority ?? 'google',
    cloudflare_branding: false,
    ...(pack.delegationRecords && {
      dcv_delegation_records: pack.delegationRecords.map(([cname, cname_target]) => ({
        ...{ cname, cname_target, status: 'active' },
      })),
    }),
    ...pack.row,
  };
}

/** The hostname as `GET /zones/{id}/custom_hostnames` lists it. */
export function customHostnameRow(zone: FakeZone, custom: FakeCustomHostname): Fields {
  const id = custom.id ?? uuidOf(`hostname ${zoneIdOf(zone)} ${custom.hostname}`);
  return {
    id,
    hostname: custom.hostname,
    ssl: {
      id: uuidOf(`ssl ${id}`),
      bundle_method: 'ubiquitous',
      certificate_authority: custom.authority ?? 'google',
      method: custom.method ?? 'txt',
      status: custom.status ?? 'active',
      type: 'dv',
      wildcard: custom.wildcard ?? false,
      settings: { min_tls_version: '1.2' },
    },
    status: 'active',
    created_at: '2026-01-01T00:00:00.000000Z',
    ...custom.row,
  };
}
