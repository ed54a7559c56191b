import { validationNameOf } from '../delegated-dcv.js';
import { GapIndex } from '../dns/gap-index.js';
import { lookUpIn } from '../dns/lookup.js';
import { type DomainName, isAtOrBelow, root, upTo } from '../dns/name.js';
import type { Host } from '../inventory/certificate.js';
import type { DcvCname } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';

export const orphanCname: Rule = {
  id: 'orphan-cname',
  *check(facts) {
    const { certificates, exempt, validationUrls } = facts.inventory;
    const gaps = new GapIndex([
      ...certificates.gaps,
      ...certificates.items.flatMap(({ hosts }) => hosts.gaps),
    ]);
    // A custom hostname is in no zone of its certificate's, and says nothing of the other hosts there.
    const zones = new Set([
      ...certificates.items.flatMap(({ zone, hosts }) => holding(zone, hosts.items)),
      ...exempt.flatMap(({ zone, hosts }) => holding(zone, hosts)),
    ]);
    const known = new Set(exempt.flatMap(({ hosts }) => hosts.map(({ name }) => name)));
    const vendors = new Set(validationUrls.filter(({ state }) => state === 'vendor').map(({ url }) => url));
    for (const dcvCname of facts.dcvCnames) {
      const { owner, record, shape } = dcvCname;
      if (shape.kind !== 'proper' || owner !== validationNameOf(shape.host)) continue;
      if (facts.standingsAt.has(owner) || !isAnswered(dcvCname, facts)) continue;
      if (known.has(shape.host) || vendors.has(shape.validationUrl)) continue;
      if (gaps.holding([shape.host]).length > 0) continue;
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

function holding(zone: DomainName, hosts: readonly Host[]): DomainName[] {
  return hosts.some(({ name }) => isAtOrBelow(name, zone)) ? [zone] : [];
}

function isAnswered({ owner, zone, record }: DcvCname, facts: Facts): boolean {
  const lookup = lookUpIn(facts.zones, owner, zone);
  return lookup?.answer === 'present' && lookup.records.includes(record);
}
