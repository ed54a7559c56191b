import { challengeLabel, readTarget, validationNameOf } from '../delegated-dcv.js';
import { below, type DomainName, isAtOrBelow, labelsOf, root, upTo } from '../dns/name.js';
import { type ResourceRecord, targetOf, type Zone } from '../dns/zone.js';

/** A CNAME that was meant to delegate DCV to Cloudflare, right or wrong: its RDATA mentions `dcv.cloudflare.com`. */
export interface DcvCname {
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
  /** A host with the asterisk of its wildcard, which is validated without it (RFC 8555 §7.1.3). */
  | { readonly kind: 'wrong-host'; readonly meant: TargetShape }
  /** As Cloudflare's own page showed it until September 2024: `.example.com.<id>.dcv.cloudflare.com`. */
  | { readonly kind: 'leading-dot'; readonly meant: TargetShape | undefined }
  /** Written without its final dot, so that the origin was appended. */
  | { readonly kind: 'relative-target'; readonly meant: TargetShape | undefined }
  /** Copied from documentation with the placeholder still in it. */
  | { readonly kind: 'placeholder' };

/** What people leave where the id of a validation URL belongs; the hosts before it may be called anything. */
const placeholderId = /^(?:uu)?id$|[<>{}$%]|x{6,}|your|copied|validation|changeme|todo|placeholder|replace/;

/** What they leave where the whole of it belongs. */
const placeholderUrl = /copied[_-]?validation|[<{$][^.]*(?:validation|dcv)/;

/** What a CNAME's RDATA is as a delegated-DCV target; undefined where it was meant for something else. */
export function shapeOf(record: ResourceRecord, zone: Zone): TargetShape | undefined {
  if (!record.rdata.known) return undefined;
  const text = record.rdata.value.toLowerCase();
  const id = /([^.]*)\.dcv\.cloudflare\.com/.exec(text)?.[1];
  // Without Cloudflare's name in the target, only the owner tells what the placeholder stands for.
  const isPlaceholder =
    id === undefined ? isChallenge(record) && placeholderUrl.test(text) : placeholderId.test(id);
  if (isPlaceholder) return { kind: 'placeholder' };
  const leadingDot = text.startsWith('.') && text !== '.';
  const target = leadingDot ? readName(text.slice(1)) : targetOf(record);
  if (target === undefined) return undefined;
  const shape = shapeOfName(target, zone.apex);
  return shape !== undefined && leadingDot ? { kind: 'leading-dot', meant: shape } : shape;
}

function isChallenge({ owner }: ResourceRecord): boolean {
  return owner.known && labelsOf(owner.value)[0] === challengeLabel;
}

function readName(text: string): DomainName | undefined {
  return targetOf({ rdata: { known: true, value: text } } as ResourceRecord);
}

function shapeOfName(target: DomainName, apex: DomainName): TargetShape | undefined {
  const read = readTarget(target);
  if (read?.host !== undefined) return namingHost(read.host, read.validationUrl);
  if (read !== undefined) return { kind: 'missing-host', validationUrl: read.validationUrl };
  // `….dcv.cloudflare.com` in the middle of a name: an origin, most often the apex, was appended to it.
  const labels = labelsOf(target);
  const end = labels.findIndex((_, at) => labels.slice(at, at + 3).join('.') === 'dcv.cloudflare.com');
  if (end < 1 || !isAtOrBelow(target, apex)) return undefined;
  const meant = shapeOfName(labels.slice(0, end + 3).join('.') as DomainName, apex);
  return { kind: 'relative-target', meant };
}

function namingHost(host: DomainName, validationUrl: DomainName): TargetShape {
  const [first, ...rest] = labelsOf(host);
  if (first !== '*' || rest.length === 0) return { kind: 'proper', host, validationUrl };
  return { kind: 'wrong-host', meant: namingHost(rest.join('.') as DomainName, validationUrl) };
}

/** What a target was meant to be, where its spelling still tells. */
export function meantBy(
  shape: TargetShape,
): Extract<TargetShape, { kind: 'proper' | 'missing-host' }> | undefined {
  if (shape.kind === 'proper' || shape.kind === 'missing-host') return shape;
  return shape.kind === 'placeholder' || shape.meant === undefined ? undefined : meantBy(shape.meant);
}

/** Every delegated-DCV CNAME of some zones. */
export function dcvCnamesIn(zones: readonly Zone[]): DcvCname[] {
  const dcvCnames: DcvCname[] = [];
  for (const zone of zones) {
    for (const record of zone.records.items) {
      if (record.type !== 'CNAME' || !record.owner.known) continue;
      const shape = shapeOf(record, zone);
      if (shape !== undefined) dcvCnames.push({ zone, record, owner: record.owner.value, shape });
    }
  }
  return dcvCnames;
}

/** How a delegated-DCV CNAME came to stand where nothing is validated through it. */
export type Misplacement =
  | 'outside-zone'
  | 'doubled-zone'
  | 'literal-asterisk'
  | 'misspelt-label'
  | 'host-itself'
  | 'other-host';

/** Why the owner of a CNAME is not the validation name of the host that its target means; undefined where it is. */
function misplacementOf({ owner, zone, shape }: DcvCname): Misplacement | undefined {
  const aimed = meantBy(shape);
  if (aimed?.kind !== 'proper') return undefined;
  const meant = validationNameOf(aimed.host);
  if (!isAtOrBelow(owner, zone.apex)) return 'outside-zone';
  if (owner === meant) return undefined;
  if (isCompletedFrom(meant, owner, zone.apex)) return 'doubled-zone';
  if (owner === aimed.host) return 'host-itself';
  const labels = labelsOf(owner);
  if (labels.includes('*') && labels.includes(challengeLabel)) return 'literal-asterisk';
  if (labels[0] === challengeLabel) return 'other-host';
  return distance(owner, meant) <= 2 ? 'misspelt-label' : undefined;
}

/** Whether an owner is a name of the zone that was written without its final dot: an origin was appended to it. */
function isCompletedFrom(meant: DomainName, owner: DomainName, apex: DomainName): boolean {
  const origin = owner.slice(meant.length + 1) as DomainName;
  return isAtOrBelow(meant, apex) && owner === below(meant, origin) && isAtOrBelow(origin, apex);
}

/** A delegated-DCV CNAME at a wrong owner. */
export interface Misplaced {
  readonly dcvCname: DcvCname;
  /** What its target means. */
  readonly host: DomainName;
  readonly validationUrl: DomainName;
  readonly cause: Misplacement;
}

/**
 * Those at wrong owners. Not among them: what is judged at a required name, where its target is what is
 * wrong; and a link in a chain of CNAMEs, which serves whatever it is called.
 */
export function misplacedAmong(
  dcvCnames: readonly DcvCname[],
  zones: readonly Zone[],
  isJudged: (dcvCname: DcvCname) => boolean,
): Misplaced[] {
  const misplaced = dcvCnames.flatMap((dcvCname): Misplaced[] => {
    const cause = misplacementOf(dcvCname);
    const aimed = meantBy(dcvCname.shape);
    if (cause === undefined || aimed?.kind !== 'proper' || isJudged(dcvCname)) return [];
    return [{ dcvCname, host: aimed.host, validationUrl: aimed.validationUrl, cause }];
  });
  if (misplaced.length === 0) return [];
  const isLink = linksOf(zones);
  return misplaced.filter(({ dcvCname }) => !isLink(dcvCname.owner));
}

/** Tells the names that CNAMEs or DNAMEs of these zones lead to. */
function linksOf(zones: readonly Zone[]): (name: DomainName) => boolean {
  const targetsOf = (type: string) =>
    zones.flatMap(zone => zone.records.items.filter(record => record.type === type).map(targetOf));
  const pointedAt = new Set(targetsOf('CNAME'));
  const redirectedTo = new Set(targetsOf('DNAME'));
  return name => pointedAt.has(name) || [...upTo(name, root)].slice(1).some(above => redirectedTo.has(above));
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
