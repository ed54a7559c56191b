import { targetFor, validationNameOf } from '../delegated-dcv.js';
import { lookUp } from '../dns/lookup.js';
import { type DomainName, parentOf } from '../dns/name.js';
import type { Misplaced, Misplacement } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';
import { statusOf } from './standing.js';
import { consequence, writtenIn } from './words.js';

export const misplacedCname: Rule = {
  id: 'misplaced-cname',
  *check(facts) {
    for (const misplaced of [...facts.misplacedFor.values()].flat()) {
      const { dcvCname, host, validationUrl, cause } = misplaced;
      const { owner, zone, record } = dcvCname;
      const meant = validationNameOf(host);
      const standings = facts.standingsAt.get(meant) ?? [];
      const lacking = standings.find(standing => statusOf(standing) !== 'met')?.requirement;
      const target = standings[0]?.requirement.target ?? targetFor(host, validationUrl);
      // Copied from another host's, it is as likely that its target is what is wrong.
      const certain = cause !== 'other-host' || lacking !== undefined;
      const effect = lacking ? `: ${consequence(lacking, facts)}` : ', so nothing is validated through it';
      yield {
        owner,
        cause,
        message: `${explain(misplaced)}${effect}. ${remedyFor(misplaced, meant, lacking !== undefined, facts)}`,
        span: record.owner.span,
        ...(certain && !isTaken(meant, facts) && writtenIn(facts, meant, target, zone)),
        ...(standings[0] && { certificates: standings[0].requirement.certificates }),
      };
    }
  },
};

function explain({ cause, host, dcvCname: { owner, zone } }: Misplaced): string {
  const explanations: Record<Misplacement, string> = {
    'outside-zone': `The CNAME at ${owner} is written into the zone ${zone.apex}, which does not hold that name`,
    'doubled-zone': `The CNAME stands at ${owner}, because its owner lacks the final dot and the zone’s name was appended`,
    'literal-asterisk': `The CNAME stands at ${owner}, but a wildcard is validated without its asterisk`,
    'misspelt-label': `The CNAME stands at ${owner}, which is misspelt`,
    'host-itself': `The CNAME stands at the host ${owner} itself`,
    'other-host': `The CNAME at ${owner} names another host, ${host}, in its target`,
  };
  return explanations[cause];
}

function remedyFor(
  { cause, dcvCname: { owner, shape } }: Misplaced,
  meant: DomainName,
  lacking: boolean,
  facts: Facts,
): string {
  if (isTaken(meant, facts)) {
    const instead = cause === 'other-host' ? `, or name ${parentOf(owner)} in its target` : '';
    return `A CNAME stands at ${meant} already; delete this one${instead}.`;
  }
  if (cause === 'outside-zone') return 'Write it into the zone that holds it.';
  if (cause === 'other-host' && !lacking)
    return `Name ${parentOf(owner)} in its target, or move it to ${meant}.`;
  const target = shape.kind === 'proper' ? '' : ', and its target is to be mended too';
  return `It belongs at ${meant}${target}.`;
}

/** Whether a CNAME is answered at the name that was meant. */
function isTaken(meant: DomainName, facts: Facts): boolean {
  return lookUp(facts.zones, meant).some(
    lookup =>
      lookup.answer === 'present' &&
      lookup.wildcard === undefined &&
      lookup.records.some(({ type }) => type === 'CNAME'),
  );
}
