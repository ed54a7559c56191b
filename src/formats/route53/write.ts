import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import type { Span } from '../../source.js';
import { isJson } from '../record-sets.js';
import { toOctal } from './octal.js';

/** A CNAME as one item of the list that the zone's place is: of changes, or of record sets. */
export function writeCname({ span }: Zone, owner: DomainName, target: DomainName): string {
  const set = {
    Name: `${toOctal(owner)}.`,
    Type: 'CNAME',
    TTL: 300,
    ResourceRecords: [{ Value: `${toOctal(target)}.` }],
  };
  const item = isOfChanges(span) ? { Action: 'UPSERT', ResourceRecordSet: set } : set;
  // A mapping in JSON is one in YAML too.
  return isJson(span.file.path) ? JSON.stringify(item, null, 4) : `- ${JSON.stringify(item)}`;
}

function isOfChanges({ file, start }: Span): boolean {
  return /\bChanges"?\s*:\s*$/.test(file.text.slice(Math.max(0, start - 200), start));
}
