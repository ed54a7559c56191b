import { dcv, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];
const record = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;

judge([
  [
    'no zone of the repository encloses the host',
    { hosts, files: {} },
    [
      'unresolved _acme-challenge.shop.example.com .github/delegated-dcv.yml:5:9 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: no zone that encloses shop.example.com is in this repository.',
    ],
  ],
  [
    'the host is delegated to servers that are not here',
    { hosts, records: 'shop NS ns1.example.net.\nshop NS ns2.example.net.' },
    [
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:1 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: shop.example.com is delegated to ns1.example.net, ns2.example.net, and that zone is not in this repository.',
    ],
  ],
  [
    'an included file is not here',
    { hosts, records: '$INCLUDE more.inc' },
    [
      'unreadable . example.com.zone:3:10 - more.inc is not in this repository. Add it, or correct the path.',
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:10 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: more.inc is included and not read.',
    ],
  ],
  [
    'an included file is not here, and the record is',
    { hosts, records: `${record}$INCLUDE more.inc` },
    ['unreadable . example.com.zone:4:10 - more.inc is not in this repository. Add it, or correct the path.'],
  ],
  [
    'an included file completes another origin',
    { hosts, records: `$INCLUDE more.inc dev.example.com.` },
    [
      'unreadable . example.com.zone:3:10 - more.inc is not in this repository. Add it, or correct the path.',
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:10 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: more.inc is included and not read.',
    ],
  ],
  [
    'several gaps are counted',
    { hosts, records: '$INCLUDE a.inc\n$INCLUDE b.inc\n$INCLUDE c.inc' },
    [
      'unreadable . example.com.zone:3:10 - a.inc is not in this repository. Add it, or correct the path.',
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:10 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: a.inc is included and not read (and 2 more gaps).',
      'unreadable . example.com.zone:4:10 - b.inc is not in this repository. Add it, or correct the path.',
      'unreadable . example.com.zone:5:10 - c.inc is not in this repository. Add it, or correct the path.',
    ],
  ],
  [
    'the owner is a template',
    { hosts, records: '{{ name }} CNAME www.example.net.' },
    [
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:1 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: the owner of a CNAME record depends on name, a template expression that is filled in when the file is rendered.',
    ],
  ],
  [
    'a template that cannot be the name hides nothing',
    { hosts, records: 'www-{{ name }} CNAME www.example.net.' },
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the target is a template that could be right',
    { hosts, records: '_acme-challenge.shop CNAME shop.example.com.{{ id }}.dcv.cloudflare.com.' },
    [
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:28 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: its target depends on id, a template expression that is filled in when the file is rendered. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the target is a template that cannot be right',
    { hosts, records: '_acme-challenge.shop CNAME {{ name }}.example.net.' },
    [
      `wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to \${name}.example.net, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.`,
    ],
  ],
  [
    'a DNAME leads out of the repository',
    { hosts: ['www.old.example.com'], records: 'old DNAME old.example.net.' },
    [
      'unresolved _acme-challenge.www.old.example.com example.com.zone:3:1 - Whether _acme-challenge.www.old.example.com has the CNAME that the certificate example.com needs cannot be known: its target depends on _acme-challenge.www.old.example.net, to which a DNAME redirects it and which no zone of this repository holds.',
    ],
  ],
  [
    'the zone’s source is not a file',
    {
      hosts,
      files: {
        'config.yaml': `providers:
  config: { class: octodns.provider.yaml.YamlProvider, directory: ./zones }
  netbox: { class: octodns_netbox_dns.NetBoxDNSProvider }
  route53: { class: octodns_route53.Route53Provider }
zones:
  example.com.: { sources: [config, netbox], targets: [route53] }
`,
        'zones/example.com.yaml': "'': { type: A, value: 192.0.2.1 }\n",
      },
    },
    [
      'unresolved _acme-challenge.shop.example.com config.yaml:6:3 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: the source `netbox` is of the class octodns_netbox_dns.NetBoxDNSProvider, which brings records from elsewhere.',
    ],
  ],
  [
    'nothing is unresolved where nothing is required',
    { records: '$INCLUDE more.inc' },
    ['unreadable . example.com.zone:3:10 - more.inc is not in this repository. Add it, or correct the path.'],
  ],
]);
