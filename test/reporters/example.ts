import { nameOf } from '../../src/dns/name.js';
import type { Report } from '../../src/report.js';
import { certificateOf, fileOf, findingOf, judged, reportOf, spanOf } from '../support/report.js';

const settings = fileOf(
  '.github/delegated-dcv.yml',
  `certificates:
  - zone: example.com
    validation_url: 0123456789abcdef.dcv.cloudflare.com
    hosts: [example.com, "*.example.com", shop.example.com]
`,
);

const zone = fileOf(
  'dns/example.com.yaml',
  `'':
  type: A
  value: 192.0.2.1
_acme-challenge:
  type: CNAME
  value: example.com.fedcba9876543210.dcv.cloudflare.com.
_acme-challenge.api:
  - type: CNAME
    value: api.example.com.0123456789abcdef.dcv.cloudflare.com.
  - type: TXT
    value: 3ncm7Q2i-left-over
`,
);

const base = fileOf(
  'dns/example.com.yaml',
  `'':
  type: A
  value: 192.0.2.1
_acme-challenge.shop:
  type: CNAME
  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.
`,
);

const certificate = certificateOf('example.com', [
  'example.com',
  '*.example.com',
  'shop.example.com',
  'api.example.com',
]);

/** A pull request that deletes one validation CNAME while another has long been out of date. */
export const example: Report = reportOf({
  base: 'origin/main',
  docs: 'https://example.test/docs/rules',
  requirements: [
    judged(certificate, 'example.com', 'violated', spanOf(zone, '_acme-challenge:\n  type: CNAME')),
    judged(certificate, 'api.example.com', 'met', spanOf(zone, 'type: CNAME\n    value: api')),
    judged(certificate, 'shop.example.com', 'violated'),
  ],
  findings: [
    findingOf({
      message:
        'Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated.',
      certificates: [certificate],
      span: spanOf(zone, "'':"),
      related: [{ span: spanOf(settings, 'shop.example.com'), message: 'shop.example.com is listed here' }],
      expected:
        '_acme-challenge.shop:\n  type: CNAME\n  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      introduced: true,
      baseSpan: spanOf(base, '_acme-challenge.shop:'),
      fingerprint: '11111111111111111111111111111111',
    }),
    findingOf({
      rule: 'outdated-validation-url',
      owner: nameOf('_acme-challenge.example.com'),
      message:
        'The CNAME at _acme-challenge.example.com names the former validation URL fedcba9876543210.dcv.cloudflare.com: the certificate example.com cannot be renewed while example.com and *.example.com cannot be validated.',
      certificates: [certificate],
      span: spanOf(zone, 'example.com.fedcba9876543210.dcv.cloudflare.com.'),
      expected: '_acme-challenge:\n  type: CNAME\n  value: example.com.0123456789abcdef.dcv.cloudflare.com.',
      introduced: false,
      fingerprint: '22222222222222222222222222222222',
    }),
    findingOf({
      rule: 'leftover-txt',
      severity: 'warning',
      owner: nameOf('_acme-challenge.api.example.com'),
      message:
        'A TXT record stands beside the CNAME at _acme-challenge.api.example.com, and only the CNAME may stand there.',
      span: spanOf(zone, 'type: TXT\n    value: 3ncm7Q2i-left-over'),
      introduced: true,
      fingerprint: '33333333333333333333333333333333',
    }),
  ],
  mended: [
    findingOf({
      rule: 'orphan-cname',
      severity: 'warning',
      owner: nameOf('_acme-challenge.old.example.com'),
      message: 'No certificate needs the CNAME at _acme-challenge.old.example.com.',
      span: spanOf(base, '_acme-challenge.shop:'),
      fingerprint: '44444444444444444444444444444444',
    }),
  ],
  ignored: [{ finding: findingOf(), reason: 'own ACME client until the move' }],
  gaps: [
    {
      reason: 'the zone of dns/dynamic.yaml depends on a variable',
      parts: [{ expression: '…', reason: 'a variable' }],
      span: { file: fileOf('dns/dynamic.yaml', ''), start: 0, end: 0 },
    },
  ],
  notes: ['The settings of origin/main were used.'],
});
