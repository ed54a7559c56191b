import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/zone.js';
import { spell, type Value } from '../../value.js';

/** A name as lists show it: the root has its dot, a hole is `${…}`. */
export function nameText(name: Value<DomainName> | DomainName): string {
  const spelled = typeof name === 'string' ? name : valueText(name);
  return spelled === '' ? '.' : spelled;
}

/** What is known of a value, its holes shown as `${expression}`. */
export function valueText(value: Value<string>): string {
  return value.known ? value.value : spell(value.parts);
}

/** Whether a record's owner and RDATA are known to the last character. */
export function isKnown(record: ResourceRecord): boolean {
  return record.owner.known && record.rdata.known;
}
