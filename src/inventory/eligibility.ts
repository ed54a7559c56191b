import { certificateAuthorities } from './certificate.js';
import type { RankedZone } from './present-zone.js';
import { shown, unknownWord } from './shown.js';
import type { CertificatePack, CloudflareZone } from './snapshot.js';

/** What becomes of a certificate pack: it is none of ours, it demands no record, or it demands them. */
export type Eligibility = { readonly is: 'passed-over' } | Exemption | Demand;

/** A pack that demands no record; see `ExemptCertificate`. */
export interface Exemption {
  readonly is: 'exempt';
  readonly reason: string;
  readonly wayOut: string;
  readonly isIneligible: boolean;
}

interface Demand {
  readonly is: 'counting';
  /** Why it is not certain, as ends of a sentence; none where it is. */
  readonly doubts: readonly string[];
}

/** What the API calls a custom hostname of Cloudflare for SaaS here: it is validated like a pack, in any zone. */
const customHostname = 'custom_hostname';

/**
 * Delegated DCV serves advanced certificates and custom hostnames. The others are uploaded, or validated by Cloudflare
 * without anybody's records (Cloudflare docs, "Delegated DCV", "Total TLS"); the client does not keep them.
 */
const otherTypes: ReadonlySet<string> = new Set([
  ...['mh_custom', 'managed_hostname', 'sni_custom', 'universal', 'total_tls', 'keyless', 'legacy_custom'],
]);

/** Types of zones whose DNS is Cloudflare, which validates their certificates by itself. */
export const hostedTypes: ReadonlySet<string> = new Set(['full', 'secondary', 'internal']);

/** Issued, on their way, or tried again: what they need must stand (Cloudflare docs, "Certificate statuses"). */
const liveStatuses: ReadonlySet<string> = new Set([
  ...['active', 'backup_issued', 'holding_deployment', 'initializing', 'pending_expiration'],
  ...['pending_validation', 'pending_issuance', 'pending_deployment'],
  ...['initializing_timed_out', 'validation_timed_out', 'issuance_timed_out', 'deployment_timed_out'],
]);

/** On their way out, or never served to anybody. */
const deadStatuses: ReadonlySet<string> = new Set([
  ...['deleted', 'pending_deletion', 'deletion_timed_out', 'pending_cleanup'],
  ...['deactivating', 'inactive', 'staging_deployment', 'staging_active'],
]);

/** Whether a pack of this type and status can never demand records, whatever else is said of it. */
export function isOfNoConcern({ type, status }: Pick<CertificatePack, 'type' | 'status'>): boolean {
  return otherTypes.has(type) || deadStatuses.has(status);
}

/** Whether a pack stands for a custom hostname, which is validated in a zone of any type and need not be in it. */
export function isCustomHostname({ type }: CertificatePack): boolean {
  return type === customHostname;
}

/**
 * Whether a pack of a zone demands records. What the API does not tell, or in a word that this version does not know,
 * leaves a doubt: such a pack demands its records, unless nobody could use them.
 */
export function eligibilityOf(pack: CertificatePack, ranked: RankedZone): Eligibility {
  const { zone, rank, isUnserved } = ranked;
  const isPassedOver =
    isOfNoConcern(pack) ||
    (!isCustomHostname(pack) && hostedTypes.has(zone.type)) ||
    rank === 'gone' ||
    (rank === 'former' && !isUnserved);
  if (isPassedOver) return { is: 'passed-over' };
  if (rank === 'awaiting') return isUnserved ? notYetActive(zone) : movingIn(zone);
  if (rank === 'former') return movedAway(zone);
  if (pack.status === 'expired') return expired;
  const doubts = doubtsOf(pack, ranked);
  const refusal = doubts.length === 0 ? refusalOf(pack) : undefined;
  if (refusal !== undefined) return refusal;
  if (pack.method === 'http') return hasWildcard(pack) ? wildcardOverHttp : validatedByCloudflare;
  return { is: 'counting', doubts: [...doubts, ...methodDoubts(pack)] };
}

