import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { resolvePlain, ScalarError } from './loading/pyyaml.js';

/** A CNAME as octoDNS itself would dump it. */
export function writeCname(zone: Zone, owner: DomainName, target: DomainName): string {
  const name = owner === zone.apex ? '' : owner.slice(0, owner.length - zone.apex.length - 1);
  return `${quoteIfNeeded(name)}:\n  type: CNAME\n  value: ${quoteIfNeeded(`${target}.`)}`;
}

/** Plain where PyYAML reads back the same text. */
function quoteIfNeeded(text: string): string {
  const scalar = resolvePlain(text);
  const isText = !(scalar instanceof ScalarError) && scalar.type === 'str';
  return isText && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
