import { type DomainName, isAtOrBelow } from '../dns/name.js';
import type { Span } from '../source.js';
import type { Listing } from '../value.js';
import type { Renewal } from './renewal.js';

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
  /** Whether that is the code by which the certificate is ordered. */
  readonly isDeclared?: true;
}

/** Where a certificate was found: listed by hand, in the lock file, by Cloudflare's API, as a resource of Terraform. */
export type Source = 'settings' | 'lock' | 'cloudflare' | 'code';

/** An advanced certificate whose validation is to be delegated to Cloudflare. */
export interface Certificate {
  /** What people call it in reports; unique in a run and stable when hosts are added. */
  readonly label: string;
  readonly source: Source;
  /** The Cloudflare zone that holds it. */
  readonly zone: DomainName;
  readonly hosts: Listing<Host>;
  /** `<id>.dcv.cloudflare.com`, one for each account and zone; absent where nothing that was read tells it. */
  readonly validationUrl?: DomainName;
  readonly authority?: CertificateAuthority;
  readonly renewal?: Renewal;
  /** Why it is not certain that it needs records, as the end of a sentence: "its status is …, which …". */
  readonly doubt?: string;
  /** Set where only the base of the change lists it, or these of its hosts. */
  readonly isDropped?: true;
  readonly span?: Span;
}

/** The host as a certificate spells it, `*.` included. */
export function spellHost(host: Host): string {
  return host.wildcard ? `*.${host.name}` : host.name;
}

/** Whether it can be a certificate of its zone's own hosts: those of custom hostnames are in no zone of theirs. */
export function holdsItsZone({ zone, hosts: { items } }: Pick<Certificate, 'zone' | 'hosts'>): boolean {
  return items.length === 0 || items.some(({ name }) => isAtOrBelow(name, zone));
}
