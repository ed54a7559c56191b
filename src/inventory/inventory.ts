import type { DomainName } from '../dns/name.js';
import type { Span } from '../source.js';
import type { Listing } from '../value.js';
import type { Certificate, CertificateAuthority, Host, Source } from './certificate.js';

/** Every certificate that is known, whichever sources told of it. */
export interface Inventory {
  /** Those that delegated DCV serves: each of their hosts demands its record. */
  readonly certificates: Listing<Certificate>;
  /** Those that demand no record. */
  readonly exempt: readonly ExemptCertificate[];
  /** Every validation URL that is known, of whichever zone and time. */
  readonly validationUrls: readonly KnownValidationUrl[];
  /** Where Cloudflare's own list of records differs from what the hosts and the validation URL come to. */
  readonly contradictions: readonly Contradiction[];
  /** The lock file that was read, where one was. */
  readonly lock?: LockUsed;
  /** Whole sentences for the report, such as two sources that disagree. */
  readonly notes: readonly string[];
}

/** A lock file in use, and how old it may be. */
export interface LockUsed {
  readonly path: string;
  /** When Cloudflare was asked: an instant, as in 2026-11-23T04:05:06Z. */
  readonly readAt: string;
  /** How long ago that was, and may be; in hours. */
  readonly age: number;
  readonly maxAge: number;
  readonly span: Span;
}

/** A certificate that demands no record, with the reason. */
export interface ExemptCertificate {
  readonly label: string;
  readonly source: Source;
  readonly zone: DomainName;
  readonly hosts: readonly Host[];
  /** Why, as a clause with the label as its subject: "is validated through http". */
  readonly reason: string;
  /** What to do to have it delegated, a whole sentence. */
  readonly wayOut: string;
  /** Whether nobody validates it now, so that something is wrong; otherwise Cloudflare does by itself, or is to after a move. */
  readonly isIneligible: boolean;
  readonly span?: Span;
}

/** A validation URL and whose it is. */
export interface KnownValidationUrl {
  readonly url: DomainName;
  /** The zone, or what people call the vendor. */
  readonly holder: string;
  /** `awaiting`: of a zone in another account that is not active yet. */
  readonly state: 'present' | 'former' | 'awaiting' | 'vendor';
  /** Of a former one the last day, where it is known. */
  readonly until?: string;
  /** Set where Cloudflare serves the DNS of the zone, so that only its custom hostnames are validated through it. */
  readonly isHosted?: true;
}

/** A record that Cloudflare asks for, and that differs from the computed one. */
export interface Contradiction {
  readonly certificate: Certificate;
  /** The name at which it is to stand, as far as it is one. */
  readonly owner: DomainName;
  /** What Cloudflare's list says, as a clause: "_acme-challenge.example.com CNAME dcv.cloudflare.com". */
  readonly asked: string;
  readonly span?: Span;
}

/** Hosts whose validation URL a change replaces in an inventory that is kept as a file. */
export interface UrlChange {
  readonly zone: DomainName;
  /** The zone that had them, where that was another one. */
  readonly from?: DomainName;
  readonly hosts: readonly DomainName[];
  readonly before: DomainName;
  readonly after: DomainName;
  /** A host or certificate of the zone at the head. */
  readonly span?: Span;
}

/** Hosts that a change has another authority issue for, or none that is known, so that other CAA records count. */
export interface AuthorityChange {
  readonly zone: DomainName;
  readonly hosts: readonly Host[];
  readonly before: CertificateAuthority;
  readonly after?: CertificateAuthority;
  /** A host or certificate of the zone at the head. */
  readonly span?: Span;
}

/** Nothing is known of any certificate. */
export const noInventory: Inventory = {
  certificates: { items: [], gaps: [] },
  exempt: [],
  validationUrls: [],
  contradictions: [],
  notes: [],
};
