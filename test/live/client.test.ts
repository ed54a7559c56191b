import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AUTHORITATIVE_ANSWER, decode, encode, TRUNCATED_RESPONSE } from 'dns-packet';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { type Client, type ClientOptions, openClient } from '../../src/live/client.js';
import type { Server } from '../../src/live/server.js';
import {
  answers,
  type Behaviour,
  type NameServer,
  reply,
  startServer,
  told,
} from '../support/name-server.js';

/** Network on loopback: answers come at once or never. */
const quick: ClientOptions = { patience: 60, tries: 2, rate: 1e6 };
const question = { name: nameOf('_acme-challenge.example.com'), type: 'CNAME' } as const;
const target = 'example.com.0123456789abcdef.dcv.cloudflare.com';
const right = answers(`_acme-challenge.example.com CNAME ${target}`);
const wrong = answers('_acme-challenge.example.com CNAME wrong.example.net');
const good = `CNAME ${target}.`;

const open: { stop(): Promise<void> }[] = [];
const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(open.splice(0).map(server => server.stop()));
});

async function serverOf(
  behaviour: Behaviour,
  options: Parameters<typeof startServer>[1] = {},
): Promise<NameServer> {
  const server = await startServer(behaviour, options);
  open.push(server);
  return server;
}

function clientOf(options: ClientOptions = {}): Client {
  const client = openClient({ ...quick, ...options });
  clients.push(client);
  return client;
}

/** What a client makes of a server's behaviour, and what it asked. */
async function ask(
  behaviour: Behaviour,
  options: ClientOptions & { tcp?: boolean } = {},
): Promise<unknown[]> {
  const { tcp = true, ...rest } = options;
  const server = await serverOf(behaviour, { tcp });
  return [told(await clientOf(rest).ask(server, question)), ...server.asked];
}

const udp = '_acme-challenge.example.com CNAME';
const tcp = `${udp} over tcp`;

test('a plain answer is taken, without recursion and with EDNS of 1232 octets', async () => {
  const seen: unknown[] = [];
  const outcome = await ask(received => {
    const { packet } = received;
    seen.push(
      packet.flag_rd,
      packet.additionals?.map(each => each.type === 'OPT' && each.udpPayloadSize),
    );
    return reply(received, { answers: right });
  });
  expect(outcome).toEqual([good, udp]);
  expect(seen).toEqual([false, [1232]]);
});

test('a lost question is asked again, under another id', async () => {
  const ids: unknown[] = [];
  const outcome = await ask((received, nth) => {
    ids.push(received.packet.id);
    return nth === 0 ? undefined : reply(received, { answers: right });
  });
  expect(outcome).toEqual([good, udp, udp]);
  expect(new Set(ids).size).toBe(2);
});

test('a dead server is a failure, and after many in a row it is not asked any more', async () => {
  const server = await serverOf(() => undefined);
  const client = clientOf({ patience: 5 });
  const outcomes: string[] = [];
  for (let nth = 0; nth < 10; nth++) outcomes.push(told(await client.ask(server, question)));
  expect(outcomes).toEqual([
    ...Array(8).fill('did not answer (asked 2 times)'),
    ...Array(2).fill('left 8 questions unanswered and was not asked any more'),
  ]);
  expect(server.asked).toHaveLength(16);
});

test('what comes late, twice or in another order is told apart', async () => {
  const held: (() => void)[] = [];
  const server = await serverOf(received => {
    const [asked] = received.packet.questions ?? [];
    const message = reply(received, { answers: answers(`${asked?.name} CNAME to-${asked?.name}`) });
    held.push(() => received.send(message));
    if (held.length < 3) return undefined;
    for (const send of [...held].reverse()) {
      send();
      send();
    }
    return undefined;
  });
  const client = clientOf({ patience: 5000 });
  const names = ['a.example.com', 'b.example.com', 'c.example.com'];
  const outcomes = await Promise.all(
    names.map(name => client.ask(server, { name: nameOf(name), type: 'CNAME' })),
  );
  expect(outcomes.map(told)).toEqual(names.map(name => `CNAME to-${name}.`));
});

