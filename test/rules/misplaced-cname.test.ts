import { describe } from 'vitest';
import { dcv, head, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];

describe('the host’s own record is only misplaced, not missing', () => {
  judge([
    [
      'its owner lacks the final dot',
      { hosts, records: `_acme-challenge.shop.example.com CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme-challenge.shop.example.com.example.com example.com.zone:3:1 doubled-zone The CNAME stands at _acme-challenge.shop.example.com.example.com, because its owner lacks the final dot and the zone’s name was appended: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'its owner lacks the final dot below another $ORIGIN',
      {
        hosts,
        records: `$ORIGIN shop.example.com.
_acme-challenge.shop.example.com CNAME ${dcv('shop.example.com')}`,
      },
      [
        'misplaced-cname _acme-challenge.shop.example.com.shop.example.com example.com.zone:4:1 doubled-zone The CNAME stands at _acme-challenge.shop.example.com.shop.example.com, because its owner lacks the final dot and the zone’s name was appended: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop.example.com.  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'neither owner nor target have their final dots',
      {
        hosts,
        records:
          '_acme-challenge.shop.example.com CNAME shop.example.com.0123456789abcdef.dcv.cloudflare.com',
      },
      [
        'misplaced-cname _acme-challenge.shop.example.com.example.com example.com.zone:3:1 doubled-zone The CNAME stands at _acme-challenge.shop.example.com.example.com, because its owner lacks the final dot and the zone’s name was appended: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com, and its target is to be mended too. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'an underscore for the hyphen',
      { hosts, records: `_acme_challenge.shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme_challenge.shop.example.com example.com.zone:3:1 misspelt-label The CNAME stands at _acme_challenge.shop.example.com, which is misspelt: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'no underscore',
      { hosts, records: `acme-challenge.shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname acme-challenge.shop.example.com example.com.zone:3:1 misspelt-label The CNAME stands at acme-challenge.shop.example.com, which is misspelt: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'letters in the wrong order',
      { hosts, records: `_amce-challenge.shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _amce-challenge.shop.example.com example.com.zone:3:1 misspelt-label The CNAME stands at _amce-challenge.shop.example.com, which is misspelt: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a hyphen for the dot behind the label',
      { hosts, records: `_acme-challenge-shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme-challenge-shop.example.com example.com.zone:3:1 misspelt-label The CNAME stands at _acme-challenge-shop.example.com, which is misspelt: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'at the host itself',
      { hosts, records: `shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname shop.example.com example.com.zone:3:1 host-itself The CNAME stands at the host shop.example.com itself: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'at another host',
      { hosts, records: `_acme-challenge.www CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme-challenge.www.example.com example.com.zone:3:1 other-host The CNAME at _acme-challenge.www.example.com names another host, shop.example.com, in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. It belongs at _acme-challenge.shop.example.com. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'with the asterisk of a wildcard',
      { hosts: ['*.dev.example.com'], records: `_acme-challenge.*.dev CNAME ${dcv('dev.example.com')}` },
      [
        'misplaced-cname _acme-challenge.*.dev.example.com example.com.zone:3:1 literal-asterisk The CNAME stands at _acme-challenge.*.dev.example.com, but a wildcard is validated without its asterisk: the certificate example.com cannot be renewed while *.dev.example.com cannot be validated. It belongs at _acme-challenge.dev.example.com. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'with the asterisk of a wildcard on both sides',
      { hosts: ['*.dev.example.com'], records: `_acme-challenge.*.dev CNAME ${dcv('*.dev.example.com')}` },
      [
        'misplaced-cname _acme-challenge.*.dev.example.com example.com.zone:3:1 literal-asterisk The CNAME stands at _acme-challenge.*.dev.example.com, but a wildcard is validated without its asterisk: the certificate example.com cannot be renewed while *.dev.example.com cannot be validated. It belongs at _acme-challenge.dev.example.com, and its target is to be mended too. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'with the asterisk before the label',
      { hosts: ['*.dev.example.com'], records: `*._acme-challenge.dev CNAME ${dcv('dev.example.com')}` },
      [
        'misplaced-cname *._acme-challenge.dev.example.com example.com.zone:3:1 literal-asterisk The CNAME stands at *._acme-challenge.dev.example.com, but a wildcard is validated without its asterisk: the certificate example.com cannot be renewed while *.dev.example.com cannot be validated. It belongs at _acme-challenge.dev.example.com. → _acme-challenge.dev  IN CNAME  dev.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'in the file of another zone',
      {
        hosts,
        records: '',
        files: {
          'example.org.zone': `${head}_acme-challenge.shop.example.com. CNAME ${dcv('shop.example.com')}`,
        },
      },
      [
        'misplaced-cname _acme-challenge.shop.example.com example.org.zone:3:1 outside-zone The CNAME at _acme-challenge.shop.example.com is written into the zone example.org, which does not hold that name: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Write it into the zone that holds it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'in the file of another zone, with an old validation URL',
      {
        hosts,
        records: '',
        files: {
          'example.org.zone': `${head}_acme-challenge.shop.example.com. CNAME ${dcv('shop.example.com', 'fedcba9876543210.dcv.cloudflare.com')}`,
        },
      },
      [
        'misplaced-cname _acme-challenge.shop.example.com example.org.zone:3:1 outside-zone The CNAME at _acme-challenge.shop.example.com is written into the zone example.org, which does not hold that name: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Write it into the zone that holds it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('beside the right record', () => {
  const right = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;
  judge([
    [
      'a misspelt one',
      { hosts, records: `${right}_acme_challenge.shop CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme_challenge.shop.example.com example.com.zone:4:1 misspelt-label The CNAME stands at _acme_challenge.shop.example.com, which is misspelt, so nothing is validated through it. A CNAME stands at _acme-challenge.shop.example.com already; delete this one.',
      ],
    ],
    [
      'one copied to another host',
      { hosts, records: `${right}_acme-challenge.www CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme-challenge.www.example.com example.com.zone:4:1 other-host The CNAME at _acme-challenge.www.example.com names another host, shop.example.com, in its target, so nothing is validated through it. A CNAME stands at _acme-challenge.shop.example.com already; delete this one, or name www.example.com in its target.',
      ],
    ],
    [
      'one in another zone’s file',
      {
        hosts,
        records: right,
        files: {
          'example.org.zone': `${head}_acme-challenge.shop.example.com. CNAME ${dcv('shop.example.com')}`,
        },
      },
      [
        'misplaced-cname _acme-challenge.shop.example.com example.org.zone:3:1 outside-zone The CNAME at _acme-challenge.shop.example.com is written into the zone example.org, which does not hold that name, so nothing is validated through it. A CNAME stands at _acme-challenge.shop.example.com already; delete this one.',
      ],
    ],
  ]);
});

describe('where no certificate is known', () => {
  judge([
    [
      'a doubled zone name',
      { records: `_acme-challenge.example.com CNAME ${dcv('example.com')}` },
      [
        'misplaced-cname _acme-challenge.example.com.example.com example.com.zone:3:1 doubled-zone The CNAME stands at _acme-challenge.example.com.example.com, because its owner lacks the final dot and the zone’s name was appended, so nothing is validated through it. It belongs at _acme-challenge.example.com. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'an underscore for the hyphen',
      { records: `_acme_challenge CNAME ${dcv('example.com')}` },
      [
        'misplaced-cname _acme_challenge.example.com example.com.zone:3:1 misspelt-label The CNAME stands at _acme_challenge.example.com, which is misspelt, so nothing is validated through it. It belongs at _acme-challenge.example.com. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'outside the zone, for a zone that is not here',
      { records: `_acme-challenge.example.net. CNAME ${dcv('example.net')}` },
      [
        'misplaced-cname _acme-challenge.example.net example.com.zone:3:1 outside-zone The CNAME at _acme-challenge.example.net is written into the zone example.com, which does not hold that name, so nothing is validated through it. Write it into the zone that holds it.',
      ],
    ],
    [
      'a host of a zone that is not here',
      { records: `_acme-challenge.shop CNAME ${dcv('shop.example.net')}` },
      [
        'misplaced-cname _acme-challenge.shop.example.com example.com.zone:3:1 other-host The CNAME at _acme-challenge.shop.example.com names another host, shop.example.net, in its target, so nothing is validated through it. Name shop.example.com in its target, or move it to _acme-challenge.shop.example.net.',
      ],
    ],
    [
      'another host’s',
      { records: `_acme-challenge.www CNAME ${dcv('shop.example.com')}` },
      [
        'misplaced-cname _acme-challenge.www.example.com example.com.zone:3:1 other-host The CNAME at _acme-challenge.www.example.com names another host, shop.example.com, in its target, so nothing is validated through it. Name www.example.com in its target, or move it to _acme-challenge.shop.example.com.',
      ],
    ],
    [
      'the asterisk of a wildcard',
      { records: `_acme-challenge.* CNAME ${dcv('example.com')}` },
      [
        'misplaced-cname _acme-challenge.*.example.com example.com.zone:3:1 literal-asterisk The CNAME stands at _acme-challenge.*.example.com, but a wildcard is validated without its asterisk, so nothing is validated through it. It belongs at _acme-challenge.example.com. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('silent', () => {
  judge([
    [
      'about a wrong target at a required name, which is wrong-target’s to tell',
      {
        hosts: ['example.com', 'shop.example.com'],
        records: `_acme-challenge CNAME ${dcv('example.com')}
_acme-challenge.shop CNAME ${dcv('example.com')}`,
      },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:4:28 wrong-host The CNAME at _acme-challenge.shop.example.com names the host example.com instead of shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'about a link in a chain, which serves whatever it is called',
      {
        records: `_acme-challenge.shop CNAME _acme-challenge.links
_acme-challenge.links CNAME ${dcv('shop.example.com')}`,
      },
      [],
    ],
    [
      'about names of other protocols',
      { records: `_acme-challenge_0123456789abcdef CNAME ${dcv('example.com')}` },
      [],
    ],
    ['about names that are nothing like it', { records: `dcv CNAME ${dcv('example.com')}` }, []],
    [
      'about CNAMEs that have nothing to do with DCV',
      { records: '_acme_challenge CNAME x.example.net.\nacme-challenge CNAME x.example.net.' },
      [],
    ],
  ]);
});
