import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { lockText } from '../../src/inventory/lock-file/write.js';
import { dcv, foreignUrl, judge, type Repository, report } from '../support/judged.js';
import { newUrl, packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const lock = '.github/delegated-dcv.lock.json';
const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const shop = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;
const hosts = (...names: string[]) => names.map(text => ({ text }));
const both = packIn({ hosts: hosts('example.com', 'shop.example.com') });
const one = packIn({ hosts: hosts('example.com') });
const locked = (...zones: Parameters<typeof snapshotIn>): Pick<Repository, 'settings' | 'files'> => ({
  settings: '',
  files: { [lock]: lockText(snapshotIn(...zones)) },
});
const elsewhere = (...names: string[]) =>
  zoneIn({ id: '1', name: nameOf(names[0]!), packs: [packIn({ id: '1', hosts: hosts(...names) })] });
const base: Repository = { ...locked(zoneIn({ packs: [both] })), records: apex + shop };

judge([
  ['nothing is said of an inventory that stays', { ...base, base }, []],
  [
    'a host that leaves the lock file is judged as before, and named',
    { ...locked(zoneIn({ packs: [one] })), records: apex + shop, base },
    [
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:23 of the base). What stands for shop.example.com is judged as before until this is merged.',
    ],
  ],
  [
    'with its CNAME both are named',
    { ...locked(zoneIn({ packs: [one] })), records: apex, base },
    [
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:23 of the base). It also leaves no record at _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
  [
    'a record that is broken on the way is an error all the same',
    {
      ...locked(zoneIn({ packs: [one] })),
      records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}`,
      base,
    },
    [
      'outdated-validation-url _acme-challenge.shop.example.com example.com.zone:4:28 unknown The CNAME at _acme-challenge.shop.example.com uses fedcba9876543210.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Who holds it can have certificates for shop.example.com issued while this CNAME stands. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:23 of the base). What stands for shop.example.com is judged as before until this is merged.',
    ],
  ],
  [
    'a TXT that is put in the place of the CNAME is found',
    { ...locked(zoneIn({ packs: [one] })), records: `${apex}_acme-challenge.shop TXT "token"`, base },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:23 of the base). What stands for shop.example.com is judged as before until this is merged.',
    ],
  ],
  [
    'a lock file that is deleted',
    { settings: '', records: apex, base },
    [
      'policy-change example.com - - This change takes example.com and shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:22 of the base). It also leaves no record at _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed. What stands for example.com is judged as before until this is merged.',
    ],
  ],
  [
    'a certificate that is said to be validated through HTTP',
    { ...locked(zoneIn({ packs: [{ ...both, method: 'http' }] })), records: '', base },
    [
      'policy-change example.com - - This change takes example.com and shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:22 of the base). It also leaves no records at _acme-challenge.example.com and _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
  [
    'a zone that is said to be pending',
    { ...locked(zoneIn({ status: 'pending', packs: [both] })), records: '', base },
    [
      'ineligible-certificate example.com .github/delegated-dcv.lock.json:18:18 - The certificate example.com (00000000) is in a zone whose status is pending, and Cloudflare places tokens only while a zone is active. To make the zone active, put its verification key into the TXT record cloudflare-verify.example.com, and keep it there.',
      'policy-change example.com - - This change takes example.com and shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:22 of the base). It also leaves no records at _acme-challenge.example.com and _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
  [
    'a certificate that another replaces drops nothing',
    {
      ...locked(zoneIn({ packs: [one, packIn({ id: '1', hosts: hosts('shop.example.com') })] })),
      records: apex + shop,
      base,
    },
    [],
  ],
  [
    'a zone file that goes together with its certificates',
    { ...locked(), base },
    [
      'policy-change example.com - - This change takes example.com and shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:22 of the base). It also leaves no records at _acme-challenge.example.com and _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
  [
    'and one that goes without them',
    { ...locked(zoneIn({ packs: [both] })), base },
    [
      'unresolved _acme-challenge.example.com .github/delegated-dcv.lock.json:22:14 - Whether _acme-challenge.example.com has the CNAME that the certificate example.com needs cannot be known: no zone that encloses example.com is in this repository.',
      'unresolved _acme-challenge.shop.example.com .github/delegated-dcv.lock.json:23:14 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: no zone that encloses shop.example.com is in this repository.',
    ],
  ],
  [
    'a validation URL that the lock file knows to be former',
    {
      ...locked(
        zoneIn({
          packs: [one],
          validationUrl: newUrl,
          formerValidationUrls: [{ url: zoneIn().validationUrl! }],
        }),
      ),
      records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
      base: { ...locked(zoneIn({ packs: [one] })), records: apex },
    },
    [
      'notice policy-change example.com .github/delegated-dcv.lock.json:20:18 - This change replaces the validation URL of example.com, 0123456789abcdef.dcv.cloudflare.com, by fedcba9876543210.dcv.cloudflare.com, and is judged by the new one. Right where the zone has moved to another account and is active there; otherwise every renewal in it fails.',
    ],
  ],
  [
    'and one that is replaced out of the blue',
    {
      ...locked(zoneIn({ packs: [one], validationUrl: newUrl })),
      records: apex,
      base: { ...locked(zoneIn({ packs: [one] })), records: apex },
    },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 unknown The CNAME at _acme-challenge.example.com uses 0123456789abcdef.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while example.com cannot be validated. Who holds it can have certificates for example.com issued while this CNAME stands. → _acme-challenge  IN CNAME  example.com.fedcba9876543210.dcv.cloudflare.com.',
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change replaces the validation URL of example.com, 0123456789abcdef.dcv.cloudflare.com, by fedcba9876543210.dcv.cloudflare.com, and is judged by the new one. Right where the zone has moved to another account and is active there; otherwise every renewal in it fails.',
    ],
  ],
  [
    'a host that leaves the settings',
    {
      hosts: ['example.com'],
      records: apex,
      base: { hosts: ['example.com', 'shop.example.com'], records: apex + shop },
    },
    [
      'policy-change example.com .github/delegated-dcv.yml:2:5 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.yml:6 of the base). It also leaves no record at _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
  [
    'with Cloudflare itself at hand an edit of the lock file changes no demand',
    {
      ...locked(zoneIn({ packs: [one] })),
      records: apex + shop,
      live: snapshotIn(zoneIn({ packs: [both] })),
      base: { ...base, live: snapshotIn(zoneIn({ packs: [both] })) },
    },
    [],
  ],
  [
    'a host that goes to another zone with a validation URL of its own',
    {
      ...locked(
        zoneIn({ packs: [one] }),
        zoneIn({
          id: '1',
          name: nameOf('shop.example.com'),
          validationUrl: newUrl,
          packs: [packIn({ id: '1', hosts: hosts('shop.example.com') })],
        }),
      ),
      records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}`,
      base,
    },
    [
      'policy-change shop.example.com .github/delegated-dcv.lock.json:38:18 - This change takes shop.example.com from the zone example.com to the zone shop.example.com, from the validation URL 0123456789abcdef.dcv.cloudflare.com to fedcba9876543210.dcv.cloudflare.com, and is judged by the new one. Right where Cloudflare validates it in the zone shop.example.com now; otherwise every renewal fails.',
    ],
  ],
  [
    'a host that goes to a certificate with another validation URL, in front of one that keeps it',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: fedcba9876543210, hosts: [shop.example.com] }
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
`,
      records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}`,
      base: { hosts: ['example.com', 'shop.example.com'], records: apex + shop },
    },
    [
      'policy-change example.com .github/delegated-dcv.yml:2:5 - This change replaces the validation URL of example.com, 0123456789abcdef.dcv.cloudflare.com, by fedcba9876543210.dcv.cloudflare.com, and is judged by the new one. Right where the zone has moved to another account and is active there; otherwise every renewal in it fails.',
    ],
  ],
  [
    'a host that leaves while its zone gets another validation URL beside its own is judged by its own',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.com, validation_url: fedcba9876543210, hosts: [new.example.com] }
