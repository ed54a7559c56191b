import { describe } from 'vitest';
import { dcv, head, judge, type Repository, twoViews } from '../support/judged.js';

const apexAndWildcard = ['example.com', '*.example.com'];

/** A zone with CAA records at its apex and the validation CNAME that its certificate of Google needs. */
function caa(records: string, hosts = apexAndWildcard, authority = 'google'): Repository {
  return { hosts, authority, records: `_acme-challenge CNAME ${dcv('example.com')}\n${records}` };
}

describe('issuers', () => {
  judge([
    ['no CAA at all lets everybody issue, as far as this repository tells', caa(''), []],
    ['its own authority', caa('@ CAA 0 issue "pki.goog"'), []],
    [
      'its own authority as Cloudflare writes it',
      caa('@ CAA 0 issue "pki.goog; cansignhttpexchanges=yes"'),
      [],
    ],
    ['case does not matter', caa('@ CAA 0 ISSUE "PKI.Goog"'), []],
    [
      'only another authority',
      caa('@ CAA 0 issue "letsencrypt.org"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: issue allows only letsencrypt.org, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'several others',
      caa(
        '@ CAA 0 issue "letsencrypt.org"\n@ CAA 0 issue "ssl.com"\n@ CAA 0 issue "digicert.com"\n@ CAA 0 issue "sectigo.com"\n@ CAA 0 issue "amazon.com"',
      ),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: issue allows only letsencrypt.org, ssl.com, digicert.com and 2 more, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    ['its own among others', caa('@ CAA 0 issue "letsencrypt.org"\n@ CAA 0 issue "pki.goog"'), []],
    [
      'nobody',
      caa('@ CAA 0 issue ";"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: issue allows nobody, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'an empty value is nobody',
      caa('@ CAA 0 issue ""'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: issue allows nobody, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    ['nobody, and its own', caa('@ CAA 0 issue ";"\n@ CAA 0 issue "pki.goog"'), []],
    [
      'a final dot makes it another name',
      caa('@ CAA 0 issue "pki.goog."'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: issue allows only pki.goog., whose final dot makes it another name, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    ['only iodef allows all', caa('@ CAA 0 iodef "mailto:security@example.com"'), []],
    [
      'the authority of Let’s Encrypt',
      caa('@ CAA 0 issue "letsencrypt.org"', apexAndWildcard, 'lets_encrypt'),
      [],
    ],
    ['the authority of SSL.com', caa('@ CAA 0 issue "ssl.com"', apexAndWildcard, 'ssl_com'), []],
    [
      'Let’s Encrypt where only Google may',
      caa('@ CAA 0 issue "pki.goog"', apexAndWildcard, 'lets_encrypt'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Let’s Encrypt issue for example.com and *.example.com: issue allows only pki.goog, so the certificate example.com cannot be renewed. Add the record 0 issue "letsencrypt.org" there.',
      ],
    ],
    [
      'SSL.com where only Google may',
      caa('@ CAA 0 issue "pki.goog"', apexAndWildcard, 'ssl_com'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let SSL.com issue for example.com and *.example.com: issue allows only pki.goog, so the certificate example.com cannot be renewed. Add the record 0 issue "ssl.com" there.',
      ],
    ],
    [
      'without an authority nothing is known to be forbidden',
      {
        hosts: apexAndWildcard,
        records: `_acme-challenge CNAME ${dcv('example.com')}\n@ CAA 0 issue "letsencrypt.org"`,
      },
      [],
    ],
  ]);
});

describe('wildcards', () => {
  judge([
    [
      'issuewild takes the place of issue',
      caa('@ CAA 0 issue "letsencrypt.org"\n@ CAA 0 issuewild "pki.goog"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com: issue allows only letsencrypt.org, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    ['issue without issuewild governs both', caa('@ CAA 0 issue "pki.goog"'), []],
    [
      'issuewild forbids what issue allows',
      caa('@ CAA 0 issue "pki.goog"\n@ CAA 0 issuewild ";"'),
      [
        'caa-forbids-issuance example.com example.com.zone:5:7 - The CAA records at example.com do not let Google Trust Services issue for *.example.com: issuewild allows nobody, so the certificate example.com cannot be renewed. Add the record 0 issuewild "pki.goog" there.',
      ],
    ],
    ['issuewild alone says nothing of other names', caa('@ CAA 0 issuewild ";"', ['example.com']), []],
    [
      'issuewild alone forbids wildcards',
      caa('@ CAA 0 issuewild "letsencrypt.org"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for *.example.com: issuewild allows only letsencrypt.org, so the certificate example.com cannot be renewed. Add the record 0 issuewild "pki.goog" there.',
      ],
    ],
  ]);
});

describe('critical properties', () => {
  judge([
    [
      'an unknown one forbids all',
      caa('@ CAA 128 tbs "unknown"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: the property tbs is critical and unknown to it, so the certificate example.com cannot be renewed. Delete that property, or set its flags to 0.',
      ],
    ],
    [
      'an unknown one beside the authority’s own forbids all',
      caa('@ CAA 0 issue "pki.goog"\n@ CAA 128 tbs "unknown"'),
      [
        'caa-forbids-issuance example.com example.com.zone:5:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: the property tbs is critical and unknown to it, so the certificate example.com cannot be renewed. Delete that property, or set its flags to 0.',
      ],
    ],
    ['flag 1 is not the critical one', caa('@ CAA 0 issue "pki.goog"\n@ CAA 1 tbs "unknown"'), []],
    [
      'all flags at once hold the critical one',
      caa('@ CAA 0 issue "pki.goog"\n@ CAA 255 tbs "unknown"'),
      [
        'caa-forbids-issuance example.com example.com.zone:5:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: the property tbs is critical and unknown to it, so the certificate example.com cannot be renewed. Delete that property, or set its flags to 0.',
      ],
    ],
    [
      'a known one forbids nothing',
      caa('@ CAA 128 issue "pki.goog"\n@ CAA 128 iodef "mailto:a@example.com"'),
      [],
    ],
    [
      'an unknown one that is not critical forbids nothing',
      caa('@ CAA 0 issue "pki.goog"\n@ CAA 0 tbs "unknown"'),
      [],
    ],
  ]);
});

describe('parameters', () => {
  judge([
    [
      'accounturi',
      caa('@ CAA 0 issue "pki.goog; accounturi=https://dv.acme-v02.api.pki.goog/account/1"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: accounturi binds issuance to one account, and Cloudflare orders from its own, so the certificate example.com cannot be renewed. Delete that parameter.',
      ],
    ],
    [
      'accounturi in one, none in another',
      caa('@ CAA 0 issue "pki.goog; accounturi=https://acme.test/1"\n@ CAA 0 issue "pki.goog"'),
      [],
    ],
    ['validationmethods with dns-01', caa('@ CAA 0 issue "pki.goog; validationmethods=http-01,dns-01"'), []],
    [
      'validationmethods without dns-01',
      caa('@ CAA 0 issue "pki.goog; validationmethods=http-01"'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: validationmethods allows http-01, while delegated DCV validates by dns-01, so the certificate example.com cannot be renewed. Add dns-01 to it.',
      ],
    ],
    [
      'validationmethods of none',
      caa('@ CAA 0 issue "pki.goog; validationmethods="'),
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for example.com and *.example.com: validationmethods allows no method, while delegated DCV validates by dns-01, so the certificate example.com cannot be renewed. Add dns-01 to it.',
      ],
    ],
    [
      'accounturi of another authority',
      caa('@ CAA 0 issue "letsencrypt.org; accounturi=https://acme.test/1"\n@ CAA 0 issue "pki.goog"'),
      [],
    ],
  ]);
});

describe('the way up', () => {
  const record = `_acme-challenge.a.b CNAME ${dcv('a.b.example.com')}\n`;
  const hosts = ['a.b.example.com'];
  judge([
    [
      'the parent’s govern',
      { hosts, authority: 'google', records: `${record}b CAA 0 issue "ssl.com"` },
      [
        'caa-forbids-issuance b.example.com example.com.zone:4:7 - The CAA records at b.example.com do not let Google Trust Services issue for a.b.example.com: issue allows only ssl.com, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'the apex’s govern',
      { hosts, authority: 'google', records: `${record}@ CAA 0 issue "ssl.com"` },
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for a.b.example.com: issue allows only ssl.com, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'the nearest govern alone',
      { hosts, authority: 'google', records: `${record}a.b CAA 0 issue "pki.goog"\n@ CAA 0 issue "ssl.com"` },
      [],
    ],
    [
      'those of a sibling do not',
      { hosts, authority: 'google', records: `${record}c.b CAA 0 issue "ssl.com"` },
      [],
    ],
    [
      'those of the validation name do not',
      { hosts, authority: 'google', records: `${record}x CAA 0 issue "ssl.com"` },
      [],
    ],
    [
      'those at the target of the host’s CNAME govern',
      {
        hosts,
        authority: 'google',
        records: `${record}a.b CNAME www\nwww CAA 0 issue "ssl.com"\n@ CAA 0 issue "pki.goog"`,
      },
      [
        'caa-forbids-issuance www.example.com example.com.zone:5:9 - The CAA records at www.example.com do not let Google Trust Services issue for a.b.example.com: issue allows only ssl.com, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'a target without CAA sends back to the host’s own parent, not to the target’s',
      {
        hosts,
        authority: 'google',
        records: `${record}a.b CNAME www.web\nwww.web A 192.0.2.1\nweb CAA 0 issue "ssl.com"\nb CAA 0 issue "pki.goog"`,
      },
      [],
    ],
    [
      'a target outside the repository may hold CAA of its own, so nothing is proved',
      {
        hosts,
        authority: 'google',
        records: `${record}a.b CNAME a.b.example.com.cdn.cloudflare.net.\n@ CAA 0 issue "ssl.com"`,
      },
      [],
    ],
    [
      'a loop proves nothing',
      { hosts, authority: 'google', records: `${record}a.b CNAME x\nx CNAME a.b\n@ CAA 0 issue "ssl.com"` },
      [],
    ],
    [
      'a wildcard does not govern names that exist',
      {
        hosts: ['*.b.example.com'],
        authority: 'google',
        records: `_acme-challenge.b CNAME ${dcv('b.example.com')}\nb A 192.0.2.1\n* CAA 0 issue "ssl.com"`,
      },
      [],
    ],
    [
      'through the parent zone of the repository',
      {
        hosts,
        authority: 'google',
        records: 'b NS ns.example.net.\n@ CAA 0 issue "ssl.com"',
        files: { 'b.example.com.zone': `${head}_acme-challenge.a CNAME ${dcv('a.b.example.com')}` },
      },
      [
        'caa-forbids-issuance example.com example.com.zone:4:7 - The CAA records at example.com do not let Google Trust Services issue for a.b.example.com: issue allows only ssl.com, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
    [
      'two views may differ, so nothing is proved',
      {
        hosts: ['example.com'],
        authority: 'google',
        files: {
          'named.conf': twoViews,
          'inside/example.com.zone': `${head}_acme-challenge CNAME ${dcv('example.com')}\n@ CAA 0 issue "ssl.com"`,
          'outside/example.com.zone': `${head}_acme-challenge CNAME ${dcv('example.com')}`,
        },
      },
      [],
    ],
    [
      'hosts of one zone are told together, folded',
      {
        hosts: ['a', 'b', 'c', 'd', 'e'].map(label => `${label}.example.com`),
        authority: 'google',
        records: `${['a', 'b', 'c', 'd', 'e'].map(label => `_acme-challenge.${label} CNAME ${dcv(`${label}.example.com`)}`).join('\n')}
@ CAA 0 issue "ssl.com"`,
      },
      [
        'caa-forbids-issuance example.com example.com.zone:8:7 - The CAA records at example.com do not let Google Trust Services issue for a.example.com, b.example.com, c.example.com and 2 more: issue allows only ssl.com, so the certificate example.com cannot be renewed. Add the record 0 issue "pki.goog" there.',
      ],
    ],
  ]);
});
