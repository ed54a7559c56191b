import type { Span } from '../../source.js';

/** Functions within functions, or references to references. */
const deepest = 400;

/** Bounds the work on a template, so that loops within loops end in a problem and not in a hang. */
export class Budget {
  private spent = 0;
  private depth = 0;
  /** Where the steps ran out. */
  exhaustedAt: Span | undefined;

  constructor(private readonly steps: number) {}

  /** Takes a step; false where none is left, or too many are inside of each other. */
  enter(span: Span): boolean {
    if (++this.spent > this.steps || this.depth >= deepest) {
      this.exhaustedAt ??= span;
      return false;
    }
    this.depth++;
    return true;
  }

  leave(): void {
    this.depth--;
  }
}
