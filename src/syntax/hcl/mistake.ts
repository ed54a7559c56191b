/** What is wrong in a text in HCL and what to do about it; thrown while reading, and caught where reading can go on. */
export class Mistake {
  constructor(
    /** Continues "The HCL is broken: …", whole sentences without the first capital and the final dot. */
    readonly message: string,
    readonly start: number,
    readonly end: number,
  ) {}
}

/** No hand-written file nests deeper; readers may recurse. */
const deepest = 200;

/** Counts how deep readers have recursed, since the nesting is not trusted. */
export class Nesting {
  private depth = 0;

  enter(at: number): void {
    this.depth++;
    if (this.depth > deepest)
      throw new Mistake(`it nests deeper than ${deepest} levels. Flatten it`, at, at + 1);
  }

  leave(): void {
    this.depth--;
  }

  /** The depth to go back to where a mistake is caught. */
  mark(): number {
    return this.depth;
  }

  reset(depth: number): void {
    this.depth = depth;
  }
}

/** A word of the file in a message, cut where it is too long to be one. */
export function quoted(word: string): string {
  return `\`${word.length > 60 ? `${word.slice(0, 60)}…` : word}\``;
}
