import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { governingCaa } from '../../src/dns/caa.js';
import { indexZones, type Lookup, lookUpIn } from '../../src/dns/lookup.js';
import { nameOf } from '../../src/dns/name.js';
import { targetOf } from '../../src/dns/zone.js';
import { type LiveOptions, type LiveZones, readLive } from '../../src/live/read-live.js';
import type { View } from '../../src/live/view.js';
import {
  type AuthoritativeServer,
  freePort,
  knot,
  nsd,
  type Software,
  serve,
} from '../support/authoritative-server.js';
import { bind, powerDns, signedLongAgo, unbound } from './name-servers.js';

/**
 * Real servers on loopback, with a root of their own. All have the same port, as servers of the internet have, and each
 * an address of its own; BIND listens only where an interface has its address.
 */
const rootAt = '127.0.53.1';
const firstAt = '127.0.53.2';
const secondAt = '127.0.53.3';
const thirdAt = '127.0.0.1';
const fourthAt = '127.0.53.4';
const resolverAt = '127.0.53.5';
const id = '0123456789abcdef.dcv.cloudflare.com.';

function zone(apex: string, ...lines: string[]): { apex: string; text: string } {
  const soa = '@ SOA ns.invalid. host.invalid. 1 3600 600 86400 60';
  return { apex, text: [`$ORIGIN ${apex === '.' ? '' : apex}.`, '$TTL 300', soa, ...lines, ''].join('\n') };
}

const rootZones = [
  zone('.', '@ NS a.root.', 'a.root. A 127.0.53.1', 'test. NS ns.test.', 'ns.test. A 127.0.53.1'),
  zone(
    'test',
    '@ NS ns',
    `ns A ${rootAt}`,
    'example NS ns1.example',
    'example NS ns2.example',
    `ns1.example A ${firstAt}`,
    `ns2.example A ${secondAt}`,
    ...['other', 'both', 'signed'].flatMap(name => [`${name} NS ns.${name}`]),
    `ns.other A ${thirdAt}`,
    `ns.both A ${fourthAt}`,
    `ns.signed A ${thirdAt}`,
    `lame NS ns1.lame`,
    `ns1.lame A ${firstAt}`,
    'dead NS ns.dead',
    'ns.dead A 127.0.53.99',
    'glueless NS served.other',
    'gone NS ns.nowhere',
    'loop NS ns.pool',
    'pool NS ns.loop',
  ),
  // Where chains lead out of the tests: nothing is there.
  zone('com', '@ NS ns.test.'),
  zone('net', '@ NS ns.test.'),
];

const common = [
  '@ NS ns1',
  '@ NS ns2',
  `ns1 A ${firstAt}`,
  `ns2 A ${secondAt}`,
  '@ CAA 0 issue "pki.goog"',
  '@ A 192.0.2.1',
  `_acme-challenge CNAME example.test.${id}`,
  'www A 192.0.2.1',
  'token A 192.0.2.1',
  '_acme-challenge.token TXT "left over"',
  'none A 192.0.2.1',
  '*.wild CNAME elsewhere.example.net.',
  'moved DNAME other.test.',
  'cut NS ns.cut',
  `ns.cut A ${thirdAt}`,
  'big A 192.0.2.1',
  ...Array.from({ length: 40 }, (_, nth) => `_acme-challenge.big TXT "${String(nth).padStart(60, 'x')}"`),
  '_acme-challenge.chain CNAME link.other.test.',
  '_acme-challenge.round CNAME back',
  'back CNAME _acme-challenge.round',
  'caa CAA 0 issue ";"',
  `_acme-challenge.deep.caa CNAME deep.caa.example.test.${id}`,
  '_acme-challenge.address A 192.0.2.1',
];

