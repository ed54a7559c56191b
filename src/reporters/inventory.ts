import { groupBy } from '../group.js';
import { type Certificate, type Source, spellHost } from '../inventory/certificate.js';
import type { ExemptCertificate, Inventory, KnownValidationUrl } from '../inventory/inventory.js';
import { jsonText } from './layout/json-text.js';
import { locationOf } from './layout/location.js';
import { printable } from './layout/printable.js';
import { lineOf } from './words/place.js';

/** Raised on any breaking change of the shape. */
const version = 1;

const sources: Record<Source, string> = {
  settings: 'listed by hand',
  lock: 'from the lock file',
  cloudflare: 'from Cloudflare',
  code: 'declared in code',
};

/** Every certificate that is known, by zone, with what it asks for and where it was found. */
export function inventoryText(inventory: Inventory): string {
  const { certificates, exempt, validationUrls, notes } = inventory;
  const urlsOf = groupBy(validationUrls, ({ holder }) => holder);
  const certificatesOf = groupBy(certificates.items, ({ zone }) => zone);
  const exemptOf = groupBy(exempt, ({ zone }) => zone);
  const zones = [...new Set([...certificatesOf.keys(), ...exemptOf.keys()])].sort();
  const blocks = zones.map(zone =>
    [
      zone,
      ...(urlsOf.get(zone) ?? []).map(urlLine),
      ...(certificatesOf.get(zone) ?? []).map(certificateLines),
      ...(exemptOf.get(zone) ?? []).map(exemptLines),
    ].join('\n'),
  );
  const gaps = [...certificates.gaps, ...certificates.items.flatMap(({ hosts }) => hosts.gaps)];
  const remarks = [
    ...gaps.map(({ reason }) => `gap: ${printable(reason)}`),
    ...notes.map(note => `note: ${printable(note)}`),
  ];
  if (remarks.length > 0) blocks.push(remarks.join('\n'));
  return blocks.length === 0 ? 'No certificates are known.\n' : `${blocks.join('\n\n')}\n`;
}

function urlLine({ url, state, until }: KnownValidationUrl): string {
  const when = until === undefined ? '' : ` until ${until}`;
  return `  ${state === 'present' ? 'validation URL' : `${state}${when}`}  ${url}`;
}

function certificateLines(certificate: Certificate): string {
  const { label, source, hosts, authority, renewal, doubt, span } = certificate;
  const facts = [
    `${sources[source]}${span === undefined ? '' : ` at ${lineOf(span)}`}`,
    ...(authority === undefined ? [] : [authority]),
    ...(renewal?.from === undefined ? [] : [`renews ${renewal.from}`]),
    ...(renewal === undefined ? [] : [`expires ${renewal.expires}`]),
    ...(doubt === undefined ? [] : [`in doubt, because ${printable(doubt)}`]),
  ];
  return [
    `  certificate ${printable(label)}: ${facts.join(', ')}`,
    ...hosts.items.map(host => `    ${spellHost(host)}`),
  ].join('\n');
}

function exemptLines({ label, hosts, reason, wayOut }: ExemptCertificate): string {
  return [
    `  not delegated: ${printable(label)} ${printable(reason)}. ${printable(wayOut)}`,
    ...hosts.map(host => `    ${spellHost(host)}`),
  ].join('\n');
}

/** The same for programs, with names as in the JSON report. */
export function inventoryJson({ certificates, exempt, validationUrls, notes }: Inventory): string {
  return jsonText({
    version,
    certificates: certificates.items.map(({ label, source, zone, hosts, span, ...more }) => ({
      label,
      source,
      zone,
      validation_url: more.validationUrl ?? null,
      hosts: hosts.items.map(spellHost),
      certificate_authority: more.authority ?? null,
      renews: more.renewal?.from ?? null,
      expires: more.renewal?.expires ?? null,
      ...(more.doubt !== undefined && { doubt: more.doubt }),
      location: locationOf(span),
    })),
    exempt: exempt.map(({ label, source, zone, hosts, reason, wayOut, isIneligible, span }) => ({
      label,
      source,
      zone,
      hosts: hosts.map(spellHost),
      reason,
      way_out: wayOut,
      ineligible: isIneligible,
      location: locationOf(span),
    })),
    validation_urls: validationUrls.map(({ isHosted: _, ...each }) => each),
    gaps: [...certificates.gaps, ...certificates.items.flatMap(({ hosts }) => hosts.gaps)].map(
      ({ reason, span }) => ({ reason, location: locationOf(span) }),
    ),
    notes,
  });
}
