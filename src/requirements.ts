import { targetFor, validationNameOf } from './delegated-dcv.js';
import type { DomainName } from './dns/name.js';
import type { Certificate, Host } from './inventory/certificate.js';
import type { Listing } from './value.js';

/** A CNAME that must stand for good, because certificates are validated through it. */
export interface Requirement {
  /** The validation domain name, `_acme-challenge.<host>` (RFC 8555 §8.4). */
  readonly owner: DomainName;
  /** The host that is validated, without `*.`. */
  readonly host: DomainName;
  readonly target: DomainName;
  /** The Cloudflare zone of the first certificate that needs it. */
  readonly zone: DomainName;
  readonly certificates: readonly Certificate[];
  /** The entries of those certificates that this one record serves: an apex and its wildcard share it. */
  readonly hosts: readonly Host[];
}

export const statuses = ['met', 'violated', 'unresolved', 'elsewhere'] as const;

/** How a requirement fares. `elsewhere`: its zone is not in this repository, so it is not judged here. */
export type Status = (typeof statuses)[number];

/**
 * The records that certificates need: one for each host without its `*.`, never one for a parent on behalf of its
 * children, and the same record only once. Certificates that want different targets at one owner give one
 * requirement each.
 */
export function requirementsOf(certificates: Listing<Certificate>): Requirement[] {
  const byRecord = new Map<
    string,
    { owner: DomainName; host: Host; certificates: Certificate[]; hosts: Host[] }
  >();
  for (const certificate of certificates.items) {
    for (const host of certificate.hosts.items) {
      const owner = validationNameOf(host.name);
      const key = `${owner} ${certificate.validationUrl}`;
      const record = byRecord.get(key) ?? { owner, host, certificates: [], hosts: [] };
      byRecord.set(key, record);
      if (!record.certificates.includes(certificate)) record.certificates.push(certificate);
      record.hosts.push(host);
    }
  }
  return [...byRecord.values()].map(record => ({
    owner: record.owner,
    host: record.host.name,
    target: targetFor(record.host.name, record.certificates[0]!.validationUrl),
    zone: record.certificates[0]!.zone,
    certificates: record.certificates,
    hosts: record.hosts,
  }));
}
