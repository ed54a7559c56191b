import fc from 'fast-check';
import { type DomainName, nameOf } from '../../src/dns/name.js';
import type { ResourceRecord, Zone } from '../../src/dns/zone.js';
import { wholeFile } from '../../src/source.js';
import type { MasterFile } from './authoritative-server.js';

/** A record before it has a zone: where it stands below the apex, and what it is. */
interface Draft {
  /** Labels below the apex, the leftmost first; none for the apex itself. */
  readonly labels: readonly string[];
  readonly type: (typeof types)[number];
  /** Where a CNAME or DNAME leads: out of the zone, to labels within it, or to a name too long to redirect below. */
  readonly target: 'outside' | 'long' | readonly string[];
}

/** A zone, which the server gets as a file and `lookUp` as records. */
export interface GeneratedZone {
  readonly zone: Zone;
  readonly file: MasterFile;
  /** What the file holds. */
  readonly served: readonly Line[];
}

const types = ['A', 'TXT', 'CNAME', 'NS', 'DNAME', 'MX'] as const;

const label = fc.constantFrom('a', 'b', 'c', '*', '_acme-challenge');

const draft: fc.Arbitrary<Draft> = fc.record({
  labels: fc.array(label, { minLength: 0, maxLength: 4 }),
  type: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('A', 'TXT', 'CNAME', 'MX') },
    { weight: 1, arbitrary: fc.constantFrom('NS', 'DNAME') },
  ),
  target: fc.oneof(
    { weight: 3, arbitrary: fc.constant('outside' as const) },
    { weight: 1, arbitrary: fc.array(label, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constant('long' as const) },
  ),
});

const drafts = fc.array(draft, { minLength: 1, maxLength: 12 });

const child = fc.record({
  labels: fc.array(label, { minLength: 1, maxLength: 2 }),
  delegated: fc.boolean(),
  drafts,
});

/** What one registrable name holds: its zone, and zones below it on the same server, with a delegation or without. */
export const family = fc.record({ parent: drafts, children: fc.array(child, { maxLength: 2 }) });

export type Family = typeof family extends fc.Arbitrary<infer T> ? T : never;

/** The zones of a family below an apex that no other family has. */
export function zonesOf({ parent, children }: Family, apex: string): GeneratedZone[] {
  const byApex = new Map([[apex, parent]]);
  for (const child of children) {
    const childApex = [...child.labels, apex].join('.');
    if (!childApex.startsWith('*')) byApex.set(childApex, child.drafts);
  }
  for (const { labels, delegated } of children) {
    const childApex = [...labels, apex].join('.');
    const enclosing = enclosingOf(childApex, [...byApex.keys()]);
    if (!delegated || enclosing === undefined) continue;
    const below = childApex.slice(0, -enclosing.length - 1).split('.');
    const delegation: Draft = { labels: below, type: 'NS', target: 'outside' };
    byApex.set(enclosing, [delegation, ...byApex.get(enclosing)!]);
  }
  return [...byApex].map(([each, drafts]) => zoneOf(drafts, each));
}

/** The nearest apex above a name. */
function enclosingOf(name: string, apexes: readonly string[]): string | undefined {
  const above = apexes.filter(apex => name.endsWith(`.${apex}`));
  return above.sort((a, b) => b.length - a.length)[0];
}

function zoneOf(drafts: readonly Draft[], apex: string): GeneratedZone {
  const file = { path: `${apex}.zone`, text: '' };
  const span = wholeFile(file);
  const lines: Line[] = [
    { owner: apex, type: 'SOA', rdata: 'ns.invalid. hostmaster.invalid. 1 3600 600 86400 300' },
    { owner: apex, type: 'NS', rdata: 'ns.invalid.' },
  ];
  for (const draft of drafts) {
    const line = lineOf(draft, apex, lines.length);
    if (isAllowed(line, lines, apex)) lines.push(line);
  }
  const redirected = lines.filter(line => line.type === 'DNAME').map(line => `.${line.owner}`);
  // Both servers refuse a file with records below a DNAME (RFC 6672 §2.4); `lookUp` gets them and must not care.
  const served = lines.filter(line => !redirected.some(below => line.owner.endsWith(below)));
  const text = served.map(line => `${line.owner}. 300 IN ${line.type} ${line.rdata}\n`).join('');
  const items = lines.map(
    (line): ResourceRecord => ({
      owner: { known: true, value: nameOf(line.owner), span },
      type: line.type,
      rdata: { known: true, value: line.rdata, span },
      span,
    }),
  );
  const zone: Zone = { apex: nameOf(apex), format: 'bind', records: { items, gaps: [] }, span };
  return { zone, file: { apex, text }, served };
}

