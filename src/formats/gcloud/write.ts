import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import { isJson } from '../record-sets.js';

/** A CNAME as one document of an export, one item of a transaction's `additions` or one of a list in JSON. */
export function writeCname({ span }: Zone, owner: DomainName, target: DomainName): string {
  const set = {
    kind: 'dns#resourceRecordSet',
    name: `${owner}.`,
    rrdatas: [`${target}.`],
    ttl: 300,
    type: 'CNAME',
  };
  if (isJson(span.file.path)) return JSON.stringify(set, null, 2);
  const { name, rrdatas } = set;
  const lines = [
    `kind: ${set.kind}`,
    `name: ${/^\*/.test(name) ? `'${name}'` : name}`,
    'rrdatas:',
    `- ${rrdatas[0]}`,
    `ttl: ${set.ttl}`,
    `type: ${set.type}`,
  ];
  const isAddition = span.end > span.start;
  if (!isAddition) return ['---', ...lines].join('\n');
  return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n');
}
