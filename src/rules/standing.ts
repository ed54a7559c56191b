import { readTarget, targetFor } from '../delegated-dcv.js';
import { type Lookup, lookUp, type ZoneIndex, zonesFor } from '../dns/lookup.js';
import { type DomainName, labelsOf, nameOf, root, upTo } from '../dns/name.js';
import { type ResourceRecord, targetOf } from '../dns/zone.js';
import type { Certificate } from '../inventory/certificate.js';
import { doubtOf, type Requirement, type Status } from '../requirements.js';
import { canBe, firstHole, type Hole } from '../value.js';
import { shapeOf } from './dcv-cname.js';

/** What stands at a name. */
export interface Stock {
  readonly cnames: readonly ResourceRecord[];
  readonly txts: readonly ResourceRecord[];
  /** What is answered with addresses where a CNAME was meant to stand. */
  readonly aliases: readonly ResourceRecord[];
  readonly others: readonly ResourceRecord[];
}

/** What stands at a required name itself in one view of its zone; nothing where only a wildcard answers. */
export interface Standing extends Stock {
  readonly requirement: Requirement;
  /** All requirements at the name, each of which wants another target; one alone where certificates agree. */
  readonly competing: readonly Requirement[];
  readonly lookup: Lookup;
  /** Set where no zone of this repository, nor of the base, encloses the name: it is judged where the zone is. */
  readonly isElsewhere?: true;
  /** Where the one CNAME leads, or the CNAME that a DNAME above stands for. */
  readonly aim?: Aim;
}

/** Where a CNAME leads, compared with the target that is required. */
export type Aim =
  | { readonly at: 'target' }
  /** The right target is reached, but through other names, which Cloudflare's documentation does not promise to follow. */
  | { readonly at: 'target-indirectly'; readonly through: readonly DomainName[] }
  | { readonly at: 'unknown'; readonly hole: Hole }
  | { readonly at: 'elsewhere' };

/** Types that DNSSEC puts beside a CNAME (RFC 4035 §2.5), or that are metadata of the file. */
const besideCname = new Set(['RRSIG', 'NSEC', 'KEY', 'SIG', 'NXT']);

/**
 * What stands at a requirement's name: one answer for each view of the zone; one without a zone where none is here,
 * which is elsewhere unless somebody listed the host by hand or `heldBefore` has the zone.
 */
export function standingsOf(
  requirement: Requirement,
  competing: readonly Requirement[],
  zones: ZoneIndex,
  heldBefore: ReadonlySet<DomainName>,
): Standing[] {
  const lookups = lookUp(zones, requirement.owner);
  if (lookups.length === 0) {
    const reason = `no zone that encloses ${requirement.host} is in this repository`;
    lookups.push({
      answer: 'unresolved',
      gaps: [{ reason, parts: [{ expression: '…', reason }] }],
      occluded: [],
    });
    if (!isHere(requirement, heldBefore)) {
      const standing = standingIn(requirement, competing, lookups[0]!, zones);
      return [{ ...standing, isElsewhere: true }];
    }
  }
  return lookups.map(lookup => standingIn(requirement, competing, lookup, zones));
}

function isHere({ owner, certificates }: Requirement, heldBefore: ReadonlySet<DomainName>): boolean {
  return (
    certificates.some(({ source }) => source === 'settings') ||
    [...upTo(owner, root)].some(name => heldBefore.has(name))
  );
}

function standingIn(
  requirement: Requirement,
  competing: readonly Requirement[],
  lookup: Lookup,
  zones: ZoneIndex,
): Standing {
  const written = recordsAt(requirement.owner, lookup);
  const stock = stockOf(written.map(record => filledIn(record, requirement)));
  const aim = aimOf(requirement, stock.cnames, lookup, zones);
  return { requirement, competing, lookup, ...stock, ...(aim && { aim }) };
}

/** A record whose target depends on Cloudflare's own values alone, with those of the zone in their place. */
function filledIn(record: ResourceRecord, { certificates: [certificate] }: Requirement): ResourceRecord {
  const { rdata } = record;
  if (rdata.known || certificate === undefined) return record;
  const texts = rdata.parts.map(part => (typeof part === 'string' ? part : idFor(part, certificate)));
  if (!texts.every(text => text !== undefined)) return record;
  return { ...record, rdata: { known: true, value: texts.join(''), span: rdata.span } };
}

function idFor({ validationIdOf }: Hole, { zone, validationUrl }: Certificate): string | undefined {
  const isItsOwn = validationIdOf === '' || validationIdOf === zone;
  return isItsOwn ? labelsOf(validationUrl ?? unknownUrl)[0] : undefined;
}

/** Stands for a validation URL that is not known: two references to it agree, whatever it is. */
const unknownUrl = nameOf('validation-url-of-the-zone.dcv.cloudflare.com');

function goalOf({ host, target }: Requirement): DomainName {
  return target ?? targetFor(host, unknownUrl);
}

/** Sorts what stands at one name by what it does there. */
export function stockOf(records: readonly ResourceRecord[]): Stock {
  return {
    cnames: distinct(records.filter(record => record.type === 'CNAME' && !isAlias(record))),
    aliases: records.filter(isAlias),
    txts: records.filter(record => record.type === 'TXT'),
    others: records.filter(
      record => !['CNAME', 'TXT'].includes(record.type) && !isAlias(record) && !besideCname.has(record.type),
    ),
  };
}

