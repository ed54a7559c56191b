import { readTarget, targetFor, validationNameOf } from '../delegated-dcv.js';
import { targetOf } from '../dns/zone.js';
import type { Misplaced, Misplacement } from './delegation.js';
import type { Rule } from './rule.js';

export const misplacedCname: Rule = {
  id: 'misplaced-cname',
  *check(facts) {
    for (const misplaced of [...facts.misplacedFor.values()].flat()) {
      const { delegation, host, cause } = misplaced;
      const { owner, zone, record } = delegation;
      const meant = validationNameOf(host);
      const requirement = facts.standingsAt.get(meant)?.[0]?.requirement;
      const written = readTarget(targetOf(record)!)!;
      const target = requirement?.target ?? targetFor(host, written.validationUrl);
      yield {
        owner,
        cause,
        message: `${explain(misplaced)}, so nothing is validated through it. It belongs at ${meant}.`,
        span: record.owner.span,
        expected: facts.writeCname(zone, meant, target),
        ...(requirement && { certificates: requirement.certificates }),
      };
    }
  },
};

function explain({ cause, host, delegation: { owner, zone } }: Misplaced): string {
  const explanations: Record<Misplacement, string> = {
    'outside-zone': `The CNAME at ${owner} stands outside the zone ${zone.apex} of its file, which servers ignore`,
    'doubled-zone': `The owner is completed to ${owner}, with the zone’s name twice: its final dot is missing`,
    'literal-asterisk': `The CNAME stands at ${owner}, but a wildcard is validated without its asterisk`,
    'misspelt-label': `The CNAME stands at ${owner}, which is not spelt _acme-challenge`,
    'host-itself': `The CNAME stands at ${owner} itself, not below _acme-challenge`,
    'other-host': `The CNAME stands at ${owner}, but its target names the host ${host}`,
  };
  return explanations[cause];
}
