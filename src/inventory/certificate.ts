import type { DomainName } from '../dns/name.js';
import type { Span } from '../source.js';
import type { Listing } from '../value.js';

/** Who signs the certificate, as Cloudflare's API names them. */
export const certificateAuthorities = ['google', 'lets_encrypt', 'ssl_com'] as const;

export type CertificateAuthority = (typeof certificateAuthorities)[number];

/** A name on a certificate. */
export interface Host {
  /** Without the leading `*.`: the identifier that is validated (RFC 8555 §7.1.3). */
  readonly name: DomainName;
  readonly wildcard: boolean;
  /** Where the repository lists it. */
  readonly span?: Span;
}

/** An advanced certificate whose validation is to be delegated to Cloudflare. */
export interface Certificate {
  /** What people call it in reports; unique in a run and stable when hosts are added. */
  readonly label: string;
  /** The Cloudflare zone that holds it. */
  readonly zone: DomainName;
  readonly hosts: Listing<Host>;
  /** `<id>.dcv.cloudflare.com`, one for each account and zone. */
  readonly validationUrl: DomainName;
  /** What the zone's validation URL has been, before it moved from another account. */
  readonly formerValidationUrls: readonly DomainName[];
  readonly authority?: CertificateAuthority;
  readonly span?: Span;
}

/** The host as a certificate spells it, `*.` included. */
export function spellHost(host: Host): string {
  return host.wildcard ? `*.${host.name}` : host.name;
}
