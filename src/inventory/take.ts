import type { DomainName } from '../dns/name.js';
import type { Settings } from '../settings/settings.js';
import type { Problem, Tree } from '../source.js';
import type { Gap } from '../value.js';
import { combine } from './combine.js';
import type { DeclaredCertificate } from './declared.js';
import { type Inventory, type LockUsed, noInventory } from './inventory.js';
import { ageInHours } from './lock-file/age.js';
import { readLock } from './lock-file/read.js';
import { refresh } from './lock-file/refresh.js';
import { inventoryOf } from './of-snapshot.js';
import type { Snapshot } from './snapshot.js';

/** What a state of a repository has of inventories, and what Cloudflare said where it was asked. */
export interface Sources {
  readonly tree: Tree;
  readonly settings: Settings;
  readonly live?: Snapshot;
}

/** The inventories of one state, opened: what the code declares comes later, with the files. */
export interface OpenInventory {
  /** The zones whose certificates are known before any DNS is read. */
  readonly zones: readonly DomainName[];
  /** What in the lock file could not be understood. */
  readonly problems: readonly Problem[];
  with(declared: readonly DeclaredCertificate[]): Inventory;
}

/**
 * Opens what lists certificates: the settings, then what Cloudflare says now, with the lock file behind it for what it
 * did not answer and for what has been, or else the lock file alone. `now` is an instant, as in 2026-11-23T04:05:06Z.
 */
export function openInventory({ tree, settings, live }: Sources, now: string): OpenInventory {
  const { lock, problems, gaps } = openLock(tree, settings);
  const snapshot = live === undefined ? lock?.snapshot : withLock(live, lock?.snapshot);
  const listed = snapshot === undefined ? noInventory : inventoryOf(snapshot, live ? 'cloudflare' : 'lock');
  const used = live === undefined && lock !== undefined ? usedLock(lock, settings, now) : undefined;
  const known = combine(settings.inventory, listed, []);
  return {
    zones: [...new Set([...known.certificates.items, ...known.exempt].map(({ zone }) => zone))],
    problems,
    with: declared => {
      const inventory = declared.length === 0 ? known : combine(settings.inventory, listed, declared);
      const { items, gaps: own } = inventory.certificates;
      return {
        ...inventory,
        certificates: { items, gaps: [...own, ...(live === undefined ? gaps : [])] },
        ...(used && { lock: used }),
      };
    },
  };
}

/** Where a zone that the lock file knows is not to be seen by the token, the lock file goes on speaking for it. */
function withLock(live: Snapshot, lock: Snapshot | undefined): Snapshot {
  if (lock === undefined) return live;
  const seen = new Set(live.zones.map(({ name }) => name));
  const unseen = lock.zones.filter(({ name }) => !seen.has(name));
  const refreshed = refresh(lock, live);
  return {
    ...refreshed,
    zones: [...refreshed.zones.filter(({ name }) => seen.has(name)), ...unseen],
  };
}

interface OpenLock {
  readonly path: string;
  readonly snapshot: Snapshot;
  readonly span: LockUsed['span'];
}

function openLock(
  tree: Tree,
  { cloudflare }: Settings,
): { lock?: OpenLock; problems: readonly Problem[]; gaps: readonly Gap[] } {
  const { lock: path, span } = cloudflare;
  const file = tree.read(path);
  if (file === undefined) {
    const refusal = tree.refused.get(path);
    if (span === undefined && refusal === undefined) return { problems: [], gaps: [] };
    const reason = `the lock file ${path} ${refusal === undefined ? 'is not there' : `is not read: ${refusal}`}, and Cloudflare was not asked (dcv-check inventory --lock ${path} writes it)`;
    return {
      problems: [],
      gaps: [{ reason, parts: [{ expression: path, reason: 'not read' }], ...(span && { span }) }],
    };
  }
  const { snapshot, readAtSpan, problems } = readLock(file);
  if (snapshot === undefined) {
    const reason = `the lock file ${path} could not be understood`;
    const [first] = problems;
    const gap = { reason, parts: [{ expression: path, reason }], ...(first && { span: first.span }) };
    return { problems, gaps: [gap] };
  }
  return { lock: { path, snapshot, span: readAtSpan ?? { file, start: 0, end: 0 } }, problems, gaps: [] };
}

function usedLock({ path, snapshot, span }: OpenLock, { cloudflare }: Settings, now: string): LockUsed {
  const { readAt } = snapshot;
  return { path, readAt, age: ageInHours(readAt, now), maxAge: cloudflare.maxAge, span };
}
