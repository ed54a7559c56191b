import type { DomainName } from '../dns/name.js';
import type { Certificate, Host } from './certificate.js';
import type { Inventory, UrlChange } from './inventory.js';

/**
 * What head and base of a change demand together, so that no edit of an inventory lowers the demands silently: hosts
 * that only the base demands stay on its certificates, marked as dropped. Of a zone's validation URL the head's is the
 * one that counts.
 */
export function join(head: Inventory, base: Inventory): { inventory: Inventory; urlChanges: UrlChange[] } {
  const demanded = new Set(
    head.certificates.items.flatMap(({ hosts }) => hosts.items.map(({ name }) => name)),
  );
  const urls = presentUrls(head.certificates.items);
  const dropped = base.certificates.items.flatMap(certificate => {
    const items = certificate.hosts.items.filter(({ name }) => !demanded.has(name));
    return items.length === 0 ? [] : [droppedFrom(certificate, items, urls)];
  });
  const urlChanges = changesBetween(presentUrls(base.certificates.items), urls);
  const items = [...head.certificates.items, ...dropped];
  return {
    inventory: { ...head, certificates: { items, gaps: head.certificates.gaps } },
    urlChanges,
  };
}

function droppedFrom(
  certificate: Certificate,
  items: readonly Host[],
  urls: ReadonlyMap<DomainName, Certificate>,
): Certificate {
  const validationUrl = urls.get(certificate.zone)?.validationUrl ?? certificate.validationUrl;
  return {
    ...certificate,
    hosts: { items, gaps: [] },
    ...(validationUrl && { validationUrl }),
    isDropped: true,
  };
}

/** Of each zone a certificate that tells its validation URL. */
function presentUrls(certificates: readonly Certificate[]): Map<DomainName, Certificate> {
  return new Map(
    certificates
      .filter(({ validationUrl }) => validationUrl !== undefined)
      .map(certificate => [certificate.zone, certificate]),
  );
}

function changesBetween(
  before: ReadonlyMap<DomainName, Certificate>,
  after: ReadonlyMap<DomainName, Certificate>,
): UrlChange[] {
  return [...after].flatMap(([zone, { validationUrl, span }]) => {
    const old = before.get(zone)?.validationUrl;
    if (old === undefined || validationUrl === undefined || old === validationUrl) return [];
    return [{ zone, before: old, after: validationUrl, ...(span && { span }) }];
  });
}
