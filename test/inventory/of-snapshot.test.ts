import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { noInventory } from '../../src/inventory/inventory.js';
import { inventoryOf } from '../../src/inventory/of-snapshot.js';
import type { CertificatePack, CloudflareZone, Unread } from '../../src/inventory/snapshot.js';
import { fileOf, spanOf } from '../support/report.js';
import {
  certificateIn,
  exemptIn,
  newUrl,
  oldUrl,
  packIn,
  present,
  snapshotIn,
  url,
  zoneIn,
} from '../support/snapshot.js';

const inCloudflare = (...zones: CloudflareZone[]) => inventoryOf(snapshotIn(...zones), 'cloudflare');

test('a snapshot of nothing is an inventory of nothing', () => {
  expect(inventoryOf(snapshotIn(), 'lock')).toEqual(noInventory);
});

test('an active advanced certificate of a partial zone counts, with all that is known of it and where', () => {
  const file = fileOf('lock.json', 'zone pack "example.com" "*.example.com"');
  const pack = packIn({
    authority: 'google',
    validityDays: 90,
    expires: '2026-12-31',
    hosts: [
      { text: 'example.com', span: spanOf(file, '"example.com"') },
      { text: '*.example.com', span: spanOf(file, '"*.example.com"') },
    ],
    span: spanOf(file, 'pack'),
  });
  expect(inventoryOf(snapshotIn(zoneIn({ packs: [pack], span: spanOf(file, 'zone') })), 'lock')).toEqual({
    ...noInventory,
    certificates: {
      items: [
        {
          label: 'example.com',
          source: 'lock',
          zone: 'example.com',
          hosts: {
            items: [
              { name: 'example.com', wildcard: false, span: spanOf(file, '"example.com"') },
              { name: 'example.com', wildcard: true, span: spanOf(file, '"*.example.com"') },
            ],
            gaps: [],
          },
          validationUrl: url,
          authority: 'google',
          renewal: { from: '2026-12-01', expires: '2026-12-31' },
          span: spanOf(file, 'pack'),
        },
      ],
      gaps: [],
    },
    validationUrls: [present],
  });
});

/** What a pack of the one active zone, and nothing else, comes to. */
const counting = (certificate = {}) => ({
  ...noInventory,
  certificates: { items: [certificateIn(certificate)], gaps: [] },
  validationUrls: [present],
});
const exempted = (exempt: Parameters<typeof exemptIn>[0]) => ({
  ...noInventory,
  exempt: [exemptIn({ label: 'example.com (00000000)', ...exempt })],
  validationUrls: [present],
});
const passedOver = { ...noInventory, validationUrls: [present] };

const statuses: readonly [string, object][] = [
  ...[
    ...['active', 'pending_validation', 'pending_issuance', 'pending_deployment', 'initializing'],
    ...['pending_expiration', 'initializing_timed_out', 'validation_timed_out', 'issuance_timed_out'],
    ...['deployment_timed_out', 'holding_deployment', 'backup_issued'],
  ].map(status => [status, counting()] as [string, object]),
  ...[
    ...['deleted', 'pending_deletion', 'deletion_timed_out', 'pending_cleanup', 'staging_deployment'],
    ...['staging_active', 'deactivating', 'inactive'],
  ].map(status => [status, passedOver] as [string, object]),
  [
    'expired',
    exempted({
      reason: 'has expired, and Cloudflare does not renew it any more',
      wayOut: 'Order it anew with TXT validation, or delete it if nothing needs it.',
      isIneligible: true,
    }),
  ],
  ['frozen', counting({ doubt: 'its status is frozen, which this version does not know' })],
  [
    'x'.repeat(1000),
    counting({ doubt: `its status is ${'x'.repeat(80)}…, which this version does not know` }),
  ],
];

test.each(statuses)('a pack of the status %s', (status, inventory) => {
  expect(inCloudflare(zoneIn({ packs: [packIn({ status })] }))).toEqual(inventory);
});

const types: readonly [string, object][] = [
  ['advanced', counting()],
  ['custom_hostname', counting()],
  ...[
    ...['mh_custom', 'managed_hostname', 'sni_custom', 'universal', 'total_tls', 'keyless', 'legacy_custom'],
  ].map(type => [type, passedOver] as [string, object]),
  ['platinum', counting({ doubt: 'its type is platinum, which this version does not know' })],
];

test.each(types)('a pack of the type %s', (type, inventory) => {
  expect(inCloudflare(zoneIn({ packs: [packIn({ type })] }))).toEqual(inventory);
});

test('what Cloudflare does not tell is doubtful', () => {
  const pack = packIn({ type: 'unknown', status: 'unknown', method: 'unknown' });
  expect(inCloudflare(zoneIn({ type: 'unknown', status: 'unknown', packs: [pack] }))).toEqual(
    counting({
      doubt:
        'Cloudflare does not tell the status of its zone, and Cloudflare does not tell the type of its zone, and Cloudflare does not tell its type, and Cloudflare does not tell its status, and Cloudflare does not tell its validation method',
    }),
  );
});

test('what is unknown in several ways is doubtful for all of them', () => {
  const pack = packIn({ type: 'platinum', status: 'frozen', method: 'dance' });
  expect(inCloudflare(zoneIn({ type: 'hybrid', packs: [pack] }))).toEqual(
    counting({
      doubt:
        'the type of its zone is hybrid, which this version does not know, and its type is platinum, which this version does not know, and its status is frozen, which this version does not know, and its validation method is dance, which this version does not know',
    }),
  );
});

