import { parseValidationUrl } from '../delegated-dcv.js';
import { isAtOrBelow, nameOf } from '../dns/name.js';
import type { SpanOf } from '../settings/read.js';
import type { SettingsText } from '../settings/schema.js';
import type { Problem } from '../source.js';
import type { Certificate, Host } from './certificate.js';
import { type Inventory, type KnownValidationUrl, noInventory } from './inventory.js';

/** What the settings list by hand: the list is taken as whole, so it has no gaps. */
export function listedByHand(
  { certificates = [], cloudflare }: SettingsText,
  spanOf: SpanOf,
): { inventory: Inventory; problems: Problem[] } {
  const problems: Problem[] = [];
  const validationUrls: KnownValidationUrl[] = [];
  const timesUsed = new Map<string, number>();
  const items = certificates.map((entry, at): Certificate => {
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
    const validationUrl = parseValidationUrl(entry.validation_url)!;
    validationUrls.push({ url: validationUrl, holder: zone, state: 'present' });
    for (const former of entry.former_validation_urls ?? []) {
      validationUrls.push({ url: parseValidationUrl(former)!, holder: zone, state: 'former' });
    }
    return {
      label: number === 1 ? zone : `${zone} (${number})`,
      source: 'settings',
      zone,
      hosts: { items: hosts, gaps: [] },
      validationUrl,
      ...(entry.certificate_authority && { authority: entry.certificate_authority }),
      span: spanOf(['certificates', at]),
    };
  });
  for (const [vendor, urls] of Object.entries(cloudflare?.vendors ?? {})) {
    for (const url of urls) {
      validationUrls.push({ url: parseValidationUrl(url)!, holder: vendor, state: 'vendor' });
    }
  }
  return { inventory: { ...noInventory, certificates: { items, gaps: [] }, validationUrls }, problems };
}

function hostOf(written: string): Host {
  const wildcard = written.startsWith('*.');
  return { name: nameOf(wildcard ? written.slice(2) : written), wildcard };
}
