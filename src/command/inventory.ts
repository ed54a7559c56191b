import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readLock } from '../inventory/lock-file/read.js';
import { isFresh, refresh } from '../inventory/lock-file/refresh.js';
import { lockText } from '../inventory/lock-file/write.js';
import type { Snapshot } from '../inventory/snapshot.js';
import { openInventory } from '../inventory/take.js';
import { now } from '../now.js';
import { type Input, readAll } from '../read.js';
import { inventoryJson, inventoryText } from '../reporters/inventory.js';
import { printable } from '../reporters/layout/printable.js';
import { settingsProblems } from '../reporters/settings-problems.js';
import type { Settings } from '../settings/settings.js';
import { type Arguments, listingReporter, UsageError } from './arguments.js';
import { tell, write } from './output.js';

/** Shows every certificate that is known; with `--lock` writes what Cloudflare says to a file instead. */
export function inventory(input: Input, { outputs, lock }: Arguments): number {
  if (lock !== undefined) return writeLock(lock, input.live, input.settings);
  const opened = openInventory(input, now());
  const { certificates } = readAll(input, opened.zones);
  for (const { reporter, file } of outputs) {
    const known = opened.with(certificates);
    write(file, [listingReporter(reporter) === 'json' ? inventoryJson(known) : inventoryText(known)]);
  }
  tell(settingsProblems(opened.problems));
  return Math.max(tellUnread(input.live), opened.problems.length > 0 ? 1 : 0);
}

/**
 * Brings a lock file up to date with what Cloudflare says, and tells what it did; 1 where Cloudflare did not answer all
 * of it. Throws UsageError where Cloudflare was not asked, or what the file holds would be lost.
 */
export function writeLock(path: string, live: Snapshot | undefined, settings: Settings): number {
  if (live === undefined) {
    throw new UsageError(
      'A lock file holds what Cloudflare says, and there is no token to ask it with: set CLOUDFLARE_API_TOKEN (of the Action cloudflare-api-token) to one that may read zones and their certificates; docs/inventory.md tells which.',
    );
  }
  const before = lockAt(path);
  const snapshot = refresh(before, live);
  const counts = countsOf(snapshot);
  if (before !== undefined && isFresh(before, live, settings.cloudflare.maxAge)) {
    tell(`${printable(path)} holds all of it already: ${counts}, read ${before.readAt}.\n`);
  } else {
    replace(path, lockText(snapshot));
    tell(`${printable(path)} is written: ${counts}.\n`);
  }
  return tellUnread(live);
}

/** What a file holds that is to be replaced. One that is not wholly understood must not lose its history unseen. */
function lockAt(path: string): Snapshot | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const { snapshot, problems } = readLock({ path, text: readFileSync(path, 'utf8') });
  if (problems.length === 0) return snapshot;
  tell(settingsProblems(problems));
  throw new UsageError(
    `${path} is no lock file that can be brought up to date, and holds validation URLs that Cloudflare does not tell any more. Mend it, or restore it from history; delete it only if no zone has moved.`,
  );
}

/** A reader sees the old file or the new one, and an interrupt leaves no half of one. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}`);
  // With a listener the signal waits until this is over, which is at once.
  const wait = () => {};
  process.on('SIGINT', wait);
  try {
    // The repository may hold a link of that name.
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { flag: 'wx' });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
    process.off('SIGINT', wait);
  }
}

function countsOf({ zones }: Snapshot): string {
  const packs = zones.reduce((sum, zone) => sum + zone.packs.length, 0);
  return `${zones.length} zone${zones.length === 1 ? '' : 's'}, ${packs} certificate${packs === 1 ? '' : 's'}`;
}

/** What Cloudflare did not answer is kept as it was, and is no success. */
function tellUnread(live: Snapshot | undefined): number {
  const unread = live?.unread ?? [];
  for (const { zone, reason } of unread) {
    tell(`not read: ${printable(zone === undefined ? reason : `of ${zone}, ${reason}`)}\n`);
  }
  return unread.length > 0 ? 1 : 0;
}
