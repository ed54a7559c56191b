import { type Problem, positionOf } from '../source.js';
import { workflowCommand } from './layout/command.js';
import { clip, printable } from './layout/printable.js';
import { counted } from './words/count.js';

const title = 'Delegated DCV settings';

/** GitHub keeps ten errors of a step. */
const annotated = 9;

const messageLimit = 2000;

/** Problems in the settings, one a line as `path:line:column: what is wrong`, for a run that could not start. */
export function settingsProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ message, span }) => {
      const { path, line, column } = positionOf(span);
      return `${printable(`${path}:${line}:${column}: ${message}`)}\n`;
    })
    .join('');
}

/** The same as annotations of the settings file: as many as GitHub keeps beside the sentence that the run could not start. */
export function settingsAnnotations(problems: readonly Problem[]): string {
  const shown = problems.length > annotated ? annotated - 1 : problems.length;
  const lines = problems.slice(0, shown).map(({ message, span }) => {
    const { path, line, endLine } = positionOf(span);
    const properties = { file: printable(path), line, endLine, title };
    return workflowCommand('error', properties, printable(clip(message, messageLimit)));
  });
  const left = problems.length - shown;
  if (left > 0)
    lines.push(workflowCommand('error', { title }, `${counted(left, 'more problem')} in the settings.`));
  return lines.map(line => `${line}\n`).join('');
}
