import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import type { Manifest } from '../../syntax/kubernetes/manifests.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, plainText } from '../../syntax/kubernetes/walk.js';
import { partsOfValue, type Value } from '../../value.js';
import { leftToTemplate, ownerOf, undotted } from '../kubernetes/record-fields.js';
import type { OwnerRead } from '../kubernetes/zone-drafts.js';
import { dataOf } from './data.js';
import type { Provider } from './providers.js';
import { externalName, isOnlyObserved } from './zones.js';

/** What a record says, as far as it can be understood. */
export interface RecordRead {
  readonly read?: OwnerRead;
  readonly problems: readonly Problem[];
}

/** The name of a record as it is written, taken for a whole one, or what is wrong with it. */
export function nameIn(manifest: Manifest, { recordName }: Provider): Value<DomainName> | string {
  const node = nameOf(manifest, recordName);
  if (node !== undefined) return ownerOf(node, 'absolute', undefined);
  return `\`${recordName ?? 'metadata.name'}\` is missing, and with it the record’s place in the DNS. Write it.`;
}

/** The name of a record in its zone, or what is wrong with it. */
export function ownerIn(
  manifest: Manifest,
  provider: Provider,
  apex: DomainName | undefined,
): Value<DomainName> | string {
  const name = nameIn(manifest, provider);
  const node = nameOf(manifest, provider.recordName);
  if (typeof name === 'string' || node === undefined) return name;
  if (apex !== undefined || provider.dots !== 'either') return ownerOf(node, provider.dots, apex);
  const hole = { expression: '…', reason: 'a zone that could not be told' };
  return { ...name, known: false, parts: [...partsOfValue(name), hole] };
}

function nameOf(manifest: Manifest, field: string | undefined): Node | undefined {
  return field === undefined ? externalName(manifest) : given(manifest, field);
}

/** What a field is created with: `initProvider` fills in what `forProvider` leaves out. */
function given({ fields }: Manifest, field: string): Node | undefined {
  return fieldAt(fields, 'spec', 'forProvider', field) ?? fieldAt(fields, 'spec', 'initProvider', field);
}

/** Reads a record whose kind its provider knows. */
export function readRecord(manifest: Manifest, provider: Provider, owner: Value<DomainName>): RecordRead {
  const { fields, kind } = manifest;
  const { span } = fields;
  const forProvider = fieldAt(fields, 'spec', 'forProvider') ?? fields;
  const fixed = provider.recordKind.exec(kind)?.[1];
  const field = provider.values.find(name => given(manifest, name) !== undefined);
  const values = field === undefined ? undefined : given(manifest, field);
  const name = nameOf(manifest, provider.recordName);
  const type = given(manifest, 'type');
  const unknown = leftToTemplate(forProvider, { name, type: fixed === undefined ? type : name, values });
  if (unknown !== undefined) return { read: { owner, records: [], unknown, span }, problems: [] };
  const rrtype = fixed ?? plainText(type)?.toUpperCase();
  if (!rrtype || field === undefined || values === undefined) {
    const missing = rrtype ? `\`${provider.values[0]}\`` : '`type`';
    const message = `This record has no ${missing}, so nothing of it is published. Write it.`;
    return { problems: [{ message, span }] };
  }
  const records = dataOf(rrtype, field, values).map((data): ResourceRecord => ({ owner, ...data, span }));
  const withheld = isOnlyObserved(manifest) && {
    withheld: 'Crossplane only looks at it (`managementPolicies: [Observe]`)',
  };
  const problems = provider.name === 'google' ? undotted(rrtype, name, values) : [];
  return { read: { owner, records, ...withheld, span }, problems };
}
