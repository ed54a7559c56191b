import type { DomainName } from '../dns/name.js';
import type { Certificate } from '../inventory/certificate.js';
import { shapeOf } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';
import type { Standing } from './standing.js';
import { aboutRequirement, consequence } from './words.js';

export const outdatedValidationUrl: Rule = {
  id: 'outdated-validation-url',
  *check(facts) {
    for (const standing of facts.standings) {
      const outdated = outdatedUrl(standing);
      if (outdated === undefined) continue;
      const { requirement, cnames } = standing;
      const { cause, message } = provenance(outdated, requirement.certificates, facts);
      yield {
        ...aboutRequirement(standing, facts),
        message: `The CNAME at ${requirement.owner} uses ${outdated}, ${message}: ${consequence(requirement)}.`,
        cause,
        span: cnames[0]!.rdata.span,
      };
    }
  },
};

/** The validation URL of a target that names the right host below another URL than the zone's present one. */
export function outdatedUrl({ requirement, lookup, cnames, aim }: Standing): DomainName | undefined {
  const [cname] = cnames;
  if (aim?.at !== 'elsewhere' || cname === undefined || lookup.zone === undefined) return undefined;
  const shape = shapeOf(cname, lookup.zone);
  return shape?.kind === 'proper' && shape.host === requirement.host ? shape.validationUrl : undefined;
}

/** Whose validation URL it is, as far as the inventory tells. */
export function provenance(
  url: DomainName,
  certificates: readonly Certificate[],
  facts: Facts,
): { cause: string; message: string } {
  const { zone } = certificates[0]!;
  const ofZone = facts.certificates.items.filter(certificate => certificate.zone === zone);
  if (ofZone.some(certificate => certificate.formerValidationUrls.includes(url))) {
    return {
      cause: 'former',
      message: `the validation URL that ${zone} had before it moved to another account`,
    };
  }
  const other = facts.validationUrls.get(url);
  if (other !== undefined && other.zone !== zone) {
    const former = other.validationUrl === url ? '' : 'former ';
    return {
      cause: 'other-zone',
      message: `the ${former}validation URL of the zone ${other.zone}, not of ${zone}`,
    };
  }
  return { cause: 'unknown', message: `which is not the validation URL of ${zone}` };
}
