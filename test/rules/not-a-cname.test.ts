import { dcv, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];
const owner = '_acme-challenge.shop';
const target = dcv('shop.example.com');

/** A configuration that publishes `zones/example.com.yaml` at providers of these classes. */
function publishedBy(...classes: string[]): string {
  const ids = classes.map((_, index) => `target${index}`);
  const providers = classes.map((name, index) => `  target${index}: { class: ${name} }\n`).join('');
  return `providers:
  config: { class: octodns.provider.yaml.YamlProvider, directory: ./zones }
${providers}zones:
  example.com.: { sources: [config], targets: [${ids.join(', ')}], lenient: true }
`;
}

const route53 = publishedBy('octodns_route53.Route53Provider');
const cloudflare = publishedBy('octodns_cloudflare.CloudflareProvider');
const alias = `${owner}: { type: ALIAS, value: ${target} }\n`;
const proxied = `${owner}: { type: CNAME, value: ${target}, octodns: { cloudflare: { proxied: true } } }\n`;
const plain = `${owner}: { type: CNAME, value: ${target} }\n`;

judge([
  [
    'an ALIAS stands in place of the CNAME',
    { hosts, files: { 'config.yaml': route53, 'zones/example.com.yaml': alias } },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The ALIAS record at _acme-challenge.shop.example.com is answered with addresses, where a CNAME must stand for certificate authorities to follow: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace it by the CNAME. → _acme-challenge.shop:\n  type: CNAME\n  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a provider’s own type of alias',
    {
      hosts,
      files: {
        'config.yaml': route53,
        'zones/example.com.yaml': `${owner}: { type: Route53Provider/ALIAS, value: { name: www, type: A } }\n`,
      },
    },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The ALIAS record at _acme-challenge.shop.example.com is answered with addresses, where a CNAME must stand for certificate authorities to follow: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace it by the CNAME. → _acme-challenge.shop:\n  type: CNAME\n  value: shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'the CNAME is proxied by Cloudflare',
    { hosts, files: { 'config.yaml': cloudflare, 'zones/example.com.yaml': proxied } },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The CNAME at _acme-challenge.shop.example.com is answered with addresses in its place, because it is proxied by Cloudflare (`octodns.cloudflare.proxied`): the certificate example.com cannot be renewed while shop.example.com cannot be validated. Turn that off for this record, so that the CNAME itself is answered.',
    ],
  ],
  [
    'another provider knows no proxy, whatever the record says',
    { hosts, files: { 'config.yaml': route53, 'zones/example.com.yaml': proxied } },
    [],
  ],
  [
    'of two providers one answers with addresses',
    {
      hosts,
      files: {
        'config.yaml': publishedBy(
          'octodns_route53.Route53Provider',
          'octodns_cloudflare.CloudflareProvider',
        ),
        'zones/example.com.yaml': proxied,
      },
    },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The CNAME at _acme-challenge.shop.example.com is answered with addresses in its place, because it is proxied by Cloudflare (`octodns.cloudflare.proxied`): the certificate example.com cannot be renewed while shop.example.com cannot be validated. Turn that off for this record, so that the CNAME itself is answered.',
    ],
  ],
  [
    'a CNAME that is not proxied',
    { hosts, files: { 'config.yaml': cloudflare, 'zones/example.com.yaml': plain } },
    [],
  ],
  [
    'without an inventory an ALIAS to a delegated-DCV target',
    { files: { 'config.yaml': route53, 'zones/example.com.yaml': alias } },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The ALIAS record at _acme-challenge.shop.example.com is answered with addresses, where a CNAME must stand for certificate authorities to follow, so nothing is validated through it. Replace it by the CNAME.',
    ],
  ],
  [
    'without an inventory a proxied delegated-DCV CNAME',
    { files: { 'config.yaml': cloudflare, 'zones/example.com.yaml': proxied } },
    [
      'not-a-cname _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - The CNAME at _acme-challenge.shop.example.com is answered with addresses in its place, because it is proxied by Cloudflare (`octodns.cloudflare.proxied`), so nothing is validated through it. Turn that off for this record, so that the CNAME itself is answered.',
    ],
  ],
  [
    'an ALIAS at another name is nobody’s business',
    {
      files: {
        'config.yaml': route53,
        'zones/example.com.yaml':
          "'': { type: ALIAS, value: www.example.net. }\n_acme-challenge.x: { type: ALIAS, value: www.example.net. }\n",
      },
    },
    [],
  ],
]);
