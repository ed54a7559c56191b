import type { DomainName } from '../../../dns/name.js';
import type { Parts } from '../../../value.js';
import { holeIn } from '../evaluate/convert.js';
import type { Datum, ListDatum } from '../evaluate/datum.js';
import { first, textOf } from '../resources/fields.js';
import { challengeOwner, delegationTarget, distinctHosts } from '../resources/validation-id.js';
import { objectOf } from './instances.js';
import type { Resource } from './resource.js';
import type { Run } from './run.js';
import { whyUnknown } from './unknown-attribute.js';

/** What Cloudflare adds to a certificate pack: the records that delegate the validation of its hosts. */
export function packAttributes(resource: Resource, run: Run): Map<string, () => Datum> {
  const records = () => {
    run.delegated.add(resource);
    return recordsOf(resource, run);
  };
  return new Map([['dcv_delegation_records', records]]);
}

const onlyApply = whyUnknown('managed');

/** A record for each host; the zone's own name is a host of every certificate, whether it is listed or not. */
function recordsOf(resource: Resource, run: Run): Datum {
  const { arguments: own, address, span } = resource;
  const apex = cloudflareZoneOf(resource, run);
  const hosts = own.entries.get('hosts');
  const written = hosts?.kind === 'list' ? hosts.items.map(textOf) : [];
  const all = distinctHosts([...written, ...(apex === undefined ? [] : [[apex]])]);
  const items = all.map(host => recordOf(resource, host, apex));
  // The API promises no order.
  const known: ListDatum = { kind: 'list', items, ...(items.length > 1 && { isSet: true }), span };
  if (hosts?.kind === 'list' && hosts.open === undefined) return known;
  const hole = (hosts && holeIn(hosts)) ?? { expression: `${address}.hosts`, reason: onlyApply };
  const one = recordOf(resource, [{ ...hole, expression: `${address}.hosts[*]` }], apex);
  return { ...known, open: { hole, candidates: [one] } };
}

function recordOf({ address, block, span }: Resource, host: Parts, apex: DomainName | undefined): Datum {
  const expression = `${address}.dcv_delegation_records[*].cname_target`;
  const text = (parts: Parts): Datum => ({ kind: 'text', parts, span: block.headSpan });
  const cname = text(challengeOwner(host));
  const target = text(delegationTarget(host, expression, apex));
  return objectOf({ cname, cname_target: target }, span);
}

/** The name of the zone that a resource of Cloudflare is in, where the configuration tells. */
export function cloudflareZoneOf({ arguments: own }: Resource, run: Run): DomainName | undefined {
  const id = first(own, 'zone_id');
  const name = id && run.zones.ofId(textOf(id))?.name;
  return name && 'apex' in name ? name.apex : undefined;
}

const validationRecords =
  /^(?:data\.)?cloudflare_certificate_packs?\.\S+\.(?:validation|dcv_delegation)_records\b/;

/** A name that a certificate pack asks for, of which no more is known than that: it is a validation name. */
export function foreseenOwner(parts: Parts): Parts {
  const [start] = parts;
  const isAsked = typeof start === 'object' && validationRecords.test(start.expression);
  return isAsked ? ['_acme-challenge.', ...parts] : parts;
}
