import { parseValidationUrl } from '../delegated-dcv.js';
import { isAtOrBelow, nameOf } from '../dns/name.js';
import type { SpanOf } from '../settings/read.js';
import type { SettingsText } from '../settings/schema.js';
import type { Problem } from '../source.js';
import type { Listing } from '../value.js';
import type { Certificate, Host } from './certificate.js';

type CertificateText = NonNullable<SettingsText['certificates']>[number];

/** The certificates that the settings list by hand: the list is taken as whole, so it has no gaps. */
export function certificatesOf(
  entries: readonly CertificateText[],
  spanOf: SpanOf,
): { listing: Listing<Certificate>; problems: Problem[] } {
  const problems: Problem[] = [];
  const timesUsed = new Map<string, number>();
  const items = entries.map((entry, at): Certificate => {
    const zone = nameOf(entry.zone);
    const hosts = entry.hosts.map((written, index): Host => {
      const host = hostOf(written);
      const span = spanOf(['certificates', at, 'hosts', index]);
      if (!isAtOrBelow(host.name, zone)) {
        const message = `The host ${written} is not in the zone ${zone}; a certificate holds only hosts of its zone.`;
        problems.push({ message, span });
      }
      return { ...host, span };
    });
    const number = (timesUsed.get(zone) ?? 0) + 1;
    timesUsed.set(zone, number);
    return {
      label: number === 1 ? zone : `${zone} (${number})`,
      zone,
      hosts: { items: hosts, gaps: [] },
      validationUrl: parseValidationUrl(entry.validation_url)!,
      formerValidationUrls: (entry.former_validation_urls ?? []).map(text => parseValidationUrl(text)!),
      ...(entry.certificate_authority && { authority: entry.certificate_authority }),
      span: spanOf(['certificates', at]),
    };
  });
  return { listing: { items, gaps: [] }, problems };
}

function hostOf(written: string): Host {
  const wildcard = written.startsWith('*.');
  return { name: nameOf(wildcard ? written.slice(2) : written), wildcard };
}
