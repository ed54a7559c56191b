import { expect, test } from 'vitest';
import type { DomainName } from '../../../src/dns/name.js';
import { packOf, readFake, snapshotOf, zoneOf } from '../../support/fake-cloudflare/read-fake.js';
import { zoneIdOf } from '../../support/fake-cloudflare/rows.js';
import type { FakePack, FakeZone } from '../../support/fake-cloudflare.js';

const both: FakePack = { hosts: ['example.com', '*.example.com'] };
const example: FakeZone = { name: 'example.com', packs: [both] };
const shop: FakeZone = { name: 'shop.example', packs: [] };
const full: FakeZone = {
  name: 'saas.example',
  type: 'full',
  packs: [{ hosts: ['saas.example'] }],
  customHostnames: [
    { hostname: 'app.customer.example', id: 'b2', wildcard: true, method: 'txt', authority: 'lets_encrypt' },
    { hostname: 'gone.customer.example', id: 'a1', status: 'deleted' },
    { hostname: 'plain.customer.example', id: 'a0', row: { ssl: null } },
    { hostname: 'Www.Customer.Example', id: 'a2', method: 'http', status: 'pending_validation' },
  ],
};
const saas = full.name as DomainName;

test('a small account is read with one list, and two requests a zone', async () => {
  const { outcome, requests, clock } = await readFake({ zones: [shop, full, example] });
  expect(outcome).toEqual(snapshotOf([zoneOf(example), zoneOf(shop)]));
  expect(requests.map(({ method, path, token }) => [method, path, token]).sort()).toEqual(
    [
      '/zones?type=partial&order=name&page=1&per_page=50',
      ...[example, shop].flatMap(zone => [
        `/zones/${zoneIdOf(zone)}/dcv_delegation/uuid`,
        `/zones/${zoneIdOf(zone)}/ssl/certificate_packs?status=all&page=1&per_page=50`,
      ]),
    ]
      .map(path => ['GET', path, 'right'])
      .sort(),
  );
  expect(requests[0]?.path).toBe('/zones?type=partial&order=name&page=1&per_page=50');
  expect(clock.passed()).toBe(0);
});

test('only headers of our own are sent, whatever the environment holds for the SDK', async () => {
  const variables = {
    CLOUDFLARE_API_KEY: 'not-to-be-sent',
    CLOUDFLARE_EMAIL: 'somebody@example.com',
    CLOUDFLARE_API_USER_SERVICE_KEY: 'not-to-be-sent',
    CLOUDFLARE_CUSTOM_HEADERS: 'authorization: Bearer other\nx-custom: not-to-be-sent',
    CLOUDFLARE_BASE_URL: 'https://other.example',
  };
  Object.assign(process.env, variables);
  try {
    const { outcome, requests } = await readFake({ zones: [example] });
    expect(outcome).toEqual(snapshotOf([zoneOf(example)]));
    expect(requests.map(({ token }) => token)).toEqual(['right', 'right', 'right']);
    expect(requests.map(({ headers }) => headers)).toEqual(
      requests.map(() => ({
        accept: 'application/json',
        'user-agent': 'delegated-dcv-check',
        host: expect.stringMatching(/^127\.0\.0\.1:/),
        connection: 'keep-alive',
        'accept-encoding': 'gzip, deflate',
        'accept-language': '*',
        'sec-fetch-mode': 'cors',
      })),
    );
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
  }
});

test('what never needs a record is left out; what is new is kept', async () => {
  const kept: FakePack[] = [
    ...['pending_validation', 'expired', 'validation_timed_out', 'backup_issued', 'an_unheard_of_status'].map(
      status => ({ ...both, status }),
    ),
    { ...both, type: 'an_unheard_of_type', authority: 'an_authority', method: 'a_method', validityDays: 47 },
  ];
  const dropped: FakePack[] = [
    ...[
      'universal',
      'total_tls',
      'keyless',
      'mh_custom',
      'managed_hostname',
      'sni_custom',
      'legacy_custom',
    ].map(type => ({ ...both, type })),
    ...[
      'deleted',
      'pending_deletion',
      'deletion_timed_out',
      'pending_cleanup',
      'deactivating',
      'inactive',
    ].map(status => ({ ...both, status })),
    ...['staging_deployment', 'staging_active'].map(status => ({ ...both, status, hosts: [] })),
  ];
  const zone: FakeZone = { name: 'example.com', packs: [...dropped, ...kept] };
  const { outcome } = await readFake({ zones: [zone] });
  expect(outcome).toEqual(snapshotOf([zoneOf(zone, kept)]));
});

