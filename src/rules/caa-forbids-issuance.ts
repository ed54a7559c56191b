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
    for (const certificate of facts.certificates.items) {
      for (const refusal of refusalsOf(certificate, facts.zones)) {
        const { issuer, name } = authorities[certificate.authority!];
        const { property, at, hosts, clause } = refusal;
        yield {
          owner: at,
          message: `The CAA records at ${at} do not let ${name} issue for ${list(hosts.map(spellHost))}: ${clause}. The certificate ${certificate.label} cannot be renewed while they stand.`,
          span: property.record.rdata.span,
          expected: `${at}. CAA 0 ${property.tag === 'issuewild' ? 'issuewild' : 'issue'} "${issuer}"`,
          certificates: [certificate],
        };
      }
    }
  },
};

interface Refusal {
  readonly at: DomainName;
  readonly property: CaaProperty;
  readonly clause: string;
  readonly hosts: Host[];
}

/** Why a certificate's hosts are refused, those refused by one property for one reason together. */
function refusalsOf(certificate: Certificate, zones: ZoneIndex): Iterable<Refusal> {
  const refusals = new Map<string, Refusal>();
  if (certificate.authority === undefined) return [];
  const { issuer } = authorities[certificate.authority];
  for (const host of certificate.hosts.items) {
    const governing = governingCaa(zones, host.name);
    if (governing === 'none' || governing === 'unknown') continue;
    const refused = refusalOf(governing.properties, host.wildcard, issuer);
    if (refused === undefined) continue;
    const key = `${governing.at} ${refused.property.tag} ${refused.clause}`;
    const refusal = refusals.get(key) ?? { at: governing.at, ...refused, hosts: [] };
    refusal.hosts.push(host);
    refusals.set(key, refusal);
  }
  return refusals.values();
}

function refusalOf(
  properties: readonly CaaProperty[],
  wildcard: boolean,
  issuer: string,
): { property: CaaProperty; clause: string } | undefined {
  const critical = properties.find(property => property.critical && !understoodTags.has(property.tag));
  if (critical !== undefined) {
    return {
      property: critical,
      clause: `the property ${critical.tag} is critical and not one that it knows`,
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
    const dotted = allowed.includes(`${issuer}.`) ? ', and an issuer is written without a final dot' : '';
    const whom = allowed.length === 0 ? 'nobody' : `only ${list([...new Set(allowed)])}`;
    return { property: first, clause: `${first.tag} allows ${whom}${dotted}` };
  }
  const limits = own.map(({ issuer: own }) => limitOf(own));
  if (limits.includes(undefined)) return undefined;
  return { property: own[0]!.property, clause: limits[0]! };
}

/** What a property's parameters ask that Cloudflare's orders do not meet (RFC 8657). */
function limitOf({ parameters }: Issuer): string | undefined {
  if (parameters.has('accounturi')) return 'accounturi binds issuance to an account that is not Cloudflare’s';
  const methods = parameters
    .get('validationmethods')
    ?.split(',')
    .map(method => method.trim());
  if (methods === undefined || methods.includes('dns-01')) return undefined;
  return `validationmethods allows ${list(methods)}, and delegated DCV validates by dns-01`;
}
