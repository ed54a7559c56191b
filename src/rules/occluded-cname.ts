import { type Lookup, lookUpIn, zonesFor } from '../dns/lookup.js';
import { type DomainName, isAtOrBelow } from '../dns/name.js';
import { targetOf } from '../dns/zone.js';
import type { Claim, Related } from '../finding.js';
import type { DcvCname } from './dcv-cname.js';
import type { Facts, Rule } from './rule.js';
import { statusOf } from './standing.js';
import { writtenIn } from './words.js';

export const occludedCname: Rule = {
  id: 'occluded-cname',
  *check(facts) {
    for (const dcvCname of facts.dcvCnames) {
      if (!isAtOrBelow(dcvCname.owner, dcvCname.zone.apex)) continue; // That is misplaced-cname's to say.
      const cover = coverOf(dcvCname, facts);
      if (cover !== undefined) yield claimOf(dcvCname, cover, facts);
    }
  },
};

/** What keeps a record from being answered. */
interface Cover {
  readonly place: Related;
  /** What it does, and what to do about it. */
  readonly clause: string;
  readonly remedy: string;
  /** The name at which the record would be answered, where its zone may be here. */
  readonly instead?: DomainName;
}

function coverOf({ owner, zone, record }: DcvCname, facts: Facts): Cover | undefined {
  const [nearest] = zonesFor(facts.zones, owner);
  if (nearest !== undefined && nearest.apex !== zone.apex) {
    const { apex, span } = nearest;
    const clause = `${apex} is a zone of its own, which answers for it`;
    return {
      clause,
      remedy: 'Write it into that zone.',
      instead: owner,
      place: { span, message: `the zone ${apex}` },
    };
  }
  const lookup = lookUpIn(facts.zones, owner, zone);
  if (lookup === undefined || lookup.answer === 'present' || !lookup.occluded.includes(record))
    return undefined;
  return lookup.answer === 'absent' ? dnameAbove(lookup) : cutAbove(owner, lookup, facts);
}

function dnameAbove({ dname, redirect }: Lookup & { answer: 'absent' }): Cover | undefined {
  if (dname === undefined || !dname.owner.known) return undefined;
  const place = { span: dname.span, message: 'the DNAME' };
  const clause = `the DNAME at ${dname.owner.value} redirects all names below it`;
  if (redirect === undefined) return { place, clause, remedy: 'Write records in place of the DNAME.' };
  return { place, clause, remedy: `Write it at ${redirect}, to which the DNAME leads.`, instead: redirect };
}

function cutAbove(
  owner: DomainName,
  { cut }: Lookup & { answer: 'unresolved' },
  facts: Facts,
): Cover | undefined {
  const [ns] = cut ?? [];
  if (ns === undefined || !ns.owner.known) return undefined;
  const at = ns.owner.value;
  // Where a certificate needs the name, NS records at it are conflicting-records' to say.
  if (at === owner && facts.standingsAt.has(owner)) return undefined;
  const place = { span: ns.span, message: 'the NS record' };
  return {
    place,
    clause: `${at} is delegated to other servers`,
    remedy: 'Write it into the zone on those servers.',
  };
}

function claimOf({ owner, zone, record, shape }: DcvCname, cover: Cover, facts: Facts): Claim {
  const standings = facts.standingsAt.get(owner) ?? [];
  const [first] = standings;
  const target = first?.requirement.target ?? (shape.kind === 'proper' ? targetOf(record) : undefined);
  const claim = {
    owner,
    span: record.span,
    related: [cover.place],
    ...(first && { certificates: first.requirement.certificates }),
  };
  const why = `The CNAME at ${owner} is written into the zone ${zone.apex}, but ${cover.clause}, so it is never answered.`;
  if (first !== undefined && standings.every(standing => statusOf(standing) === 'met')) {
    return { ...claim, message: `${why} The name is served without it; delete it.`, severity: 'warning' };
  }
  const { instead } = cover;
  return {
    ...claim,
    message: `${why} ${cover.remedy}`,
    ...(instead !== undefined && target !== undefined && writtenIn(facts, instead, target)),
  };
}
