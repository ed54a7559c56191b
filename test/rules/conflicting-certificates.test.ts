import { dcv, foreignUrl, judge } from '../support/judged.js';
import { newUrl, packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const parentAndChild = `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [dev.example.com] }
  - { zone: dev.example.com, validation_url: fedcba9876543210, hosts: [dev.example.com, "*.dev.example.com"] }
`;

judge([
  [
    'a zone and its child zone want the same host',
    { settings: parentAndChild, records: `_acme-challenge.dev CNAME ${dcv('dev.example.com')}` },
    [
      'conflicting-certificates _acme-challenge.dev.example.com .github/delegated-dcv.yml:2:68 - Certificates want different targets at _acme-challenge.dev.example.com, which can hold only one, so all but one of them cannot be renewed: example.com wants dev.example.com.0123456789abcdef.dcv.cloudflare.com and dev.example.com wants dev.example.com.fedcba9876543210.dcv.cloudflare.com. Keep dev.example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
    ],
  ],
  [
    'the record serves the second',
    { settings: parentAndChild, records: `_acme-challenge.dev CNAME ${dcv('dev.example.com', foreignUrl)}` },
    [
      'conflicting-certificates _acme-challenge.dev.example.com .github/delegated-dcv.yml:3:72 - Certificates want different targets at _acme-challenge.dev.example.com, which can hold only one, so all but one of them cannot be renewed: dev.example.com wants dev.example.com.fedcba9876543210.dcv.cloudflare.com and example.com wants dev.example.com.0123456789abcdef.dcv.cloudflare.com. Keep dev.example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
    ],
  ],
  [
    'the record serves neither',
    {
      settings: parentAndChild,
      records: `_acme-challenge.dev CNAME ${dcv('dev.example.com', '89abcdef01234567.dcv.cloudflare.com')}`,
    },
    [
      'conflicting-certificates _acme-challenge.dev.example.com .github/delegated-dcv.yml:2:68 - Certificates want different targets at _acme-challenge.dev.example.com, which can hold only one, so all but one of them cannot be renewed: example.com wants dev.example.com.0123456789abcdef.dcv.cloudflare.com and dev.example.com wants dev.example.com.fedcba9876543210.dcv.cloudflare.com. Keep dev.example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
      'outdated-validation-url _acme-challenge.dev.example.com example.com.zone:3:27 unknown The CNAME at _acme-challenge.dev.example.com uses 89abcdef01234567.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while dev.example.com cannot be validated. Who holds it can have certificates for dev.example.com issued while this CNAME stands. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the record is missing',
    { settings: parentAndChild, records: '' },
    [
      'conflicting-certificates _acme-challenge.dev.example.com .github/delegated-dcv.yml:2:68 - Certificates want different targets at _acme-challenge.dev.example.com, which can hold only one, so all but one of them cannot be renewed: example.com wants dev.example.com.0123456789abcdef.dcv.cloudflare.com and dev.example.com wants dev.example.com.fedcba9876543210.dcv.cloudflare.com. Keep dev.example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
      'missing-cname _acme-challenge.dev.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.dev.example.com: the certificate example.com cannot be renewed while dev.example.com cannot be validated. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the record serves the one of which it is not certain that it needs it',
    {
      settings:
        'certificates: [{ zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }]\n',
      records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
      live: snapshotIn(zoneIn({ validationUrl: newUrl, packs: [packIn({ status: 'dreaming' })] })),
    },
    [
      'conflicting-certificates _acme-challenge.example.com .github/delegated-dcv.yml:1:79 - Certificates want different targets at _acme-challenge.example.com, which can hold only one, so all but one of them cannot be renewed: example.com (Cloudflare) wants example.com.fedcba9876543210.dcv.cloudflare.com and example.com wants example.com.0123456789abcdef.dcv.cloudflare.com. Keep example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
    ],
  ],
  [
    'two certificates of a zone have one validation URL',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.com, validation_url: 0123456789ABCDEF.dcv.cloudflare.com, hosts: ["*.example.com"] }
`,
      records: `_acme-challenge CNAME ${dcv('example.com')}`,
    },
    [],
  ],
  [
    'certificates of many wishes are folded',
    {
      settings: `certificates:
${[1, 2, 3, 4, 5, 6].map(id => `  - { zone: example.com, validation_url: 000000000000000${id}.dcv.cloudflare.com, hosts: [example.com] }`).join('\n')}
`,
      records: `_acme-challenge CNAME ${dcv('example.com', '0000000000000003.dcv.cloudflare.com')}`,
    },
    [
      'conflicting-certificates _acme-challenge.example.com .github/delegated-dcv.yml:4:87 - Certificates want different targets at _acme-challenge.example.com, which can hold only one, so all but one of them cannot be renewed: example.com (3) wants example.com.0000000000000003.dcv.cloudflare.com, example.com wants example.com.0000000000000001.dcv.cloudflare.com, example.com (2) wants example.com.0000000000000002.dcv.cloudflare.com and 3 more. Keep example.com on certificates of one zone, or correct the validation URL that is listed wrongly.',
    ],
  ],
]);
