import { dcv, head, judge } from '../support/judged.js';

const hosts = ['www.dev.example.com'];
const cname = `_acme-challenge.www.dev CNAME ${dcv('www.dev.example.com')}`;

judge([
  [
    'above the name the zone delegates',
    { hosts, records: `dev NS ns.example.net.\n${cname}` },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but dev.example.com is delegated to other servers, so it is never answered. Write it into the zone on those servers.',
    ],
  ],
  [
    'the host is delegated',
    { hosts, records: `www.dev NS ns.example.net.\n${cname}` },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but www.dev.example.com is delegated to other servers, so it is never answered. Write it into the zone on those servers.',
    ],
  ],
  [
    'the child zone is here and lacks the record',
    { hosts, records: `dev NS ns.example.net.\n${cname}`, files: { 'dev.example.com.zone': head } },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but dev.example.com is a zone of its own, which answers for it, so it is never answered. Write it into that zone. → _acme-challenge.www  IN CNAME  www.dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the child zone is here and has the record: what stands in the parent is only in the way',
    {
      hosts,
      records: `dev NS ns.example.net.\n${cname}`,
      files: { 'dev.example.com.zone': `${head}_acme-challenge.www CNAME ${dcv('www.dev.example.com')}` },
    },
    [
      'warning occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but dev.example.com is a zone of its own, which answers for it, so it is never answered. The name is served without it; delete it.',
    ],
  ],
  [
    'the child zone is here, and the parent forgot to delegate it',
    { hosts, records: cname, files: { 'dev.example.com.zone': head } },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:3:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but dev.example.com is a zone of its own, which answers for it, so it is never answered. Write it into that zone. → _acme-challenge.www  IN CNAME  www.dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a DNAME stands above it',
    { hosts, records: `dev DNAME prod\n${cname}` },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but the DNAME at dev.example.com redirects all names below it, so it is never answered. Write it at _acme-challenge.www.prod.example.com, to which the DNAME leads. → _acme-challenge.www.prod  IN CNAME  www.dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a DNAME stands beside it, which is no cut',
    {
      hosts: ['dev.example.com'],
      records: `dev DNAME prod\n_acme-challenge.dev CNAME ${dcv('dev.example.com')}`,
    },
    [
      'occluded-cname _acme-challenge.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.dev.example.com is written into the zone example.com, but the DNAME at dev.example.com redirects all names below it, so it is never answered. Write it at _acme-challenge.prod.example.com, to which the DNAME leads. → _acme-challenge.prod  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a DNAME stands above it and leads to the target by another way',
    {
      hosts,
      records: `dev DNAME prod\n${cname}\n_acme-challenge.www.prod CNAME ${dcv('www.dev.example.com')}`,
    },
    [
      'warning occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but the DNAME at dev.example.com redirects all names below it, so it is never answered. The name is served without it; delete it.',
      'notice wrong-target _acme-challenge.www.dev.example.com example.com.zone:3:1 other _acme-challenge.www.dev.example.com reaches its target only through _acme-challenge.www.prod.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Write records in place of the DNAME.',
    ],
  ],
  ['NS at the apex are no cut', { hosts, records: `@ NS ns2.example.net.\n${cname}` }, []],
  ['NS beside it are no cut above it', { hosts, records: `x.dev NS ns2.example.net.\n${cname}` }, []],
  [
    'without an inventory',
    { records: `dev NS ns.example.net.\n${cname}` },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but dev.example.com is delegated to other servers, so it is never answered. Write it into the zone on those servers.',
    ],
  ],
  [
    'without an inventory, delegated at the name itself',
    { records: `_acme-challenge.www.dev NS ns.example.net.\n${cname}` },
    [
      'occluded-cname _acme-challenge.www.dev.example.com example.com.zone:4:1 - The CNAME at _acme-challenge.www.dev.example.com is written into the zone example.com, but _acme-challenge.www.dev.example.com is delegated to other servers, so it is never answered. Write it into the zone on those servers.',
    ],
  ],
  [
    'a TXT record below a zone cut is the child’s',
    { hosts, records: 'dev NS ns.example.net.\n_acme-challenge.www.dev TXT "token"' },
    [
      'unresolved _acme-challenge.www.dev.example.com example.com.zone:3:1 - Whether _acme-challenge.www.dev.example.com has the CNAME that the certificate example.com needs cannot be known: dev.example.com is delegated to ns.example.net, and that zone is not in this repository.',
    ],
  ],
  [
    'so is another provider’s CNAME',
    { hosts, records: 'dev NS ns.example.net.\n_acme-challenge.www.dev CNAME abc.fastly-validations.com.' },
    [
      'unresolved _acme-challenge.www.dev.example.com example.com.zone:3:1 - Whether _acme-challenge.www.dev.example.com has the CNAME that the certificate example.com needs cannot be known: dev.example.com is delegated to ns.example.net, and that zone is not in this repository.',
    ],
  ],
]);
