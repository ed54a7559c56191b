import { AUTHORITATIVE_ANSWER } from 'dns-packet';
import { afterEach, expect, test } from 'vitest';
import { indexZones, lookUp } from '../../src/dns/lookup.js';
import { type DomainName, nameOf } from '../../src/dns/name.js';
import { type LiveOptions, type LiveZones, readLive } from '../../src/live/read-live.js';
import {
  answers,
  type Behaviour,
  type NameServer,
  reply,
  soa,
  startServer,
  zoneOf,
} from '../support/name-server.js';

const id = '0123456789abcdef.dcv.cloudflare.com';
const owner = '_acme-challenge.example.test';
const cname = `${owner} CNAME example.test.${id}`;
const open: NameServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(server => server.stop()));
});

/** Servers at 127.0.54.1 and on, all with one port, the first of them of the root. */
async function serversOf(...behaviours: Behaviour[]): Promise<NameServer[]> {
  const [first, ...rest] = behaviours;
  const root = await startServer(first!, { address: '127.0.54.1' });
  open.push(root);
  for (const [nth, behaviour] of rest.entries())
    open.push(await startServer(behaviour, { address: `127.0.54.${nth + 2}`, port: root.port }));
  return [...open];
}

/** A root that delegates `example.test` to servers at these addresses. */
function rootWith(...addresses: string[]): Behaviour {
  return received => {
    const [asked] = received.packet.questions ?? [];
    if (!asked?.name.endsWith('example.test'))
      return reply(received, { flags: AUTHORITATIVE_ANSWER, authorities: [soa('.')] });
    const names = addresses.map((_, nth) => `ns${nth + 1}.example.test`);
    return reply(received, {
      flags: 0,
      authorities: answers(...names.map(name => `example.test NS ${name}`)),
      additionals: answers(
        ...names.map(
          (name, nth) => `${name} ${addresses[nth]!.includes(':') ? 'AAAA' : 'A'} ${addresses[nth]}`,
        ),
      ),
    });
  };
}

const apex = (count: number) =>
  Array.from({ length: count }, (_, nth) => `example.test NS ns${nth + 1}.example.test`);
const wanted = [{ owner: nameOf(owner), host: nameOf('example.test'), zone: nameOf('example.test') }];

function read(options: LiveOptions = {}): Promise<LiveZones> {
  const [root] = open;
  return readLive(wanted, {
    roots: [{ address: root!.address, port: root!.port }],
    port: root!.port,
    allowsPrivate: true,
    resolvers: [],
    patience: 2000,
    tries: 2,
    rate: 1e6,
    ...options,
  });
}

/** What each view says of a name. */
function shown({ servers, resolvers, gaps }: LiveZones, name: DomainName = nameOf(owner)): string[] {
  return [...servers, ...resolvers].map(({ server, zone }) => {
    const [found] = lookUp(indexZones({ items: [zone], gaps }), name);
    const label = server.replace(/:[0-9]+\)?$/, '').replace(/.*\(/, '');
    if (found === undefined) return `${label}: not asked`;
    if (found.answer === 'absent')
      return `${label}: ${found.emptyNonTerminal ? 'no such records' : 'no such name'}`;
    if (found.answer === 'unresolved')
      return `${label}: ${found.gaps.map(({ reason }) => reason.replace(/:[0-9]+\)/g, ')')).join('; ')}`;
    return `${label}: ${found.records.map(({ type, rdata }) => `${type} ${rdata.known && rdata.value}`).join(', ')}`;
  });
}

const right = `CNAME example.test.${id}.`;

test('a server that has a CNAME and answers with a TXT beside it shows both', async () => {
  await serversOf(rootWith('127.0.54.2'), received => {
    const [asked] = received.packet.questions ?? [];
    const isTxt = asked?.type === 'TXT' && asked.name === owner;
    if (isTxt) return reply(received, { answers: answers(`${owner} TXT token`) });
    return zoneOf('example.test', cname, ...apex(1))(received, 0);
  });
  expect(shown(await read())).toEqual([`127.0.54.2: ${right}, TXT "token"`]);
});

