import { posix } from 'node:path';
import { resolvePath, type Tree } from '../../../source.js';

/** The tree as octoDNS sees it through `listdir`, `isdir` and `isfile`. */
export class Directories {
  /** Also files that must not be read: octoDNS would read them. */
  private readonly paths: readonly string[];
  private readonly files: ReadonlySet<string>;

  constructor({ paths, refused }: Tree) {
    this.paths = refused.size === 0 ? paths : [...paths, ...refused.keys()].sort();
    this.files = new Set(this.paths);
  }

  isFile(path: string): boolean {
    return this.files.has(path);
  }

  isDirectory(path: string): boolean {
    return path === '.' || this.below(path).next().done === false;
  }

  /** The names of the files that stand directly in a directory, and of the directories in it, sorted. */
  list(directory: string): { files: string[]; directories: string[] } {
    const files: string[] = [];
    const directories = new Set<string>();
    for (const inside of this.below(directory)) {
      const slash = inside.indexOf('/');
      if (slash === -1) files.push(inside);
      else directories.add(inside.slice(0, slash));
    }
    return { files, directories: [...directories] };
  }

  private *below(directory: string): Generator<string> {
    const prefix = directory === '.' ? '' : `${directory}/`;
    const { paths } = this;
    let low = 0;
    for (let high = paths.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (paths[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    for (; paths[low]?.startsWith(prefix); low++) yield paths[low]!.slice(prefix.length);
  }

  /**
   * A provider's `directory`. octoDNS takes it from where it is started, which no file says: tried are the
   * repository, then the configuration's own directory and those above it, and one that holds zones is preferred.
   */
  locate(written: string, configPath: string): string | undefined {
    const starts = new Set(['.']);
    for (let at = posix.dirname(configPath); at !== '.'; at = posix.dirname(at)) starts.add(at);
    const found: string[] = [];
    for (const start of starts) {
      const path = resolvePath(start, written)?.replace(/\/$/, '');
      if (path !== undefined && this.isDirectory(path)) found.push(path);
    }
    return found.find(path => this.holdsZones(path)) ?? found[0];
  }

  private holdsZones(directory: string): boolean {
    const { files, directories } = this.list(directory);
    return files.some(isZoneFileName) || directories.some(name => name.endsWith('.'));
  }
}

/** What YamlProvider.list_zones takes for a zone file: `example.com.yaml`, not `values.yaml`. */
export function isZoneFileName(name: string): boolean {
  return name.endsWith('.yaml') && name.split('.').length > 2;
}
