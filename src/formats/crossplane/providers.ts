import type { Manifest } from '../../syntax/kubernetes/manifests.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, itemsAt, plainText } from '../../syntax/kubernetes/walk.js';
import type { DotRule } from '../written.js';

/** What a provider of Crossplane calls zones and records, and where it keeps what they hold. */
export interface Provider {
  readonly name: string;
  readonly group: RegExp;
  readonly zoneKind: string;
  /** The field of a zone's name; without it the object's own name is the zone's. */
  readonly zoneName?: string;
  /** Whether a zone is seen only by networks of its owner; asked of what is meant for the provider. */
  isPrivate(forProvider: Node | undefined): boolean;
  /** The kind of a record; its one group, if it has one, is the type. */
  readonly recordKind: RegExp;
  readonly cnameKind: string;
  /** The field of a record's name; without it the object's own name is the record's. */
  readonly recordName?: string;
  readonly dots: DotRule;
  /** The field of the zone that a record is in; `…Ref` and `…Selector` stand beside it. */
  readonly zone: string;
  /** The fields that hold a record's data; the first that is there counts. */
  readonly values: readonly string[];
  /** A CNAME's data, as the field in which a new record has them. */
  writeTarget(target: string): readonly string[];
}

/** The providers whose objects are read. */
export const providers: readonly Provider[] = [
  {
    name: 'aws',
    group: /^route53\.aws\.(?:m\.)?upbound\.io$/,
    zoneKind: 'Zone',
    zoneName: 'name',
    isPrivate: zone => itemsAt(zone, 'vpc').length > 0,
    recordKind: /^Record$/,
    cnameKind: 'Record',
    recordName: 'name',
    dots: 'either',
    zone: 'zoneId',
    values: ['records', 'alias'],
    writeTarget: target => ['records:', `  - ${target}`],
  },
  {
    name: 'aws',
    group: /^route53\.aws\.crossplane\.io$/,
    zoneKind: 'HostedZone',
    zoneName: 'name',
    isPrivate: zone =>
      itemsAt(zone, 'vpcs').length > 0 ||
      plainText(fieldAt(zone, 'hostedZoneConfig', 'privateZone')) === 'true',
    recordKind: /^ResourceRecordSet$/,
    cnameKind: 'ResourceRecordSet',
    dots: 'absolute',
    zone: 'zoneId',
    values: ['resourceRecords', 'aliasTarget'],
    writeTarget: target => ['resourceRecords:', `  - value: ${target}`],
  },
  {
    name: 'google',
    group: /^dns\.gcp\.(?:m\.)?upbound\.io$/,
    zoneKind: 'ManagedZone',
    zoneName: 'dnsName',
    isPrivate: zone => plainText(fieldAt(zone, 'visibility')) === 'private',
    recordKind: /^RecordSet$/,
    cnameKind: 'RecordSet',
    recordName: 'name',
    dots: 'absolute',
    zone: 'managedZone',
    values: ['rrdatas', 'routingPolicy'],
    writeTarget: target => ['rrdatas:', `  - ${target}.`],
  },
  {
    name: 'azure',
    group: /^network\.azure\.(?:m\.)?upbound\.io$/,
    zoneKind: 'DNSZone',
    isPrivate: () => false,
    recordKind: /^DNS(A|AAAA|CAA|CNAME|MX|NS|PTR|SRV|TXT)Record$/,
    cnameKind: 'DNSCNAMERecord',
    dots: 'relative',
    zone: 'zoneName',
    values: ['records', 'record', 'targetResourceId'],
    writeTarget: target => [`record: ${target}`],
  },
];

/** The provider whose object a manifest is. */
export function providerOf({ group }: Manifest): Provider | undefined {
  return providers.find(provider => provider.group.test(group));
}
