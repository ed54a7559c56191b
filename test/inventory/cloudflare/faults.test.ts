import { expect, test } from 'vitest';
import { systemClock } from '../../../src/inventory/cloudflare/clock.js';
import type { CloudflareOptions } from '../../../src/inventory/cloudflare/options.js';
import type { CloudflareZone, Unread } from '../../../src/inventory/snapshot.js';
import { readFake, snapshotOf, zoneOf } from '../../support/fake-cloudflare/read-fake.js';
import { zoneIdOf, zoneRow } from '../../support/fake-cloudflare/rows.js';
import type { FakePack, FakeZone, Fault } from '../../support/fake-cloudflare.js';

const pack: FakePack = { hosts: ['a.example', '*.a.example'] };
const a: FakeZone = { name: 'a.example', packs: [pack] };
const b: FakeZone = { name: 'b.example', packs: [{ hosts: ['b.example'] }] };
const whole = snapshotOf([zoneOf(a), zoneOf(b)]);

/** What is left of the account where something of zone a could not be read. */
function without(part: 'packs' | 'url' | 'both', ...reasons: string[]) {
  const { validationUrl, ...rest } = zoneOf(a);
  const zone: CloudflareZone = {
    ...rest,
    ...(part === 'packs' && { validationUrl: validationUrl! }),
    packs: part === 'url' ? rest.packs : [],
  };
  return snapshotOf([zone, zoneOf(b)], reasons.map(unreadOfA));
}

function unreadOfA(reason: string): Unread {
  return { zone: zoneOf(a).name, reason };
}

function withoutZones(...reasons: string[]) {
  return snapshotOf(
    [],
    reasons.map(reason => ({ reason })),
  );
}

const onPacks = { on: 'packs', zone: 'a.example' } as const;
const onUuid = { on: 'uuid', zone: 'a.example' } as const;
const needed =
  'It needs the permissions Zone › Zone › Read and Zone › SSL and Certificates › Read on every zone that is to be checked; it may also have expired, or be limited to other addresses.';
const hint = '; the token needs SSL and Certificates Read on this zone';
const notListed = 'its certificates could not be listed: ';
const noUrl = 'its validation URL could not be read: ';
const unlisted = 'the zones could not all be listed: ';

interface Case {
  readonly name: string;
  readonly faults: readonly Fault[];
  readonly outcome: unknown;
  /** How many requests there are in all; five where nothing goes wrong. */
  readonly requests: number;
  /** Seconds on the clock, at least and less than. */
  readonly waits?: readonly [number, number];
  readonly options?: Partial<CloudflareOptions>;
}

