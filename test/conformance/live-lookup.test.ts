import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexZones, type Lookup, lookUp } from '../../src/dns/lookup.js';
import { parentOf } from '../../src/dns/name.js';
import type { ResourceRecord } from '../../src/dns/zone.js';
import { readLive } from '../../src/live/read-live.js';
import { knot, serve } from '../support/authoritative-server.js';
import { family, namesToAsk, zonesOf } from '../support/generated-zones.js';

/**
 * What a server shows of generated zones, and what `lookUp` makes of their files: the same, wherever the server was
 * asked. So that wildcards, cuts, DNAME and empty non-terminals come out of answers as they come out of files.
 */
const seed = Number(process.env.DCV_CHECK_SEED ?? 20260301);
const asked = new Set(['CNAME', 'TXT', 'A', 'AAAA', 'NS', 'CAA']);

const families = fc
  .sample(family, { seed, numRuns: 150 })
  .map((members, at) => ({ apex: `z${at}.test`, zones: zonesOf(members, `z${at}.test`) }));

test('a server shows of a zone what its file says', async () => {
  const zones = families.flatMap(each => each.zones);
  const written = indexZones({ items: zones.map(({ zone }) => zone), gaps: [] });
  const names = families
    .flatMap(each => namesToAsk(each.zones, each.apex))
    // No name that is required begins with a star: of those wildcards are told by.
    .filter(name => !name.startsWith('*') && lookUp(written, name).length > 0);
  const server = await serve(
    knot,
    zones.map(({ file }) => file),
  );
  try {
    const wanted = names.map(name => ({ owner: name, host: name, zone: parentOf(name) ?? name }));
    const live = await readLive(wanted, {
      server: { address: '127.0.0.1', port: server.port },
      resolvers: [],
      rate: 1e6,
    });
    const shown = indexZones({ items: live.servers.map(({ zone }) => zone), gaps: live.gaps });
    const disagreements = names.flatMap(name => {
      const [expected] = lookUp(written, name).map(spell);
      const [actual, ...others] = lookUp(shown, name).map(spell);
      return actual === expected && others.length === 0 ? [] : [`${name}: ${expected}, and live ${actual}`];
    });
    console.log(
      `seed ${seed}, ${zones.length} zones, ${names.length} names, ${disagreements.length} disagreements`,
    );
    expect(disagreements.slice(0, 20)).toEqual([]);
    expect(names.length).toBeGreaterThan(1000);
  } finally {
    await server.stop();
  }
});

/** A lookup in a line, as far as questions can tell. */
function spell(found: Lookup): string {
  if (found.answer === 'unresolved')
    return found.cut === undefined ? 'unresolved' : `cut ${texts(found.cut)}`;
  if (found.answer === 'absent')
    return found.dname !== undefined
      ? `redirect ${found.redirect}`
      : found.emptyNonTerminal
        ? 'nodata'
        : 'nxdomain';
  const records = found.records.filter(({ type }) => asked.has(type));
  return records.length === 0 ? 'nodata' : `${texts(records)} by ${found.wildcard ?? 'itself'}`;
}

function texts(records: readonly ResourceRecord[]): string {
  const lines = records.map(({ type, rdata }) => `${type} ${rdata.known && rdata.value.toLowerCase()}`);
  return [...new Set(lines)].sort().join(', ');
}
