import type { Clock } from './options.js';

/** Cloudflare counts over five minutes; the second is for requests that were on their way longer than others. */
const window = 301_000;

/**
 * Requests in any five minutes. Cloudflare allows 1,200 to a user over all tokens and the dashboard, and blocks every
 * one of them for five minutes once there are more; this leaves some to the people and jobs beside us, and to what is
 * under way when a window begins.
 */
const budget = 1100;

/** How few requests Cloudflare may say are left before we wait for the next window: twice those that run at a time. */
const reserve = 16;

/** When the requests of one reading may be sent: one budget for all of them, and one end. */
export class Pace {
  /** When each request of the window was sent. */
  readonly #sent: number[] = [];
  #pausedUntil = 0;

  constructor(
    private readonly clock: Clock,
    private readonly deadline: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Waits until a request may be sent, and counts it; false where that would be after the deadline. */
  async turn(): Promise<boolean> {
    for (;;) {
      this.signal.throwIfAborted();
      const now = this.clock.now();
      if (now >= this.deadline) return false;
      while (this.#sent.length > 0 && this.#sent[0]! <= now - window) this.#sent.shift();
      const budgetFrom = this.#sent.length < budget ? now : this.#sent[0]! + window;
      const from = Math.max(budgetFrom, this.#pausedUntil);
      if (from <= now) {
        this.#sent.push(now);
        return true;
      }
      if (!(await this.rest(from - now))) return false;
    }
  }

  /** Waits; false, and at once, where that would be after the deadline. */
  async rest(milliseconds: number): Promise<boolean> {
    if (milliseconds >= this.timeLeft()) return false;
    try {
      await this.clock.sleep(milliseconds, this.signal);
    } finally {
      this.signal.throwIfAborted();
    }
    return true;
  }

  /** No request at all for so long. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.now() + milliseconds);
  }

  /** Heeds what an answer says of the requests that are left: `"default";r=50;t=30`, 50 within the next 30 seconds. */
  heed(headers: Headers): void {
    for (const limit of (headers.get('ratelimit') ?? '').split(',')) {
      const left = /;\s*r=(\d{1,9})/.exec(limit)?.[1];
      const seconds = /;\s*t=(\d{1,9})/.exec(limit)?.[1];
      if (left === undefined || seconds === undefined || Number(left) > reserve) continue;
      // A hint that is wrong shall not cost more than the documented window.
      this.pause(Math.min(Number(seconds) * 1000, window));
    }
  }

  /** How long a `retry-after` asks to wait: seconds, or a date; undefined where there is none (RFC 9110 §10.2.3). */
  retryAfter(headers: Headers): number | undefined {
    const written = headers.get('retry-after')?.trim() ?? '';
    const wait = /^\d+$/.test(written) ? Number(written) * 1000 : Date.parse(written) - this.clock.now();
    return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
  }

  /** Milliseconds until the deadline. */
  timeLeft(): number {
    return this.deadline - this.clock.now();
  }
}
