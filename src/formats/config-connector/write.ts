import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { fieldAt } from '../../syntax/kubernetes/walk.js';
import { manifestAt, objectName, writeField } from '../kubernetes/write.js';

/** A CNAME as an object of its own, in the zone of the object that the zone's span is. */
export function writeCname({ span }: Zone, owner: DomainName, target: DomainName): string {
  const beside = manifestAt(span);
  const ref = fieldAt(beside?.fields, 'spec', 'managedZoneRef');
  return [
    '---',
    'apiVersion: dns.cnrm.cloud.google.com/v1beta1',
    'kind: DNSRecordSet',
    'metadata:',
    `  name: ${objectName(owner)}`,
    ...(beside?.namespace === undefined ? [] : [`  namespace: ${beside.namespace}`]),
    'spec:',
    `  name: "${owner}."`,
    '  type: CNAME',
    '  ttl: 300',
    ...(ref
      ? writeField('managedZoneRef', ref, '  ')
      : ['  managedZoneRef:', `    name: ${beside?.name ?? '…'}`]),
    '  rrdatas:',
    `    - ${target}.`,
  ].join('\n');
}