/** The zones without those that share names with a zone above them, and that it does not merely delegate to. */
export function disentangled(zones: readonly GeneratedZone[]): GeneratedZone[] {
  const apart: GeneratedZone[] = [];
  for (const zone of zones) {
    if (apart.every(other => !areEntangled(other, zone) && !areEntangled(zone, other))) apart.push(zone);
  }
  return apart;
}

function areEntangled(upper: GeneratedZone, lower: GeneratedZone): boolean {
  const cut = lower.file.apex;
  if (!cut.endsWith(`.${upper.file.apex}`)) return false;
  const reachesIn = upper.served.some(line => line.owner.endsWith(`.${cut}`));
  const delegates = upper.served.some(line => line.owner === cut);
  const diverts = upper.served.some(line => line.type === 'DNAME' && `.${cut}`.endsWith(`.${line.owner}`));
  return reachesIn || !delegates || diverts;
}

interface Line {
  readonly owner: string;
  readonly type: string;
  readonly rdata: string;
}

/** RDATA that no other record of the zone has, so that an answer tells from which owner it comes. */
function lineOf({ labels, type, target }: Draft, apex: string, serial: number): Line {
  const owner = [...labels, apex].join('.');
  const outside = target === 'long' ? longName(serial) : `t${serial}.invalid.`;
  const aim = typeof target === 'string' ? outside : `${[...target, apex].join('.')}.`;
  const rdata = {
    A: `192.0.2.${serial}`,
    TXT: `"${serial} ${apex}"`,
    CNAME: aim,
    NS: `ns${serial}.${target === 'outside' ? 'invalid' : owner}.`,
    DNAME: aim,
    MX: `10 mx${serial}.invalid.`,
  };
  return { owner, type, rdata: rdata[type] };
}

/** 240 octets: a DNAME to it redirects short labels, and nothing else (RFC 6672 §2.2). */
function longName(serial: number): string {
  const pad = 'x'.repeat(58 - String(serial).length);
  return `${serial}${pad}.${'y'.repeat(58)}.${'y'.repeat(58)}.${'y'.repeat(55)}.invalid.`;
}

/** What the servers load: RFC 1034 §3.6.2 for CNAME, RFC 6672 §2.4 for DNAME. */
function isAllowed(line: Line, lines: readonly Line[], apex: string): boolean {
  const there = lines.filter(other => other.owner === line.owner).map(other => other.type);
  const isApex = line.owner === apex;
  switch (line.type) {
    case 'CNAME':
      return there.length === 0;
    case 'DNAME':
      return (
        !there.some(type => ['CNAME', 'DNAME', ...(isApex ? [] : ['NS'])].includes(type)) && !isWildcard(line)
      );
    case 'NS':
      return !isApex && !there.includes('CNAME') && !there.includes('DNAME') && !isWildcard(line);
    default:
      return !there.includes('CNAME');
  }
}

/** NS and DNAME at a wildcard have no settled meaning (RFC 4592 §4.2, §4.4): Knot refers, NSD answers with nothing. */
function isWildcard(line: Line): boolean {
  return line.owner.startsWith('*.');
}

/** Every name of the zones with its ancestors, children and siblings, and some that are near none. */
export function namesToAsk(zones: readonly GeneratedZone[], apex: string): DomainName[] {
  const owners = zones.flatMap(({ zone }) =>
    zone.records.items.map(({ owner }) => (owner.known ? owner.value : nameOf(apex))),
  );
  const names = new Set<string>();
  for (const owner of owners) {
    for (let at: string = owner; at.endsWith(apex); at = at.slice(at.indexOf('.') + 1)) {
      names.add(at);
      for (const below of ['a', '*', '_acme-challenge', 'nowhere', 'a.nowhere', '*.*', 'b.*'])
        names.add(`${below}.${at}`);
      if (at === apex) break;
    }
  }
  return [...names].map(nameOf);
}