test('hosts come once, in lower case, the apex first, without the name that Cloudflare adds for itself', async () => {
  const hosts = [
    ...[' WWW.example.com ', 'b.a.example.com', '*.example.com', 'example.com', 'www.example.com'],
    ...['x.sni.cloudflaressl.com', 'notcloudflaressl.com', 'xn--bcher-kva.example.com'],
  ];
  const zone: FakeZone = { name: 'example.com', packs: [{ hosts }] };
  const { outcome } = await readFake({ zones: [zone] });
  const ordered = [
    ...['example.com', '*.example.com', 'b.a.example.com', 'notcloudflaressl.com', 'www.example.com'],
    'xn--bcher-kva.example.com',
  ];
  const [pack] = zone.packs!;
  expect(outcome).toEqual(
    snapshotOf([
      { ...zoneOf(zone), packs: [{ ...packOf(zone, pack!), hosts: ordered.map(text => ({ text })) }] },
    ]),
  );
});

test('a certificate expires with the first of its active signatures, on the day in UTC', async () => {
  const certificates = [
    { status: 'active', expires_on: '2027-01-02T00:30:00+01:00' },
    { status: 'active', expires_on: '2027-02-02T00:00:00Z' },
    { status: 'expired', expires_on: '2026-01-01T00:00:00Z' },
    { status: 'active', expires_on: '2026-13-45' },
    { status: 'active', expires_on: 20261231 },
    'odd',
  ];
  const pending = { certificates: [], primary_certificate: '0' };
  const zone: FakeZone = {
    name: 'example.com',
    packs: [
      { ...both, row: { certificates } },
      { ...both, row: pending },
      { ...both, row: { certificates: null } },
    ],
  };
  const [signed, ...unsigned] = zone.packs!.map(pack => packOf(zone, pack));
  const withoutDay = unsigned.map(({ expires: _, ...pack }) => pack);
  const { outcome } = await readFake({ zones: [zone] });
  const packs = [{ ...signed!, expires: '2027-01-01' }, ...withoutDay];
  expect(outcome).toEqual(
    snapshotOf([{ ...zoneOf(zone), packs: packs.sort((a, b) => (a.id < b.id ? -1 : 1)) }]),
  );
});

test('the records that Cloudflare itself asks for are kept as it spells them', async () => {
  const records = [
    {
      cname: '_acme-challenge.example.com',
      cname_target: 'Example.com.0123456789abcdef.dcv.cloudflare.com.',
    },
    { cname: '_acme-challenge.www.example.com' },
    { txt_name: '_acme-challenge.example.com', txt_value: 'token' },
    null,
  ];
  const zone: FakeZone = {
    name: 'example.com',
    packs: [
      { ...both, row: { dcv_delegation_records: records } },
      { ...both, row: { dcv_delegation_records: [] } },
      { ...both, row: { dcv_delegation_records: 'odd' } },
    ],
  };
  const [first, ...rest] = zone.packs!.map(pack => packOf(zone, pack));
  const delegationRecords = [
    { owner: '_acme-challenge.example.com', target: 'Example.com.0123456789abcdef.dcv.cloudflare.com.' },
  ];
  const packs = [{ ...first!, delegationRecords }, ...rest].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect((await readFake({ zones: [zone] })).outcome).toEqual(snapshotOf([{ ...zoneOf(zone), packs }]));
});

test('optional fields may all be missing', async () => {
  const zone: FakeZone = {
    name: 'example.com',
    row: { status: undefined, account: undefined, activated_on: null, type: undefined },
    packs: [
      {
        hosts: ['example.com'],
        id: 'aa-bb',
        row: {
          ...{ type: undefined, status: undefined, certificates: undefined, validity_days: null },
          ...{ validation_method: null, certificate_authority: 7 },
        },
      },
    ],
  };
  const { account: _, activatedOn: __, ...named } = zoneOf(zone);
  const pack = { id: 'aa-bb', type: 'unknown', status: 'unknown', hosts: [{ text: 'example.com' }] };
  const expected = { ...named, type: 'unknown', status: 'unknown', packs: [pack] };
  expect((await readFake({ zones: [zone] })).outcome).toEqual(snapshotOf([expected]));
});

