import { type DomainName, isAtOrBelow } from '../../dns/name.js';
import { groupBy } from '../../group.js';
import type { Problem } from '../../source.js';
import { type Manifest, mayShareNamespace } from '../../syntax/kubernetes/manifests.js';
import { fieldAt, plainText } from '../../syntax/kubernetes/walk.js';
import type { Value } from '../../value.js';
import { absoluteOwner } from '../kubernetes/record-fields.js';

/** A zone that Config Connector creates. */
export interface ManagedZone {
  readonly manifest: Manifest;
  /** Undefined where it is not wholly known. */
  readonly apex: DomainName | undefined;
  /** Whether only networks of its owner see it. */
  readonly isPrivate: boolean;
}

/** The zones of all files, for records to refer to. */
export class ManagedZones {
  readonly problems: Problem[] = [];
  readonly all: readonly ManagedZone[];
  readonly #byName: ReadonlyMap<string | undefined, readonly ManagedZone[]>;
  readonly #byResource: ReadonlyMap<string | undefined, readonly ManagedZone[]>;

  constructor(manifests: readonly Manifest[]) {
    this.all = manifests
      .filter(({ kind }) => kind === 'DNSManagedZone')
      .map(manifest => this.#read(manifest));
    this.#byName = groupBy(this.all, ({ manifest }) => manifest.name);
    this.#byResource = groupBy(
      this.all,
      ({ manifest }) => plainText(fieldAt(manifest.fields, 'spec', 'resourceID')) ?? manifest.name,
    );
  }

  #read(manifest: Manifest): ManagedZone {
    const spec = fieldAt(manifest.fields, 'spec') ?? manifest.fields;
    const apex = absoluteOwner(spec, 'dnsName');
    if (typeof apex === 'string') this.problems.push({ message: apex, span: spec.span });
    const isPrivate = plainText(fieldAt(spec, 'visibility'))?.toLowerCase() === 'private';
    return { manifest, apex: typeof apex !== 'string' && apex.known ? apex.value : undefined, isPrivate };
  }

  /** The zone that a record set's `managedZoneRef` names; undefined where it is not in these files. */
  of(recordSet: Manifest, owner: Value<DomainName>): ManagedZone | undefined {
    const ref = fieldAt(recordSet.fields, 'spec', 'managedZoneRef');
    const external = plainText(fieldAt(ref, 'external'));
    const name = plainText(fieldAt(ref, 'name'));
    if (external !== undefined) return this.#nearest(this.#byResource.get(external.split('/').at(-1)), owner);
    if (name === undefined) return undefined;
    const namespace = plainText(fieldAt(ref, 'namespace')) ?? recordSet.namespace;
    const here = this.#byName
      .get(name)
      ?.filter(zone => mayShareNamespace(zone.manifest.namespace, namespace));
    return this.#nearest(here, owner);
  }

  /** Of zones of one name, as the environments of a repository may have them, the one that holds the owner. */
  #nearest(zones: readonly ManagedZone[] = [], owner: Value<DomainName>): ManagedZone | undefined {
    const holding = zones.filter(
      ({ apex }) => apex !== undefined && owner.known && isAtOrBelow(owner.value, apex),
    );
    return [...holding].sort((a, b) => b.apex!.length - a.apex!.length)[0] ?? zones[0];
  }
}
