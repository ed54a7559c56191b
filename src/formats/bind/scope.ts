import type { SourceFile, Span } from '../../source.js';
import type { Name, Origins } from './names.js';
import type { Token } from './tokens.js';

/** Where the reading of one file stands: what its next line takes over from the lines before. */
export interface Scope {
  readonly file: SourceFile;
  /** The files from the zone's own to this one, each included by the one before. */
  readonly chain: readonly string[];
  /** Whether the file has template tags that may open blocks. */
  readonly templated: boolean;
  origins: Origins;
  /** The owner of a line that begins with white space; undefined before the first record. */
  owner: Name | undefined;
  /** How many template blocks are open, each of which may be left out or repeated. */
  blocks: number;
}

/** The place of a word, or of all words from one to another. */
export function spanOf({ file }: Scope, first: Pick<Token, 'start' | 'end'>, last = first): Span {
  return { file, start: first.start, end: last.end };
}