const byItself = {
  reason: 'is validated over HTTP, which Cloudflare does by itself while every host is proxied',
  wayOut:
    'For delegated DCV, order anew with TXT validation: the method of an active certificate cannot be changed.',
  isIneligible: false,
};
const byEmail = {
  reason: 'is validated by email, which somebody must answer before every renewal',
  wayOut: 'Order it anew with TXT validation: the method of an active certificate cannot be changed.',
  isIneligible: true,
};
const methods: readonly [string | undefined, object][] = [
  ['txt', counting()],
  ['http', exempted(byItself)],
  ['email', exempted(byEmail)],
  ['cname', counting({ doubt: 'its validation method is cname, which this version does not know' })],
  [undefined, counting({ doubt: 'Cloudflare does not tell its validation method' })],
];

describe.each(['advanced', 'custom_hostname'])('%s', type => {
  test.each(methods)('validated through %s', (method, inventory) => {
    const { method: _, ...pack } = packIn({ type });
    const packs = [method === undefined ? pack : { ...pack, method }];
    expect(inCloudflare(zoneIn({ packs }))).toEqual(inventory);
  });
});

test('a wildcard cannot be validated over HTTP', () => {
  const pack = packIn({ method: 'http', hosts: [{ text: 'example.com' }, { text: '*.example.com' }] });
  expect(inCloudflare(zoneIn({ packs: [pack] }))).toEqual(
    exempted({
      hosts: ['example.com', '*.example.com'],
      reason: 'is validated over HTTP, through which no wildcard can be',
      wayOut: byItself.wayOut,
      isIneligible: true,
    }),
  );
});

test('a pack of an unknown type is not demanded where it is validated over HTTP, and never called ineligible', () => {
  expect(inCloudflare(zoneIn({ packs: [packIn({ type: 'platinum', method: 'http' })] }))).toEqual(
    exempted(byItself),
  );
  const packs = [packIn({ type: 'platinum', method: 'email', authority: 'digicert' })];
  expect(inCloudflare(zoneIn({ packs }))).toEqual(
    counting({
      doubt: 'its type is platinum, which this version does not know',
    }),
  );
});

test.each(['google', 'lets_encrypt', 'ssl_com'] as const)('the authority %s is served', authority => {
  expect(inCloudflare(zoneIn({ packs: [packIn({ authority })] }))).toEqual(counting({ authority }));
});

test.each(['txt', 'http', 'email'])('another authority is not, also with the method %s', method => {
  expect(inCloudflare(zoneIn({ packs: [packIn({ authority: 'digicert', method })] }))).toEqual(
    exempted({
      reason:
        'is issued by digicert, and delegated DCV serves only Google Trust Services, Let’s Encrypt and SSL.com',
      wayOut: 'Order it anew from one of these, with TXT validation.',
      isIneligible: true,
    }),
  );
});

test.each([
  [
    { expires: '2026-12-31', validityDays: 14 },
    { from: '2026-12-28', expires: '2026-12-31' },
  ],
  [
    { expires: '2026-12-31', validityDays: 30 },
    { from: '2026-12-24', expires: '2026-12-31' },
  ],
  [
    { expires: '2026-12-31', validityDays: 90 },
    { from: '2026-12-01', expires: '2026-12-31' },
  ],
  [
    { expires: '2026-12-31', validityDays: 365 },
    { from: '2026-12-01', expires: '2026-12-31' },
  ],
  [{ expires: '2026-12-31', validityDays: 45 }, { expires: '2026-12-31' }],
  [{ expires: '2026-12-31' }, { expires: '2026-12-31' }],
  [{ validityDays: 90 }, undefined],
  [{ expires: '2026-13-31', validityDays: 90 }, undefined],
  [{ expires: 'soon', validityDays: 90 }, undefined],
])('the renewal of %j', (pack, renewal) => {
  expect(inCloudflare(zoneIn({ packs: [packIn(pack)] }))).toEqual(counting(renewal && { renewal }));
});

describe('the type of the zone', () => {
  const custom = packIn({ type: 'custom_hostname', hosts: [{ text: 'shop.example.org' }] });
  const advanced = packIn({ id: '1111111111111111' });
  const customHostname = certificateIn({ label: 'shop.example.org', hosts: ['shop.example.org'] });

  test.each(['full', 'secondary', 'internal'])('%s: only custom hostnames count', type => {
    expect(inCloudflare(zoneIn({ type, packs: [advanced, custom] }))).toEqual({
      ...noInventory,
      certificates: { items: [customHostname], gaps: [] },
      validationUrls: [{ ...present, isHosted: true }],
    });
  });

  test('partial: both do', () => {
    expect(inCloudflare(zoneIn({ packs: [advanced, custom] }))).toEqual({
      ...noInventory,
      certificates: { items: [certificateIn(), customHostname], gaps: [] },
      validationUrls: [present],
    });
  });

  test('unknown: advanced certificates are doubtful', () => {
    const doubt = 'the type of its zone is hybrid, which this version does not know';
    expect(inCloudflare(zoneIn({ type: 'hybrid', packs: [advanced, custom] }))).toEqual({
      ...noInventory,
      certificates: { items: [certificateIn({ doubt }), customHostname], gaps: [] },
      validationUrls: [present],
    });
  });

  test('internal: it takes nothing from a public zone of its name', () => {
    const partial = zoneIn({ packs: [advanced], activatedOn: '2025-01-01T00:00:00Z' });
    const internal = zoneIn({
      id: 'b',
      type: 'internal',
      validationUrl: newUrl,
      activatedOn: '2026-01-01T00:00:00Z',
    });
    expect(inCloudflare(partial, internal)).toEqual({
      ...noInventory,
      certificates: { items: [certificateIn()], gaps: [] },
      validationUrls: [present, { ...present, url: newUrl, isHosted: true }],
    });
  });
});

