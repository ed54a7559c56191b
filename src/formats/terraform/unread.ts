import { gapIn } from '../../dns/zone.js';
import type { Problem } from '../../source.js';
import type { Gap, Hole, Parts } from '../../value.js';
import { merged } from '../written.js';
import type { ForeignCall } from './configuration/module.js';
import type { Resource } from './configuration/resource.js';
import { apexOf, type Zones } from './configuration/zones.js';
import type { Datum } from './evaluate/datum.js';
import { zoneTable } from './resources/zone-table.js';
import { type TextWithin, textsIn } from './texts.js';

/** What of something that may add records cannot be read. */
export interface Unread {
  readonly gaps: readonly Gap[];
  readonly problems: readonly Problem[];
}

/** Types that name validation names to say who may write them, or by which they order certificates. */
const noRecords =
  /^(?:aws_iam_|acme_|cloudflare_certificate_pack$|google_certificate_manager_)|_private_dns_/;

/** A resource of a type that is not known and speaks of validation names. */
export function unreadResource({ type, arguments: own }: Resource): Unread {
  if (noRecords.test(type) || zoneTable[type] !== undefined) return { gaps: [], problems: [] };
  return challengesIn(own, `a resource of the type ${type}`);
}

/** A module that is not here: what it is given tells where it may add records. */
export function unreadModule({ source, reason, arguments: own, block }: ForeignCall, zones: Zones): Unread {
  const what = `the module ${source || block.labels[0]}`;
  const why = `${what} may add records, and ${reason}`;
  const soundsLikeDns = /dns|route53|zone|domain|record/i.test(source);
  const gaps = new Map<string, Gap>();
  for (const { parts } of textsIn(own)) {
    const zone = zones.ofId(parts);
    if (zone?.isPrivate) continue;
    const named = zone?.name ?? (soundsLikeDns ? { apex: apexOf(parts) } : undefined);
    if (named === undefined || ('apex' in named && named.apex === undefined)) continue;
    const gap = gapIn('apex' in named ? named.apex : undefined, why, block.headSpan);
    gaps.set(JSON.stringify(gap.parts), gap);
  }
  const { gaps: more, problems } = challengesIn(own, what);
  return { gaps: [...gaps.values(), ...more], problems };
}

function challengesIn(datum: Datum, what: string): Unread {
  const found = textsIn(datum).flatMap(text => challengeIn(text) ?? []);
  const reason = `${what} is not understood`;
  const behind: Hole = { expression: '…', reason };
  return {
    gaps: found.map(({ parts, span }) => ({ reason, parts: [...parts, behind], span })),
    problems: found.slice(0, 1).map(({ span }) => ({
      message: `This is of ${what}, which is not understood, and speaks of \`_acme-challenge\`. What it publishes is not judged.`,
      span,
      severity: 'warning',
    })),
  };
}

/** The name in a text that begins with `_acme-challenge`, as far as it goes. */
function challengeIn({ parts, span }: TextWithin): TextWithin | undefined {
  for (const [index, part] of parts.entries()) {
    const match = typeof part === 'string' ? /_acme-challenge[\w.-]*/i.exec(part) : null;
    if (match === null || typeof part !== 'string') continue;
    const isCut = match.index + match[0].length < part.length;
    const rest: Parts = isCut ? [] : parts.slice(index + 1);
    return { parts: merged([match[0].toLowerCase(), ...rest]), span };
  }
  return undefined;
}
