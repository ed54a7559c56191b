import type { DeclaredCertificate } from '../../inventory/declared.js';
import type { Zones } from '../terraform/configuration/zones.js';
import { certificateOf, Delegations, zoneIdOf } from '../terraform/resources/certificate-pack.js';
import type { Program, Resource } from './program.js';

/** The certificate packs among the resources of a program; to be asked when its records were read. */
export function certificatesOf(
  program: Program,
  resources: readonly Resource[],
  zones: Zones,
): DeclaredCertificate[] {
  const packs = resources.filter(({ meaning }) => meaning.isCertificate);
  if (packs.length === 0) return [];
  program.readVariables();
  const delegations = new Delegations();
  for (const id of program.delegations) delegations.add(id, zones.ofId(id));
  return packs.map(({ name, attributes, span }) => {
    const id = zoneIdOf(attributes);
    const zone = zones.ofId(id);
    const isDelegated = delegations.has(id, zone) || program.delegated.has(name);
    return certificateOf({ address: name, attributes, zone, isDelegated, span });
  });
}
