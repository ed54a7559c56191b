import type { DomainName } from '../dns/name.js';
import type { Span } from '../source.js';

/** What Cloudflare's API said of zones and certificates: fresh from it, or kept in a lock file. */
export interface Snapshot {
  /** When it was read: an instant in UTC, to the second, as in 2026-11-23T04:05:06Z. */
  readonly readAt: string;
  /** The API that said it, as its base URL. */
  readonly readFrom: string;
  readonly zones: readonly CloudflareZone[];
  /** What could not be read, so that more zones or certificates may exist. */
  readonly unread: readonly Unread[];
}

/** An answer of the API that is missing. */
export interface Unread {
  /** The zone it is about; absent where it is the list of zones itself. */
  readonly zone?: DomainName;
  /** What was asked for and why there is no answer, as a clause: "its certificates could not be listed: …". */
  readonly reason: string;
  readonly span?: Span;
}

/** A zone at Cloudflare; while a domain moves between accounts there are two of one name. */
export interface CloudflareZone {
  readonly id: string;
  readonly name: DomainName;
  /** The id of the account. */
  readonly account?: string;
  /** `partial` where DNS is elsewhere; others are open-ended. */
  readonly type: string;
  /** `initializing`, `pending`, `active`, `moved`, and whatever else comes. */
  readonly status: string;
  /** When it became active, an instant. */
  readonly activatedOn?: string;
  /** Absent where the API did not tell. */
  readonly validationUrl?: DomainName;
  /** What it has been before, in this account or another; the youngest first. */
  readonly formerValidationUrls: readonly FormerValidationUrl[];
  readonly packs: readonly CertificatePack[];
  readonly span?: Span;
}

/** A validation URL that a zone no longer has. */
export interface FormerValidationUrl {
  readonly url: DomainName;
  /** The last day on which it was seen to be the zone's, YYYY-MM-DD. */
  readonly until?: string;
}

/** A certificate pack, or a custom hostname of Cloudflare for SaaS, as the API has it. */
export interface CertificatePack {
  readonly id: string;
  /** `advanced`, `universal` …; `custom_hostname` for Cloudflare for SaaS. */
  readonly type: string;
  readonly status: string;
  /** As the API spells them, `*.` included, in lower case. */
  readonly hosts: readonly PackHost[];
  readonly authority?: string;
  /** `txt`, `http`, `email`. */
  readonly method?: string;
  readonly validityDays?: number;
  /** The day on which the first of its active certificates expires, YYYY-MM-DD. */
  readonly expires?: string;
  /** The records that Cloudflare itself asks for, where it does; names as the API spells them. */
  readonly delegationRecords?: readonly DelegationRecord[];
  readonly span?: Span;
}

/** A host as written, and where. */
export interface PackHost {
  readonly text: string;
  readonly span?: Span;
}

/** A CNAME that Cloudflare asks for. */
export interface DelegationRecord {
  readonly owner: string;
  readonly target: string;
}
