import { type Problem, type SourceFile, type Tree, wholeFile } from '../source.js';
import { readSettings } from './read.js';
import { noSettings, type Settings, settingsPath } from './settings.js';

/** Settings that cannot be used: every problem in them, each at its place. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('The settings cannot be used.');
  }
}

/**
 * The settings of a tree; those of `path` must be there, the usual file need not. Where the file is the one that is
 * `known` it is not read again. Throws SettingsError.
 */
export function loadSettings(tree: Tree, path?: string, known?: Settings): Settings {
  const wanted = path ?? settingsPath;
  const file = tree.read(wanted);
  const { file: same } = known?.span ?? {};
  if (known && same && same.path === file?.path && same.text === file.text) return known;
  if (file !== undefined) return settingsFrom(file);
  const refusal = tree.refused.get(wanted);
  if (path === undefined && refusal === undefined) return noSettings;
  const reason = refusal ?? 'there is no such file';
  const span = wholeFile({ path: wanted, text: '' });
  throw new SettingsError([{ message: `The settings file is not read: ${reason}.`, span }]);
}

/** The settings in a file. Throws SettingsError. */
export function settingsFrom(file: SourceFile): Settings {
  const settings = readSettings(file);
  if ('inventory' in settings) return settings;
  throw new SettingsError(settings);
}
