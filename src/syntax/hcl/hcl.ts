import type { Problem, SourceFile, Span } from '../../source.js';
import { BodyReader } from './body.js';
import { ExpressionReader } from './expression.js';
import { Mistake } from './mistake.js';
import { type HclSource, Tokens } from './tokens.js';
import type { HclExpression, HclFile } from './tree.js';

/** After the first mistakes most others are their consequence. */
const mostReported = 3;

/** Nothing needs loading: the reader is ours. To be deleted with its last caller. */
export async function loadHcl(): Promise<void> {}

/** Reads a file in HCL's native syntax. What is sound between mistakes is read; a block that is broken is left out. */
export function readHcl(file: SourceFile): HclFile {
  const reader = new BodyReader(new Tokens(sourceOf(file)));
  const body = reader.readFile();
  const { mistakes } = reader;
  return { body, broken: mistakes.length > 0, problems: problemsOf(mistakes, file) };
}

/** Reads a whole file as a template, as `templatefile` does. A broken one is a broken expression. */
export function readTemplate(file: SourceFile): { expression: HclExpression; problems: readonly Problem[] } {
  const read = templateOf(sourceOf(file));
  if (!(read instanceof Mistake)) return { expression: read, problems: [] };
  const span: Span = { file, start: 0, end: file.text.length };
  return {
    expression: { kind: 'broken', reason: 'a broken template', span },
    problems: problemsOf([read], file),
  };
}

/** The template that a whole text is. */
export function templateOf(source: HclSource): HclExpression | Mistake {
  const tokens = new Tokens(source);
  try {
    return new ExpressionReader(tokens).readTemplate({ kind: 'bare' }, tokens.at);
  } catch (error) {
    if (error instanceof Mistake) return error;
    throw error;
  }
}

function sourceOf(file: SourceFile): HclSource {
  return { text: file.text, spanOf: (start, end) => ({ file, start, end }) };
}

function problemsOf(mistakes: readonly Mistake[], file: SourceFile): Problem[] {
  const problems = new Map<string, Problem>();
  for (const { message, start, end } of mistakes) {
    const conflict = conflictAt(file.text, start);
    const problem = {
      message: `The HCL is broken: ${conflict?.message ?? message}.`,
      span: { file, start: conflict?.start ?? start, end: conflict?.end ?? end },
    };
    const identity = conflict === undefined ? String(start) : 'conflict';
    if (!problems.has(identity)) problems.set(identity, problem);
  }
  return [...problems.values()].slice(0, mostReported);
}

/** What to say of a mistake on a line that `git merge` wrote. */
function conflictAt(text: string, offset: number): Mistake | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  if (!/^(?:<{7}|={7}|>{7})/.test(text.slice(start, start + 7))) return undefined;
  const message = 'a merge conflict is not resolved. Keep one side, and delete the markers';
  return new Mistake(message, start, start + 7);
}