describe('a zone that is the only one of its name', () => {
  const ineligible = (status: string, wayOut: string) => ({
    label: 'example.com (00000000)',
    reason: `is in a zone whose status is ${status}, and Cloudflare places tokens only while a zone is active`,
    wayOut,
    isIneligible: true,
  });
  const finish =
    'To make the zone active, put its verification key into the TXT record cloudflare-verify.example.com, and keep it there.';
  const back =
    'If example.com is in another account now, order the certificate there and have that account read too; if not, put its verification key back into the TXT record cloudflare-verify.example.com.';
  const cases: readonly [status: string, type: string, inventory: object][] = [
    ...['pending', 'initializing'].map((status): [string, string, object] => [
      status,
      'partial',
      {
        ...noInventory,
        exempt: [exemptIn(ineligible(status, finish))],
        validationUrls: [{ ...present, state: 'awaiting' }],
      },
    ]),
    ...['moved', 'deactivated'].map((status): [string, string, object] => [
      status,
      'partial',
      {
        ...noInventory,
        exempt: [exemptIn(ineligible(status, back))],
        validationUrls: [{ ...present, state: 'former' }],
      },
    ]),
    ...['gone', 'deleted'].map((status): [string, string, object] => [
      status,
      'partial',
      { ...noInventory, validationUrls: [{ ...present, state: 'former' }] },
    ]),
    [
      'read only',
      'partial',
      {
        ...noInventory,
        certificates: {
          items: [
            certificateIn({ doubt: 'the status of its zone is read only, which this version does not know' }),
          ],
          gaps: [],
        },
        validationUrls: [present],
      },
    ],
  ];

  test.each(cases)('with the status %s', (status, type, inventory) => {
    expect(inCloudflare(zoneIn({ status, type, packs: [packIn()] }))).toEqual(inventory);
  });

  test('says nothing of the TXT record where Cloudflare itself is the DNS', () => {
    const packs = [packIn({ type: 'custom_hostname', hosts: [{ text: 'shop.example.org' }] })];
    const own = { label: 'shop.example.org (00000000)', hosts: ['shop.example.org'] };
    expect(inCloudflare(zoneIn({ status: 'pending', type: 'full', packs }))).toEqual({
      ...noInventory,
      exempt: [exemptIn({ ...ineligible('pending', 'Finish the setup of the zone at Cloudflare.'), ...own })],
      validationUrls: [{ ...present, state: 'awaiting' }],
    });
    expect(inCloudflare(zoneIn({ status: 'moved', type: 'full', packs }))).toEqual({
      ...noInventory,
      exempt: [
        exemptIn({
          ...ineligible(
            'moved',
            'If example.com is in another account now, order the certificate there and have that account read too; if not, finish its setup again.',
          ),
          ...own,
        }),
      ],
      validationUrls: [{ ...present, state: 'former' }],
    });
  });

  test('keeps its former validation URLs, each with the last day on which it was seen', () => {
    const formerValidationUrls = [
      { url: oldUrl, until: '2026-05-01' },
      { url: newUrl },
      { url: oldUrl },
      { url: newUrl, until: '2025-01-01' },
      { url: newUrl, until: '2024-01-01' },
      { url, until: '2023-01-01' },
    ];
    expect(inCloudflare(zoneIn({ formerValidationUrls }))).toEqual({
      ...noInventory,
      validationUrls: [
        present,
        { url: oldUrl, holder: 'example.com', state: 'former', until: '2026-05-01' },
        { url: newUrl, holder: 'example.com', state: 'former', until: '2025-01-01' },
      ],
    });
  });

  test('that does not tell its validation URL leaves its certificates without one', () => {
    const { validationUrl: _, ...zone } = zoneIn({ packs: [packIn()] });
    const { validationUrl: __, ...certificate } = certificateIn();
    expect(inCloudflare(zone)).toEqual({
      ...noInventory,
      certificates: { items: [certificate], gaps: [] },
    });
  });
});