`,
      records: `${apex}${shop}_acme-challenge.new CNAME ${dcv('new.example.com', foreignUrl)}`,
      base: { hosts: ['example.com', 'shop.example.com'], records: apex + shop },
    },
    [
      'policy-change example.com .github/delegated-dcv.yml:2:5 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.yml:6 of the base). What stands for shop.example.com is judged as before until this is merged.',
    ],
  ],
  [
    'of the record of a host whose zone is elsewhere nothing is said',
    {
      ...locked(zoneIn({ packs: [one] }), elsewhere('example.org')),
      records: apex,
      base: {
        ...locked(zoneIn({ packs: [one] }), elsewhere('example.org', 'shop.example.org')),
        records: apex,
      },
    },
    [
      'policy-change example.org .github/delegated-dcv.lock.json:38:18 - This change takes shop.example.org off the certificate example.org (.github/delegated-dcv.lock.json:43 of the base).',
    ],
  ],
  [
    'nor that no record is left where that cannot be known',
    {
      ...locked(zoneIn({ packs: [one] })),
      records: `${apex}{{ name }} CNAME www.example.net.\n`,
      base,
    },
    [
      'policy-change example.com .github/delegated-dcv.lock.json:18:18 - This change takes shop.example.com off the certificate example.com (.github/delegated-dcv.lock.json:23 of the base). Whether it leaves a record at _acme-challenge.shop.example.com cannot be known from the files: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
    ],
  ],
]);

test('a name that goes is not demanded any more, every wish at once', () => {
  const settings = `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.com, validation_url: fedcba9876543210, hosts: [example.com] }
`;
  const { verdict, requirements } = report({ settings: '', records: '', base: { settings, records: apex } });
  expect({ verdict, requirements }).toEqual({ verdict: 'pass', requirements: [] });
});
