/** Where a comment stands with its marks (`#`, `;`, `//`, `/*`), but for the line break behind it: half-open, in UTF-16 code units. */
export interface Comment {
  readonly start: number;
  readonly end: number;
}
