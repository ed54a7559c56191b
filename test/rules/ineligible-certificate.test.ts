import { nameOf } from '../../src/dns/name.js';
import { lockText } from '../../src/inventory/lock-file/write.js';
import type { CertificatePack, CloudflareZone } from '../../src/inventory/snapshot.js';
import { dcv, judge } from '../support/judged.js';
import { newUrl, packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const records = `_acme-challenge CNAME ${dcv('example.com')}`;
const live = (...zones: CloudflareZone[]) => ({ records, live: snapshotIn(...zones) });
const pack = (rest: Partial<CertificatePack>) => live(zoneIn({ packs: [packIn(rest)] }));
const long = `${'a.'.repeat(110)}example.com`;

judge([
  [
    'a certificate that is validated by email',
    pack({ method: 'email' }),
    [
      'ineligible-certificate example.com - - The certificate example.com (00000000) is validated by email, which somebody must answer before every renewal. Order it anew with TXT validation: the method of an active certificate cannot be changed.',
    ],
  ],
  [
    'two certificates of one zone are two findings, and what counts beside them is judged',
    live(
      zoneIn({
        packs: [
          packIn({ id: '1111111111111111', status: 'expired' }),
          packIn({ id: '2222222222222222', authority: 'digicert' }),
          packIn({ id: '3333333333333333', hosts: [{ text: 'example.com' }, { text: 'shop.example.com' }] }),
        ],
      }),
    ),
    [
      'missing-cname _acme-challenge.shop.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'ineligible-certificate example.com - - The certificate example.com (11111111) has expired, and Cloudflare does not renew it any more. Order it anew with TXT validation, or delete it if nothing needs it.',
      'ineligible-certificate example.com - - The certificate example.com (22222222) is issued by digicert, and delegated DCV serves only Google Trust Services, Let’s Encrypt and SSL.com. Order it anew from one of these, with TXT validation.',
    ],
  ],
  [
    'a zone that is not active yet',
    live(
      zoneIn({
        status: 'pending',
        packs: [packIn({ hosts: [{ text: 'example.com' }, { text: 'a.example.com' }] })],
      }),
    ),
    [
      'ineligible-certificate example.com - - The certificate example.com (00000000) is in a zone whose status is pending, and Cloudflare places tokens only while a zone is active. To make the zone active, put its verification key into the TXT record cloudflare-verify.example.com, and keep it there.',
    ],
  ],
  [
    'a custom hostname is told of by its name',
    {
      live: snapshotIn(
        zoneIn({
          type: 'full',
          packs: [
            packIn({
              type: 'custom_hostname',
              method: 'email',
              hosts: [{ text: 'shop.example.org' }, { text: '*.shop.example.org' }],
            }),
          ],
        }),
      ),
    },
    [
      'ineligible-certificate shop.example.org - - The certificate shop.example.org (00000000) is validated by email, which somebody must answer before every renewal. Order it anew with TXT validation: the method of an active certificate cannot be changed.',
    ],
  ],
  [
    'a host that is too long blocks a certificate whose other hosts are judged all the same',
    pack({ hosts: [{ text: 'example.com' }, { text: long }] }),
    [
      `ineligible-certificate ${long} - - The certificate example.com has a host that is too long, ${long.slice(0, 80)}…: the target of its CNAME would exceed the 253 octets of a domain name. Take it off the certificate, of which no host can be renewed with it, or give it a shorter name.`,
    ],
  ],
  [
    'in a lock file it has its place',
    {
      records,
      files: {
        '.github/delegated-dcv.lock.json': lockText(
          snapshotIn(zoneIn({ packs: [packIn({ method: 'email' })] })),
        ),
      },
    },
    [
      'ineligible-certificate example.com .github/delegated-dcv.lock.json:18:18 - The certificate example.com (00000000) is validated by email, which somebody must answer before every renewal. Order it anew with TXT validation: the method of an active certificate cannot be changed.',
    ],
  ],
  [
    'an ignore sets it aside',
    {
      ...pack({ method: 'email' }),
      settings:
        'ignore: [{ rule: ineligible-certificate, owner: example.com, reason: "answered by hand" }]\n',
    },
    [],
  ],
  ['what Cloudflare validates by itself is not ineligible', pack({ method: 'http' }), []],
  [
    'nor is what waits for its zone to move here',
    live(
      zoneIn({ packs: [packIn()] }),
      zoneIn({
        id: 'b',
        status: 'pending',
        validationUrl: newUrl,
        packs: [packIn({ id: '1111111111111111', hosts: [{ text: 'b.example.com' }] })],
      }),
    ),
    [],
  ],
  ['nor what is not delegated at all', pack({ type: 'universal', status: 'expired' }), []],
  [
    'nor a zone that Cloudflare serves itself',
    live(zoneIn({ name: nameOf('example.org'), type: 'full', status: 'pending', packs: [packIn()] })),
    [],
  ],
]);