const cases: readonly Case[] = [
  {
    name: 'a token that nobody knows',
    faults: [{ does: { status: 401, errors: [{ code: 1000, message: 'Invalid API Token' }] } }],
    outcome: {
      error: `CloudflareRefusal: The Cloudflare API token may not list zones: Cloudflare answered 401, Invalid API Token (1000). ${needed}`,
    },
    requests: 1,
  },
  {
    name: 'a token without the permission to list zones',
    faults: [
      { on: 'zones', does: { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] } },
    ],
    outcome: {
      error: `CloudflareRefusal: The Cloudflare API token may not list zones: Cloudflare answered 403, Authentication error (10000). ${needed}`,
    },
    requests: 1,
  },
  {
    name: 'a token in a form that no token has',
    faults: [{ does: { status: 400, errors: [{ code: 6003, message: 'Invalid request headers' }] } }],
    outcome: {
      error: `CloudflareRefusal: The Cloudflare API token may not list zones: Cloudflare answered 400, Invalid request headers (6003). ${needed}`,
    },
    requests: 1,
  },
  {
    name: 'the same, as a success that is none',
    faults: [{ does: { status: 200, errors: [{ code: 9109, message: 'Invalid access token' }] } }],
    outcome: {
      error: `CloudflareRefusal: The Cloudflare API token may not list zones: Cloudflare answered 200, but not with success, Invalid access token (9109). ${needed}`,
    },
    requests: 1,
  },
  {
    name: 'a token that loses its permission between two pages of zones',
    faults: [
      { on: 'zones', page: 1, does: { perPage: 1 } },
      {
        on: 'zones',
        page: 2,
        does: { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] },
      },
    ],
    outcome: {
      error: `CloudflareRefusal: The Cloudflare API token may not list zones: Cloudflare answered 403, Authentication error (10000). ${needed}`,
    },
    requests: 2,
  },
  {
    name: 'a zone whose certificates the token may not list',
    faults: [
      { ...onPacks, does: { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] } },
    ],
    outcome: without('packs', `${notListed}Cloudflare answered 403, Authentication error (10000)${hint}`),
    requests: 5,
  },
  {
    name: 'a zone of which the token may read nothing, said with 200',
    faults: [onPacks, onUuid].map(where => ({
      ...where,
      does: { status: 200, errors: [{ code: 10000, message: 'Authentication error' }] },
    })),
    outcome: without(
      'both',
      `${noUrl}Cloudflare answered 200, but not with success, Authentication error (10000)${hint}`,
      `${notListed}Cloudflare answered 200, but not with success, Authentication error (10000)${hint}`,
    ),
    requests: 5,
  },
  {
    name: 'a zone that is gone by the time its turn comes',
    faults: [
      {
        zone: 'a.example',
        does: { status: 404, errors: [{ code: 7003, message: 'Could not route to the request' }] },
      },
    ],
    outcome: without(
      'both',
      `${noUrl}Cloudflare answered 404, Could not route to the request (7003)`,
      `${notListed}Cloudflare answered 404, Could not route to the request (7003)`,
    ),
    requests: 5,
  },
  {
    name: 'too many requests, with the seconds to wait',
    faults: [{ ...onPacks, times: 1, does: { status: 429, headers: { 'retry-after': '97' } } }],
    outcome: whole,
    requests: 6,
    waits: [97, 98],
  },
  {
    name: 'too many requests, with the date to wait for',
    faults: [
      {
        ...onPacks,
        times: 1,
        does: { status: 429, headers: { 'retry-after': 'Mon, 23 Nov 2026 04:07:06 GMT' } },
      },
    ],
    outcome: whole,
    requests: 6,
    waits: [119, 120],
  },
  {
    name: 'too many requests, with a date that is over',
    faults: [
      {
        ...onPacks,
        times: 1,
        does: { status: 429, headers: { 'retry-after': 'Mon, 23 Nov 2020 04:07:06 GMT' } },
      },
    ],
    outcome: whole,
    requests: 6,
    waits: [0, 1],
  },
  {
    name: 'too many requests for five minutes, without a word of how long',
    faults: [{ on: 'zones', times: 4, does: { status: 429, headers: { 'retry-after': 'soon' } } }],
    outcome: whole,
    requests: 9,
    waits: [300, 600],
  },
  {
    name: 'too many requests whenever one zone is asked for',
    faults: [{ ...onPacks, does: { status: 429, errors: [{ code: 10429, message: 'Slow down' }] } }],
    outcome: without('packs', `${notListed}Cloudflare answered 429, Slow down (10429)`),
    requests: 9,
    // Every request of the run pauses; the other zone is not lost by it.
    waits: [300, 800],
  },
  {
    name: 'a wait that is longer than the time limit',
    faults: [{ on: 'zones', does: { status: 429, headers: { 'retry-after': '3600' } } }],
    outcome: withoutZones(
      `${unlisted}Cloudflare answered 429; the time limit of 30 minutes left no room to ask again`,
    ),
    requests: 1,
    waits: [0, 1],
  },
  {
    name: 'a burst of errors of every kind, one after the other',
    faults: [500, 502, 503, 522].map(
      status => ({ on: 'zones', times: 1, does: { status, body: '<html>' } }) as const,
    ),
    outcome: whole,
    requests: 6,
    waits: [0, 60],
  },
  {
    name: 'errors to the end while zones are listed',
    faults: [{ on: 'zones', does: { status: 502, body: '<html>bad gateway' } }],
    outcome: withoutZones(`${unlisted}Cloudflare answered 502`),
    requests: 5,
    waits: [40, 60],
  },
  {
    name: 'an error with the seconds to wait',
    faults: [{ ...onUuid, times: 1, does: { status: 503, headers: { 'retry-after': '75' } } }],
    outcome: whole,
    requests: 6,
    waits: [75, 76],
  },
  {
    name: 'an error with more seconds to wait than there are',
    faults: [{ ...onUuid, does: { status: 503, headers: { 'retry-after': '99999999999999999999' } } }],
    outcome: without(
      'url',
      `${noUrl}Cloudflare answered 503; the time limit of 30 minutes left no room to ask again`,
    ),
    requests: 5,
  },
  {
    name: 'errors to the end on the second page of zones: the first is kept',
    faults: [
      { on: 'zones', does: { perPage: 1 } },
      {
        on: 'zones',
        page: 2,
        does: { status: 500, errors: [{ code: 1, message: 'Internal \u001b[31merror' }] },
      },
    ],
    outcome: snapshotOf(
      [zoneOf(a)],
      [{ reason: `${unlisted}Cloudflare answered 500, Internal \\u{1b}[31merror (1)` }],
    ),
    requests: 8,
  },
  {
    name: 'connections that break, and then hold',
    faults: [{ times: 3, does: 'reset' }],
    outcome: whole,
    requests: 8,
  },
  {
    name: 'connections that always break',
    faults: [{ ...onPacks, does: 'reset' }],
    outcome: without('packs', `${notListed}the connection broke off`),
    requests: 9,
  },
  {
    name: 'an answer that breaks off, once',
    faults: [{ ...onPacks, times: 1, does: 'truncate' }],
    outcome: whole,
    requests: 6,
  },
  {
    name: 'answers that always break off',
    faults: [{ ...onPacks, does: 'truncate' }],
    outcome: without('packs', `${notListed}the connection broke off`),
    requests: 9,
  },
  {
    name: 'half an answer that passes for a whole one',
    faults: [{ ...onPacks, does: 'cut' }],
    outcome: without(
      'packs',
      `${notListed}Cloudflare answered 200 with something that is no JSON, or is cut off`,
    ),
    requests: 5,
  },
  {
    name: 'no JSON at all',
    faults: [{ ...onUuid, does: { status: 200, body: '<html>Sign in to the Wi-Fi</html>' } }],
    outcome: without('url', `${noUrl}Cloudflare answered 200 with something that is no JSON, or is cut off`),
    requests: 5,
  },
  {
    name: 'an empty answer',
    faults: [{ ...onPacks, does: { status: 200, body: '' } }],
    outcome: without(
      'packs',
      `${notListed}Cloudflare answered 200 with something that is no JSON, or is cut off`,
    ),
    requests: 5,
  },
  {
    name: 'no content',
    faults: [{ ...onPacks, does: { status: 204, body: '' } }],
    outcome: without(
      'packs',
      `${notListed}Cloudflare answered 204 with something that is no JSON, or is cut off`,
    ),
    requests: 5,
  },
  {
    name: 'JSON that is no envelope',
    faults: [
      { ...onPacks, does: { status: 200, body: '[]' } },
      { ...onUuid, does: { status: 200, body: '{"result":{"uuid":"0123456789abcdef"}}' } },
    ],
    outcome: without(
      'both',
      `${noUrl}Cloudflare answered 200, but not with success`,
      `${notListed}Cloudflare answered 200, but not with success`,
    ),
    requests: 5,
  },
  {
    name: 'JSON that is no object',
    faults: [{ ...onPacks, does: { status: 200, body: 'null' } }],
    outcome: without(
      'packs',
      `${notListed}Cloudflare answered 200 with something that is not an answer of its API`,
    ),
    requests: 5,
  },
  {
    name: '200 without success',
    faults: [{ ...onPacks, does: { status: 200, errors: [{ code: 1414, message: 'Quota' }] } }],
    outcome: without('packs', `${notListed}Cloudflare answered 200, but not with success, Quota (1414)`),
    requests: 5,
  },
  {
    name: 'success without a result',
    faults: [
      { ...onPacks, does: { envelope: { result: null } } },
      { ...onUuid, does: { envelope: { result: undefined } } },
    ],
    outcome: without(
      'both',
      `${noUrl}Cloudflare answered 200 without a result`,
      `${notListed}Cloudflare answered 200 without a result`,
    ),
    requests: 5,
  },
  {
    name: 'a result that is no list',
    faults: [{ ...onPacks, does: { envelope: { result: {} } } }],
    outcome: without('packs', `${notListed}Cloudflare answered 200 with a result that is no list`),
    requests: 5,
  },
  ...[
    ['nothing', {}],
    ['"a.b"', { uuid: 'a.b' }],
    ['""', { uuid: '' }],
    ['"0123456789abcdef.dcv.cloudflare.com"', { uuid: '0123456789abcdef.dcv.cloudflare.com' }],
    ['7', { uuid: 7 }],
    ['null', { uuid: null }],
    ['"\\\\u001b[2J"', { uuid: '\u001b[2J' }],
    ['nothing', 'text'],
  ].map(([seen, result]) => ({
    name: `a validation id that is none: ${seen}`,
    faults: [{ ...onUuid, does: { envelope: { result } } }],
    outcome: without(
      'url',
      `${noUrl}Cloudflare answered 200 with ${String(seen).replace('\\\\', '\\')} where the id has to stand`,
    ),
    requests: 5,
  })),
  {
    name: 'the sample id of Cloudflare’s documentation, which is not hexadecimal',
    faults: [{ ...onUuid, does: { envelope: { result: { uuid: 'abc123def456ghi7' } } } }],
    outcome: snapshotOf([
      { ...zoneOf(a), validationUrl: 'abc123def456ghi7.dcv.cloudflare.com' as never },
      zoneOf(b),
    ]),
    requests: 5,
  },
  {
    name: 'a redirect',
    faults: [
      { ...onPacks, does: { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' } },
    ],
    outcome: without('packs', `${notListed}Cloudflare answered 302, a redirect, which is not followed`),
    requests: 5,
  },
  {
    name: 'an answer that does not end',
    faults: [{ ...onPacks, does: { status: 200, body: Buffer.alloc(17 * 2 ** 20, ' ') } }],
    outcome: without('packs', `${notListed}Cloudflare answered 200 with more than 16 MiB`),
    requests: 5,
  },
  {
    name: 'a server that says nothing, at first',
    faults: [{ ...onPacks, times: 1, does: 'hang' }],
    outcome: whole,
    requests: 6,
    options: { answerTimeLimit: 300 },
  },
  {
    name: 'a server that says nothing at all about a zone',
    faults: [{ ...onPacks, does: 'hang' }],
    outcome: without('packs', `${notListed}no answer came in time`),
    requests: 9,
    options: { answerTimeLimit: 300 },
  },
  {
    name: 'a server that ignores the type',
    faults: [{ on: 'zones', does: 'ignore-filter' }],
    outcome: whole,
    requests: 5,
  },
  {
    name: 'few requests left, by the header',
    faults: [{ on: 'zones', does: { headers: { ratelimit: '"burst";r=99;t=60, "default";r=3;t=45' } } }],
    outcome: whole,
    requests: 5,
    waits: [45, 46],
  },
  {
    name: 'enough requests left, by the header',
    faults: [{ does: { headers: { ratelimit: '"default";r=50;t=30' } } }],
    outcome: whole,
    requests: 5,
    waits: [0, 1],
  },
  {
    name: 'a header that nobody would write',
    faults: [
      { on: 'zones', does: { headers: { ratelimit: ';;,r=,"x";r=-1;t=9,"y";r=0;t=999999999,"z";r=0' } } },
    ],
    outcome: whole,
    requests: 5,
    waits: [300, 302],
  },
  {
    name: 'many things at once',
    faults: [
      { on: 'zones', times: 1, does: 'reset' },
      { on: 'zones', times: 2, does: { status: 503 } },
      { on: 'uuid', times: 1, does: { status: 429, headers: { 'retry-after': '61' } } },
      { ...onUuid, does: { envelope: { success: false } } },
      { ...onPacks, times: 2, does: 'truncate' },
    ],
    outcome: without('url', `${noUrl}Cloudflare answered 200, but not with success`),
    requests: 10,
    waits: [61, 120],
  },
];

test.each(cases)('$name', async ({ faults, outcome, requests, waits, options }) => {
  const full: FakeZone = { name: 'full.example', type: 'full', packs: [{ hosts: ['full.example'] }] };
  const read = await readFake({ zones: [b, a, full], faults }, options);
  expect(read.outcome).toEqual(outcome);
  expect(read.requests.map(({ method }) => method)).toEqual(Array(requests).fill('GET'));
  const [least, most] = waits ?? [0, 120];
  expect(read.clock.passed() / 1000).toBeGreaterThanOrEqual(least);
  expect(read.clock.passed() / 1000).toBeLessThan(most);
});

test('what a list holds beside understandable items is unread, and they are read', async () => {
  const rows = [
    null,
    { name: 'c.example' },
    { ...zoneRow(b), id: '../b' },
    zoneRow(a),
    { id: 'e', name: 'bad name..' },
  ];
  const packs = {
    name: 'a.example',
    packs: [
      pack,
      { hosts: ['b.a.example', '', 7, 'x'.repeat(256)], id: 'p1' },
      { hosts: [], id: 'p2' },
      { hosts: ['a.example'], id: 'p3', row: { hosts: 'a.example' } },
      { hosts: ['a.example'], row: { id: 7 } },
      { hosts: ['a.example'], row: { id: undefined, type: 'universal' } },
      {
        hosts: Array.from({ length: 1001 }, (_, at) => `h${String(at).padStart(4, '0')}.a.example`),
        id: 'p4',
      },
    ],
  } satisfies FakeZone;
  const { outcome } = await readFake({
    zones: [packs],
    faults: [{ on: 'zones', does: { envelope: { result: rows, result_info: { total_count: 5 } } } }],
  });
  const notAll = 'its certificates could not all be listed: ';
  const [good, odd, empty, text, , , long] = packs.packs;
  const kept = [
    good!,
    { ...odd!, hosts: ['b.a.example'] },
    empty!,
    { ...text!, hosts: [] },
    { ...long!, hosts: long!.hosts.slice(0, 1000) },
  ];
  expect(outcome).toEqual(
    snapshotOf(
      [{ ...zoneOf(packs, kept), packs: zoneOf(packs, kept).packs }],
      [
        { reason: `${unlisted}one zone has no id or no name that could be understood` },
        unreadOfA(`${notAll}certificate p1 has 3 hosts that can be no name: ""`),
        unreadOfA(`${notAll}certificate p2 came without hosts`),
        unreadOfA(`${notAll}certificate p3 came without hosts`),
        unreadOfA(`${notAll}one certificate has no id that could be understood`),
        unreadOfA(`${notAll}certificate p4 has 1001 hosts; 1000 were read`),
      ],
    ),
  );
});

test('when the time limit is over, what was not read is unread, and what was read is there', async () => {
  const { outcome, requests } = await readFake(
    { zones: [a, b], faults: [{ on: 'packs', does: { status: 500 } }] },
    { timeLimit: 10_000 },
  );
  const lost = `${notListed}Cloudflare answered 500; the time limit of 10 seconds left no room to ask again`;
  const zones = [zoneOf(a, []), zoneOf(b, [])];
  expect(outcome).toEqual(
    snapshotOf(
      zones,
      zones.map(({ name }) => ({ zone: name, reason: lost })),
    ),
  );
  // After waits of 1 and 3 seconds one of 9 would be too long.
  expect(requests.map(({ path }) => path.includes('certificate_packs')).filter(Boolean)).toHaveLength(6);
  const none = await readFake({ zones: [a] }, { timeLimit: 0 });
  expect([none.outcome, none.requests]).toEqual([
    withoutZones(`${unlisted}the time limit of 0 seconds left no room to ask`),
    [],
  ]);
});

test('no answer is awaited for longer than there is time for all', async () => {
  const { outcome, requests } = await readFake(
    { zones: [a], faults: [{ does: 'hang' }] },
    { timeLimit: 200, answerTimeLimit: Number.POSITIVE_INFINITY, clock: systemClock },
  );
  expect(outcome).toEqual({
    ...withoutZones(
      `${unlisted}no answer came in time; the time limit of 0.2 seconds left no room to ask again`,
    ),
    readAt: expect.any(String),
  });
  expect(requests).toHaveLength(1);
});

test('ids that would lead elsewhere are never asked for', async () => {
  const { requests } = await readFake({
    zones: [{ name: 'a.example', id: '..' }, { name: 'c.example', id: 'x?retry=true' }, { ...b }],
  });
  expect(requests.map(({ path }) => path).filter(path => path.startsWith('/zones/'))).toEqual([
    `/zones/${zoneIdOf(b)}/dcv_delegation/uuid`,
    `/zones/${zoneIdOf(b)}/ssl/certificate_packs?status=all&page=1&per_page=50`,
  ]);
});
