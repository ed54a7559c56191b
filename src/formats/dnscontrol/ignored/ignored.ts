import type { DomainName } from '../../../dns/name.js';
import { gapIn, type LeftAlone, type ResourceRecord } from '../../../dns/zone.js';
import type { Problem, Span } from '../../../source.js';
import type { Gap, Parts } from '../../../value.js';
import { merged } from '../../written.js';
import type { Places } from '../program/places.js';
import type { Declared, Domain } from '../program/result.js';
import { Glob, piecesOf } from './glob.js';

/** What DNSControl leaves to others in a zone. */
export interface LeftToOthers {
  readonly leftAlone: readonly LeftAlone[];
  /** Names at which others may keep CNAMEs. */
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}

/** One IGNORE() and its like. */
interface Ignored {
  readonly setting: string;
  readonly span: Span;
  readonly label: Glob | undefined;
  readonly types: readonly string[];
  readonly target: Glob | undefined;
}

/** IGNORE(), IGNORE_EXTERNAL_DNS() and NO_PURGE: what they keep is not in the repository, and so may be anything. */
export function leftToOthers(
  domain: Domain,
  apex: DomainName,
  records: readonly ResourceRecord[],
  absent: readonly ResourceRecord[],
  places: Places,
): LeftToOthers {
  const ignored = domain.ignored.map(one => ignoredBy(one, places));
  const leftAlone = ignored.map(one => leaving(one, apex));
  const gaps = ignored.flatMap(one => gapsOf(one, apex));
  if (domain.keepsUnknown) {
    const span = places.word(domain.keepUnknownSites, 'NO_PURGE');
    leftAlone.push(unpurged(records, absent, span));
    gaps.push(gapIn(apex, 'NO_PURGE keeps records that others made, which no file shows', span));
  }
  return { leftAlone, gaps, problems: clashes(domain, ignored, records, apex) };
}

function ignoredBy({ fields, sites }: Declared, places: Places): Ignored {
  const span = places.call(sites);
  if (fields.external === true)
    return {
      setting: 'IGNORE_EXTERNAL_DNS()',
      span,
      label: undefined,
      types: ['A', 'AAAA', 'CNAME', 'TXT'],
      target: undefined,
    };
  const types = String(fields.rType_pattern ?? '')
    .split(',')
    .map(type => type.trim());
  return {
    setting: 'IGNORE()',
    span,
    label: globOf(fields.label_pattern),
    types: types.some(type => type === '*' || type === '') ? [] : types,
    target: globOf(fields.target_pattern),
  };
}

/** Undefined where everything matches. */
function globOf(pattern: unknown): Glob | undefined {
  return pattern === undefined || pattern === '' || pattern === '*' ? undefined : new Glob(String(pattern));
}

function labelIn(apex: DomainName, owner: DomainName): string {
  return owner === apex ? '@' : owner.slice(0, -apex.length - 1);
}

function concerns({ types }: Ignored, type: string): boolean {
  return types.length === 0 || types.includes(type);
}

/** One that looks at targets leaves only those alone that match, which are not known. */
function leaving(ignored: Ignored, apex: DomainName): LeftAlone {
  const { setting, span, label, target } = ignored;
  return {
    setting,
    span,
    covers: (owner, type) =>
      target === undefined &&
      concerns(ignored, type) &&
      (label === undefined || label.matches(labelIn(apex, owner))),
  };
}

function gapsOf(ignored: Ignored, apex: DomainName): Gap[] {
  const { setting, span, label, target } = ignored;
  if (!concerns(ignored, 'CNAME') || !mayDelegate(target)) return [];
  const reason = `${setting} leaves what stands there to others`;
  const hole = { expression: '*', reason: 'any text' };
  const patterns = label?.alternatives ?? [[{ any: 'run' } as const]];
  return patterns.map(tokens => {
    const pieces: Parts = merged(piecesOf(tokens).map(piece => piece?.toLowerCase() ?? hole));
    const isApex = pieces.length === 1 && pieces[0] === '@';
    const startsOpen = typeof pieces[0] !== 'string';
    if (isApex) return { reason, parts: [apex], span };
    // A run may stand for nothing but `@`, and so for the zone itself.
    return pieces.length === 1 && startsOpen
      ? gapIn(apex, reason, span)
      : { reason, parts: merged([...pieces, `.${apex}`]), span };
  });
}

/** Whether the ending of a target's pattern agrees with that of every validation URL. */
function mayDelegate(target: Glob | undefined): boolean {
  return (
    target === undefined ||
    target.alternatives.some(tokens => {
      const pieces = piecesOf(tokens);
      const ending = pieces
        .slice(pieces.lastIndexOf(undefined) + 1)
        .join('')
        .toLowerCase();
      const url = '.dcv.cloudflare.com.';
      return url.endsWith(ending) || ending.endsWith(url);
    })
  );
}

/** Without purging, only RRsets that the repository has, or says must be absent, are DNSControl's own. */
function unpurged(
  records: readonly ResourceRecord[],
  absent: readonly ResourceRecord[],
  span: Span,
): LeftAlone {
  const own = new Set<string>();
  for (const { owner, type } of [...records, ...absent]) if (owner.known) own.add(`${owner.value} ${type}`);
  return { setting: 'NO_PURGE', span, covers: (owner, type) => !own.has(`${owner} ${type}`) };
}

/** As many comparisons as an honest zone never needs: what is beyond them, DNSControl itself still says. */
const mostComparisons = 5_000_000;

/** Before it changes anything, DNSControl stops where a record is both declared and ignored. */
function clashes(
  domain: Domain,
  ignored: readonly Ignored[],
  records: readonly ResourceRecord[],
  apex: DomainName,
): Problem[] {
  if (domain.isIgnoringUnsafe || ignored.length * records.length > mostComparisons) return [];
  return records.flatMap(({ owner, type, rdata, span }) => {
    if (!owner.known || !rdata.known) return [];
    const label = labelIn(apex, owner.value);
    const by = ignored.find(
      one =>
        one.setting === 'IGNORE()' &&
        concerns(one, type) &&
        (one.label?.matches(label) ?? true) &&
        (one.target?.matches(rdata.value) ?? true),
    );
    if (by === undefined) return [];
    const message = `This ${type} record is declared and also left to others by IGNORE(), where DNSControl stops. Take one of the two out.`;
    return [{ message, span }];
  });
}
