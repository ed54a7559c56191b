import { challengeLabel } from '../delegated-dcv.js';
import { type DomainName, labelsOf, parentOf } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import { meantBy, shapeOf } from '../rules/dcv-cname.js';
import { firstHole, type Hole } from '../value.js';
import { idOf } from './ids.js';

/** A CNAME that delegates DCV to Cloudflare, or may. With neither id nor hole a placeholder stands in its target. */
export interface Use {
  readonly zone: Zone;
  readonly record: ResourceRecord;
  /** What is validated through it, as its target or else its owner says; the DNS zone's apex where neither does. */
  readonly host: DomainName;
  /** The id in its target, where the files spell it out. */
  readonly id?: string;
  /** What stands for the id, or for the target. */
  readonly hole?: Hole;
}

/** A record whose id is to be replaced. */
export type Mover = Use & { readonly id: string };

/** The records that a zone's files hold, also those that their tool does not publish. */
export function recordsOf({ records, withheld = [] }: Zone): readonly ResourceRecord[] {
  return withheld.length === 0 ? records.items : [...records.items, ...withheld.map(({ record }) => record)];
}

/** Every such CNAME. */
export function usesIn(zones: readonly Zone[]): Use[] {
  return zones.flatMap(zone => recordsOf(zone).flatMap(record => useOf(record, zone) ?? []));
}

const ending = '.dcv.cloudflare.com.';

function useOf(record: ResourceRecord, zone: Zone): Use | undefined {
  const { owner, rdata, type } = record;
  if (type !== 'CNAME') return undefined;
  const isChallenge = owner.known && labelsOf(owner.value)[0] === challengeLabel;
  const use = { zone, record, host: (isChallenge && parentOf(owner.value)) || zone.apex };
  if (rdata.known) {
    const shape = shapeOf(record, zone);
    const meant = shape && meantBy(shape);
    if (meant === undefined) return shape && use;
    const host = meant.kind === 'proper' ? meant.host : use.host;
    return { ...use, host, id: idOf(meant.validationUrl) };
  }
  const literals = rdata.parts.map(part => (typeof part === 'string' ? part.toLowerCase() : '\0'));
  // Behind a hole only what follows a dot is a whole label.
  const id = /(?:^|\.)([a-z0-9]+)\.dcv\.cloudflare\.com/.exec(literals.join(''))?.[1];
  if (id !== undefined) return { ...use, id };
  const holes = rdata.parts.filter(part => typeof part !== 'string');
  const reference = holes.find(({ validationIdOf }) => validationIdOf !== undefined);
  if (reference !== undefined) return { ...use, hole: reference };
  const end = literals.at(-1)!.replace('\0', '');
  const mayDelegate = ending.endsWith(end) || end.endsWith(ending.slice(1));
  return isChallenge && mayDelegate ? { ...use, hole: firstHole(rdata.parts)! } : undefined;
}
