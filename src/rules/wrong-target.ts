import { challengeLabel, targetFor } from '../delegated-dcv.js';
import { type DomainName, isAtOrBelow, labelsOf, nameOf, parentOf } from '../dns/name.js';
import { type ResourceRecord, targetOf } from '../dns/zone.js';
import type { Claim } from '../finding.js';
import { type DcvCname, meantBy, shapeOf, type TargetShape } from './dcv-cname.js';
import { outdatedUrl, provenance } from './outdated-validation-url.js';
import type { Facts, Rule } from './rule.js';
import type { Standing } from './standing.js';
import { aboutRequirement, consequence, list, spellTarget, writtenIn } from './words.js';

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
    const misplaced = new Set([...facts.misplacedFor.values()].flat().map(({ dcvCname }) => dcvCname));
    for (const dcvCname of facts.dcvCnames) {
      const isTold = facts.standingsAt.has(dcvCname.owner) || misplaced.has(dcvCname);
      if (!isTold) yield* judgeShape(dcvCname, facts);
    }
  },
};

function* judgeRequired(standing: Standing, facts: Facts): Generator<Claim> {
  const { requirement, cnames, aim } = standing;
  if (aim?.at === 'target-indirectly') yield indirect(standing, aim.through, facts);
  const [cname] = cnames;
  if (aim?.at !== 'elsewhere' || cname === undefined || outdatedUrl(standing) !== undefined) return;
  const { cause, clause } = diagnose(cname, standing, facts);
  const message = `The CNAME at ${requirement.owner} ${clause}: ${consequence(requirement, facts)}.`;
  yield { ...aboutRequirement(standing, facts), message, cause, span: cname.rdata.span };
}

function indirect(standing: Standing, through: readonly DomainName[], facts: Facts): Claim {
  const { requirement, lookup, cnames } = standing;
  const { expected, ...about } = aboutRequirement(standing, facts);
  const dname = lookup.answer === 'absent' ? lookup.dname : undefined;
  const span = dname?.span ?? cnames[0]?.rdata.span;
  return {
    ...about,
    message:
      `${requirement.owner} reaches its target only through ${list(through)}. Certificate authorities follow such a ` +
      'chain; whether Cloudflare does before it orders is not documented. ' +
      (dname ? 'Write records in place of the DNAME.' : 'Point the CNAME straight at its target.'),
    cause: 'other',
    severity: 'notice',
    ...(span && { span }),
    ...(dname === undefined && expected !== undefined && { expected }),
  };
}

function diagnose(
  cname: ResourceRecord,
  standing: Standing,
  facts: Facts,
): { cause: string; clause: string } {
  const shape = standing.lookup.zone && shapeOf(cname, standing.lookup.zone);
  if (shape?.kind === 'proper') {
    const { requirement } = standing;
    const { validationUrl } = requirement.certificates[0]!;
    const foreign =
      validationUrl === undefined || shape.validationUrl === validationUrl
        ? ''
        : `, and uses ${shape.validationUrl}, ${provenance(shape.validationUrl, requirement, facts).clause}`;
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
  return { cause: 'other', clause: `points to ${spellTarget(cname)}, not to its delegated-DCV target` };
}

const clauses: Record<Exclude<TargetShape['kind'], 'proper'>, string> = {
  'missing-host': 'points to the bare validation URL, without the host before it',
  'wrong-host': 'names its host with the asterisk of a wildcard, which is validated without it',
  'leading-dot': 'has a target that begins with a dot, which is no domain name',
  'relative-target': 'has a target without its final dot, to which the zone’s name is appended',
  placeholder: 'still has a placeholder in its target',
};

/** What the spelling alone proves of a CNAME that no certificate is known to need. */
function* judgeShape({ owner, record, zone, shape }: DcvCname, facts: Facts): Generator<Claim> {
  if (shape.kind === 'proper') return;
  const meant = meantBy(shape);
  const host = labelsOf(owner)[0] === challengeLabel ? parentOf(owner) : undefined;
  yield {
    owner,
    message: `The CNAME at ${owner} ${clauses[shape.kind]}, so nothing is validated through it.`,
    cause: shape.kind,
    span: record.rdata.span,
    ...(meant && host && writtenIn(facts, owner, targetFor(host, meant.validationUrl), zone)),
  };
}
