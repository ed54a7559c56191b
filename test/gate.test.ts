import { expect, test } from 'vitest';
import { dcv, foreignUrl, head, type Repository, report, settingsFor, twoViews } from './support/judged.js';

const apex = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const shop = `_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`;
const foreign = `_acme-challenge CNAME ${dcv('example.com', foreignUrl)}\n`;
const misspelt = `_acme-challenge.shops CNAME ${dcv('shop.example.com')}\n`;
const txt = '_acme-challenge TXT token\n';
const hosts = ['example.com', 'shop.example.com'];
const inside = 'inside/example.com.zone';
const outside = 'outside/example.com.zone';
const views = (one: string, other: string) => ({
  files: { 'named.conf': twoViews, [inside]: head + one, [outside]: head + other },
});
const settings = '.github/delegated-dcv.yml';

/** Settings with a certificate for each list of hosts. */
const certificates = (...lists: (readonly string[])[]) =>
  ['certificates:', ...lists.map(list => settingsFor(list).split('\n').slice(1).join('\n'))].join('\n');
const issuedBy = (authority: string, ...list: string[]) => settingsFor(list, authority);

/** What a change does that starts from a base: its verdict, what it introduced (+), what stands (=). */
function outcome(change: Repository, base: Repository): string[] {
  const { verdict, findings } = report({ ...change, base });
  const lines = findings.map(
    ({ introduced, severity, rule, owner, span }) =>
      `${introduced ? '+' : '='} ${severity} ${rule} ${owner || '.'} ${span?.file.path}`,
  );
  return [verdict, ...lines];
}

test.each<[string, Repository, Repository, string[]]>([
  [
    'a record taken from one view while another view gets it',
    { hosts, ...views(apex + shop, apex) },
    { hosts, ...views(apex, apex + shop) },
    ['fail', `+ error missing-cname _acme-challenge.shop.example.com ${outside}`],
  ],
  [
    'the second link of a chain, broken',
    { hosts, records: `${apex}_acme-challenge.shop CNAME c\nc CNAME elsewhere.example.net.\n` },
    { hosts, records: `${apex}_acme-challenge.shop CNAME c\nc CNAME ${dcv('shop.example.com')}\n` },
    ['fail', '+ error wrong-target _acme-challenge.shop.example.com example.com.zone'],
  ],
  [
    'a record deleted beside a misplaced one, which stood and explains it',
    { hosts, records: apex + misspelt },
    { hosts, records: apex + shop + misspelt },
    ['fail', '+ error misplaced-cname _acme-challenge.shops.example.com example.com.zone'],
  ],
  [
    'a record deleted beside a TXT that stays',
    { hosts: ['example.com'], records: txt },
    { hosts: ['example.com'], records: apex + txt },
    ['fail', '+ error leftover-txt _acme-challenge.example.com example.com.zone'],
  ],
  [
    'the right one of two CNAMEs, handed to somebody else',
    { hosts: ['example.com'], records: `${foreign}_acme-challenge CNAME x\n` },
    { hosts: ['example.com'], records: `${apex}_acme-challenge CNAME x\n` },
    ['fail', '+ error conflicting-records _acme-challenge.example.com example.com.zone'],
  ],
  [
    'a CNAME that turns from one to the other of two certificates that both want it',
    { settings: conflict(), records: foreign },
    { settings: conflict(), records: apex },
    ['fail', `+ error conflicting-certificates _acme-challenge.example.com ${settings}`],
  ],
  [
    'CAA records that forbid more hosts than before',
    {
      settings: issuedBy('google', 'example.com', '*.example.com'),
      records: `${apex}@ CAA 0 issue "ssl.com"\n`,
    },
    {
      settings: issuedBy('google', 'example.com', '*.example.com'),
      records: `${apex}@ CAA 0 issuewild "ssl.com"\n`,
    },
    ['fail', '+ error caa-forbids-issuance example.com example.com.zone'],
  ],
  [
    'a host that loses its own CAA records to those above it, which forbid another host already',
    {
      settings: issuedBy('google', ...hosts),
      records: `${apex}${shop}@ CAA 0 issue "ssl.com"\n`,
    },
    {
      settings: issuedBy('google', ...hosts),
      records: `${apex}${shop}@ CAA 0 issue "ssl.com"\nshop CAA 0 issue "pki.goog"\n`,
    },
    ['fail', '+ error caa-forbids-issuance example.com example.com.zone'],
  ],
  [
    'a wildcard that leaves the inventory together with its right to be issued',
    { settings: issuedBy('google', 'example.com'), records: `${apex}@ CAA 0 issuewild "ssl.com"\n` },
    { settings: issuedBy('google', 'example.com', '*.example.com'), records: apex },
    [
      'fail',
      '+ error caa-forbids-issuance example.com example.com.zone',
      `+ warning policy-change example.com ${settings}`,
    ],
  ],
  [
    'what a comment sets aside in one view, in another',
    { hosts: ['example.com'], ...views(`; dcv-check ignore leftover-txt: inside only\n${txt}`, txt) },
    { hosts: ['example.com'], ...views(`; dcv-check ignore leftover-txt: inside only\n${txt}`, apex) },
    ['fail', `+ error leftover-txt _acme-challenge.example.com ${outside}`],
  ],
])('is red: %s', (_, change, base, expected) => {
  expect(outcome(change, base)).toEqual(expected);
});

