import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import { dcv, judge, type Repository, report } from '../support/judged.js';
import { packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;

/** A certificate pack of a zone that the code names. */
function pack(
  hosts: string,
  more = '',
  zone = 'data "cloudflare_zone" "z" { name = "example.com" }',
): string {
  return `${zone}
resource "cloudflare_certificate_pack" "main" {
  zone_id           = data.cloudflare_zone.z.id
  type              = "advanced"
  hosts             = ${hosts}
  validation_method = "txt"
  ${more}
}
`;
}

/** Another one beside it. */
function beside(hosts: string, label = 'other'): string {
  return pack(hosts, '', '').replace('"main"', `"${label}"`);
}

const both = '["example.com", "shop.example.com"]';
const known = (hosts: readonly string[]) =>
  snapshotIn(
    zoneIn({
      packs: [packIn({ hosts: hosts.map(text => ({ text })), expires: '2027-01-01', validityDays: 90 })],
    }),
  );

describe('certificates in code', () => {
  judge([
    [
      'a host that Cloudflare does not have yet is demanded at its line, of the certificate that it is added to',
      { settings: '', records: apex, live: known(['example.com']), files: { 'main.tf': pack(both) } },
      [
        'missing-cname _acme-challenge.shop.example.com main.tf:5:40 - Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated, and stops renewing about 2026-12-02. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a host that only Cloudflare has stays demanded',
      {
        settings: '',
        records: apex,
        live: known(['example.com', 'old.example.com']),
        files: { 'main.tf': pack('["example.com"]') },
      },
      [
        'missing-cname _acme-challenge.old.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.old.example.com: the certificate example.com cannot be renewed while old.example.com cannot be validated, and stops renewing about 2026-12-02. → _acme-challenge.old  IN CNAME  old.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a zone that nothing tells to be partial demands nothing',
      { settings: '', records: apex, files: { 'main.tf': pack(both) } },
      [],
    ],
    [
      'a zone that Cloudflare serves demands nothing, also of one who knows nothing else',
      {
        settings: '',
        files: {
          'main.tf': pack(
            both,
            '',
            'resource "cloudflare_zone" "z" {\n  name = "example.com"\n  type = "full"\n  account = { id = "1" }\n}',
          ).replace('data.cloudflare_zone', 'cloudflare_zone'),
        },
      },
      [],
    ],
    [
      'a partial zone in the code is enough, and the apex is added',
      {
        settings: '',
        records: '',
        files: {
          'main.tf': pack(
            '["shop.example.com"]',
            '',
            'resource "cloudflare_zone" "z" {\n  name = "example.com"\n  type = "partial"\n  account = { id = "1" }\n}',
          ).replace('data.cloudflare_zone', 'cloudflare_zone'),
        },
      },
      [
        'missing-cname _acme-challenge.example.com main.tf:6:1 - Nothing stands at _acme-challenge.example.com: the certificate cloudflare_certificate_pack.main cannot be renewed while example.com cannot be validated. Its target is example.com.<validation URL>, with the one that Cloudflare’s dashboard shows for example.com under SSL/TLS, Edge Certificates, DCV Delegation.',
        'missing-cname _acme-challenge.shop.example.com main.tf:9:25 - Nothing stands at _acme-challenge.shop.example.com: the certificate cloudflare_certificate_pack.main cannot be renewed while shop.example.com cannot be validated. Its target is shop.example.com.<validation URL>, with the one that Cloudflare’s dashboard shows for example.com under SSL/TLS, Edge Certificates, DCV Delegation.',
      ],
    ],
    [
      'a reference to the validation id meets what nobody knows',
      {
        settings: '',
        files: {
          'main.tf': `${pack('["example.com"]')}
data "cloudflare_dcv_delegation" "z" { zone_id = data.cloudflare_zone.z.id }
resource "aws_route53_zone" "z" { name = "example.com" }
resource "aws_route53_record" "dcv" {
  zone_id = aws_route53_zone.z.zone_id
  name    = "_acme-challenge.example.com"
  type    = "CNAME"
  ttl     = 300
  records = ["example.com.\${data.cloudflare_dcv_delegation.z.uuid}.dcv.cloudflare.com"]
}
`,
        },
      },
      [],
    ],
    [
      'a literal id where nobody knows the right one is unresolved',
      {
        settings: '',
        records: apex,
        files: {
          'main.tf': `${pack('["example.com"]')}
data "cloudflare_dcv_delegation" "z" { zone_id = data.cloudflare_zone.z.id }
`,
        },
      },
      [
        'unresolved _acme-challenge.example.com example.com.zone:3:23 - Whether _acme-challenge.example.com has the CNAME that the certificate cloudflare_certificate_pack.main needs cannot be known: its target depends on the validation URL of example.com, which nothing that was read tells.',
      ],
    ],
    [
      'validated through HTTP it demands nothing',
      {
        settings: '',
        records: '',
        live: snapshotIn(zoneIn()),
        files: { 'main.tf': pack(both).replace('"txt"', '"http"') },
      },
      [],
    ],
    [
      'hosts that the code does not tell are unresolved, unless Cloudflare tells them',
      {
        settings: '',
        records: apex,
        live: snapshotIn(zoneIn()),
        files: { 'main.tf': `${pack('var.hosts')}\nvariable "hosts" { type = list(string) }\n` },
      },
      [
        'unresolved example.com main.tf:2:1 - Which hosts the certificate cloudflare_certificate_pack.main has cannot be known: the hosts of cloudflare_certificate_pack.main depend on var.hosts, a variable without a default. What they need was not judged.',
      ],
    ],
    [
      'Cloudflare tells them',
      {
        settings: '',
        records: apex,
        live: known(['example.com']),
        files: { 'main.tf': `${pack('var.hosts')}\nvariable "hosts" { type = list(string) }\n` },
      },
      [],
    ],
    [
      'a certificate that may not be ordered is a doubt where the record is missing',
      {
        settings: '',
        records: apex,
        live: snapshotIn(zoneIn()),
        files: { 'main.tf': `${pack(both, 'count = var.on ? 1 : 0')}\nvariable "on" { type = bool }\n` },
      },
      [
        'unresolved _acme-challenge.shop.example.com main.tf:5:40 - Whether _acme-challenge.shop.example.com needs a CNAME for the certificate cloudflare_certificate_pack.main[…] cannot be known, and the right one does not stand there: whether it exists depends on var.on, a variable without a default. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
    [
      'a host that a change takes off in code is let go in the open',
      {
        settings: '',
        records: apex,
        live: snapshotIn(zoneIn()),
        files: { 'main.tf': pack('["example.com"]') },
        base: {
          settings: '',
          records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com')}`,
          live: snapshotIn(zoneIn()),
          files: { 'main.tf': pack(both) },
        },
      },
      [
        'policy-change example.com main.tf:2:1 - This change takes shop.example.com off the certificate cloudflare_certificate_pack.main (main.tf:5 of the base). It also leaves no record at _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
      ],
    ],
    [
      'a host over the limit cannot be delegated',
      {
        settings: '',
        records: apex,
        live: snapshotIn(zoneIn()),
        files: { 'main.tf': pack(`["${'a.'.repeat(110)}example.com"]`) },
      },
      [
        'ineligible-certificate a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.example.com main.tf:5:25 - The certificate cloudflare_certificate_pack.main has a host that is too long, a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.…: the target of its CNAME would exceed the 253 octets of a domain name. Take it off the certificate, of which no host can be renewed with it, or give it a shorter name.',
      ],
    ],
    [
      'Cloudflare tells them of its own certificate, not of another one in the code',
      {
        settings: '',
        records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com')}`,
        live: known(['example.com', 'shop.example.com']),
        files: { 'main.tf': `${pack('var.hosts')}\nvariable "hosts" {}\n${beside(both)}` },
      },
      [
        'unresolved example.com main.tf:2:1 - Which hosts the certificate cloudflare_certificate_pack.main has cannot be known: the hosts of cloudflare_certificate_pack.main depend on var.hosts, a variable without a default. What they need was not judged.',
      ],
    ],
    [
      'nor of one with hosts that its own does not have',
      {
        settings: '',
        records: `${apex}_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n_acme-challenge.new CNAME ${dcv('new.example.com')}`,
        live: known(['example.com', 'shop.example.com']),
        files: { 'main.tf': `${pack('["new.example.com", var.host]')}\nvariable "host" {}\n` },
      },
      [
        'unresolved example.com main.tf:10:1 - Which hosts the certificate example.com has cannot be known: one of its hosts depends on var.host, a variable without a default. What they need was not judged.',
      ],
    ],
    [
      'what Cloudflare tells of a certificate is whole where it is listed by hand too',
      {
        hosts: ['example.com'],
        records: apex,
        live: known(['example.com']),
        files: { 'main.tf': `${pack('var.hosts')}\nvariable "hosts" {}\n` },
      },
      [],
    ],
    [
      'and what it does not tell stays unknown there',
      {
        hosts: ['example.com'],
        records: apex,
        live: known(['example.com', 'a..example.com']),
        files: { 'main.tf': pack('["example.com"]') },
      },
      [
        'unresolved example.com main.tf:2:1 - Which hosts the certificate example.com has cannot be known: its host a..example.com has an empty label. What they need was not judged.',
      ],
    ],
    [
      'a zone that waits to become active has a validation URL already',
      {
        settings: '',
        records: apex,
        live: snapshotIn(zoneIn({ status: 'pending' })),
        files: { 'main.tf': pack('["example.com"]') },
      },
      [],
    ],
    [
      'a zone that Cloudflare serves demands nothing, however many custom hostnames it has',
      {
        settings: '',
        records: '',
        live: snapshotIn(
          zoneIn({
            type: 'full',
            packs: [packIn({ type: 'custom_hostname', hosts: [{ text: 'shop.example.net' }] })],
          }),
        ),
        files: { 'main.tf': pack('["example.com"]') },
      },
      [],
    ],
    [
      'a custom hostname is no certificate that the code could order',
      {
        settings: '',
        records: '',
        live: snapshotIn(
          zoneIn({ packs: [packIn({ type: 'custom_hostname', hosts: [{ text: 'shop.example.net' }] })] }),
        ),
        files: { 'main.tf': pack('["example.com"]') },
      },
      [
        'missing-cname _acme-challenge.example.com main.tf:5:25 - Nothing stands at _acme-challenge.example.com: the certificate cloudflare_certificate_pack.main cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      ],
    ],
  ]);
});

describe('what sources say of one certificate in two ways', () => {
  const of = (hosts: readonly string[], id = '0') =>
    packIn({ id, hosts: ['example.com', ...hosts].map(text => ({ text: nameOf(text) })) });
  const listed = (...hosts: string[]) => `["${hosts.join('", "')}"]`;

  test.each<readonly [string, Repository, readonly string[]]>([
    [
      'the same in all of them',
      {
        hosts: ['example.com', 'shop.example.com'],
        live: known(['example.com', 'shop.example.com']),
        files: { 'main.tf': pack(both) },
      },
      [],
    ],
    [
      'settings and Cloudflare',
      { hosts: ['example.com', 'a.example.com'], live: known(['example.com', 'b.example.com']) },
      [
        'The settings list a.example.com, which the certificate example.com does not have at Cloudflare, and do not list b.example.com, which it has. What either of them lists is demanded.',
      ],
    ],
    [
      'settings that lack a host',
      { hosts: ['example.com'], live: known(['example.com', 'b.example.com']) },
      [
        'The settings do not list b.example.com, which the certificate example.com has at Cloudflare. What either of them lists is demanded.',
      ],
    ],
    [
      'code and settings, where Cloudflare was never asked',
      { hosts: ['example.com'], files: { 'main.tf': pack(both) } },
      [
        'The code lists shop.example.com, which the certificate example.com does not have in the settings. What either of them lists is demanded.',
      ],
    ],
    [
      'code in another order, with one that is new in front',
      {
        settings: '',
        live: snapshotIn(
          zoneIn({ packs: [of(['a.example.com', 'b.example.com'], '1'), of(['a.example.com'], '2')] }),
        ),
        files: {
          'main.tf':
            pack(listed('new.example.com')) +
            beside(listed('a.example.com'), 'first') +
            beside(listed('a.example.com', 'b.example.com'), 'second'),
        },
      },
      [],
    ],
    [
      'a list by hand of what Cloudflare validates by itself',
      { hosts: ['example.com'], live: snapshotIn(zoneIn({ packs: [packIn({ method: 'http' })] })) },
      [
        'The certificate example.com (00000000) is validated over HTTP, which Cloudflare does by itself while every host is proxied, so it demands no record. For delegated DCV, order anew with TXT validation: the method of an active certificate cannot be changed.',
      ],
    ],
  ])('%s', (_, repository, notes) => {
    expect(report(repository).notes).toEqual(notes);
  });
});
