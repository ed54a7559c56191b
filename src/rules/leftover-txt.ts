import { challengeLabel } from '../delegated-dcv.js';
import { lookUp } from '../dns/lookup.js';
import { labelsOf } from '../dns/name.js';
import type { ResourceRecord } from '../dns/zone.js';
import type { Claim } from '../finding.js';
import type { Rule } from './rule.js';
import { aboutRequirement, consequence } from './words.js';

export const leftoverTxt: Rule = {
  id: 'leftover-txt',
  *check(facts) {
    for (const standing of facts.standings) {
      const { requirement, cnames, txts } = standing;
      const { expected, ...about } = aboutRequirement(standing, facts);
      const beside = cnames.length > 0;
      if (txts.length === 0) continue;
      yield {
        ...about,
        ...placeOf(txts),
        message: beside
          ? `A TXT record stands beside the CNAME at ${requirement.owner} and is answered in its place: ${consequence(requirement)}. Delete the TXT record.`
          : `A TXT record stands at ${requirement.owner} where only the CNAME may stand: ${consequence(requirement)}. Replace the TXT record by the CNAME.`,
        ...(!beside && expected !== undefined && { expected }),
      };
    }
    for (const { owner, zone, record } of facts.delegations) {
      if (facts.standingsAt.has(owner) || labelsOf(owner)[0] !== challengeLabel) continue;
      const lookup = lookUp(facts.zones, owner).find(answer => answer.zone === zone);
      if (lookup?.answer !== 'present' || lookup.records.find(({ type }) => type === 'CNAME') !== record)
        continue;
      const txts = lookup.records.filter(({ type }) => type === 'TXT');
      if (txts.length === 0) continue;
      const message = `A TXT record stands beside the delegated-DCV CNAME at ${owner} and is answered in its place, so validation sees an old token. Delete the TXT record.`;
      yield { owner, ...placeOf(txts), message };
    }
  },
};

function placeOf(txts: readonly ResourceRecord[]): Pick<Claim, 'span' | 'related'> {
  const [first, ...rest] = txts;
  return { span: first!.span, related: rest.map(({ span }) => ({ span, message: 'another TXT record' })) };
}
