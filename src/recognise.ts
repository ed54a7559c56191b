import { posix } from 'node:path';
import picomatch from 'picomatch';
import type { DomainName } from './dns/name.js';
import { formats } from './formats/index.js';
import { type FormatName, formatNames } from './formats/names.js';
import { groupBy } from './group.js';
import type { FilesEntry } from './settings/settings.js';
import { type Problem, type Tree, wholeFile } from './source.js';

/** Which files are read as what. */
export interface Recognised {
  readonly paths: ReadonlyMap<FormatName, readonly string[]>;
  /** The zone that settings name for a file. */
  readonly zones: ReadonlyMap<string, DomainName>;
  readonly problems: readonly Problem[];
}

/**
 * Settings decide where they speak of files at all; otherwise a file is what its content says. A file that two
 * formats take for theirs is neither's, and said to be so.
 */
export function recognise(tree: Tree, entries: readonly FilesEntry[], under = ''): Recognised {
  if (entries.length > 0) return asSettingsSay(tree, entries);
  return byContent(tree, under === '' ? tree.paths : tree.paths.filter(path => path.startsWith(`${under}/`)));
}

function asSettingsSay(tree: Tree, entries: readonly FilesEntry[]): Recognised {
  const entryOf = new Map<string, FilesEntry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    const matches = picomatch([...entry.paths], { dot: true, noextglob: true });
    const found = tree.paths.filter(path => matches(path));
    for (const [path, reason] of tree.refused) {
      if (matches(path)) problems.push({ message: `${path} is not read: ${reason}.`, span: entry.span });
    }
    if (found.length === 0) {
      const message = `No file matches ${entry.paths.join(', ')}, so nothing is read as ${entry.format}. Mend the pattern or delete the entry.`;
      problems.push({ message, span: entry.span });
    }
    for (const path of found) if (!entryOf.has(path)) entryOf.set(path, entry);
  }
  const zones = new Map<string, DomainName>();
  for (const [path, { zone }] of entryOf) if (zone !== undefined) zones.set(path, zone);
  const paths = groupBy([...entryOf.keys()].sort(), path => entryOf.get(path)!.format);
  return { paths, zones, problems };
}

function byContent(tree: Tree, among: readonly string[]): Recognised {
  const paths = new Map<FormatName, string[]>(formatNames.map(name => [name, []]));
  const problems: Problem[] = [];
  for (const path of among) {
    const claiming = formats.filter(format => format.claims(path));
    const file = claiming.length === 0 ? undefined : tree.peek(path);
    if (file === undefined) continue;
    const taking = claiming.filter(format => format.recognises(file, tree));
    if (taking.length > 1 && !taking.every(format => format.sharesFiles)) {
      const names = taking.map(format => format.name).join(' and ');
      const message = `Both ${names} take this file for theirs, so it is not read. Say which it is under files: in the settings.`;
      problems.push({ message, span: wholeFile(file) });
    } else for (const { name } of taking) paths.get(name)!.push(path);
  }
  return { paths, zones: new Map(), problems: [...problems, ...refusedNeighbours(tree, paths)] };
}

/** Files that may not be read and stand beside a format's files under a name that it claims. */
function refusedNeighbours(tree: Tree, paths: ReadonlyMap<FormatName, readonly string[]>): Problem[] {
  if (tree.refused.size === 0) return [];
  const folders = new Map(
    [...paths].map(([name, files]) => [name, new Set(files.map(file => posix.dirname(file)))]),
  );
  return [...tree.refused].flatMap(([path, reason]) => {
    const isNeighbour = formats.some(
      format => format.claims(path) && folders.get(format.name)?.has(posix.dirname(path)),
    );
    if (!isNeighbour) return [];
    const message = `This file stands among DNS files and is not read: ${reason}. Put a plain file in its place.`;
    return [{ message, span: wholeFile({ path, text: '' }) }];
  });
}