test('what two servers deny is believed, what one denies is asked again over TCP', async () => {
  const empty = zoneOf('example.test', ...apex(2));
  const [, first, second] = await serversOf(rootWith('127.0.54.2', '127.0.54.3'), empty, empty);
  expect(shown(await read())).toEqual(['127.0.54.2: no such name', '127.0.54.3: no such name']);
  expect([first!, second!].flatMap(({ asked }) => asked.filter(each => each.includes('over tcp')))).toEqual(
    [],
  );
  await Promise.all(open.splice(0).map(server => server.stop()));

  const full = zoneOf('example.test', cname, ...apex(2));
  const flapping: Behaviour = (received, nth) => (received.over === 'udp' ? empty : full)(received, nth);
  const [, , alone] = await serversOf(rootWith('127.0.54.2', '127.0.54.3'), full, flapping);
  expect(shown(await read())).toEqual([`127.0.54.2: ${right}`, `127.0.54.3: ${right}`]);
  expect(alone!.asked.filter(each => each.includes('over tcp'))).toEqual([
    `${owner} CNAME over tcp`,
    `${owner} TXT over tcp`,
  ]);
});

test('servers that keep to different answers are two views', async () => {
  await serversOf(
    rootWith('127.0.54.2', '127.0.54.3'),
    zoneOf('example.test', cname, ...apex(2)),
    zoneOf('example.test', ...apex(2)),
  );
  expect(shown(await read())).toEqual([`127.0.54.2: ${right}`, '127.0.54.3: no such name']);
});

test('one of two servers that is slow is waited for, one that is silent is named', async () => {
  const full = zoneOf('example.test', cname, ...apex(3));
  const slow: Behaviour = (received, nth) => {
    setTimeout(() => received.send(full(received, nth)!), 60);
    return undefined;
  };
  await serversOf(rootWith('127.0.54.2', '127.0.54.3', '127.0.54.4'), full, slow, () => undefined);
  expect(shown(await read({ patience: 200 }))).toEqual([
    `127.0.54.2: ${right}`,
    `127.0.54.3: ${right}`,
    `127.0.54.4: ns3.example.test (127.0.54.4) was asked for ${owner} CNAME and did not answer (asked 2 times)`,
  ]);
});

test('a server that only the zone itself names is asked too', async () => {
  const both = zoneOf('example.test', cname, ...apex(2), 'ns2.example.test A 127.0.54.3');
  const resolver = zoneOf('.', 'ns2.example.test A 127.0.54.3', cname);
  const [, , , fourth] = await serversOf(rootWith('127.0.54.2'), both, both, resolver);
  const live = await read({ resolvers: [{ address: fourth!.address, port: fourth!.port }] });
  expect(shown(live)).toEqual([`127.0.54.2: ${right}`, `127.0.54.3: ${right}`, `127.0.54.4: ${right}`]);
});

test('only what was asked is known, and nothing else of the zone', async () => {
  await serversOf(rootWith('127.0.54.2'), zoneOf('example.test', ...apex(1), 'www.example.test A 192.0.2.1'));
  const live = await read();
  expect(shown(live)).toEqual(['127.0.54.2: no such name']);
  expect(shown(live, nameOf('www.example.test'))).toEqual([
    '127.0.54.2: the server was not asked for www.example.test',
  ]);
  expect(shown(live, nameOf('_acme-challenge.www.example.test'))).toEqual([
    '127.0.54.2: the server was not asked for _acme-challenge.www.example.test',
  ]);
});

test('a delegation to an address that is not of the internet is not followed', async () => {
  await serversOf(rootWith('127.0.54.2'), zoneOf('example.test', cname));
  const live = await read({ allowsPrivate: false });
  expect(
    live.servers.map(({ server, failures }) => [server, failures.map(({ failure }) => failure.reason)]),
  ).toEqual([
    ['ns1.example.test', Array(2).fill('has the address 127.0.54.2, which is not one of the internet')],
  ]);
  expect(open[1]!.asked).toEqual([]);
});

