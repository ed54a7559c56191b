import { describe } from 'vitest';
import { judge, validationUrl } from '../../support/judged.js';

const endpoints = `apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
spec:
  endpoints:
    - dnsName: _acme-challenge.example.com
      recordType: CNAME
      targets: [example.com.${validationUrl}]
`;

const zone = `apiVersion: dns.cnrm.cloud.google.com/v1beta1
kind: DNSManagedZone
metadata: {name: main}
spec: {dnsName: example.com.}
`;

const lost =
  'Nothing stands at _acme-challenge.www.example.com: the certificate example.com cannot be renewed while www.example.com cannot be validated.';
const unknown =
  'Whether _acme-challenge.www.example.com has the CNAME that the certificate example.com needs cannot be known:';

describe('a whole run over manifests of Kubernetes', () => {
  judge([
    ['finds what a DNSEndpoint holds', { hosts: ['example.com'], files: { 'dns.yaml': endpoints } }, []],
    [
      'writes what is missing as an endpoint',
      { hosts: ['example.com', 'www.example.com'], files: { 'dns.yaml': endpoints } },
      [
        `missing-cname _acme-challenge.www.example.com dns.yaml:5:5 - ${lost} → - dnsName: _acme-challenge.www.example.com\n  recordType: CNAME\n  targets:\n    - www.example.com.${validationUrl}`,
      ],
    ],
    [
      'writes what is missing as a record set of a zone',
      { hosts: ['www.example.com'], files: { 'dns.yaml': zone } },
      [
        `missing-cname _acme-challenge.www.example.com dns.yaml:1:1 - ${lost} → ---\napiVersion: dns.cnrm.cloud.google.com/v1beta1\nkind: DNSRecordSet\nmetadata:\n  name: acme-challenge-www-example-com\nspec:\n  name: "_acme-challenge.www.example.com."\n  type: CNAME\n  ttl: 300\n  managedZoneRef:\n    name: main\n  rrdatas:\n    - www.example.com.${validationUrl}.`,
      ],
    ],
    [
      'a template may fill in the name',
      {
        hosts: ['www.example.com'],
        files: { 'dns.yaml': endpoints.replace('_acme-challenge.', '{{ .a }}.') },
      },
      [
        `unresolved _acme-challenge.www.example.com dns.yaml:5:7 - ${unknown} the owner of a CNAME record depends on .a, an expression that a template fills in.`,
      ],
    ],
    [
      'a variable may fill in the zone',
      {
        hosts: ['www.example.com'],
        files: {
          'dns.yaml': endpoints.replace('_acme-challenge.example.com', '_acme-challenge.www.${DOMAIN}'),
        },
      },
      [
        `unresolved _acme-challenge.www.example.com dns.yaml:5:7 - ${unknown} the zone of the record here could not be told, because its name depends on DOMAIN, a variable that is filled in on deployment.`,
      ],
    ],
    [
      'a name in a template’s block is neither there nor missing',
      { hosts: ['example.com'], files: { 'dns.yaml': `{{ if .a }}\n${endpoints}{{ end }}\n` } },
      [
        'unresolved _acme-challenge.example.com dns.yaml:6:7 - Whether _acme-challenge.example.com has the CNAME that the certificate example.com needs cannot be known: whether the record here is there is left to a template.',
      ],
    ],
  ]);
});
