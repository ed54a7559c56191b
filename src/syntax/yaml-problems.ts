import type { ErrorCode, YAMLError } from 'yaml';
import type { Problem, SourceFile } from '../source.js';

/** After the first mistakes of a document most others are their consequence. */
const mostReported = 3;

/** What to do about a mistake, where its name tells. */
const advice: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'Indent with spaces, all entries of one mapping or list equally far.',
  TAB_AS_INDENT: 'Indent with spaces.',
  MISSING_CHAR: 'Close what was opened, and write `key: value`.',
  BLOCK_AS_IMPLICIT_KEY: 'Put the value in quotes, or on lines of its own, indented.',
  MULTILINE_IMPLICIT_KEY: 'Write `key: value` on one line, and indent all keys of a mapping equally far.',
  BAD_SCALAR_START: 'Put the text in quotes.',
  BAD_DQ_ESCAPE: 'Double the backslash, or use single quotes.',
  UNEXPECTED_TOKEN: 'Check the indentation, and put text that holds YAML’s own characters in quotes.',
  KEY_OVER_1024_CHARS: 'Close the quote or bracket before it.',
};

/** The syntax errors of one document, at their places. */
export function yamlProblems(file: SourceFile, errors: readonly YAMLError[]): Problem[] {
  return errors.slice(0, mostReported).map(error => {
    const message = `The YAML is broken: ${error.message.replace(/[\s.:]+$/, '')}. ${advice[error.code] ?? 'Check it with a YAML linter.'}`;
    return { message, span: { file, start: error.pos[0], end: error.pos[1] } };
  });
}
