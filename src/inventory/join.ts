import type { DomainName } from '../dns/name.js';
import { groupBy } from '../group.js';
import { type Certificate, type Host, spellHost } from './certificate.js';
import type { AuthorityChange, Inventory, UrlChange } from './inventory.js';

/** The demands of both, and what the head has otherwise than the base. */
export interface Joined {
  readonly inventory: Inventory;
  readonly urlChanges: UrlChange[];
  readonly authorityChanges: AuthorityChange[];
}

/**
 * What head and base of a change demand together, so that no edit of an inventory lowers the demands silently: hosts
 * that only the base demands stay on its certificates, marked as dropped. Of a zone's validation URL the head's is the
 * one that counts.
 */
export function join(head: Inventory, base: Inventory): Joined {
  const demanded = new Set(head.certificates.items.flatMap(({ hosts }) => hosts.items.map(spellHost)));
  const urls = groupBy(head.certificates.items, ({ zone }) => zone);
  const dropped = base.certificates.items.flatMap(certificate => {
    const items = certificate.hosts.items.filter(host => !demanded.has(spellHost(host)));
    return items.length === 0 ? [] : [droppedFrom(certificate, items, urls.get(certificate.zone) ?? [])];
  });
  const items = [...head.certificates.items, ...dropped];
  return {
    inventory: { ...head, certificates: { items, gaps: head.certificates.gaps } },
    urlChanges: changesBetween(demandsOf(base.certificates.items), demandsOf(items)),
    authorityChanges: authorityChanges(base.certificates.items, head.certificates.items),
  };
}

/** Host by host as well: authorities that no certificate with the host has any more. */
function authorityChanges(before: readonly Certificate[], after: readonly Certificate[]): AuthorityChange[] {
  const listing = (certificates: readonly Certificate[]) =>
    certificates.flatMap(certificate => certificate.hosts.items.map(host => ({ host, certificate })));
  const now = groupBy(listing(after), ({ host }) => spellHost(host));
  const changes = listing(before).flatMap(({ host, certificate: { authority, zone } }) => {
    const listed = now.get(spellHost(host));
    const [first] = listed ?? [];
    if (authority === undefined || first === undefined) return [];
    if (listed?.some(({ certificate }) => certificate.authority === authority)) return [];
    return [{ zone, host, before: authority, first }];
  });
  const alike = groupBy(changes, ({ zone, before, first }) =>
    [zone, before, first.certificate.authority].join(' '),
  );
  return [...alike.values()].map(together => {
    const [{ zone, before, first }] = together as [(typeof changes)[number]];
    const { authority, span } = first.certificate;
    const hosts = together.map(({ host }) => host);
    return { zone, hosts, before, ...(authority && { after: authority }), ...(span && { span }) };
  });
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
