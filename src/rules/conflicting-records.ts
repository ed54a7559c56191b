import type { Claim } from '../finding.js';
import type { Rule } from './rule.js';
import type { Stock } from './standing.js';
import { unrequiredNames } from './unrequired.js';
import { aboutRequirement, consequence, list } from './words.js';

export const conflictingRecords: Rule = {
  id: 'conflicting-records',
  *check(facts) {
    for (const standing of facts.standings) {
      const conflict = conflictIn(standing);
      if (conflict === undefined) continue;
      const { requirement, cnames } = standing;
      const { expected, related, ...about } = aboutRequirement(standing, facts);
      yield {
        ...about,
        message: `${conflict.what} ${requirement.owner}, ${conflict.why}: ${consequence(requirement, facts)}. ${conflict.remedy}`,
        span: conflict.span,
        related: [...conflict.related, ...related],
        ...(cnames.length !== 1 && expected !== undefined && { expected }),
      };
    }
    for (const { owner, ...stock } of unrequiredNames(facts)) {
      const conflict = conflictIn(stock);
      if (conflict === undefined) continue;
      const { what, why, remedy, span, related } = conflict;
      yield { owner, message: `${what} ${owner}, ${why} (RFC 1034 §3.6.2). ${remedy}`, span, related };
    }
  },
};

interface Conflict extends Required<Pick<Claim, 'span' | 'related'>> {
  /** The message in pieces, to be put around the name. */
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

function conflictIn({ cnames, others }: Stock): Conflict | undefined {
  const [first, ...rest] = cnames.length > 1 ? [...cnames, ...others] : others;
  if (first === undefined) return undefined;
  const types = list([...new Set(others.map(record => record.type))]);
  const place = {
    span: first.span,
    related: rest.map(({ span, type }) => ({ span, message: `another record, of type ${type}` })),
  };
  if (cnames.length > 1) {
    const too = others.length > 0 ? ` and records of type ${types}` : '';
    const remedy = 'Keep the right CNAME and delete the rest.';
    return {
      ...place,
      what: `${cnames.length} CNAMEs${too} stand at`,
      why: 'which can hold only one',
      remedy,
    };
  }
  if (cnames.length === 1) {
    const what = `Records of type ${types} stand beside the CNAME at`;
    return { ...place, what, why: 'where nothing else may stand', remedy: 'Delete them.' };
  }
  const what = `Records of type ${types} stand at`;
  return { ...place, what, why: 'where only the CNAME may stand', remedy: 'Replace them by the CNAME.' };
}
