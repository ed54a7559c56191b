import { type DomainName, isAtOrBelow, NameError, parseName, root, upTo } from '../dns/name.js';
import { groupBy } from '../group.js';
import { firstHole, type Gap, partsOfValue, type Value } from '../value.js';
import {
  type Certificate,
  type CertificateAuthority,
  certificateAuthorities,
  type Host,
  holdsItsZone,
} from './certificate.js';
import type { DeclaredCertificate } from './declared.js';
import { type Eligibility, eligibilityOf } from './eligibility.js';
import type { ExemptCertificate, Inventory, KnownValidationUrl } from './inventory.js';
import { exemptHosts, hostsOf, type PackHosts } from './pack-hosts.js';
import type { CertificatePack } from './snapshot.js';

/** What the code declares, sorted by whether delegated DCV serves it. */
export interface DeclaredInventory {
  readonly certificates: Certificate[];
  readonly exempt: ExemptCertificate[];
  readonly notes: string[];
}

/**
 * The certificates that code declares, as far as it is certain that their zones have delegated DCV: the code says that
 * the zone is partial or reads its validation id, or `known` has the zone. Where Cloudflare serves a zone's DNS it
 * validates by itself, so nothing is demanded on suspicion.
 */
export function declaredIn(declared: readonly DeclaredCertificate[], known: Inventory): DeclaredInventory {
  const zones = knownZones(known);
  const inventory: DeclaredInventory = { certificates: [], exempt: [], notes: [] };
  const unjudged: string[] = [];
  for (const pack of declared) {
    if (!mayBe(pack.type, 'advanced')) continue;
    if (pack.zoneType !== undefined && pack.zoneType !== 'partial') continue;
    const zone = zoneOf(pack, zones);
    const isDelegated = pack.zoneType === 'partial' || pack.isDelegated || (zone && zones.has(zone));
    if (zone === undefined || !isDelegated) unjudged.push(pack.address);
    else sort(pack, zone, zones.get(zone), inventory);
  }
  inventory.notes.push(...onUnjudged(unjudged));
  return inventory;
}

/**
 * Each zone of an inventory that may have its DNS elsewhere, with its validation URL: of one that is not active yet what
 * it will be.
 */
function knownZones({
  certificates,
  exempt,
  validationUrls,
}: Inventory): Map<DomainName, DomainName | undefined> {
  const zones = new Map<DomainName, DomainName | undefined>();
  for (const { zone } of exempt) zones.set(zone, undefined);
  for (const state of ['awaiting', 'present']) {
    for (const { url, holder } of validationUrls.filter(each => each.state === state))
      zones.set(holder as DomainName, url);
  }
  const present = groupBy(validationUrls.filter(isPresent), ({ holder }) => holder);
  for (const [holder, urls] of present) {
    if (urls.every(({ isHosted }) => isHosted)) zones.delete(holder as DomainName);
  }
  for (const { zone, validationUrl } of certificates.items.filter(holdsItsZone))
    zones.set(zone, validationUrl ?? zones.get(zone));
  return zones;
}

function isPresent({ state }: KnownValidationUrl): boolean {
  return state === 'present';
}

/** The zone that the code names, or the nearest known one that encloses every host. */
function zoneOf(
  { zone, hosts }: DeclaredCertificate,
  zones: ReadonlyMap<DomainName, unknown>,
): DomainName | undefined {
  if (zone?.known) {
    const name = parseName(zone.value);
    return name instanceof NameError ? undefined : name;
  }
  const names = hosts.flatMap(host => (host.known ? nameIn(host.value) : []));
  const [first] = names;
  if (first === undefined) return undefined;
  return [...upTo(first, root)].find(name => zones.has(name) && names.every(host => isAtOrBelow(host, name)));
}

function nameIn(host: string): DomainName[] {
  const name = parseName(host.replace(/^\*\./, ''));
  return name instanceof NameError ? [] : [name];
}

