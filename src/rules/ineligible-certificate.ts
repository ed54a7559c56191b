import type { DomainName } from '../dns/name.js';
import type { ExemptCertificate } from '../inventory/inventory.js';
import type { Rule } from './rule.js';

export const ineligibleCertificate: Rule = {
  id: 'ineligible-certificate',
  *check({ inventory }) {
    for (const exempt of inventory.exempt) {
      if (!exempt.isIneligible) continue;
      const { label, source, zone, hosts, reason, wayOut, span } = exempt;
      yield {
        owner: subjectOf(exempt),
        message: `The certificate ${label} ${reason}. ${wayOut}`,
        certificates: [{ label, source, zone, hosts: { items: hosts, gaps: [] } }],
        ...(span && { span }),
      };
    }
  },
};

/** The host where there is only one, otherwise the zone. */
function subjectOf({ hosts, zone }: ExemptCertificate): DomainName {
  const [name, ...others] = new Set(hosts.map(host => host.name));
  return name === undefined || others.length > 0 ? zone : name;
}