/** What each server has; the two of example.test do not agree about one name. */
const served: readonly (readonly [Software, string, readonly { apex: string; text: string }[]])[] = [
  [nsd, rootAt, rootZones],
  [knot, firstAt, [zone('example.test', ...common, `_acme-challenge.www CNAME www.example.test.${id}`)]],
  [
    nsd,
    secondAt,
    [
      zone(
        'example.test',
        ...common,
        '_acme-challenge.www CNAME www.example.test.fedcba9876543210.dcv.cloudflare.com.',
      ),
    ],
  ],
  [
    bind,
    thirdAt,
    [
      zone(
        'other.test',
        '@ NS ns',
        `ns A ${thirdAt}`,
        `served A ${thirdAt}`,
        `link CNAME chain.example.test.${id}`,
        `_acme-challenge.x CNAME x.moved.example.test.${id}`,
      ),
      zone(
        'cut.example.test',
        '@ NS ns',
        `ns A ${thirdAt}`,
        `_acme-challenge.h CNAME h.cut.example.test.${id}`,
      ),
      zone('glueless.test', '@ NS served.other.test.', `_acme-challenge CNAME glueless.test.${id}`),
    ],
  ],
  [
    powerDns,
    fourthAt,
    [
      zone(
        'both.test',
        '@ NS ns',
        `ns A ${fourthAt}`,
        `_acme-challenge CNAME both.test.${id}`,
        '_acme-challenge TXT "left over"',
      ),
    ],
  ],
];

const servers: AuthoritativeServer[] = [];
let options: LiveOptions;

beforeAll(async () => {
  const port = await freePort();
  const signed = signedLongAgo(
    mkdtempSync(join(tmpdir(), 'dcv-check-signed-')),
    'signed.test',
    zone('signed.test', '@ NS ns', `ns A ${thirdAt}`, `_acme-challenge CNAME signed.test.${id}`).text,
  );
  const all = served.map(([software, address, files]) => {
    const more = address === thirdAt ? [{ apex: 'signed.test', text: signed.text }] : [];
    return [software, address, [...files, ...more]] as const;
  });
  const stubs = Object.fromEntries(
    all
      .flatMap(([, address, files]) => files.map(({ apex }) => [apex, `${address}@${port}`]))
      .filter(([apex]) => apex !== '.'),
  );
  const starting = [
    ...all.map(([software, address, files]) => serve(software, files, { address, port })),
    serve(unbound(stubs, [signed.anchor]), [{ apex: 'ready.invalid', text: '' }], {
      address: resolverAt,
      port,
    }),
  ];
  // What started is to be stopped though something else did not.
  const outcomes = await Promise.allSettled(starting);
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') servers.push(outcome.value);
  await Promise.all(starting);
  options = {
    roots: [{ address: rootAt, port }],
    resolvers: [{ address: resolverAt, port }],
    port,
    allowsPrivate: true,
    patience: 1000,
    tries: 2,
    rate: 1e6,
  };
}, 120_000);

afterAll(async () => {
  await Promise.all(servers.map(server => server.stop()));
});

/** What every server and resolver shows at the validation name of a host, and whether the host has an address. */
async function shown(host: string, more: LiveOptions = {}): Promise<string[]> {
  const live = await liveOf(host, more);
  const owner = nameOf(`_acme-challenge.${host}`);
  const line = (view: View): string[] => {
    const found = lookUpIn(indexZones({ items: [view.zone], gaps: [] }), owner, view.zone);
    if (found === undefined || (view.zone.served?.get(owner) === undefined && found.answer === 'unresolved'))
      return [];
    return [`${view.server.replace(/:[0-9]+/, '')} of ${view.zone.apex || '.'}: ${spell(found)}`];
  };
  const resolution = live.hosts.get(nameOf(host))!;
  return [
    ...live.servers.flatMap(line),
    ...live.resolvers.flatMap(line),
    ...live.gaps.map(({ reason }) => reason.replace(/:[0-9]+/, '')),
    `${host} ${resolution.answer}${'reason' in resolution ? `: ${resolution.reason.replace(/:[0-9]+/, '')}` : ''}`,
  ];
}

function liveOf(host: string, more: LiveOptions = {}): Promise<LiveZones> {
  const name = nameOf(host);
  const zone = nameOf(host.split('.').slice(-2).join('.'));
  return readLive([{ owner: nameOf(`_acme-challenge.${host}`), host: name, zone }], { ...options, ...more });
}

function spell(found: Lookup): string {
  if (found.answer === 'present') {
    const records = found.records
      .map(({ type, rdata }) => `${type} ${rdata.known ? rdata.value : '…'}`)
      .sort();
    return `${records.length > 5 ? `${records.length} records` : records.join(', ')}${found.wildcard === undefined ? '' : ` by ${found.wildcard}`}`;
  }
  if (found.answer === 'absent') {
    if (found.dname !== undefined) return `DNAME ${targetOf(found.dname)} to ${found.redirect}`;
    return found.emptyNonTerminal ? 'no such records' : 'no such name';
  }
  const cut = found.cut === undefined ? '' : ' (cut)';
  return `unresolved${cut}: ${found.gaps.map(({ reason }) => reason.replace(/:[0-9]+/, '')).join('; ')}`;
}