describe('zones of one name', () => {
  const here = zoneIn({
    packs: [packIn({ hosts: [{ text: 'example.com' }, { text: 'a.example.com' }] })],
    activatedOn: '2026-06-01T00:00:00Z',
  });
  const there = (status: string, rest: Partial<CloudflareZone> = {}) =>
    zoneIn({
      id: 'fedcba9876543210',
      account: 'other',
      status,
      validationUrl: newUrl,
      packs: [packIn({ id: '2222222222222222', hosts: [{ text: 'b.example.com' }] })],
      ...rest,
    });
  const mine = certificateIn({ hosts: ['example.com', 'a.example.com'] });
  const { validationUrl: _, ...mineWithoutUrl } = mine;
  const theirs = certificateIn({ label: 'example.com (22222222)', hosts: ['b.example.com'] });
  const { validationUrl: __, ...theirsWithoutUrl } = theirs;
  const other = (state: 'present' | 'former' | 'awaiting') => ({ url: newUrl, holder: 'example.com', state });
  const onlyHere = {
    ...noInventory,
    certificates: { items: [mine], gaps: [] },
    validationUrls: [present, other('former')],
  };
  const awaited = {
    ...noInventory,
    certificates: { items: [mine], gaps: [] },
    validationUrls: [present, other('awaiting')],
  };
  const moving = (status: string) => ({
    ...awaited,
    exempt: [
      exemptIn({
        label: 'example.com (22222222)',
        hosts: ['b.example.com'],
        reason: `is in a zone whose status is ${status}, while another zone example.com is active`,
        wayOut: `Once that zone is active, and not before, point the CNAMEs of its hosts to ${newUrl}.`,
        isIneligible: false,
      }),
    ],
  });
  const both = (doubt: string, doubtThere = doubt) => ({
    ...noInventory,
    certificates: {
      items: [
        { ...mineWithoutUrl, label: 'example.com (00000000)', doubt },
        { ...theirsWithoutUrl, doubt: doubtThere },
      ],
      gaps: [],
    },
    validationUrls: [present, other('present')],
  });
  const undecided =
    'several zones of the name example.com may be the active one, and nothing tells which was activated last';
  const cases: readonly [sentence: string, other: CloudflareZone, inventory: object][] = [
    ['a moved one is a former one', there('moved'), onlyHere],
    ['a deactivated one is a former one', there('deactivated'), onlyHere],
    ['a gone one is a former one', there('gone'), onlyHere],
    ['a deleted one is a former one', there('deleted'), onlyHere],
    [
      'an active one of before is a former one',
      there('active', { activatedOn: '2026-05-31T23:59:59Z' }),
      onlyHere,
    ],
    [
      'a full one of before is a former one',
      there('active', { type: 'full', activatedOn: '2026-05-31T00:00:00Z' }),
      onlyHere,
    ],
    [
      'one of unknown status of before is a former one',
      there('odd', { activatedOn: '2026-05-31T00:00:00Z' }),
      onlyHere,
    ],
    ['a pending one is awaiting', there('pending'), moving('pending')],
    ['an initializing one is awaiting', there('initializing'), moving('initializing')],
    ['a pending one without certificates is awaiting', there('pending', { packs: [] }), awaited],
    ['an active one of an unknown day leaves both in doubt', there('active'), both(undecided)],
    [
      'an active one of the same instant leaves both in doubt',
      there('active', { activatedOn: '2026-06-01T00:00:00Z' }),
      both(undecided),
    ],
    [
      'one of unknown status of later leaves both in doubt',
      there('odd', { activatedOn: '2026-07-01T00:00:00Z' }),
      both(undecided),
    ],
    ['one of unknown status leaves both in doubt', there('odd'), both(undecided)],
  ];

  test.each(cases)('%s, whichever comes first', (_, zone, inventory) => {
    expect(inCloudflare(here, zone)).toEqual(inventory);
    expect(sorted(inCloudflare(zone, here))).toEqual(sorted(inventory as typeof noInventory));
  });

  test('the one that was activated last is the present one, whichever comes first', () => {
    const zone = there('active', { activatedOn: '2026-06-01T00:00:01Z' });
    const inventory = {
      ...noInventory,
      certificates: {
        items: [{ ...theirs, label: 'example.com', validationUrl: newUrl }],
        gaps: [],
      },
      validationUrls: [other('present'), { ...present, state: 'former' }],
    };
    expect(inCloudflare(here, zone)).toEqual(inventory);
    expect(inCloudflare(zone, here)).toEqual(inventory);
  });

  test('a moved and a pending one serve nobody', () => {
    const reason = (status: string) =>
      `is in a zone whose status is ${status}, and Cloudflare places tokens only while a zone is active`;
    const inventory = {
      ...noInventory,
      exempt: [
        exemptIn({
          label: 'example.com (22222222)',
          hosts: ['b.example.com'],
          reason: reason('pending'),
          wayOut:
            'To make the zone active, put its verification key into the TXT record cloudflare-verify.example.com, and keep it there.',
          isIneligible: true,
        }),
        exemptIn({
          label: 'example.com (00000000)',
          hosts: ['example.com', 'a.example.com'],
          reason: reason('moved'),
          wayOut:
            'If example.com is in another account now, order the certificate there and have that account read too; if not, put its verification key back into the TXT record cloudflare-verify.example.com.',
          isIneligible: true,
        }),
      ],
      validationUrls: [other('awaiting'), { ...present, state: 'former' }],
    };
    const moved = { ...here, status: 'moved' };
    expect(inCloudflare(moved, there('pending'))).toEqual(inventory);
    expect(inCloudflare(there('pending'), moved)).toEqual(inventory);
  });

  test('one that is listed twice is one', () => {
    expect(inCloudflare(here, here)).toEqual({ ...onlyHere, validationUrls: [present] });
  });

  test('one that is listed twice with different packs has all of them', () => {
    const more = { ...here, packs: there('active').packs };
    expect(inCloudflare(here, more)).toEqual({
      ...noInventory,
      certificates: {
        items: [{ ...mine, label: 'example.com (00000000)' }, theirs],
        gaps: [],
      },
      validationUrls: [present],
    });
  });

  test('that share their validation URL leave no doubt about it', () => {
    expect(inCloudflare(here, there('active', { validationUrl: url }))).toEqual({
      ...noInventory,
      certificates: { items: [{ ...mine, label: 'example.com (00000000)' }, theirs], gaps: [] },
      validationUrls: [present],
    });
  });

  test('a zone that is moving here by way of a former account is awaiting there', () => {
    const zone = there('pending', { packs: [], formerValidationUrls: [{ url: oldUrl }, { url }] });
    expect(
      inCloudflare({ ...here, formerValidationUrls: [{ url: newUrl, until: '2026-01-01' }] }, zone),
    ).toEqual({
      ...awaited,
      validationUrls: [present, other('awaiting'), { url: oldUrl, holder: 'example.com', state: 'former' }],
    });
  });
});

