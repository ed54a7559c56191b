import { expect, test } from 'vitest';
import { lockText } from '../../src/inventory/lock-file/write.js';
import type { Snapshot } from '../../src/inventory/snapshot.js';
import { readFake } from '../support/fake-cloudflare/read-fake.js';
import type { FakeZone, Fault } from '../support/fake-cloudflare.js';
import { dcv, type Repository, report } from '../support/judged.js';

/*
 * What a run says where Cloudflare answers badly, of a repository in which all records stand and of one that lacks
 * one, each with and without a lock file of better days. A verdict is its word and its rules.
 */
const hosts = ['example.com', '*.example.com', 'shop.example.com'];
const example: FakeZone = { name: 'example.com', uuid: '0123456789abcdef', packs: [{ hosts }] };
const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const shop = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;
const lock = {
  '.github/delegated-dcv.lock.json': lockText(snapshotIn(await readFake({ zones: [example] }))),
};

function snapshotIn({ outcome }: Awaited<ReturnType<typeof readFake>>): Snapshot {
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome;
}

interface Verdicts {
  /** Where every record stands: with the lock file, and without it. */
  readonly whole: readonly [withLock: string, without: string];
  /** Where that of shop.example.com is missing. */
  readonly lacking: readonly [withLock: string, without: string];
}

const proved: Verdicts = { whole: ['pass', 'pass'], lacking: ['fail missing-cname', 'fail missing-cname'] };
/** What was not read is unresolved, and the lock file's demands stand. */
const unread: Verdicts = {
  whole: ['fail unresolved', 'fail unresolved'],
  lacking: ['fail missing-cname unresolved', 'fail unresolved'],
};
/** The hosts are known, where their records should point is not. */
const withoutUrl: Verdicts = {
  whole: ['fail unresolved', 'fail unresolved'],
  lacking: ['fail missing-cname unresolved', 'fail missing-cname unresolved'],
};
/** No run: the command ends with exit status 2. */
const refused = 'refused';

const on = (route: Fault['on'], does: Fault['does'], more: Partial<Fault> = {}): Fault => ({
  ...(route && { on: route }),
  does,
  ...more,
});
const manyHosts = [...hosts, ...Array.from({ length: 47 }, (_, at) => `h${at}.example.com`)];