const forgeries: Record<string, Behaviour> = {
  'with another id': received => {
    received.send(
      reply({ packet: { ...received.packet, id: (received.packet.id! + 1) & 0xffff } }, { answers: wrong }),
    );
    return reply(received, { answers: right });
  },
  'to another question': received => {
    const questions = [{ name: 'other.example.com', type: 'CNAME' as const }];
    received.send(reply(received, { questions, answers: wrong }));
    return reply(received, { answers: right });
  },
  'to another type': received => {
    const questions = [{ name: '_acme-challenge.example.com', type: 'TXT' as const }];
    received.send(reply(received, { questions, answers: wrong }));
    return reply(received, { answers: right });
  },
  'in another case': received => {
    const questions = [{ name: '_ACME-challenge.example.com', type: 'CNAME' as const }];
    received.send(reply(received, { questions, answers: wrong }));
    return reply(received, { answers: right });
  },
  'with two questions': received => {
    const questions = [...received.packet.questions!, ...received.packet.questions!];
    received.send(reply(received, { questions, answers: wrong }));
    return reply(received, { answers: right });
  },
  'without a question': received => {
    received.send(reply(received, { questions: [], answers: wrong }));
    return reply(received, { answers: right });
  },
  'that is a question itself': received => {
    received.send(reply(received, { type: 'query', answers: wrong }));
    return reply(received, { answers: right });
  },
  'cut off': received => {
    received.send(reply(received, { answers: wrong }).subarray(0, -3));
    return reply(received, { answers: right });
  },
  'with more behind it': received => {
    received.send(Buffer.concat([reply(received, { answers: wrong }), Buffer.from([0])]));
    return reply(received, { answers: right });
  },
  'that is empty': received => {
    received.send(Buffer.alloc(0));
    received.send(Buffer.alloc(1));
    received.send(received.bytes.subarray(0, 11));
    return reply(received, { answers: right });
  },
};

test.each(Object.entries(forgeries))('a message %s is dropped', async (_, behaviour) => {
  expect(await ask(behaviour, { patience: 5000 })).toEqual([good, udp]);
});

test('a message from another port is dropped', async () => {
  const outcome = await ask(
    (received, nth) => {
      // The right one only to the second question, so that the forged one surely comes first.
      if (nth > 0) return reply(received, { answers: right });
      received.sendFromElsewhere(reply(received, { answers: wrong }));
      return undefined;
    },
    { patience: 100 },
  );
  expect(outcome).toEqual([good, udp, udp]);
});

test('the id and the port of questions are random', async () => {
  const ids = new Set<number>();
  const server = await serverOf(received => {
    ids.add(received.packet.id!);
    return reply(received, { answers: right });
  });
  const client = clientOf({ patience: 5000 });
  await Promise.all(Array.from({ length: 400 }, () => client.ask(server, question)));
  expect(ids.size).toBeGreaterThan(350);
  expect(server.ports.size).toBeGreaterThan(50);
  expect(client.used.sockets).toBeLessThanOrEqual(64);
});

test('sockets take turns, stay few, and are given back', async () => {
  const server = await serverOf(received => reply(received, { answers: right }));
  const client = clientOf({ patience: 5000, atOnce: 8 });
  for (let round = 0; round < 20; round++)
    await Promise.all(Array.from({ length: 1000 }, () => client.ask(server, question)));
  expect(client.used).toEqual({ sockets: 64, sent: 20_000 });
  expect(server.ports.size).toBeGreaterThan(64);
  client.close();
  expect(client.used.sockets).toBe(0);
});

test('names are asked in random case, and an answer in another is dropped', async () => {
  const spelled = new Set<string>();
  const server = await serverOf(received => {
    spelled.add(received.packet.questions![0]!.name);
    const questions = [{ name: '_acme-challenge.example.com', type: 'CNAME' as const }];
    received.send(reply(received, { questions, answers: wrong }));
    return reply(received, { answers: right });
  });
  const client = clientOf({ patience: 5000, mixedCase: true });
  for (let nth = 0; nth < 5; nth++) expect(told(await client.ask(server, question))).toBe(good);
  expect(spelled.size).toBe(5);
});

