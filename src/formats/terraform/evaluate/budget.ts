import type { Span } from '../../../source.js';

/** What making one element of a collection costs, in steps; it also takes memory. */
export const perElement = 10;

/** How many characters of new text cost a step. */
export const perStep = 16;

/** How deep evaluations may stand within each other, over locals and modules as well; JavaScript's stack is finite. */
const deepest = 400;

/** Bounds the work of all evaluations of a run together, so that a product of lists ends in a problem and not in a hang. */
export class Budget {
  private spent = 0;
  private depth = 0;
  private where: Span | undefined;

  /** An evaluated node is a step. */
  constructor(private readonly steps = 10_000_000) {}

  /** Where the steps ran out, for the one problem about it; undefined while there are some left. */
  get exhaustedAt(): Span | undefined {
    return this.where;
  }

  /** Takes steps; false where there are not as many left. */
  spend(steps: number, span: Span): boolean {
    if (this.spent + steps <= this.steps) {
      this.spent += steps;
      return true;
    }
    this.where ??= span;
    return false;
  }

  /** Goes one evaluation deeper, and must be left again; false, and not entered, where that is too deep. */
  enter(): boolean {
    if (this.depth >= deepest) return false;
    this.depth++;
    return true;
  }

  leave(): void {
    this.depth--;
  }
}
