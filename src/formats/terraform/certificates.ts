import type { DeclaredCertificate } from '../../inventory/declared.js';
import type { Hole } from '../../value.js';
import type { Resource } from './configuration/resource.js';
import type { Run } from './configuration/run.js';
import {
  certificateOf,
  certificatePack,
  Delegations,
  dcvDelegation,
  zoneIdOf,
} from './resources/certificate-pack.js';

/** A resource, and the address of the module that it is in; absent for the root. */
export interface Placed {
  readonly resource: Resource;
  readonly module: string | undefined;
}

/** The certificate packs among all resources; to be asked when the records were read, since these may use them. */
export function certificatesOf(placed: readonly Placed[], run: Run): DeclaredCertificate[] {
  // What may not be there counts for what stands under the same condition.
  const delegations = new Map<Hole | undefined, Delegations>();
  for (const { resource } of placed) {
    if (resource.mode !== 'data' || resource.type !== dcvDelegation) continue;
    const id = zoneIdOf(resource.arguments);
    const under = delegations.get(resource.doubt) ?? new Delegations();
    under.add(id, run.zones.ofId(id));
    delegations.set(resource.doubt, under);
  }
  return placed.flatMap(({ resource, module }) => {
    const { mode, type, address, arguments: attributes, doubt, span } = resource;
    if (mode !== 'managed' || type !== certificatePack) return [];
    const id = zoneIdOf(attributes);
    const zone = run.zones.ofId(id);
    const isRead = [undefined, doubt].some(condition => delegations.get(condition)?.has(id, zone));
    return certificateOf({
      address: module === undefined ? address : `${module}.${address}`,
      attributes,
      zone,
      isDelegated: isRead || run.delegated.has(resource),
      ...(doubt && { doubt }),
      span,
    });
  });
}
