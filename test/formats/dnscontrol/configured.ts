import { dnscontrol } from '../../../src/formats/dnscontrol/index.js';
import type { Read } from '../../../src/formats/format.js';
import { listingOf } from '../../support/listing.js';
import { treeOf } from '../../support/tree.js';

/** The first line of the configurations that tests write. */
export const prologue = 'var REG = NewRegistrar("none"), DNS = NewDnsProvider("bind");\n';

/** What is read of `dnsconfig.js` with that text behind the first line, and of the files beside it. */
export function readOf(text: string, files: Record<string, string> = {}): Read {
  const tree = treeOf({ 'dnsconfig.js': prologue + text, ...files });
  return dnscontrol.read({ tree, paths: ['dnsconfig.js'], zoneOf: () => undefined });
}

/** All of it as lines. */
export function linesOf(text: string, files: Record<string, string> = {}): string[] {
  return listingOf(readOf(text, files));
}

/** The same for modifiers of `example.com`, one a line from line 3 on, without the line of the zone itself. */
export function zoneLines(...modifiers: string[]): string[] {
  const text = `D("example.com", REG, DnsProvider(DNS),\n${modifiers.join(',\n')}\n);\n`;
  const [zone, ...lines] = linesOf(text);
  if (zone !== 'zone example.com dnsconfig.js:2:1') throw new Error(`there is no zone: ${zone}`);
  return lines;
}
