import { zonesFor } from '../dns/lookup.js';
import type { DomainName } from '../dns/name.js';
import type { ResourceRecord, Zone } from '../dns/zone.js';
import type { Claim, Related } from '../finding.js';
import { spellHost } from '../inventory/certificate.js';
import { listed } from '../listed.js';
import { deadlineOf, type Requirement } from '../requirements.js';
import { spell } from '../value.js';
import type { Facts } from './rule.js';
import type { Standing } from './standing.js';

/** "a", "a and b", "a, b and 3 more": enough to know what is meant, never a wall. */
export function list(words: readonly string[], most = 4): string {
  if (words.length <= most) return listed(words);
  return listed([...words.slice(0, most - 1), `${words.length - most + 1} more`]);
}

/** The hosts that one required record serves, as the certificate spells them. */
function hostsOf({ hosts }: Requirement): string {
  return list([...new Set(hosts.map(spellHost))]);
}

/** "the certificate example.com". */
export function certificatesOf({ certificates }: Requirement): string {
  const labels = certificates.map(certificate => certificate.label);
  return `the certificate${labels.length > 1 ? 's' : ''} ${list(labels)}`;
}

/** What happens if nobody acts, and when: the clause that every finding about a required record ends in. */
export function consequence(requirement: Requirement, { today }: Pick<Facts, 'today'>): string {
  const what = `${certificatesOf(requirement)} cannot be renewed while ${hostsOf(requirement)} cannot be validated`;
  return `${what}${whenItHappens(requirement, today)}`;
}

function whenItHappens(requirement: Requirement, today: string): string {
  const deadline = deadlineOf(requirement);
  const expiries = requirement.certificates.flatMap(({ renewal }) => renewal?.expires ?? []).sort();
  const [expires] = expiries;
  if (deadline === undefined || expires === undefined) return '';
  const isOne = requirement.certificates.length === 1;
  const first = isOne ? 'it' : 'the first';
  if (expires < today) return isOne ? `, and expired on ${expires}` : `; the first expired on ${expires}`;
  if (deadline === expires)
    return isOne ? `, and expires on ${expires}` : `; the first expires on ${expires}`;
  if (deadline > today) return `, and ${isOne ? 'stops' : 'stop'} renewing about ${deadline}`;
  return `; renewal is due since ${deadline}, and ${first} expires on ${expires}`;
}

/** The parts of a claim that every finding about a required record shares. */
export function aboutRequirement(
  { requirement, lookup: { zone } }: Standing,
  facts: Facts,
): Pick<Claim, 'owner' | 'certificates' | 'expected' | 'target'> & { related: Related[] } {
  return {
    owner: requirement.owner,
    certificates: requirement.certificates,
    ...(zone && requirement.target && writtenIn(facts, requirement.owner, requirement.target, zone)),
    related: listedAt(requirement),
  };
}

/** A CNAME in the words of a zone that can hold it, the given one if it can; nothing where none here can. */
export function writtenIn(
  facts: Facts,
  owner: DomainName,
  target: DomainName,
  wanted?: Zone,
): Pick<Claim, 'expected' | 'target'> {
  const views = zonesFor(facts.zones, owner);
  const zone = views.find(view => view === wanted) ?? views[0];
  // At an apex stand SOA and NS, and beside them no CNAME can (RFC 1912 §2.4).
  if (zone === undefined || owner === zone.apex) return {};
  return { expected: facts.writeCname(zone, owner, target), target };
}

/** A record's RDATA as one speaks of it: holes shown, without a final dot. */
export function spellTarget({ rdata }: ResourceRecord): string {
  const written = rdata.known ? rdata.value : spell(rdata.parts);
  return written === '.' ? 'the root' : written.replace(/\.$/, '');
}

/** Where the inventory lists the hosts that a record serves: its first place, for all of them. */
function listedAt(requirement: Requirement): Related[] {
  const span = requirement.hosts.find(host => host.span !== undefined)?.span;
  const verb = requirement.hosts.length > 1 ? 'are' : 'is';
  return span === undefined ? [] : [{ span, message: `${hostsOf(requirement)} ${verb} listed here` }];
}

/** "14 days", "12 hours". */
export function spellAge(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