/** The order of zones in the answer decides the order of certificates where nothing else does. */
function sorted({ certificates, ...rest }: typeof noInventory): object {
  const items = [...certificates.items].sort((a, b) => (a.label < b.label ? -1 : 1));
  const validationUrls = [...rest.validationUrls].sort((a, b) => (a.url < b.url ? -1 : 1));
  return { ...rest, validationUrls, certificates: { items, gaps: certificates.gaps } };
}

describe('hosts', () => {
  const hosts = (...texts: string[]) =>
    inCloudflare(zoneIn({ packs: [packIn({ hosts: texts.map(text => ({ text })) })] }));
  const gap = (reason: string) => ({ reason, parts: [{ expression: '…', reason }, 'example.com'] });
  const withGaps = (names: string[], ...gaps: object[]) => {
    const certificate = certificateIn({ hosts: names });
    return {
      ...noInventory,
      certificates: {
        items: [{ ...certificate, hosts: { items: certificate.hosts.items, gaps } }],
        gaps: [],
      },
      validationUrls: [present],
    };
  };

  test('are read once each, whatever their spelling', () => {
    expect(
      hosts('Example.COM', 'example.com.', '*.example.com', '*.Example.com', 'bücher.example.com'),
    ).toEqual(counting({ hosts: ['example.com', '*.example.com', 'xn--bcher-kva.example.com'] }));
  });

  test('that Cloudflare adds for its branding need nothing', () => {
    expect(hosts('example.com', 'sni.cloudflaressl.com', '*.cloudflaressl.com')).toEqual(
      counting({ hosts: ['example.com'] }),
    );
  });

  test('may be more than fifty', () => {
    const many = Array.from({ length: 60 }, (_, number) => `h${number}.example.com`);
    expect(hosts(...many)).toEqual(counting({ hosts: many }));
  });

  test.each([
    ['a..example.com', 'its host a..example.com has an empty label'],
    ['', 'its host  is empty'],
    ['*.', 'its host *. is empty'],
    ['.', 'its host . is the root of the DNS'],
    ['a.*.example.com', 'its host a.*.example.com has an asterisk that is not its whole first label'],
    ['*.*.example.com', 'its host *.*.example.com has an asterisk that is not its whole first label'],
    ['*', 'its host * has an asterisk that is not its whole first label'],
    [
      `${'a'.repeat(64)}.example.com`,
      `its host ${'a'.repeat(64)}.example.com has a label over 63 octets (RFC 1035 §2.3.4)`,
    ],
    [
      `${'a.'.repeat(130)}example.com`,
      `its host ${'a.'.repeat(40)}… has 271 octets; 253 is the limit (RFC 1035 §2.3.4)`,
    ],
  ])('%j is a gap', (text, reason) => {
    expect(hosts('example.com', text)).toEqual(withGaps(['example.com'], gap(reason)));
  });

  test.each(['example.org', '*.example.org', 'badexample.com', 'com', 'sni.cloudflaressl.com.example.org'])(
    '%s of another zone is a gap',
    text => {
      const name = text.replace('*.', '');
      const reason = `its host ${name} is not in its zone example.com`;
      expect(hosts('example.com', text)).toEqual(withGaps(['example.com'], { reason, parts: [name] }));
    },
  );

  test('that are not listed at all are a gap', () => {
    expect(hosts()).toEqual(withGaps([], gap('Cloudflare lists no host of it')));
    expect(hosts('sni.cloudflaressl.com')).toEqual(withGaps([], gap('Cloudflare lists no host of it')));
  });

  test('keep their place in gaps', () => {
    const file = fileOf('lock.json', '["a..b", "example.org"]');
    const listed = [
      { text: 'a..b', span: spanOf(file, '"a..b"') },
      { text: 'example.org', span: spanOf(file, '"example.org"') },
    ];
    const reason = 'its host example.org is not in its zone example.com';
    expect(inCloudflare(zoneIn({ packs: [packIn({ hosts: listed })] }))).toEqual(
      withGaps(
        [],
        { ...gap('its host a..b has an empty label'), span: spanOf(file, '"a..b"') },
        { reason, parts: ['example.org'], span: spanOf(file, '"example.org"') },
      ),
    );
  });

  test('of a custom hostname are in no zone of ours', () => {
    const packs = [
      packIn({
        type: 'custom_hostname',
        hosts: ['shop.example.org', '*.shop.example.org', 'a..b'].map(text => ({ text })),
      }),
    ];
    const reason = 'its host a..b has an empty label';
    const certificate = certificateIn({
      label: 'shop.example.org',
      hosts: ['shop.example.org', '*.shop.example.org'],
    });
    const gaps = [{ reason, parts: [{ expression: '…', reason }] }];
    expect(inCloudflare(zoneIn({ type: 'full', packs }))).toEqual({
      ...noInventory,
      certificates: {
        items: [{ ...certificate, hosts: { items: certificate.hosts.items, gaps } }],
        gaps: [],
      },
      validationUrls: [{ ...present, isHosted: true }],
    });
  });

  /** A host of so many octets. */
  const long = (octets: number) => {
    const rest = octets - '.example.com'.length;
    const labels = 'a'.repeat(rest).replace(/.{50}(?=.)/g, chunk => `${chunk.slice(1)}.`);
    return `${labels}.example.com`;
  };
  const blocked = (which: string, ...hosts: string[]) =>
    exemptIn({
      hosts,
      reason: `has a host that is too long, ${which}: the target of its CNAME would exceed the 253 octets of a domain name`,
      wayOut:
        'Take it off the certificate, of which no host can be renewed with it, or give it a shorter name.',
      isIneligible: true,
    });

  test('of 217 octets are demanded, of 218 named as what blocks the certificate', () => {
    expect([long(217).length, long(218).length]).toEqual([217, 218]);
    const inventory = {
      ...counting({ hosts: ['example.com', long(217)] }),
      exempt: [blocked(`${long(218).slice(0, 80)}… and 1 more`, long(218), `*.${long(218)}`)],
    };
    expect(hosts('example.com', long(217), long(218), `*.${long(218)}`, long(218))).toEqual(inventory);
  });

  test('are measured by the validation URL of their zone, or by what all have been like', () => {
    const packs = [packIn({ hosts: [{ text: long(205) }, { text: long(217) }, { text: long(218) }] })];
    const longUrl = nameOf(`${'0'.repeat(28)}.dcv.cloudflare.com`);
    expect(inCloudflare(zoneIn({ packs, validationUrl: longUrl }))).toEqual({
      ...counting({ hosts: [long(205)], validationUrl: longUrl }),
      exempt: [blocked(`${long(217).slice(0, 80)}… and 1 more`, long(217), long(218))],
      validationUrls: [{ ...present, url: longUrl }],
    });
    const { validationUrl: _, ...unknown } = zoneIn({ packs });
    const { validationUrl: __, ...certificate } = certificateIn({ hosts: [long(205), long(217)] });
    expect(inCloudflare(unknown)).toEqual({
      ...noInventory,
      certificates: { items: [certificate], gaps: [] },
      exempt: [blocked(`${long(218).slice(0, 80)}…`, long(218))],
    });
  });

  test('that are listed twice have their first place', () => {
    const file = fileOf('lock.json', '"example.com" "EXAMPLE.com"');
    const spans = [spanOf(file, '"example.com"'), spanOf(file, '"EXAMPLE.com"')] as const;
    const packs = [
      packIn({
        hosts: [
          { text: 'example.com', span: spans[0] },
          { text: 'EXAMPLE.com', span: spans[1] },
        ],
      }),
    ];
    const { items } = inCloudflare(zoneIn({ packs })).certificates;
    expect(items.flatMap(({ hosts }) => hosts.items)).toEqual([
      { name: 'example.com', wildcard: false, span: spans[0] },
    ]);
  });

  test('that are too long contradict no record that Cloudflare asks for', () => {
    const delegationRecords = [{ owner: `_acme-challenge.${long(218)}`, target: 'example.net' }];
    const packs = [packIn({ hosts: [{ text: 'example.com' }, { text: long(218) }], delegationRecords })];
    expect(inCloudflare(zoneIn({ packs })).contradictions).toEqual([]);
  });

  test('that are too long are named at their place', () => {
    const file = fileOf('lock.json', 'pack host');
    const packs = [
      packIn({ hosts: [{ text: long(218), span: spanOf(file, 'host') }], span: spanOf(file, 'pack') }),
    ];
    const { exempt } = inCloudflare(zoneIn({ packs }));
    expect(exempt.map(({ span }) => span)).toEqual([spanOf(file, 'host')]);
  });

  test('of a certificate that demands nothing are named all the same', () => {
    const packs = [
      packIn({ method: 'http', hosts: [{ text: 'example.com' }, { text: long(218) }, { text: 'a..b' }] }),
    ];
    expect(inCloudflare(zoneIn({ packs }))).toEqual(
      exempted({ ...byItself, hosts: ['example.com', long(218)] }),
    );
  });
});