test.each<[string, Behaviour]>([
  ['leads back up', received => reply(received, { flags: 0, authorities: answers('. NS ns.test') })],
  [
    'leads to itself',
    received => reply(received, { flags: 0, authorities: answers('example.test NS ns1.example.test') }),
  ],
  [
    'leads aside',
    received => reply(received, { flags: 0, authorities: answers('example.org NS ns1.example.test') }),
  ],
])('a server that %s is a failure, and the walk ends', async (_, behaviour) => {
  await serversOf(rootWith('127.0.54.2'), behaviour);
  expect(shown(await read())).toEqual([
    `127.0.54.2: ns1.example.test (127.0.54.2) was asked for ${owner} CNAME and does not serve example.test: it answered without authority`,
  ]);
});

test('an address that cannot be reached from here is passed over where its server has another, and named where not', async () => {
  const broadcast = '255.255.255.255';
  const root: Behaviour = received => {
    const [asked] = received.packet.questions ?? [];
    if (!asked?.name.endsWith('example.test')) return rootWith()(received, 0);
    return reply(received, {
      flags: 0,
      authorities: answers('example.test NS ns1.example.test', 'example.test NS ns2.example.test'),
      additionals: answers('ns1.example.test A 127.0.54.2', `ns1.example.test A ${broadcast}`),
    });
  };
  await serversOf(root, zoneOf('example.test', cname, ...apex(1)));
  expect(shown(await read())).toEqual([
    `127.0.54.2: ${right}`,
    `ns2.example.test: ns2.example.test was asked for ${owner} CNAME and has no address that a resolver could find`,
  ]);
  await Promise.all(open.splice(0).map(server => server.stop()));
  await serversOf(rootWith('127.0.54.2', broadcast), zoneOf('example.test', cname, ...apex(2)));
  const [, lost] = shown(await read());
  expect(lost).toMatch(
    /^255\.255\.255\.255: ns2\.example\.test .* CNAME and cannot be reached from here \(E[A-Z]+\)$/,
  );
});

test('glue for names of others is not believed', async () => {
  const poisoned: Behaviour = received => {
    const [asked] = received.packet.questions ?? [];
    if (asked?.name !== owner) return zoneOf('example.test', ...apex(1))(received, 0);
    return reply(received, {
      flags: 0,
      authorities: answers(`${owner} NS ns.example.org`),
      additionals: answers('ns.example.org A 127.0.54.3'),
    });
  };
  const [, , third] = await serversOf(rootWith('127.0.54.2'), poisoned, zoneOf(owner, cname));
  expect(shown(await read())).toEqual([
    `ns.example.org: ns.example.org was asked for ${owner} CNAME and has no address that a resolver could find`,
    `127.0.54.2: the server was not asked for ${owner}`,
  ]);
  expect(third!.asked).toEqual([]);
});

test('an endless chain of CNAMEs is left after eight', async () => {
  let count = 0;
  const endless: Behaviour = received => {
    const [asked] = received.packet.questions ?? [];
    if (asked?.type === 'NS') return reply(received, { authorities: [soa('.')] });
    return reply(received, { answers: answers(`${asked?.name} CNAME n${count++}.example.test`) });
  };
  const [root] = await serversOf(endless);
  const live = await readLive(wanted, {
    resolvers: [{ address: root!.address, port: root!.port }],
    roots: [],
    rate: 1e6,
  });
  // The three names that are asked for, and eight behind each.
  expect(new Set(root!.asked.map(each => each.split(' ')[0])).size).toBe(3 * 9);
  expect(live.hosts.get(nameOf('example.test'))).toMatchObject({ answer: 'unresolved' });
});

test('an end of all gives what is known by then', async () => {
  await serversOf(rootWith('127.0.54.2'), () => undefined);
  const ending = new AbortController();
  const reading = read({ patience: 1e6, signal: ending.signal });
  while (open[1]!.asked.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
  ending.abort();
  expect(shown(await reading)).toEqual([
    `127.0.54.2: ns1.example.test (127.0.54.2) was asked for ${owner} CNAME and was not asked any more`,
  ]);
});
