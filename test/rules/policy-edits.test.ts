import { lockText } from '../../src/inventory/lock-file/write.js';
import { dcv, judge, type Repository, settingsFor } from '../support/judged.js';
import { packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const certificates = settingsFor(['example.com']);
const stands = `_acme-challenge CNAME ${dcv('example.com')}\n`;
const token = '_acme-challenge TXT "token"\n';
const ignoring = (rule: string, more = '') =>
  `ignore: [{ rule: ${rule}, owner: _acme-challenge.example.com, reason: soon${more} }]`;

/** A change of the settings beneath the certificates, and of the records. */
function change(
  before: readonly [settings: string, records: string],
  after: readonly [settings: string, records: string],
): Repository {
  return {
    settings: certificates + after[0],
    records: after[1],
    base: { settings: certificates + before[0], records: before[1] },
  };
}

judge([
  [
    'policy that stays is no news',
    change(['rules: { orphan-cname: off }', stands], ['rules: { orphan-cname: off } # a remark', stands]),
    [],
  ],
  [
    'a rule that is switched off together with the mistake still finds it',
    change(['', stands], ['rules: { missing-cname: off }', '']),
    [
      'missing-cname _acme-challenge.example.com example.com.zone:2:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . .github/delegated-dcv.yml:6:25 - This change makes missing-cname off instead of error. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'a severity that is lowered together with the mistake is still the base’s',
    change(['rules: { leftover-txt: error }', stands], ['rules: { leftover-txt: notice }', token]),
    [
      'leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . .github/delegated-dcv.yml:6:24 - This change makes leftover-txt notice instead of error. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'one that is raised counts once it is merged',
    change(['', token], ['rules: { leftover-txt: warning, unused-ignore: error }', token]),
    [
      'leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . .github/delegated-dcv.yml:6:24 - This change makes leftover-txt warning instead of error. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
      'notice policy-change . .github/delegated-dcv.yml:6:48 - This change makes unused-ignore error instead of warning. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'one that is taken out',
    change(['rules: { leftover-txt: warning }', token], ['', token]),
    [
      'warning leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . .github/delegated-dcv.yml:1:1 - This change makes leftover-txt error instead of warning. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'an ignore that comes together with the mistake sets nothing aside',
    change(['', stands], [ignoring('leftover-txt'), token]),
    [
      'leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - This change ignores leftover-txt at _acme-challenge.example.com (soon). Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'one that comes before the mistake is named, and not called unused',
    change(['', stands], [ignoring('leftover-txt'), stands]),
    [
      'notice policy-change _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - This change ignores leftover-txt at _acme-challenge.example.com (soon). Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'and sets it aside in the next change',
    change([ignoring('leftover-txt'), stands], [ignoring('leftover-txt'), token]),
    [],
  ],
  [
    'an ignore that is taken out counts until that is merged',
    change([ignoring('leftover-txt'), token], ['', token]),
    [
      'notice policy-change _acme-challenge.example.com .github/delegated-dcv.yml:1:1 - This change takes out the ignore of leftover-txt at _acme-challenge.example.com. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'one whose day is moved',
    change(
      [ignoring('leftover-txt', ', until: 2026-11-22'), token],
      [ignoring('leftover-txt', ', until: 2027-01-31'), token],
    ),
    [
      'leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - This change lets the ignore of leftover-txt at _acme-challenge.example.com end after 2027-01-31 instead of after 2026-11-22. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'another reason is no policy',
    change([ignoring('leftover-txt'), token], [ignoring('leftover-txt').replace('soon', 'later'), token]),
    [],
  ],
  [
    'an ignore of one certificate sets nothing aside that concerns another',
    {
      settings: `${certificates}${certificates.replace('certificates:\n', '')}ignore:
  - { rule: missing-cname, owner: _acme-challenge.example.com, certificate: example.com, reason: soon }`,
      records: '',
    },
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificates example.com and example.com (2) cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:11:5 - The ignore of missing-cname at _acme-challenge.example.com for the certificate example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'an ignore of the one certificate that it concerns does',
    { settings: certificates + ignoring('missing-cname', ', certificate: example.com'), records: '' },
    [],
  ],
  [
    'a comment that comes together with the mistake sets nothing aside',
    change(['', stands], ['', `${token.trimEnd()} ; dcv-check ignore leftover-txt: own client\n`]),
    [
      'leftover-txt _acme-challenge.example.com example.com.zone:3:1 - A TXT record stands at _acme-challenge.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . example.com.zone:3:31 - This change ignores leftover-txt here (own client). Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'a comment that is there already does, wherever it moves',
    change(
      ['', `${token.trimEnd()} ; dcv-check ignore leftover-txt: own client\n`],
      ['', `www A 192.0.2.1\n; dcv-check ignore leftover-txt: own client\n${token}`],
    ),
    [],
  ],
  [
    'a comment that is taken out counts until that is merged',
    change(['', `${token.trimEnd()} ; dcv-check ignore leftover-txt: own client\n`], ['', token]),
    [
      'notice policy-change _acme-challenge.example.com example.com.zone:3:1 - This change takes out the ignore of leftover-txt at _acme-challenge.example.com. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'it does not cover another name that it is put to',
    {
      settings: settingsFor(['example.com', 'shop.example.com']),
      records: `${stands}_acme-challenge.shop TXT "token" ; dcv-check ignore leftover-txt: own client\n`,
      base: {
        settings: settingsFor(['example.com', 'shop.example.com']),
        records: `${token.trimEnd()} ; dcv-check ignore leftover-txt: own client\n_acme-challenge.shop CNAME ${dcv('shop.example.com')}\n`,
      },
    },
    [
      'leftover-txt _acme-challenge.shop.example.com example.com.zone:4:1 - A TXT record stands at _acme-challenge.shop.example.com, where only the CNAME may stand: the certificate example.com cannot be renewed while shop.example.com cannot be validated. Replace the TXT record by the CNAME. → _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.',
      'notice policy-change . example.com.zone:4:36 - This change ignores leftover-txt here (own client). Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'a comment that is of no use is said to be',
    change(['', stands], ['', `${stands.trimEnd()} ; dcv-check ignore leftover-txt: own client\n`]),
    [
      'unused-ignore . example.com.zone:3:74 - The ignore of leftover-txt here matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'which files are read',
    change(['', stands], ['files: [{ paths: ["*.zone"], format: bind, zone: example.com }]', stands]),
    [
      'notice policy-change . .github/delegated-dcv.yml:6:11 - This change edits which files are read, and as what, so what they hold may be judged otherwise than before. See that every file with DNS is still among them.',
    ],
  ],
  [
    'the settings are deleted together with the mistake',
    {
      settings: '',
      records: '',
      base: { settings: `${certificates}rules: { orphan-cname: error }`, records: stands },
    },
    [
      'policy-change example.com - - This change takes example.com off the certificate example.com (.github/delegated-dcv.yml:5 of the base). It also leaves no record at _acme-challenge.example.com: right only where the certificate at Cloudflare no longer has the host, since otherwise it cannot be renewed.',
      'notice policy-change . .github/delegated-dcv.yml:1:1 - This change makes orphan-cname warning instead of error. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
  [
    'how old the lock file may be',
    {
      settings: 'cloudflare: { max_age: 900d }',
      records: stands,
      files: {
        '.github/delegated-dcv.lock.json': lockText({
          ...snapshotIn(zoneIn({ packs: [packIn()] })),
          readAt: '2026-10-01T00:00:00Z',
        }),
      },
      base: {
        settings: '',
        records: stands,
        files: {
          '.github/delegated-dcv.lock.json': lockText({
            ...snapshotIn(zoneIn({ packs: [packIn()] })),
            readAt: '2026-10-01T00:00:00Z',
          }),
        },
      },
    },
    [
      'stale-inventory . .github/delegated-dcv.lock.json:4:15 - The lock file .github/delegated-dcv.lock.json was read on 2026-10-01, longer ago than the 14 days that it may be old: what was ordered or moved since is not judged. Refresh it with dcv-check inventory --lock .github/delegated-dcv.lock.json and a token of Cloudflare.',
      'notice policy-change . .github/delegated-dcv.yml:1:1 - This change lets the lock file be 900 days old instead of 14 days. Until it is merged the base’s word counts, so that no change lowers the bar for itself.',
    ],
  ],
]);
