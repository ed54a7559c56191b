import { nameOf } from '../../../src/dns/name.js';
import type { Format, Read } from '../../../src/formats/format.js';
import { treeOf } from '../../support/tree.js';

/** What a format reads of some files, or of one that is called `a.yaml`; every file is its own. */
export function readAs(
  format: Format,
  files: string | Record<string, string>,
  more: { readonly zone?: string; readonly apexes?: readonly string[] } = {},
): Read {
  const tree = treeOf(typeof files === 'string' ? { 'a.yaml': files } : files);
  const apexes = (more.apexes ?? []).map(nameOf);
  const zone = more.zone === undefined ? undefined : nameOf(more.zone);
  return format.read({ tree, paths: tree.paths, zoneOf: () => zone, apexes });
}
