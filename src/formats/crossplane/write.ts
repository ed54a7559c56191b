import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import type { Manifest } from '../../syntax/kubernetes/manifests.js';
import { fieldAt, plainText } from '../../syntax/kubernetes/walk.js';
import { manifestAt, objectName, writeField } from '../kubernetes/write.js';
import { type Provider, providerOf, providers } from './providers.js';

/** A CNAME as an object of its own, in the zone of the object that the zone's span is. */
export function writeCname({ span, apex }: Zone, owner: DomainName, target: DomainName): string {
  const beside = manifestAt(span);
  const provider = (beside && providerOf(beside)) ?? providers[0]!;
  const { cnameKind, recordName, dots } = provider;
  const relative = owner === apex ? '@' : owner.slice(0, -apex.length - 1);
  const name = dots === 'relative' ? relative : provider.name === 'google' ? `${owner}.` : owner;
  return [
    '---',
    `apiVersion: ${plainText(fieldAt(beside?.fields, 'apiVersion')) ?? 'route53.aws.upbound.io/v1beta1'}`,
    `kind: ${cnameKind}`,
    'metadata:',
    `  name: ${objectName(owner)}`,
    ...(beside?.namespace === undefined ? [] : [`  namespace: ${beside.namespace}`]),
    ...(recordName === undefined ? ['  annotations:', `    crossplane.io/external-name: ${name}`] : []),
    'spec:',
    '  forProvider:',
    ...(recordName === undefined ? [] : [`    ${recordName}: ${name}`]),
    ...(provider.recordKind.exec(cnameKind)?.[1] !== undefined ? [] : ['    type: CNAME']),
    '    ttl: 300',
    ...provider.writeTarget(target).map(line => `    ${line}`),
    ...zoneFields(provider, beside),
  ].join('\n');
}

/** What says which zone a record is in, and where, as the object beside it has it. */
function zoneFields({ zone, zoneKind }: Provider, beside: Manifest | undefined): string[] {
  if (beside?.kind === zoneKind) return [`    ${zone}Ref:`, `      name: ${beside.name ?? '…'}`];
  const forProvider = fieldAt(beside?.fields, 'spec', 'forProvider');
  return ['', 'Ref', 'Selector']
    .flatMap(suffix => [`${zone}${suffix}`, `resourceGroupName${suffix}`])
    .concat('region')
    .flatMap(field => {
      const value = fieldAt(forProvider, field);
      return value === undefined ? [] : writeField(field, value, '    ');
    });
}
