import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { workingTree } from '../discover.js';
import { commitTree } from '../git.js';
import type { Input } from '../read.js';
import { loadSettings, SettingsError, settingsFrom } from '../settings/load.js';
import { type Settings, settingsPath } from '../settings/settings.js';
import { positionOf, type SourceFile, type Tree } from '../source.js';
import { type Arguments, UsageError } from './arguments.js';

/** The settings file, where there is one; it may lie outside of the folder. */
export function settingsFile(tree: Tree, { directory, settings }: Arguments): SourceFile | undefined {
  if (settings === undefined) return tree.read(settingsPath);
  const inside = insideOf(directory, settings);
  const file = inside === undefined ? undefined : tree.read(inside);
  return file ?? { path: settings, text: readFileSync(settings, 'utf8') };
}

/** The working tree of the command's folder with its settings. Throws UsageError and SettingsError. */
export function openRepository(options: Arguments): Input {
  const tree = openTree(options.directory);
  return { tree, settings: loadFrom(tree, options) };
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

/** The commit that `--base` names, with its own settings, so that a host added in the head is new. */
export function openBase(head: Input, ref: string, { directory, settings }: Arguments): Input {
  const tree = commitTree(directory, ref, head.tree);
  const path = settings === undefined ? undefined : insideOf(directory, settings);
  return settings !== undefined && path === undefined ? { ...head, tree } : baseIn(tree, head, path);
}

/**
 * A commit as a base with its own settings. Where it lacks the file that is named now, its usual one counts, so that
 * naming another file does not shake off the base's policy; only where its own cannot be used those of the head do.
 */
export function baseIn(tree: Tree, head: Input, path?: string): Input {
  const named = path !== undefined && tree.paths.includes(path) ? path : undefined;
  try {
    return { ...head, tree, settings: loadSettings(tree, named, head.settings) };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const [problem] = error.problems;
    const reason =
      problem === undefined ? '' : ` (line ${positionOf(problem.span).line}: ${problem.message})`;
    const note = `The settings of the base cannot be used${reason}, so the severities and ignores of this change count.`;
    return { ...head, tree, notes: [note] };
  }
}

function insideOf(directory: string, file: string): string | undefined {
  const path = relative(resolve(directory), resolve(file)).split(sep).join('/');
  return path.startsWith('../') ? undefined : path;
}
