import type { DomainName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import type { SourceFile } from '../../../source.js';
import type { Gap } from '../../../value.js';
import type { Reading } from '../../format.js';
import { locate } from './locate.js';
import { readNamedConf } from './named-conf.js';

/** What the configurations of named in a repository say of its zones. */
export interface Configuration {
  readonly zones: readonly {
    readonly path: string;
    readonly apex: DomainName;
    readonly directory: string | undefined;
  }[];
  /** Zones whose file is not here. */
  readonly gaps: readonly Gap[];
}

/**
 * Reads the configurations among the files to start from, and every `named.conf` beside them: that one only names
 * the zones of files that are read anyway.
 */
export function readConfigurations({ tree, paths }: Reading, given: readonly SourceFile[]): Configuration {
  const visited = new Set<string>();
  const zones = new Map<string, Configuration['zones'][number]>();
  const gaps: Gap[] = [];
  const wanted = new Set(paths);
  const startOf = new Set(given.map(file => file.path));
  const others = tree.paths.filter(path => /(?:^|\/)named\.conf$/.test(path) && !wanted.has(path));
  for (const path of [...startOf, ...others]) {
    const file = visited.has(path) ? undefined : tree.read(path);
    if (file === undefined) continue;
    const configuration = readNamedConf(tree, file);
    for (const seen of configuration.files) visited.add(seen);
    for (const { apex, file: mentioned, directory, span } of configuration.zones) {
      const located = locate(tree, span.file.path, mentioned, directory);
      if ('path' in located) {
        if (startOf.has(path) || wanted.has(located.path))
          zones.set(`${located.path} ${apex}`, { path: located.path, apex, directory });
      } else if (startOf.has(path)) {
        gaps.push(gapIn(apex, `the file of the zone, ${mentioned}, ${located.reason}`, span));
      }
    }
  }
  return { zones: [...zones.values()], gaps };
}
