#!/usr/bin/env node
import { readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { workingTree } from './discover.js';
import { commitTree, GitError } from './git.js';
import { type Input, readAll } from './read.js';
import { type FailOn, failOnLevels, isFailOn } from './report.js';
import { type ReporterName, reporterNames, reporters } from './reporters/index.js';
import { printable } from './reporters/layout/printable.js';
import { requirementsJson, requirementsText } from './reporters/records.js';
import { settingsProblems } from './reporters/settings-problems.js';
import { zonesJson, zonesText } from './reporters/zones.js';
import { requirementsOf } from './requirements.js';
import { run } from './run.js';
import { loadSettings, SettingsError, settingsFrom } from './settings/load.js';
import type { Settings } from './settings/settings.js';
import type { Tree } from './source.js';
import { version } from './version.js';

const help = `Keeps Cloudflare delegated DCV working for zones whose DNS is kept as code.

  dcv-check [check] [DIR]   judge the repository in DIR (default: here)
  dcv-check zones [DIR]     show every record that is read, and what could not be known
  dcv-check records [DIR]   show the CNAMEs that the certificates need

  --settings FILE           instead of .github/delegated-dcv.yml in DIR
  --reporter NAME[=FILE]    ${reporterNames.join(', ')}; repeatable
                            (zones and records: text, json)
  --fail-on LEVEL           ${failOnLevels.join(', ')} (default: error)
  --base REF                say what changed since the commit REF
  --help, --version

Exit status: 0 pass, 1 a finding at or above LEVEL, 2 the check could not run.
`;

/** A mistake in the command line, or in what it names. */
class UsageError extends Error {}

interface Output {
  readonly reporter: ReporterName;
  readonly file?: string;
}

interface Arguments {
  readonly command: 'check' | 'zones' | 'records' | 'help' | 'version';
  readonly directory: string;
  readonly settings?: string;
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly base?: string;
}

function main(argv: readonly string[]): number {
  const options = readArguments(argv);
  if (options.command === 'help') return write(undefined, [help]);
  if (options.command === 'version') return write(undefined, [`${version}\n`]);
  const tree = openTree(options.directory);
  const settings = loadFrom(tree, options);
  const commands = { check, zones, records };
  return commands[options.command]({ tree, settings }, options);
}

function check(head: Input, { failOn, base, directory, outputs, settings }: Arguments): number {
  const today = new Date().toISOString().slice(0, 10);
  const baseInput =
    base === undefined ? undefined : { ...openBase(head, directory, base, settings), name: base };
  const report = run(head, { failOn, today, ...(baseInput && { base: baseInput }) });
  for (const { reporter, file } of outputs) {
    write(file, [reporters[reporter](report, { color: hasColor(file), version })]);
  }
  return report.verdict === 'pass' ? 0 : 1;
}

function zones(input: Input, { outputs }: Arguments): number {
  const { zones: listing } = readAll(input);
  for (const { reporter, file } of outputs) {
    const options = { color: hasColor(file), version };
    write(file, listingReporter(reporter) === 'json' ? zonesJson(listing) : zonesText(listing, options));
  }
  return 0;
}

function records({ settings }: Input, { outputs }: Arguments): number {
  const requirements = requirementsOf(settings.certificates);
  for (const { reporter, file } of outputs) {
    const isJson = listingReporter(reporter) === 'json';
    write(file, [isJson ? requirementsJson(requirements) : requirementsText(requirements)]);
  }
  return 0;
}

function listingReporter(reporter: ReporterName): 'text' | 'json' {
  if (reporter === 'text' || reporter === 'json') return reporter;
  throw new UsageError(`This command is shown as text or json, not as ${reporter}.`);
}

function openTree(directory: string): Tree {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return workingTree(directory);
  throw new UsageError(
    `There is no folder ${directory}, nor a command of that name; dcv-check --help lists them.`,
  );
}

function loadFrom(tree: Tree, { directory, settings }: Arguments): Settings {
  if (settings === undefined) return loadSettings(tree);
  const inside = insideOf(directory, settings);
  if (inside !== undefined && tree.paths.includes(inside)) return loadSettings(tree, inside);
  if (!statSync(settings, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`There is no settings file ${settings}.`);
  }
  return settingsFrom({ path: settings, text: readFileSync(settings, 'utf8') });
}

/** The base with its own settings, so that a host added in the head is new. Unusable settings there are the head's to mend. */
function openBase(head: Input, directory: string, ref: string, settings: string | undefined): Input {
  const tree = commitTree(directory, ref, head.tree);
  const path = settings === undefined ? undefined : insideOf(directory, settings);
  if (settings !== undefined && (path === undefined || !tree.paths.includes(path))) return { ...head, tree };
  try {
    return { tree, settings: loadSettings(tree, path) };
  } catch (error) {
    if (error instanceof SettingsError) return { ...head, tree };
    throw error;
  }
}

function insideOf(directory: string, file: string): string | undefined {
  const path = relative(resolve(directory), resolve(file)).split(sep).join('/');
  return path.startsWith('../') ? undefined : path;
}

function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [first = ''] = positionals;
  const isNamed = first === 'check' || first === 'zones' || first === 'records';
  const [directory = '.', ...extra] = isNamed ? positionals.slice(1) : positionals;
  if (extra.length > 0) throw new UsageError(`One folder is checked at a time; ${extra[0]} is one too many.`);
  const failOn = values['fail-on'] ?? 'error';
  if (!isFailOn(failOn)) throw new UsageError(`--fail-on takes ${failOnLevels.join(', ')}, not ${failOn}.`);
  return {
    command: values.help ? 'help' : values.version ? 'version' : isNamed ? first : 'check',
    directory,
    outputs: (values.reporter ?? ['text']).map(readOutput),
    failOn,
    ...(values.settings !== undefined && { settings: values.settings }),
    ...(values.base !== undefined && { base: values.base }),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        settings: { type: 'string' },
        reporter: { type: 'string', multiple: true },
        'fail-on': { type: 'string' },
        base: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

function readOutput(text: string): Output {
  const [name = '', ...rest] = text.split('=');
  if (!(reporterNames as readonly string[]).includes(name)) {
    throw new UsageError(`There is no reporter ${name}; there are ${reporterNames.join(', ')}.`);
  }
  const file = rest.join('=');
  return file === '' ? { reporter: name as ReporterName } : { reporter: name as ReporterName, file };
}

function hasColor(file: string | undefined): boolean {
  return file === undefined && process.stdout.isTTY === true && !process.env.NO_COLOR;
}

function write(file: string | undefined, chunks: Iterable<string>): 0 {
  if (file === undefined) {
    for (const chunk of chunks) writeAll(chunk);
    return 0;
  }
  writeFileSync(file, '');
  for (const chunk of chunks) writeFileSync(file, chunk, { flag: 'a' });
  return 0;
}

/** Standard output may be a pipe that takes a part at a time, or one whose reader has gone. */
function writeAll(text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}

function runMain(): void {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    const explained = explain(error);
    if (explained === undefined) throw error;
    process.stderr.write(explained);
    process.exitCode = 2;
  }
}

/** What to tell the user of an error that is not a bug. */
function explain(error: unknown): string | undefined {
  if (error instanceof SettingsError) return settingsProblems(error.problems);
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (!(error instanceof UsageError || error instanceof GitError || isOfSystem)) return undefined;
  return `dcv-check: ${printable((error as Error).message)}\n`;
}

runMain();