describe('hosts of a subdomain that is a zone of its own', () => {
  const hosts = ['example.com', 'dev.example.com', '*.a.dev.example.com', 'b.example.com'].map(text => ({
    text,
  }));
  const parent = zoneIn({ packs: [packIn({ hosts })] });
  const child = (rest = {}) =>
    zoneIn({ id: 'c', name: nameOf('dev.example.com'), validationUrl: newUrl, ...rest });
  const own = certificateIn({ hosts: ['example.com', 'b.example.com'] });
  const doubt =
    'the certificate is of the zone example.com, its host of the zone dev.example.com, and Cloudflare does not document through which of the two it is validated';
  const inChild = certificateIn({
    label: 'example.com in dev.example.com',
    zone: nameOf('dev.example.com'),
    hosts: ['dev.example.com', '*.a.dev.example.com'],
    validationUrl: newUrl,
    doubt,
  });
  const urls = [present, { url: newUrl, holder: 'dev.example.com', state: 'present' }];

  test.each(['partial', 'full'])('belong to that zone, with a doubt, where it is %s', type => {
    const told = type === 'full' ? [present, { ...urls[1], isHosted: true }] : urls;
    const inventory = {
      ...noInventory,
      certificates: { items: [own, inChild], gaps: [] },
      validationUrls: told,
    };
    expect(inCloudflare(parent, child({ type }))).toEqual(inventory);
    expect(inCloudflare(child({ type }), parent)).toEqual({
      ...inventory,
      validationUrls: [...told].reverse(),
    });
  });

  test('stay with their certificate where Cloudflare asks for the record below its zone’s URL', () => {
    const delegationRecords = ['dev.example.com', 'a.dev.example.com'].map(host => ({
      owner: `_acme-challenge.${host}.`,
      target: `${host}.${url}`,
    }));
    const zone = zoneIn({ packs: [packIn({ hosts, delegationRecords })] });
    expect(inCloudflare(zone, child())).toEqual({
      ...noInventory,
      certificates: { items: [certificateIn({ hosts: hosts.map(({ text }) => text) })], gaps: [] },
      validationUrls: urls,
    });
  });

  test('leave no certificate without hosts behind', () => {
    const zone = zoneIn({ packs: [packIn({ hosts: hosts.slice(1, 3) })] });
    expect(inCloudflare(zone, child())).toEqual({
      ...noInventory,
      certificates: { items: [inChild], gaps: [] },
      validationUrls: urls,
    });
  });

  test('belong to the parent while the subdomain’s zone is not active', () => {
    expect(inCloudflare(parent, child({ status: 'pending' }))).toEqual({
      ...noInventory,
      certificates: { items: [certificateIn({ hosts: hosts.map(({ text }) => text) })], gaps: [] },
      validationUrls: [present, { url: newUrl, holder: 'dev.example.com', state: 'awaiting' }],
    });
  });

  test('of a custom hostname are validated through the zone that has it', () => {
    const packs = [packIn({ type: 'custom_hostname', hosts: [{ text: 'a.dev.example.com' }] })];
    expect(inCloudflare(zoneIn({ packs }), child())).toEqual({
      ...noInventory,
      certificates: {
        items: [certificateIn({ label: 'a.dev.example.com', hosts: ['a.dev.example.com'] })],
        gaps: [],
      },
      validationUrls: urls,
    });
  });
});

