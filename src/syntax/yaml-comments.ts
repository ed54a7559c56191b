import { CST, Lexer } from 'yaml';
import type { Comment } from './comment.js';

/** The comments of a YAML text, in order; what only looks like one in a scalar is none. */
export function commentsInYaml(text: string): Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const type: CST.TokenType | null | undefined = isScalar ? undefined : CST.tokenType(token);
    // These stand for no text: the first says that the next token is one.
    if (type === 'scalar' || type === 'doc-mode' || type === 'flow-error-end') {
      isScalar = type === 'scalar';
      continue;
    }
    if (type === 'comment') comments.push({ start: offset, end: offset + token.trimEnd().length });
    offset += token.length;
    isScalar = false;
  }
  return comments;
}