test.each<[string, Repository, Repository, string[]]>([
  [
    'another authority in the settings, and in the CAA records',
    {
      settings: issuedBy('lets_encrypt', 'example.com'),
      records: `${apex}@ CAA 0 issue "letsencrypt.org"\n`,
    },
    { settings: issuedBy('google', 'example.com'), records: `${apex}@ CAA 0 issue "pki.goog"\n` },
    ['pass', `+ warning policy-change example.com ${settings}`],
  ],
  [
    'an authority that is named no more',
    { settings: settingsFor(['example.com']), records: `${apex}@ CAA 0 issue "letsencrypt.org"\n` },
    { settings: issuedBy('google', 'example.com'), records: `${apex}@ CAA 0 issue "pki.goog"\n` },
    ['pass', `+ warning policy-change example.com ${settings}`],
  ],
  [
    'other files that are read in place of those that lose the record',
    {
      settings: `${settingsFor(hosts)}files: [{ paths: [other.zone], format: bind, zone: example.com }]\n`,
      records: '',
      files: { 'other.zone': head + apex + shop },
    },
    { hosts, records: apex + shop },
    ['pass', `+ warning policy-change . ${settings}`, `+ notice policy-change . ${settings}`],
  ],
])('passes in the open: %s', (_, change, base, expected) => {
  expect(outcome(change, base)).toEqual(expected);
});

test.each<[string, Repository, Repository, string[]]>([
  [
    'certificates whose labels shift, since one was put before them',
    {
      settings: certificates(['new.example.com'], ['example.com'], ['shop.example.com']),
      records: `${apex}_acme-challenge.new CNAME ${dcv('new.example.com')}\n`,
    },
    { settings: certificates(['example.com'], ['shop.example.com']), records: apex },
    ['pass', '= error missing-cname _acme-challenge.shop.example.com example.com.zone'],
  ],
  [
    'one of two certificates with a host given up',
    { settings: certificates(hosts), records: apex },
    { settings: certificates(hosts, ['shop.example.com']), records: apex },
    ['pass', '= error missing-cname _acme-challenge.shop.example.com example.com.zone'],
  ],
  [
    'one of two views mended',
    { hosts: ['example.com'], ...views(apex, foreign) },
    { hosts: ['example.com'], ...views(foreign, foreign) },
    ['pass', `= error outdated-validation-url _acme-challenge.example.com ${outside}`],
  ],
  [
    'the CNAME put beside a TXT that is to go next',
    { hosts: ['example.com'], records: apex + txt },
    { hosts: ['example.com'], records: txt },
    ['pass', '= error leftover-txt _acme-challenge.example.com example.com.zone'],
  ],
  [
    'a file that moves with a mistake in it',
    { hosts: ['example.com'], files: { 'zones/example.com.zone': `${head + apex}www A nonsense here\n` } },
    { hosts: ['example.com'], records: `${apex}www A nonsense here\n` },
    ['pass', '= error unreadable . zones/example.com.zone'],
  ],
  [
    'a comment that speaks in one view, when nothing changes',
    { hosts: ['example.com'], ...views(`; dcv-check ignore leftover-txt: inside only\n${txt}`, txt) },
    { hosts: ['example.com'], ...views(`; dcv-check ignore leftover-txt: inside only\n${txt}`, txt) },
    ['pass', `= error leftover-txt _acme-challenge.example.com ${outside}`],
  ],
])('is green: %s', (_, change, base, expected) => {
  expect(outcome(change, base)).toEqual(expected);
});

/** Two certificates of one host that want different targets. */
function conflict(): string {
  const other = settingsFor(['example.com']).replace(/validation_url: .*/, `validation_url: ${foreignUrl}`);
  return settingsFor(['example.com']) + other.split('\n').slice(1).join('\n');
}