describe('labels', () => {
  const labels = (...packs: CertificatePack[]) => {
    const { certificates, exempt } = inCloudflare(zoneIn({ packs }));
    return [...certificates.items, ...exempt].map(({ label }) => label);
  };

  test.each([
    ['the only one has the zone’s name', ['1a2b3c4d5e6f7081'], ['example.com']],
    [
      'several add the beginning of their id',
      ['1a2b3c4d5e6f7081', '2b3c4d5e6f708192'],
      ['example.com (1a2b3c4d)', 'example.com (2b3c4d5e)'],
    ],
    [
      'as much of it as tells them apart',
      ['1a2b3c4d5e6f7081', '1a2b3c4d5eff7081', '2b3c4d5e6f708192'],
      ['example.com (1a2b3c4d5e6)', 'example.com (1a2b3c4d5ef)', 'example.com (2b3c4d5e6f7)'],
    ],
    [
      'and a number where it does not',
      ['x', 'x', 'x'],
      ['example.com (x)', 'example.com (x) #2', 'example.com (x) #3'],
    ],
    [
      'or not within a reasonable length',
      [`${'x'.repeat(99)}1`, `${'x'.repeat(99)}2`],
      [`example.com (${'x'.repeat(40)})`, `example.com (${'x'.repeat(40)}) #2`],
    ],
  ])('%s', (_, ids, expected) => {
    expect(labels(...ids.map(id => packIn({ id })))).toEqual(expected);
  });

  test('one that counts beside others that do not has the zone’s name', () => {
    const packs = [
      packIn({ id: '1111111111111111', method: 'http' }),
      packIn({ id: '2222222222222222' }),
      packIn({ id: '3333333333333333', status: 'deleted' }),
    ];
    expect(labels(...packs)).toEqual(['example.com', 'example.com (11111111)']);
  });

  test('custom hostnames are called what they are', () => {
    const custom = (id: string, text: string) => packIn({ id, type: 'custom_hostname', hosts: [{ text }] });
    expect(
      labels(
        packIn({ id: '1111111111111111' }),
        custom('2222222222222222', 'example.com'),
        custom('3333333333333333', 'shop.example.org'),
        custom('4444444444444444', '*.www.example.org'),
        custom('5555555555555555', 'a..b'),
      ),
    ).toEqual([
      'example.com (11111111)',
      'example.com (22222222)',
      'shop.example.org',
      'www.example.org',
      'example.com (55555555)',
    ]);
  });
});

