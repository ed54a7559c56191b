import { validationNameOf } from '../delegated-dcv.js';
import { lookUpIn } from '../dns/lookup.js';
import { root, upTo } from '../dns/name.js';
import type { DcvCname } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';

export const orphanCname: Rule = {
  id: 'orphan-cname',
  *check(facts) {
    const { items, gaps } = facts.certificates;
    if (gaps.length > 0 || items.some(certificate => certificate.hosts.gaps.length > 0)) return;
    const zones = new Set(items.map(certificate => certificate.zone));
    for (const dcvCname of facts.dcvCnames) {
      const { owner, record, shape } = dcvCname;
      if (shape.kind !== 'proper' || owner !== validationNameOf(shape.host)) continue;
      if (facts.standingsAt.has(owner) || !isAnswered(dcvCname, facts)) continue;
      // Of a host in no zone of the inventory it does not speak.
      if (![...upTo(shape.host, root)].some(name => zones.has(name))) continue;
      yield {
        owner,
        message:
          `No certificate needs the CNAME at ${owner}, and while it stands, who holds ${shape.validationUrl} can have ` +
          `certificates for ${shape.host} issued. Delete it, list the host in its certificate, or ignore this finding with the reason.`,
        span: record.span,
      };
    }
  },
};

function isAnswered({ owner, zone, record }: DcvCname, facts: Facts): boolean {
  const lookup = lookUpIn(facts.zones, owner, zone);
  return lookup?.answer === 'present' && lookup.records.includes(record);
}
