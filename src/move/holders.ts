import { validationNameOf } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, NameError, parseName, root, upTo } from '../dns/name.js';
import type { Inventory, KnownValidationUrl } from '../inventory/inventory.js';
import { requirementsOf } from '../requirements.js';
import { idOf } from './ids.js';
import type { Move } from './plan.js';

/** Whose hosts and ids are whose, as the inventory tells. */
export class Holders {
  private readonly zones: ReadonlySet<DomainName>;
  private readonly known: ReadonlyMap<string, readonly KnownValidationUrl[]>;
  /** The validation names that certificates of the zone demand. */
  readonly demanded: ReadonlySet<DomainName>;
  /** The ids that are or were the zone's own, but for the new one. */
  readonly own: ReadonlySet<string>;

  constructor(private readonly move: Move) {
    const { inventory, zone, to } = move;
    this.zones = new Set([zone, ...(move.cloudflareZones ?? []), ...zonesOf(inventory)]);
    const known = new Map<string, KnownValidationUrl[]>();
    for (const one of inventory.validationUrls) {
      const id = idOf(one.url);
      known.set(id, [...(known.get(id) ?? []), one]);
    }
    this.known = known;
    this.demanded = new Set(
      requirementsOf(inventory.certificates)
        .filter(({ certificates }) => certificates.some(certificate => certificate.zone === zone))
        .map(({ owner }) => owner),
    );
    this.own = new Set(
      [...known.keys()].filter(id => id !== idOf(to) && this.foreignHolderOf(id) === undefined),
    );
  }

  /** Whose an id is, where the inventory knows it as somebody else's. */
  foreignHolderOf(id: string): KnownValidationUrl | undefined {
    const { zone } = this.move;
    return this.known.get(id)?.find(({ holder, state }) => holder !== zone || state === 'vendor');
  }

  /** The longest zone at Cloudflare that encloses a host; undefined where none is known to. */
  zoneOf(host: DomainName): DomainName | undefined {
    for (const name of upTo(host, root)) if (this.zones.has(name)) return name;
    return undefined;
  }

  /** Whether a name and everything below it is the zone's. */
  hasAllBelow(name: DomainName): boolean {
    const isOther = (zone: DomainName): boolean => zone !== this.move.zone && isAtOrBelow(zone, name);
    return this.zoneOf(name) === this.move.zone && ![...this.zones].some(isOther);
  }

  /** Whether the zone's certificates ask for the host's record. */
  demands(host: DomainName): boolean {
    return this.demanded.has(validationNameOf(host));
  }

  /**
   * Whether a host is the zone's: by its name or, where it is a custom hostname (Cloudflare for SaaS) and so outside,
   * by a certificate, or by one of the zone's own ids at a host that no other zone has.
   */
  isOwnHost(host: DomainName, id: string | undefined): boolean {
    const { zone } = this.move;
    const enclosing = this.zoneOf(host);
    if (enclosing === zone) return true;
    if (isAtOrBelow(host, zone)) return false;
    const isOwnId = id !== undefined && (this.own.has(id) || id === idOf(this.move.to));
    return this.demands(host) || (enclosing === undefined && isOwnId);
  }
}

function zonesOf({ certificates, exempt, validationUrls }: Inventory): DomainName[] {
  const holders = validationUrls
    .filter(({ state }) => state !== 'vendor')
    .map(({ holder }) => parseName(holder))
    .filter(name => !(name instanceof NameError));
  return [
    ...certificates.items.map(({ zone }) => zone),
    ...exempt.map(({ zone }) => zone),
    ...(holders as DomainName[]),
  ];
}
