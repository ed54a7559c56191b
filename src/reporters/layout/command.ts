import type { Severity } from '../../finding.js';

/** The parameters of a workflow command that makes an annotation, in the order in which they are printed. */
export interface CommandProperties {
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
  readonly title: string;
}

/** A workflow command in one line, whatever it is given; escaped as `@actions/core` does. */
export function workflowCommand(severity: Severity, properties: CommandProperties, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${severity} ${pairs.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