function doubtsOf(pack: CertificatePack, { zone, doubt }: RankedZone): string[] {
  const isKnownZone = isCustomHostname(pack) || zone.type === 'partial';
  const isKnownType = isCustomHostname(pack) || pack.type === 'advanced';
  return [
    ...(doubt === undefined ? [] : [doubt]),
    ...(isKnownZone ? [] : [unknownWord('the type of its zone', zone.type)]),
    ...(isKnownType ? [] : [unknownWord('its type', pack.type)]),
    ...(liveStatuses.has(pack.status) ? [] : [unknownWord('its status', pack.status)]),
  ];
}

function methodDoubts({ method }: CertificatePack): string[] {
  return method === 'txt' || method === 'email' ? [] : [unknownWord('its validation method', method)];
}

function refusalOf({ authority, method }: CertificatePack): Exemption | undefined {
  if (authority !== undefined && !certificateAuthorities.some(each => each === authority)) {
    return ineligible(
      `is issued by ${shown(authority)}, and delegated DCV serves only Google Trust Services, Let’s Encrypt and SSL.com`,
      'Order it anew from one of these, with TXT validation.',
    );
  }
  if (method === 'email') {
    return ineligible(
      'is validated by email, which somebody must answer before every renewal',
      'Order it anew with TXT validation: the method of an active certificate cannot be changed.',
    );
  }
  return undefined;
}

const expired = ineligible(
  'has expired, and Cloudflare does not renew it any more',
  'Order it anew with TXT validation, or delete it if nothing needs it.',
);

const validatedByCloudflare: Exemption = {
  is: 'exempt',
  reason: 'is validated over HTTP, which Cloudflare does by itself while every host is proxied',
  wayOut:
    'For delegated DCV, order anew with TXT validation: the method of an active certificate cannot be changed.',
  isIneligible: false,
};

/** Nobody can prove a wildcard through a page of one host (CA/B Forum, Baseline Requirements 3.2.2.4.18 and .19). */
const wildcardOverHttp: Exemption = ineligible(
  'is validated over HTTP, through which no wildcard can be',
  validatedByCloudflare.wayOut,
);

function hasWildcard({ hosts }: CertificatePack): boolean {
  return hosts.some(({ text }) => text.startsWith('*.'));
}

/** Beside an active zone of the name: certificates can be ordered before a move (Cloudflare docs, "Move a domain"). */
function movingIn({ name, status, validationUrl }: CloudflareZone): Exemption {
  return {
    is: 'exempt',
    reason: `is in a zone whose status is ${shown(status)}, while another zone ${name} is active`,
    wayOut: `Once that zone is active, and not before, point the CNAMEs of its hosts to ${validationUrl ?? 'its validation URL'}.`,
    isIneligible: false,
  };
}

function notYetActive(zone: CloudflareZone): Exemption {
  // The record must stand for as long as the zone is partial (Cloudflare docs, "Set up a partial zone").
  const wayOut =
    zone.type === 'partial'
      ? `To make the zone active, put its verification key into the TXT record ${verificationName(zone)}, and keep it there.`
      : 'Finish the setup of the zone at Cloudflare.';
  return ineligible(inactive(zone), wayOut);
}

function movedAway(zone: CloudflareZone): Exemption {
  const setup =
    zone.type === 'partial'
      ? `put its verification key back into the TXT record ${verificationName(zone)}`
      : 'finish its setup again';
  return ineligible(
    inactive(zone),
    `If ${zone.name} is in another account now, order the certificate there and have that account read too; if not, ${setup}.`,
  );
}

/** Cloudflare docs, "Delegated DCV": "as long as the zone is active on Cloudflare". */
function inactive({ status }: CloudflareZone): string {
  return `is in a zone whose status is ${shown(status)}, and Cloudflare places tokens only while a zone is active`;
}

function verificationName({ name }: CloudflareZone): string {
  return `cloudflare-verify.${name}`;
}

function ineligible(reason: string, wayOut: string): Exemption {
  return { is: 'exempt', reason, wayOut, isIneligible: true };
}
