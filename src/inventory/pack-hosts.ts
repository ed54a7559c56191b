import { challengeLabel, targetFor, validationNameOf } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, NameError, nameOf, parseName, root } from '../dns/name.js';
import { gapIn } from '../dns/zone.js';
import type { Gap, Listing } from '../value.js';
import { type Host, spellHost } from './certificate.js';
import { isCustomHostname } from './eligibility.js';
import type { ExemptCertificate } from './inventory.js';
import { shown } from './shown.js';
import type { CertificatePack, PackHost } from './snapshot.js';

/** The hosts of a pack. */
export interface PackHosts {
  /** Those that can be validated; a gap for each text that is no host of the zone. */
  readonly hosts: Listing<Host>;
  /** Those whose CNAME cannot be written, because its target would be longer than a domain name may be. */
  readonly tooLong: readonly Host[];
}

/** Cloudflare adds a name of its own to a certificate whose hosts do not fit into its common name; it needs nothing. */
export const branding = nameOf('cloudflaressl.com');

/** Stands in for a validation URL that is not known: they have all been of one length. */
const anyValidationUrl = nameOf('0123456789abcdef.dcv.cloudflare.com');

/** Reads the hosts of a pack, each once. A pack that lists none has a gap: every certificate has hosts. */
export function hostsOf(
  pack: CertificatePack,
  zone: DomainName,
  validationUrl: DomainName = anyValidationUrl,
): PackHosts {
  const items = new Map<string, Host>();
  const tooLong = new Map<string, Host>();
  const gaps: Gap[] = [];
  const within = isCustomHostname(pack) ? undefined : zone;
  for (const written of pack.hosts) {
    const host = hostOf(written);
    if (typeof host === 'string') {
      gaps.push(gapIn(within, `its host ${shown(written.text)} ${host}`, written.span));
      continue;
    }
    const isInZone = within !== undefined && isAtOrBelow(host.name, within);
    if (!isInZone && isAtOrBelow(host.name, branding)) continue;
    if (!isInZone && within !== undefined) gaps.push(outside(host, within));
    else {
      const listed = isTooLong(host.name, validationUrl) ? tooLong : items;
      const spelled = spellHost(host);
      if (!listed.has(spelled)) listed.set(spelled, host);
    }
  }
  if (items.size + tooLong.size + gaps.length === 0)
    gaps.push(gapIn(within, 'Cloudflare lists no host of it', pack.span));
  return { hosts: { items: [...items.values()], gaps }, tooLong: [...tooLong.values()] };
}

/** A host, or why the text is none, as the end of a sentence. */
function hostOf({ text, span }: PackHost): Host | string {
  const wildcard = text.startsWith('*.');
  const name = parseName(wildcard ? text.slice(2) : text);
  if (name instanceof NameError) return name.message;
  if (name === root) return 'is the root of the DNS';
  if (name.split('.').includes('*')) return 'has an asterisk that is not its whole first label';
  return { name, wildcard, ...(span && { span }) };
}

function outside({ name, span }: Host, zone: DomainName): Gap {
  const reason = `its host ${shown(name)} is not in its zone ${zone}`;
  return { reason, parts: [name], ...(span && { span }) };
}

/** Whether one of the two names of the CNAME has more than 253 octets (RFC 1035 §2.3.4). */
function isTooLong(host: DomainName, validationUrl: DomainName): boolean {
  // Escapes count for less than they are long, so that only a long name is worth parsing.
  if (host.length + Math.max(validationUrl.length, challengeLabel.length) + 1 <= 253) return false;
  const names = [validationNameOf(host), targetFor(host, validationUrl)];
  return names.some(name => parseName(name) instanceof NameError);
}

/** A host that cannot be validated blocks its whole certificate (Cloudflare docs, "Advanced certificates, partial zones"). */
export function exemptHosts(
  certificate: Pick<ExemptCertificate, 'label' | 'source' | 'zone' | 'span'>,
  [host, ...others]: PackHosts['tooLong'],
): ExemptCertificate[] {
  if (host === undefined) return [];
  const which = `${shown(spellHost(host))}${others.length > 0 ? ` and ${others.length} more` : ''}`;
  return [
    {
      ...certificate,
      hosts: [host, ...others],
      reason: `has a host that is too long, ${which}: the target of its CNAME would exceed the 253 octets of a domain name`,
      wayOut:
        'Take it off the certificate, of which no host can be renewed with it, or give it a shorter name.',
      isIneligible: true,
      ...(host.span && { span: host.span }),
    },
  ];
}
