import { expect, test } from 'vitest';
import { nameOf } from '../../../src/dns/name.js';
import { dnscontrol } from '../../../src/formats/dnscontrol/index.js';
import { linesOf, readOf } from './configured.js';

test('a CNAME is written as an argument of its zone, and read back as what it says', () => {
  const [zone] = readOf('D("example.com", REG, DnsProvider(DNS));\n').zones.items;
  const target = nameOf('app.example.com.0123456789abcdef.dcv.cloudflare.com');
  const written = ['_acme-challenge.app.example.com', 'example.com'].map(owner =>
    dnscontrol.writeCname(zone!, nameOf(owner), target),
  );
  expect(written).toEqual([
    'CNAME("_acme-challenge.app", "app.example.com.0123456789abcdef.dcv.cloudflare.com."),',
    'CNAME("@", "app.example.com.0123456789abcdef.dcv.cloudflare.com."),',
  ]);
  expect(linesOf(`D("example.com", REG, DnsProvider(DNS),\n${written[0]}\nEND);\n`)).toEqual([
    'zone example.com dnsconfig.js:2:1',
    '  _acme-challenge.app.example.com CNAME app.example.com.0123456789abcdef.dcv.cloudflare.com. dnsconfig.js:3:1',
  ]);
});
