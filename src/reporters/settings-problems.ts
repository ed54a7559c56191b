import { type Problem, positionOf } from '../source.js';
import { workflowCommand } from './layout/command.js';
import { printable } from './layout/printable.js';

/** Problems in the settings, one a line as `path:line:column: what is wrong`, for a run that could not start. */
export function settingsProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ message, span }) => {
      const { path, line, column } = positionOf(span);
      return `${printable(`${path}:${line}:${column}: ${message}`)}\n`;
    })
    .join('');
}

/** The same as annotations of the settings file. */
export function settingsAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ message, span }) => {
      const { path, line, endLine } = positionOf(span);
      const properties = { file: printable(path), line, endLine, title: 'Delegated DCV settings' };
      return `${workflowCommand('error', properties, printable(message))}\n`;
    })
    .join('');
}
