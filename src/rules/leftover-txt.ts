import type { ResourceRecord } from '../dns/zone.js';
import type { Claim, Related } from '../finding.js';
import type { Rule } from './rule.js';
import { unrequiredNames } from './unrequired.js';
import { aboutRequirement, consequence } from './words.js';

/** What is said of the places of further TXT records. */
export const anotherTxt = 'another TXT record';

export const leftoverTxt: Rule = {
  id: 'leftover-txt',
  *check(facts) {
    for (const standing of facts.standings) {
      const { requirement, cnames, txts } = standing;
      if (txts.length === 0) continue;
      const { expected, related, ...about } = aboutRequirement(standing, facts);
      const { owner } = requirement;
      if (cnames.length > 0) {
        const message = `A TXT record stands beside the CNAME at ${owner} and is answered in its place: ${consequence(requirement, facts)}. Delete the TXT record.`;
        yield { ...about, ...placeOf(txts, related), message };
      } else {
        const message = `A TXT record stands at ${owner}, where only the CNAME may stand: ${consequence(requirement, facts)}. Replace the TXT record by the CNAME.`;
        yield { ...about, ...placeOf(txts, related), message, ...(expected !== undefined && { expected }) };
      }
    }
    for (const { owner, txts } of unrequiredNames(facts)) {
      if (txts.length === 0) continue;
      const message = `A TXT record stands beside the delegated-DCV CNAME at ${owner} and is answered in its place, so certificate authorities find an old token. Delete the TXT record.`;
      yield { owner, ...placeOf(txts), message };
    }
  },
};

function placeOf(
  txts: readonly ResourceRecord[],
  related: readonly Related[] = [],
): Pick<Claim, 'span' | 'related'> {
  const [first, ...rest] = txts;
  const others = rest.map(({ span }) => ({ span, message: anotherTxt }));
  return { span: first!.span, related: [...others, ...related] };
}
