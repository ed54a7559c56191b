import { type DomainName, isAtOrBelow, NameError } from '../../dns/name.js';
import { groupBy } from '../../group.js';
import type { Manifest } from '../../syntax/kubernetes/manifests.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, itemsAt, plainText, textParts } from '../../syntax/kubernetes/walk.js';
import type { Value } from '../../value.js';
import { writtenName } from '../written.js';
import { type Provider, providerOf } from './providers.js';

/** A zone that Crossplane creates or looks at. */
export interface CrossplaneZone {
  readonly manifest: Manifest;
  readonly provider: Provider;
  /** Undefined where it is not wholly known. */
  readonly apex: DomainName | undefined;
  readonly isPrivate: boolean;
}

/** The name that a provider gives an object: Crossplane's annotation for it, or the object's own. */
export function externalName({ fields }: Manifest): Node | undefined {
  return (
    fieldAt(fields, 'metadata', 'annotations', 'crossplane.io/external-name') ??
    fieldAt(fields, 'metadata', 'name')
  );
}

/** What Crossplane may do with an object is to look at it, and no more. */
export function isOnlyObserved({ fields }: Manifest): boolean {
  const policies = itemsAt(fields, 'spec', 'managementPolicies').map(plainText);
  return policies.length > 0 && policies.every(policy => policy === 'Observe');
}

/** The zones among some manifests, for records to refer to. */
export class CrossplaneZones {
  readonly all: readonly CrossplaneZone[];
  readonly #byName: ReadonlyMap<string | undefined, readonly CrossplaneZone[]>;
  readonly #byExternalName: ReadonlyMap<string | undefined, readonly CrossplaneZone[]>;
  readonly #byLabel = new Map<string, CrossplaneZone[]>();

  constructor(manifests: readonly Manifest[]) {
    this.all = manifests.flatMap(manifest => {
      const provider = providerOf(manifest);
      if (provider === undefined || provider.zoneKind !== manifest.kind) return [];
      const forProvider = fieldAt(manifest.fields, 'spec', 'forProvider');
      const name = provider.zoneName ? fieldAt(forProvider, provider.zoneName) : externalName(manifest);
      return [{ manifest, provider, apex: apexOf(name), isPrivate: provider.isPrivate(forProvider) }];
    });
    this.#byName = groupBy(this.all, ({ manifest }) => manifest.name);
    this.#byExternalName = groupBy(this.all, ({ manifest }) => plainText(externalName(manifest)));
    for (const zone of this.all) {
      for (const label of labelsIn(fieldAt(zone.manifest.fields, 'metadata', 'labels'))) {
        const others = this.#byLabel.get(label);
        if (others === undefined) this.#byLabel.set(label, [zone]);
        else others.push(zone);
      }
    }
  }

  /** The zone that a record says it is in; undefined where that is not in these files. */
  of(
    provider: Provider,
    forProvider: Node | undefined,
    owner: Value<DomainName>,
  ): CrossplaneZone | undefined {
    const meant = this.#meantBy(provider, forProvider).filter(zone => zone.provider.name === provider.name);
    // Of zones of one name, as the environments of a repository may have them, the one that holds the owner.
    const holding = meant.filter(({ apex }) => apex && owner.known && isAtOrBelow(owner.value, apex));
    return holding.sort((a, b) => b.apex!.length - a.apex!.length)[0] ?? meant[0];
  }

  #meantBy({ zone }: Provider, forProvider: Node | undefined): readonly CrossplaneZone[] {
    const id = plainText(fieldAt(forProvider, zone));
    if (id !== undefined) return this.#byExternalName.get(id.split('/').at(-1)) ?? [];
    const name = plainText(fieldAt(forProvider, `${zone}Ref`, 'name'));
    if (name !== undefined) return this.#byName.get(name) ?? [];
    const [first, ...more] = labelsIn(fieldAt(forProvider, `${zone}Selector`, 'matchLabels')).map(
      label => this.#byLabel.get(label) ?? [],
    );
    return first?.filter(candidate => more.every(others => others.includes(candidate))) ?? [];
  }
}

/** Labels as texts; one that is not wholly known is like no other. */
function labelsIn(labels: Node | undefined): string[] {
  if (labels?.kind !== 'fields') return [];
  return [...labels.fields].map(([name, value]) => `${name}=${plainText(value) ?? '\0'}`);
}

/** The zone that a text names; undefined where it is missing or not wholly known. */
export function apexOf(node: Node | undefined): DomainName | undefined {
  const parts = textParts(node);
  if (node === undefined || parts === undefined) return undefined;
  const name = writtenName(parts, node.span, 'absolute', undefined);
  return name instanceof NameError || !name.known ? undefined : name.value;
}