/** Whether a record is answered with addresses in the place of the CNAME that people see: ALIAS, ANAME, proxied, flattened. */
export function isAlias({ type, flattened }: ResourceRecord): boolean {
  return flattened !== undefined || /(?:^|\/)(?:ALIAS|ANAME)$/.test(type);
}

/** An RRset holds no record twice (RFC 2181 §5). */
function distinct(cnames: readonly ResourceRecord[]): ResourceRecord[] {
  const byTarget = new Map<unknown, ResourceRecord>();
  for (const cname of cnames) {
    const target = targetOf(cname) ?? (cname.rdata.known ? cname.rdata.value : cname);
    if (!byTarget.has(target)) byTarget.set(target, cname);
  }
  return [...byTarget.values()];
}

function recordsAt(owner: DomainName, lookup: Lookup): readonly ResourceRecord[] {
  if (lookup.answer === 'present') return lookup.wildcard === undefined ? lookup.records : [];
  // A zone cut at the validation name itself: a CNAME can stand neither here nor at the child's apex (RFC 1912 §2.4).
  const cut = lookup.answer === 'unresolved' ? (lookup.cut ?? []) : [];
  return cut.filter(record => record.owner.known && record.owner.value === owner);
}

function aimOf(
  requirement: Requirement,
  cnames: readonly ResourceRecord[],
  lookup: Lookup,
  zones: ZoneIndex,
): Aim | undefined {
  if (lookup.answer === 'absent' && lookup.redirect !== undefined) {
    const { redirect } = lookup;
    const through = chase(redirect, goalOf(requirement), zones);
    if (through !== undefined) return { at: 'target-indirectly', through };
    return zonesFor(zones, redirect).length > 0 ? undefined : { at: 'unknown', hole: holeAt(redirect) };
  }
  const [cname] = cnames;
  if (cname === undefined || cnames.length > 1) return undefined;
  const { rdata } = cname;
  if (!rdata.known) {
    const hole = firstHole(rdata.parts);
    const { target } = requirement;
    const couldBeRight =
      target === undefined || canBe(rdata.parts, target) || canBe(rdata.parts, `${target}.`);
    return hole !== undefined && couldBeRight ? { at: 'unknown', hole } : { at: 'elsewhere' };
  }
  const target = targetOf(cname);
  if (target === undefined) return { at: 'elsewhere' };
  const goal = goalOf(requirement);
  if (target === goal) return { at: 'target' };
  if (requirement.target === undefined && readTarget(target)?.host === requirement.host) {
    const reason = 'which nothing that was read tells';
    return { at: 'unknown', hole: { expression: `the validation URL of ${requirement.zone}`, reason } };
  }
  const through = chase(target, goal, zones);
  return through === undefined ? { at: 'elsewhere' } : { at: 'target-indirectly', through };
}

function holeAt(redirect: DomainName): Hole {
  return {
    expression: redirect,
    reason: 'to which a DNAME redirects it and which no zone of this repository holds',
  };
}

/** As many CNAMEs as a validating resolver is sure to follow (Unbound gave up after 8). */
const longestChain = 8;

/** The names between a CNAME's target and the goal, if CNAMEs of this repository lead there. */
function chase(from: DomainName, goal: DomainName, zones: ZoneIndex): DomainName[] | undefined {
  const through = [from];
  for (let at = from; through.length <= longestChain; ) {
    const next = onlyTarget(lookUp(zones, at));
    if (next === undefined || through.includes(next)) return undefined;
    if (next === goal) return through;
    through.push(next);
    at = next;
  }
  return undefined;
}

/** The target of a CNAME that stands at a name, where every view agrees on it. */
function onlyTarget(lookups: readonly Lookup[]): DomainName | undefined {
  const targets = lookups.map(lookup => {
    if (lookup.answer === 'absent') return lookup.redirect;
    const cname =
      lookup.answer === 'present' ? lookup.records.find(record => record.type === 'CNAME') : undefined;
    return cname && targetOf(cname);
  });
  return targets.every(target => target === targets[0]) ? targets[0] : undefined;
}

/** Whether the requirement is met in this view. Where it is not certain that it is one, nothing violates it. */
export function statusOf(standing: Standing): Status {
  if (standing.isElsewhere) return 'elsewhere';
  const status = certainStatusOf(standing);
  return status === 'violated' && doubtOf(standing.requirement) !== undefined ? 'unresolved' : status;
}

function certainStatusOf(standing: Standing): Status {
  const { lookup, cnames, txts, others, aliases, aim } = standing;
  if (txts.length + others.length + aliases.length > 0 || cnames.length > 1) return 'violated';
  if (aim?.at === 'target' || aim?.at === 'target-indirectly') return 'met';
  if (aim?.at === 'unknown') return 'unresolved';
  if (lookup.answer === 'unresolved') return holdsDcvCname(lookup) ? 'violated' : 'unresolved';
  return 'violated';
}

/** Whether the CNAME is written below a cut, never to be answered. What else stands there is the child's to answer for. */
function holdsDcvCname({ occluded, zone }: Lookup & { answer: 'unresolved' }): boolean {
  return occluded.some(record => record.type === 'CNAME' && zone && shapeOf(record, zone) !== undefined);
}