const first = `ns1.example.test (${firstAt}) of example.test`;
const second = `ns2.example.test (${secondAt}) of example.test`;
const resolver = `${resolverAt} of .`;

/** What all three say alike. */
function alike(answer: string): string[] {
  return [first, second, resolver].map(who => `${who}: ${answer}`);
}

test.each<[string, string, string, string]>([
  ['a CNAME', 'example.test', `CNAME example.test.${id}`, 'present'],
  ['nothing', 'none.example.test', 'no such name', 'present'],
  ['a TXT instead', 'token.example.test', 'TXT "left over"', 'present'],
  ['an address instead', 'address.example.test', 'A 192.0.2.1', 'absent'],
  ['more than UDP holds', 'big.example.test', '40 records', 'present'],
  ['a DNAME above', 'x.moved.example.test', 'DNAME other.test to _acme-challenge.x.other.test', 'absent'],
  ['a chain', 'chain.example.test', 'CNAME link.other.test.', 'absent'],
])('%s, by Knot, NSD and Unbound', async (_, host, answer, resolution) => {
  expect(await shown(host)).toEqual([...alike(answer), `${host} ${resolution}`]);
});

test('secondaries that disagree', async () => {
  expect(await shown('www.example.test', { resolvers: [] })).toEqual([
    `${first}: CNAME www.example.test.${id}`,
    `${second}: CNAME www.example.test.fedcba9876543210.dcv.cloudflare.com.`,
    'www.example.test unresolved: no resolver was asked',
  ]);
});

test('a wildcard, which a resolver does not tell from a record', async () => {
  const target = 'CNAME elsewhere.example.net.';
  expect(await shown('a.wild.example.test')).toEqual([
    `${first}: ${target} by *.wild.example.test`,
    `${second}: ${target} by *.wild.example.test`,
    `${resolver}: ${target}`,
    'a.wild.example.test absent',
  ]);
});

test('a zone cut with BIND behind it, and what the zones above say there', async () => {
  const target = `CNAME h.cut.example.test.${id}`;
  expect(await shown('h.cut.example.test')).toEqual([
    `ns.cut.example.test (${thirdAt}) of cut.example.test: ${target}`,
    `${resolver}: ${target}`,
    'h.cut.example.test absent',
  ]);
  // Asked for itself, the server above says that it has handed the name on.
  const above = { server: { address: firstAt, port: options.port! }, resolvers: [] };
  expect(await shown('h.cut.example.test', above)).toEqual([
    `${firstAt} of example.test: unresolved (cut): cut.example.test is delegated to other servers, and ${firstAt} does not answer for it`,
    'h.cut.example.test unresolved: no resolver was asked',
  ]);
});

test('where a chain and a DNAME lead is asked of the servers there', async () => {
  const live = await liveOf('chain.example.test');
  const zones = indexZones({ items: live.servers.map(({ zone }) => zone), gaps: [] });
  expect(live.servers.map(({ server, zone }) => `${server.replace(/:[0-9]+/, '')} of ${zone.apex}`)).toEqual([
    first,
    second,
    `ns.other.test (${thirdAt}) of other.test`,
  ]);
  const other = live.servers[2]!.zone;
  expect(spell(lookUpIn(zones, nameOf('link.other.test'), other)!)).toBe(`CNAME chain.example.test.${id}`);
  const moved = await liveOf('x.moved.example.test');
  const there = moved.servers[2]!.zone;
  const found = lookUpIn(
    indexZones({ items: [there], gaps: [] }),
    nameOf('_acme-challenge.x.other.test'),
    there,
  );
  expect(spell(found!)).toBe(`CNAME x.moved.example.test.${id}`);
});

test('a loop of CNAMEs ends', async () => {
  expect(await shown('round.example.test')).toEqual([
    `${first}: CNAME back.example.test.`,
    `${second}: CNAME back.example.test.`,
    `${resolver}: unresolved: ${resolverAt} was asked for _acme-challenge.round.example.test TXT and answered SERVFAIL`,
    'round.example.test absent',
  ]);
});

test('PowerDNS, which is given a CNAME and a TXT, answers with the CNAME alone', async () => {
  expect(await shown('both.test')).toEqual([
    `ns.both.test (${fourthAt}) of both.test: CNAME both.test.${id}`,
    `${resolver}: CNAME both.test.${id}`,
    'both.test absent',
  ]);
});

