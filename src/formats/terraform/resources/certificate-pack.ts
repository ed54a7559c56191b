import type { DeclaredCertificate } from '../../../inventory/declared.js';
import type { Span } from '../../../source.js';
import { type Hole, type Parts, type Value, wholeText } from '../../../value.js';
import { merged } from '../../written.js';
import type { KnownZone } from '../configuration/zones.js';
import type { Datum } from '../evaluate/datum.js';
import { at, first, knownAt, textOf } from './fields.js';

/** The type of resource that orders a certificate, in providers 2 to 5. */
export const certificatePack = 'cloudflare_certificate_pack';

/** The data source of a zone's validation id. */
export const dcvDelegation = 'cloudflare_dcv_delegation';

/** A certificate pack of which the arguments are evaluated, in the words of Terraform. */
export interface EvaluatedPack {
  readonly address: string;
  readonly attributes: Datum;
  /** The zone that its id is of, where that was found. */
  readonly zone: KnownZone | undefined;
  readonly isDelegated: boolean;
  /** Why it is not known whether there is such a resource. */
  readonly doubt?: Hole;
  readonly span: Span;
}

/** What a certificate pack declares. */
export function certificateOf(pack: EvaluatedPack): DeclaredCertificate {
  const { address, attributes, zone, isDelegated, doubt, span } = pack;
  const id = zoneIdOf(attributes);
  const name = zone && zoneNameOf(zone);
  const valueAt = (path: string): Value<string> | undefined => {
    const datum = first(attributes, path);
    return datum && asValue(textOf(datum), datum.span);
  };
  const [type, authority, method] = ['type', 'certificate_authority', 'validation_method'].map(valueAt);
  const validityDays = Number(knownAt(attributes, 'validity_days'));
  return {
    address,
    zoneId: id,
    ...(name && { zone: name }),
    ...(zone?.type && { zoneType: zone.type }),
    isDelegated,
    ...hostsOf(pack),
    ...(doubt && { doubt: `whether it exists depends on ${because(doubt)}` }),
    ...(type && { type }),
    ...(authority && { authority }),
    ...(method && { method }),
    ...(Number.isSafeInteger(validityDays) && validityDays > 0 && { validityDays }),
    span,
  };
}

/** The id of the zone of a resource of Cloudflare, as far as it is written. */
export function zoneIdOf(attributes: Datum): Parts {
  const id = first(attributes, 'zone_id');
  return id === undefined ? [] : merged(textOf(id));
}

/** More than Cloudflare takes, which is 50 and the zone's name. */
const mostHosts = 100;

function hostsOf({ address, attributes }: EvaluatedPack): Pick<DeclaredCertificate, 'hosts' | 'hostsDoubt'> {
  const list = attributes.kind === 'map' ? attributes.entries.get('hosts') : attributes;
  const dependingOn = (hole: Hole) => `the hosts of ${address} depend on ${because(hole)}`;
  if (list?.kind === 'unknown' || list?.kind === 'reference')
    return { hosts: [], hostsDoubt: dependingOn(list.hole) };
  const { values, more } = at(attributes, 'hosts');
  const hosts = values.slice(0, mostHosts).map(datum => asValue(textOf(datum), datum.span));
  if (more !== undefined) return { hosts, hostsDoubt: dependingOn(more) };
  if (hosts.length === 0) return { hosts, hostsDoubt: `${address} lists no hosts` };
  if (hosts.length === values.length) return { hosts };
  return { hosts, hostsDoubt: `${address} lists more hosts than a certificate may have` };
}

function because({ expression, reason }: Hole): string {
  return `${expression}, ${reason}`;
}

function zoneNameOf({ name, span }: KnownZone): Value<string> | undefined {
  if ('apex' in name) return { known: true, value: name.apex, span };
  return name.parts.length === 0 ? undefined : asValue(name.parts, span);
}

function asValue(written: Parts, span: Span): Value<string> {
  const parts = merged(written);
  const value = wholeText(parts);
  return value === undefined ? { known: false, parts, span } : { known: true, value, span };
}

/** The zones of which code reads the validation id, by whatever their ids are told apart. */
export class Delegations {
  private readonly keys = new Set<string | Hole>();

  add(zoneId: Parts, zone: KnownZone | undefined): void {
    for (const key of keysOf(zoneId, zone)) this.keys.add(key);
  }

  has(zoneId: Parts, zone: KnownZone | undefined): boolean {
    return keysOf(zoneId, zone).some(key => this.keys.has(key));
  }
}

/** An id that is known, the very hole that stands for one, and the zone's name. */
function keysOf(id: Parts, zone: KnownZone | undefined): (string | Hole)[] {
  const [only] = id;
  const name = zone && zoneNameOf(zone);
  return [
    ...(id.length === 1 && only !== undefined ? [typeof only === 'string' ? `id ${only}` : only] : []),
    ...(name?.known ? [`zone ${name.value}`] : []),
  ];
}
