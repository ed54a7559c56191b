import type { DomainName } from '../dns/name.js';
import type { KnownValidationUrl } from '../inventory/inventory.js';
import type { Requirement } from '../requirements.js';
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
      const { cause, clause, advice } = provenance(outdated, requirement, facts);
      yield {
        ...aboutRequirement(standing, facts),
        message: `The CNAME at ${requirement.owner} uses ${outdated}, ${clause}: ${consequence(requirement, facts)}.${advice ? ` ${advice}` : ''}`,
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
interface Provenance {
  readonly cause: 'former' | 'awaiting' | 'other-zone' | 'vendor' | 'unknown';
  /** What it is, to stand behind the URL and a comma. */
  readonly clause: string;
  /** What to do, and when. */
  readonly advice?: string;
}

/** Tells whose validation URL it is that stands where that of the requirement's zone should. */
export function provenance(
  url: DomainName,
  requirement: Requirement,
  { knownUrls }: Pick<Facts, 'knownUrls'>,
): Provenance {
  const { zone, host } = requirement;
  const known = knownUrls.get(url) ?? [];
  const own = known.find(({ holder, state }) => holder === zone && state !== 'present');
  if (own?.state === 'awaiting') {
    return {
      cause: 'awaiting',
      clause: `the validation URL of ${zone} in the account that it moves to, where it is not active yet`,
      advice:
        'Cloudflare places tokens only for an active zone, so switch once it is active there, not before.',
    };
  }
  if (own !== undefined) {
    const until =
      own.until === undefined
        ? 'before it moved to another account'
        : `until about ${own.until}, before it moved to another account`;
    return {
      cause: 'former',
      clause: `the validation URL that ${zone} had ${until}`,
      advice: `${whenToSwitch(requirement)} Who holds the former account can have certificates for ${host} issued while its zone lives there and this CNAME stands.`,
    };
  }
  const other = known.find(({ holder, state }) => holder !== zone || state === 'vendor');
  return other === undefined
    ? {
        cause: 'unknown',
        clause: `which is not the validation URL of ${zone} and none that the inventory knows`,
        advice: `Who holds it can have certificates for ${host} issued while this CNAME stands.`,
      }
    : ofAnother(other, requirement);
}

function ofAnother({ holder, state }: KnownValidationUrl, { zone, host }: Requirement): Provenance {
  if (state === 'vendor') {
    return {
      cause: 'vendor',
      clause: `the validation URL of ${holder}, who serves hosts of others through a zone of its own`,
      advice: `Only one of the two can validate ${host}: take it off the certificate of ${zone}, or point the CNAME to ${zone}’s own.`,
    };
  }
  return {
    cause: 'other-zone',
    clause: `the ${state === 'former' ? 'former ' : ''}validation URL of the zone ${holder}, not of ${zone}`,
  };
}

/** Cloudflare's own word, or a list by hand, tells that a zone is active in its new account; code does not. */
function whenToSwitch({ certificates, zone }: Requirement): string {
  const isActive = certificates.some(({ source }) => source === 'cloudflare' || source === 'lock');
  return isActive
    ? `${zone} is active in its new account, so switch now.`
    : `Switch once ${zone} is active in its new account: Cloudflare places tokens only for an active zone.`;
}
