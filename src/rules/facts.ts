import { indexZones, type ZoneIndex } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { Zone } from '../dns/zone.js';
import { groupBy } from '../group.js';
import type { Certificate } from '../inventory/certificate.js';
import { type Requirement, requirementsOf } from '../requirements.js';
import type { Listing } from '../value.js';
import { type DcvCname, dcvCnamesIn, misplacedAmong } from './dcv-cname.js';
import type { Facts } from './rule.js';
import { type Standing, standingsOf, statusOf } from './standing.js';

/** What was read of one state of a repository. */
export type Read = Pick<
  Facts,
  'certificates' | 'problems' | 'rivals' | 'ignores' | 'today' | 'writeCname'
> & {
  readonly zones: Listing<Zone>;
};

/** Looks up everything that rules ask about. */
export function gatherFacts(read: Read): Facts {
  const zones = indexZones(read.zones);
  const requirements = requirementsOf(read.certificates);
  const standings = judgeEach(requirements, zones);
  const standingsAt = groupBy(standings, standing => standing.requirement.owner);
  const dcvCnames = dcvCnamesIn(read.zones.items);
  const isJudged = ({ owner, zone }: DcvCname) =>
    standingsAt.get(owner)?.some(standing => standing.lookup.zone === zone) ?? false;
  const misplaced = misplacedAmong(dcvCnames, read.zones.items, isJudged);
  return {
    ...read,
    zones,
    requirements,
    standings,
    standingsAt,
    dcvCnames,
    dcvCnamesAt: groupBy(dcvCnames, dcvCname => dcvCname.owner),
    misplacedFor: groupBy(misplaced, ({ host }) => host),
    validationUrls: urlsOf(read.certificates),
  };
}

/** Where certificates want different targets at one owner, what stands is judged by the one that it serves. */
function judgeEach(requirements: readonly Requirement[], zones: ZoneIndex): Standing[] {
  const byOwner = groupBy(requirements, requirement => requirement.owner);
  return [...byOwner.values()].flatMap(wanted => {
    const candidates = wanted.map(requirement =>
      standingsOf(
        requirement,
        wanted.filter(other => other !== requirement),
        zones,
      ),
    );
    return (
      candidates.find(standings => standings.every(standing => statusOf(standing) === 'met')) ??
      candidates[0]!
    );
  });
}

function urlsOf(certificates: Listing<Certificate>): Map<DomainName, Certificate> {
  const urls = new Map<DomainName, Certificate>();
  for (const certificate of certificates.items) {
    for (const url of [certificate.validationUrl, ...certificate.formerValidationUrls]) {
      if (!urls.has(url)) urls.set(url, certificate);
    }
  }
  return urls;
}