function sort(
  pack: DeclaredCertificate,
  zone: DomainName,
  validationUrl: DomainName | undefined,
  { certificates, exempt }: DeclaredInventory,
): void {
  const { hosts, tooLong } = hostsIn(pack, zone, validationUrl);
  const eligibility = eligibilityOfCode(pack, zone);
  const { address: label, span } = pack;
  if (eligibility.is === 'exempt') {
    const { is: _, ...exemption } = eligibility;
    exempt.push({ label, source: 'code', zone, hosts: hosts.items, span, ...exemption });
  }
  if (eligibility.is !== 'counting') return;
  exempt.push(...exemptHosts({ label, source: 'code', zone, span }, tooLong));
  const [doubt] = doubtsOf(pack);
  const authority = authorityOf(pack);
  certificates.push({
    label,
    source: 'code',
    zone,
    hosts,
    ...(validationUrl && { validationUrl }),
    ...(authority && { authority }),
    ...(doubt !== undefined && { doubt }),
    span,
  });
}

/** The hosts as written, and the apex, which Cloudflare's API adds to every advanced certificate. */
function hostsIn(declared: DeclaredCertificate, zone: DomainName, validationUrl?: DomainName): PackHosts {
  const { hosts: written, hostsDoubt, span } = declared;
  const pack = packOf(declared, { text: zone, span });
  const { hosts, tooLong } = hostsOf(pack, zone, validationUrl);
  const gaps = written.flatMap(host => (host.known ? [] : [unknownHost(host)]));
  if (hostsDoubt !== undefined) {
    gaps.push({ reason: hostsDoubt, parts: [{ expression: 'hosts', reason: hostsDoubt }], span });
  }
  const items = hosts.items.map((host): Host => ({ ...host, isDeclared: true }));
  return { hosts: { items, gaps: [...hosts.gaps, ...gaps] }, tooLong };
}

function unknownHost({ parts, span }: Value<string> & { known: false }): Gap {
  const hole = firstHole(parts);
  const reason = `one of its hosts depends on ${hole?.expression}, ${hole?.reason}`;
  return { reason, parts, span };
}

/** Absent or not wholly known counts as the value, so that the doubt is told and not the certificate passed over. */
function mayBe(value: Value<string> | undefined, wanted: string): boolean {
  return value === undefined || !value.known || value.value === wanted;
}

/** Judged as Cloudflare's own list of certificates is, once it is issued. */
function eligibilityOfCode(declared: DeclaredCertificate, name: DomainName): Eligibility {
  const zone = { id: '', name, type: 'partial', status: 'active', formerValidationUrls: [], packs: [] };
  return eligibilityOf(packOf(declared), { zone, rank: 'present', isUnserved: false });
}

/** The pack that Cloudflare makes of it, where what is not known is as it should be. */
function packOf(
  { address, authority, method, hosts: written }: DeclaredCertificate,
  ...more: CertificatePack['hosts']
): CertificatePack {
  const hosts = written.flatMap(host => (host.known ? [{ text: host.value, span: host.span }] : []));
  return {
    id: address,
    type: 'advanced',
    status: 'active',
    hosts: [...hosts, ...more],
    ...(authority?.known && { authority: authority.value }),
    method: method?.known ? method.value : 'txt',
  };
}

/** Why it is not certain that the certificate needs records. */
function doubtsOf({ doubt, type, method }: DeclaredCertificate): string[] {
  return [
    ...(doubt === undefined ? [] : [doubt]),
    ...(type?.known ? [] : [`its type ${unknownBecause(type)}`]),
    ...(method?.known ? [] : [`the way it is validated ${unknownBecause(method)}`]),
  ];
}

function unknownBecause(value: Value<string> | undefined): string {
  const hole = value && firstHole(partsOfValue(value));
  return hole === undefined ? 'is not written' : `depends on ${hole.expression}, ${hole.reason}`;
}

function authorityOf({ authority }: DeclaredCertificate): CertificateAuthority | undefined {
  return authority?.known ? certificateAuthorities.find(each => each === authority.value) : undefined;
}

function onUnjudged(addresses: readonly string[]): string[] {
  if (addresses.length === 0) return [];
  const [first, ...more] = addresses;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return [
    `Nothing that was read tells whether the zone of ${first}${others} has its DNS elsewhere, so no records are demanded for it. dcv-check inventory --lock reads that from Cloudflare; or list the zone under certificates: in the settings.`,
  ];
}
