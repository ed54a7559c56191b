import { dcv, foreignUrl, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];
const cname = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}`;

judge([
  [
    'an address stands in place of the CNAME',
    { hosts, records: '_acme-challenge.shop A 192.0.2.1' },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:3:1 - Records of type A stand at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace them by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'an address stands beside the CNAME',
    { hosts, records: `${cname}\n_acme-challenge.shop A 192.0.2.1` },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:4:1 - Records of type A stand beside the CNAME at _acme-challenge.shop.example.com, where nothing else may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete them.',
    ],
  ],
  [
    'several types are one finding',
    {
      hosts,
      records: `${cname}
_acme-challenge.shop A 192.0.2.1
_acme-challenge.shop A 192.0.2.2
_acme-challenge.shop MX 10 mail`,
    },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:4:1 - Records of type A and MX stand beside the CNAME at _acme-challenge.shop.example.com, where nothing else may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete them.',
    ],
  ],
  [
    'a TXT record is leftover-txt’s to tell, the rest is this rule’s',
    {
      hosts,
      records: `${cname}
_acme-challenge.shop TXT "token"
_acme-challenge.shop AAAA 2001:db8::1`,
    },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands beside the CNAME at _acme-challenge.shop.example.com and is answered in its place: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete the TXT record.',
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:5:1 - Records of type AAAA stand beside the CNAME at _acme-challenge.shop.example.com, where nothing else may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete them.',
    ],
  ],
  [
    'two different CNAMEs',
    { hosts, records: `${cname}\n_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}` },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:3:1 - 2 CNAMEs stand at _acme-challenge.shop.example.com, which can hold only one: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Keep the right CNAME and delete the rest. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the same CNAME twice is one record (RFC 2181 §5)',
    { hosts, records: `${cname}\n${cname}\n${cname.toUpperCase()}` },
    [],
  ],
  [
    'what DNSSEC puts beside a CNAME may stand there',
    {
      hosts,
      records: `${cname}
_acme-challenge.shop RRSIG CNAME 13 4 3600 20270101000000 20261101000000 12345 example.com. AAAA
_acme-challenge.shop NSEC shop.example.com. CNAME RRSIG NSEC`,
    },
    [],
  ],
  [
    'the validation name is delegated, where no CNAME can stand',
    { hosts, records: '_acme-challenge.shop NS ns.example.net.' },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:3:1 - Records of type NS stand at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace them by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the validation name is delegated and has the CNAME too',
    { hosts, records: `${cname}\n_acme-challenge.shop NS ns.example.net.` },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:4:1 - Records of type NS stand at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace them by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the validation name is the apex of a zone',
    {
      hosts,
      records: '_acme-challenge.shop NS ns.example.net.',
      files: {
        '_acme-challenge.shop.example.com.zone': `@ 60 IN SOA ns.example.net. h.example.net. 1 2 3 4 5
@ 60 NS ns.example.net.
@ 60 TXT "token"
`,
      },
    },
    [
      'conflicting-records _acme-challenge.shop.example.com _acme-challenge.shop.example.com.zone:1:1 - Records of type SOA and NS stand at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace them by the CNAME.',
      'leftover-txt _acme-challenge.shop.example.com _acme-challenge.shop.example.com.zone:3:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME.',
    ],
  ],
  [
    'without an inventory two delegated-DCV CNAMEs conflict',
    { records: `${cname}\n_acme-challenge.shop CNAME ${dcv('shop.example.com', foreignUrl)}` },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:3:1 - 2 CNAMEs stand at _acme-challenge.shop.example.com, which can hold only one (RFC 1034 §3.6.2). Keep the right CNAME and delete the rest.',
    ],
  ],
  [
    'without an inventory an address beside a delegated-DCV CNAME conflicts',
    { records: `${cname}\n_acme-challenge.shop A 192.0.2.1` },
    [
      'conflicting-records _acme-challenge.shop.example.com example.com.zone:4:1 - Records of type A stand beside the CNAME at _acme-challenge.shop.example.com, where nothing else may stand (RFC 1034 §3.6.2). Delete them.',
    ],
  ],
  ['without an inventory the same CNAME twice is one', { records: `${cname}\n${cname}` }, []],
  [
    'records at other names are nobody’s business',
    { records: 'www CNAME a.example.net.\nwww CNAME b.example.net.\n_acme-challenge.x A 192.0.2.1' },
    [],
  ],
]);
