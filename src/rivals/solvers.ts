import type { DomainName } from '../dns/name.js';
import type { Node } from '../syntax/kubernetes/node.js';
import { fieldAt, isFilledIn, isSettled, itemsAt, plainText } from '../syntax/kubernetes/walk.js';
import type { Value } from '../value.js';

/** A host of a certificate. */
export interface Host {
  /** Without the asterisk. */
  readonly name: Value<DomainName>;
  readonly isWildcard: boolean;
}

/** How many of each kind of selector's entries match: names, then zones by their labels, then labels of the object. */
type Match = readonly [number, number, number];

/**
 * What an ACME issuer has to write at the validation name of a host, if it is sure to validate it through the DNS.
 * With a solver that follows CNAMEs cert-manager writes elsewhere, and a CNAME to there stands at the name.
 */
export function writtenFor(
  acme: Node | undefined,
  host: Host,
  labels: Node | undefined,
): 'TXT' | 'CNAME' | undefined {
  const solvers = fieldAt(acme, 'solvers');
  if (solvers === undefined) return undefined;
  // ACME validates a wildcard through the DNS alone (RFC 8555 §7.1.3), whatever solvers a template brings.
  if (isFilledIn(solvers)) return host.isWildcard ? 'TXT' : undefined;
  const usable = itemsAt(solvers).filter(solver => !host.isWildcard || isDns(solver));
  const possible = chosenAmong(usable, host, labels);
  if (possible.length === 0 || !possible.every(isDns)) return undefined;
  const follows = possible.every(solver => plainText(fieldAt(solver, 'dns01', 'cnameStrategy')) === 'Follow');
  return follows ? 'CNAME' : 'TXT';
}

/** Whether a solver writes to the DNS and nowhere else. */
function isDns(solver: Node): boolean {
  return fieldAt(solver, 'dns01') !== undefined && fieldAt(solver, 'http01') === undefined;
}

/** The solver whose selector is most specific, as cert-manager chooses, or every one that may be where that is open. */
function chosenAmong(solvers: readonly Node[], host: Host, labels: Node | undefined): readonly Node[] {
  const maybe: Node[] = [];
  let best: { solver: Node; match: Match } | undefined;
  let isOpen = false;
  for (const solver of solvers) {
    const match = matchOf(solver, host, labels);
    if (match === undefined) continue;
    maybe.push(solver);
    if (match === 'maybe') isOpen = true;
    else if (best === undefined || isMoreSpecific(match, best.match)) best = { solver, match };
  }
  return isOpen || best === undefined ? maybe : [best.solver];
}

function isMoreSpecific(one: Match, other: Match): boolean {
  const at = one.findIndex((count, index) => count !== other[index]);
  return at !== -1 && one[at]! > other[at]!;
}

/** How well a solver's selector fits a host; undefined where it does not. */
function matchOf(
  solver: Node,
  { name, isWildcard }: Host,
  labels: Node | undefined,
): Match | 'maybe' | undefined {
  const selector = fieldAt(solver, 'selector');
  if (solver.isOptional || !isSettled(selector)) return 'maybe';
  const names = textsOf(selector, 'dnsNames');
  const zones = textsOf(selector, 'dnsZones');
  const wanted = fieldAt(selector, 'matchLabels');
  const pairs = wanted?.kind === 'fields' ? [...wanted.fields] : [];
  if (names.length + zones.length + pairs.length === 0) return [0, 0, 0];
  if (!name.known || !isSettled(labels)) return 'maybe';
  const host = isWildcard ? `*.${name.value}` : name.value;
  const within = zones.filter(zone => `.${host}`.endsWith(`.${zone}`)).map(zone => zone.split('.').length);
  const isNamed = names.includes(host);
  const isLabelled = pairs.every(([label, value]) => plainText(fieldAt(labels, label)) === plainText(value));
  if ((names.length > 0 && !isNamed) || (zones.length > 0 && within.length === 0) || !isLabelled)
    return undefined;
  return [isNamed ? 1 : 0, Math.max(0, ...within), pairs.length];
}

function textsOf(node: Node | undefined, field: string): string[] {
  return itemsAt(node, field).map(item => plainText(item)?.toLowerCase() ?? '');
}
