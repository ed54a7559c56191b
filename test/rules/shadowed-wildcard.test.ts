import { dcv, judge, octodns } from '../support/judged.js';

const hosts = ['shop.example.com'];
const record = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;

judge([
  [
    'a wildcard address no longer answers for the host',
    { hosts, records: `${record}* A 192.0.2.1` },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com example.com.zone:3:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: A 192.0.2.1.',
    ],
  ],
  [
    'nor several',
    { hosts, records: `${record}* A 192.0.2.1\n* AAAA 2001:db8::1\n* MX 10 mail` },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com example.com.zone:3:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: A 192.0.2.1 and AAAA 2001:db8::1.',
    ],
  ],
  [
    'nor a wildcard CNAME',
    { hosts, records: `${record}* CNAME www.example.net.` },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com example.com.zone:3:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: CNAME www.example.net.',
    ],
  ],
  [
    'nor above a wildcard host',
    { hosts: ['*.shop.example.com'], records: `${record}* A 192.0.2.1` },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com example.com.zone:3:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: A 192.0.2.1.',
    ],
  ],
  ['the host has records of its own', { hosts, records: `${record}* A 192.0.2.1\nshop A 192.0.2.2` }, []],
  [
    'the host has other names below it anyway',
    { hosts, records: `${record}* A 192.0.2.1\nwww.shop A 192.0.2.2` },
    [],
  ],
  [
    'only challenge records stand below it',
    { hosts, records: `${record}* A 192.0.2.1\n_acme-challenge.www.shop TXT "x"` },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com example.com.zone:3:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: A 192.0.2.1.',
    ],
  ],
  ['nobody reaches a host by MX', { hosts, records: `${record}* MX 10 mail` }, []],
  ['there is no wildcard', { hosts, records: record }, []],
  [
    'the apex always has records',
    { hosts: ['example.com'], records: `_acme-challenge CNAME ${dcv('example.com')}\n* A 192.0.2.1` },
    [],
  ],
  [
    'in octoDNS',
    {
      hosts,
      files: {
        'config.yaml': octodns,
        'zones/example.com.yaml': `'*':
  type: CNAME
  value: www.example.net.
_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
`,
      },
    },
    [
      'shadowed-wildcard _acme-challenge.shop.example.com zones/example.com.yaml:4:1 - With _acme-challenge.shop.example.com below it, shop.example.com exists without records, and the wildcard *.example.com no longer answers for it or for names below it (RFC 4592). A host that does not resolve is not renewed. Give shop.example.com records of its own, such as the wildcard’s: CNAME www.example.net.',
    ],
  ],
]);
