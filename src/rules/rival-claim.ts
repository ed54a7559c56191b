import { validationNameOf } from '../delegated-dcv.js';
import { type DomainName, labelsOf, nameOf } from '../dns/name.js';
import type { Certificate } from '../inventory/certificate.js';
import type { Facts, Rule } from './rule.js';

export const rivalClaim: Rule = {
  id: 'rival-claim',
  *check(facts) {
    for (const { host, by, writes, span } of facts.rivals) {
      if (!host.known) continue;
      const owner = validationNameOf(validated(host.value));
      const ours = oursAt(owner, facts);
      if (ours === undefined) continue;
      yield {
        owner,
        message:
          `${by[0]!.toUpperCase()}${by.slice(1)} has ${validated(host.value)} validated through ${owner} as well, and writes a ${writes} there, where ` +
          'only the CNAME of delegated DCV may stand: one of the two is not renewed. ' +
          'Have it validated in another way, or leave the host to Cloudflare.',
        span,
        related: ours.span ? [{ span: ours.span, message: ours.what }] : [],
        ...(ours.certificates && { certificates: ours.certificates }),
      };
    }
  },
};

/** A wildcard is validated without its asterisk (RFC 8555 §7.1.3). */
function validated(host: DomainName): DomainName {
  const [first, ...rest] = labelsOf(host);
  return first === '*' && rest.length > 0 ? nameOf(rest.join('.')) : host;
}

/** What of delegated DCV wants the name, or stands there. */
function oursAt(
  owner: DomainName,
  facts: Facts,
):
  | { what: string; span?: NonNullable<Certificate['span']>; certificates?: readonly Certificate[] }
  | undefined {
  const requirement = facts.standingsAt.get(owner)?.[0]?.requirement;
  if (requirement !== undefined) {
    const span = requirement.hosts.find(listed => listed.span !== undefined)?.span;
    const { certificates } = requirement;
    return { what: 'the host of the certificate at Cloudflare', certificates, ...(span && { span }) };
  }
  const dcvCname = facts.dcvCnamesAt.get(owner)?.[0];
  return dcvCname && { what: 'the CNAME of delegated DCV', span: dcvCname.record.span };
}
