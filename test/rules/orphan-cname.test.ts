import { dcv, foreignUrl, head, judge } from '../support/judged.js';

const hosts = ['example.com'];
const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;

judge([
  [
    'no certificate lists the host',
    { hosts, records: `${apex}_acme-challenge.old CNAME ${dcv('old.example.com')}` },
    [
      'orphan-cname _acme-challenge.old.example.com example.com.zone:4:1 - No certificate needs the CNAME at _acme-challenge.old.example.com, and while it stands, who holds 0123456789abcdef.dcv.cloudflare.com can have certificates for old.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
    ],
  ],
  [
    'a foreign validation URL is orphaned too',
    { hosts, records: `${apex}_acme-challenge.old CNAME ${dcv('old.example.com', foreignUrl)}` },
    [
      'orphan-cname _acme-challenge.old.example.com example.com.zone:4:1 - No certificate needs the CNAME at _acme-challenge.old.example.com, and while it stands, who holds fedcba9876543210.dcv.cloudflare.com can have certificates for old.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
    ],
  ],
  [
    'a host that only the wildcard covers needs no record',
    {
      hosts: ['example.com', '*.example.com'],
      records: `${apex}_acme-challenge.www CNAME ${dcv('www.example.com')}`,
    },
    [
      'orphan-cname _acme-challenge.www.example.com example.com.zone:4:1 - No certificate needs the CNAME at _acme-challenge.www.example.com, and while it stands, who holds 0123456789abcdef.dcv.cloudflare.com can have certificates for www.example.com issued. Delete it, list the host in its certificate, or ignore this finding with the reason.',
    ],
  ],
  [
    'of zones that the inventory does not speak of nothing is known',
    {
      hosts,
      records: apex,
      files: { 'example.org.zone': `${head}_acme-challenge CNAME ${dcv('example.org', foreignUrl)}` },
    },
    [],
  ],
  [
    'without an inventory nothing is known',
    { records: `_acme-challenge.old CNAME ${dcv('old.example.com')}` },
    [],
  ],
  [
    'an inventory that is not wholly known proves nothing',
    {
      settings: `cloudflare: {}
certificates:
  - { zone: example.com, validation_url: 0123456789abcdef, hosts: [example.com] }
`,
      records: `${apex}_acme-challenge.old CNAME ${dcv('old.example.com')}`,
    },
    [
      'unresolved . .github/delegated-dcv.yml:1:1 - Which certificates there are cannot be known: the lock file .github/delegated-dcv.lock.json is not there, and Cloudflare was not asked (dcv-check inventory --lock .github/delegated-dcv.lock.json writes it). What they need was not judged.',
    ],
  ],
  [
    'a link in the chain of a required name is needed',
    { hosts, records: `_acme-challenge CNAME dcv\ndcv CNAME ${dcv('example.com')}` },
    [
      'notice wrong-target _acme-challenge.example.com example.com.zone:3:23 other _acme-challenge.example.com reaches its target only through dcv.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'a misplaced one is misplaced-cname’s to tell',
    { hosts, records: `${apex}_acme_challenge.old CNAME ${dcv('old.example.com')}` },
    [
      'misplaced-cname _acme_challenge.old.example.com example.com.zone:4:1 misspelt-label The CNAME stands at _acme_challenge.old.example.com, which is misspelt, so nothing is validated through it. It belongs at _acme-challenge.old.example.com. → _acme-challenge.old  IN CNAME  old.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'one that is never answered is occluded-cname’s',
    { hosts, records: `${apex}dev NS ns.example.net.\n_acme-challenge.dev CNAME ${dcv('dev.example.com')}` },
    [
      'occluded-cname _acme-challenge.dev.example.com example.com.zone:5:1 - The CNAME at _acme-challenge.dev.example.com is written into the zone example.com, but dev.example.com is delegated to other servers, so it is never answered. Write it into the zone on those servers.',
    ],
  ],
  [
    'a wrong target is wrong-target’s',
    { hosts, records: `${apex}_acme-challenge.old CNAME 0123456789abcdef.dcv.cloudflare.com.` },
    [
      'wrong-target _acme-challenge.old.example.com example.com.zone:4:27 missing-host The CNAME at _acme-challenge.old.example.com points to the bare validation URL, without the host before it, so nothing is validated through it. → _acme-challenge.old  IN CNAME  old.example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
]);