test('a truncated answer is asked for over TCP', async () => {
  const outcome = await ask(received =>
    received.over === 'tcp'
      ? reply(received, { answers: right })
      : reply(received, { flags: AUTHORITATIVE_ANSWER | TRUNCATED_RESPONSE, answers: wrong }),
  );
  expect(outcome).toEqual([good, udp, tcp]);
});

test('a truncated message whose end is missing is asked for over TCP all the same', async () => {
  const outcome = await ask(received =>
    received.over === 'tcp'
      ? reply(received, { answers: right })
      : reply(received, { flags: TRUNCATED_RESPONSE, answers: wrong }).subarray(0, -5),
  );
  expect(outcome).toEqual([good, udp, tcp]);
});

const truncated: Behaviour = received => reply(received, { flags: TRUNCATED_RESPONSE });

test.each<[string, Behaviour, string]>([
  ['says nothing', () => undefined, 'did not answer in time over TCP'],
  [
    'answers another id',
    received => reply({ packet: { ...received.packet, id: received.packet.id! ^ 1 } }),
    'answered another question over TCP',
  ],
  [
    'answers nonsense',
    received => Buffer.concat([received.bytes.subarray(0, 2), Buffer.from([0x80])]),
    'answered another question over TCP',
  ],
  ['truncates again', truncated, 'answered with a truncated message over TCP'],
  [
    'cuts off',
    received => reply(received, { answers: right }).subarray(0, -3),
    'answered with a message that ends within a record',
  ],
])('a server that %s over TCP is a failure', async (_, behaviour, reason) => {
  const outcome = await ask((received, nth) =>
    received.over === 'tcp' ? behaviour(received, nth) : truncated(received, nth),
  );
  expect(outcome).toEqual([reason, udp, tcp]);
});

test('a server without TCP is a failure where UDP is too small', async () => {
  expect(await ask(truncated, { tcp: false })).toEqual(['cannot be reached over TCP (ECONNREFUSED)', udp]);
});

test('a server that does not know EDNS is asked without it, then and later', async () => {
  const spoke: boolean[] = [];
  const server = await serverOf(received => {
    const isEdns = (received.packet.additionals ?? []).length > 0;
    spoke.push(isEdns);
    // Some cannot even repeat the question.
    return isEdns ? reply(received, { flags: 1, questions: [] }) : reply(received, { answers: right });
  });
  const client = clientOf({ patience: 5000 });
  expect(told(await client.ask(server, question))).toBe(good);
  expect(told(await client.ask(server, question))).toBe(good);
  expect(spoke).toEqual([true, false, false]);
});

test('SERVFAIL is asked again, and believed in the end', async () => {
  const failing = await ask(received => reply(received, { flags: 2 }), { patience: 8 });
  expect(failing).toEqual(['RCODE 2', udp, udp]);
  const passing = await ask((received, nth) =>
    reply(received, nth === 0 ? { flags: 2 } : { answers: right }),
  );
  expect(passing).toEqual([good, udp, udp]);
});

test('an end of all ends what waits and what would be asked', async () => {
  const server = await serverOf(() => undefined);
  const ending = new AbortController();
  const client = clientOf({ patience: 1e6, rate: 5, signal: ending.signal });
  const waiting = Promise.all([1, 2, 3].map(() => client.ask(server, question)));
  while (server.asked.length === 0) await new Promise(resolve => setTimeout(resolve, 5));
  ending.abort();
  const outcomes = (await waiting).map(told);
  expect(outcomes[0]).toBe('was not waited for any longer');
  expect(outcomes[2]).toBe('was not asked any more');
  expect(told(await client.ask(server, question))).toBe('was not asked any more');
  expect(client.used.sockets).toBe(0);
});

test('a server gets no more questions a second than it may, within 2 %', async () => {
  const server = await serverOf(received => reply(received, { answers: right }));
  const other = await serverOf(received => reply(received, { answers: right }));
  const client = clientOf({ rate: 500, patience: 5000 });
  // The first question waits for a socket, those behind it do not.
  for (const each of [server, other]) {
    await client.ask(each, question);
    each.times.pop();
  }
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 800 }, () =>
      Promise.all([client.ask(server, question), client.ask(other, question)]),
    ),
  );
  for (const { times } of [server, other]) {
    expect(times).toHaveLength(800);
    // Whatever the machine does meanwhile, it can only make it slower.
    expect(800 / ((times.at(-1)! - began) / 1000)).toBeLessThan(500 * 1.02);
  }
});

