import { groupBy } from '../group.js';
import { firstHole, type Gap, type Listing } from '../value.js';
import { GapIndex } from './gap-index.js';
import {
  below,
  type DomainName,
  isAtOrBelow,
  labelsOf,
  NameError,
  parentOf,
  parseName,
  root,
  upTo,
} from './name.js';
import { gapFor, gapIn, type ResourceRecord, targetOf, type Zone } from './zone.js';

/** What one zone answers at a name, for every type at once. */
export type Lookup =
  | {
      readonly answer: 'present';
      readonly zone: Zone;
      /** Every record at the name; for a wildcard, the records it is synthesised from. */
      readonly records: readonly ResourceRecord[];
      /** The wildcard that answers where nothing stands at the name itself (RFC 4592 §3.3). */
      readonly wildcard?: DomainName;
    }
  | {
      readonly answer: 'absent';
      readonly zone: Zone;
      /** Whether the name exists without records: an empty non-terminal (RFC 9499 §7), or synthesised from one (RFC 4592 §4.9). */
      readonly emptyNonTerminal: boolean;
      /** The DNAME above the name that redirects it (RFC 6672); its own answer is a CNAME to `redirect`. */
      readonly dname?: ResourceRecord;
      readonly redirect?: DomainName;
      /** Records written at the name that are never answered, being occluded by the DNAME. */
      readonly occluded: readonly ResourceRecord[];
    }
  | {
      readonly answer: 'unresolved';
      /** The zone that was asked, where one is here. */
      readonly zone?: Zone;
      readonly gaps: readonly Gap[];
      /** The NS RRset at or above the name that hands it to other servers (a zone cut). */
      readonly cut?: readonly ResourceRecord[];
      /** Records written at the name that are never answered, being occluded by the cut. */
      readonly occluded: readonly ResourceRecord[];
    };

/** Zones made ready for look-ups. */
export interface ZoneIndex {
  readonly listing: Listing<Zone>;
  readonly byApex: ReadonlyMap<DomainName, readonly Zone[]>;
  /** Zones that could not be told. */
  readonly gaps: GapIndex;
  /** Records that could be of any zone. */
  readonly looseGaps: GapIndex;
}

/** Views of one apex keep the order of the listing. */
export function indexZones(listing: Listing<Zone>): ZoneIndex {
  return {
    listing,
    byApex: groupBy(listing.items, zone => zone.apex),
    gaps: new GapIndex(listing.gaps.filter(gap => !gap.exact)),
    looseGaps: new GapIndex(listing.gaps.filter(gap => gap.exact)),
  };
}

/** The views of the nearest enclosing zone of a name; none where no zone here encloses it. */
export function zonesFor(index: ZoneIndex, name: DomainName): readonly Zone[] {
  for (const apex of upTo(name, root)) {
    const views = index.byApex.get(apex);
    if (views !== undefined) return views;
  }
  return [];
}

/**
 * What is answered at a name: one answer for each view of its nearest enclosing zone, none where it has no zone here
 * and no gap that could hide one. The only place that knows zone cuts, DNAME, wildcards, the closest encloser
 * (RFC 1034 §4.3.2, RFC 4592, RFC 6672) and that absence needs completeness.
 */
export function lookUp(index: ZoneIndex, name: DomainName): Lookup[] {
  const views = zonesFor(index, name);
  const nearest = views[0]?.apex ?? root;
  const above = [...upTo(name, nearest)];
  const answering = [name, ...above.slice(1).map(at => below('*', at))];
  const hiding = [...index.gaps.holding(above), ...index.looseGaps.holding(answering)];
  if (views.length === 0 && hiding.length > 0) return [{ answer: 'unresolved', gaps: hiding, occluded: [] }];
  return views.map(zone => {
    const lookup = lookUpInZone(zone, name);
    if (lookup.answer !== 'absent' || hiding.length === 0) return lookup;
    return { answer: 'unresolved', zone, gaps: hiding, occluded: lookup.occluded };
  });
}

/** What is answered at a name in one view; undefined where another zone is nearer to it. */
export function lookUpIn(index: ZoneIndex, name: DomainName, zone: Zone): Lookup | undefined {
  return lookUp(index, name).find(lookup => lookup.zone === zone);
}

function lookUpInZone(zone: Zone, name: DomainName): Lookup {
  if (zone.served !== undefined) return servedAt(name, zone, zone.served);
  const nodes = nodesOf(zone);
  const written = nodes.records.get(name) ?? [];
  const path = [...upTo(name, zone.apex)].reverse();
  for (const at of path) {
    const there = nodes.records.get(at) ?? [];
    const cut = at === zone.apex ? [] : there.filter(record => record.type === 'NS');
    if (cut.length > 0)
      return belowCut(zone, at, cut, at === name ? written.filter(isOccludedAtCut) : written);
    const dname = at === name ? undefined : there.find(record => record.type === 'DNAME');
    if (dname !== undefined) return belowDname(zone, name, at, dname, written);
  }
  if (written.length > 0) return { answer: 'present', zone, records: written };
  const gaps = gapsFor(nodes, path);
  if (gaps.length > 0) return { answer: 'unresolved', zone, gaps, occluded: [] };
  if (nodes.names.has(name)) return { answer: 'absent', zone, emptyNonTerminal: true, occluded: [] };
  return synthesised(zone, nodes, path);
}

