import { readTarget } from '../delegated-dcv.js';
import type { DomainName } from '../dns/name.js';
import { targetOf } from '../dns/zone.js';
import type { Certificate } from '../inventory/certificate.js';
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
        message: `The CNAME at ${requirement.owner} points below ${outdated}, ${message}: ${consequence(requirement)}.`,
        cause,
        span: cnames[0]!.rdata.span,
      };
    }
  },
};

/** The validation URL of a target that names the right host below another URL than the zone's present one. */
export function outdatedUrl({ requirement, cnames, aim }: Standing): DomainName | undefined {
  const target = cnames[0] && aim?.at === 'elsewhere' ? targetOf(cnames[0]) : undefined;
  const read = target && readTarget(target);
  return read?.host === requirement.host ? read.validationUrl : undefined;
}

/** Whose validation URL it is, as far as the inventory tells. */
export function provenance(
  url: DomainName,
  certificates: readonly Certificate[],
  facts: Facts,
): { cause: string; message: string } {
  const [own] = certificates;
  if (certificates.some(certificate => certificate.formerValidationUrls.includes(url))) {
    return {
      cause: 'former',
      message: `the validation URL that ${own!.zone} had before it moved to another account`,
    };
  }
  const other = facts.validationUrls.get(url);
  if (other !== undefined) {
    return {
      cause: 'other-zone',
      message: `the validation URL of the zone ${other.zone}, not of ${own!.zone}`,
    };
  }
  return { cause: 'unknown', message: `which is not the validation URL of ${own!.zone}` };
}
