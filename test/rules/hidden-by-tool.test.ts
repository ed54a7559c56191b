import { dcv, judge } from '../support/judged.js';

const hosts = ['shop.example.com', 'blog.example.com'];
const zone = hosts
  .toReversed()
  .map(host => `_acme-challenge.${host.split('.')[0]}: { type: CNAME, value: ${dcv(host)} }\n`)
  .join('');

/** A configuration whose zone goes through one processor. */
function through(processor: string): Record<string, string> {
  const config = `providers:
  config: { class: octodns.provider.yaml.YamlProvider, directory: ./zones }
  route53: { class: octodns_route53.Route53Provider }
processors:
  hiding: ${processor}
zones:
  example.com.: { sources: [config], targets: [route53], processors: [hiding] }
`;
  return { 'config.yaml': config, 'zones/example.com.yaml': zone };
}

judge([
  [
    'octoDNS leaves challenges of others alone',
    { hosts, files: through('{ class: octodns.processor.acme.AcmeManagingProcessor }') },
    [
      'hidden-by-tool example.com config.yaml:5:11 - AcmeManagingProcessor leaves live TXT records at _acme-challenge.shop.example.com and _acme-challenge.blog.example.com as they are, whatever the repository says: an old challenge lives on there unseen, and keeps the CNAME out or is answered in its place. See what is live: dig TXT _acme-challenge.shop.example.com',
    ],
  ],
  [
    'a filter by type hides it from octoDNS',
    {
      hosts,
      files: through('{ class: octodns.processor.filter.TypeRejectlistFilter, rejectlist: [TXT, SOA] }'),
    },
    [
      'hidden-by-tool example.com config.yaml:5:11 - TypeRejectlistFilter leaves live TXT records at _acme-challenge.shop.example.com and _acme-challenge.blog.example.com as they are, whatever the repository says: an old challenge lives on there unseen, and keeps the CNAME out or is answered in its place. See what is live: dig TXT _acme-challenge.shop.example.com',
    ],
  ],
  [
    'a filter of other types hides nothing that matters',
    { hosts, files: through('{ class: octodns.processor.filter.TypeRejectlistFilter, rejectlist: [MX] }') },
    [],
  ],
  [
    'nothing is required there',
    { files: through('{ class: octodns.processor.acme.AcmeManagingProcessor }') },
    [],
  ],
]);