const cases: readonly [
  name: string,
  faults: readonly Fault[],
  verdicts: Verdicts | typeof refused,
  zones?: readonly FakeZone[],
][] = [
  ['nothing', [], proved],
  ['401', [on(undefined, { status: 401 })], refused],
  [
    '403 everywhere',
    [on(undefined, { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] })],
    refused,
  ],
  [
    '403 for certificates',
    [on('packs', { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] })],
    unread,
  ],
  [
    '403 for the validation URL',
    [on('uuid', { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] })],
    withoutUrl,
  ],
  [
    '429 once, with retry-after',
    [on('packs', { status: 429, headers: { 'retry-after': '17' } }, { times: 1 })],
    proved,
  ],
  ['429 once, without', [on('packs', { status: 429 }, { times: 1 })], proved],
  ['429 for ever', [on('packs', { status: 429 })], unread],
  ['a burst of 503', [on(undefined, { status: 503 }, { times: 2 })], proved],
  ['503 for ever', [on('packs', { status: 503 })], unread],
  ['503 for ever for the zones', [on('zones', { status: 503 })], unread],
  ['no answer to one request', [on('packs', 'hang', { times: 1 })], proved],
  ['no answer', [on('packs', 'hang')], unread],
  ['a reset', [on('packs', 'reset', { times: 1 })], proved],
  ['resets', [on('packs', 'reset')], unread],
  ['truncated JSON', [on('packs', 'truncate')], unread],
  ['half of the JSON', [on('packs', 'cut')], unread],
  ['malformed JSON', [on('packs', { status: 200, body: '<html>' })], unread],
  ['200 without success', [on('packs', { envelope: { success: false, result: null } })], unread],
  [
    '200 without success for the validation URL',
    [on('uuid', { envelope: { success: false, result: null } })],
    withoutUrl,
  ],
  [
    '200 without success for the zones',
    [on('zones', { envelope: { success: false, result: null } })],
    unread,
  ],
  ['a list that is null', [on('packs', { envelope: { result: null } })], unread],
  ['an empty page that says there is more', [on('packs', { envelope: { result: [] } })], unread],
  [
    'a server that ignores the page',
    [on('packs', 'ignore-page'), on('packs', { perPage: 1 })],
    { ...unread, lacking: ['fail missing-cname unresolved', 'fail missing-cname unresolved'] },
    [{ ...example, packs: [{ hosts }, { hosts: ['example.com'] }] }],
  ],
  [
    'zones of every type',
    [on('zones', 'ignore-filter')],
    proved,
    [example, { name: 'full.example', type: 'full', packs: [{ hosts: ['full.example'] }] }],
  ],
  ['a zone twice in the list', [on('zones', { info: { total_count: 1 } })], proved, [example, example]],
  [
    'a zone twice in the list, in the place of another',
    [],
    { ...unread, lacking: ['fail missing-cname unresolved', 'fail missing-cname unresolved'] },
    [example, example],
  ],
  [
    'the same name moved and active',
    [],
    proved,
    [{ ...example, account: 'a', status: 'moved', uuid: 'fedcba9876543210' }, example],
  ],
  [
    'the same name active and moved',
    [],
    proved,
    [example, { ...example, account: 'z', status: 'moved', uuid: 'fedcba9876543210' }],
  ],
  ['zero zones', [], unread, []],
  [
    '50 hosts',
    [],
    {
      whole: ['fail missing-cname', 'fail missing-cname'],
      lacking: ['fail missing-cname', 'fail missing-cname'],
    },
    [{ ...example, packs: [{ hosts: manyHosts }] }],
  ],
  [
    'an unknown status',
    [],
    { whole: ['pass', 'pass'], lacking: ['fail unresolved', 'fail unresolved'] },
    [{ ...example, packs: [{ hosts, status: 'dreaming' }] }],
  ],
  [
    'an unknown type',
    [],
    { whole: ['pass', 'pass'], lacking: ['fail unresolved', 'fail unresolved'] },
    [{ ...example, packs: [{ hosts, type: 'platinum' }] }],
  ],
  [
    'everything optional left out',
    [],
    { whole: ['pass', 'pass'], lacking: ['fail unresolved', 'fail unresolved'] },
    [
      {
        ...example,
        row: { account: undefined, activated_on: undefined },
        packs: [
          {
            hosts,
            row: {
              certificate_authority: undefined,
              validation_method: undefined,
              validity_days: undefined,
              certificates: undefined,
            },
          },
        ],
      },
    ],
  ],
  [
    'hosts that are none',
    [],
    {
      whole: ['fail unresolved', 'fail unresolved'],
      lacking: ['fail missing-cname unresolved', 'fail missing-cname unresolved'],
    },
    [{ ...example, packs: [{ hosts: [...hosts, 7, 'a..b'] }] }],
  ],
];

test.each(cases)('%s', async (_, faults, expected, zones = [example]) => {
  const read = await readFake({ zones, faults }, { answerTimeLimit: 100 });
  if (expected === refused) {
    expect(read.outcome).toEqual({
      error: expect.stringMatching(/^CloudflareRefusal: The Cloudflare API token/),
    });
    return;
  }
  const live = snapshotIn(read);
  const verdictOf = (records: string, files: Repository['files']) => {
    const { verdict, findings } = report({ settings: '', records, live, ...(files && { files }) });
    return [verdict, ...new Set(findings.map(({ rule }) => rule))].join(' ');
  };
  expect({
    whole: [verdictOf(apex + shop, lock), verdictOf(apex + shop, undefined)],
    lacking: [verdictOf(apex, lock), verdictOf(apex, undefined)],
  }).toEqual(expected);
});
