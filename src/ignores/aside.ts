import type { Claim } from '../finding.js';
import { groupBy } from '../group.js';
import type { RuleId } from '../rules/catalog.js';
import type { Span } from '../source.js';
import type { Ignore } from './ignore.js';

/** What an ignore is held against. */
type Found = Pick<Claim, 'owner' | 'span' | 'certificates'> & { readonly rule: RuleId };

/** Finds the ignore that sets a finding aside on a day, YYYY-MM-DD: of several any. */
export function asideBy(ignores: readonly Ignore[], today: string): (found: Found) => Ignore | undefined {
  const valid = ignores.filter(({ until }) => until === undefined || today <= until);
  const byOwner = groupBy(valid, ({ rule, at }) => ('owner' in at ? `${rule} ${at.owner}` : undefined));
  const byFile = groupBy(valid, ({ rule, at }) => ('block' in at ? inFile(rule, at.block) : undefined));
  const enclosing = new Map([...byFile].map(([place, written]) => [place, enclosingAmong(written)]));
  return found => {
    const named = byOwner.get(`${found.rule} ${found.owner}`) ?? [];
    const around = found.span && enclosing.get(inFile(found.rule, found.span))?.(found.span.start);
    return [...named, ...(around ?? [])].find(ignore => isFor(ignore, found));
  };
}

function inFile(rule: RuleId, { file }: Span): string {
  return `${rule} ${file.path}`;
}

/** What concerns another certificate too is not set aside for one. */
function isFor({ certificate }: Ignore, { certificates = [] }: Found): boolean {
  if (certificate === undefined) return true;
  return certificates.length > 0 && certificates.every(({ label }) => label === certificate);
}

interface Block {
  readonly ignore: Ignore;
  readonly start: number;
  readonly end: number;
  /** The one around it. */
  readonly outer?: Block;
}

/** Finds the comments whose blocks hold an offset, the innermost first. Blocks lie in each other or apart. */
function enclosingAmong(ignores: readonly Ignore[]): (offset: number) => Ignore[] {
  const blocks: Block[] = [];
  const sorted = ignores
    .flatMap(ignore => ('block' in ignore.at ? { ignore, ...ignore.at.block } : []))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { ignore, start, end } of sorted) {
    let outer = blocks.at(-1);
    while (outer !== undefined && outer.end <= start) outer = outer.outer;
    blocks.push({ ignore, start, end, ...(outer && { outer }) });
  }
  return offset => {
    const found: Ignore[] = [];
    let block = lastAtOrBefore(blocks, offset);
    for (; block !== undefined; block = block.outer) if (offset < block.end) found.push(block.ignore);
    return found;
  };
}

function lastAtOrBefore(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
