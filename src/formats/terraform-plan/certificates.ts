import type { DeclaredCertificate } from '../../inventory/declared.js';
import type { Span } from '../../source.js';
import type { Parts } from '../../value.js';
import type { Datum } from '../terraform/evaluate/datum.js';
import {
  certificateOf,
  certificatePack,
  Delegations,
  dcvDelegation,
  zoneIdOf,
} from '../terraform/resources/certificate-pack.js';
import type { PlannedResource } from './plan.js';
import type { References } from './reference.js';
import type { PlannedZones } from './zones.js';

/** A resource with the values that are planned for it, and its place. */
export type Evaluate = (resource: PlannedResource) => { readonly values: Datum; readonly span: Span };

/** The certificate packs among the resources of a plan, and data sources that were read before. */
export function certificatesIn(
  resources: readonly PlannedResource[],
  zones: PlannedZones,
  references: References,
  evaluate: Evaluate,
): DeclaredCertificate[] {
  const zoneOf = (resource: PlannedResource, id: Parts) =>
    zones.called('cloudflare', id) ?? zones.referredBy(resource, ['zone_id'], references);
  const delegations = new Delegations();
  for (const resource of resources) {
    if (resource.mode !== 'data' || resource.type !== dcvDelegation) continue;
    const id = zoneIdOf(evaluate(resource).values);
    delegations.add(id, zoneOf(resource, id));
  }
  return resources.flatMap(resource => {
    const { address, mode, type } = resource;
    if (mode !== 'managed' || type !== certificatePack) return [];
    const { values: attributes, span } = evaluate(resource);
    const id = zoneIdOf(attributes);
    const zone = zoneOf(resource, id);
    const isDelegated = delegations.has(id, zone) || references.isRead(resource, 'dcv_delegation_records');
    return certificateOf({ address, attributes, zone, isDelegated, span });
  });
}
