import type { Token } from './tokens.js';

/** What is wrong with a record, as a sentence that says what to do, and the word where it shows. */
export class Complaint {
  constructor(
    readonly message: string,
    readonly token: Token | undefined,
  ) {}
}