test('DNSSEC that a validating resolver finds broken', async () => {
  expect(await shown('signed.test')).toEqual([
    `ns.signed.test (${thirdAt}) of signed.test: CNAME signed.test.${id}`,
    `${resolver}: unresolved: ${resolverAt} was asked for _acme-challenge.signed.test CNAME and answered SERVFAIL (DNSSEC bogus)`,
    `signed.test unresolved: ${resolverAt} answered SERVFAIL (DNSSEC bogus)`,
  ]);
});

test('a delegation to a server that does not serve the zone, and one to nobody', async () => {
  const lame = `ns1.lame.test (${firstAt})`;
  expect(await shown('lame.test', { resolvers: [] })).toEqual([
    `${lame} of lame.test: unresolved: ${lame} was asked for _acme-challenge.lame.test CNAME and answered REFUSED (not authoritative)`,
    'lame.test unresolved: no resolver was asked',
  ]);
  const dead = 'ns.dead.test (127.0.53.99)';
  expect(await shown('dead.test', { resolvers: [], patience: 50 })).toEqual([
    `${dead} of dead.test: unresolved: ${dead} was asked for _acme-challenge.dead.test CNAME and did not answer (asked 2 times)`,
    'dead.test unresolved: no resolver was asked',
  ]);
});

test('delegations without addresses: one that leads on, one into nothing, one in a circle', async () => {
  expect(await shown('glueless.test')).toEqual([
    `served.other.test (${thirdAt}) of glueless.test: CNAME glueless.test.${id}`,
    `${resolver}: CNAME glueless.test.${id}`,
    'glueless.test absent',
  ]);
  const lost = async (host: string): Promise<string> => (await shown(host))[0]!.replace(/: it .*$/, '');
  const [nothing, circle] = await Promise.all([lost('gone.test'), lost('loop.test')]);
  expect(nothing).toBe(
    'ns.nowhere.test of gone.test: unresolved: ns.nowhere.test was asked for _acme-challenge.gone.test CNAME and has no address that a resolver could find',
  );
  expect(circle).toBe(
    'ns.pool.test of loop.test: unresolved: ns.pool.test was asked for _acme-challenge.loop.test CNAME and has no address that a resolver could find',
  );
});

test('a name of which the registry knows nothing', async () => {
  expect(await shown('nothing.test')).toEqual([
    `ns.test (${rootAt}) of test: no such name`,
    `${resolver}: no such name`,
    'nothing.test absent',
  ]);
});

test('the CAA that governs a host, at itself, above it, and where nobody forbids', async () => {
  const governing = async (host: string): Promise<unknown[]> => {
    const live = await liveOf(host);
    return [...live.servers, ...live.resolvers].map(view => {
      const caa = governingCaa(indexZones({ items: [view.zone], gaps: [] }), nameOf(host));
      return typeof caa === 'string'
        ? caa
        : [caa.at, ...caa.properties.map(({ tag, value }) => `${tag} ${value}`)];
    });
  };
  expect(await governing('example.test')).toEqual(Array(3).fill(['example.test', 'issue pki.goog']));
  expect(await governing('www.example.test')).toEqual(Array(3).fill(['example.test', 'issue pki.goog']));
  expect(await governing('deep.caa.example.test')).toEqual(Array(3).fill(['caa.example.test', 'issue ;']));
  // Its own servers say nothing of what is above their zone.
  expect(await governing('both.test')).toEqual(['unknown', 'none']);
});

test('records stand where people can read them, with the seconds they are kept', async () => {
  const live = await liveOf('example.test', { resolvers: [] });
  const [view] = live.servers;
  const file = view!.zone.span.file;
  expect(file.path.replace(/:[0-9]+/, '')).toBe(`dns://${firstAt}/example.test`);
  expect(file.text.split('\n').sort()).toEqual([
    '',
    `_acme-challenge.example.test. 300 IN CNAME example.test.${id}`,
    'example.test. 300 IN A 192.0.2.1',
    'example.test. 300 IN CAA 0 issue "pki.goog"',
    'example.test. 300 IN NS ns1.example.test.',
    'example.test. 300 IN NS ns2.example.test.',
  ]);
  const texts = view!.zone.records.items.map(({ span }) => file.text.slice(span.start, span.end));
  expect([...texts, ''].sort()).toEqual(file.text.split('\n').sort());
  expect(new Set(view!.ttls.values())).toEqual(new Set([300]));
});
