import type { Ran } from './runner-act.js';

/** Commands that show nothing. */
const silent = new Set(['group', 'endgroup', 'stop-commands', 'add-mask']);

/** The annotations, and whatever else the Action told the runner to do. */
export function annotationsIn({ log }: Ran): string {
  // A command of this name ends what `stop-commands` began.
  const tokens = new Set(log.flatMap(({ command, arg }) => (command === 'stop-commands' ? [arg] : [])));
  return log
    .filter(({ command, raw }) => raw !== undefined && command !== 'ignored' && !tokens.has(command))
    .map(({ raw }) => commandIn(raw!.trimEnd()))
    .filter(({ command }) => !silent.has(command))
    .map(annotation)
    .join('');
}

interface Command {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Taken apart as GitHub's runner does (ActionCommand.cs): act loses a property that holds a `=`. */
function commandIn(line: string): Command {
  const [, command = '', , listed = '', data = ''] = /^::([^ :]+)( (.*?))?::(.*)$/s.exec(line) ?? [];
  const properties = listed.split(',').map((property): [string, string] => {
    const at = property.indexOf('=');
    return [property.slice(0, at), unescaped(property.slice(at + 1), /%(0D|0A|3A|2C|25)/g)];
  });
  return {
    command,
    properties: listed === '' ? {} : Object.fromEntries(properties),
    data: unescaped(data, /%(0D|0A|25)/g),
  };
}

function unescaped(text: string, codes: RegExp): string {
  return text.replace(codes, code => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

function annotation({ command, properties, data }: Command): string {
  const { file, title, line, endLine, col, endColumn, ...others } = properties;
  const head = [
    command,
    file,
    line && `${line}${col ? `:${col}` : ''}`,
    endLine && `to ${endLine}${endColumn ? `:${endColumn}` : ''}`,
    ...Object.entries(others).map(([name, value]) => `${name}=${value}`),
    title && `“${title}”`,
  ];
  return `${head.filter(Boolean).join(' ')}\n${indented(data)}`;
}

/** Each line after two spaces. */
export function indented(text: string): string {
  return text === '' ? '' : `${text.replace(/^(?=.)/gm, '  ').trimEnd()}\n`;
}

/** What the step handed on, by name. */
export function outputsIn({ log }: Ran): string {
  return log
    .filter(({ command, raw }) => command === 'set-output' && raw === undefined)
    .map(({ name, arg }) => `${name}=${arg}\n`)
    .sort()
    .join('');
}

/** The headline of each job summary. */
export function headlinesIn({ log }: Ran): string {
  return log
    .filter(({ command }) => command === 'summary')
    .map(({ content = '' }) => `${content.split('\n')[0]}\n`)
    .join('');
}

/** The lines that hold a secret, but for the request to hide it. */
export function linesWith({ log, stderr }: Ran, secret: string): string[] {
  const lines = log.filter(({ command }) => command !== 'add-mask').map(entry => JSON.stringify(entry));
  return [...lines, ...stderr.split('\n')].filter(line => line.includes(secret));
}
