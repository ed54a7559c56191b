import { dcv, foreignUrl, judge } from '../support/judged.js';

const moved = `certificates:
  - zone: example.com
    validation_url: 0123456789abcdef
    former_validation_urls: [fedcba9876543210]
    hosts: [example.com, "*.example.com"]
`;

judge([
  [
    'a former validation URL is told as such',
    { settings: moved, records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}` },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 former The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL that example.com had before it moved to another account: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated. Switch once example.com is active in its new account: Cloudflare places tokens only for an active zone. Who holds the former account can have certificates for example.com issued while its zone lives there and this CNAME stands. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'it is the zone’s former one, whichever of its certificates lists it',
    {
      settings: `${moved}  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [shop.example.com] }
`,
      records: `_acme-challenge CNAME ${dcv('example.com')}
_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}`,
    },
    [
      'outdated-validation-url _acme-challenge.shop.example.com example.com.zone:4:28 former The CNAME at _acme-challenge.shop.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL that example.com had before it moved to another account: the certificate example.com (2) cannot be renewed while shop.example.com cannot be validated. Switch once example.com is active in its new account: Cloudflare places tokens only for an active zone. Who holds the former account can have certificates for shop.example.com issued while its zone lives there and this CNAME stands. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'another zone’s validation URL is told as such',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.org, validation_url: fedcba9876543210, hosts: [example.org] }
`,
      records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
      files: {
        'example.org.zone': `@ 60 IN SOA ns.example.net. h.example.net. 1 2 3 4 5
_acme-challenge CNAME ${dcv('example.org', foreignUrl)}`,
      },
    },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 other-zone The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the validation URL of the zone example.org, not of example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'so is one that another zone had',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.org, validation_url: 89abcdef01234567, former_validation_urls: [fedcba9876543210], hosts: [example.org] }
`,
      records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}`,
      files: {
        'example.org.zone': `@ 60 IN SOA ns.example.net. h.example.net. 1 2 3 4 5
_acme-challenge CNAME ${dcv('example.org', '89abcdef01234567.dcv.cloudflare.com')}`,
      },
    },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 other-zone The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, the former validation URL of the zone example.org, not of example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a child zone has a validation URL of its own',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: dev.example.com, validation_url: fedcba9876543210, hosts: [dev.example.com] }
`,
      records: `_acme-challenge CNAME ${dcv('example.com')}
_acme-challenge.dev CNAME ${dcv('dev.example.com', foreignUrl)}`,
    },
    [],
  ],
  [
    'a validation URL that nobody listed is not called an old account’s',
    { hosts: ['example.com'], records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}` },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 unknown The CNAME at _acme-challenge.example.com uses fedcba9876543210.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while example.com cannot be validated. Who holds it can have certificates for example.com issued while this CNAME stands. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a validation URL of any length is read',
    { hosts: ['example.com'], records: '_acme-challenge CNAME example.com.0123.dcv.cloudflare.com.' },
    [
      'outdated-validation-url _acme-challenge.example.com example.com.zone:3:23 unknown The CNAME at _acme-challenge.example.com uses 0123.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while example.com cannot be validated. Who holds it can have certificates for example.com issued while this CNAME stands. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a delegated-DCV CNAME that no certificate needs is not judged by validation URLs',
    { records: `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}` },
    [],
  ],
  [
    'a chain that ends below an old validation URL is reported where it starts',
    {
      settings: moved,
      records: `_acme-challenge CNAME dcv
dcv CNAME ${dcv('example.com', foreignUrl)}`,
    },
    [
      'wrong-target _acme-challenge.example.com example.com.zone:3:23 other The CNAME at _acme-challenge.example.com points to dcv.example.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
]);
