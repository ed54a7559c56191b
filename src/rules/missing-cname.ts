import { lookUp } from '../dns/lookup.js';
import type { Claim, Related } from '../finding.js';
import type { Requirement } from '../requirements.js';
import type { Span } from '../source.js';
import type { DcvCname } from './dcv-cname.js';
import type { Facts, Judged, Rule } from './rule.js';
import type { Standing } from './standing.js';
import { aboutRequirement, consequence, writtenIn } from './words.js';

export const missingCname: Rule = {
  id: 'missing-cname',
  *check(facts, earlier) {
    const told = toldSpans(earlier);
    for (const standing of facts.standings) {
      const { lookup, aim } = standing;
      if (lookup.answer !== 'absent' || aim !== undefined || isExplained(standing, facts, told)) continue;
      yield lookup.dname === undefined
        ? claimOf(standing, lookup, facts)
        : redirected(standing, lookup, facts);
    }
  },
};

/** Where errors were found that no ignore sets aside. */
export function toldSpans(earlier: readonly Judged[]): ReadonlySet<Span> {
  const errors = earlier.filter(
    ({ finding, ignore }) => finding.severity === 'error' && ignore === undefined,
  );
  return new Set(errors.flatMap(({ finding }) => finding.span ?? []));
}

/**
 * Whether the record is written and of no use where it stands, which another rule has told at its own place. One that
 * was set aside there, or made less than an error, explains nothing: the missing record would go unseen.
 */
export function isExplained(
  { requirement, lookup }: Standing,
  facts: Facts,
  told: ReadonlySet<Span>,
): boolean {
  const isTold = ({ record }: DcvCname) => told.has(record.span) || told.has(record.owner.span);
  const misplaced = facts.misplacedFor.get(requirement.host) ?? [];
  if (misplaced.some(({ dcvCname }) => dcvCname.zone === lookup.zone && isTold(dcvCname))) return true;
  const written = (facts.dcvCnamesAt.get(requirement.owner) ?? []).filter(isTold);
  const occluded = lookup.answer === 'present' ? [] : lookup.occluded;
  return written.some(({ zone, record }) => zone.apex !== lookup.zone?.apex || occluded.includes(record));
}

type Absent = Standing['lookup'] & { answer: 'absent' };

function claimOf(standing: Standing, { zone }: Absent, facts: Facts): Claim {
  const { requirement } = standing;
  const { related, expected, ...about } = aboutRequirement(standing, facts);
  const { sentences, places } = withheldAt(standing);
  if (requirement.target === undefined) sentences.push(whereTargetIsShown(requirement));
  const [withheld, ...others] = places;
  const claim = {
    ...about,
    message: [
      `Nothing stands at ${requirement.owner}: ${consequence(requirement, facts)}.`,
      ...sentences,
    ].join(' '),
    related: [...others, ...related],
  };
  if (withheld !== undefined) return { ...claim, span: withheld.span };
  const place = expected === undefined ? {} : { expected };
  const isNew = facts.demandedBefore?.has(requirement.owner) === false;
  const listed = requirement.hosts.find(({ span, isDeclared }) => span && (isNew || isDeclared))?.span;
  if (listed === undefined) return { ...claim, isAbsent: true, span: zone.span, ...place };
  // Who orders a certificate in code, or adds a host, looks there, and its record may be written in another file.
  const zoneOf = { span: zone.span, message: `the zone ${zone.apex} is here` };
  return { ...claim, isAbsent: true, span: listed, related: [zoneOf, ...others], ...place };
}

function whereTargetIsShown({ host, zone }: Requirement): string {
  return `Its target is ${host}.<validation URL>, with the one that Cloudflare’s dashboard shows for ${zone} under SSL/TLS, Edge Certificates, DCV Delegation.`;
}

/** What is written at the name and not published, and why. */
export function withheldAt({ requirement, lookup }: Standing): { sentences: string[]; places: Related[] } {
  const withheld = (lookup.zone?.withheld ?? []).filter(
    ({ record }) => record.owner.known && record.owner.value === requirement.owner,
  );
  return {
    sentences: withheld.map(
      ({ record, reason }) => `A ${record.type} record is written there, but not published: ${reason}.`,
    ),
    places: withheld.map(({ record }) => ({ span: record.span, message: 'written, but not published' })),
  };
}

/** A DNAME above the name answers for it, so that the record would have to stand where it leads. */
function redirected(standing: Standing, { zone, dname, redirect }: Absent, facts: Facts): Claim {
  const { requirement } = standing;
  const { related, expected: _, ...about } = aboutRequirement(standing, facts);
  const whither = redirect ?? 'a name that is too long';
  const isFree =
    redirect !== undefined &&
    lookUp(facts.zones, redirect).every(answer => answer.answer === 'absent' && answer.dname === undefined);
  return {
    ...about,
    message: `The DNAME above ${requirement.owner} redirects it to ${whither}, which does not lead to its target: ${consequence(requirement, facts)}.`,
    span: dname?.span ?? zone.span,
    related,
    ...(isFree && requirement.target && writtenIn(facts, redirect, requirement.target)),
  };
}
