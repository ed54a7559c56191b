import { dcv, judge, octodns } from '../support/judged.js';

const hosts = ['shop.example.com'];
const record = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;

judge([
  [
    'a bad line that could not matter is passed over',
    { hosts, records: `${record}www A not-an-address` },
    [],
  ],
  [
    'a bad line that is the record',
    { hosts, records: '_acme-challenge.shop CNAME' },
    [
      'unreadable . example.com.zone:3:1 - CNAME has 1 field, but none stand here. Complete the record.',
      'unresolved _acme-challenge.shop.example.com example.com.zone:3:1 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: the record here cannot be read.',
    ],
  ],
  [
    'a bad line at another name that could matter',
    { hosts, records: `${record}dev NS` },
    ['unreadable . example.com.zone:4:1 - NS has 1 field, but none stand here. Complete the record.'],
  ],
  [
    'a bad line without an inventory',
    { records: '_acme-challenge.www CNAME' },
    ['unreadable . example.com.zone:3:1 - CNAME has 1 field, but none stand here. Complete the record.'],
  ],
  [
    'a file that is no YAML',
    { hosts, files: { 'config.yaml': octodns, 'zones/example.com.yaml': 'a: [\n' } },
    [
      'unresolved _acme-challenge.shop.example.com zones/example.com.yaml:1:1 - Whether _acme-challenge.shop.example.com has the CNAME that the certificate example.com needs cannot be known: zones/example.com.yaml could not be wholly read: its YAML is broken.',
      'unreadable . zones/example.com.yaml:2:1 - The YAML is broken: Flow sequence in block collection must be sufficiently indented and end with a ]. Indent with spaces, all entries of one mapping or list equally far.',
    ],
  ],
  [
    'a file that is no YAML, of a zone that nothing asks about',
    { files: { 'config.yaml': octodns, 'zones/example.com.yaml': 'a: [\n' } },
    [
      'unreadable . zones/example.com.yaml:2:1 - The YAML is broken: Flow sequence in block collection must be sufficiently indented and end with a ]. Indent with spaces, all entries of one mapping or list equally far.',
    ],
  ],
  [
    'settings name files that are not there',
    {
      settings: `files:
  - paths: ["zones/*"]
    format: bind
`,
    },
    [
      'unreadable . .github/delegated-dcv.yml:2:5 - No file matches zones/*, so nothing is read as bind. Mend the pattern or delete the entry.',
    ],
  ],
]);