test.each([['old first'], ['new first']])('two zones of one name are two zones: %s', async order => {
  const old: FakeZone = { name: 'example.com', account: 'aaaa', id: '0b', status: 'moved', packs: [both] };
  const young: FakeZone = { name: 'example.com', account: 'bbbb', id: '0a', packs: [both] };
  const zones = order === 'old first' ? [old, young] : [young, old];
  expect((await readFake({ zones })).outcome).toEqual(snapshotOf([zoneOf(young), zoneOf(old)]));
});

test('of a zone that is named for its custom hostnames, these are read, and its certificates where it is partial', async () => {
  const partial: FakeZone = {
    name: 'partial.example',
    packs: [{ hosts: ['partial.example'], id: 'f0' }],
    customHostnames: [{ hostname: 'shop.customer.example', id: 'e0' }],
  };
  const names = [saas, partial.name as DomainName, saas];
  const { outcome, requests } = await readFake({ zones: [full, partial] }, { customHostnamesOf: names });
  const custom = (id: string, hosts: string[], status: string, authority: string, method: string) => ({
    ...{ id, type: 'custom_hostname', status, hosts: hosts.map(text => ({ text })), authority, method },
  });
  expect(outcome).toEqual(
    snapshotOf([
      {
        ...zoneOf(partial),
        packs: [custom('e0', ['shop.customer.example'], 'active', 'google', 'txt'), ...zoneOf(partial).packs],
      },
      {
        ...zoneOf(full, []),
        packs: [
          custom('a2', ['www.customer.example'], 'pending_validation', 'google', 'http'),
          custom('b2', ['app.customer.example', '*.app.customer.example'], 'active', 'lets_encrypt', 'txt'),
        ],
      },
    ]),
  );
  expect(requests.map(({ path }) => path).sort()).toEqual(
    [
      '/zones?type=partial&order=name&page=1&per_page=50',
      '/zones?name=saas.example&page=1&per_page=50',
      `/zones/${zoneIdOf(full)}/dcv_delegation/uuid`,
      `/zones/${zoneIdOf(full)}/custom_hostnames?page=1&per_page=50`,
      `/zones/${zoneIdOf(partial)}/dcv_delegation/uuid`,
      `/zones/${zoneIdOf(partial)}/custom_hostnames?page=1&per_page=50`,
      `/zones/${zoneIdOf(partial)}/ssl/certificate_packs?status=all&page=1&per_page=50`,
    ].sort(),
  );
});

test('a zone of that name that nobody sees is unread, not empty', async () => {
  const { outcome } = await readFake({ zones: [example] }, { customHostnamesOf: [saas] });
  expect(outcome).toEqual(
    snapshotOf(
      [zoneOf(example)],
      [
        {
          zone: saas,
          reason: 'its custom hostnames could not be listed: the token sees no zone of this name',
        },
      ],
    ),
  );
});

test('a server that ignores the name gives no zones that were not named', async () => {
  const other: FakeZone = { name: 'other.example', type: 'full' };
  const { outcome } = await readFake(
    { zones: [other, full, example], faults: [{ on: 'zones', does: 'ignore-filter' }] },
    { customHostnamesOf: ['none.example' as DomainName] },
  );
  expect(outcome).toEqual(
    snapshotOf(
      [zoneOf(example)],
      [
        {
          zone: 'none.example' as DomainName,
          reason: 'its custom hostnames could not be listed: the token sees no zone of this name',
        },
      ],
    ),
  );
});

test('an account without partial zones is a doubt, not an empty inventory', async () => {
  const { outcome } = await readFake({ zones: [full] });
  expect(outcome).toEqual(
    snapshotOf(
      [],
      [
        {
          reason:
            'the token sees no zone with a partial setup; it needs the permissions Zone › Zone › Read and Zone › SSL and Certificates › Read on every zone that is to be checked',
        },
      ],
    ),
  );
});

test('progress is told at the beginning and after each zone', async () => {
  const told: unknown[] = [];
  await readFake({ zones: [example, shop] }, { onProgress: progress => told.push(progress) });
  expect(told).toEqual([0, 1, 2].map(zonesRead => ({ zonesRead, zones: 2 })));
});