describe('the records that Cloudflare asks for', () => {
  const hosts = [{ text: 'example.com' }, { text: '*.example.com' }, { text: 'a.example.com' }];
  const certificate = certificateIn({ hosts: hosts.map(({ text }) => text) });
  const asking = (...records: [owner: string, target: string][]) =>
    packIn({ hosts, delegationRecords: records.map(([owner, target]) => ({ owner, target })) });
  const contradicting = (...asked: [owner: string, asked: string][]) => ({
    ...noInventory,
    certificates: { items: [certificate], gaps: [] },
    validationUrls: [present],
    contradictions: asked.map(([owner, text]) => ({ certificate, owner, asked: text })),
  });
  const cases: readonly [string, [string, string][], [string, string][]][] = [
    ['none at all', [], []],
    ['the computed one', [['_acme-challenge.example.com', `example.com.${url}`]], []],
    [
      'the computed one in another spelling, and twice',
      [
        ['_ACME-challenge.Example.com.', `EXAMPLE.com.${url}.`],
        ['_acme-challenge.a.example.com', `a.example.com.${url}`],
        ['_acme-challenge.a.example.com', `a.example.com.${url}`],
      ],
      [],
    ],
    [
      'another target',
      [['_acme-challenge.example.com', 'dcv.cloudflare.com']],
      [['_acme-challenge.example.com', '_acme-challenge.example.com CNAME dcv.cloudflare.com']],
    ],
    [
      'another target, twice',
      [
        ['_acme-challenge.a.example.com', `example.com.${url}`],
        ['_acme-challenge.a.example.com', `example.com.${url}`],
      ],
      [['_acme-challenge.a.example.com', `_acme-challenge.a.example.com CNAME example.com.${url}`]],
    ],
    [
      'another owner',
      [['_acme-challenge.b.example.com', `b.example.com.${url}`]],
      [['_acme-challenge.b.example.com', `_acme-challenge.b.example.com CNAME b.example.com.${url}`]],
    ],
    [
      'what is no name',
      [
        ['_acme-challenge..example.com', `example.com.${url}`],
        ['_acme-challenge.example.com', ''],
      ],
      [
        ['example.com', `_acme-challenge..example.com CNAME example.com.${url}`],
        ['_acme-challenge.example.com', '_acme-challenge.example.com CNAME '],
      ],
    ],
    [
      'endless text',
      [['x'.repeat(9999), 'y'.repeat(9999)]],
      [['example.com', `${'x'.repeat(80)}… CNAME ${'y'.repeat(80)}…`]],
    ],
    ['one for its branding', [['_acme-challenge.sni.cloudflaressl.com', 'x.example.net']], []],
  ];

  test.each(cases)('%s', (_, records, contradictions) => {
    expect(inCloudflare(zoneIn({ packs: [asking(...records)] }))).toEqual(contradicting(...contradictions));
  });

  test('contradict at the pack’s place', () => {
    const file = fileOf('lock.json', 'pack');
    const span = spanOf(file, 'pack');
    const own = { ...certificate, span };
    const packs = [{ ...asking(['_acme-challenge.example.com', 'example.net']), span }];
    expect(inCloudflare(zoneIn({ packs }))).toEqual({
      ...noInventory,
      certificates: { items: [own], gaps: [] },
      validationUrls: [present],
      contradictions: [
        {
          certificate: own,
          owner: '_acme-challenge.example.com',
          asked: '_acme-challenge.example.com CNAME example.net',
          span,
        },
      ],
    });
  });

  test('have unknown targets where the validation URL is not known, but not unknown owners', () => {
    const packs = [
      asking(
        ['_acme-challenge.example.com', 'example.net'],
        ['_acme-challenge.b.example.com', 'example.net'],
      ),
    ];
    const { validationUrl: _, ...zone } = zoneIn({ packs });
    const { validationUrl: __, ...own } = certificate;
    expect(inCloudflare(zone)).toEqual({
      ...noInventory,
      certificates: { items: [own], gaps: [] },
      contradictions: [
        {
          certificate: own,
          owner: '_acme-challenge.b.example.com',
          asked: '_acme-challenge.b.example.com CNAME example.net',
        },
      ],
    });
  });

  test('may be for the host that could not be read', () => {
    const packs = [
      {
        ...asking(['_acme-challenge.b.example.com', `b.example.com.${url}`]),
        hosts: [{ text: 'a..example.com' }],
      },
    ];
    expect(inCloudflare(zoneIn({ packs })).contradictions).toEqual([]);
  });

  test('of a certificate that demands nothing contradict nothing', () => {
    const packs = [{ ...asking(['_acme-challenge.example.com', 'example.net']), method: 'http' }];
    expect(inCloudflare(zoneIn({ packs })).contradictions).toEqual([]);
  });

  test('name the certificate of the zone that the host is in', () => {
    const packs = [asking(['_acme-challenge.a.example.com', 'example.net'])];
    const child = zoneIn({ id: 'c', name: nameOf('a.example.com'), validationUrl: newUrl });
    const { contradictions } = inCloudflare(zoneIn({ packs }), child);
    expect(contradictions.map(({ certificate: { label }, owner }) => [label, owner])).toEqual([
      ['example.com in a.example.com', '_acme-challenge.a.example.com'],
    ]);
  });
});

describe('what was not read', () => {
  const unread =
    (...unread: Unread[]) =>
    (...zones: CloudflareZone[]) =>
      inventoryOf({ ...snapshotIn(...zones), unread }, 'cloudflare').certificates.gaps;
  const file = fileOf('lock.json', 'unread');
  const span = spanOf(file, 'unread');

  test('the list of zones may add any name', () => {
    const reason = 'the zones could not be listed: the API answered 500';
    expect(unread({ reason }, { reason, span })()).toEqual([
      { reason, parts: [{ expression: '…', reason }] },
      { reason, parts: [{ expression: '…', reason }], span },
    ]);
  });

  test('a certificate without hosts in a zone that tells why is not told of twice', () => {
    const reason =
      'its certificates could not all be listed: certificate 0000000000000000 came without hosts';
    const zone = zoneIn({ packs: [packIn({ hosts: [] }), packIn({ id: 'b', hosts: [{ text: 'a..b' }] })] });
    const read = { ...snapshotIn(zone), unread: [{ zone: zone.name, reason }] };
    const { items } = inventoryOf(read, 'cloudflare').certificates;
    expect(items.map(({ hosts }) => hosts.gaps.map(gap => gap.reason))).toEqual([
      [],
      ['its host a..b has an empty label'],
    ]);
  });

  test.each([
    ['a partial zone', [zoneIn()], ['example.com']],
    ['a zone that is nowhere else', [], ['example.com']],
    [
      'a zone that is partial in one account',
      [zoneIn({ type: 'full' }), zoneIn({ id: 'b' })],
      ['example.com'],
    ],
    ['a full zone, of which only custom hostnames matter,', [zoneIn({ type: 'full' })], []],
  ])('%s may add its names', (_, zones, names) => {
    const reason = 'for the zone example.com, its certificates could not be listed: the API answered 403';
    const gap = {
      zone: nameOf('example.com'),
      reason: 'its certificates could not be listed: the API answered 403',
    };
    expect(unread({ ...gap, span })(...zones)).toEqual([
      { reason, parts: [{ expression: '…', reason }, ...names], span },
    ]);
  });
});
