import { describe } from 'vitest';
import { dcv, foreignUrl, judge, octodns, validationUrl } from '../support/judged.js';

const hosts = ['shop.example.com'];

/** A zone whose only record is the required CNAME, with this target. */
function pointingTo(target: string) {
  return { hosts, records: `_acme-challenge.shop CNAME ${target}` };
}

describe('where a certificate needs the record', () => {
  judge([
    [
      'the bare validation URL lacks its host',
      pointingTo(`${validationUrl}.`),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 missing-host The CNAME at _acme-challenge.shop.example.com points to the bare validation URL, without the host before it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a host of the same zone is the wrong one',
      pointingTo(dcv('example.com')),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 wrong-host The CNAME at _acme-challenge.shop.example.com names the host example.com instead of shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the wildcard’s asterisk is no part of the host',
      pointingTo(dcv('*.shop.example.com')),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 wrong-host The CNAME at _acme-challenge.shop.example.com names its host with the asterisk of a wildcard, which is validated without it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a wrong host below a foreign validation URL',
      pointingTo(dcv('example.com', foreignUrl)),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 wrong-host The CNAME at _acme-challenge.shop.example.com names the host example.com instead of shop.example.com, and uses fedcba9876543210.dcv.cloudflare.com, which is not the validation URL of example.com and none that the inventory knows: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the challenge label is no part of the host',
      pointingTo(dcv('_acme-challenge.shop.example.com')),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 wrong-host The CNAME at _acme-challenge.shop.example.com names the host _acme-challenge.shop.example.com instead of shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a leading dot, as Cloudflare’s page showed it until 2024',
      pointingTo(`.shop.${dcv('example.com')}`),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 leading-dot The CNAME at _acme-challenge.shop.example.com has a target that begins with a dot, which is no domain name: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a leading dot in place of the host',
      pointingTo(`.${validationUrl}.`),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 leading-dot The CNAME at _acme-challenge.shop.example.com has a target that begins with a dot, which is no domain name: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a target without its final dot',
      pointingTo(`shop.example.com.${validationUrl}`),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 relative-target The CNAME at _acme-challenge.shop.example.com has a target without its final dot, to which the zone’s name is appended: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a bare validation URL without its final dot',
      pointingTo(validationUrl),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 relative-target The CNAME at _acme-challenge.shop.example.com has a target without its final dot, to which the zone’s name is appended: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a placeholder from Cloudflare’s page',
      pointingTo('shop.example.com.<COPIED_VALIDATION_URL>.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a placeholder for the id',
      pointingTo('shop.example.com.<id>.dcv.cloudflare.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a placeholder in words',
      pointingTo('shop.example.com.your-validation-id.dcv.cloudflare.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a placeholder of crosses',
      pointingTo('shop.example.com.xxxxxxxxxxxxxxxx.dcv.cloudflare.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the word for it',
      pointingTo('shop.example.com.uuid.dcv.cloudflare.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a variable that nothing fills in',
      pointingTo(`shop.example.com.\${VALIDATION_URL}.`),
      [
        'unresolved _acme-challenge.shop.example.com example.com.zone:3:28 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: its target depends on VALIDATION_URL, a template expression that is filled in when the file is rendered. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'some other name',
      pointingTo('www.example.net.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to www.example.net, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the name that all validation URLs stand below',
      pointingTo('dcv.cloudflare.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to dcv.cloudflare.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the root',
      pointingTo('.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to the root, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'the host itself',
      pointingTo('shop'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to shop.example.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'itself',
      pointingTo('_acme-challenge.shop'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to _acme-challenge.shop.example.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('in octoDNS', () => {
  judge([
    [
      'a target without its final dot is absolute all the same',
      {
        hosts,
        files: {
          'config.yaml': octodns,
          'zones/example.com.yaml': `_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.${validationUrl}
`,
        },
      },
      [],
    ],
    [
      'a leading dot is shown as written',
      {
        hosts,
        files: {
          'config.yaml': octodns,
          'zones/example.com.yaml': `_acme-challenge.shop:
  type: CNAME
  value: .${dcv('shop.example.com')}
`,
        },
      },
      [
        'wrong-target _acme-challenge.shop.example.com zones/example.com.yaml:3:10 leading-dot The CNAME at _acme-challenge.shop.example.com has a target that begins with a dot, which is no domain name: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop:\n  type: CNAME\n  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('other providers', () => {
  judge([
    [
      'Fastly',
      pointingTo('abc.fastly-validations.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to Fastly (abc.fastly-validations.com), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'Akamai',
      pointingTo('abc.validate-akdv.net.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to Akamai (abc.validate-akdv.net), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'Google',
      pointingTo('a1b2.3.authorize.certificatemanager.goog.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to Google Certificate Manager (a1b2.3.authorize.certificatemanager.goog), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'acme-dns',
      pointingTo('0b1c.auth.acme-dns.io.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to acme-dns (0b1c.auth.acme-dns.io), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'StackPath',
      pointingTo('abc.stackpath-tls.com.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to StackPath (abc.stackpath-tls.com), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'Deno',
      pointingTo('abc._acme.deno.net.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to Deno Deploy (abc._acme.deno.net), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'CertKit',
      pointingTo('abc.challenges.certkit.io.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other-provider The CNAME at _acme-challenge.shop.example.com hands validation to CertKit (abc.challenges.certkit.io), and only one provider can have it: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'are nobody’s business where no certificate needs the name',
      {
        hosts: ['example.com'],
        records: `_acme-challenge CNAME ${dcv('example.com')}
_acme-challenge.shop CNAME abc.fastly-validations.com.
_acme-challenge.api CNAME your-api.fastly-validations.com.`,
      },
      [],
    ],
  ]);
});

describe('chains', () => {
  judge([
    [
      'that reach the target are noticed',
      {
        hosts,
        records: `_acme-challenge.shop CNAME a
a CNAME ${dcv('shop.example.com')}`,
      },
      [
        'notice wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other _acme-challenge.shop.example.com reaches its target only through a.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'through a name that begins with the challenge label are noticed just once',
      {
        hosts,
        records: `_acme-challenge.shop CNAME _acme-challenge.a
_acme-challenge.a CNAME ${dcv('shop.example.com')}`,
      },
      [
        'notice wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other _acme-challenge.shop.example.com reaches its target only through _acme-challenge.a.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'of many links are folded',
      {
        hosts,
        records: `_acme-challenge.shop CNAME a
a CNAME b
b CNAME c
c CNAME d
d CNAME e
e CNAME f
f CNAME ${dcv('shop.example.com')}`,
      },
      [
        'notice wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other _acme-challenge.shop.example.com reaches its target only through a.example.com, b.example.com, c.example.com and 3 more. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'longer than resolvers follow reach nothing',
      {
        hosts,
        records: `_acme-challenge.shop CNAME a
a CNAME b
b CNAME c
c CNAME d
d CNAME e
e CNAME f
f CNAME g
g CNAME h
h CNAME i
i CNAME ${dcv('shop.example.com')}`,
      },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to a.example.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'that loop reach nothing',
      { hosts, records: '_acme-challenge.shop CNAME a\na CNAME b\nb CNAME a' },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to a.example.com, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'through another zone of the repository are noticed',
      {
        hosts,
        records: '_acme-challenge.shop CNAME shop.example.org.',
        files: {
          'example.org.zone': `@ 60 IN SOA ns.example.net. h.example.net. 1 2 3 4 5
shop CNAME ${dcv('shop.example.com')}`,
        },
      },
      [
        'notice wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other _acme-challenge.shop.example.com reaches its target only through shop.example.org. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'out of the repository are not the target',
      pointingTo('shop.acme.example.net.'),
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 other The CNAME at _acme-challenge.shop.example.com points to shop.acme.example.net, not to its delegated-DCV target: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'through a DNAME are noticed',
      {
        hosts: ['www.old.example.com'],
        records: `old DNAME new
_acme-challenge.www.new CNAME ${dcv('www.old.example.com')}`,
      },
      [
        'notice wrong-target _acme-challenge.www.old.example.com example.com.zone:3:1 other _acme-challenge.www.old.example.com reaches its target only through _acme-challenge.www.new.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Write records in place of the DNAME.',
      ],
    ],
    [
      'through a DNAME that end elsewhere are wrong',
      {
        hosts: ['www.old.example.com'],
        records: `old DNAME new
_acme-challenge.www.new CNAME ${dcv('www.new.example.com')}`,
      },
      [
        'missing-cname _acme-challenge.www.old.example.com example.com.zone:3:1 - The DNAME above _acme-challenge.www.old.example.com redirects it to _acme-challenge.www.new.example.com, which does not lead to its target: the certificate example.com cannot be renewed while www.old.example.com cannot be validated.',
        'orphan-cname _acme-challenge.www.new.example.com example.com.zone:4:1 - No certificate needs the CNAME at _acme-challenge.www.new.example.com, and while it stands, who holds 0123456789abcdef.dcv.cloudflare.com can have certificates for www.new.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
      ],
    ],
  ]);
});

describe('where no certificate is known to need the record', () => {
  judge([
    ['a proper target is right', { records: `_acme-challenge.shop CNAME ${dcv('shop.example.com')}` }, []],
    [
      'the docs’ sample id is right',
      { records: '_acme-challenge CNAME example.com.abc123def456ghi7.dcv.cloudflare.com.' },
      [],
    ],
    [
      'the bare validation URL',
      { records: `_acme-challenge.shop CNAME ${validationUrl}.` },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 missing-host The CNAME at _acme-challenge.shop.example.com points to the bare validation URL, without the host before it, so nothing is validated through it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a leading dot',
      { records: `_acme-challenge.shop CNAME .${dcv('shop.example.com')}` },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 leading-dot The CNAME at _acme-challenge.shop.example.com has a target that begins with a dot, which is no domain name, so nothing is validated through it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a target without its final dot',
      { records: `_acme-challenge.shop CNAME shop.example.com.${validationUrl}` },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 relative-target The CNAME at _acme-challenge.shop.example.com has a target without its final dot, to which the zone’s name is appended, so nothing is validated through it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a target without its final dot below an $ORIGIN',
      {
        records: `$ORIGIN shop.example.com.
_acme-challenge CNAME shop.example.com.${validationUrl}`,
      },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:4:23 relative-target The CNAME at _acme-challenge.shop.example.com has a target without its final dot, to which the zone’s name is appended, so nothing is validated through it. → _acme-challenge.shop.example.com.  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'neither owner nor target have their final dots',
      { records: `_acme-challenge.shop.example.com CNAME shop.example.com.${validationUrl}` },
      [
        'misplaced-cname _acme-challenge.shop.example.com.example.com example.com.zone:3:1 doubled-zone The CNAME stands at _acme-challenge.shop.example.com.example.com, because its owner lacks the final dot and the zone’s name was appended, so nothing is validated through it. It belongs at _acme-challenge.shop.example.com, and its target is to be mended too. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a placeholder',
      { records: '_acme-challenge.shop CNAME shop.example.com.<COPIED_VALIDATION_URL>.' },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 placeholder The CNAME at _acme-challenge.shop.example.com still has a placeholder in its target, so nothing is validated through it.',
      ],
    ],
    [
      'hosts whose names look like placeholders are hosts',
      {
        records: `_acme-challenge.your-shop CNAME ${dcv('your-shop.example.com')}
_acme-challenge.todo CNAME ${dcv('todo.example.com')}
_acme-challenge.changeme CNAME ${dcv('changeme.example.com')}
_acme-challenge.validation-url CNAME ${dcv('validation-url.example.com')}
_acme-challenge.xxxxxxxx CNAME ${dcv('xxxxxxxx.example.com')}`,
      },
      [],
    ],
    [
      'the asterisk of a wildcard',
      { records: `_acme-challenge.shop CNAME ${dcv('*.shop.example.com')}` },
      [
        'wrong-target _acme-challenge.shop.example.com example.com.zone:3:28 wrong-host The CNAME at _acme-challenge.shop.example.com names its host with the asterisk of a wildcard, which is validated without it, so nothing is validated through it. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'at a name of another kind nothing is proposed',
      { records: `shop CNAME ${validationUrl}.` },
      [
        'wrong-target shop.example.com example.com.zone:3:12 missing-host The CNAME at shop.example.com points to the bare validation URL, without the host before it, so nothing is validated through it.',
      ],
    ],
    [
      'other targets are nobody’s business',
      { records: '_acme-challenge CNAME www.example.net.\nwww CNAME x.cloudflare.com.' },
      [],
    ],
  ]);
});
