import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { objectName } from '../kubernetes/write.js';

/** A CNAME as an item of the list of endpoints that the zone's span is, or as an object of its own where it is none. */
export function writeCname({ span }: Zone, owner: DomainName, target: DomainName): string {
  const { file, start } = span;
  if (file.path.endsWith('.json')) {
    return JSON.stringify({ dnsName: owner, recordType: 'CNAME', targets: [target] }, undefined, 2);
  }
  const dnsName = owner.startsWith('*') ? `"${owner}"` : owner;
  if (file.text[start] === '-' || file.text[start] === '[')
    return `- dnsName: ${dnsName}\n  recordType: CNAME\n  targets:\n    - ${target}`;
  return [
    '---',
    'apiVersion: externaldns.k8s.io/v1alpha1',
    'kind: DNSEndpoint',
    'metadata:',
    `  name: ${objectName(owner)}`,
    'spec:',
    '  endpoints:',
    `    - dnsName: ${dnsName}`,
    '      recordType: CNAME',
    '      targets:',
    `        - ${target}`,
  ].join('\n');
}
