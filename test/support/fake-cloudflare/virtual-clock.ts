import type { Clock } from '../../../src/inventory/cloudflare/options.js';

/** A clock on which waiting takes no time: whoever sleeps longest away is woken last, and each finds his hour come. */
export interface VirtualClock extends Clock {
  /** How long everybody has slept, as milliseconds since the start. */
  passed(): number;
}

/** A clock that stands still but while somebody sleeps. */
export function virtualClock(start = Date.parse('2026-11-23T04:05:06.789Z')): VirtualClock {
  let now = start;
  let isDue = false;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  const wakeNext = () => {
    isDue = false;
    if (sleepers.size === 0) return;
    now = Math.max(now, Math.min(...[...sleepers].map(({ until }) => until)));
    for (const sleeper of sleepers) {
      if (sleeper.until > now) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
    if (sleepers.size > 0) wakeSoon();
  };
  const wakeSoon = () => {
    if (isDue) return;
    isDue = true;
    setImmediate(wakeNext);
  };
  return {
    now: () => now,
    passed: () => now - start,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        const sleeper = { until: now + milliseconds, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', leave);
        wakeSoon();
      }),
  };
}
