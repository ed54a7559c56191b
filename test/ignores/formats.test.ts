import { expect, test } from 'vitest';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { treeOf } from '../support/tree.js';

const settings = `certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
`;
const above = '# dcv-check ignore leftover-txt: agreed';

/** Files of each format in which a TXT record stands where the CNAME must, with a comment for it. */
const repositories: Record<string, Record<string, string>> = {
  bind: {
    'example.com.zone':
      `@ 60 SOA ns h 1 2 3 4 5\n_acme-challenge 60 TXT ( "x"\n) ; dcv-check ignore wrong-target: for the line of the bracket\n`.replace(
        '_acme',
        '; dcv-check ignore leftover-txt: agreed\n_acme',
      ),
  },
  octodns: { 'example.com.yaml': `---\n_acme-challenge: ${above}\n  - type: TXT\n    value: x\n` },
  'octodns without indentation': {
    'example.com.yaml': `---\n${above}\n_acme-challenge:\n- type: TXT\n  value: x\n`,
  },
  dnscontrol: {
    'dnsconfig.js': `D("example.com", NewRegistrar("none"), DnsProvider(NewDnsProvider("bind")),\n  A("www", "192.0.2.1"),\n  ${above.replace('#', '//')}\n  TXT("_acme-challenge", "x"),\n);\n`,
  },
  'dnscontrol behind it, in what is required': {
    'dnsconfig.js': 'require("./a.js");\n',
    'a.js': `D("example.com", NewRegistrar("none"), DnsProvider(NewDnsProvider("bind")), TXT("_acme-challenge", "x")); /* ${above.slice(2)} */\n`,
  },
  terraform: {
    'main.tf': `resource "aws_route53_zone" "z" {\n  name = "example.com"\n}\n${above}\nresource "aws_route53_record" "r" {\n  zone_id = aws_route53_zone.z.zone_id\n  name    = "_acme-challenge.example.com"\n  type    = "TXT"\n  ttl     = 60\n  records = ["x"]\n}\n`,
  },
  'external-dns': {
    'endpoint.yaml': `apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nmetadata: { name: a }\nspec:\n  endpoints:\n    ${above}\n    - dnsName: _acme-challenge.example.com\n      recordType: TXT\n      targets: [x]\n`,
  },
  gcloud: {
    'records.yaml': `---\nkind: dns#resourceRecordSet\nname: example.com.\nrrdatas:\n- ns. h. 1 2 3 4 5\nttl: 60\ntype: SOA\n---\n${above}\nkind: dns#resourceRecordSet\nname: _acme-challenge.example.com.\nrrdatas:\n- '"x"'\nttl: 60\ntype: TXT\n`,
  },
  cloudformation: {
    'template.yaml': `Resources:\n  Zone:\n    Type: AWS::Route53::HostedZone\n    Properties: { Name: example.com }\n  ${above}\n  Record:\n    Type: AWS::Route53::RecordSet\n    Properties:\n      HostedZoneId: !Ref Zone\n      Name: _acme-challenge.example.com.\n      Type: TXT\n      TTL: 60\n      ResourceRecords: ['"x"']\n`,
  },
  'pulumi-yaml': {
    'Pulumi.yaml': `name: a\nruntime: yaml\nresources:\n  zone:\n    type: aws:route53:Zone\n    properties: { name: example.com }\n  record: ${above}\n    type: aws:route53:Record\n    properties:\n      zoneId: \${zone.zoneId}\n      name: _acme-challenge.example.com\n      type: TXT\n      ttl: 60\n      records: [x]\n`,
  },
  'config-connector': {
    'set.yaml': `apiVersion: dns.cnrm.cloud.google.com/v1beta1\nkind: DNSManagedZone\nmetadata: { name: z }\nspec: { dnsName: example.com. }\n---\n${above}\napiVersion: dns.cnrm.cloud.google.com/v1beta1\nkind: DNSRecordSet\nmetadata: { name: a }\nspec:\n  name: _acme-challenge.example.com.\n  type: TXT\n  ttl: 60\n  managedZoneRef: { name: z }\n  rrdatas: ['"x"']\n`,
  },
};

test.each(Object.entries(repositories))('a comment sets aside what it stands beside in %s', (_, files) => {
  const found = (commented: Record<string, string>) => {
    const tree = treeOf({ '.github/delegated-dcv.yml': settings, ...commented });
    const { findings, ignored } = run(
      { tree, settings: loadSettings(tree) },
      { failOn: 'error', now: '2026-11-23T12:00:00Z' },
    );
    const isTold = ({ rule }: (typeof findings)[number]) => rule !== 'unused-ignore';
    return {
      findings: findings.filter(isTold).map(({ rule, owner }) => `${rule} ${owner}`),
      ignored: ignored.map(({ finding, reason }) => `${finding.rule} ${finding.owner}: ${reason}`),
    };
  };
  expect(found(files)).toEqual({
    findings: [],
    ignored: ['leftover-txt _acme-challenge.example.com: agreed'],
  });
  const bare = Object.entries(files).map(([path, text]) => [path, text.replaceAll('dcv-check', 'remark')]);
  expect(found(Object.fromEntries(bare))).toEqual({
    findings: ['leftover-txt _acme-challenge.example.com'],
    ignored: [],
  });
});
