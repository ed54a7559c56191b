import { validationNameOf } from '../delegated-dcv.js';
import { type CaaProperty, governingCaa, type Issuer, readIssuer } from '../dns/caa.js';
import type { ZoneIndex } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import {
  type Certificate,
  type CertificateAuthority,
  type Host,
  spellHost,
} from '../inventory/certificate.js';
import type { Rule } from './rule.js';
import { list } from './words.js';

/** The issuer domain name of each authority that Cloudflare orders from, and what people call it. */
const authorities: Record<CertificateAuthority, { issuer: string; name: string }> = {
  google: { issuer: 'pki.goog', name: 'Google Trust Services' },
  lets_encrypt: { issuer: 'letsencrypt.org', name: 'Let’s Encrypt' },
  ssl_com: { issuer: 'ssl.com', name: 'SSL.com' },
};

/** Tags that these authorities understand, so that their critical flag forbids nothing. */
const understoodTags = new Set([
  'issue',
  'issuewild',
  'iodef',
  'issuemail',
  'issuevmc',
  'contactemail',
  'contactphone',
]);

export const caaForbidsIssuance: Rule = {
  id: 'caa-forbids-issuance',
  *check(facts) {
    for (const certificate of facts.inventory.certificates.items) {
      if (certificate.doubt !== undefined) continue;
      const isReleased = ({ name }: Host) => facts.released.has(validationNameOf(name));
      const hosts = certificate.hosts.items.filter(host => !isReleased(host));
      for (const refusal of refusalsOf(certificate, hosts, facts.zones)) {
        const { name } = authorities[certificate.authority!];
        const { property, at, clause, remedy } = refusal;
        yield {
          owner: at,
          message: `The CAA records at ${at} do not let ${name} issue for ${list(refusal.hosts.map(spellHost))}: ${clause}, so the certificate ${certificate.label} cannot be renewed. ${remedy}`,
          span: property.record.rdata.span,
          certificates: [certificate],
          hosts: refusal.hosts,
        };
      }
    }
  },
};

/** What a CAA RRset refuses, the clause that says why, and the sentence that says what to do. */
interface Reason {
  readonly property: CaaProperty;
  readonly clause: string;
  readonly remedy: string;
}

interface Refusal extends Reason {
  readonly at: DomainName;
  readonly hosts: Host[];
}

/** Why a certificate's hosts are refused, those refused by one property for one reason together. */
function refusalsOf(
  certificate: Certificate,
  demanded: readonly Host[],
  zones: ZoneIndex,
): Iterable<Refusal> {
  const refusals = new Map<string, Refusal>();
  if (certificate.authority === undefined) return [];
  const { issuer } = authorities[certificate.authority];
  for (const host of demanded) {
    const governing = governingCaa(zones, host.name);
    if (governing === 'none' || governing === 'unknown') continue;
    const refused = refusalOf(governing.properties, host.wildcard, issuer);
    if (refused === undefined) continue;
    // Behind a CNAME at the host they stand at its target.
    const { owner } = refused.property.record;
    const at = owner.known ? owner.value : governing.at;
    const key = `${at} ${refused.property.tag} ${refused.clause}`;
    const refusal = refusals.get(key) ?? { at, ...refused, hosts: [] };
    refusal.hosts.push(host);
    refusals.set(key, refusal);
  }
  return refusals.values();
}

function refusalOf(
  properties: readonly CaaProperty[],
  wildcard: boolean,
  issuer: string,
): Reason | undefined {
  const critical = properties.find(property => property.critical && !understoodTags.has(property.tag));
  if (critical !== undefined) {
    return {
      property: critical,
      clause: `the property ${critical.tag} is critical and unknown to it`,
      remedy: 'Delete that property, or set its flags to 0.',
    };
  }
  // Any issuewild takes the place of issue for wildcards, and means nothing for other names (RFC 8659 §4.3).
  const forWildcards = wildcard ? properties.filter(property => property.tag === 'issuewild') : [];
  const relevant = forWildcards.length > 0 ? forWildcards : properties.filter(({ tag }) => tag === 'issue');
  const [first] = relevant;
  if (first === undefined) return undefined;
  const named = relevant.map(property => ({ property, issuer: readIssuer(property.value) }));
  const own = named.filter(({ issuer: { domain } }) => domain === issuer);
  if (own.length === 0) {
    const allowed = named.map(({ issuer: { domain } }) => domain).filter(domain => domain !== '');
    const dotted = allowed.includes(`${issuer}.`) ? ', whose final dot makes it another name' : '';
    const whom = allowed.length === 0 ? 'nobody' : `only ${list([...new Set(allowed)])}`;
    const clause = `${first.tag} allows ${whom}${dotted}`;
    return { property: first, clause, remedy: `Add the record 0 ${first.tag} "${issuer}" there.` };
  }
  const limits = own.map(({ issuer: own }) => limitOf(own));
  const [limit] = limits;
  if (limit === undefined || limits.includes(undefined)) return undefined;
  return { property: own[0]!.property, ...limit };
}

/** What a property's parameters ask that Cloudflare's orders do not meet (RFC 8657). */
function limitOf({ parameters }: Issuer): Pick<Reason, 'clause' | 'remedy'> | undefined {
  if (parameters.has('accounturi')) {
    const clause = 'accounturi binds issuance to one account, and Cloudflare orders from its own';
    return { clause, remedy: 'Delete that parameter.' };
  }
  const written = parameters.get('validationmethods');
  const methods = written?.split(',').map(method => method.trim());
  if (methods === undefined || methods.includes('dns-01')) return undefined;
  const allowed = written === '' ? 'no method' : list(methods);
  const clause = `validationmethods allows ${allowed}, while delegated DCV validates by dns-01`;
  return { clause, remedy: 'Add dns-01 to it.' };
}
