import { challengeLabel } from '../delegated-dcv.js';
import { labelsOf } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import type { Claim } from '../finding.js';
import { shapeOf } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';
import { isAlias } from './standing.js';
import { aboutRequirement, consequence } from './words.js';

export const notACname: Rule = {
  id: 'not-a-cname',
  *check(facts) {
    for (const standing of facts.standings) {
      const { requirement, aliases } = standing;
      const [alias, ...rest] = aliases;
      if (alias === undefined) continue;
      const { expected, related, ...about } = aboutRequirement(standing, facts);
      const others = rest.map(({ span }) => ({ span, message: 'another such record' }));
      yield {
        ...about,
        message: `${explain(alias, requirement.owner)}: ${consequence(requirement, facts)}. ${remedyFor(alias)}`,
        span: alias.span,
        related: [...others, ...related],
        ...(alias.flattened === undefined && expected !== undefined && { expected }),
      };
    }
    yield* unrequired(facts);
  },
};

/** Records that were meant to delegate DCV at names that no certificate is known to need. */
function* unrequired(facts: Facts): Generator<Claim> {
  for (const zone of facts.zones.listing.items) {
    for (const record of zone.records.items) {
      if (!isAlias(record) || !record.owner.known || !isMeantForDcv(record, zone)) continue;
      const owner = record.owner.value;
      if (facts.standingsAt.has(owner) || labelsOf(owner)[0] !== challengeLabel) continue;
      const message = `${explain(record, owner)}, so nothing is validated through it. ${remedyFor(record)}`;
      yield { owner, message, span: record.span };
    }
  }
}

function isMeantForDcv(record: ResourceRecord, zone: Zone): boolean {
  return shapeOf(record, zone) !== undefined;
}

function explain({ flattened, type }: ResourceRecord, owner: string): string {
  if (flattened !== undefined)
    return `The CNAME at ${owner} is answered with addresses in its place, because ${flattened}`;
  const word = type.replace(/^.*\//, '');
  return `The ${word} record at ${owner} is answered with addresses, where a CNAME must stand for certificate authorities to follow`;
}

function remedyFor({ flattened }: ResourceRecord): string {
  return flattened === undefined
    ? 'Replace it by the CNAME.'
    : 'Turn that off for this record, so that the CNAME itself is answered.';
}
