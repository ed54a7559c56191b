import type { DomainName } from '../dns/name.js';
import { groupBy } from '../group.js';
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
  const urls = groupBy(head.certificates.items, ({ zone }) => zone);
  const dropped = base.certificates.items.flatMap(certificate => {
    const items = certificate.hosts.items.filter(({ name }) => !demanded.has(name));
    return items.length === 0 ? [] : [droppedFrom(certificate, items, urls.get(certificate.zone) ?? [])];
  });
  const items = [...head.certificates.items, ...dropped];
  return {
    inventory: { ...head, certificates: { items, gaps: head.certificates.gaps } },
    urlChanges: changesBetween(demandsOf(base.certificates.items), demandsOf(items)),
  };
}

/** Below the base's validation URL, where the head still has it for the zone; otherwise below one that it has. */
function droppedFrom(
  certificate: Certificate,
  items: readonly Host[],
  left: readonly Certificate[],
): Certificate {
  const urls = left.flatMap(({ validationUrl }) => validationUrl ?? []);
  const before = certificate.validationUrl;
  const validationUrl = before !== undefined && urls.includes(before) ? before : (urls[0] ?? before);
  return {
    ...certificate,
    hosts: { items, gaps: [] },
    ...(validationUrl && { validationUrl }),
    isDropped: true,
  };
}

/** That a host is validated through the URL of a certificate. */
interface HostDemand {
  readonly host: DomainName;
  readonly certificate: Certificate & { readonly validationUrl: DomainName };
}

/** By host, as far as validation URLs are known. */
function demandsOf(certificates: readonly Certificate[]): Map<DomainName, HostDemand[]> {
  const demands = certificates.flatMap(({ validationUrl, ...certificate }) => {
    if (validationUrl === undefined) return [];
    const names = new Set(certificate.hosts.items.map(({ name }) => name));
    return [...names].map(host => ({ host, certificate: { ...certificate, validationUrl } }));
  });
  return groupBy(demands, ({ host }) => host);
}

/** Host by host, since one may go to another zone, or to another certificate of its zone, and the others stay. */
function changesBetween(
  before: ReadonlyMap<DomainName, readonly HostDemand[]>,
  after: ReadonlyMap<DomainName, readonly HostDemand[]>,
): UrlChange[] {
  const changes = [...after].flatMap(([host, [now, ...others]]) => {
    const [old] = before.get(host) ?? [];
    if (old === undefined || now === undefined) return [];
    const urls = new Set([now, ...others].map(({ certificate }) => certificate.validationUrl));
    if (before.get(host)?.some(({ certificate }) => urls.has(certificate.validationUrl))) return [];
    return [{ host, old: old.certificate, now: now.certificate }];
  });
  const alike = groupBy(changes, ({ old, now }) =>
    [old.zone, old.validationUrl, now.zone, now.validationUrl].join(' '),
  );
  return [...alike.values()].map(together => {
    const [{ old, now }] = together as [(typeof changes)[number]];
    return {
      zone: now.zone,
      ...(old.zone !== now.zone && { from: old.zone }),
      hosts: together.map(({ host }) => host),
      before: old.validationUrl,
      after: now.validationUrl,
      ...(now.span && !now.isDropped && { span: now.span }),
    };
  });
}
