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
  /** Absent where the zone's validation URL is not known. */
  readonly target?: DomainName;
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
 * requirement each; one whose validation URL is not known takes that of another at the same owner.
 */
export function requirementsOf(certificates: Listing<Certificate>): Requirement[] {
  const byOwner = new Map<DomainName, Map<DomainName | undefined, Draft>>();
  const left = certificates.items.filter(({ isDropped }) => !isDropped);
  const demanded = new Set(left.flatMap(({ hosts }) => hosts.items.map(({ name }) => name)));
  for (const certificate of inOrder(certificates.items)) {
    for (const host of certificate.hosts.items) {
      // Of an apex and its wildcard, which share a record, a change can drop one.
      if (certificate.isDropped && demanded.has(host.name)) continue;
      const owner = validationNameOf(host.name);
      const drafts = byOwner.get(owner) ?? new Map<DomainName | undefined, Draft>();
      byOwner.set(owner, drafts);
      const { validationUrl } = certificate;
      const [first] = drafts.values();
      const draft = (validationUrl === undefined ? first : drafts.get(validationUrl)) ?? {
        ...{ owner, host, validationUrl, certificates: [], hosts: [] },
      };
      drafts.set(draft.validationUrl, draft);
      if (draft.certificates.at(-1) !== certificate) draft.certificates.push(certificate);
      draft.hosts.push(host);
    }
  }
  return [...byOwner.values()]
    .flatMap(drafts => [...drafts.values()])
    .map(({ owner, host: { name }, validationUrl, certificates, hosts }) => ({
      owner,
      host: name,
      ...(validationUrl && { target: targetFor(name, validationUrl) }),
      zone: certificates[0]!.zone,
      certificates,
      hosts,
    }));
}

interface Draft {
  readonly owner: DomainName;
  readonly host: Host;
  readonly validationUrl: DomainName | undefined;
  readonly certificates: Certificate[];
  readonly hosts: Host[];
}

/** Those whose validation URL is known before the others. */
function inOrder(certificates: readonly Certificate[]): Certificate[] {
  const isKnown = ({ validationUrl }: Certificate) => validationUrl !== undefined;
  return [...certificates.filter(isKnown), ...certificates.filter(certificate => !isKnown(certificate))];
}

/** The target as one speaks of it, where its validation URL is not known with a hole in its place. */
export function spellTarget({ target, host, zone }: Requirement): string {
  return target ?? `${host}.\${validation URL of ${zone}}`;
}

/** Why it is not certain that the record is needed; undefined where one of its certificates is certain. */
export function doubtOf({ certificates }: Requirement): string | undefined {
  return certificates.every(({ doubt }) => doubt !== undefined) ? certificates[0]?.doubt : undefined;
}

/** Whether only the base of the change asks for the record. */
export function isDropped({ certificates }: Requirement): boolean {
  return certificates.every(certificate => certificate.isDropped);
}

/** The first day on which one of its certificates is renewed, or else expires; undefined where none is known. */
export function deadlineOf({ certificates }: Pick<Requirement, 'certificates'>): string | undefined {
  const days = certificates.flatMap(({ renewal }) => renewal && (renewal.from ?? renewal.expires));
  return days.filter(day => day !== undefined).sort()[0];
}
