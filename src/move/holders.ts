import { validationNameOf } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, root, upTo } from '../dns/name.js';
import type { KnownValidationUrl } from '../inventory/inventory.js';
import { idOf } from './ids.js';
import type { Move } from './plan.js';
import type { Use } from './uses.js';

/** Whose hosts and ids are whose: by the inventory or, where it knows no former id of the zone, by the records. */
export class Holders {
  /** The validation names that certificates of the zone need. */
  readonly demanded: ReadonlySet<DomainName>;
  /** The ids that the inventory knows as somebody else's. */
  readonly foreign: ReadonlyMap<string, KnownValidationUrl>;
  /** The ids that are or were the zone's own, but for the new one. */
  readonly own: ReadonlySet<string>;
  private readonly zones: ReadonlySet<string>;

  constructor(
    private readonly move: Move,
    uses: readonly Use[],
  ) {
    const { zone, to, inventory, cloudflareZones = [] } = move;
    const { certificates, exempt, validationUrls } = inventory;
    const demanding = certificates.items.filter(certificate => certificate.zone === zone);
    const hosts = demanding.flatMap(certificate => certificate.hosts.items);
    this.demanded = new Set(hosts.map(({ name }) => validationNameOf(name)));
    const holding = validationUrls.filter(({ state }) => state !== 'vendor').map(({ holder }) => holder);
    const listed = [...certificates.items, ...exempt].map(certificate => certificate.zone);
    this.zones = new Set([zone, ...cloudflareZones, ...listed, ...holding]);
    const others = validationUrls.filter(({ holder, state }) => holder !== zone || state === 'vendor');
    this.foreign = new Map(others.map(known => [idOf(known.url), known]));
    const isFormer = (id: string): boolean => id !== idOf(to) && !this.foreign.has(id);
    this.own = new Set(validationUrls.map(({ url }) => idOf(url)).filter(isFormer));
    if (this.own.size === 0)
      this.own = this.onlyId(uses.filter(({ id }) => id !== undefined && isFormer(id)));
  }

  /** The longest zone at Cloudflare that encloses a host; undefined where none is known to. */
  zoneOf(host: DomainName): DomainName | undefined {
    for (const name of upTo(host, root)) if (this.zones.has(name)) return name;
    return undefined;
  }

  /** Whether the zone's certificates need the record. */
  demands({ record: { owner } }: Use): boolean {
    return owner.known && this.demanded.has(owner.value);
  }

  /**
   * Whether a record is the zone's: by its host or, where that is outside of the zone (a custom hostname of Cloudflare
   * for SaaS), by a certificate, or by an id of the zone at a host that no other zone has.
   */
  isOwn(use: Use): boolean {
    const { zone, to } = this.move;
    const holder = this.zoneOf(use.host);
    if (holder === zone || isAtOrBelow(use.host, zone)) return holder === zone;
    const hasOwnId = use.id !== undefined && (this.own.has(use.id) || use.id === idOf(to));
    return this.demands(use) || (holder === undefined && hasOwnId);
  }

  /** The one id that records of the zone use, if no others use it; of two, one may be a vendor's. */
  private onlyId(uses: readonly Use[]): ReadonlySet<string> {
    const ids = new Set(uses.filter(use => this.isOwn(use)).map(({ id }) => id!));
    const isShared = uses.some(use => ids.has(use.id!) && !this.isOwn(use));
    return ids.size === 1 && !isShared ? ids : new Set();
  }
}
