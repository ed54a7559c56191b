import { isAtOrBelow, nameOf } from '../dns/name.js';
import { type ResourceRecord, targetOf } from '../dns/zone.js';
import type { Claim } from '../finding.js';
import { type Delegation, properTarget, shapeOf, type TargetShape } from './delegation.js';
import { outdatedUrl, provenance } from './outdated-validation-url.js';
import type { Facts, Rule } from './rule.js';
import type { Standing } from './standing.js';
import { aboutRequirement, consequence } from './words.js';

/** Others that validate domains through a CNAME at `_acme-challenge`, by the suffix of their targets. */
const otherProviders: ReadonlyMap<string, string> = new Map([
  ['fastly-validations.com', 'Fastly'],
  ['validate-akdv.net', 'Akamai'],
  ['authorize.certificatemanager.goog', 'Google Certificate Manager'],
  ['auth.acme-dns.io', 'acme-dns'],
  ['stackpath-tls.com', 'StackPath'],
  ['_acme.deno.net', 'Deno Deploy'],
  ['challenges.certkit.io', 'CertKit'],
]);

export const wrongTarget: Rule = {
  id: 'wrong-target',
  *check(facts) {
    for (const standing of facts.standings) yield* judgeRequired(standing, facts);
    for (const delegation of facts.delegations) {
      if (!facts.standingsAt.has(delegation.owner)) yield* judgeShape(delegation, facts);
    }
  },
};

function* judgeRequired(standing: Standing, facts: Facts): Generator<Claim> {
  const { requirement, lookup, cnames, aim } = standing;
  const about = aboutRequirement(standing, facts);
  if (aim?.at === 'target-indirectly') {
    const span = cnames[0]?.rdata.span ?? (lookup.answer === 'absent' ? lookup.dname?.span : undefined);
    const message =
      `${requirement.owner} reaches its target only through ${aim.through.join(', ')}. Certificate authorities follow ` +
      'such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target.';
    yield { ...about, message, cause: 'other', severity: 'notice', ...(span && { span }) };
  }
  const [cname] = cnames;
  if (aim?.at !== 'elsewhere' || cname === undefined || outdatedUrl(standing) !== undefined) return;
  const { cause, clause } = diagnose(cname, standing, facts);
  const message = `The CNAME at ${requirement.owner} ${clause}: ${consequence(requirement)}.`;
  yield { ...about, message, cause, span: cname.rdata.span };
}

function diagnose(
  cname: ResourceRecord,
  standing: Standing,
  facts: Facts,
): { cause: string; clause: string } {
  const shape = standing.lookup.zone && shapeOf(cname, standing.lookup.zone);
  if (shape?.kind === 'proper') {
    const { requirement } = standing;
    const foreign =
      shape.validationUrl === requirement.certificates[0]!.validationUrl
        ? ''
        : `, and below ${shape.validationUrl}, ${provenance(shape.validationUrl, requirement.certificates, facts).message}`;
    return {
      cause: 'wrong-host',
      clause: `names the host ${shape.host} instead of ${requirement.host}${foreign}`,
    };
  }
  if (shape !== undefined) return { cause: shape.kind, clause: clauses[shape.kind] };
  const target = targetOf(cname);
  for (const [suffix, provider] of otherProviders) {
    if (target !== undefined && isAtOrBelow(target, nameOf(suffix))) {
      const clause = `hands validation to ${provider} (${target}), and only one provider can have it`;
      return { cause: 'other-provider', clause };
    }
  }
  return { cause: 'other', clause: `points to ${target ?? 'no domain name'}` };
}

const clauses: Record<Exclude<TargetShape['kind'], 'proper'>, string> = {
  'missing-host': 'points to the bare validation URL, without the host before it',
  'leading-dot': 'has a target that begins with a dot, which stands in for a forgotten host',
  'relative-target': 'has a target without its final dot, so that the zone’s name is appended to it',
  placeholder: 'still has a place holder in its target',
};

/** What the spelling alone proves of a CNAME that no certificate is known to need. */
function* judgeShape({ owner, record, zone, shape }: Delegation, facts: Facts): Generator<Claim> {
  if (shape.kind === 'proper') return;
  const target = intended(owner, shape);
  yield {
    owner,
    message: `The CNAME at ${owner} ${clauses[shape.kind]}, so nothing is validated through it.`,
    cause: shape.kind,
    span: record.rdata.span,
    ...(target && { expected: facts.writeCname(zone, owner, target) }),
  };
}

/** What the target should read, where its spelling still tells which validation URL was meant. */
function intended(owner: Delegation['owner'], shape: TargetShape) {
  if (shape.kind === 'placeholder') return undefined;
  const plain = shape.kind === 'leading-dot' || shape.kind === 'relative-target' ? shape.meant : shape;
  return plain?.kind === 'proper' || plain?.kind === 'missing-host'
    ? properTarget(owner, plain.validationUrl)
    : undefined;
}
