import { setTimeout } from 'node:timers/promises';
import type { Clock } from './options.js';

/** The longest that a timer of Node.js takes; a longer one would end at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await setTimeout(Math.min(milliseconds, longestTimer), undefined, signal && { signal });
  },
};
