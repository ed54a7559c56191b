import { nameOf } from '../../src/dns/name.js';
import type { Certificate, Host } from '../../src/inventory/certificate.js';
import type { ExemptCertificate, KnownValidationUrl } from '../../src/inventory/inventory.js';
import type { CertificatePack, CloudflareZone, Snapshot } from '../../src/inventory/snapshot.js';

/** The validation URL of `example.com`, what it may become, and what it may have been. */
export const url = nameOf('0123456789abcdef.dcv.cloudflare.com');
export const newUrl = nameOf('fedcba9876543210.dcv.cloudflare.com');
export const oldUrl = nameOf('00112233445566aa.dcv.cloudflare.com');

/** What an inventory says of `url`. */
export const present: KnownValidationUrl = { url, holder: 'example.com', state: 'present' };

/** What Cloudflare said of the zones, and nothing that it did not say. */
export function snapshotIn(...zones: CloudflareZone[]): Snapshot {
  return {
    readAt: '2026-11-23T04:05:06Z',
    readFrom: 'https://api.cloudflare.com/client/v4',
    zones,
    unread: [],
  };
}

/** The active partial zone `example.com` without certificates, or what is said of it otherwise. */
export function zoneIn(zone: Partial<CloudflareZone> = {}): CloudflareZone {
  return {
    id: '0123456789abcdef',
    name: nameOf('example.com'),
    account: '00112233445566aa',
    type: 'partial',
    status: 'active',
    validationUrl: url,
    formerValidationUrls: [],
    packs: [],
    ...zone,
  };
}

/** An active advanced pack for `example.com` with TXT validation, or what is said of it otherwise. */
export function packIn(pack: Partial<CertificatePack> = {}): CertificatePack {
  return {
    id: '0000000000000000',
    type: 'advanced',
    status: 'active',
    hosts: [{ text: 'example.com' }],
    method: 'txt',
    ...pack,
  };
}

/** A host as a certificate spells it. */
export function hostIn(text: string): Host {
  return { name: nameOf(text.replace(/^\*\./, '')), wildcard: text.startsWith('*.') };
}

/** What `packIn` comes to in `zoneIn`, or what is said of it otherwise. */
export function certificateIn({
  hosts = ['example.com'],
  ...certificate
}: Partial<Omit<Certificate, 'hosts'>> & { readonly hosts?: readonly string[] } = {}): Certificate {
  return {
    label: 'example.com',
    source: 'cloudflare',
    zone: nameOf('example.com'),
    hosts: { items: hosts.map(hostIn), gaps: [] },
    validationUrl: url,
    ...certificate,
  };
}

/** A certificate of `example.com` that demands no record. */
export function exemptIn({
  hosts = ['example.com'],
  ...exempt
}: Pick<ExemptCertificate, 'reason' | 'wayOut' | 'isIneligible'> &
  Partial<Omit<ExemptCertificate, 'hosts'>> & { readonly hosts?: readonly string[] }): ExemptCertificate {
  return {
    label: 'example.com',
    source: 'cloudflare',
    zone: nameOf('example.com'),
    hosts: hosts.map(hostIn),
    ...exempt,
  };
}
