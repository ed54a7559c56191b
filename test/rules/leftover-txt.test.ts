import { dcv, head, judge, twoViews } from '../support/judged.js';

const hosts = ['shop.example.com'];
const cname = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}`;

judge([
  [
    'a TXT record stands in place of the CNAME',
    { hosts, records: '_acme-challenge.shop TXT "token"' },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a TXT record stands beside the CNAME',
    { hosts, records: `${cname}\n_acme-challenge.shop TXT "token"` },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands beside the CNAME at _acme-challenge.shop.example.com and is answered in its place: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete the TXT record.',
    ],
  ],
  [
    'several are one finding, which points to each',
    { hosts, records: `_acme-challenge.shop TXT "one"\n_acme-challenge.shop TXT "two"` },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a TXT record beside a CNAME that is wrong too is one thing, the target another',
    { hosts, records: `_acme-challenge.shop CNAME www.example.net.\n_acme-challenge.shop TXT "token"` },
    [
      'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to www.example.net, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands beside the CNAME at _acme-challenge.shop.example.com and is answered in its place: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete the TXT record.',
    ],
  ],
  [
    'a TXT record below the name of another host is another ACME client’s',
    { hosts, records: `${cname}\n_acme-challenge.mail TXT "token"\n_acme-challenge TXT "token"` },
    [],
  ],
  [
    'names of other protocols are other names',
    {
      hosts,
      records: `${cname}
_acme-challenge_abcdef0123456789.shop TXT "token"
_validation-persist.shop TXT "letsencrypt.org; accounturi=https://acme.test/1"
_abc._acme-challenge.shop TXT "token"`,
    },
    [],
  ],
  [
    'without an inventory a TXT record beside a delegated-DCV CNAME is still one too many',
    { records: `${cname}\n_acme-challenge.shop TXT "token"` },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands beside the delegated-DCV CNAME at _acme-challenge.shop.example.com and is answered in its place, so certificate authorities find an old token. Delete the TXT record.',
    ],
  ],
  ['without an inventory a TXT record alone is right', { records: '_acme-challenge.shop TXT "token"' }, []],
  [
    'a TXT record beside another provider’s CNAME is nobody’s business without an inventory',
    { records: '_acme-challenge.shop CNAME abc.fastly-validations.com.\n_acme-challenge.shop TXT "token"' },
    [],
  ],
  [
    'a TXT record in the other file of an octoDNS zone meets the CNAME in this one',
    {
      hosts,
      files: {
        'config.yaml': `providers:
  base: { class: octodns.provider.yaml.YamlProvider, directory: ./base }
  more: { class: octodns.provider.yaml.YamlProvider, directory: ./more }
  route53: { class: octodns_route53.Route53Provider }
zones:
  example.com.: { sources: [base, more], targets: [route53] }
`,
        'base/example.com.yaml': `_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
`,
        'more/example.com.yaml': `_acme-challenge.shop:
  type: TXT
  value: token
`,
      },
    },
    [
      'leftover-txt _acme-challenge.shop.example.com more/example.com.yaml:1:1 - A TXT record stands beside the CNAME at _acme-challenge.shop.example.com and is answered in its place: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Delete the TXT record.',
    ],
  ],
  [
    'two views are judged apart: the TXT record of one does not stand beside the CNAME of the other',
    {
      hosts,
      files: {
        'named.conf': twoViews,
        'inside/example.com.zone': `${head}_acme-challenge.shop TXT "token"`,
        'outside/example.com.zone': head + cname,
      },
    },
    [
      'leftover-txt _acme-challenge.shop.example.com inside/example.com.zone:3:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a TXT record that only a wildcard gives is the wildcard’s',
    { hosts, records: '*.shop TXT "token"\nshop A 192.0.2.1' },
    [
      'wildcard-answer _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com itself, where the wildcard *.shop.example.com answers with its TXT record: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
]);
