import { root } from '../dns/name.js';
import type { Claim } from '../finding.js';
import { doubtOf } from '../requirements.js';
import { isExplained, toldSpans } from './missing-cname.js';
import type { Facts, Rule } from './rule.js';
import { type Standing, statusOf } from './standing.js';
import { aboutRequirement, certificatesOf } from './words.js';

export const unresolved: Rule = {
  id: 'unresolved',
  *check(facts, earlier) {
    yield* unknownCertificates(facts);
    const told = toldSpans(earlier);
    for (const standing of facts.standings) {
      const status = statusOf(standing);
      const isOccluded =
        status === 'violated' && standing.lookup.answer === 'unresolved' && isEmpty(standing);
      // An occluded record is a violation that occluded-cname tells; where it was not to, this stands in for it.
      if (status === 'unresolved' || (isOccluded && !isExplained(standing, facts, told))) {
        yield claimOf(standing, facts);
      }
    }
    for (const standing of facts.doubted) if (statusOf(standing) !== 'met') yield doubtful(standing, facts);
  },
};

/** What the inventory itself does not know, or says in two ways. */
function* unknownCertificates({ inventory }: Facts): Generator<Claim> {
  const { certificates, contradictions } = inventory;
  for (const { reason, span } of certificates.gaps) {
    const message = `Which certificates there are cannot be known: ${reason}. What they need was not judged.`;
    yield { owner: root, message, ...(span && { span }) };
  }
  for (const certificate of certificates.items) {
    const [gap, ...more] = certificate.hosts.gaps;
    if (gap === undefined || certificate.isDropped) continue;
    const others = more.length > 0 ? ` (and ${more.length} more gap${more.length > 1 ? 's' : ''})` : '';
    const message = `Which hosts the certificate ${certificate.label} has cannot be known: ${gap.reason}${others}. What they need was not judged.`;
    const span = gap.span ?? certificate.span;
    yield { owner: certificate.zone, message, certificates: [certificate], ...(span && { span }) };
  }
  for (const { certificate, owner, asked, span } of contradictions) {
    const message = `Which record the certificate ${certificate.label} needs cannot be known: Cloudflare’s own list has ${asked}, which is not what its hosts and validation URL come to. Look at the certificate in Cloudflare’s dashboard, and report this if it is right there.`;
    yield { owner, message, certificates: [certificate], ...(span && { span }) };
  }
}

function doubtful(standing: Standing, facts: Facts): Claim {
  const { requirement } = standing;
  const { related, ...about } = aboutRequirement(standing, facts);
  const [listed] = related;
  const message = `Whether ${requirement.owner} needs a CNAME for ${certificatesOf(requirement)} cannot be known, and the right one does not stand there: ${doubtOf(requirement)}.`;
  return { ...about, message, ...(listed && { span: listed.span }) };
}

function isEmpty({ cnames, txts, others, aliases }: Standing): boolean {
  return cnames.length + txts.length + others.length + aliases.length === 0;
}

function claimOf(standing: Standing, facts: Facts): Claim {
  const { requirement, lookup, cnames, aim } = standing;
  const { expected, related, ...about } = aboutRequirement(standing, facts);
  const whether = `Whether ${requirement.owner} has the CNAME that ${certificatesOf(requirement)} needs cannot be known`;
  if (aim?.at === 'unknown') {
    const message = `${whether}: its target depends on ${aim.hole.expression}, ${aim.hole.reason}.`;
    const [cname] = cnames;
    const span = cname?.rdata.span ?? (lookup.answer === 'absent' ? lookup.dname?.span : undefined);
    return { ...about, related, message, ...(span && { span }), ...(cname && expected && { expected }) };
  }
  const gaps = lookup.answer === 'unresolved' ? lookup.gaps : [];
  const [gap, ...more] = gaps;
  const others = more.length > 0 ? ` (and ${more.length} more gap${more.length > 1 ? 's' : ''})` : '';
  const [listed] = related;
  return {
    ...about,
    message: `${whether}: ${gap?.reason ?? 'nothing was read'}${others}.`,
    ...(gap?.span ? { span: gap.span, related } : listed && { span: listed.span }),
  };
}
