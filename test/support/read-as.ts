import { nameOf } from '../../src/dns/name.js';
import { formatOf } from '../../src/formats/index.js';
import type { FormatName } from '../../src/formats/names.js';
import { listingOf } from './listing.js';
import { treeOf } from './tree.js';

/** What a run may know beside the files. */
export interface Known {
  readonly apexes?: readonly string[];
  /** What settings name for every file. */
  readonly zone?: string;
}

/** What a repository of these files is read as in one format. */
export function readAs(name: FormatName, files: Record<string, string>, known: Known = {}): string[] {
  const format = formatOf(name);
  const tree = treeOf(files);
  const paths = tree.paths.filter(path => format.claims(path) && format.recognises(tree.peek(path)!, tree));
  const zone = known.zone === undefined ? undefined : nameOf(known.zone);
  const apexes = (known.apexes ?? []).map(nameOf);
  return listingOf(format.read({ tree, paths, zoneOf: () => zone, apexes }));
}