/** A server's own answer; what it was not asked for is not known, whatever else it said. */
function servedAt(name: DomainName, zone: Zone, served: NonNullable<Zone['served']>): Lookup {
  const answer = served.get(name);
  if (answer === undefined) {
    const reason = `the server was not asked for ${name}`;
    return { answer: 'unresolved', zone, gaps: [gapIn(name, reason)], occluded: [] };
  }
  return answer.answer === 'present' ? { ...answer, zone } : { ...answer, zone, occluded: [] };
}

/** The answer at a name that does not exist: of the wildcard at the closest encloser, if there is one (RFC 4592 §3.3.1). */
function synthesised(zone: Zone, nodes: Nodes, path: readonly DomainName[]): Lookup {
  const closestEncloser = path.findLast(at => nodes.names.has(at)) ?? zone.apex;
  const wildcard = below('*', closestEncloser);
  const records = nodes.records.get(wildcard);
  if (records !== undefined) return { answer: 'present', zone, records, wildcard };
  return { answer: 'absent', zone, emptyNonTerminal: nodes.names.has(wildcard), occluded: [] };
}

/**
 * The gaps that keep absence from being proved: those that may hold the name itself, the wildcard that would answer
 * there, or a zone cut or DNAME above it. `path` leads from the apex to the name.
 */
function gapsFor(nodes: Nodes, path: readonly DomainName[]): Gap[] {
  const name = path.at(-1)!;
  const encloser = path.findLastIndex(at => nodes.names.has(at));
  const answering = [name, ...path.slice(encloser, -1).map(at => below('*', at))];
  // A DNAME at the apex itself is too rare to doubt a whole zone for every record there that could not be read.
  const diverting = [...answering, ...path.slice(1, -1)];
  return [...nodes.divertingGaps.holding(diverting), ...nodes.gaps.holding(answering)];
}

/** At the cut itself NS and what DNSSEC says of it are the parent's own; all else belongs to the child (RFC 9499 §7). */
function isOccludedAtCut(record: ResourceRecord): boolean {
  return !['NS', 'DS', 'NSEC', 'RRSIG'].includes(record.type);
}

function belowCut(
  zone: Zone,
  at: DomainName,
  cut: readonly ResourceRecord[],
  occluded: readonly ResourceRecord[],
): Lookup {
  const servers = cut.map(record => targetOf(record) ?? '…').join(', ');
  const reason = `${at} is delegated to ${servers}, and that zone is not in this repository`;
  const gap = { reason, parts: [{ expression: '…', reason }, at], span: cut[0]!.span };
  return { answer: 'unresolved', zone, gaps: [gap], cut, occluded };
}

function belowDname(
  zone: Zone,
  name: DomainName,
  at: DomainName,
  dname: ResourceRecord,
  occluded: readonly ResourceRecord[],
): Lookup {
  const target = targetOf(dname);
  const kept = labelsOf(name).slice(0, -labelsOf(at).length || undefined);
  // Over 253 octets there is nowhere to redirect to: servers answer YXDOMAIN (RFC 6672 §2.2).
  const redirect = target === undefined ? undefined : parseName(`${below(kept.join('.'), target)}.`);
  const answer = { answer: 'absent', zone, emptyNonTerminal: false, dname, occluded } as const;
  return redirect === undefined || redirect instanceof NameError ? answer : { ...answer, redirect };
}

/** A zone's records by owner, and every name that exists in it, empty non-terminals included. */
interface Nodes {
  readonly records: ReadonlyMap<DomainName, readonly ResourceRecord[]>;
  readonly names: ReadonlySet<DomainName>;
  /** Records whose owner is not wholly known, each a gap of its own. */
  readonly gaps: GapIndex;
  /** Gaps that may hold an NS or DNAME, which would take every name below its owner away. */
  readonly divertingGaps: GapIndex;
}

const indexedZones = new WeakMap<Zone, Nodes>();

function nodesOf(zone: Zone): Nodes {
  let nodes = indexedZones.get(zone);
  if (nodes === undefined) {
    nodes = indexNodes(zone);
    indexedZones.set(zone, nodes);
  }
  return nodes;
}

function indexNodes(zone: Zone): Nodes {
  const records = new Map<DomainName, ResourceRecord[]>();
  const names = new Set<DomainName>([zone.apex]);
  const gaps: Gap[] = [];
  const divertingGaps = zone.records.gaps.filter(gap => !gap.exact);
  gaps.push(...zone.records.gaps.filter(gap => gap.exact));
  for (const record of zone.records.items) {
    if (!record.owner.known) {
      const hole = firstHole(record.owner.parts);
      const reason = `the owner of a ${record.type} record depends on ${hole?.expression}, ${hole?.reason}`;
      const gap = gapFor(record, reason);
      (gap.exact ? gaps : divertingGaps).push(gap);
      continue;
    }
    const owner = record.owner.value;
    if (!isAtOrBelow(owner, zone.apex)) continue; // A server ignores what is out of its zone.
    const there = records.get(owner);
    if (there !== undefined) {
      there.push(record);
      continue;
    }
    records.set(owner, [record]);
    for (let at: DomainName | undefined = owner; at !== undefined && !names.has(at); at = parentOf(at))
      names.add(at);
  }
  return { records, names, gaps: new GapIndex(gaps), divertingGaps: new GapIndex(divertingGaps) };
}
