import type { Span } from '../../../source.js';
import { type Datum, type MapDatum, unknownDatum } from '../evaluate/datum.js';

/** How deep values may lead to others; a chain of references beyond it would end in a stack overflow. */
const deepest = 150;

/** Counts how deep evaluation has gone, over all maps of one run. */
export interface Depth {
  now: number;
}

/** What stands in for a member that cannot be evaluated. */
export type StandIn = (key: string, reason: string) => Datum;

/** Members of an object that are evaluated when they are asked for, once each. */
export class LazyMap implements ReadonlyMap<string, Datum> {
  /** Undefined while a member is being evaluated. */
  private readonly settled = new Map<string, Datum | undefined>();

  constructor(
    private readonly makers: ReadonlyMap<string, () => Datum>,
    /** For a member that leads to itself, or is reached too deep; the reason ends a sentence. */
    private readonly standIn: StandIn,
    private readonly depth: Depth,
    /** Why there may be members beyond these, for the attributes that only a provider knows. */
    private readonly beyond?: string,
  ) {}

  get size(): number {
    return this.makers.size;
  }

  has(key: string): boolean {
    return this.makers.has(key);
  }

  get(key: string): Datum | undefined {
    const settled = this.settled.get(key);
    if (settled !== undefined) return settled;
    const make = this.makers.get(key);
    if (make === undefined && this.beyond === undefined) return undefined;
    if (this.settled.has(key)) return this.standIn(key, 'which refers to itself');
    if (this.depth.now >= deepest)
      return this.standIn(key, `which is reached over more than ${deepest} references`);
    const datum = make === undefined ? this.standIn(key, this.beyond!) : this.evaluate(key, make);
    this.settled.set(key, datum);
    return datum;
  }

  keys(): MapIterator<string> {
    return this.makers.keys();
  }

  values(): MapIterator<Datum> {
    return this.all().values();
  }

  entries(): MapIterator<[string, Datum]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Datum]> {
    return this.entries();
  }

  forEach(visit: (value: Datum, key: string, map: ReadonlyMap<string, Datum>) => void): void {
    for (const [key, datum] of this) visit(datum, key, this);
  }

  private evaluate(key: string, make: () => Datum): Datum {
    this.settled.set(key, undefined);
    this.depth.now++;
    const datum = make();
    this.depth.now--;
    return datum;
  }

  private all(): Map<string, Datum> {
    return new Map([...this.makers.keys()].map(key => [key, this.get(key)!]));
  }
}

/** An object whose members are evaluated when they are asked for; expressions call them by the prefix and their name. */
export function lazyObject(
  prefix: string,
  makers: ReadonlyMap<string, () => Datum>,
  span: Span,
  depth: Depth,
): MapDatum {
  const standIn: StandIn = (key, reason) => unknownDatum(`${prefix}${key}`, reason, span);
  return { kind: 'map', entries: new LazyMap(makers, standIn, depth), span };
}
