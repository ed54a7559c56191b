import { dcv, judge } from '../support/judged.js';

const hosts = ['shop.example.com'];
const records = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;

/** A cluster that asks Let's Encrypt for these names, validated by a solver. */
function cluster(solver: string, ...names: string[]): Record<string, string> {
  return {
    'cluster.yaml': `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: { name: letsencrypt }
spec: { acme: { solvers: [{ ${solver} }] } }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec:
  dnsNames: [${names.map(name => `"${name}"`).join(', ')}]
  issuerRef: { name: letsencrypt, kind: ClusterIssuer }
`,
  };
}

const dns01 = 'dns01: { route53: { region: eu-central-1 } }';
const told = (column: number) =>
  `rival-claim _acme-challenge.shop.example.com cluster.yaml:10:${column} - The cert-manager Certificate shop/web has shop.example.com validated through _acme-challenge.shop.example.com as well, and writes a TXT there, where only the CNAME of delegated DCV may stand: one of the two is not renewed. Have it validated in another way, or leave the host to Cloudflare.`;

judge([
  [
    'cert-manager proves the host by DNS-01',
    { hosts, records, files: cluster(dns01, 'shop.example.com') },
    [told(14)],
  ],
  [
    'and the wildcard of the host',
    { hosts, records, files: cluster(dns01, '*.shop.example.com') },
    [told(14)],
  ],
  [
    'of several names the one that Cloudflare has too',
    { hosts, records, files: cluster(dns01, 'a.example.com', 'shop.example.com') },
    [told(31)],
  ],
  [
    'without an inventory, where the CNAME stands',
    { records, files: cluster(dns01, 'shop.example.com') },
    [told(14)],
  ],
  [
    'HTTP-01 writes nothing into the DNS',
    { hosts, records, files: cluster('http01: { ingress: { class: nginx } }', 'shop.example.com') },
    [],
  ],
  ['another host is nobody’s business', { hosts, records, files: cluster(dns01, 'blog.example.com') }, []],
]);
