/**
 * Spreads questions evenly over time. Each gets a slot of its own on a fixed grid, so that timers which fire late do
 * not lower the rate, and nothing raises it but for what `slack` milliseconds may catch up.
 */
export class Pace {
  readonly #interval: number;
  readonly #slack: number;
  #next: number | undefined;

  /** `rate` in questions a second. */
  constructor(rate: number, slack = 20) {
    this.#interval = 1000 / rate;
    this.#slack = slack;
  }

  /** Takes the next slot; how many milliseconds to wait for it from `now`, by a clock that only goes forward. */
  take(now: number): number {
    const slot = Math.max(this.#next ?? now, now - this.#slack);
    this.#next = slot + this.#interval;
    return Math.max(0, slot - now);
  }
}
