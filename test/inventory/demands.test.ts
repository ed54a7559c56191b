import { describe } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { lockText } from '../../src/inventory/lock-file/write.js';
import { dcv, foreignUrl, judge } from '../support/judged.js';
import { packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const lock = '.github/delegated-dcv.lock.json';
const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const shop = packIn({ hosts: [{ text: 'example.com' }, { text: 'shop.example.com' }] });
const shopIn = snapshotIn(zoneIn({ packs: [shop] }));
const gone = { settings: '', records: apex };

describe('what demands records', () => {
  judge([
    [
      'the lock file, without settings that name it',
      { ...gone, files: { [lock]: lockText(shopIn) } },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'Cloudflare itself',
      { ...gone, live: shopIn },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'Cloudflare itself before the lock file, whose certificates may be gone',
      { ...gone, live: snapshotIn(zoneIn({ packs: [packIn()] })), files: { [lock]: lockText(shopIn) } },
      [],
    ],
    [
      'the lock file for a zone that the token does not see',
      {
        ...gone,
        live: snapshotIn(
          zoneIn({
            name: nameOf('example.org'),
            packs: [],
          }),
        ),
        files: { [lock]: lockText(shopIn) },
      },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the lock file for a zone whose certificates Cloudflare did not list',
      {
        ...gone,
        live: {
          ...snapshotIn(zoneIn()),
          unread: [
            {
              zone: nameOf('example.com'),
              reason: 'its certificates could not be listed: Cloudflare answered 500',
            },
          ],
        },
        files: { [lock]: lockText(shopIn) },
      },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
        'unresolved . - - Which certificates there are cannot be known: for the zone example.com, its certificates could not be listed: Cloudflare answered 500. What they need was not judged.',
      ],
    ],
    [
      'a lock file that is named and not there',
      { settings: 'cloudflare: { lock: certificates.json }\n', records: apex },
      [
        'unresolved . .github/delegated-dcv.yml:1:21 - Which certificates there are cannot be known: the lock file certificates.json is not there, and Cloudflare was not asked (dcv-check inventory --lock certificates.json writes it). What they need was not judged.',
      ],
    ],
    [
      'a lock file that cannot be read',
      { ...gone, files: { [lock]: '{ "version": 1, "zones": [' } },
      [
        'unreadable . .github/delegated-dcv.lock.json:1:27 - The JSON is broken: a bracket is not closed. Add `]`.',
        'unresolved . .github/delegated-dcv.lock.json:1:27 - Which certificates there are cannot be known: the lock file .github/delegated-dcv.lock.json could not be understood. What they need was not judged.',
      ],
    ],
    [
      'an old lock file',
      { ...gone, files: { [lock]: lockText({ ...shopIn, readAt: '2026-10-23T04:05:06Z' }) } },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
        'stale-inventory . .github/delegated-dcv.lock.json:4:15 - The lock file .github/delegated-dcv.lock.json was read on 2026-10-23, longer ago than the 14 days that it may be old: what was ordered or moved since is not judged. Refresh it with dcv-check inventory --lock .github/delegated-dcv.lock.json and a token of Cloudflare.',
      ],
    ],
    [
      'hosts of a zone that is not here are judged where it is, unless they are listed by hand',
      {
        settings: `certificates:
  - { zone: example.net, validation_url: 0123456789abcdef, hosts: [example.net] }
`,
        records: apex,
        live: snapshotIn(
          zoneIn({ packs: [packIn()] }),
          zoneIn({
            id: '2',
            name: nameOf('example.org'),
            packs: [packIn({ id: '2', hosts: [{ text: 'example.org' }] })],
          }),
        ),
      },
      [
        'unresolved _acme-challenge.example.net .github/delegated-dcv.yml:2:68 - Whether _acme-challenge.example.net has the CNAME that the certificate example.net needs cannot be known: no zone that encloses example.net is in this repository.',
      ],
    ],
    [
      'a zone that a change deletes is judged',
      {
        settings: '',
        files: {},
        live: snapshotIn(zoneIn({ packs: [packIn()] })),
        base: { ...gone, live: snapshotIn(zoneIn({ packs: [packIn()] })) },
      },
      [
        'unresolved _acme-challenge.example.com - - Whether _acme-challenge.example.com has the CNAME that the certificate example.com needs cannot be known: no zone that encloses example.com is in this repository.',
      ],
    ],
    [
      'what Cloudflare says in words that are not known is met by the record',
      { ...gone, live: snapshotIn(zoneIn({ packs: [packIn({ status: 'dreaming' })] })) },
      [],
    ],
    [
      'and unresolved without it',
      { ...gone, live: snapshotIn(zoneIn({ packs: [{ ...shop, status: 'dreaming' }] })) },
      [
        'unresolved _acme-challenge.shop.example.com - - Whether _acme-challenge.shop.example.com needs a CNAME for the certificate example.com cannot be known, and the right one does not stand there: its status is dreaming, which this version does not know. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a zone whose validation URL is not known: that nothing stands is proved, where it should point is not',
      {
        ...gone,
        live: snapshotIn(zoneIn({ packs: [shop], validationUrl: undefined as never })),
      },
      [
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Its target is shop.example.com.<validation URL>, with the one that Cloudflare’s dashboard shows for example.com under SSL/TLS, Edge Certificates, DCV Delegation.',
        'unresolved _acme-challenge.example.com example.com.zone:3:23 - Whether _acme-challenge.example.com has the CNAME that the certificate example.com needs cannot be known: its target depends on the validation URL of example.com, which nothing that was read tells.',
      ],
    ],
    [
      'the same certificate by hand and from Cloudflare is one',
      {
        settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com, old.example.com] }
`,
        records: apex,
        live: snapshotIn(zoneIn({ packs: [packIn({ ...shop, expires: '2026-12-20', validityDays: 90 })] })),
      },
      [
        'missing-cname _acme-challenge.old.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.old.example.com: the certificate example.com cannot be renewed while old.example.com cannot be validated; renewal is due since 2026-11-20, and it expires on 2026-12-20. → _acme-challenge.old  IN CNAME  old.example.com.0123456789abcdef.dcv.cloudflare.com.',
        'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated; renewal is due since 2026-11-20, and it expires on 2026-12-20. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a validation URL by hand that Cloudflare does not confirm',
      {
        settings: `certificates:
  - { zone: example.com, validation_url: fedcba9876543210, hosts: [example.com] }
`,
        records: apex,
        live: snapshotIn(zoneIn({ packs: [packIn()] })),
      },
      [
        'conflicting-certificates _acme-challenge.example.com .github/delegated-dcv.yml:2:68 - Certificates want different targets at _acme-challenge.example.com, which can hold only one, so all but one of them cannot be renewed: example.com (Cloudflare) wants example.com.0123456789abcdef.dcv.cloudflare.com and example.com wants example.com.fedcba9876543210.dcv.cloudflare.com. Keep example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
      ],
    ],
    [
      'a certificate that Cloudflare validates by itself demands nothing, and its CNAME is no orphan',
      { ...gone, live: snapshotIn(zoneIn({ packs: [packIn({ method: 'http' })] })) },
      [],
    ],
    [
      'Cloudflare’s own list of records contradicts',
      {
        ...gone,
        live: snapshotIn(
          zoneIn({
            packs: [
              packIn({
                delegationRecords: [{ owner: '_acme-challenge.example.com', target: 'dcv.cloudflare.com' }],
              }),
            ],
          }),
        ),
      },
      [
        'unresolved _acme-challenge.example.com - - Which record the certificate example.com needs cannot be known: Cloudflare’s own list has _acme-challenge.example.com CNAME dcv.cloudflare.com, which is not what its hosts and validation URL come to. Look at the certificate in Cloudflare’s dashboard, and report this if it is right there.',
      ],
    ],
  ]);
});

describe('where a target points', () => {
  const moved = zoneIn({
    packs: [packIn()],
    formerValidationUrls: [{ url: nameOf(foreignUrl), until: '2026-11-16' }],
  });
  judge([
    [
      'to a former account',
      {
        ...gone,
        records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
        live: snapshotIn(moved),
      },
      [
        'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 former The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL that example.com had until about 2026-11-16, before it moved to another account: the certificate example.com cannot be renewed while example.com cannot be validated. example.com is active in its new account, so switch now. Who holds the former account can have certificates for example.com issued while its zone lives there and this CNAME stands. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'to an account where the zone is not active yet',
      {
        ...gone,
        records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
        live: snapshotIn(
          zoneIn({ packs: [packIn()] }),
          zoneIn({ id: '2', status: 'pending', validationUrl: nameOf(foreignUrl) }),
        ),
      },
      [
        'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 awaiting The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL of example.com in the account that it moves to, where it is not active yet: the certificate example.com cannot be renewed while example.com cannot be validated. Cloudflare places tokens only for an active zone, so switch once it is active there, not before. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'to a vendor',
      {
        settings: 'cloudflare: { vendors: { Shop Builder: [fedcba9876543210] } }\n',
        records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}\n_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}`,
        live: snapshotIn(zoneIn({ packs: [packIn()] })),
      },
      [
        'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 vendor The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL of Shop Builder, who serves hosts of others through a zone of its own: the certificate example.com cannot be renewed while example.com cannot be validated. Only one of the two can validate example.com: take it off the certificate of example.com, or point the CNAME to example.com’s own. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('when it happens', () => {
  const due = (expires: string, validityDays?: number) => ({
    ...gone,
    records: '',
    live: snapshotIn(zoneIn({ packs: [packIn({ expires, ...(validityDays && { validityDays }) })] })),
  });
  judge([
    [
      'before its renewal',
      due('2027-01-01', 90),
      [
        'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated, and stops renewing about 2026-12-02. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'while it is due',
      due('2026-12-01', 90),
      [
        'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated; renewal is due since 2026-11-01, and it expires on 2026-12-01. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'after it expired',
      due('2026-11-01', 90),
      [
        'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated, and expired on 2026-11-01. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'of a validity that is not documented',
      due('2027-01-01'),
      [
        'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated, and expires on 2027-01-01. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'what is due first is told first',
      {
        ...gone,
        records: '',
        live: snapshotIn(
          zoneIn({
            packs: [
              packIn({ expires: '2027-02-01', validityDays: 90, hosts: [{ text: 'a.example.com' }] }),
              packIn({
                id: '1111111111',
                expires: '2027-01-01',
                validityDays: 90,
                hosts: [{ text: 'b.example.com' }],
              }),
            ],
          }),
        ),
      },
      [
        'missing-cname _acme-challenge.b.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.b.example.com: the certificate example.com (11111111) cannot be renewed while b.example.com cannot be validated, and stops renewing about 2026-12-02. → _acme-challenge.b  IN CNAME  b.example.com.0123456789abcdef.dcv.cloudflare.com.',
        'missing-cname _acme-challenge.a.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.a.example.com: the certificate example.com (00000000) cannot be renewed while a.example.com cannot be validated, and stops renewing about 2027-01-02. → _acme-challenge.a  IN CNAME  a.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});
