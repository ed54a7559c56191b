import { dcv, head, judge, octodns, settingsFor, twoViews } from '../support/judged.js';

const apexAndWildcard = ['example.com', '*.example.com'];
const apexRecord = `_acme-challenge CNAME ${dcv('example.com')}`;

judge([
  [
    'an empty zone lacks the record',
    { hosts: ['example.com'], records: '' },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  ['an apex and its wildcard share one record', { hosts: apexAndWildcard, records: apexRecord }, []],
  [
    'an apex and its wildcard lack one record, not two',
    { hosts: apexAndWildcard, records: '' },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a wildcard alone needs the record of its parent',
    { hosts: ['*.dev.example.com'], records: `_acme-challenge.dev CNAME ${dcv('dev.example.com')}` },
    [],
  ],
  [
    'the apex record does not serve the wildcard of a subdomain',
    { hosts: ['example.com', '*.dev.example.com'], records: apexRecord },
    [
      'missing-cname _acme-challenge.dev.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.dev.example.com: the certificate example.com cannot be renewed while *.dev.example.com cannot be validated. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the apex record does not serve a host listed by name, although the wildcard covers it',
    { hosts: [...apexAndWildcard, 'sub.example.com'], records: apexRecord },
    [
      'missing-cname _acme-challenge.sub.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.sub.example.com: the certificate example.com cannot be renewed while sub.example.com cannot be validated. → _acme-challenge.sub  IN CNAME  sub.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a deep host needs a record of its own',
    {
      hosts: ['a.b.c.example.com'],
      records: `_acme-challenge.c CNAME ${dcv('c.example.com')}
_acme-challenge.b.c CNAME ${dcv('b.c.example.com')}`,
    },
    [
      'missing-cname _acme-challenge.a.b.c.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.a.b.c.example.com: the certificate example.com cannot be renewed while a.b.c.example.com cannot be validated. → _acme-challenge.a.b.c  IN CNAME  a.b.c.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'orphan-cname _acme-challenge.c.example.com example.com.zone:3:1 - No certificate needs the CNAME at _acme-challenge.c.example.com, and while it stands, who holds 0123456789abcdef.dcv.cloudflare.com can have certificates for c.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
      'orphan-cname _acme-challenge.b.c.example.com example.com.zone:4:1 - No certificate needs the CNAME at _acme-challenge.b.c.example.com, and while it stands, who holds 0123456789abcdef.dcv.cloudflare.com can have certificates for b.c.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
    ],
  ],
  [
    'a deep host has a record of its own',
    { hosts: ['a.b.c.example.com'], records: `_acme-challenge.a.b.c CNAME ${dcv('a.b.c.example.com')}` },
    [],
  ],
  [
    'case does not matter, nor the final dot of a host',
    {
      hosts: ['Shop.EXAMPLE.com.'],
      records: '_ACME-Challenge.SHOP CNAME Shop.Example.COM.0123456789ABCDEF.DCV.Cloudflare.Com.',
    },
    [],
  ],
  [
    'a host in Unicode is the one in Punycode',
    {
      hosts: ['bücher.example.com'],
      records: `_acme-challenge.xn--bcher-kva CNAME ${dcv('xn--bcher-kva.example.com')}`,
    },
    [],
  ],
  [
    'the id in Cloudflare’s own sample is taken, which is not hexadecimal',
    {
      settings: `certificates:
  - zone: example.com
    validation_url: abc123def456ghi7
    hosts: [example.com]
`,
      records: `_acme-challenge CNAME ${dcv('example.com', 'abc123def456ghi7.dcv.cloudflare.com')}`,
    },
    [],
  ],
  [
    'a validation URL is taken as people paste it',
    {
      settings: `certificates:
  - zone: example.com
    validation_url: https://0123456789ABCDEF.dcv.cloudflare.com./
    hosts: [example.com]
`,
      records: apexRecord,
    },
    [],
  ],
  [
    'names below the validation name leave it without a record',
    { hosts: ['example.com'], records: 'other._acme-challenge TXT "x"' },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'other records of the host do not stand for it',
    { hosts: ['shop.example.com'], records: 'shop A 192.0.2.1\nshop TXT "x"' },
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'names of other protocols are other names',
    {
      hosts: ['example.com'],
      records: `_acme-challenge_abcdef0123456789 CNAME a.1.authorize.certificatemanager.goog.
_validation-persist TXT "letsencrypt.org; accounturi=https://acme.test/1"
${apexRecord}`,
    },
    [],
  ],
  [
    'a host of two certificates with one validation URL is one requirement',
    {
      settings: `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com, "*.example.com"] }
`,
      records: '',
    },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificates example.com and example.com (2) cannot be renewed while example.com and *.example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'many hosts are folded',
    {
      settings: `certificates:
${[1, 2, 3, 4, 5, 6].map(() => '  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }').join('\n')}
`,
      records: '',
    },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificates example.com, example.com (2), example.com (3) and 3 more cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'each view of a zone is judged by itself',
    {
      hosts: ['example.com'],
      files: {
        'named.conf': twoViews,
        'inside/example.com.zone': head,
        'outside/example.com.zone': head + apexRecord,
      },
    },
    [
      'missing-cname _acme-challenge.example.com inside/example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the record belongs to the nearest zone',
    {
      hosts: ['www.dev.example.com'],
      records: 'dev NS ns.example.net.',
      files: { 'dev.example.com.zone': head },
    },
    [
      'missing-cname _acme-challenge.www.dev.example.com dev.example.com.zone:1:1 - Nothing stands at _acme-challenge.www.dev.example.com: the certificate example.com cannot be renewed while www.dev.example.com cannot be validated. → _acme-challenge.www  IN CNAME  www.dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a DNAME redirects the name to one of this repository, where nothing stands',
    {
      hosts: ['www.old.example.com'],
      records: 'old DNAME new.example.com.\nwww.new A 192.0.2.1',
    },
    [
      'missing-cname _acme-challenge.www.old.example.com example.com.zone:3:1 - The DNAME above _acme-challenge.www.old.example.com redirects it to _acme-challenge.www.new.example.com, which does not lead to its target: the certificate example.com cannot be renewed while www.old.example.com cannot be validated. → _acme-challenge.www.new  IN CNAME  www.old.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a CNAME of another kind written below a DNAME stands for nothing',
    {
      hosts: ['www.old.example.com'],
      records: 'old DNAME new.example.com.\n_acme-challenge.www.old TXT "x"',
    },
    [
      'missing-cname _acme-challenge.www.old.example.com example.com.zone:3:1 - The DNAME above _acme-challenge.www.old.example.com redirects it to _acme-challenge.www.new.example.com, which does not lead to its target: the certificate example.com cannot be renewed while www.old.example.com cannot be validated. → _acme-challenge.www.new  IN CNAME  www.old.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a record that octoDNS withholds does not stand, and the message tells why',
    {
      hosts: ['shop.example.com'],
      files: {
        'config.yaml': octodns,
        'zones/example.com.yaml': `_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
  octodns: { excluded: [route53] }
`,
      },
    },
    [
      'missing-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. A CNAME record is written there, but not published: its `octodns.excluded` names route53.',
    ],
  ],
  [
    'a record at a wrong name that was ignored there is missing all the same',
    {
      settings: `${settingsFor(['shop.example.com'])}ignore:
  - { rule: misplaced-cname, owner: _acme_challenge.shop.example.com, reason: "another’s" }
`,
      records: `_acme_challenge.shop 3600 IN CNAME ${dcv('shop.example.com')}`,
    },
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
]);
