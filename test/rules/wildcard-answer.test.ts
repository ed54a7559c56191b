import { dcv, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];

judge([
  [
    'a wildcard CNAME answers in place of the record',
    { hosts, records: '* CNAME www.example.net.' },
    [
      'wildcard-answer _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com itself, where the wildcard *.example.com answers with its CNAME record: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Once it stands, *.example.com no longer answers for shop.example.com. Give shop.example.com records of its own, such as the wildcard’s: CNAME www.example.net. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a wildcard address is what answers',
    { hosts, records: '* A 192.0.2.1\n* AAAA 2001:db8::1' },
    [
      'wildcard-answer _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com itself, where the wildcard *.example.com answers with its A record: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Once it stands, *.example.com no longer answers for shop.example.com. Give shop.example.com records of its own, such as the wildcard’s: A 192.0.2.1 and AAAA 2001:db8::1. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a wildcard TXT answers with a text that is no token',
    { hosts, records: '* TXT "v=spf1 -all"' },
    [
      'wildcard-answer _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com itself, where the wildcard *.example.com answers with its TXT record: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the host has records, so the wildcard beside it does not answer below it',
    { hosts, records: '* CNAME www.example.net.\nshop A 192.0.2.1' },
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a wildcard below the host answers',
    { hosts, records: '*.shop CNAME www.example.net.\nshop A 192.0.2.1' },
    [
      'wildcard-answer _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com itself, where the wildcard *.shop.example.com answers with its CNAME record: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the apex has no other wildcard than its own',
    { hosts: ['example.com'], records: '* CNAME www.example.net.' },
    [
      'wildcard-answer _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com itself, where the wildcard *.example.com answers with its CNAME record: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a name below the validation name keeps the wildcard away',
    { hosts, records: '* CNAME www.example.net.\nx._acme-challenge.shop A 192.0.2.1' },
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the record itself stands',
    {
      hosts,
      records: `* CNAME www.example.net.\nshop A 192.0.2.1\n_acme-challenge.shop CNAME ${dcv('shop.example.com')}`,
    },
    [],
  ],
  [
    'the record stands at a misspelt name',
    { hosts, records: `* CNAME www.example.net.\n_acme_challenge.shop CNAME ${dcv('shop.example.com')}` },
    [
      'misplaced-cname _acme_challenge.shop.example.com example.com.zone:4:1 misspelt-label The CNAME stands at _acme_challenge.shop.example.com, which is misspelt: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  ['a wildcard that no required name meets', { records: '* CNAME www.example.net.' }, []],
]);
