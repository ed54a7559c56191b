import type { ResourceRecord } from '../../dns/zone.js';
import type { Node } from '../../syntax/kubernetes/node.js';
import { fieldAt, textParts } from '../../syntax/kubernetes/walk.js';
import type { Parts } from '../../value.js';
import { absoluteRdata } from '../kubernetes/record-fields.js';

/** Type and RDATA of each value in a field that holds a record's data. */
export function dataOf(type: string, field: string, values: Node): Pick<ResourceRecord, 'type' | 'rdata'>[] {
  return (values.kind === 'items' ? values.items : [values]).map(value => {
    const { span } = value;
    if (field === 'targetResourceId')
      return { type: 'ALIAS', rdata: absoluteRdata('A', textParts(value) ?? [], span) };
    if (field === 'alias' || field === 'aliasTarget') {
      const target = fieldAt(value, 'name') ?? fieldAt(value, 'dnsName') ?? value;
      return { type: 'ALIAS', rdata: absoluteRdata('ALIAS', textParts(target) ?? [], target.span) };
    }
    if (field === 'routingPolicy') {
      const hole = { expression: field, reason: 'which answers differently from client to client' };
      return { type, rdata: { known: false, parts: [hole], span } };
    }
    return { type, rdata: absoluteRdata(type, presentation(type, value), span) };
  });
}

/** The fields of data that are a mapping, in the order in which they are presented. */
const order: Readonly<Record<string, readonly string[]>> = {
  CAA: ['flags', 'tag', 'value'],
  MX: ['preference', 'exchange'],
  SRV: ['priority', 'weight', 'port', 'target'],
};

function presentation(type: string, value: Node): Parts {
  if (value.kind !== 'fields') return textParts(value) ?? [];
  const fields = (order[type] ?? ['value']).map(name => textParts(fieldAt(value, name)) ?? []);
  return fields.flatMap((parts, at) => {
    const isQuoted = type === 'CAA' && at === 2;
    return [...(at === 0 ? [] : [' ']), ...(isQuoted ? ['"', ...parts, '"'] : parts)];
  });
}
