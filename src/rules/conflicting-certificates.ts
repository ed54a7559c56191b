import type { Rule } from './rule.js';
import { list } from './words.js';

export const conflictingCertificates: Rule = {
  id: 'conflicting-certificates',
  *check(facts) {
    const told = new Set<string>();
    for (const { requirement, competing } of [...facts.standings, ...facts.doubted]) {
      if (competing.length === 1 || told.has(requirement.owner)) continue;
      told.add(requirement.owner);
      const all = [requirement, ...competing.filter(other => other !== requirement)];
      const wishes = all.map(({ certificates, target }) => `${certificates[0]!.label} wants ${target}`);
      const places = all.flatMap(({ hosts, certificates }) =>
        hosts[0]?.span === undefined
          ? []
          : [{ span: hosts[0].span, message: `listed for ${certificates[0]!.label}` }],
      );
      yield {
        owner: requirement.owner,
        message: `Certificates want different targets at ${requirement.owner}, which can hold only one, so all but one of them cannot be renewed: ${list(wishes)}. Keep ${requirement.host} on certificates of one zone, or correct the validation URL that is listed wrongly.`,
        certificates: all.flatMap(({ certificates }) => certificates),
        ...(places[0] && { span: places[0].span }),
        related: places.slice(1),
      };
    }
  },
};
