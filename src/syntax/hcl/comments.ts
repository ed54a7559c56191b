import type { SourceFile } from '../../source.js';
import type { Comment } from '../comment.js';
import { BodyReader } from './body.js';
import { Tokens } from './tokens.js';

/** The comments of a file in HCL's native syntax, in order; what looks like one in a template is none. */
export function commentsInHcl(file: SourceFile): Comment[] {
  // Some are met twice, since the reader looks ahead.
  const ends = new Map<number, number>();
  const spanOf = (start: number, end: number) => ({ file, start, end });
  const tokens = new Tokens({ text: file.text, spanOf }, (start, end) => ends.set(start, end));
  new BodyReader(tokens).readFile();
  return [...ends].map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start);
}
