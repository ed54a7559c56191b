import { describe } from 'vitest';
import { dcv, judge } from '../support/judged.js';
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
        'policy-change example.com main.tf:2:1 - This change takes shop.example.com off the certificate cloudflare_certificate_pack.main in the code (main.tf:5 of the base). It also leaves no record at _acme-challenge.shop.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
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
  ]);
});