test('IPv6 is asked as IPv4 is', async () => {
  const server = await serverOf(received => reply(received, { answers: right }), { address: '::1' });
  expect(told(await clientOf({ patience: 5000 }).ask({ address: '::1', port: server.port }, question))).toBe(
    good,
  );
});

test('an address to which nothing leads is a failure that says so', async () => {
  const outcome = await clientOf().ask({ address: '255.255.255.255', port: 53 }, question);
  expect(outcome).toMatchObject({ isUnroutable: true });
});

test('a name that no message can hold is not asked for', async () => {
  const outcome = await clientOf().ask(
    { address: '127.0.0.1', port: 53 },
    { name: nameOf('a\\.b.example.com'), type: 'A' },
  );
  expect(told(outcome)).toBe('cannot be asked for a name with such characters');
});

test('mutated messages never crash or hang, and prove nothing that was not said', async () => {
  let mutate = (message: Buffer): Buffer => message;
  const server = await serverOf(received => mutate(reply(received, { answers: right })), { tcp: false });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.option(fc.nat(120), { nil: undefined }),
      async (changes, length) => {
        mutate = message => {
          for (const [at, octet] of changes) message[2 + (at % (message.length - 2))] = octet;
          return message.subarray(0, length);
        };
        const outcome = await clientOf({ patience: 8, tries: 1 }).ask(server, question);
        clients.pop()?.close();
        expect('reason' in outcome || Array.isArray(outcome.answers)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
  mutate = message => message;
  expect(told(await clientOf({ patience: 5000 }).ask(server, question))).toBe(good);
});

/** A resolver over HTTP on loopback; what it gets and gives is DNS messages. */
async function httpServer(
  answer: (query: Buffer) => { status?: number; type?: string; body?: Buffer; location?: string },
) {
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      requests.push([request.method, request.url, request.headers['content-type'], decode(body).id]);
      const { status = 200, type = 'application/dns-message', body: sent, location } = answer(body);
      if (status === 0) return;
      response
        .writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) })
        .end(sent);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  open.push({
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/dns-query`, requests };
}

test('DNS over HTTPS is asked by POST with the id 0', async () => {
  const { url, requests } = await httpServer(query => ({
    body: reply({ packet: decode(query) }, { answers: right }),
  }));
  const server: Server = { url };
  expect(told(await clientOf({ patience: 5000 }).ask(server, question, { recursive: true }))).toBe(good);
  expect(requests).toEqual([['POST', '/dns-query', 'application/dns-message', 0]]);
});

test.each<[string, Parameters<typeof httpServer>[0], string]>([
  ['refuses', () => ({ status: 403 }), 'answered with the HTTP status 403'],
  [
    'sends a page',
    () => ({ type: 'text/html', body: Buffer.from('<html>') }),
    'answered with something that is no DNS message',
  ],
  ['sends nonsense', () => ({ body: Buffer.from('nonsense') }), 'answered another question'],
  [
    'sends too much',
    () => ({ body: Buffer.alloc(70_000) }),
    'answered with more than a DNS message can hold',
  ],
  [
    'leads elsewhere',
    () => ({ status: 307, location: 'http://127.0.0.1:1/' }),
    'cannot be reached over HTTPS (unexpected redirect)',
  ],
  ['says nothing', () => ({ status: 0 }), 'did not answer (asked 2 times)'],
  [
    'answers another question',
    query => ({
      body: encode({ ...decode(query), type: 'response', questions: [{ name: 'example.org', type: 'A' }] }),
    }),
    'answered another question',
  ],
])('a resolver over HTTPS that %s is a failure', async (_, answer, reason) => {
  const { url } = await httpServer(answer);
  expect(told(await clientOf().ask({ url }, question))).toBe(reason);
});
