import { type DomainName, NameError, parseName } from '../../../dns/name.js';
import type { Span } from '../../../source.js';
import { type Hole, type Parts, wholeText } from '../../../value.js';
import type { ZoneName } from '../resources/owner.js';

/** A zone as a configuration knows it: a resource, a data source, or a name. */
export interface KnownZone {
  readonly provider: string;
  readonly name: ZoneName;
  /** Whether the configuration creates it. */
  readonly isDeclared: boolean;
  readonly isPrivate: boolean;
  /** Why it is not known whether it is private. */
  readonly maybePrivate?: Hole;
  /** How Cloudflare sets it up, where that is told: `full`, `partial`. */
  readonly type?: string;
  /** Where it is declared, or referred to. */
  readonly span: Span;
  /** What is no domain name and yet names it to resources of its provider: Google's `name`. */
  readonly label?: Parts;
}

/** The zones of a reading, to be found by what resources call them. */
export class Zones {
  private readonly pending: (() => KnownZone)[] = [];
  private readonly byId = new Map<Hole, () => KnownZone>();
  private readonly labels = new Map<string, KnownZone>();
  private readonly numbers = new Map<Hole, number>();
  private settled: KnownZone[] | undefined;

  /** A zone that is looked at when it is needed, and the holes that stand for its ids. */
  add(make: () => KnownZone, ids: readonly Hole[]): () => KnownZone {
    let made: KnownZone | undefined;
    const once = () => (made ??= make());
    this.pending.push(once);
    for (const id of ids) this.byId.set(id, once);
    return once;
  }

  /** Every zone, in the order in which they were met; to be asked when all modules were gone through. */
  all(): readonly KnownZone[] {
    if (this.settled !== undefined) return this.settled;
    this.settled = this.pending.map(make => make());
    for (const zone of this.settled) {
      if (zone.label !== undefined) this.labels.set(this.labelOf(zone.provider, zone.label), zone);
    }
    return this.settled;
  }

  /** The zone that a text is an id of. */
  ofId(parts: Parts): KnownZone | undefined {
    const [only] = parts;
    return parts.length === 1 && typeof only === 'object' ? this.byId.get(only)?.() : undefined;
  }

  /** The zone that a resource of a provider means: by id, label or name. */
  find(parts: Parts, provider: string, span: Span): KnownZone | undefined {
    this.all();
    const known = this.ofId(parts) ?? this.labels.get(this.labelOf(provider, parts));
    if (known !== undefined) return known;
    const apex = apexOf(parts);
    return apex && { provider, name: { apex }, isDeclared: false, isPrivate: false, span };
  }

  /** Text with holes is the same label only where the holes are the same. */
  private labelOf(provider: string, parts: Parts): string {
    const words = parts.map(part => (typeof part === 'string' ? part : this.numberOf(part)));
    return JSON.stringify([provider, ...words]);
  }

  private numberOf(hole: Hole): number {
    const number = this.numbers.get(hole) ?? this.numbers.size;
    this.numbers.set(hole, number);
    return number;
  }
}

/** The zone's name that a text is. Ids and labels have no dots, and nobody keeps a top-level domain like this. */
export function apexOf(parts: Parts): DomainName | undefined {
  const text = wholeText(parts) ?? '';
  if (!text.replace(/\.$/, '').includes('.')) return undefined;
  const name = parseName(text);
  return name instanceof NameError ? undefined : name;
}

/** The name of a zone, as far as it is known. */
export function partsOfZone({ name }: KnownZone): Parts {
  return 'apex' in name ? [name.apex] : name.parts;
}
