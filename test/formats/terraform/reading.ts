import { nameOf } from '../../../src/dns/name.js';
import type { Read } from '../../../src/formats/format.js';
import { terraform } from '../../../src/formats/terraform/index.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

/** What settings and the inventory know. */
interface Known {
  readonly apexes?: readonly string[];
  /** Zones by file. */
  readonly zones?: Readonly<Record<string, string>>;
  readonly refused?: ReadonlyMap<string, string>;
}

/** Reads a repository; its files are recognised as in a run. */
export function readOf(files: Record<string, string>, known: Known = {}): Read {
  const { refused } = known;
  const tree = { ...treeOf(files), ...(refused && { refused }) };
  const paths = tree.paths.filter(
    path => terraform.claims(path) && terraform.recognises(tree.peek(path)!, tree),
  );
  return terraform.read({
    tree,
    paths,
    zoneOf: path => (known.zones?.[path] === undefined ? undefined : nameOf(known.zones[path])),
    apexes: (known.apexes ?? []).map(nameOf),
  });
}

/** All of a reading as lines. */
export function linesOf(files: Record<string, string> | string, known?: Known): string[] {
  return listingOf(readOf(typeof files === 'string' ? { 'main.tf': files } : files, known));
}
