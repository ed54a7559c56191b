import type { DomainName } from '../../dns/name.js';
import type { Hole, Parts } from '../../value.js';
import { eitherParts } from '../terraform/evaluate/alternatives.js';
import type { Datum } from '../terraform/evaluate/datum.js';
import { textOf } from '../terraform/resources/fields.js';
import { challengeOwner, delegationTarget, distinctHosts } from '../terraform/resources/validation-id.js';

/** The hosts that a certificate has at most. */
const mostHosts = 50;

/** A certificate pack with the records that Cloudflare asks for, which stand at validation names in no order that is known. */
export function withDelegationRecords(name: string, pack: Datum, apex: DomainName | undefined): Datum {
  if (pack.kind !== 'map') return pack;
  const { span } = pack;
  const hole: Hole = { expression: `${name}.hosts`, reason: 'which come in no certain order' };
  const hosts = pack.entries.get('hosts');
  const written = hosts?.kind === 'list' ? hosts.items.map(textOf) : [];
  const isWhole = hosts?.kind === 'list' && hosts.open === undefined;
  const all = distinctHosts([...written, ...(apex === undefined ? [] : [[apex]])]);
  const [first = [hole], ...more] = isWhole ? all : [];
  const host = more.reduce<Parts>((sum, next) => eitherParts(sum, next, hole), first);
  const owner: Datum = { kind: 'text', parts: challengeOwner(host), span };
  const target = delegationTarget(host, `${name}.dcvDelegationRecords[…].cnameTarget`, apex);
  const entries = new Map<string, Datum>([
    ['cname', owner],
    ['cnameName', owner],
    ['txtName', owner],
    ['cnameTarget', { kind: 'text', parts: target, span }],
  ]);
  const record: Datum = { kind: 'map', entries, open: { hole }, span };
  const records: Datum = { kind: 'list', items: Array.from({ length: mostHosts }, () => record), span };
  const lists = ['dcvDelegationRecords', 'validationRecords'].map(list => [list, records] as const);
  return { ...pack, entries: new Map([...pack.entries, ...lists]) };
}
