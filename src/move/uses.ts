import { challengeLabel } from '../delegated-dcv.js';
import { type DomainName, labelsOf, parentOf } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import { meantBy, shapeOf } from '../rules/dcv-cname.js';
import { firstHole, type Hole, type Parts } from '../value.js';
import { idOf } from './ids.js';

/** A CNAME that delegates DCV to Cloudflare, or may. */
export interface Use {
  readonly zone: Zone;
  readonly record: ResourceRecord;
  /** The host that is validated through it, as its target or else its owner says. */
  readonly host?: DomainName;
  readonly made: Making;
}

/** How the validation URL comes into a target: spelled out, asked of Cloudflare, by a placeholder, or nobody knows how. */
export type Making =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'reference'; readonly zone: string }
  | { readonly by: 'placeholder' }
  | { readonly by: 'hole'; readonly hole: Hole };

/** Every such CNAME, also of records that a tool does not publish. */
export function usesIn(zones: readonly Zone[]): Use[] {
  return zones.flatMap(zone =>
    recordsOf(zone)
      .filter(({ type }) => type === 'CNAME')
      .flatMap(record => {
        const use = record.rdata.known
          ? useOfText(record, zone)
          : useOfParts(record, zone, record.rdata.parts);
        return use ?? [];
      }),
  );
}

/** The records that a zone's files hold, also those that their tool does not publish. */
export function recordsOf({ records, withheld = [] }: Zone): readonly ResourceRecord[] {
  return withheld.length === 0 ? records.items : [...records.items, ...withheld.map(({ record }) => record)];
}

function useOfText(record: ResourceRecord, zone: Zone): Use | undefined {
  const shape = shapeOf(record, zone);
  if (shape === undefined) return undefined;
  const meant = meantBy(shape);
  const host = (meant?.kind === 'proper' ? meant.host : undefined) ?? hostOfOwner(record);
  const making: Making =
    meant === undefined ? { by: 'placeholder' } : { by: 'id', id: idOf(meant.validationUrl) };
  return { zone, record, ...(host !== undefined && { host }), made: making };
}

const suffix = '.dcv.cloudflare.com.';

function useOfParts(record: ResourceRecord, zone: Zone, parts: Parts): Use | undefined {
  const host = hostOfOwner(record);
  const own = { zone, record, ...(host !== undefined && { host }) };
  const reference = parts.find(part => typeof part !== 'string' && part.validationIdOf !== undefined);
  if (typeof reference === 'object')
    return { ...own, made: { by: 'reference', zone: reference.validationIdOf! } };
  for (const [index, part] of parts.entries()) {
    // Behind a hole only what follows a dot is a whole label.
    const start = index === 0 ? '(?:^|\\.)' : '\\.';
    const text = typeof part === 'string' ? part.toLowerCase() : '';
    const id = new RegExp(`${start}([a-z0-9]+)\\.dcv\\.cloudflare\\.com`).exec(text)?.[1];
    if (id !== undefined) return { ...own, made: { by: 'id', id } };
  }
  const last = parts.at(-1)!;
  const end = typeof last === 'string' ? last.toLowerCase() : '';
  if (!suffix.endsWith(end) && !end.endsWith(suffix.slice(1))) return undefined;
  return { ...own, made: { by: 'hole', hole: firstHole(parts)! } };
}

/** The host whose validation name the owner is. */
function hostOfOwner({ owner }: ResourceRecord): DomainName | undefined {
  return owner.known && labelsOf(owner.value)[0] === challengeLabel ? parentOf(owner.value) : undefined;
}
