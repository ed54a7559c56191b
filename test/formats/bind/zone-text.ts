import { nameOf } from '../../../src/dns/name.js';
import { bind } from '../../../src/formats/bind/index.js';
import type { Read } from '../../../src/formats/format.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

/** Reads `example.com` from a file `zone`, with other files beside it. */
export function readZone(text: string, others: Record<string, string> = {}): Read {
  return bind.read({
    tree: treeOf({ zone: text, ...others }),
    paths: ['zone'],
    zoneOf: () => nameOf('example.com'),
  });
}

/** All that was read of it as lines of text, without the zone's own line. */
export function linesOf(text: string, others: Record<string, string> = {}): string[] {
  return listingOf(readZone(text, others))
    .slice(1)
    .map(line => line.trim());
}
