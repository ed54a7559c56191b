import { challengeLabel, readTarget, targetFor, validationNameOf } from '../delegated-dcv.js';
import { below, type DomainName, isAtOrBelow, labelsOf, parentOf } from '../dns/name.js';
import { type ResourceRecord, targetOf, type Zone } from '../dns/zone.js';

/** A CNAME that was meant to delegate DCV to Cloudflare, right or wrong: its RDATA mentions `dcv.cloudflare.com`. */
export interface Delegation {
  readonly zone: Zone;
  readonly record: ResourceRecord;
  readonly owner: DomainName;
  readonly shape: TargetShape;
}

/** What a target is, by its spelling alone. */
export type TargetShape =
  | { readonly kind: 'proper'; readonly host: DomainName; readonly validationUrl: DomainName }
  /** The bare validation URL. */
  | { readonly kind: 'missing-host'; readonly validationUrl: DomainName }
  /** As Cloudflare's own page showed it until September 2024: `.example.com.<id>.dcv.cloudflare.com`. */
  | { readonly kind: 'leading-dot'; readonly meant: TargetShape | undefined }
  /** Written without its final dot, so that the origin was appended. */
  | { readonly kind: 'relative-target'; readonly meant: TargetShape | undefined }
  /** Copied from documentation with the place holder still in it. */
  | { readonly kind: 'placeholder' };

const placeholder =
  /<[^.]*>|copied[_-]?validation|validation[_-]?url|your[_-]|\bchangeme\b|\btodo\b|x{6,}|\.(?:uu)?id\.dcv\.|\$|\{|%s/i;

/** What a CNAME's RDATA is as a delegated-DCV target; undefined where it was meant for something else. */
export function shapeOf(record: ResourceRecord, zone: Zone): TargetShape | undefined {
  if (!record.rdata.known) return undefined;
  const text = record.rdata.value.toLowerCase();
  if (placeholder.test(text) && (text.includes('dcv.cloudflare.com') || /copied|validation/.test(text))) {
    return { kind: 'placeholder' };
  }
  const leadingDot = text.startsWith('.') && text !== '.';
  const target = leadingDot ? readName(text.slice(1)) : targetOf(record);
  if (target === undefined) return undefined;
  const shape = shapeOfName(target, zone.apex);
  return shape !== undefined && leadingDot ? { kind: 'leading-dot', meant: shape } : shape;
}

function readName(text: string): DomainName | undefined {
  return targetOf({ rdata: { known: true, value: text } } as ResourceRecord);
}

function shapeOfName(target: DomainName, apex: DomainName): TargetShape | undefined {
  const read = readTarget(target);
  if (read?.host !== undefined) return { kind: 'proper', host: read.host, validationUrl: read.validationUrl };
  if (read !== undefined) return { kind: 'missing-host', validationUrl: read.validationUrl };
  // `….dcv.cloudflare.com` in the middle of a name: an origin, most often the apex, was appended to it.
  const labels = labelsOf(target);
  const end = labels.findIndex((_, at) => labels.slice(at, at + 3).join('.') === 'dcv.cloudflare.com');
  if (end < 1 || !isAtOrBelow(target, apex)) return undefined;
  const meant = shapeOfName(labels.slice(0, end + 3).join('.') as DomainName, apex);
  return { kind: 'relative-target', meant };
}

/** Every delegated-DCV CNAME of some zones. */
export function delegationsIn(zones: readonly Zone[]): Delegation[] {
  const delegations: Delegation[] = [];
  for (const zone of zones) {
    for (const record of zone.records.items) {
      if (record.type !== 'CNAME' || !record.owner.known) continue;
      const shape = shapeOf(record, zone);
      if (shape !== undefined) delegations.push({ zone, record, owner: record.owner.value, shape });
    }
  }
  return delegations;
}

/** How a delegated-DCV CNAME came to stand where nothing is validated through it. */
export type Misplacement =
  | 'outside-zone'
  | 'doubled-zone'
  | 'literal-asterisk'
  | 'misspelt-label'
  | 'host-itself'
  | 'other-host';

/** Why the owner of a properly aimed CNAME is not its host's validation name; undefined where it is. */
export function misplacementOf({ owner, zone, shape }: Delegation): Misplacement | undefined {
  if (shape.kind !== 'proper') return undefined;
  const meant = validationNameOf(shape.host);
  if (!isAtOrBelow(owner, zone.apex)) return 'outside-zone';
  if (owner === meant) return undefined;
  if (owner === below(meant, zone.apex)) return 'doubled-zone';
  if (owner === shape.host) return 'host-itself';
  const [first = '', second] = labelsOf(owner);
  if (first === challengeLabel) return second === '*' ? 'literal-asterisk' : 'other-host';
  const isMisspelt = /acme|challenge/.test(first) && distance(first, challengeLabel) <= 2;
  return isMisspelt && parentOf(owner) === shape.host ? 'misspelt-label' : undefined;
}

/** A delegated-DCV CNAME at a wrong owner. */
export interface Misplaced {
  readonly delegation: Delegation;
  readonly host: DomainName;
  readonly cause: Misplacement;
}

/**
 * The delegations at wrong owners. Not among them: what stands at a required name, where its target is what is wrong;
 * and a link in a chain of CNAMEs, which serves whatever it is called.
 */
export function misplacedAmong(
  delegations: readonly Delegation[],
  zones: readonly Zone[],
  isRequired: (owner: DomainName) => boolean,
): Misplaced[] {
  if (delegations.length === 0) return [];
  const pointedAt = new Set<DomainName | undefined>();
  for (const zone of zones) {
    for (const record of zone.records.items) if (record.type === 'CNAME') pointedAt.add(targetOf(record));
  }
  return delegations.flatMap(delegation => {
    const { owner, shape } = delegation;
    const cause = misplacementOf(delegation);
    if (cause === undefined || shape.kind !== 'proper' || isRequired(owner) || pointedAt.has(owner))
      return [];
    return [{ delegation, host: shape.host, cause }];
  });
}

/** The target that a host should have below the validation URL of a delegation. */
export function properTarget(owner: DomainName, validationUrl: DomainName): DomainName {
  return targetFor(parentOf(owner)!, validationUrl);
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
